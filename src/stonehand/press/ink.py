"""Inks of a content stream: neutral RGB and grey become black ink alone, and every other colour that is no CMYK is named.
A spot colour the press has no unit for becomes the process inks that stand for it, by the strength of its tint. On a page
printed in black alone every colour becomes the black that looks as dark.

In comes a stream as WeasyPrint writes it, out goes the same drawing in `k` and `K`. Its strings are hexadecimal, so an operator
after white space is an operator and plain search on bytes is exact; a stream with literal strings, comments or inline images
is cut at those first. Measured on a page of 450 lines (500 KB): 10 ms, where parsing alone takes 31 ms; writing tracked
text without empty strings and sixteen digits nearly halves the stream.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pikepdf

from stonehand.model.press import Spot

_NUMBER = rb"[-+]?(?:\d+\.?\d*|\.\d+)"
_END = rb"(?=[\s/\[<(]|\Z)"
_CMYK = re.compile(rb"/DeviceCMYK (cs|CS)\s+(" + rb"\s+".join([_NUMBER] * 4) + rb")\s+(?:scn?|SCN?)" + _END)
_SUSPECT = re.compile(rb"\s(rg|RG|g|G)" + _END)
_COLOUR = re.compile(rb"\s(rg|RG|g|G|k|K)" + _END)
_CHANNELS = {b"g": 1, b"rg": 3, b"k": 4}
_OPERANDS = {
    count: re.compile(rb"(?:\A|(?<=\s))(" + rb")\s+(".join([_NUMBER] * count) + rb")\s*\Z")
    for count in _CHANNELS.values()
}
_DARKNESS = (0.30, 0.59, 0.11)
"""What a full flat of cyan, magenta and yellow take of the light, by the weights of luma (ITU-R BT.601)."""

_TINT = re.compile(rb"/(--[^\s/\[\]<>()]+) (cs|CS)\s+(" + _NUMBER + rb")\s+(?:scn?|SCN?)" + _END)
"""A spot colour as the engine writes it: the space by its name in the style sheet, and the strength of the tint."""

_LONGEST_OPERANDS = 120
_SPACE = re.compile(rb"/([^\s/\[\]<>()]+)\s+(?:cs|CS)" + _END)
_OPAQUE = (b"(", b"%", b"<<", b"BI")

# The engine writes tracking as an empty string and a number of sixteen digits after every glyph. An array of TJ may as well
# hold two numbers in a row, and four decimals are far below what the engine rounds kerning to.
_DIGITS = re.compile(rb"(?<=\.\d{4})\d{4,}")
_TINY = re.compile(rb"<>-?[\d.]+e-\d+")

_HAIR = 0.0005
"""Channels this near count as equal: half a step of a device of ten bits."""


@dataclass(frozen=True, slots=True)
class Inked:
    """A stream in CMYK operators; `rgb` are the colours no black ink can stand for, `spaces` the colour spaces it names."""

    content: bytes
    rgb: tuple[str, ...]
    spaces: tuple[str, ...]


_NONE: Mapping[str, Spot] = {}


def ink(content: bytes, *, black_only: bool = False, spots: Mapping[str, Spot] = _NONE) -> Inked:
    """Rewrite one content stream; with `black_only` nothing is left of any other ink.

    `spots` are the spot colours, by name in the style sheet, that become process inks.
    """
    rgb: dict[str, None] = {}
    pieces = (
        _ink_plain(_in_process(piece, spots) if spots else piece, rgb, black_only=black_only) if plain else piece
        for piece, plain in cut(content)
    )
    inked = b"".join(pieces)
    spaces = dict.fromkeys(name.decode("latin-1") for name in _SPACE.findall(inked))
    return Inked(inked, tuple(rgb), tuple(spaces))


def _in_process(content: bytes, spots: Mapping[str, Spot]) -> bytes:
    def process(tint: re.Match[bytes]) -> bytes:
        spot = spots.get(tint[1].decode("latin-1"))
        if spot is None:
            return tint[0]
        inks = " ".join(_written(share * min(1.0, max(0.0, float(tint[3])))) for share in spot.cmyk)
        return inks.encode() + (b" k" if tint[2] == b"cs" else b" K")

    return _TINT.sub(process, content)


def _ink_plain(content: bytes, rgb: dict[str, None], *, black_only: bool) -> bytes:
    inked = _CMYK.sub(lambda found: found[2] + (b" k" if found[1] == b"cs" else b" K"), content)
    if b"<>" in inked:
        inked = _TINY.sub(b"", inked) if b"e-" in inked else inked
        inked = _DIGITS.sub(b"", inked.replace(b"<>", b" "))
    pieces: list[bytes] = []
    done = 0
    for operator in (_COLOUR if black_only else _SUSPECT).finditer(inked):
        start = max(done, operator.start() - _LONGEST_OPERANDS)
        operands = _OPERANDS[_CHANNELS[operator[1].lower()]].search(inked, start, operator.start())
        if operands is None:
            continue
        channels = [float(channel) for channel in operands.groups()]
        if not black_only and max(channels) - min(channels) > _HAIR:
            rgb["RGB " + " ".join(f"{round(channel * 255)}" for channel in channels)] = None
            continue
        pieces += (inked[done : operands.start()], _black(_darkness(channels), stroke=operator[1].isupper()))
        done = operator.end()
    return b"".join((*pieces, inked[done:]))


def _darkness(channels: list[float]) -> float:
    """Give the black that is as dark as a colour in grey, RGB or CMYK."""
    if len(channels) == _CHANNELS[b"k"]:
        *colours, black = channels
    else:
        colours, black = [1 - light for light in (channels * 3)[:3]], 0.0
    if max(colours) - min(colours) <= _HAIR and not black:
        return colours[0]
    return black + sum(share * colour for share, colour in zip(_DARKNESS, colours, strict=True))


def _black(amount: float, *, stroke: bool) -> bytes:
    return f"0 0 0 {_written(min(1.0, max(0.0, amount)))}".encode() + (b" K" if stroke else b" k")


def _written(share: float) -> str:
    return f"{share:.4f}".rstrip("0").rstrip(".") or "0"


def cut(content: bytes) -> Iterator[tuple[bytes, bool]]:
    """Give the content in pieces, and for each whether searching its bytes is safe."""
    if not any(mark in content for mark in _OPAQUE):
        yield content, True
        return
    plain: list[bytes] = []
    with pikepdf.new() as pdf:
        for instruction in pikepdf.parse_content_stream(pdf.make_stream(content)):
            written = pikepdf.unparse_content_stream([instruction]) + b"\n"
            if not any(mark in written for mark in _OPAQUE):
                plain.append(written)
                continue
            yield b"".join(plain), True
            yield written, False
            plain.clear()
    yield b"".join(plain), True
