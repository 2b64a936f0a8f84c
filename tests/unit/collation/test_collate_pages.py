"""What is told of pages: moved, turned over, exchanged, seen or not seen, and read from PDFs that have no record."""

from dataclasses import replace

from collation_papers import WHITE, paper, with_page

from stonehand.collation.collate import collate, to_compare
from stonehand.model.changes import Fate, PixelDifference
from stonehand.model.drawn import Area
from stonehand.model.dummy import PageId
from stonehand.model.impression import Impression, PageImpression, Stand, Thing
from stonehand.model.units import Mm

TEXTS = {slug: [" ".join(f"{slug}{n}" for n in range(40))] for slug in ("bridge", "tower", "quay", "school", "lane")}
PAGES = [("bridge", "tower"), ("quay",), ("school",), ("lane",)]
SIZE = (Mm(289.0), Mm(380.0))


def seen(share: float, *spots: Area) -> PixelDifference:
    return PixelDifference(share, spots, SIZE, SIZE)


def spot(left: float, top: float, width: float = 5.0, height: float = 3.0) -> Area:
    return Area.sized(Mm(left), Mm(top), Mm(width), Mm(height))


def pair(before: str, after: str) -> tuple[PageId, PageId]:
    return PageId(before), PageId(after)


def read(*pages: tuple[str, tuple[str, ...]]) -> Impression:
    """An impression of a PDF."""
    told = tuple(
        PageImpression(PageId(name), number, "", "", (), lines, f"{number} {lines}")
        for number, (name, lines) in enumerate(pages, 1)
    )
    return Impression("", "", "", "", "", told, (), (), (), (), read=True)


def test_only_pages_whose_files_differ_are_drawn() -> None:
    """Equal sums are equal pages; a page that came to the other side of the sheet is not drawn, one that kept its side is."""
    before = paper(PAGES, TEXTS)
    assert to_compare(before, before) == ()
    assert to_compare(before, with_page(before, 2, sum="other")) == (pair("2", "2"),)
    assert to_compare(before, with_page(before, 2, sum="")) == ()
    after = paper([("bridge", "tower"), ("school",), ("lane",)], TEXTS)
    assert to_compare(before, after) == ()
    two_more = paper([("school",), ("lane",), ("bridge", "tower"), ("quay",)], TEXTS)
    assert set(to_compare(before, two_more)) == {pair("1", "3"), pair("2", "4"), pair("3", "1"), pair("4", "2")}


def test_pixels_alone_name_what_stands_where_they_differ() -> None:
    """A change no line tells of, such as a colour, is told of the story under it, and of no other."""
    before = paper(PAGES, TEXTS)
    after = with_page(before, 1, sum="other")
    (change,) = collate(before, after, {pair("1", "1"): seen(0.01, spot(30, 75))}).pages
    assert (change.stories, change.share, change.spots) == (("tower",), 0.01, (spot(30, 75),))
    (change,) = collate(before, after, {pair("1", "1"): seen(0.01, spot(30, 5))}).pages
    assert (change.fate, change.stories) == (Fate.CHANGED, ())


def test_a_picture_is_named_before_its_story() -> None:
    """Pixels inside a picture are the picture's; beside it they are the story's it stands in."""
    before = paper(PAGES, TEXTS)
    page = before.pages[1]
    picture = Stand(Thing.PICTURE, "quay.jpg", spot(20, 20, 60, 20), 1, "quay")
    before = with_page(before, 2, stands=(*page.stands, picture))
    after = with_page(before, 2, sum="other")
    (change,) = collate(before, after, {pair("2", "2"): seen(0.01, spot(30, 25))}).pages
    assert (change.stories, change.pictures) == ((), ("quay.jpg",))
    (change,) = collate(before, after, {pair("2", "2"): seen(0.01, spot(100, 25))}).pages
    assert (change.stories, change.pictures) == (("quay",), ())


def test_other_bytes_and_the_same_pixels_are_a_note() -> None:
    """A page that looks the same is the same; that its file differs is not kept silent."""
    before = paper(PAGES, TEXTS)
    changes = collate(before, with_page(before, 2, sum="other"), {pair("2", "2"): WHITE})
    assert changes.same
    assert changes.notes == ("Page 2 is of other bytes, and the same in every pixel.",)


def test_pixels_that_were_not_compared_are_a_note() -> None:
    """Where a pair that was asked for is not answered, the page is told by its lines alone, and the note says so."""
    before = paper(PAGES, TEXTS)
    changes = collate(before, with_page(before, 2, sum="other"))
    assert changes.notes == ("Page 2 is of other bytes, with the same lines; pixels were not compared.",)


