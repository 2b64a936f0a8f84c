"""The flatplan and the dummy: what is read of a page, every fault at its line, and nothing that make-up could not place."""

import pytest
from intake_ground import FOLDER, read

from stonehand.intake.dummy_file import read_dummy
from stonehand.model.dummy import DummyPage, Frame, Inks, PageId, Recipe
from stonehand.model.finding import Finding, Severity, Where

ROOM = "at: [0, 14], size: [5, 20]"
BELOW = "at: [0, 40], size: [5, 20]"


def plan(*pages: str) -> str:
    """Write pages of frames, the first in line 6."""
    return "pages:\n" + "".join(f"  - {{page: {n}, frames: [{page}]}}\n" for n, page in enumerate(pages, start=1))


def told(findings: tuple[Finding, ...]) -> list[tuple[str, Severity, int | None]]:
    assert all(finding.hint for finding in findings)
    places = [finding.where for finding in findings]
    lines = [where.line if isinstance(where, Where) else None for where in places]
    return [(finding.id, finding.severity, line) for finding, line in zip(findings, lines, strict=True)]


def test_every_key_of_a_page_is_read() -> None:
    """A page with all it can say comes out as the model has it, and where it stands."""
    text = (
        "schema: 1\nissue: 2026-11-27\npages:\n"
        "  - page: A3\n    master: turned\n    inks: k\n    section: Sport\n    frames:\n"
        "      - {frame: first, story: a, part: 2, at: [1, 4], size: [2, 30], legs: 3, jump: best, locked: true,\n"
        "         recipe: {headline: 40pt, lines: 2, head: wing, pictures: [[2, 9]], side: left, quotes: 1,\n"
        "                  crossheads: 0, without: [kicker, qr]}}\n"
        "      - {frame: rail, story: a, stories: [b, c]}\n"
        "      - {ad: bread}\n"
        "  - page: 4\n"
    )
    recipe = Recipe("40pt", 2, "wing", ((2, 9),), "left", 1, 0, ("kicker", "qr"))
    first = Frame("first", ("a",), "", 2, (1, 4), (2, 30), 3, "best", recipe, locked=True)
    read_pages = read_dummy("dummy.yaml", text.encode())
    assert read_pages.findings == ()
    assert read_pages.value == (
        DummyPage(PageId("A3"), "turned", Inks.K, "Sport", (first, Frame("rail", ("a", "b", "c")), Frame(ad="bread"))),
        DummyPage(PageId("4")),
    )
    assert read_pages.value[0].frames[0].where == Where("dummy.yaml", 9, 9)


@pytest.mark.parametrize("jump", ["4", "A4", "best", "'4'"])
def test_a_jump_is_a_page_or_the_best(jump: str) -> None:
    """A jump may be written as a number, as section and number, or left to make-up."""
    text = f"schema: 1\npages: [{{page: 1, frames: [{{frame: lead, story: a, jump: {jump}}}]}}]\n"
    pages = read_dummy("dummy.yaml", text.encode())
    assert pages.findings == ()
    assert pages.value is not None
    assert pages.value[0].frames[0].jump == jump.strip("'")


@pytest.mark.parametrize("page", ["0", "a3", "03", "ABC1", "3b", "-1", "best"])
def test_what_is_no_page(page: str) -> None:
    """A page is a number, or capital letters and a number."""
    outcome = read_dummy("dummy.yaml", f"schema: 1\npages: [{{page: {page}}}]\n".encode())
    assert outcome.findings
    assert outcome.value == ()


@pytest.mark.parametrize("text", ["", "pages: [", "schema: 2\npages: []", "schema: 1\n", "[]", "\x00"])
def test_a_dummy_that_is_none_is_findings(text: str) -> None:
    """What cannot be read as a dummy is told and never raises."""
    assert read_dummy("dummy.yaml", text.encode()).findings


def test_a_sound_plan_is_kept_as_written() -> None:
    """Named frames, places of their own, a region and a jump with its second part need no word."""
    issue, found = read(
        plan(
            "{frame: lead, story: a, jump: 2}, {frame: rail, stories: [b]}",
            "{story: a, part: 2, at: [0, 3], size: [5, 9]}",
        )
    )
    assert found == ()
    assert [[frame.stories for frame in page.frames] for page in issue.pages] == [[("a",), ("b",)], [("a",)]]
    assert issue.pages[0].frames[0].jump == "2"


