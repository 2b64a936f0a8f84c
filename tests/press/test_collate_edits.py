"""Ten kinds of edit in a small paper, each told for what it is: exactly the pages and stories touched, and for a word the word."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from six_pages import PLAN, Edit, SixPages, Taken, held_against, picture, start, take, write

from stonehand.engines.worker import Worker
from stonehand.model.changes import AdChange, Changes, Fate
from stonehand.model.dummy import PageId
from stonehand.model.impression import Thing
from stonehand.pipeline.compared import hold_against
from stonehand.pipeline.comparing import alone, impression_of_pdf, in_book
from stonehand.pipeline.sides import Side
from stonehand.workspace.builtin import builtin_press

FOLDER = "issues/2026-12-04"
SLUGS = ("bridge", *(slug for pair in PLAN for slug in pair))
ALL = ("1", "2", "3", "4", "5", "6")


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One child for all builds."""
    with Worker() as child:
        yield child


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SixPages:
    """The paper nobody has edited."""
    return start(tmp_path_factory.mktemp("six") / "paper")


@pytest.fixture(scope="module")
def first(paper: SixPages, worker: Worker) -> Taken:
    """Its impression."""
    return take(paper, worker)


@pytest.fixture
def after(paper: SixPages, first: Taken, worker: Worker, tmp_path: Path) -> Callable[[Edit], Changes]:
    """Makes an edit in a copy of the paper, and tells what it changed."""

    def edited(edit: Edit) -> Changes:
        copy = SixPages(shutil.copytree(paper.root, tmp_path / "paper"))
        edit(copy)
        return held_against(first, take(copy, worker))

    return edited


def pages(changes: Changes) -> list[tuple[str | None, str | None, str]]:
    """Give the pages told, with what became of them."""
    return [(change.before, change.after, change.fate.value) for change in changes.pages]


def on_pages(changes: Changes) -> list[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]]:
    """Give what is told of each page."""
    return [(change.page, change.stories, change.pictures, change.ads) for change in changes.pages]


def stories(changes: Changes) -> list[tuple[str, str]]:
    """Give the stories told, with what became of them."""
    return [(change.slug, change.fate.value) for change in changes.stories]


def test_nothing(paper: SixPages, first: Taken, worker: Worker) -> None:
    """The same copy made again is the same, and no page of it is drawn."""
    again = take(paper, worker)
    changes = held_against(first, again)
    assert changes.same
    assert (changes.sources, changes.notes) == ((), ())
    assert again.impression == first.impression


def test_a_word(after: Callable[[Edit], Changes]) -> None:
    """One word in one story names its page, its story, and the word with those round it."""
    changes = after(lambda paper: paper.replace(paper.article("market"), "market 4.", "market nine."))
    assert on_pages(changes) == [("3", ("market",), (), ())]
    assert pages(changes) == [("3", "3", "changed")]
    (change,) = changes.stories
    (edit,) = change.edits
    assert (change.slug, change.fate, change.reset) == ("market", Fate.CHANGED, False)
    assert (edit.what, edit.gone, edit.come) == ("body", "4.", "nine.")
    assert (edit.before, edit.behind) == ("turned, and said market", "The harbour master would")
    assert (edit.where.path, edit.where.line) == (f"{FOLDER}/articles/market.md", 9)
    assert changes.sources == (f"{FOLDER}/articles/market.md",)


def test_pixels_are_where_the_word_is(after: Callable[[Edit], Changes]) -> None:
    """The spots of a word lie in its story's frame, and are a small part of the page."""
    changes = after(lambda paper: paper.replace(paper.article("lane"), "lane 0.", "lane 1."))
    (change,) = changes.pages
    assert 0 < change.share < 0.001
    assert change.compared
    for spot in change.spots:
        assert spot.left >= 16 + 3 * (47.8 + 4.5) - 0.5
        assert 16 + 3 * 3.5 <= spot.top <= 16 + 27 * 3.6


def test_a_headline(after: Callable[[Edit], Changes]) -> None:
    """A headline's word is told as the headline's."""
    changes = after(lambda paper: paper.replace(paper.article("tower"), "of the tower at last", "of the tower tonight"))
    assert on_pages(changes) == [("2", ("tower",), (), ())]
    ((edit,),) = [change.edits for change in changes.stories]
    assert (edit.what, edit.gone, edit.come) == ("headline", "at last", "tonight")
    assert edit.where.line == 2
    assert changes.stories[0].headline == "News of the tower tonight"


