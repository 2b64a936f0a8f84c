"""A late evening: each thing that happens between six and midnight takes one edit in one place, and leaves a sound paper
or findings that say where and by how much. What nobody touched stays where it was.
"""

import random
import re
from collections.abc import Iterator

import pytest
from evening import ISSUE, Desk, Pages, change, made, open_desk

from stonehand.engines.worker import Worker
from stonehand.makeup import check, dummy_yaml
from stonehand.model.finding import Severity


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """The desk at six o'clock."""
    with Worker() as worker:
        yield open_desk(worker)


@pytest.fixture(scope="module")
def six(desk: Desk) -> Pages:
    """The paper at six o'clock."""
    return made(desk)


def sound(pages: Pages, desk: Desk) -> None:
    """No line lost, nothing overlapping, and every grave finding says where."""
    assert check(pages.makeup, pages.makeup.galleys, desk.layout) == ()
    assert all(finding.where is not None and finding.hint for finding in pages.grave)


def moved(before: Pages, after: Pages) -> set[str]:
    """Name the stories whose boxes are not where they were."""
    one, other = before.parts(), after.parts()
    return {slug for slug, part in one.keys() | other.keys() if one.get((slug, part)) != other.get((slug, part))}


def test_the_paper_at_six_has_nothing_to_complain_of(six: Pages, desk: Desk) -> None:
    """Eight pages, every frame filled, no error and no warning."""
    sound(six, desk)
    assert six.grave == []
    assert len(six.makeup.pages) == 8
    assert six.makeup.overset == ()


def test_an_advertisement_is_pulled(six: Pages, desk: Desk) -> None:
    """Its place is filled from the fillers and that is told; every story stays where it was."""
    after = made(desk, change("issue.yaml", "file: ads/bakery.html}", "file: ads/bakery.html, pulled: true}"))
    sound(after, desk)
    assert [finding.id for finding in after.grave] == ["makeup/filler-used"]
    assert {slug for slug in moved(six, after) if not slug.startswith(("filler", "wild"))} == set()


def test_an_advertisement_is_taken_out(six: Pages, desk: Desk) -> None:
    """Its line is deleted: the hole is filled all the same."""
    line = "  - {id: ferry, size: 152.4mm x 77mm, page: 3, inks: cmyk, file: ads/ferry.pdf}\n"
    after = made(desk, change("issue.yaml", line, ""))
    sound(after, desk)
    assert {finding.id for finding in after.grave} == {"makeup/filler-used"}
    assert {slug for slug in moved(six, after) if not slug.startswith(("filler", "wild"))} == set()


def test_an_advertisement_grows(six: Pages, desk: Desk) -> None:
    """It takes lines from the frame above it; that story alone is told to be over, by the line, or comes out."""
    after = made(desk, change("issue.yaml", "size: 152.4mm x 77mm", "size: 152.4mm x 90mm"))
    sound(after, desk)
    assert moved(six, after) <= {"drain-works"}
    assert all("drain-works" in finding.message for finding in after.grave)


def test_the_lead_is_replaced(desk: Desk) -> None:
    """Another story takes the lead's frame; what is over or under is told for it and for the one that fell out."""
    lead = "{frame: lead, story: harbour-bridge, jump: 2}"
    after = made(desk, change("issue.yaml", lead, "{frame: lead, story: market-roof}"))
    sound(after, desk)
    assert after.parts()[("market-roof", 1)][0] == "1"
    told = " ".join(finding.message for finding in after.grave)
    assert "harbour-bridge" in told


def test_a_story_is_held(six: Pages, desk: Desk) -> None:
    """Its frame is filled from the fillers or told to be empty; nothing else moves."""
    after = made(desk, change("articles/drain-works.md", "headline:", "status: hold\nheadline:"))
    sound(after, desk)
    assert ("drain-works", 1) not in after.parts()
    assert {finding.id for finding in after.grave} <= {
        "intake/held-copy",
        "makeup/filler-used",
        "makeup/empty-rectangle",
    }
    assert {slug for slug in moved(six, after) if not slug.startswith(("filler", "wild"))} == {"drain-works"}


def test_a_picture_is_swapped_for_an_upright_one(six: Pages, desk: Desk) -> None:
    """The story finds another recipe for its frame, or is told to be over or under; nothing else moves."""
    after = made(desk, change("articles/roastery.md", "pictures/coffee.jpg", "pictures/clock-tower.jpg"))
    sound(after, desk)
    assert moved(six, after) == {"roastery"}
    assert all("roastery" in finding.message for finding in after.grave)


def test_a_page_is_added(six: Pages, desk: Desk) -> None:
    """Two pages more, of which nothing is said: they take what waits, or are told to be empty; the others stay."""
    after = made(
        desk, change("issue.yaml", "\nads:\n", "  - {page: 9, section: News}\n  - {page: 10, section: News}\n\nads:\n")
    )
    sound(after, desk)
    assert [page.id for page in after.makeup.pages] == [str(number) for number in range(1, 11)]
    assert {slug for slug in moved(six, after) if not slug.startswith(("filler", "wild"))} == set()


