"""The record a build leaves of what it put on its pages: of every build that set something, whatever it found."""

import hashlib

from cli_paper import ISSUE, Call, Paper

from stonehand.model.impression import Impression
from stonehand.pipeline.impressions import read_impression

pytest_plugins = ("cli_fixtures",)


def record(paper: Paper) -> Impression:
    """Read the impression in the output."""
    read = read_impression(paper.files()["impression.json"], "impression.json")
    assert read.value is not None, read.findings
    return read.value


def test_a_build_says_what_it_made(built_paper: Paper) -> None:
    """It names the press and the book by its checksum, the page with its own, the story with its words and lines."""
    made = record(built_paper)
    assert (made.issue, made.paper, made.date, made.press) == (ISSUE, "gazette", ISSUE, "newsprint-coldset")
    assert made.book == hashlib.sha256(built_paper.files()[f"press/gazette_{ISSUE}.pdf"]).hexdigest()
    ((page,), (story,)) = (made.pages, made.stories)
    assert (page.page, page.number, len(page.sum)) == ("1", 1, 64)
    assert (story.slug, story.headline, story.pages) == ("harbour-bridge", "The bridge is open", ("1",))
    assert [(part.what, part.words) for part in story.copy if part.what != "address"] == [
        ("headline", "The bridge is open"),
        ("byline", "Marta Linde"),
        ("body", "The bridge was opened on Thursday, and the town went over it and came back."),
        ("body", "Nobody cut a ribbon, since nobody had brought any scissors."),
    ]
    assert {"weasyprint", "pango", "harfbuzz", "pillow", "pypdfium2", "pikepdf", "pyphen"} <= dict(
        made.made_with
    ).keys()
    assert f"issues/{ISSUE}/articles/harbour-bridge.md" in dict(made.sources)


def test_a_second_build_writes_the_same_record(call: Call, paper: Paper) -> None:
    """Nothing of clock or place is in it."""
    before = paper.files()["impression.json"]
    assert call("build", cwd=paper.root).code == 0
    assert paper.files()["impression.json"] == before


def test_errors_keep_back_the_press_file_and_not_the_record(call: Call, paper: Paper) -> None:
    """A build with errors has a record of its pages, without a book."""
    paper.write("harbour-bridge", "---\nheadline: Another head\nbylne: x\n---\nNew text altogether.\n")
    assert call("build", cwd=paper.root).code == 1
    made = record(paper)
    assert (made.book, made.stories[0].headline, len(made.pages[0].sum)) == ("", "Another head", 64)


def test_a_build_of_some_pages_leaves_the_record_of_the_whole(call: Call, paper: Paper) -> None:
    """The press file of the whole issue still stands, and so does what tells of it."""
    before = record(paper)
    paper.write("harbour-bridge", "---\nheadline: The bridge is shut\n---\nNobody went over it.\n")
    assert call("build", "--pages", "1", cwd=paper.root).code == 0
    assert record(paper) == before
