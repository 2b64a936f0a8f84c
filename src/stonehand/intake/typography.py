"""Typography: the pieces of a paragraph in, the same pieces out with the quotes, dashes and spaces of their language.

A paragraph is looked at whole, so that a quotation may open in roman and close in italic. Verbatim pieces, bare addresses and
`{page:slug}` are never touched. Set copy stays as it is: doing it twice is doing it once. Arabic, Hebrew and CJK punctuation
is left alone. Spaces before French marks follow the *Lexique* of the Imprimerie nationale.
"""
# ruff: noqa: RUF001 - the marks of typography are what this module is about

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from stonehand.intake.quotes import NARROW, NO_BREAK, Marks, marks_of, turn_quotes


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `verbatim` text (an address, an escaped mark) stays as it was typed."""

    text: str
    verbatim: bool = False


def set_right(pieces: Sequence[Piece], lang: str) -> list[str]:
    """Give the pieces' texts, in their order, with white space collapsed and the language's punctuation.

    A piece may become empty; space at the paragraph's ends is taken off.
    """
    parts = [part for at, piece in enumerate(pieces) for part in _spare(at, piece)]
    copy = _Copy("".join(part.text for part in parts), [], [part.verbatim for part in parts])
    end = 0
    for part in parts:
        end += len(part.text)
        copy.cuts.append(end)
    _tidy(copy)
    if lang.lower().split("-", maxsplit=1)[0] not in _LEFT_ALONE:
        _punctuate(copy, lang)
    texts = [""] * len(pieces)
    for part, text in zip(parts, copy.texts(), strict=True):
        texts[part.piece] += text
    return texts


def set_plain(text: str, lang: str) -> str:
    """Give one text with its language's punctuation: a byline, a credit, anything without emphasis."""
    return set_right((Piece(text),), lang)[0]


@dataclass(frozen=True, slots=True)
class _Part:
    piece: int
    text: str
    verbatim: bool


@dataclass(slots=True)
class _Copy:
    """A paragraph's text with the ends of its parts; the only mutable thing here, and it never leaves the module."""

    text: str
    cuts: list[int]
    verbatim: list[bool]

    def texts(self) -> Iterator[str]:
        """Give the text of each part."""
        start = 0
        for cut in self.cuts:
            yield self.text[start:cut]
            start = cut


_Edit = tuple[int, int, str]
_Replacement = str | Callable[[re.Match[str]], str]


def _spare(at: int, piece: Piece) -> Iterator[_Part]:
    if piece.verbatim or not any(mark in piece.text for mark in ("://", "www.", "@", "{page:")):
        yield _Part(at, piece.text, piece.verbatim)
        return
    done = 0
    for match in _SPARED.finditer(piece.text):
        yield _Part(at, piece.text[done : match.start()], verbatim=False)
        yield _Part(at, match[0], verbatim=True)
        done = match.end()
    yield _Part(at, piece.text[done:], verbatim=False)


def _tidy(copy: _Copy) -> None:
    """Take out junk nobody sees, and make one space of many; this holds for verbatim text too."""
    free = _Copy(copy.text, copy.cuts, [False] * len(copy.cuts))
    for pattern, replacement in ((_JUNK, ""), (_CJK_BREAK, ""), (_SPACES, " "), (_EDGES, "")):
        _replace(free, pattern, replacement)
    copy.text, copy.cuts = free.text, free.cuts


def _punctuate(copy: _Copy, lang: str) -> None:
    marks = marks_of(lang)
    if "-" in copy.text:
        for pattern, replacement in _DASHES:
            _replace(copy, pattern, replacement)
        _replace(copy, _RANGE, _range)
    if "..." in copy.text:
        _replace(copy, _ELLIPSIS, lambda match: "…" + "." * (len(match[0]) - 3))
    if '"' in copy.text or "'" in copy.text:
        _turn(copy, marks)
    if lang.lower().startswith("fr"):
        _space_french(copy, lang.lower(), marks)
    for pattern in _HELD_TOGETHER:
        _replace(copy, pattern, NO_BREAK)


def _turn(copy: _Copy, marks: Marks) -> None:
    turned = turn_quotes(copy.text, marks)
    _apply(copy, [(at, at + 1, mark) for at, mark in turned.items()])


def _space_french(copy: _Copy, lang: str, marks: Marks) -> None:
    inside = marks.double[0][1:]
    if "«" in copy.text or "»" in copy.text:
        _replace(copy, _AFTER_GUILLEMET, "«" + inside)
        _replace(copy, _BEFORE_GUILLEMET, inside + "»")
    if ":" in copy.text:
        _replace(copy, _BEFORE_COLON, NO_BREAK)
    if lang != "fr-ca":
        _replace(copy, _BEFORE_HIGH_MARK, NARROW)


def _range(match: re.Match[str]) -> str:
    """Join `10-12` and `1914-18` by a dash; a telephone number, a score or a code with another shape keeps its hyphen."""
    first, last = match["first"], match["last"]
    years = len(first) == _YEAR and len(last) in (2, _YEAR)
    short = len(first) < _YEAR > len(last) and len(last) - len(first) in (0, 1)
    rises = int(first[-len(last) :]) < int(last)
    plain = not first.startswith("0") and not (last.startswith("0") and not years)
    return f"{first}–{last}" if (years or short) and rises and plain else match[0]


