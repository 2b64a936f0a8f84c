"""Fonts of a page, as far as preflight asks: names, embedding, and how wide a string of theirs is (ISO 32000-1, 9.6-9.7)."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from struct import unpack

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.plane import Matrix
from stonehand.model.facts import Font

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_EM = 1000.0
_ASCENT, _DESCENT = 0.75, -0.25
_TALLEST = 3.0
_GUESS = 500.0
_COURIER = 600.0
_OWN_COLOURS = re.compile(rb"\sd0\s")
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_WIDTHS = 65536
_TYPE3_MATRIX: Matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)
_WIDE = 2
_MATRIX = 6


@dataclass(slots=True, eq=False)
class Face:
    """A font as strings are measured by it: bytes for each code, widths by code in thousandths of an em, ascent and descent in em.

    `used` are the codes drawn in ink so far; `glyphs` tells for a CID which glyph it is, where that is not the same number.
    `em` is the size of type set in size 1. `font` is the dictionary, kept for the glyphs of a Type 3 font.
    """

    name: str = ""
    kind: str = ""
    embedded: bool = False
    bytes_per_code: int = 1
    widths: Mapping[int, float] = field(default_factory=dict)
    otherwise: float = _GUESS
    ascent: float = _ASCENT
    descent: float = _DESCENT
    cids: bool = False
    glyphs: bytes | None = None
    matrix: Matrix = _TYPE3_MATRIX
    em: float = 1.0
    font: object = None
    used: set[int] = field(default_factory=set)
    _asked: set[int] = field(default_factory=set)
    _names: dict[int, str] | None = None

    def codes(self, string: bytes) -> Sequence[int]:
        """Cut a string into its codes."""
        if self.bytes_per_code == 1:
            return string
        return unpack(f">{len(string) // 2}H", string[: len(string) // 2 * 2])

    def width(self, codes: Iterable[int]) -> float:
        """Add the widths of codes, in thousandths of an em."""
        get, otherwise = self.widths.get, self.otherwise
        return sum([get(code, otherwise) for code in codes])

    def coloured(self, code: int) -> object:
        """Give a Type 3 font's glyph where it brings its own colours (`d0`), and was not asked for before; else `None`."""
        if code in self._asked:
            return None
        self._asked.add(code)
        if self._names is None:
            self._names = _differences(peek.entry(self.font, "/Encoding"))
        glyph = peek.entry(peek.entry(self.font, "/CharProcs"), "/" + self._names.get(code, ".notdef"))
        return glyph if _OWN_COLOURS.search(peek.read(glyph) or b"") else None

    def told(self) -> Font:
        """Give the font as facts have it."""
        return Font(self.name, self.kind, self.embedded, self.embedded and self.cids and self._draws_nothing())

    def _draws_nothing(self) -> bool:
        glyphs = self.glyphs
        if glyphs is None:
            return 0 in self.used
        return any(glyphs[2 * code : 2 * code + 2] in (b"\0\0", b"") for code in self.used)


def read_face(font: object) -> Face:
    """Read a font's dictionary; whatever is missing or wrong in it is filled by the commonest."""
    kind = peek.name(peek.entry(font, "/Subtype"))
    if kind == "Type0":
        return _composite(font)
    descriptor = peek.entry(font, "/FontDescriptor")
    name = _name(font) or ("Type3" if kind == "Type3" else "")
    otherwise = peek.number(peek.entry(descriptor, "/MissingWidth"))
    face = Face(name, kind, kind == "Type3" or _embedded(descriptor), 1, _listed(font))
    face.otherwise = otherwise if otherwise is not None else _COURIER if "Courier" in name else _GUESS
    face.ascent, face.descent = _height(descriptor)
    if kind == "Type3":
        _draw_by_hand(face, font)
    return face


def _draw_by_hand(face: Face, font: object) -> None:
    """Take what a Type 3 font says in its own units; its size is told by the height of its box where an em is no thousand units."""
    found = peek.numbers(peek.entry(font, "/FontMatrix"), _MATRIX)
    face.matrix = found or _TYPE3_MATRIX  # type: ignore[assignment] # six numbers, as asked for
    face.widths = {code: width * face.matrix[0] * _EM for code, width in face.widths.items()}
    face.otherwise, face.font = 0.0, font
    box = peek.numbers(peek.entry(font, "/FontBBox"), 4)
    low, high = sorted((box[1] * face.matrix[3], box[3] * face.matrix[3])) if box else (0.0, 0.0)
    if low < high:
        face.descent, face.ascent = low, high
        face.em = 1.0 if math.isclose(abs(face.matrix[3]), 1 / _EM) else high - low


def _composite(font: object) -> Face:
    below = next(iter(peek.items(peek.entry(font, "/DescendantFonts"))), None)
    descriptor = peek.entry(below, "/FontDescriptor")
    width = peek.number(peek.entry(below, "/DW"))
    mapped = peek.entry(below, "/CIDToGIDMap")
    return Face(
        _name(font),
        "Type0",
        _embedded(descriptor),
        _WIDE,
        _by_cid(peek.items(peek.entry(below, "/W"))),
        _EM if width is None else width,
        *_height(descriptor),
        cids=peek.name(peek.entry(font, "/Encoding")) in ("Identity-H", "Identity-V"),
        glyphs=peek.read(mapped),
    )


def _name(font: object) -> str:
    return _SUBSET.sub("", peek.name(peek.entry(font, "/BaseFont")) or peek.name(peek.entry(font, "/Name")))


def _embedded(descriptor: object) -> bool:
    return any(peek.entry(descriptor, file) is not None for file in _FILES)


def _height(descriptor: object) -> tuple[float, float]:
    """Give ascent and descent in em, where they can be believed."""
    ascent = (peek.number(peek.entry(descriptor, "/Ascent")) or 0.0) / _EM
    descent = (peek.number(peek.entry(descriptor, "/Descent")) or 0.0) / _EM
    if not 0.0 < ascent <= _TALLEST or not -_TALLEST <= descent <= 0.0:
        return _ASCENT, _DESCENT
    return ascent, descent


def _listed(font: object) -> dict[int, float]:
    first = peek.whole(peek.entry(font, "/FirstChar"))
    widths = peek.items(peek.entry(font, "/Widths"))[:256]
    return {first + place: width for place, each in enumerate(widths) if (width := peek.number(each)) is not None}


def _by_cid(parts: Sequence[object]) -> dict[int, float]:
    """Read `c [w1 w2 …]` and `c1 c2 w`, the two ways of a W array, as far as they go."""
    widths: dict[int, float] = {}
    rest = iter(parts)
    for part in rest:
        first, second = peek.whole(part), next(rest, None)
        each = peek.items(second)
        if each:
            widths.update(
                (first + place, width) for place, one in enumerate(each) if (width := peek.number(one)) is not None
            )
            continue
        last, width = peek.whole(second, -1), peek.number(next(rest, None))
        if width is not None and 0 <= last - first <= _MOST_WIDTHS:
            widths.update(dict.fromkeys(range(first, last + 1), width))
        if len(widths) > _MOST_WIDTHS:
            break
    return widths


def _differences(encoding: object) -> dict[int, str]:
    names: dict[int, str] = {}
    code = 0
    for part in peek.items(peek.entry(encoding, "/Differences")):
        found = peek.number(part)
        if found is not None:
            code = int(found)
        else:
            names[code] = peek.name(part)
            code += 1
    return names
