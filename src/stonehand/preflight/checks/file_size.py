"""Files too large to be sent."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file

_MEGABYTE = 1_000_000


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Compare the file's size with what the printer takes."""
    size = looked.facts.size / _MEGABYTE
    missed = profile.limits.megabytes.above(size)
    if missed is not None:
        yield Seen(
            f"{looked.name} has {size:.1f} MB; {profile.name} takes {missed[1]:g} MB at most",
            on_file(looked),
            f"bring its pictures down to {profile.ppi} pixels per inch, or send it in parts",
            missed[0],
        )


CHECK = Check(
    Fault(
        "preflight/file-size",
        "The file is too large to be sent",
        "Upload pages and mail servers cut off what is over their limit, at the hour when nobody has time. Nearly always it is "
        "pictures with more pixels than the press can show.",
        "N1; the printer's own sheet, `megabytes` in the profile",
    ),
    Severity.WARNING,
    look,
    numbers=("megabytes",),
    outside=True,
)