def test_pages_that_were_not_printed_are_a_note() -> None:
    """Without a file on either side a page is told by its lines, and by what stands on it."""
    before = paper(PAGES, TEXTS)
    changes = collate(before, with_page(before, 3, sum=""))
    assert changes.same
    assert changes.notes == ("Page 3 is not printed in both: compared by lines and what stands there alone.",)


def test_other_libraries_smooth_edges_otherwise() -> None:
    """Made with another Pango, a page whose pixels differ by a hair is the same; by more, or in a line, it has changed."""
    before, after = paper(PAGES, TEXTS), paper(PAGES, TEXTS, made_with="2")
    wanted = to_compare(before, after)
    assert len(wanted) == 4
    changes = collate(before, after, dict.fromkeys(wanted, seen(0.0002, spot(30, 25))))
    assert (changes.pages, changes.stories) == ((), ())
    assert changes.libraries == (("pango", "1", "2"),)
    assert any("hair" in note for note in changes.notes)
    assert any("pango 1 and 2" in note for note in changes.notes)
    more = {**dict.fromkeys(wanted, WHITE), pair("3", "3"): seen(0.002, spot(30, 25))}
    assert [change.page for change in collate(before, after, more).pages] == ["3"]
    same_libraries = collate(before, with_page(before, 3, sum="x"), {pair("3", "3"): seen(0.0002, spot(30, 25))})
    assert [change.page for change in same_libraries.pages] == ["3"]


def test_a_page_of_another_size_has_changed() -> None:
    """Two sizes are a change, and both are told."""
    before = paper(PAGES, TEXTS)
    smaller = PixelDifference(1.0, (), SIZE, (Mm(210.0), Mm(297.0)))
    changes = collate(before, with_page(before, 2, sum="other"), {pair("2", "2"): smaller})
    assert [(change.page, change.share) for change in changes.pages] == [("2", 1.0)]
    assert changes.notes == ("Page 2 was 289.0 x 380.0 mm, and is 210.0 x 297.0 mm.",)


def test_a_page_that_turned_over_has_moved_and_not_changed() -> None:
    """Other margins move all that stands on it sideways, which is no change; a line that differs is."""
    before = paper(PAGES, TEXTS)
    after = paper([PAGES[0], *PAGES[2:]], {slug: text for slug, text in TEXTS.items() if slug != "quay"})
    changes = collate(before, after)
    assert [(change.before, change.after, change.fate, change.stories) for change in changes.pages] == [
        ("2", None, Fate.REMOVED, ("quay",)),
        ("3", "2", Fate.MOVED, ()),
        ("4", "3", Fate.MOVED, ()),
    ]
    edited = {**TEXTS, "lane": [TEXTS["lane"][0].replace("lane7 ", "otherwise ")]}
    after = paper([PAGES[0], *PAGES[2:]], {slug: text for slug, text in edited.items() if slug != "quay"})
    assert [change.stories for change in collate(before, after).pages] == [("quay",), (), ("lane",)]


def test_a_number_alone_is_no_change_of_a_page_that_moved() -> None:
    """On a page that moved and kept its side, pixels beside all that stands on it are those of its own number."""
    before, after = paper(PAGES, TEXTS), paper([*PAGES[2:], *PAGES[:2]], TEXTS)
    folio = dict.fromkeys(to_compare(before, after), seen(0.001, spot(200, 4)))
    assert all((change.fate, change.share) == (Fate.MOVED, 0.0) for change in collate(before, after, folio).pages)
    inside = {**folio, pair("4", "2"): seen(0.01, spot(40, 30))}
    told = {change.before: (change.share, change.stories) for change in collate(before, after, inside).pages}
    assert told[PageId("4")] == (0.01, ("lane",))


def test_another_story_on_a_page_is_a_page_that_changed() -> None:
    """A page that kept nothing but its number is that page still."""
    before = paper(PAGES, TEXTS)
    texts = {**{slug: text for slug, text in TEXTS.items() if slug != "quay"}, "new": ["Words of another kind."]}
    (change,) = collate(before, paper([PAGES[0], ("new",), *PAGES[2:]], texts)).pages
    assert (change.before, change.after, change.fate, set(change.stories)) == ("2", "2", Fate.CHANGED, {"quay", "new"})


def test_a_story_that_flows_over_all_pages_pushes_no_page() -> None:
    """Where one story runs through the paper, pages are known by their lines: one put in is that one, the rest have moved."""
    words = [[f"p{page}w{n}" for n in range(60)] for page in range(6)]

    def flowing(order: list[int]) -> Impression:
        made = paper([("story",)] * len(order), {"story": ["x"]})
        for number, place in enumerate(order, 1):
            lines = tuple(" ".join(words[place][at : at + 5]) for at in range(0, 60, 5))
            stand = replace(made.pages[number - 1].stands[0], lines=len(lines))
            made = with_page(made, number, lines=lines, stands=(stand,), sum=f"{number} {place}")
        return made

    changes = collate(flowing([0, 1, 2, 3]), flowing([0, 5, 1, 2, 3]))
    assert [(change.before, change.after) for change in changes.pages] == [
        (None, "2"),
        ("2", "3"),
        ("3", "4"),
        ("4", "5"),
    ]


