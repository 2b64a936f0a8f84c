"""The summary of a build: what changed, what was found, and what is left out where there is no room."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from stonehand.model.changes import Changes, Edit, Fate, PageChange, StoryChange
from stonehand.model.dummy import PageId
from stonehand.model.finding import OnPage, Where, error, info, warning
from stonehand.pipeline.reporting.as_summary import LIMIT, Summary, Thumbnails, as_summary
from stonehand.pipeline.reporting.report import Inspection, Report
from stonehand.preflight.inspect import Skipped

A1, A2, A3 = (PageId(name) for name in ("A1", "A2", "A3"))
WHERE = Where("issues/x/a.md", 3)
CHANGES = Changes(
    "origin/main",
    "now",
    (
        PageChange(A1, A1, Fate.CHANGED, 0.0234, stories=("ferry",), pictures=("p.jpg",)),
        PageChange(A3, A2, Fate.MOVED, 0.0004),
        PageChange(None, A3, Fate.ADDED),
    ),
    (
        StoryChange(
            "ferry", "The ferry", Fate.CHANGED, WHERE, (A1,), (A1,), (Edit("body", "old", "new", "an", "boat", WHERE),)
        ),
        StoryChange("bridge", "The bridge", Fate.MOVED, WHERE, (A3,), (A2,), reset=True),
    ),
    notes=("the clone is shallow",),
)
THUMBNAILS = {
    CHANGES.pages[0]: Thumbnails("page-A1-before.png", "page-A1-after.png"),
    CHANGES.pages[2]: Thumbnails("", "page-A3-after.png"),
}
FOUND = (
    info("intake/missing-byline", "a.md has no byline", WHERE),
    error("makeup/overset", "It is over", OnPage("A1", "lead"), hint="cut it"),
    warning("preflight/ink-total", "Too much", OnPage("A2"), more="300 % at most"),
)
INSPECTED = Inspection(("x",), (Skipped("ink-area", "the plates were not drawn"),))
SUMMARY = Summary(
    "2026-12-04",
    Report(FOUND, inspection=INSPECTED),
    "press: no file was written",
    {"pages": 4, "stories": 1, "words": 900, "lines_placed": 300, "lines_overset": 2},
    CHANGES,
    THUMBNAILS,
)


def test_it_begins_with_the_verdict() -> None:
    """Errors and warnings, pages and stories, and how the press file stands."""
    first = "## ❌ Issue 2026-12-04: 1 error, 1 warning\n\n4 pages, 1 story, press: no file was written\n"
    assert as_summary(SUMMARY).startswith(first)
    calm = replace(SUMMARY, report=Report(FOUND[:1]))
    assert as_summary(calm).startswith("## ✅ Issue 2026-12-04: no errors, no warnings\n")


def test_each_changed_page_has_its_pictures_and_share() -> None:
    """A page that moved says whence; what is new has one picture; less than a thousandth is not nothing."""
    told = as_summary(SUMMARY)
    assert "### Against origin/main\n\n3 pages and 2 stories differ.\n\n> the clone is shallow\n" in told
    assert "#### Page A1: changed, 2.3 % of it differs\n\nstories ferry; pictures p.jpg\n\n| before | after |\n" in told
    assert '| <img src="page-A1-before.png" alt="page A1 before" width="240"> | <img src="page-A1-after.png" ' in told
    assert "#### Page A2: was page A3, less than 0.1 % of it differs\n" in told
    assert "#### Page A3: added\n\n| after |\n| --- |\n| <img " in told
    assert told.count("<img ") == 3


def test_each_changed_story_has_its_words() -> None:
    """What went and came, with the words around it and its place; where it went."""
    told = as_summary(SUMMARY)
    edit = "- body: an <del>old</del> <ins>new</ins> boat (<code>issues/x/a.md:3</code>)\n"
    assert f"#### The ferry (ferry): changed\n\n{edit}\n" in told
    assert (
        "#### The bridge (bridge): moved, from page A3 to A2\n\n- set anew: same words, other lines or type\n" in told
    )


def test_nothing_changed_is_said() -> None:
    """In a sentence; without a base nothing is said of it."""
    assert "### Against origin/main\n\nNothing changed.\n" in as_summary(
        replace(SUMMARY, changes=Changes("origin/main", ""))
    )
    assert "Against" not in as_summary(replace(SUMMARY, changes=None))


def test_each_finding_has_place_sentence_and_hint() -> None:
    """Gravest first, counted by kind; a rule that was skipped is no finding, and is told."""
    told = as_summary(SUMMARY)
    assert re.findall(r"^### (\d .*)$", told, re.MULTILINE) == ["1 error", "1 warning", "1 note"]
    assert "- <strong>makeup/overset</strong>: It is over<br>at <code>page A1, lead</code><br><em>cut it</em>\n" in told
    assert "Too much<br>at <code>page A2</code><br>300 % at most\n" in told
    assert "1 rule of preflight skipped, never passed: the plates were not drawn (ink-area)\n" in told
    assert "| lines overset | 2 |\n" in told


def test_pictures_have_an_address_or_a_name() -> None:
    """Where the output is published, that address; where nobody said so, the name of the file."""
    assert '<img src="https://x.example/1/ci/page-A1-before.png"' in as_summary(SUMMARY, "https://x.example/1/ci/")
    named = as_summary(SUMMARY, None)
    assert "<img" not in named
    assert "| <code>ci/page-A1-before.png</code> | <code>ci/page-A1-after.png</code> |" in named


@settings(deadline=None, max_examples=100)
@given(number=st.integers(0, 60), limit=st.integers(0, 30_000))
def test_a_long_summary_is_cut_between_entries(number: int, limit: int) -> None:
    """It never has more bytes than it may; what was left out is counted, and what is there is the beginning of the whole."""
    findings = tuple(error("makeup/overset", f"Überlauf {at} " + "x" * 300, WHERE) for at in range(number))
    summary = replace(SUMMARY, report=Report((*FOUND, *findings)))
    whole, cut = as_summary(summary), as_summary(summary, limit=limit)
    assert len(cut.encode()) <= limit
    if len(whole.encode()) <= limit:
        assert cut == whole
    elif cut:
        kept, _, said = cut.partition("\n\n**The rest was left out")
        assert whole.startswith(kept)
        assert said
        counted = {noun: int(many) for many, noun in re.findall(r"(\d+) (errors?|warnings?|notes?)\b", said)}
        left = sum(many for noun, many in counted.items() if noun.startswith("error"))
        assert left == number + 1 - kept.count("<strong>makeup/overset")


def test_the_limit_is_the_host_s() -> None:
    """1 MiB, and the sentence says so."""
    many = tuple(error("makeup/overset", f"{at} " + "x" * 450, WHERE) for at in range(4000))
    cut = as_summary(replace(SUMMARY, report=Report(many)))
    assert LIMIT - 1500 < len(cut.encode()) <= LIMIT == 2**20
    assert "A summary may have 1024 KiB; all of it stands in ci/summary.md." in cut
