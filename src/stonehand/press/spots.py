"""Spot colours: a named ink of its own on a plate of its own.

A style sheet paints in `color(--name 60%)`; the engine, which knows no spot colours, writes a colour space of one channel
under that name, described by whatever profile it was given. Here that space becomes the Separation it stands for, whose tints
process inks imitate where there is no such plate (ISO 32000-1, 8.6.6.4).
"""

from collections.abc import Iterable, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name

from stonehand.model.press import Spot
from stonehand.press.resources import content_streams

ALL = "All"
"""The name that stands for every plate there is, for marks."""


def separation(name: str, cmyk: Iterable[float]) -> Array:
    """Make the colour space of an ink."""
    tint = Dictionary(
        FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([_short(ink) for ink in cmyk]), N=1
    )
    return Array([Name.Separation, Name(f"/{name}"), Name.DeviceCMYK, tint])


def name_inks(sheet: pikepdf.Page, spots: Mapping[str, Spot]) -> None:
    """Turn the engine's spaces into the inks they stand for."""
    for _stream, resources in content_streams(sheet) if spots else ():
        spaces = resources.get("/ColorSpace", Dictionary())
        for name in spaces.keys() & {f"/{name}" for name in spots}:
            spot = spots[name.removeprefix("/")]
            spaces[name] = separation(spot.name, spot.cmyk)


def _short(ink: float) -> float | int:
    return int(ink) if ink in (0, 1) else round(ink, 4)
