"""Inline Markdown: the words of one paragraph, headline or caption in, runs of final copy out.

Emphasis becomes flags that combine, links become runs with an address, code stays roman, breaks become spaces; pictures are
lifted out, footnote marks become superior numbers, raw HTML is taken out and reported. Every finding has its line.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from stonehand.intake import sanitise
from stonehand.intake.footnotes import Notes, add_inline_note, number_of
from stonehand.intake.parser import parser
from stonehand.intake.typography import Piece, set_right
from stonehand.model.article import Emphasis, Run, Runs
from stonehand.model.finding import Finding, Outcome, Where, warning


@dataclass(frozen=True, slots=True)
class Atom:
    """A stretch of raw text as it stands in the file, with what is known of it; `verbatim` text keeps its marks."""

    text: str
    emphasis: Emphasis = Emphasis.ROMAN
    link: str | None = None
    verbatim: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture written in the text: address, alternative text and title as they stand, and its line in the file."""

    file: str
    alt: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Words:
    """What a stretch of inline Markdown holds."""

    atoms: tuple[Atom, ...]
    images: tuple[Image, ...]
    findings: tuple[Finding, ...]


def read_inline(text: str, where: Where, lang: str) -> Outcome[Runs]:
    """Read a headline, standfirst or caption: inline Markdown only, in one language (a BCP 47 tag)."""
    env: dict[str, object] = {}
    notes = Notes(where.path, where.line or 1)
    tokens = parser().parseInline(text, env)[0].children or []
    words = read_words(tokens, env, notes, where.line or 1)
    findings = [*words.findings, *notes.findings]
    if words.images or notes.definitions:
        what = "a picture" if words.images else "a footnote"
        message = f"{what} cannot stand in a headline, caption or standfirst; it is left out"
        findings.append(warning("intake/misplaced-matter", message, where, hint="put it into the text"))
    return Outcome(to_runs(words.atoms, lang), tuple(findings))


def read_words(tokens: Sequence[Token], env: dict[str, object], notes: Notes, line: int) -> Words:
    """Walk the children of an inline token that begins in `line` of the file (counted from 1)."""
    walk = _Walk(notes, env, line)
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.type == "html_inline":
            at = _html(walk, tokens, at)
        else:
            _HANDLERS[token.type](walk, token)
        at += 1
    raw = sanitise.report_tags("".join(walk.raw), notes.path, walk.raw_line or line)
    return Words(tuple(walk.atoms), tuple(walk.images), (*walk.findings, *raw))


def to_runs(atoms: Sequence[Atom], lang: str) -> Runs:
    """Set the atoms in the language's punctuation and join neighbours of one emphasis and link."""
    runs: list[Run] = []
    texts = set_right([Piece(atom.text, atom.verbatim) for atom in atoms], lang)
    for atom, text in zip(atoms, texts, strict=True):
        if runs and (runs[-1].emphasis, runs[-1].link) == (atom.emphasis, atom.link):
            runs[-1] = Run(runs[-1].text + text, atom.emphasis, atom.link)
        elif text:
            runs.append(Run(text, atom.emphasis, atom.link))
    return tuple(runs)


@dataclass(slots=True)
class _Walk:
    notes: Notes
    env: dict[str, object]
    line: int
    atoms: list[Atom] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    raw: list[str] = field(default_factory=list)
    raw_line: int | None = None
    open: dict[Emphasis, int] = field(default_factory=dict)
    links: list[str | None] = field(default_factory=list)

    @property
    def where(self) -> Where:
        return Where(self.notes.path, self.line)

    @property
    def emphasis(self) -> Emphasis:
        now = Emphasis.ROMAN
        for emphasis, depth in self.open.items():
            if depth > 0:
                now |= emphasis
        return now

    def add(self, text: str, *, verbatim: bool = False) -> None:
        link = self.links[-1] if self.links else None
        self.atoms.append(Atom(text, self.emphasis, link, verbatim))

    def shift(self, emphasis: Emphasis, by: int) -> None:
        self.open[emphasis] = max(0, self.open.get(emphasis, 0) + by)


def _text(walk: _Walk, token: Token) -> None:
    if token.content:
        walk.add(token.content)


def _special(walk: _Walk, token: Token) -> None:
    walk.add(token.content, verbatim=token.info == "escape")


