"""A compact way of writing a file that older print programs cannot read."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Tell of object streams where the level is PDF/X-1a."""
    if profile.level is Level.X1A and looked.facts.object_streams:
        yield Seen(
            f"{looked.name} is written with object streams; {profile.level.value} has none",
            on_file(looked),
            "save it again without object streams, for PDF 1.4",
        )


CHECK = Check(
    Fault(
        "preflight/object-streams",
        "The file is written too compactly for PDF/X-1a",
        "Object streams came with PDF 1.5. A program of the X-1a age finds no pages in such a file, or finds it damaged.",
        "X11; PDF/X (ISO 15930) as public checkers have it: no object or cross-reference streams in X-1a",
    ),
    Severity.ERROR,
    look,
)
