"""What the pictures of changed pages are called: `page-3-before.png`, `page-3-after.png`, `page-3-changes.png`.

A picture has the name of the page as it is called in its own build, so that a page that is gone and one that has its number by now
do not overwrite each other. The label of a page of anybody's PDF can be any text: it never reaches the file system as it is.
"""

import hashlib
import re
from dataclasses import dataclass

from stonehand.model.changes import PageChange
from stonehand.model.dummy import PageId

_OURS = re.compile(r"[A-Z]{0,2}[1-9][0-9]{0,3}")
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class PictureNames:
    """Names of the files that show a page; `None` where it was not, or is not there."""

    before: str | None
    after: str | None
    marked: str | None


def picture_names(change: PageChange) -> PictureNames:
    """Name the pictures of a changed page."""
    before, after = (None if page is None else f"page-{_safe(page)}" for page in (change.before, change.after))
    return PictureNames(
        None if before is None else f"{before}-before.png",
        None if after is None else f"{after}-after.png",
        None if before is None or after is None else f"{after}-changes.png",
    )


def _safe(page: PageId) -> str:
    """Give a page's id as it may stand in a file's name, on every system and for every two ids another."""
    if _OURS.fullmatch(page):
        return page
    plain = re.sub(r"[^a-z0-9]+", "-", page.lower())[:_LONGEST].strip("-")
    told_apart = hashlib.sha256(page.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{plain}-{told_apart}" if plain else told_apart
