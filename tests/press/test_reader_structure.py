"""The reader's PDF read aloud: all content is in the structure or an artifact, and the structure is the issue in reading order."""

from itertools import pairwise

import pikepdf
import pytest
from pikepdf import Dictionary, Name
from reader_issue import ReaderIssue

from stonehand.galleys.references import with_pages
from stonehand.model.article import Paragraph, Role, plain
from stonehand.model.galley import Galley, Kind

pytest_plugins = ("reader_fixtures",)

HEADINGS = ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6")


def words(text: str) -> str:
    return " ".join(text.casefold().split())


def letters(text: str) -> str:
    return "".join(text.casefold().split())


def stories(issue: ReaderIssue) -> dict[str, pikepdf.Object]:
    """The elements of the stories, by slug, in the order of the structure; those of a page begin in the order of its parts."""
    begun = [part.slug for page in issue.makeup.pages for part in page.parts if part.part == 1]
    found = [one for one in issue.file.document.K if one.S == "/Art"]
    return dict(zip(begun, found, strict=True))


def galley_of(issue: ReaderIssue, slug: str) -> Galley:
    return next(galley for galley in issue.makeup.galleys if galley.slug == slug)


def test_every_piece_of_content_is_spoken_of_or_an_artifact(reader: ReaderIssue) -> None:
    """Nothing is painted outside marked content, and nothing is both in the structure and an artifact (Matterhorn 01)."""
    for sheet in reader.file.sheets:
        assert sheet.loose == []
        assert sheet.nested == []
        assert len(sheet.text) > 20


def test_the_parent_tree_leads_back_to_every_element(reader: ReaderIssue) -> None:
    """The number of each piece of content leads to the element that holds it, and every number that is drawn is held once."""
    held: list[tuple[int, int]] = []
    for element in reader.file.elements():
        for page, number in reader.file.marks(element):
            leads = reader.file.parents[int(reader.file.pdf.pages[page].obj.StructParents)][number]
            assert leads.objgen == element.objgen
            held.append((page, number))
    assert len(held) == len(set(held))
    assert set(held) == {(at, number) for at, sheet in enumerate(reader.file.sheets) for number in sheet.text}


def test_every_element_knows_its_parent(reader: ReaderIssue) -> None:
    """`P` of an element is the one that holds it, and no element is empty but the cells of a table."""
    for element in reader.file.elements():
        for kid in element.K:
            if isinstance(kid, Dictionary) and kid.get("/Type") == Name.StructElem:
                assert kid.P.objgen == element.objgen
        assert len(element.K) or element.S in {"/TD", "/TH"}


def test_a_story_is_read_in_one_piece_whatever_pages_it_stands_on(reader: ReaderIssue) -> None:
    """The text of a story's element is its head and then its galley, letter by letter: nothing is left out, doubled or moved."""
    turned = 0
    for slug, element in stories(reader).items():
        parts = reader.parts(slug)
        galley = galley_of(reader, slug)
        head = (
            "".join(line.text for part in parts[0][1].head.parts for row in part.lines for line in row.pieces)
            if parts[0][1].head
            else ""
        )
        text = "".join(
            f"{line.marker}{line.cap.text if line.cap else ''}{line.text}" for line in galley.lines if not line.repeat
        )
        assert letters(reader.file.text(element)).startswith(letters(head + text)), slug
        turned += len(parts) > 1
    assert turned > 1


def test_words_are_whole_however_their_lines_are_broken(reader: ReaderIssue) -> None:
    """Every paragraph stands in its story as it was written: no hyphen of ours in it, white space at every line's end."""
    begun = {part.slug: page.id for page in reader.makeup.pages for part in page.parts if part.part == 1}
    hyphens = 0
    for slug, element in stories(reader).items():
        read = words(reader.file.text(element))
        story = next(story for story in (*reader.desk.issue.stories, *reader.desk.issue.fillers) if story.slug == slug)
        for block in with_pages(story, begun).blocks:
            if isinstance(block, Paragraph) and block.role is Role.BODY:
                assert words(plain(block.runs)) in read
        hyphens += sum(line.hyphen for line in galley_of(reader, slug).lines)
    assert hyphens > 50


def test_what_is_beside_the_text_comes_after_it(reader: ReaderIssue) -> None:
    """A pull quote is read once more, and not in the middle of the text."""
    quotes = 0
    for slug, element in stories(reader).items():
        lines = galley_of(reader, slug).lines
        read = letters(reader.file.text(element))
        for line in (line for line in lines if line.kind is Kind.PULL_QUOTE):
            last = letters(next(one.text for one in reversed(lines) if not one.repeat))
            assert read.rfind(letters(line.text)) > read.find(last)
            quotes += 1
    assert quotes > 2


