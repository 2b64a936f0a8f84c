"""Issue 2, 9.3: set = placed + overset, and no word lost or doubled, on copy drawn at random through the real setter."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from builds import ROOT, SAMPLE
from hypothesis import HealthCheck, Phase, event, given, settings
from hypothesis import strategies as st
from random_copy import issue_yaml, issues

from stonehand.engines.worker import Worker
from stonehand.intake.issue_file import read_issue
from stonehand.makeup.inspection import check
from stonehand.model.finding import Outcome, Severity, Where
from stonehand.model.galley import Galley
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.units import Lines
from stonehand.pipeline.balance import take_balance
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.setting import Pages, set_issue
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import roots

WORD = re.compile(r"[a-z]*w\d+x")
DEPTHS = st.sampled_from([98, 98, 40, 22])
"""Lines on a page: the gazette's, and so few that a table or a head may find no page deep enough."""
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without shrinking, which takes minutes on issues of this size: the long campaign shrinks."""
NO_LETTER = re.compile(r"[^a-z0-9]")


class Room:
    """A composing room: the gazette's layout and fonts, and an engine for its tables. No dataclass: Hypothesis would print it."""

    def __init__(self, desk: Desk, worker: Worker) -> None:
        self.desk, self.worker = desk, worker

    def layout(self, lines: int) -> Layout:
        """Give the layout with pages of so many lines."""
        layout = self.desk.layout
        return replace(layout, grid=replace(layout.grid, lines=Lines(lines)))

    def set(self, articles: dict[str, str], lines: int) -> tuple[Issue, Pages]:
        """Read, set and make up an issue of these articles, on pages of so many lines."""
        date = "2026-12-11"
        files = {f"issues/{date}/articles/{slug}.md": text.encode() for slug, text in articles.items()}
        files[f"issues/{date}/issue.yaml"] = issue_yaml(date).encode()
        read = read_issue(files, date, self.desk.layout, _no_picture, {})
        assert read.value is not None
        assert not [finding for finding in read.findings if finding.severity is Severity.ERROR], read.findings
        desk = Desk(read.value, self.layout(lines), self.desk.fonts, None, {})
        return read.value, set_issue(desk, self.worker, Stopwatch(lambda: 0.0)).value


def _no_picture(name: str, _where: Where) -> Outcome[bytes | None]:
    raise AssertionError(name)


@pytest.fixture(scope="module")
def room() -> Iterator[Room]:
    """The room, with the sample's layout."""
    desk = read_desk(roots.find(ROOT), SAMPLE, None).value
    assert desk is not None
    with Worker() as worker:
        worker.prepare({face.file: face.data for face in desk.fonts.faces}, b"")
        yield Room(desk, worker)


def letters_set(galley: Galley) -> str:
    """Give the letters of a galley's lines in their order, pull quotes left aside; spaces and hyphens count for nothing."""
    lines = [line for line in galley.lines if not line.repeat]
    caps = (line.cap.text if line.cap else "" for line in lines)
    texts = (re.sub(r"<[^>]*>", "", line.markup) or line.text for line in lines)
    return NO_LETTER.sub("", "".join(cap + text for cap, text in zip(caps, texts, strict=True)).lower())


def letters_of(article: str) -> str:
    """Give the letters of an article's copy in their order: no head, no pull quote."""
    body = article.split("\n---\n", 1)[1]
    return "".join(WORD.findall(re.sub(r"::: pull.*?:::", "", body, flags=re.DOTALL)))


def prove(room: Room, articles: dict[str, str], lines: int) -> None:
    """Set an issue, and count every word and line of it again."""
    issue, pages = room.set(articles, lines)
    assert check(pages.makeup, pages.galleys, room.layout(lines)) == ()
    balance = take_balance(pages)
    assert balance.set == balance.placed + balance.overset
    event(f"{len(pages.makeup.pages)} pages")
    event("overset" if balance.overset else "all placed")
    assert [story.slug for story in issue.stories] == [galley.slug for galley in pages.galleys]
    for galley in pages.galleys:
        assert letters_set(galley) == letters_of(articles[galley.slug])
        numbers = [
            number
            for page in pages.makeup.pages
            for part in page.parts
            if part.slug == galley.slug
            for leg in part.legs
            for number in range(leg.start, leg.stop)
        ]
        assert numbers == sorted(set(numbers))
        lost = set(range(len(galley.lines))) - set(numbers)
        depth = sum(galley.lines[number].depth for number in lost if not galley.lines[number].repeat)
        assert depth == dict(pages.makeup.overset).get(galley.slug, 0)


@settings(max_examples=25, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(articles=issues(), lines=DEPTHS)
def test_no_word_and_no_line_is_lost(room: Room, articles: dict[str, str], lines: int) -> None:
    """Whatever stands in the articles, its words are set in order and once, and its lines are placed or told of."""
    prove(room, articles, lines)


@pytest.mark.soak
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_no_word_and_no_line_is_lost_in_a_long_campaign(room: Room, data: st.DataObject) -> None:
    """The same, for issues of up to twelve stories of up to forty blocks."""
    prove(room, data.draw(issues(12, 40)), data.draw(DEPTHS))
