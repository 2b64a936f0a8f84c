"""Layers that may be shown or hidden."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file
from stonehand.preflight.listing import listed


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Tell of layers: an error where the level has none, or where it is left open which of them print."""
    layers = looked.facts.layers
    if layers is None:
        return
    names = f" ({listed(layers.names)})" if layers.names else ""
    level, fault = None, "which of them print depends on who opens it"
    if profile.level is Level.X1A:
        level, fault = Severity.ERROR, f"{profile.level.value} has none"
    elif profile.level is Level.X4 and not layers.named:
        level, fault = Severity.ERROR, "a configuration of them has no name, which PDF/X-4 wants"
    elif profile.level is Level.X4 and layers.switches:
        level, fault = Severity.ERROR, "they switch by themselves (AS), which PDF/X-4 forbids"
    yield Seen(f"{looked.name} has layers{names}; {fault}", on_file(looked), "merge the layers when saving", level)


CHECK = Check(
    Fault(
        "preflight/layers",
        "The file has layers",
        "A layer that is off on the screen can be on at the plate-setter: another edition's prices, a designer's notes. One "
        "layer, printed as seen, leaves nothing to choose.",
        "X10; PDF/X (ISO 15930) as public checkers have it: none in X-1a, named and without AS in X-4; GWG 2022 "
        "NewspaperAds: no configurations",
    ),
    Severity.WARNING,
    look,
)
