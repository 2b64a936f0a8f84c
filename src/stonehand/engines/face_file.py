"""A font file's bytes: whether they are a whole, static sfnt, and what it says of itself.

In come the bytes of a TrueType or OpenType file, out the few facts the closed set rests on. Only the table directory and
the tables a typesetter cannot do without are looked at, by `struct`, so that a broken file is found before HarfBuzz or
Pango see it and a whole set of faces is read in milliseconds. Offsets are those of the OpenType specification 1.9.1.
"""

import struct
from dataclasses import dataclass

_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post")
_OUTLINES = (("glyf", "loca"), ("CFF ",), ("CFF2",))
_KINDS = (b"\x00\x01\x00\x00", b"OTTO", b"true")
_PACKED = {b"wOFF": "WOFF", b"wOF2": "WOFF2", b"ttcf": "a collection of fonts"}
_HEAD_MAGIC = 0x5F0F3CF5
_MOST_TABLES = 256
_DIRECTORY = 12
_RECORD = 16
_LEAST_LENGTH = {"head": 54, "hhea": 36, "maxp": 6, "OS/2": 78, "cmap": 4, "name": 6, "post": 32}


class BrokenFont(ValueError):
    """The bytes are no font that can be set from; the message says what is wrong with them."""


@dataclass(frozen=True, slots=True)
class FontFacts:
    """What a font file says of itself: OS/2 weight class and embedding rights (`fs_type`), slant, variation axes."""

    weight: int
    italic: bool
    fs_type: int
    variable: bool


def read_facts(data: bytes) -> FontFacts:
    """Read what a font file says of itself.

    Raises:
        BrokenFont: the bytes are no sfnt, are cut short, or lack a table every face needs.
    """
    tables = _tables(data)
    try:
        glyphs = _check_head(tables)
        _check_metrics(tables, glyphs)
        _check_outlines(tables, glyphs)
        _check_cmap(tables["cmap"])
        (weight,) = struct.unpack_from(">H", tables["OS/2"], 4)
        (fs_type,) = struct.unpack_from(">H", tables["OS/2"], 8)
        (selection,) = struct.unpack_from(">H", tables["OS/2"], 62)
    except struct.error as cut:
        message = f"one of its tables is cut short ({cut})"
        raise BrokenFont(message) from cut
    return FontFacts(weight, bool(selection & 1), fs_type, "fvar" in tables)


def read_features(data: bytes) -> frozenset[str]:
    """Read the tags of the OpenType features a face substitutes or positions glyphs by (GSUB and GPOS).

    Raises:
        BrokenFont: the bytes are no sfnt, or one of the two tables is cut short.
    """
    tables = _tables(data)
    found: set[str] = set()
    try:
        for table in (tables[name] for name in ("GSUB", "GPOS") if name in tables):
            (start,) = struct.unpack_from(">H", table, 6)
            (count,) = struct.unpack_from(">H", table, start)
            found |= {
                struct.unpack_from(">4s", table, start + 2 + 6 * index)[0].decode("latin-1") for index in range(count)
            }
    except struct.error as cut:
        message = f"its list of features is cut short ({cut})"
        raise BrokenFont(message) from cut
    return frozenset(found)


def _tables(data: bytes) -> dict[str, memoryview]:
    """Cut the file into its tables, each wholly inside the file."""
    kind = data[:4]
    if kind in _PACKED:
        message = f"it is {_PACKED[kind]}, not a plain TrueType or OpenType file"
        raise BrokenFont(message)
    if kind not in _KINDS or len(data) < _DIRECTORY:
        message = "it does not begin like a TrueType or OpenType file"
        raise BrokenFont(message)
    (count,) = struct.unpack_from(">H", data, 4)
    if not 0 < count <= _MOST_TABLES or len(data) < _DIRECTORY + count * _RECORD:
        message = f"its table directory counts {count} tables and is cut short"
        raise BrokenFont(message)
    whole, tables = memoryview(data), {}
    for index in range(count):
        tag, _, start, length = struct.unpack_from(">4sLLL", data, _DIRECTORY + index * _RECORD)
        name = tag.decode("latin-1")
        if start + length > len(data):
            message = f"its table '{name}' ends {start + length - len(data)} bytes after the file"
            raise BrokenFont(message)
        tables[name] = whole[start : start + length]
    _check_present(tables)
    return tables


def _check_present(tables: dict[str, memoryview]) -> None:
    missing = [name for name in _NEEDED if name not in tables]
    if not any(all(name in tables for name in outlines) for outlines in _OUTLINES):
        missing.append("glyf")
    if missing:
        message = f"it lacks the table{'s' * (len(missing) > 1)} {', '.join(repr(name) for name in missing)}"
        raise BrokenFont(message)
    for name, least in _LEAST_LENGTH.items():
        if len(tables[name]) < least:
            message = f"its table '{name}' is {len(tables[name])} bytes long and needs {least}"
            raise BrokenFont(message)


def _check_head(tables: dict[str, memoryview]) -> int:
    """Check `head` and `maxp`; give the number of glyphs."""
    (magic,) = struct.unpack_from(">L", tables["head"], 12)
    (units,) = struct.unpack_from(">H", tables["head"], 18)
    (glyphs,) = struct.unpack_from(">H", tables["maxp"], 4)
    least_units, most_units = 16, 16384
    if magic != _HEAD_MAGIC or not least_units <= units <= most_units or not glyphs:
        message = f"its head is not a font's ({units} units to the em, {glyphs} glyphs)"
        raise BrokenFont(message)
    return int(glyphs)


def _check_metrics(tables: dict[str, memoryview], glyphs: int) -> None:
    (metrics,) = struct.unpack_from(">H", tables["hhea"], 34)
    needed = 4 * metrics + 2 * (glyphs - metrics)
    if not 0 < metrics <= glyphs or len(tables["hmtx"]) < needed:
        message = f"its table 'hmtx' does not hold the widths of {glyphs} glyphs"
        raise BrokenFont(message)


def _check_outlines(tables: dict[str, memoryview], glyphs: int) -> None:
    """Check that `loca` names a place inside `glyf` for every glyph; CFF is left to HarfBuzz, which checks it on use."""
    if "glyf" not in tables:
        return
    (long_format,) = struct.unpack_from(">h", tables["head"], 50)
    needed = (glyphs + 1) * (4 if long_format else 2)
    if len(tables["loca"]) < needed:
        message = f"its table 'loca' does not hold the places of {glyphs} glyphs"
        raise BrokenFont(message)
    code = ">%dL" if long_format else ">%dH"
    places = struct.unpack_from(code % (glyphs + 1), tables["loca"])
    if max(places) * (1 if long_format else 2) > len(tables["glyf"]):
        message = "its table 'loca' names places outside 'glyf'"
        raise BrokenFont(message)


def _check_cmap(cmap: memoryview) -> None:
    """Check that a Unicode subtable lies inside `cmap`."""
    (count,) = struct.unpack_from(">H", cmap, 2)
    unicode_tables = 0
    for index in range(count):
        platform, encoding, start = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
        if start + 4 > len(cmap):
            message = "its table 'cmap' names places outside itself"
            raise BrokenFont(message)
        unicode_tables += platform == 0 or (platform, encoding) in {(3, 1), (3, 10)}
    if not unicode_tables:
        message = "its table 'cmap' has no Unicode characters"
        raise BrokenFont(message)
