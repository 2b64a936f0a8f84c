"""What changed as GitHub's workflow commands, read as its runner reads them."""

import re
from dataclasses import replace

from changes_told import ALL, ARTICLE, BRIDGE, CHANGED, CHOIR, GONE, HEADLINE, POOL, ROOF, SHIFTED, STRANGERS, TAKEN_OUT
from hypothesis import given, settings
from test_render_github import read

from stonehand.model.changes import Changes
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where
from stonehand.pipeline.reporting.changes.as_github import LONGEST, SHOWN, changes_as_github
from stonehand.pipeline.reporting.report import Base

BASE = Base("herald", home="issues/x/issue.yaml")
HOME = "herald/issues/x/issue.yaml"

Told = tuple[str, dict[str, str], str]


def told(changes: Changes) -> tuple[list[Told], list[str]]:
    """Give the commands, and the plain lines of the log."""
    lines = changes_as_github(changes, BASE).split("\n")
    commands = [read(line) for line in lines if line.startswith("::")]
    return commands, [line for line in lines if not line.startswith("::")]


def test_each_edit_stands_at_its_line() -> None:
    """A notice has the words gone and come; a story says beside them only what they do not."""
    story = replace(BRIDGE, edits=(HEADLINE, TAKEN_OUT), pictures=(), after=BRIDGE.before)
    commands, log = told(Changes("a", "b", (), (story,)))
    assert commands == [
        (
            "notice",
            {"file": f"herald/{ARTICLE}", "line": "2", "col": "11", "title": "bridge: headline changed"},
            "…opens in [-June-]{+May+}",
        ),
        (
            "notice",
            {"file": f"herald/{ARTICLE}", "line": "9", "title": "bridge: body changed"},
            "…said so. [-It rains.-] Later the…",
        ),
    ]
    assert log == ["a -> b: 1 story differs"]


def test_a_story_stands_at_its_article_and_a_page_at_the_issue() -> None:
    """Stories that came, went, moved or are set anew, and pages, in the order of their weight."""
    commands, _ = told(Changes("a", "b", (CHANGED, SHIFTED, GONE), (CHOIR, POOL, ROOF)))
    assert [(found["file"], found["title"], words) for _, found, words in commands] == [
        (HOME, "page 4 removed", "fair"),
        ("herald/a/pool.md", "pool added", "Pool fills: page 5"),
        ("herald/a/choir.md", "choir moved", "Choir sings: page 2 -> 7"),
        ("herald/a/roof.md", "roof changed", "Roof leaks: set anew: same words, other lines or type"),
        (HOME, "page 3 changed", "1.2 %; bridge, bridge.jpg"),
        (HOME, "page 4 was 5", "page 4 was 5"),
    ]


def test_the_tenth_tells_how_many_more_there_are() -> None:
    """The nine gravest are shown, and the log has the rest as plain lines."""
    commands, log = told(ALL)
    assert len(commands) == SHOWN
    assert commands[0][1]["title"] == "press profile changed"
    assert [found["title"] for _, found, _ in commands[1:5]] == [
        *("page 4 removed", "page 5 added", "pool added", "fair removed")
    ]
    assert commands[-1] == (
        "notice",
        {"file": HOME, "title": "7 more changes"},
        "7 more changes are told in the log of this step",
    )
    assert len(log) == 7 + 2
    assert log[0] == "bridge changed: Bridge opens in May: page 3 -> 3, 4; pictures: bridge.jpg"
    assert log[-1] == "main -> out/x: 6 pages and 5 stories differ"


def test_ten_are_shown_whole() -> None:
    """Where all have room, none is held back for a count."""
    commands, log = told(Changes("a", "b", tuple(replace(SHIFTED, before=PageId(str(number))) for number in range(10))))
    assert len(commands) == SHOWN
    assert log == ["a -> b: 10 pages differ"]


def test_words_of_a_page_stand_at_the_issue() -> None:
    """Words read from a PDF have no file of their own; a very long stretch ends."""
    edit = replace(HEADLINE, what="text", come="new " * 300, where=Where(""))
    commands, _ = told(Changes("a", "b", (replace(CHANGED, edits=(edit,)),)))
    _, found, words = commands[0]
    assert found == {"file": HOME, "title": "page 3: text changed"}
    assert len(words) == LONGEST
    assert words.endswith("…")


def test_where_nothing_changed_there_is_no_notice() -> None:
    """One plain line says so."""
    assert told(Changes("a", "b")) == ([], ["a -> b: nothing changed"])


@settings(deadline=None)
@given(STRANGERS)
def test_no_text_breaks_out_of_its_command(changes: Changes) -> None:
    """Whatever copy holds, there are ten notices at most and nothing else a runner would obey."""
    lines = changes_as_github(changes, BASE).split("\n")
    orders = [line for line in lines if line.strip().startswith("::")]
    assert len(orders) <= SHOWN
    for line in orders:
        name, found, _ = read(line)
        assert name == "notice"
        assert found.keys() <= {"file", "line", "title"}
    assert not any("##[" in line for line in lines)
    assert not re.search(
        "[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]", "".join(lines)
    )