@pytest.mark.parametrize(
    ("pages", "fault", "line", "kept"),
    [
        (["{frame: leed, story: a}"], "intake/unknown-frame", 6, [[]]),
        ([f"{{frame: lead, story: a, {ROOM}}}, {{}}"], "intake/frame-without-place", 6, [[("a",)]]),
        (["{story: a, size: [5, 20]}"], "intake/frame-without-place", 6, [[]]),
        (["{story: a, at: [0, 14]}"], "intake/frame-without-place", 6, [[]]),
        (["{story: a, at: [1, 14], size: [5, 20]}"], "intake/frame-outside", 6, [[]]),
        (["{story: a, at: [0, 13], size: [5, 20]}"], "intake/frame-outside", 6, [[]]),
        (["{story: a, at: [0, 14], size: [5, 85]}"], "intake/frame-outside", 6, [[]]),
        (["{frame: lead, story: a, at: [2, 14]}"], "intake/frame-outside", 6, [[]]),
        (["{frame: lead, stories: [a, b]}"], "intake/several-stories", 6, [[]]),
        ([f"{{story: a, {ROOM}}}, {{story: b, {ROOM}}}"], "intake/frames-overlap", 6, [[("a",), ("b",)]]),
        (["{frame: lead, story: a}, {story: b, at: [3, 62], size: [2, 9]}"], "intake/frames-overlap", 6, [[("a",), ("b",)]]),
        (["{story: a, at: [0, 20], size: [2, 40], legs: 5}"], "intake/measure-too-narrow", 6, [[]]),
        ([f"{{story: aa, {ROOM}}}"], "intake/unknown-story", 6, [[()]]),
        ([f"{{story: a, {ROOM}}}, {{story: a, {BELOW}}}"], "intake/placed-twice", 6, [[("a",), ()]]),
        (["{frame: rail, stories: [a, b, a]}"], "intake/placed-twice", 6, [[("a", "b")]]),
        (["{frame: rail, story: a, stories: [a]}"], "intake/placed-twice", 6, [[("a",)]]),
        ([f"{{story: a, {ROOM}}}", f"{{story: a, part: 3, {ROOM}}}"], "intake/bad-part", 7, [[("a",)], [()]]),
        ([f"{{story: a, part: 2, {ROOM}}}"], "intake/bad-part", 6, [[()]]),
        ([f"{{story: a, part: 2, {ROOM}}}", f"{{story: a, {ROOM}}}"], "intake/bad-part", 6, [[()], [("a",)]]),
        ([f"{{story: a, {ROOM}}}, {{story: a, part: 2, {BELOW}}}"], "intake/bad-part", 6, [[("a",), ()]]),
        ([f"{{story: a, {ROOM}}}", f"{{story: a, part: 2, {ROOM}}}"], "intake/bad-part", 7, [[("a",)], [()]]),
        ([f"{{story: a, jump: 7, {ROOM}}}"], "intake/unplanned-page", 6, [[("a",)]]),
        ([f"{{story: a, jump: 1, {ROOM}}}"], "intake/bad-jump", 6, [[("a",)]]),
        (["", f"{{story: a, jump: 1, {ROOM}}}"], "intake/bad-jump", 7, [[], [("a",)]]),
        (["{frame: rail, stories: [a, b], jump: 2}", ""], "intake/bad-jump", 6, [[("a", "b")], []]),
        ([f"{{ad: bread, {ROOM}}}"], "intake/unknown-ad", 6, [[]]),
    ],
)  # fmt: skip
def test_faults_of_a_plan(pages: list[str], fault: str, line: int, kept: list[list[tuple[str, ...]]]) -> None:
    """Each fault is one error at the frame's line; what is left can be placed, with no jump that leads nowhere."""
    issue, found = read(plan(*pages))
    assert told(found) == [(fault, Severity.ERROR, line)]
    assert [[frame.stories for frame in page.frames] for page in issue.pages] == kept
    assert not any(frame.jump for page in issue.pages for frame in page.frames)


def test_a_second_part_stands_where_the_jump_leads() -> None:
    """A jump to page 2 with the other part on page 3: the jump holds, the frame on page 3 stays open; `best` takes it."""
    pages = ("", f"{{story: a, part: 2, {ROOM}}}")
    issue, (told_once,) = read(plan(f"{{story: a, jump: 2, {ROOM}}}", *pages))
    assert (told_once.id, told_once.hint) == ("intake/bad-part", "write `jump: 3` in line 6")
    assert [frame.stories for page in issue.pages for frame in page.frames] == [("a",), ()]
    issue, found = read(plan(f"{{story: a, jump: best, {ROOM}}}", *pages))
    assert found == ()
    assert [frame.stories for page in issue.pages for frame in page.frames] == [("a",), ("a",)]


def test_pages_stand_in_the_order_of_the_book() -> None:
    """Whatever order they are written in: section A before B, page 2 before 10; the first has the front's master."""
    issue, found = read(
        f"pages:\n  - page: B1\n  - page: A10\n  - {{page: A1, frames: [{{story: a, {ROOM}}}]}}\n  - page: A2\n"
    )
    assert found == ()
    assert [page.page for page in issue.pages] == ["A1", "A2", "A10", "B1"]


