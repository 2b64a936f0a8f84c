"""Lint, book: stories that stand twice, pages that are missing, companions that are parted."""

from dataclasses import replace

import pytest
from lint_pages import LAYOUT, a_page, a_part, found, ids, only, some_pages
from makeup_specimens import SOMEWHERE

from stonehand.makeup.lint import flaws, lint
from stonehand.model.dummy import NOWHERE
from stonehand.model.finding import OnPage, Severity

WHOLE = (0, 3, 5, 57)


def test_a_part_on_two_pages_stands_twice() -> None:
    """The same first part on page 1 and page 2: one error, and nothing about turns."""
    (flaw,) = found(a_page(a_part("bridge", WHOLE)), a_page(a_part("bridge", WHOLE), number=2))
    assert flaw.finding.severity is Severity.ERROR
    assert flaw.finding.message == "part 1 of bridge stands 2 times, on pages 1 and 2"
    assert (flaw.amount, str(flaw.finding.where)) == (1, "page 2, bridge, 16.0 mm from the left, 26.6 mm from the top")


@pytest.mark.parametrize(
    ("names", "missing"),
    [
        (("A1", "A2", "B1"), None),
        (("1", "2", "3"), None),
        (("A3", "A4"), None),
        (("A1", "A3"), "page A3 follows page A1; page A2 is missing"),
        (("A1", "B1", "A3"), "page A3 follows page A1; page A2 is missing"),
        (("2", "1"), "page 1 follows page 2; page 3 is missing"),
    ],
)
def test_the_pages_of_a_section_follow_each_other(names: tuple[str, ...], missing: str | None) -> None:
    """Sections count for themselves, and a section may begin with any page."""
    pages = [a_page(a_part(f"s{n}", WHOLE), number=n + 1, name=name) for n, name in enumerate(names)]
    gaps = only("page-gap", found(*pages))
    assert [flaw.finding.message for flaw in gaps] == ([missing] if missing else [])


def test_a_gap_counts_its_pages_and_stands_where_the_page_is_named() -> None:
    """A1 and A4: two pages are missing. The place is the page's in issue.yaml, or the page where no file names it."""
    pages = a_page(a_part("a", WHOLE), name="A1"), a_page(a_part("b", WHOLE), number=2, name="A4")
    (flaw,) = found(*pages)
    assert (flaw.amount, flaw.finding.where) == (2, SOMEWHERE)
    makeup, issue = some_pages(*pages)
    (unplanned,) = flaws(makeup, replace(issue, pages=()), LAYOUT)
    (unnamed,) = flaws(makeup, replace(issue, pages=tuple(replace(p, where=NOWHERE) for p in issue.pages)), LAYOUT)
    assert [one.finding.where for one in (unplanned, unnamed)] == [OnPage("A4")] * 2


def test_warnings_of_pages_nobody_planned_are_notes() -> None:
    """An editor who planned nothing is not told off for what make-up chose; an error stays one."""
    butted = a_page(a_part("bridge", (0, 3, 3, 57)), a_part("ferry", (3, 3, 2, 57)))
    twice = a_page(a_part("quay", WHOLE), number=2), a_page(a_part("quay", WHOLE), number=3)
    makeup, issue = some_pages(butted, *twice)
    for pages, warned in ((issue.pages, Severity.WARNING), ((), Severity.INFO)):
        findings = lint(makeup, replace(issue, pages=pages), LAYOUT)
        assert [(one.id, one.severity) for one in findings] == [
            ("makeup/butted-heads", warned),
            ("makeup/two-leads", warned),
            ("makeup/story-twice", Severity.ERROR),
        ]


def test_a_companion_stands_on_its_storys_page() -> None:
    """On another page it is apart; on the same page, or where its story stands nowhere, it is not."""
    beside = a_page(a_part("bridge", (0, 3, 3, 57)), a_part("diary", (3, 3, 2, 57), size=24))
    apart = (a_page(a_part("bridge", WHOLE)), a_page(a_part("diary", WHOLE), number=2))
    alone = (a_page(a_part("diary", WHOLE)),)
    for pages, faults in (((beside,), set()), (apart, {"companion-apart"}), (alone, set())):
        makeup, issue = some_pages(*pages)
        stories = tuple(
            replace(story, companion="bridge") if story.slug == "diary" else story for story in issue.stories
        )
        assert ids(flaws(makeup, replace(issue, stories=stories), LAYOUT)) == faults
