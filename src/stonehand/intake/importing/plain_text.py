"""Plain text in the form copy reaches us in: a line `QR Code`, the address, then crossheads and paragraphs.

Empty lines part the blocks; a short block without a full stop that stands before a paragraph is a crosshead. There is no
headline in the form, so the story gets a working one from its slug. Every word of the text is a word of the article.
"""
# ruff: noqa: RUF001 - the marks of typography are what this module is about

import re
import unicodedata

from stonehand.intake.importing.imported import Imported
from stonehand.intake.importing.plain_encoding import decode
from stonehand.model.finding import Finding, Outcome, Where, error, warning

MOST_CROSSHEAD_WORDS = 8
MOST_CROSSHEAD_CHARACTERS = 60


def read_plain_text(content: bytes, name: str) -> Outcome[Imported | None]:
    """Read a plain text file; `name` is its path, for the findings and, without an address, for the slug."""
    decoded = decode(content, name)
    if decoded.value is None:
        return Outcome(None, decoded.findings)
    address, blocks, line = _parts(decoded.value)
    if not blocks:
        message = f"{name} holds no words" if address is None else f"{name} holds an address and no words"
        hint = "put the story's text into it"
        fault = error("intake/nothing-to-import", message, Where(name, 1), hint=hint)
        return Outcome(None, (*decoded.findings, fault))
    slug = slug_of(address, name)
    text = _front_matter(address, working_headline(slug)) + "\n" + _body(blocks)
    return Outcome(Imported(slug, text), (*decoded.findings, *_missing(name, address, slug, line)))


def slug_of(address: str | None, name: str) -> str:
    """Make a slug of the last part of the address's path, or of the file's name: small letters, figures and hyphens."""
    path = "" if address is None else re.sub(r"^[A-Za-z][A-Za-z+.-]*://[^/?#]*|[?#].*$", "", address)
    candidates = [part for part in reversed(path.split("/")) if part]
    stems = [*candidates[:1], re.split(r"[/\\]", name)[-1]]
    slugs = (_slug(re.sub(r"\.[A-Za-z0-9]{1,5}$", "", stem)) for stem in stems)
    return next((slug for slug in slugs if slug), "story")


def working_headline(slug: str) -> str:
    """Give the headline a story carries until it has one: its slug in words."""
    return slug.replace("-", " ").capitalize()


def _parts(text: str) -> tuple[str | None, list[str], int]:
    """Cut the text into its address, its blocks and the line (from 1) the first block begins in."""
    lines = text.split("\n")
    at = _next_line(lines, 0)
    if at < len(lines) and _LABEL.fullmatch(lines[at].strip()):
        after = _next_line(lines, at + 1)
        at = after if after < len(lines) and _ADDRESS.fullmatch(lines[after].strip()) else at
    address = None
    if at < len(lines) and _ADDRESS.fullmatch(lines[at].strip()):
        address = lines[at].strip()
        at = _next_line(lines, at + 1)
    blocks = [block.strip("\n") for block in re.split(r"\n(?:[^\S\n]*\n)+", "\n".join(lines[at:]))]
    return address, [block for block in blocks if block.strip()], at + 1


def _next_line(lines: list[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _body(blocks: list[str]) -> str:
    made = []
    for at, block in enumerate(blocks):
        is_followed = at + 1 < len(blocks) and not _is_short(blocks[at + 1])
        lines = [escape(line) for line in block.split("\n") if line.strip()]
        made.append(f"## {lines[0]}" if _is_short(block) and is_followed else "\n".join(lines))
    return "\n\n".join(made) + "\n"


def _is_short(block: str) -> bool:
    words = block.split()
    is_short = len(words) <= MOST_CROSSHEAD_WORDS and len(block.strip()) <= MOST_CROSSHEAD_CHARACTERS
    return is_short and "\n" not in block.strip() and not _SENTENCE_END.search(block.strip())


def escape(line: str) -> str:
    """Write a line of plain text so that Markdown reads it back as it is, word for word."""
    text = _SPECIAL.sub(r"\\\g<0>", line.strip())
    return _AT_START.sub(r"\g<before>\\\g<mark>", text)


def _front_matter(address: str | None, headline: str) -> str:
    lines = ["---", f"headline: {_quoted(headline)}", "working_headline: true"]
    if address is not None:
        lines.append(f"url: {_quoted(address)}")
    return "\n".join([*lines, "---", ""])


def _quoted(value: str) -> str:
    """Write a YAML double-quoted scalar: the one style in which every character can stand."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _missing(name: str, address: str | None, slug: str, line: int) -> list[Finding]:
    message = f"{name} has no headline; the working one is {working_headline(slug)!r}"
    hint = "write the headline and delete `working_headline`"
    found = [warning("intake/no-headline", message, Where(name, line), hint=hint)]
    if address is None:
        message = f"{name} has no address, so the story gets its QR code from the paper's pattern or none"
        found.append(warning("intake/no-address", message, Where(name, 1), hint="add `url:` to the front matter"))
    return found


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST_SLUG].strip("-")


_LONGEST_SLUG = 60
_LABEL = re.compile(r"QR[ -]?code:?", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…:;,。！？؟۔][\"'”’»)\]]*$")
_SPECIAL = re.compile(r"[\\`*_#\[\]<>|~^]|&(?=[#\w]+;)|!(?=\[)")
_AT_START = re.compile(r"^(?P<before>[0-9]{0,9})(?P<mark>[#+=:-]|(?<=[0-9])[.)])")