def test_the_dummy_of_another_issue() -> None:
    """It holds, with a warning at its `issue`."""
    dummy = f"schema: 1\nissue: 2026-11-26\npages: [{{page: 1, frames: [{{story: a, {ROOM}}}]}}]\n"
    issue, (stray,) = read("", {"dummy.yaml": dummy})
    assert (stray.id, stray.severity) == ("intake/dummy-of-another", Severity.WARNING)
    assert [frame.stories for frame in issue.pages[0].frames] == [("a",)]


def test_faults_of_pages() -> None:
    """A master nobody knows is left to the layout; of two pages with one id the first stands."""
    issue, found = read(f"pages:\n  - {{page: 1, master: fornt}}\n  - {{page: 1, frames: [{{story: a, {ROOM}}}]}}\n")
    assert told(found) == [("intake/page-twice", Severity.ERROR, 7), ("intake/unknown-master", Severity.ERROR, 6)]
    assert found[1].hint == "did you mean `front`?"
    assert [(page.master, page.frames) for page in issue.pages] == [("", ())]


def test_held_copy_leaves_its_frame_open() -> None:
    """A story on hold that has a frame is a warning that names its file; its second part goes with it."""
    issue, found = read(plan(f"{{story: c, jump: 2, {ROOM}}}", f"{{story: c, part: 2, {ROOM}}}"))
    held = ("intake/held-copy", Severity.WARNING)
    assert [(fault, severity) for fault, severity, _ in told(found)] == [held, held]
    assert "articles/c.md" in found[0].hint
    assert [(frame.stories, frame.jump) for page in issue.pages for frame in page.frames] == [((), ""), ((), "")]


def test_a_name_nobody_knows_beside_a_place() -> None:
    """With `at` and `size` the story stands, and the name is a warning; `page` is make-up's own for a page without frames."""
    issue, found = read(plan(f"{{frame: leed, story: a, {ROOM}}}, {{frame: page, story: b, {BELOW}}}"))
    assert told(found) == [("intake/unknown-frame", Severity.WARNING, 6)]
    assert "`lead`" in found[0].hint
    assert [frame.stories for frame in issue.pages[0].frames] == [("a",), ("b",)]


def test_all_faults_at_once() -> None:
    """One frame may have several faults, and so may its neighbour."""
    _, found = read(plan("{frame: leed, story: nix, jump: 9}, {ad: bread, story: a}"))
    assert {fault for fault, _, _ in told(found)} == {
        "intake/unknown-frame", "intake/unknown-story", "intake/unplanned-page", "intake/unknown-ad", "intake/ad-and-story"
    }  # fmt: skip


def test_the_dummy_wins() -> None:
    """A dummy.yaml stands for `pages`; that both are there is a note at `pages`, and faults stand in the dummy."""
    dummy = f"schema: 1\nissue: 2026-11-27\npages:\n  - {{page: 7, frames: [{{story: nix, {ROOM}}}]}}\n"
    issue, found = read(plan(f"{{story: a, {ROOM}}}"), {"dummy.yaml": dummy})
    assert [page.page for page in issue.pages] == ["7"]
    assert [(finding.id, str(finding.where)) for finding in found] == [
        ("intake/dummy-wins", f"{FOLDER}/issue.yaml:6:3"),
        ("intake/unknown-story", f"{FOLDER}/dummy.yaml:4:24"),
    ]
    assert found[0].severity is Severity.INFO


def test_a_dummy_alone_needs_no_word() -> None:
    """Without `pages` beside it a sound dummy has no finding."""
    assert read("", {"dummy.yaml": f"schema: 1\npages: [{{page: 1, frames: [{{story: a, {ROOM}}}]}}]\n"})[1] == ()


def test_copy_that_does_not_run_cannot_be_placed() -> None:
    """Of another issue's copy only the stories named run, so a frame for another one is an error, not a hole."""
    issue, found = read("copy: 2026-11-27\nstories: [a]\n" + plan(f"{{story: b, {ROOM}}}"))
    assert [frame.stories for frame in issue.pages[0].frames] == [()]
    assert told(found) == [("intake/unknown-story", Severity.ERROR, 8)]


def test_where_a_story_stands_twice() -> None:
    """Named twice in one frame, or in two: the sentence says which, and for two the line of the first."""
    (once,) = read(plan("{frame: rail, stories: [a, a]}"))[1]
    (twice,) = read(plan("{frame: lead, story: a}", f"{{story: a, {ROOM}}}"))[1]
    assert once.message == "a is named twice in one frame"
    assert twice.message == "a has a frame already, in line 6"