def test_words_of_pages_read_from_pdfs() -> None:
    """Without stories, words are told page by page; where a line broke, and a page's own number, is no matter."""
    before = read(
        ("1", ("The har\u00adbour brid\u00ad", "ge is open 1")), ("2", ("Nobody cut a", "well-known ribbon 2"))
    )
    after = read(("1", ("The harbour bridge is", "open 1")), ("2", ("Nobody cut a wellknown", "rope 2")))
    changes = collate(before, after, dict.fromkeys(to_compare(before, after), WHITE))
    (change,) = changes.pages
    assert change.page == "2"
    assert [(edit.what, edit.gone, edit.come) for edit in change.edits] == [("text", "ribbon", "rope")]
    (note,) = changes.notes
    assert note.startswith("The text of both was read from their PDFs")


def test_a_page_read_from_a_pdf_that_moved_has_no_edit() -> None:
    """Its number is another, which is what moving means."""
    lines = [tuple(f"{word}{n} of it" for n in range(9)) for word in ("bridge", "tower", "quay")]
    before = read(*((str(number), (str(number), *told)) for number, told in enumerate(lines, 1)))
    after = read(*((str(number), (str(number), *told)) for number, told in enumerate(lines[1:], 1)))
    changes = collate(before, after)
    assert [(change.before, change.after, change.edits) for change in changes.pages] == [
        ("1", None, ()),
        ("2", "1", ()),
        ("3", "2", ()),
    ]


def test_a_record_and_a_bare_pdf_are_compared_by_their_pixels() -> None:
    """What only one side tells is no change; the pages are those of their names."""
    before = paper(PAGES, TEXTS)
    after = read(*((page.page, ("Other lines altogether",)) for page in before.pages))
    wanted = to_compare(before, after)
    assert wanted == tuple(pair(page.page, page.page) for page in before.pages)
    pixels = {**dict.fromkeys(wanted, WHITE), pair("3", "3"): seen(0.01, spot(40, 30))}
    changes = collate(before, after, pixels)
    assert ([change.page for change in changes.pages], changes.stories) == (["3"], ())
    assert changes.notes[0].startswith("One of the two is a PDF without the record of its build")


def test_of_pages_alike_those_keep_their_names() -> None:
    """White pages are all alike: each is the one of its own name, and the one put in behind them is new."""
    before, after = (paper([()] * count, {}) for count in (3, 4))
    changes = collate(before, after, dict.fromkeys(to_compare(before, after), WHITE))
    assert [(change.before, change.after) for change in changes.pages] == [(None, "4")]
    less = collate(after, with_page(before, 3, page=PageId("4")))
    assert [(change.before, change.after, change.fate) for change in less.pages] == [("3", None, Fate.REMOVED)]


def ad(page: PageImpression, name: str, digest: str) -> Stand:
    """An advertisement at the foot of a page."""
    return Stand(Thing.AD, name, spot(page.stands[0].spot.left, 300, 100, 30), sum=digest)


def test_advertisements_that_came_went_and_moved() -> None:
    """Each is told with both its pages; one that stayed is not, nor one whose page moved with it."""
    one = paper(PAGES, TEXTS)

    def booked(issue: Impression, **ads: tuple[int, str]) -> Impression:
        for name, (number, digest) in ads.items():
            page = issue.pages[number - 1]
            issue = with_page(
                issue, number, stands=(*page.stands, ad(page, name, digest)), sum=f"{page.sum} {name} {digest}"
            )
        return issue

    before = booked(one, ferry=(1, "a"), bakery=(2, "b"), rope=(3, "c"), lamp=(4, "d"))
    after = booked(one, ferry=(1, "a"), bakery=(4, "b"), rope=(3, "other"), boots=(2, "e"))
    changes = collate(before, after, dict.fromkeys(to_compare(before, after), WHITE))
    assert {(change.id, change.fate, change.before, change.after) for change in changes.ads} == {
        ("bakery", Fate.MOVED, "2", "4"),
        ("rope", Fate.CHANGED, "3", "3"),
        ("lamp", Fate.REMOVED, "4", None),
        ("boots", Fate.ADDED, None, "2"),
    }
    assert {change.page: set(change.ads) for change in changes.pages} == {
        "2": {"bakery", "boots"},
        "3": {"rope"},
        "4": {"bakery", "lamp"},
    }
    shorter = paper(PAGES[1:], {slug: text for slug, text in TEXTS.items() if slug not in PAGES[0]})
    assert collate(booked(one, rope=(3, "c")), booked(shorter, rope=(2, "c"))).ads == ()
