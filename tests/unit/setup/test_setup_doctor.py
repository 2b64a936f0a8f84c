"""The doctor: what is there, what is missing, and how to get it."""

import hashlib
import json

from stonehand.model.finding import Outcome, error
from stonehand.model.type import Face, FontSet
from stonehand.workspace.doctor import Item, Report, as_json, as_text, examine

DATA = b"a face"
FACE = Face("Slab", "slab.ttf", 400, False, hashlib.sha256(DATA).hexdigest(), DATA)
CHANGED = Face("Slab", "slab-bold.ttf", 700, False, FACE.sha256, b"another face")


def fonts_of(outcome: Outcome[FontSet]) -> Item:
    (item,) = (item for item in examine(outcome).items if item.name == "fonts")
    return item


def test_a_machine_that_can_work() -> None:
    """Everything that is needed is found, in order, with its version; programs outside Python are never needed."""
    report = examine(Outcome(FontSet((FACE,))))
    needed = [item.name for item in report.items if item.needed]
    assert needed == ["python", "stonehand", "weasyprint", "pango", "harfbuzz", "fontconfig", "fonts"]
    assert report.sound
    assert [item.name for item in report.items if not item.needed] == [
        "git",
        "ghostscript",
        "mutool",
        "qpdf",
        "poppler",
        "chromium",
    ]
    assert all(item.version for item in report.items if item.found)
    assert all(item.remedy for item in report.items if not item.found)


def test_a_face_that_is_not_the_pinned_one() -> None:
    """A checksum that does not hold makes the fonts unfit, and names the file."""
    item = fonts_of(Outcome(FontSet((FACE, CHANGED))))
    assert (item.version, item.found) == ("2 faces", False)
    assert item.remedy == "slab-bold.ttf is not the file the manifest pins"


def test_what_loading_the_fonts_found() -> None:
    """An error from loading is passed on in its own words."""
    item = fonts_of(Outcome(FontSet((FACE,)), (error("fonts/missing", "thin.ttf is not there"),)))
    assert (item.found, item.remedy) == (False, "thin.ttf is not there")


def test_no_fonts_at_all() -> None:
    """A set without a face cannot set a page."""
    assert not fonts_of(Outcome(FontSet(()))).found


def test_the_table_and_the_values() -> None:
    """Text has a line for each thing with its mark; the JSON values carry the same."""
    report = Report(
        (
            Item("python", "3.11.2", found=True, needed=True),
            Item("pango", "", found=False, needed=True, remedy="brew install pango"),
            Item("qpdf", "", found=False, needed=False, remedy="brew install qpdf: checks"),
        )
    )
    assert as_text(report).splitlines() == [
        "ok       python  3.11.2",
        "MISSING  pango   -       brew install pango",
        "optional qpdf    -       brew install qpdf: checks",
    ]
    values = json.loads(json.dumps(as_json(report)))
    assert values["sound"] is False
    assert values["items"][1] == {
        "name": "pango",
        "version": "",
        "found": False,
        "needed": True,
        "remedy": "brew install pango",
    }