def test_a_picture(after: Callable[[Edit], Changes]) -> None:
    """Another file under the same name is a picture that changed, and no word has."""

    def exchanged(paper: SixPages) -> None:
        (paper.issue / "pictures/quay.jpg").write_bytes(picture(200))

    changes = after(exchanged)
    assert on_pages(changes) == [("3", (), (f"{FOLDER}/pictures/quay.jpg",), ())]
    (change,) = changes.stories
    assert (change.slug, change.fate, change.edits, change.reset) == ("quay", Fate.CHANGED, (), False)
    assert change.pictures == (f"{FOLDER}/pictures/quay.jpg",)


def test_a_crop(after: Callable[[Edit], Changes]) -> None:
    """Another crop of the same file is told as the picture's."""
    box = ".jpg, crop: [0, 0.3, 1, 1], caption"
    changes = after(lambda paper: paper.replace(paper.article("chess"), ".jpg, caption", box))
    assert [(page, pictures) for page, _, pictures, _ in on_pages(changes)] == [
        ("5", (f"{FOLDER}/pictures/chess.jpg",))
    ]
    assert [change.slug for change in changes.stories] == ["chess"]
    assert changes.stories[0].pictures == (f"{FOLDER}/pictures/chess.jpg",)
    assert changes.stories[0].edits == ()


def test_a_caption(after: Callable[[Edit], Changes]) -> None:
    """A word of a caption is the caption's."""
    changes = after(lambda paper: paper.replace(paper.article("chess"), "A view of", "Our view of"))
    ((edit,),) = [change.edits for change in changes.stories]
    assert (edit.what, edit.gone, edit.come) == ("caption", "A", "Our")
    assert [change.page for change in changes.pages] == ["5"]


def test_an_advertisement(after: Callable[[Edit], Changes]) -> None:
    """Other matter in an advertisement names it and its page, and no story."""
    changes = after(lambda paper: paper.replace(paper.issue / "ads/chandlery.html", "lamps", "oil"))
    assert on_pages(changes) == [("4", (), (), ("chandlery",))]
    assert stories(changes) == []
    assert changes.ads == (AdChange("chandlery", Fate.CHANGED, PageId("4"), PageId("4")),)


def test_another_face(after: Callable[[Edit], Changes]) -> None:
    """Body copy in another face changes every page, and sets every story anew without an edit."""
    body = "body: {family: Source Serif SmText, size: 8.7pt"
    changes = after(
        lambda paper: paper.replace(paper.layout, body, "body: {family: IBM Plex Sans Condensed, size: 8.7pt")
    )
    assert pages(changes) == [(page, page, "changed") for page in ALL]
    assert {change.slug for change in changes.stories} == set(SLUGS)
    assert all(change.reset and not change.edits for change in changes.stories)
    assert changes.press is None


def test_another_press(after: Callable[[Edit], Changes]) -> None:
    """A press that bears less ink is named, and so are the pictures that look otherwise on it; no story has changed."""

    def dry(paper: SixPages) -> None:
        profile = (builtin_press() / "newsprint-coldset.yaml").read_text("utf-8")
        profile = profile.replace("name: newsprint-coldset", "name: dry").replace("most_ink: 240%", "most_ink: 120%")
        (paper.root / "layouts/press/dry.yaml").write_text(profile, "utf-8")
        paper.replace(paper.layout, "press: newsprint-coldset", "press: dry")

    changes = after(dry)
    assert changes.press == ("newsprint-coldset", "dry")
    assert on_pages(changes) == [
        ("3", (), (f"{FOLDER}/pictures/quay.jpg",), ()),
        ("5", (), (f"{FOLDER}/pictures/chess.jpg",), ()),
    ]
    assert stories(changes) == []
    assert not changes.same


def test_a_press_that_prints_the_same(after: Callable[[Edit], Changes]) -> None:
    """Files that differ in what nobody sees are no pages that changed: a note names them."""
    changes = after(lambda paper: paper.replace(paper.layout, "press: newsprint-coldset", "press: heatset"))
    assert changes.press == ("newsprint-coldset", "heatset")
    assert (changes.pages, changes.stories) == ((), ())
    assert changes.notes == ("Pages 1, 2, 3, 4, 5, 6 are of other bytes, and the same in every pixel.",)
    assert not changes.same


def test_a_page_put_in(after: Callable[[Edit], Changes]) -> None:
    """A page put in at 3 is added, those behind it have moved, and nothing else has changed."""

    def put_in(paper: SixPages) -> None:
        write(paper, "garden", 20)
        paper.plan((*PLAN[:1], ("garden",), *PLAN[1:]))

    changes = after(put_in)
    moved = [(str(number), str(number + 1), "moved") for number in range(3, 7)]
    assert pages(changes) == [(None, "3", "added"), *moved]
    assert on_pages(changes)[0] == ("3", ("garden",), (), ())
    assert all(told[1:] == ((), (), ()) for told in on_pages(changes)[1:])
    assert stories(changes) == [("garden", "added")]


