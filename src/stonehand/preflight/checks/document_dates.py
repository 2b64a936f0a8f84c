"""Title and dates a file says of itself."""

import re
from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Level, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file
from stonehand.preflight.listing import listed

_DATE = re.compile(
    r"D:[0-9]{4}(?:(?:0[1-9]|1[0-2])(?:(?:0[1-9]|[12][0-9]|3[01])(?:(?:[01][0-9]|2[0-3])(?:[0-5][0-9](?:[0-5][0-9])?)?"
    r"(?:Z(?:00'?00'?)?|[+-][0-2][0-9]'?(?:[0-5][0-9])?'?)?)?)?)?"
)
"""PDF 32000-1, 7.9.4: each part may be left out with all that follows it."""


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Tell which of them are missing or cannot be read as a date."""
    if profile.level is Level.NONE:
        return
    info = looked.facts.info
    faults = [f"no {key}" for key in ("Title", "CreationDate", "ModDate") if not info.get(key, "").strip()]
    dates = {key: info.get(key, "").strip() for key in ("CreationDate", "ModDate")}
    faults += [f"a {key} that is no date ({date})" for key, date in dates.items() if date and not _DATE.fullmatch(date)]
    if faults:
        yield Seen(
            f"{looked.name} has {listed(faults)} in its document information",
            on_file(looked),
            f"give it a title, and save it again as {profile.level.value}",
        )


CHECK = Check(
    Fault(
        "preflight/document-dates",
        "The file has no title, or no dates",
        "On a night of corrections the shop tells the last version by these dates. A file that does not say when it was made is "
        "a file that may be yesterday's.",
        "X5; PDF/X (ISO 15930) as public checkers have it: Title, CreationDate and ModDate in Info; PDF 1.7 (ISO 32000-1), "
        "7.9.4",
    ),
    Severity.ERROR,
    look,
)
