"""File names that do not survive the way to the printer."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file
from stonehand.preflight.listing import listed

_BAD = frozenset(" /:;\\@*")


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find letters that mail, servers and other systems change, and names that are too long."""
    name = looked.name.rpartition("/")[2]
    bad = [
        letter for letter in dict.fromkeys(name) if letter in _BAD or not letter.isascii() or not letter.isprintable()
    ]
    if bad:
        shown = listed(["a space" if letter == " " else f"{letter!r}" for letter in bad])
        yield Seen(
            f"the name {name} holds {shown}; letters A to Z, figures, . _ and - are safe",
            on_file(looked),
            f"rename it, after the printer's pattern {profile.delivery.file_name}",
        )
    missed = profile.limits.name_length.above(len(name))
    if missed is not None:
        yield Seen(
            f"the name {name} has {len(name)} characters; {profile.name} takes {missed[1]:g} at most",
            on_file(looked),
            f"make it shorter, after the printer's pattern {profile.delivery.file_name}",
            missed[0],
        )


CHECK = Check(
    Fault(
        "preflight/file-name",
        "The file's name may not survive",
        "On its way a file passes mail, servers and several kinds of computers. Blanks and accents are changed or cut off, and "
        "the page is then not found, or found twice.",
        "N1; Warners: at most 27 characters and none of / : ; \\ @ *; Gazette Press, Spotpress: patterns",
    ),
    Severity.ERROR,
    look,
    numbers=("name_length",),
    outside=True,
)
