"""Baselines: the height a style's lines are given so that all of them stand on one grid.

A line box of height h puts the baseline (h - a - d) / 2 + a below its top, where a and d are the face's ascent and descent
at the style's size (CSS 2.2 §10.8.1). Body copy at its leading so defines the grid's baseline; every other style is given
the height that brings its baseline to the same place, while its block keeps whole lines. Ascent and descent are those of
`hhea`, or the typographic ones where OS/2 says so, which is what Pango and the browsers read.
"""

import struct
from dataclasses import dataclass
from functools import lru_cache

from stonehand.model.type import Face, FontSet, TypeSheet, TypeStyle
from stonehand.model.units import Pt

_USE_TYPO_METRICS = 1 << 7
_HAS_HEIGHTS = 2


@dataclass(frozen=True, slots=True)
class Metrics:
    """A face's vertical metrics in em; `hyphen` is what it sets at a line's end.

    That is U+2010 only where the face draws it as a glyph of its own: a PDF gives a glyph one character, and where both
    hyphens share one, a reader who searches the page for `forty-one` would no longer find it.
    """

    ascent: float
    descent: float
    capital: float
    hyphen: str


def metrics(fonts: FontSet, style: TypeStyle) -> Metrics:
    """Give the metrics of a style's face; a face the set lacks is given those of a common serif."""
    face = fonts.find(style.family, style.weight, italic=style.italic)
    return _read(face) if face else Metrics(1.0, 0.3, 0.67, "-")


def body_baseline(fonts: FontSet, body: TypeStyle) -> Pt:
    """Give how far under a line's top its baseline stands, for body copy set at its leading."""
    face = metrics(fonts, body)
    return Pt((body.leading - (face.ascent + face.descent) * body.size) / 2 + face.ascent * body.size)


def line_height(fonts: FontSet, style: TypeStyle, baseline: Pt) -> Pt:
    """Give the CSS line height that puts this style's baseline so far under its line's top; 0 where none is small enough."""
    face = metrics(fonts, style)
    return Pt(max(0.0, 2 * baseline + (face.descent - face.ascent) * style.size))


def capital_height(fonts: FontSet, style: TypeStyle) -> Pt:
    """Give the height of the style's capitals."""
    return Pt(metrics(fonts, style).capital * style.size)


def on_grid(fonts: FontSet, sheet: TypeSheet, style: TypeStyle) -> Pt:
    """Give the baseline of a style on the body's grid: in the slot's last line when its leading is several lines."""
    body = sheet.body
    lines = max(1, round(style.leading / body.leading))
    return Pt(body_baseline(fonts, body) + (lines - 1) * body.leading)


@lru_cache(maxsize=256)
def _read(face: Face) -> Metrics:
    tables = _tables(face.data)
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    ascent, descent = struct.unpack_from(">hh", tables["hhea"], 4)
    version, selection = (struct.unpack_from(">H", tables["OS/2"], at)[0] for at in (0, 62))
    if selection & _USE_TYPO_METRICS:
        ascent, descent = struct.unpack_from(">hh", tables["OS/2"], 68)
    capital = struct.unpack_from(">h", tables["OS/2"], 88)[0] if version >= _HAS_HEIGHTS else 0
    hyphen, minus = (_glyph(tables["cmap"], character) for character in (0x2010, 0x2D))
    own = hyphen not in {0, minus}
    return Metrics(ascent / units, -descent / units, (capital or 0.67 * units) / units, "\u2010" if own else "-")


def _tables(data: bytes) -> dict[str, memoryview]:
    """Cut a face that workspace has checked into its tables (OpenType 1.9.1, font file)."""
    whole = memoryview(data)
    (count,) = struct.unpack_from(">H", data, 4)
    records = (struct.unpack_from(">4sLLL", data, 12 + 16 * index) for index in range(count))
    return {tag.decode("latin-1"): whole[start : start + length] for tag, _, start, length in records}


def _glyph(cmap: memoryview, character: int) -> int:
    """Give the glyph of a character of the basic plane by a subtable of `cmap` of format 4; 0 where there is none."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    for index in range(count):
        (table,) = struct.unpack_from(">L", cmap, 8 + 8 * index)
        kind, twice = struct.unpack_from(">H", cmap, table)[0], struct.unpack_from(">H", cmap, table + 6)[0]
        if kind == 4:  # noqa: PLR2004 - the subtable's format number
            return _glyph_by_segments(cmap, table + 14, twice, character)
    return 0


def _glyph_by_segments(cmap: memoryview, at: int, twice: int, character: int) -> int:
    """Look into the four arrays of a format 4 subtable, each `twice` bytes long: ends, (two bytes), starts, deltas, offsets."""
    for segment in range(at, at + twice, 2):
        last, first, delta, offset = (
            struct.unpack_from(">H", cmap, segment + skip)[0] for skip in (0, twice + 2, 2 * twice + 2, 3 * twice + 2)
        )
        if first <= character <= last:
            if not offset:
                return int(character + delta) & 0xFFFF
            place = segment + 3 * twice + 2 + offset + 2 * (character - first)
            return int(struct.unpack_from(">H", cmap, place)[0])
    return 0