def test_two_pages_put_in(after: Callable[[Edit], Changes]) -> None:
    """Pages that keep their side of the sheet are compared as pixels; their own number is no change of what stands on them."""

    def put_in(paper: SixPages) -> None:
        write(paper, "garden", 20)
        write(paper, "well", 21)
        paper.plan((*PLAN[:1], ("garden",), ("well",), *PLAN[1:]))

    changes = after(put_in)
    assert [fate for _, _, fate in pages(changes)] == ["added", "added", *["moved"] * 4]
    assert all(told[1:] == ((), (), ()) for told in on_pages(changes)[2:])
    assert all(change.share == 0 for change in changes.pages)
    assert stories(changes) == [("garden", "added"), ("well", "added")]


def test_a_page_taken_out(after: Callable[[Edit], Changes]) -> None:
    """A page taken out is removed with its stories, and those behind it have moved."""

    def taken_out(paper: SixPages) -> None:
        for slug in PLAN[1]:
            paper.article(slug).unlink()
        paper.plan((*PLAN[:1], *PLAN[2:]))

    changes = after(taken_out)
    moved = [(str(number), str(number - 1), "moved") for number in range(4, 7)]
    assert pages(changes) == [("3", None, "removed"), *moved]
    assert stories(changes) == [("market", "removed"), ("quay", "removed")]


def test_a_story_moved(after: Callable[[Edit], Changes]) -> None:
    """Two stories that change places are named with both their pages; they and their pages are all that is."""

    def exchange(paper: SixPages) -> None:
        paper.plan((("ferry", "lane"), *PLAN[1:4], ("orchard", "tower")))

    changes = after(exchange)
    assert pages(changes) == [("2", "2", "changed"), ("6", "6", "changed")]
    assert {told[0]: set(told[1]) for told in on_pages(changes)} == {"2": {"tower", "lane"}, "6": {"tower", "lane"}}
    assert {(change.slug, change.before, change.after) for change in changes.stories} == {
        ("tower", ("2",), ("6",)),
        ("lane", ("6",), ("2",)),
    }
    assert all(change.fate is Fate.MOVED for change in changes.stories)


def test_two_pages_that_change_places(after: Callable[[Edit], Changes]) -> None:
    """Pages exchanged are two that moved, and no story is told, for each stands on its page as before."""

    def exchange(paper: SixPages) -> None:
        paper.plan((PLAN[4], *PLAN[1:4], PLAN[0]))

    changes = after(exchange)
    assert sorted(pages(changes)) == [("2", "6", "moved"), ("6", "2", "moved")]
    assert stories(changes) == []


def test_a_pull_quote_left_out(paper: SixPages, worker: Worker, tmp_path: Path) -> None:
    """A recipe that leaves out a pull quote changes no word: the story was set otherwise, on its own page alone."""
    quoted = SixPages(shutil.copytree(paper.root, tmp_path / "paper"))
    head = "url: none\npull_quotes: [{text: Words lifted out of it, source: A Person}]\n"
    quoted.replace(quoted.article("orchard"), "url: none\n", head)
    frame = "{story: orchard, at: [0, 3], size: [3, 24]"
    quoted.replace(quoted.issue / "issue.yaml", frame, f"{frame}, recipe: {{quotes: 1}}, locked: true")
    before = take(quoted, worker)
    quoted.replace(quoted.issue / "issue.yaml", "quotes: 1", "quotes: 0")
    changes = held_against(before, take(quoted, worker))
    assert [(change.slug, change.edits, change.reset) for change in changes.stories] == [("orchard", (), True)]
    assert on_pages(changes) == [("6", ("orchard",), (), ())]
    assert "pull-quote" in {part.what for story in before.impression.stories for part in story.copy}


def test_a_reference_to_a_page_that_moved(paper: SixPages, worker: Worker, tmp_path: Path) -> None:
    """A figure that names another story's page is a word as it was set: it is told when that page moves."""
    referring = SixPages(shutil.copytree(paper.root, tmp_path / "paper"))
    referring.replace(referring.article("ferry"), "ferry 0.", "ferry, see page {page:lane}.")
    before = take(referring, worker)
    write(referring, "garden", 20)
    referring.plan((*PLAN[:1], ("garden",), *PLAN[1:]))
    changes = held_against(before, take(referring, worker))
    told = {change.slug: [(edit.gone, edit.come) for edit in change.edits] for change in changes.stories}
    assert told == {"garden": [], "ferry": [("6.", "7.")]}