def test_headings_skip_no_level(reader: ReaderIssue) -> None:
    """The nameplate is of the first level, a story's headline of the second, a crosshead of the third (Matterhorn 14)."""
    found = [element for element in reader.file.elements() if element.S in HEADINGS]
    levels = [HEADINGS.index(str(element.S)) + 1 for element in found]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert reader.file.text(found[0]).strip() == reader.desk.layout.name
    heads = [words(reader.file.text(element)) for element in found if element.S == "/H2"]
    assert heads == [
        words(plain(story.headline))
        for slug in stories(reader)
        for story in (*reader.desk.issue.stories, *reader.desk.issue.fillers)
        if story.slug == slug
    ]
    assert levels.count(3) > 10


def test_pictures_say_what_they_show(reader: ReaderIssue) -> None:
    """Every figure has a text: the copy's for a picture, where it leads for a code (Matterhorn 13)."""
    told = [str(element.get("/Alt", "")) for element in reader.file.elements() if element.S == "/Figure"]
    assert all(told)
    placed = [
        picture.setting.picture.alt for page in reader.makeup.pages for part in page.parts for picture in part.pictures
    ]
    codes = [part.qr.value.alt for page in reader.makeup.pages for part in page.parts if part.qr]
    ads = [ad.ad for page in reader.makeup.pages for ad in page.ads if ad.ad.picture or ad.ad.pdf]
    assert set(placed) | set(codes) <= set(told)
    assert len(told) == len(placed) + len(codes) + len(ads)
    for element in (element for element in reader.file.elements() if element.S == "/Figure"):
        assert str(element.A.O) == "/Layout"
        left, bottom, right, top = map(float, element.A.BBox)
        assert left < right
        assert bottom < top


def test_tables_are_tables(reader: ReaderIssue) -> None:
    """A table is one element, its rows have as many cells each, and its head says that it heads columns (Matterhorn 15)."""
    tables = [element for element in reader.file.elements() if element.S == "/Table"]
    written = [
        block for story in reader.desk.issue.stories for block in story.blocks if type(block).__name__ == "Table"
    ]
    assert len(tables) == len(written) > 1
    for table in tables:
        assert {str(row.S) for row in table.K} == {"/TR"}
        assert len({len(row.K) for row in table.K}) == 1
        assert {str(cell.S) for row in table.K for cell in row.K} <= {"/TH", "/TD"}
        heads = [cell for row in table.K for cell in row.K if cell.S == "/TH"]
        assert heads
        assert all(cell.A.Scope == Name.Column for cell in heads)


def test_lists_are_lists(reader: ReaderIssue) -> None:
    """A list holds items alone, an item its mark and its text."""
    lists = [element for element in reader.file.elements() if element.S == "/L"]
    assert len(lists) > 2
    for one in lists:
        assert {str(item.S) for item in one.K} == {"/LI"}
        assert (str(one.A.O), str(one.A.ListNumbering)) == ("/List", "/Disc")
        assert all([str(kid.S) for kid in item.K] == ["/Lbl", "/LBody"] for item in one.K)


def test_notes_have_names(reader: ReaderIssue) -> None:
    """Every note has an id of its own (ISO 14289-1, 7.9)."""
    names = [str(element.ID) for element in reader.file.elements() if element.S == "/Note"]
    assert len(names) == len(set(names)) > 0


def test_another_language_is_told(reader: ReaderIssue) -> None:
    """A story that is not in the paper's language says so on its element, and no other does."""
    foreign = {slug: str(element.get("/Lang", "")) for slug, element in stories(reader).items() if "/Lang" in element}
    spoken = {galley.slug: galley.lang for galley in reader.makeup.galleys}
    assert foreign
    assert foreign == {
        slug: lang for slug, lang in spoken.items() if slug in stories(reader) and lang != reader.desk.layout.lang
    }


def test_the_furniture_of_inner_pages_is_not_read(reader: ReaderIssue) -> None:
    """Folio, name and date at the head of every page are artifacts; the front's are read once."""
    first, *others = reader.file.sheets
    assert reader.desk.layout.name not in first.artifacts
    assert all(reader.desk.layout.name in sheet.artifacts for sheet in others)


@pytest.mark.parametrize("kind", ["/Document", "/Art", "/Sect"])
def test_the_outermost_elements_are_those_of_an_issue(reader: ReaderIssue, kind: str) -> None:
    """One document holds the stories and, in sections, the front's furniture and the advertisements."""
    assert reader.file.document.S == "/Document"
    assert {str(element.S) for element in reader.file.document.K} == {"/Art", "/Sect"}
    assert kind in {str(element.S) for element in reader.file.elements()}