def _replace(copy: _Copy, pattern: re.Pattern[str], replacement: _Replacement) -> None:
    make = replacement if callable(replacement) else None
    fixed = replacement if isinstance(replacement, str) else ""
    found = [
        (match.start(), match.end(), fixed if make is None else make(match)) for match in pattern.finditer(copy.text)
    ]
    if found:
        _apply(copy, [edit for edit in found if copy.text[edit[0] : edit[1]] != edit[2]])


def _apply(copy: _Copy, edits: list[_Edit]) -> None:
    """Make the edits, which come in order; one that touches a verbatim part is not made."""
    if any(copy.verbatim):
        edits = [edit for edit in edits if not _is_verbatim(copy, edit)]
    if not edits:
        return
    pieces, done = [], 0
    for start, stop, new in edits:
        pieces += [copy.text[done:start], new]
        done = stop
    copy.cuts = _moved(copy.cuts, edits)
    copy.text = "".join(pieces) + copy.text[done:]


def _is_verbatim(copy: _Copy, edit: _Edit) -> bool:
    start = 0
    for cut, verbatim in zip(copy.cuts, copy.verbatim, strict=True):
        if verbatim and start < max(edit[1], edit[0] + 1) and edit[0] < cut:
            return True
        start = cut
    return False


def _moved(cuts: list[int], edits: list[_Edit]) -> list[int]:
    """Where the parts end after the edits; what replaces text across an end belongs to the part it began in."""
    moved, shift, at = [], 0, 0
    for cut in cuts:
        while at < len(edits) and edits[at][1] <= cut:
            shift += len(edits[at][2]) - (edits[at][1] - edits[at][0])
            at += 1
        across = at < len(edits) and edits[at][0] < cut
        moved.append(edits[at][0] + shift + len(edits[at][2]) if across else cut + shift)
    return moved


_LEFT_ALONE = frozenset({"ar", "fa", "ur", "ps", "ckb", "sd", "ug", "he", "yi", "zh", "ja", "ko"})
_YEAR = 4

_SPARED = re.compile(r"\{page:[^{}]*\}|(?:https?://|www\.)[^\s<>]+[^\s<>.,;:!?)\"'»”’]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_JUNK = re.compile("[\u200b\u2060\ufeff\u180e\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]+")
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef"
_CJK_BREAK = re.compile(rf"(?<=[{_WIDE}])[ \t]*\n[ \t]*(?=[{_WIDE}])")
_SPACES = re.compile("[ \t\n\r\v\f\u0085\u2028\u2029]{2,}|[\t\n\r\v\f\u0085\u2028\u2029]")
_EDGES = re.compile(f"^[ {NO_BREAK}{NARROW}]+|[ {NO_BREAK}{NARROW}]+$")

_DASHES = (
    (re.compile("(?<!-)---(?!-)"), "—"),
    (re.compile("(?<!-)--(?!-)"), "–"),
    (re.compile("(?<= )-(?= )"), "–"),
)
_RANGE = re.compile(r"(?<![\w.,/:+#–-])(?<!\d )(?P<first>[0-9]{1,4})-(?P<last>[0-9]{1,4})(?![\w/–-]|[.,:]\d| \d)")
_ELLIPSIS = re.compile(r"(?<!\.)\.{3,4}(?!\.)")

_AFTER_GUILLEMET = re.compile(f"«[ {NO_BREAK}{NARROW}]*")
_BEFORE_GUILLEMET = re.compile(f"[ {NO_BREAK}{NARROW}]*»")
_BEFORE_COLON = re.compile(rf"(?<=[\w»”’)\]}}%])[ {NO_BREAK}{NARROW}]*(?=:(?:\s|$))")
_BEFORE_HIGH_MARK = re.compile(rf"(?<=[\w»”’)\]}}%…])[ {NO_BREAK}{NARROW}]*(?=[;!?]+(?:[\s»”’)\]]|$))")

_UNITS = (
    "mm|cm|dm|m|km|nm|mm²|cm²|m²|km²|m³|ha|mg|g|kg|t|ml|cl|l|hl|kW|MW|GW|kWh|MWh|GWh|Hz|kHz|MHz|GHz|kB|MB|GB|TB|kn|mph"
    "|km/h|min|h|Uhr|°C|°F|°|%|‰|€|£|\\$|¥|kr|zł|Kč|Mio\\.|Mrd\\.|Md€|M€|bn|pt|a\\.m\\.|p\\.m\\."
)
_ABBREVIATIONS = ("No.", "Nos.", "Nr.", "n°", "nº", "№", "§", "p.", "pp.")
_HELD_TOGETHER = (
    re.compile(rf" (?<=[0-9] )(?=(?:{_UNITS})(?![\w/]))"),
    re.compile(
        r" (?=[0-9]|\{page:)(?:" + "|".join(rf"(?<=(?<!\w){re.escape(word)} )" for word in _ABBREVIATIONS) + ")"
    ),
    re.compile(r" (?=[A-Z])(?:(?<=\b[A-Z]\. )(?=[A-Z]\. ?[A-Z][\w'’])|(?<=\b[A-Z]\.[ \u00a0][A-Z]\. )(?=[A-Z][\w'’]))"),
)