def test_places_are_those_of_the_page(first: Taken) -> None:
    """A picture's place in the impression holds the picture in the file, on a left and on a right page, to a line of type."""
    for page, pdf in first.pages:
        (made,) = [one for one in first.impression.pages if one.page == page]
        drawn = list(images(pdf))
        stands = [stand.spot for stand in made.stands if stand.thing is Thing.PICTURE]
        assert len(drawn) == len(stands)
        for (left, top, right, bottom), spot in zip(drawn, stands, strict=True):
            assert abs(left - spot.left) < 0.1
            assert abs(right - spot.left - spot.width) < 0.1
            assert spot.top - 0.1 <= top <= spot.top + 3.6
            assert spot.top + spot.height - 3.6 <= bottom <= spot.top + spot.height + 0.1


def images(pdf: bytes) -> Iterator[tuple[float, float, float, float]]:
    """Give the edges of a page's pictures in millimetres from the trim's top left."""
    page = pypdfium2.PdfDocument(pdf)[0]
    trim = page.get_trimbox()
    for found in page.get_objects((pypdfium2.raw.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = found.get_bounds()
        edges = (left - trim[0], trim[3] - top, right - trim[0], trim[3] - bottom)
        yield tuple(edge / 72 * 25.4 for edge in edges)


def test_bare_pdfs(paper: SixPages, first: Taken, worker: Worker, tmp_path: Path) -> None:
    """Without a record, the same word is told from the text of the PDFs, on its page, and no broken word beside it."""
    edited = SixPages(shutil.copytree(paper.root, tmp_path / "paper"))
    edited.replace(edited.article("market"), "market 4.", "market nine.")
    after = take(edited, worker)
    old, new = side(first.pages[2][1], "old.pdf"), side(after.pages[2][1], "new.pdf")
    compared = hold_against(old, new, draw=False)
    assert compared.findings == ()
    changes = compared.value.changes
    (change,) = changes.pages
    assert [(edit.what, edit.gone, edit.come) for edit in change.edits] == [("text", "4.", "nine.")]
    assert 0 < change.share < 0.01
    assert changes.stories == ()
    assert (changes.before, changes.after) == ("old.pdf", "new.pdf")
    recorded = Side("out", replace(first.impression, pages=first.impression.pages[2:3]), alone(first.pages))
    mixed = hold_against(recorded, new, draw=False).value
    assert [page.edits for page in mixed.changes.pages] == [change.edits]
    words = {word.strip(".,") for part in old.impression.pages[0].lines for word in part.split()}
    assert not any("\ufffe" in word or "\x02" in word for word in words)


def side(pdf: bytes, name: str) -> Side:
    """A page's PDF as a stranger has it."""
    read = impression_of_pdf(pdf, name)
    assert read.value is not None, read.findings
    return Side(name, read.value, in_book(pdf, [page.page for page in read.value.pages]))


def test_a_long_story_before_pages_that_flow(paper: SixPages, worker: Worker, tmp_path: Path) -> None:
    """Without a flatplan, a story of a page put in front pushes all that follows: its page is added, the others have moved."""
    flowing = SixPages(shutil.copytree(paper.root, tmp_path / "paper"))
    (flowing.issue / "issue.yaml").write_text("schema: 1\npaper: gazette\ndate: 2026-12-04\nnumber: 7\n", "utf-8")
    for slug in SLUGS:
        lengthen(flowing, slug, 4)
    before = take(flowing, worker)
    write(flowing, "aaa", 30)
    flowing.replace(flowing.article("aaa"), "priority: third", "priority: lead")
    lengthen(flowing, "aaa", 16)
    changes = held_against(before, take(flowing, worker))
    count = len(before.impression.pages)
    assert pages(changes) == [(None, "1", "added"), *((str(n), str(n + 1), "moved") for n in range(1, count + 1))]
    assert all(change.edits == () for change in changes.stories)
    assert ("aaa", "added") in stories(changes)


def lengthen(paper: SixPages, slug: str, times: int) -> None:
    """Write a story's text so many times over, each time as a paragraph of other words."""
    head, text = paper.article(slug).read_text("utf-8").rsplit("---\n", 1)
    parts = "\n\n".join(f"For the time of {slug} {n}: " + " ".join(text.split()) for n in range(times))
    paper.article(slug).write_text(f"{head}---\n{parts}\n", "utf-8")