def _code(walk: _Walk, token: Token) -> None:
    walk.add(token.content, verbatim=True)


def _break(walk: _Walk, _token: Token) -> None:
    walk.add("\n")
    walk.line += 1


def _emphasis(walk: _Walk, token: Token) -> None:
    walk.shift(Emphasis.BOLD if token.tag == "strong" else Emphasis.ITALIC, token.nesting)


def _link_open(walk: _Walk, token: Token) -> None:
    address = str(token.attrs.get("href", ""))
    fault = sanitise.address_fault(address, walk.where)
    if fault is not None:
        walk.findings.append(fault)
    walk.links.append(sanitise.followable(address))
    _mark_used(walk, token)


def _link_close(walk: _Walk, _token: Token) -> None:
    walk.links.pop()


def _image(walk: _Walk, token: Token) -> None:
    _mark_used(walk, token)
    address = str(token.attrs.get("src", ""))
    fault = sanitise.address_fault(address, walk.where)
    if fault is not None:
        walk.findings.append(fault)
        return
    inner = read_words(token.children or [], walk.env, walk.notes, walk.line)
    walk.findings += inner.findings
    alt = "".join(atom.text for atom in inner.atoms)
    walk.images += [Image(address, alt, str(token.attrs.get("title", "")), walk.line), *inner.images]


def _mark_used(walk: _Walk, token: Token) -> None:
    used = walk.env.setdefault("used", set())
    if isinstance(used, set) and "label" in token.meta:
        used.add(token.meta["label"])


def _note(walk: _Walk, token: Token) -> None:
    if "label" in token.meta:
        number = number_of(walk.notes, str(token.meta["label"]), walk.where)
        if number is None:
            walk.add(f"[^{token.meta['label']}]")
            return
    else:
        number = add_inline_note(walk.notes, *_inline_note(walk, token), walk.line)
    if walk.atoms and walk.atoms[-1].verbatim and Emphasis.SUPERIOR in walk.atoms[-1].emphasis:
        number = f",{number}"  # two marks side by side would read as one number
    if walk.atoms and walk.atoms[-1].text.endswith((" ", "\n")):
        last = walk.atoms[-1]
        walk.atoms[-1] = Atom(last.text.rstrip(), last.emphasis, last.link, last.verbatim)
    walk.atoms.append(Atom(number, walk.emphasis | Emphasis.SUPERIOR, None, verbatim=True))


def _inline_note(walk: _Walk, token: Token) -> tuple[str, list[Token]]:
    footnotes = walk.env["footnotes"]
    entry = footnotes["list"][token.meta["id"]] if isinstance(footnotes, dict) else {}
    return str(entry["content"]), list(entry["tokens"])


def _html(walk: _Walk, tokens: Sequence[Token], at: int) -> int:
    """Take in a raw tag; give the index of the last token that goes with it."""
    tag = tokens[at].content
    name = sanitise.tag_name(tag)
    if name == "br":
        walk.add(" ")
    elif name in sanitise.EMPHASIS:
        walk.shift(sanitise.EMPHASIS[name], -1 if sanitise.is_closing(tag) else 1)
    if walk.raw_line is None:
        walk.raw_line = walk.line
    # The tags are reported together, so they keep as many lines between them as they had.
    gap = walk.line - walk.raw_line - sum(part.count("\n") for part in walk.raw)
    walk.raw.append("\n" * gap + tag)
    walk.line += tag.count("\n")
    if name in sanitise.DROPPED and not sanitise.is_closing(tag):
        return _past_content(tokens, at, name)
    return at


def _past_content(tokens: Sequence[Token], at: int, name: str) -> int:
    """Find the end tag of an element that goes with its content; without one, only the tag goes."""
    for after in range(at + 1, len(tokens)):
        tag = tokens[after].content
        if tokens[after].type == "html_inline" and sanitise.is_closing(tag) and sanitise.tag_name(tag) == name:
            return after
    return at


_HANDLERS: dict[str, Callable[[_Walk, Token], None]] = {
    "text": _text,
    "text_special": _special,
    "code_inline": _code,
    "softbreak": _break,
    "hardbreak": _break,
    "em_open": _emphasis,
    "em_close": _emphasis,
    "strong_open": _emphasis,
    "strong_close": _emphasis,
    "link_open": _link_open,
    "link_close": _link_close,
    "image": _image,
    "footnote_ref": _note,
}
