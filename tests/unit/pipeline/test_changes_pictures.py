"""Names of the pictures of changed pages."""

import re

from changes_told import ALL, CHANGED, GONE, NEW, PAGES, SHIFTED
from hypothesis import given

from stonehand.model.changes import Fate, PageChange
from stonehand.model.dummy import PageId
from stonehand.pipeline.reporting.changes.picture_names import PictureNames, picture_names


def names(change: PageChange) -> tuple[str | None, str | None, str | None]:
    found = picture_names(change)
    return found.before, found.after, found.marked


def test_each_picture_has_the_name_its_page_had() -> None:
    """A page that moved is named as it was and as it is; one that came or went has one picture."""
    assert names(CHANGED) == ("page-3-before.png", "page-3-after.png", "page-3-changes.png")
    assert names(SHIFTED) == ("page-5-before.png", "page-4-after.png", "page-4-changes.png")
    assert picture_names(PageChange(None, PageId("A1"), Fate.ADDED)).after == "page-A1-after.png"
    assert picture_names(GONE) == PictureNames("page-4-before.png", None, None)
    assert picture_names(NEW) == PictureNames(None, "page-5-after.png", None)


def test_no_two_pictures_share_a_name() -> None:
    """Page 4 is gone and page 5 is page 4 by now: each keeps its picture."""
    found = [name for change in ALL.pages for name in names(change) if name is not None]
    assert len(found) == len(set(found))


@given(PAGES, PAGES)
def test_any_label_is_a_safe_name_of_its_own(one: PageId, other: PageId) -> None:
    """Whatever a PDF calls its pages, a name leads to no other folder, fits a file system, and two labels have two."""
    first, second = (picture_names(PageChange(None, page, Fate.ADDED)).after for page in (one, other))
    assert first is not None
    assert re.fullmatch(r"page-[A-Za-z0-9-]{1,40}-after\.png", first)
    assert (first == second) == (one == other)


def test_labels_that_differ_in_their_case_have_two_names() -> None:
    """On some file systems `i` and `I` are one name."""
    first, second = (picture_names(PageChange(None, PageId(page), Fate.ADDED)).after for page in ("i", "I"))
    assert first is not None
    assert second is not None
    assert first.lower() != second.lower()
