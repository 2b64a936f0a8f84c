"""What changed as a JSON document, read back."""

import json
from dataclasses import replace
from typing import Any

from changes_told import ALL, CHANGED, GONE, HEADLINE, STRANGERS
from hypothesis import given, settings

from stonehand.model.changes import Changes
from stonehand.model.finding import OnPage, Where, plain_values, warning
from stonehand.pipeline.reporting.changes.as_json import changes_as_json
from stonehand.pipeline.reporting.changes.picture_names import picture_names

LOST = warning("pipeline/page-not-compared", "page 6 could not be compared", OnPage("6"), hint="look at it")


def read(changes: Changes = ALL) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(changes_as_json(changes, (LOST,), {CHANGED: picture_names(CHANGED)}))
    return found


def test_the_document_has_its_keys() -> None:
    """What both are comes first, what was found last, in the values of every command."""
    found = read()
    assert list(found) == [
        *(
            "schema",
            "before",
            "after",
            "same",
            "press",
            "pages",
            "stories",
            "ads",
            "sources",
            "libraries",
            "notes",
            "findings",
        )
    ]
    assert (found["schema"], found["before"], found["after"], found["same"]) == (1, "main", "out/x", False)
    assert found["press"] == {"before": "office", "after": "gazette"}
    assert found["libraries"][1] == {"name": "weasyprint", "before": "", "after": "70.0"}
    assert found["findings"] == [plain_values(LOST)]


def test_a_page_tells_its_spots_in_millimetres_and_its_files() -> None:
    """Files are named where they were written, and nothing stands where none was."""
    changed, gone, *_ = read()["pages"]
    assert changed == {
        "page": "3",
        "fate": "changed",
        "before": "3",
        "after": "3",
        "compared": True,
        "share": 0.0123,
        "spots": [{"left_mm": 10.0, "top_mm": 20.5, "width_mm": 30.0, "height_mm": 4.25}],
        "stories": ["bridge"],
        "pictures": ["bridge.jpg"],
        "ads": [],
        "edits": [],
        "files": {"before": "page-3-before.png", "after": "page-3-after.png", "changes": "page-3-changes.png"},
    }
    assert (gone["page"], gone["before"], gone["after"], gone["files"]) == ("4", "4", None, None)


def test_a_story_tells_its_edits_and_places() -> None:
    """A place has path, line and column, as in a finding."""
    story = read()["stories"][0]
    assert [story[key] for key in ("slug", "headline", "fate", "before", "after", "pictures", "reset")] == [
        *("bridge", "Bridge opens in May", "changed", ["3"], ["3", "4"], ["bridge.jpg"], False)
    ]
    assert story["where"] == {"path": "issues/x/articles/bridge.md", "line": None, "column": None}
    assert story["edits"][0] == {
        "what": "headline",
        "gone": "June",
        "come": "May",
        "before": "opens in",
        "behind": "",
        "where": {"path": "issues/x/articles/bridge.md", "line": 2, "column": 11},
        "moved": False,
    }


def test_of_a_page_that_is_gone_there_is_one_picture() -> None:
    """Its file has the name it had; nothing is named that cannot be."""
    found = json.loads(changes_as_json(Changes("a", "b", (GONE,)), (), {GONE: picture_names(GONE)}))
    assert found["pages"][0]["files"] == {"before": "page-4-before.png", "after": None, "changes": None}


def test_words_of_a_page_are_written_nowhere() -> None:
    """Words read from a PDF have no place."""
    page = replace(CHANGED, edits=(replace(HEADLINE, where=Where("")),))
    (edit,) = read(Changes("a", "b", (page,)))["pages"][0]["edits"]
    assert (edit["gone"], edit["come"], edit["where"]) == ("June", "May", None)


def test_the_same_is_what_reader_and_press_see() -> None:
    """Sources alone change nothing; another press does."""
    assert read(Changes("a", "b", sources=("x",)))["same"]
    assert not read(Changes("a", "b", press=("x", "y")))["same"]


@settings(deadline=None)
@given(STRANGERS)
def test_texts_come_back_as_they_were_and_give_no_orders(changes: Changes) -> None:
    """The document is ASCII without control characters; what is in it is what was put in."""
    written = changes_as_json(changes)
    assert written.replace("\n", "").isprintable()
    assert written.isascii()
    assert "##[" not in written
    assert not any(line.strip().startswith("::") for line in written.split("\n"))
    found = json.loads(written)
    assert [story["headline"] for story in found["stories"]] == [story.headline for story in changes.stories]
    assert [page["before"] for page in found["pages"]] == [page.before for page in changes.pages]
    assert found["notes"] == list(changes.notes)
