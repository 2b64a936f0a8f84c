"""Colour spaces: their kind, their inks, and the paint an operator sets in one (ISO 32000-1, 8.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import Name, Stream, String

from stonehand.engines.pdf_facts import peek
from stonehand.model.drawn import Paint

_CHANNELS = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "Lab": 3, "DeviceCMYK": 4}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_DEEPEST = 8
_MOST_INKS = 32
_BYTE = 255


@dataclass(frozen=True, slots=True)
class Space:
    """A colour space: its kind as `Paint` has it, the channels of a colour in it, the names of its inks, and the space it rests on:
    the base of an `Indexed` or `Pattern`, the alternate of a `Separation` or `DeviceN`. `table` are the colours of an `Indexed`.
    """

    kind: str
    channels: int = 0
    names: tuple[str, ...] = ()
    under: "Space | None" = None
    table: bytes = b""

    @property
    def own(self) -> str:
        """The kind of the colours in it: that of the base where they are counted in a table."""
        return self.under.own if self.kind == "Indexed" and self.under else self.kind

    @property
    def inks(self) -> tuple[str, ...]:
        """The names of its inks, or of those its table counts."""
        return self.under.inks if self.kind == "Indexed" and self.under else self.names

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its kind and those of all it rests on."""
        return (self.kind, *(self.under.kinds if self.under else ()))

    def first(self) -> Paint:
        """Give the colour a space begins with: black, or all of a named ink."""
        if self.kind in ("DeviceCMYK", "ICCBased4"):
            return Paint(self.kind, (0.0, 0.0, 0.0, 1.0))
        if self.kind == "Indexed":
            return self.paint((0.0,))
        return Paint(self.kind, (1.0 if self.names else 0.0,) * self.channels, self.names)

    def paint(self, values: Sequence[float]) -> Paint:
        """Give the colour with these values."""
        if self.kind == "Indexed" and self.under:
            return self.under.paint(self._counted(int(values[0]) if values else 0))
        if self.kind == "Pattern":
            return Paint("Pattern")
        return Paint(self.kind, tuple(values[: self.channels]), self.names)

    def _counted(self, index: int) -> tuple[float, ...]:
        count = self.under.channels if self.under else 0
        last = len(self.table) // count - 1 if count else 0
        start = min(max(index, 0), max(last, 0)) * count
        return tuple(value / _BYTE for value in self.table[start : start + count])


GREY = Space("DeviceGray", 1)
RGB = Space("DeviceRGB", 3)
CMYK = Space("DeviceCMYK", 4)
NONE = Space("")


def read_space(value: object, named: object = None, depth: int = 0) -> Space:
    """Read a colour space, `NONE` where it is none; `named` is the resources' dictionary that other names are looked up in."""
    if isinstance(value, Name):
        return named_space(peek.name(value), named, depth)
    parts = peek.items(value)
    if not parts or depth > _DEEPEST:
        return NONE
    kind = _SHORT.get(peek.name(parts[0]), peek.name(parts[0]))
    if kind == "ICCBased":
        return _profiled(parts)
    if kind in ("Separation", "DeviceN"):
        return _inked(kind, parts, named, depth)
    under = read_space(parts[1], named, depth + 1) if kind in ("Indexed", "Pattern") and len(parts) > 1 else None
    if kind == "Indexed":
        return Space(kind, 1, (), under, _table(parts))
    return Space(kind, _CHANNELS.get(kind, 0), (), under)


def named_space(kind: str, named: object, depth: int = 0) -> Space:
    """Give the colour space of a name: one of the device's, or one of those in `named`, a dictionary of the resources."""
    kind = _SHORT.get(kind, kind)
    if kind in _CHANNELS or kind == "Pattern":
        return Space(kind, _CHANNELS.get(kind, 0))
    found = peek.entry(named, "/" + kind)
    return NONE if found is None or depth > _DEEPEST else read_space(found, named, depth + 1)


def _profiled(parts: tuple[Any, ...]) -> Space:
    profile = parts[1] if len(parts) > 1 else None
    channels = peek.whole(peek.entry(profile, "/N"))
    if channels not in (1, 3, 4):
        channels = read_space(peek.entry(profile, "/Alternate")).channels
    return Space(f"ICCBased{channels or ''}", channels)


def _inked(kind: str, parts: tuple[Any, ...], named: object, depth: int) -> Space:
    told = parts[1] if len(parts) > 1 else None
    inks = peek.items(told) if kind == "DeviceN" else (told,)
    names = tuple(peek.text(ink) for ink in inks[:_MOST_INKS])
    alternate = read_space(parts[2], named, depth + 1) if len(parts) > 2 else None  # noqa: PLR2004 # the third part is the alternate
    return Space(kind, len(names), names, alternate)


def _table(parts: tuple[Any, ...]) -> bytes:
    lookup = parts[3] if len(parts) > 3 else None  # noqa: PLR2004 # the fourth part is the table
    if isinstance(lookup, Stream):
        return peek.read(lookup) or b""
    return bytes(lookup) if isinstance(lookup, String) else b""