def test_two_pages_are_exchanged(desk: Desk) -> None:
    """The numbers of two pages change places: stories go with them, and the index names the new ones."""

    def exchange(files: dict[str, bytes]) -> None:
        text = files[f"{ISSUE}/issue.yaml"].decode()
        head, *pages = re.split(r"(?m)(?=^  - page: )", text)
        last, tail = pages[-1].split("\nads:", 1)
        pages = [*pages[:-1], last]
        pages[4], pages[6] = pages[6].replace("page: 7", "page: 5"), pages[4].replace("page: 5", "page: 7")
        files[f"{ISSUE}/issue.yaml"] = f"{head}{''.join(pages)}\nads:{tail}".encode()

    after = made(desk, exchange)
    sound(after, desk)
    assert after.parts()[("lighthouse-log", 1)][0] == "7"
    assert after.parts()[("the-photographer", 1)][0] == "5"
    index = next(galley for galley in after.makeup.galleys if galley.slug == "inside-today")
    assert "forty words for wind, page 7" in " ".join(line.text for line in index.lines)
    assert [finding for finding in after.grave if finding.severity is Severity.ERROR] == []


def test_a_wrong_date_is_mended(six: Pages, desk: Desk) -> None:
    """A weekday that is not the date's is an error at its line; corrected, the paper is as it was."""
    wrong = change("issue.yaml", "weekday: Friday", "weekday: Thursday")
    told = made(desk, wrong)
    assert [(finding.id, str(finding.where)) for finding in told.grave] == [
        ("intake/weekday", f"{ISSUE}/issue.yaml:5:10")
    ]
    assert moved(six, made(desk, wrong, change("issue.yaml", "weekday: Thursday", "weekday: Friday"))) == set()


def test_the_dummy_taken_over_gives_the_same_paper(six: Pages, desk: Desk) -> None:
    """Last build's dummy.yaml, copied into the issue, wins over `pages` and moves nothing."""

    def take_over(files: dict[str, bytes]) -> None:
        files[f"{ISSUE}/dummy.yaml"] = dummy_yaml(six.makeup.dummy).encode()

    after = made(desk, take_over)
    sound(after, desk)
    assert moved(six, after) == set()
    assert [finding.id for finding in after.findings if "dummy" in finding.id] == ["intake/dummy-wins"]
    assert after.makeup.dummy.pages == six.makeup.dummy.pages


WORDS = (
    *("the", "harbour", "was", "quiet", "and", "nobody", "on", "the", "quay", "had", "anything", "further"),
    *("to", "say", "about", "it", "that", "evening"),
)


def an_edit(number: int, desk: Desk) -> tuple[str, bytes, bytes]:
    """Draw an edit: a word to three paragraphs longer or shorter, in any story. Seeded, so that a failure can be repeated."""
    chance = random.Random(number)
    path = chance.choice(sorted(path for path in desk.files if path.startswith(f"{ISSUE}/articles/")))
    text = desk.files[path].decode()
    head, body = text[: text.index("\n---\n", 4) + 5], text[text.index("\n---\n", 4) + 5 :]
    blocks = body.split("\n\n")
    prose = [
        at for at, block in enumerate(blocks) if len(block) > 120 and not block.startswith(("#", ":", "|", "-", "["))
    ]
    prose = prose or [at for at, block in enumerate(blocks) if block[:1].isalpha()] or [0]
    at = chance.choice(prose)
    match chance.randrange(4):
        case 0:
            blocks[at] = blocks[at].rstrip("\n") + " " + " ".join(chance.choices(WORDS, k=chance.randint(1, 12))) + "."
        case 1:
            blocks[at] = " ".join(blocks[at].split()[: -chance.randint(1, 8)]) + "."
        case 2:
            more = [" ".join(chance.choices(WORDS, k=40)).capitalize() + "." for _ in range(chance.randint(1, 3))]
            blocks[at + 1 : at + 1] = more
        case _:
            del blocks[at : at + chance.randint(1, 3)]
    return path, desk.files[path], (head + "\n\n".join(blocks).strip("\n") + "\n").encode()


@pytest.mark.parametrize("number", range(30))
def test_thirty_edits(number: int, six: Pages, desk: Desk) -> None:
    """Each still builds, or names the story with its lines over or under; the rest of the paper stays where it was."""
    path, _, edited = an_edit(number, desk)
    after = made(desk, lambda files: files.__setitem__(path, edited))
    sound(after, desk)
    slug = path.removeprefix(f"{ISSUE}/articles/").removesuffix(".md")
    assert moved(six, after) <= {slug}
    for finding in after.grave:
        assert slug in finding.message, finding
        if finding.id in {"makeup/overset", "makeup/underset"}:
            assert re.search(r"\d+ lines? (over|under)", finding.message)
