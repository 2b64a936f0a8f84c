"""The reader's PDF followed: jump lines, references, addresses, codes and bookmarks lead where they say."""

import io
from collections import Counter

import pypdfium2
import zxingcpp
from pikepdf import Array, Name, Object
from reader_issue import ADDRESSES, ReaderIssue
from tagged_file import kids

from stonehand.model.article import plain
from stonehand.model.units import pt

pytest_plugins = ("reader_fixtures",)

AIR = 24.0
"""Points by which a place may be above or below its frame's edge: a line of white, and what is shown above it."""


def place_of(issue: ReaderIssue, destination: Object) -> tuple[int, float, float]:
    """Give page, left and top of a destination."""
    assert destination[1] == Name.XYZ
    return issue.file.page(destination[0]), float(destination[2]), float(destination[3])


def annotated(element: Object) -> list[Object]:
    """Give an element's references to annotations."""
    return [kid for kid in kids(element) if isinstance(kid, Object) and kid.get("/Type") == Name.OBJR]


def leads_to(issue: ReaderIssue, destination: Object, slug: str, part: int) -> bool:
    """Tell whether a destination is the head of a story's part."""
    at, stands = issue.parts(slug)[part - 1]
    page, left, top = place_of(issue, destination)
    grid, form = issue.desk.layout.grid, issue.desk.layout.format
    edge = pt(form.inner if issue.makeup.pages[at].recto else form.outer) + pt(grid.left(stands.frame.column))
    return page == at and abs(top - issue.head_of(stands)) < AIR and abs(left - edge) < AIR


def test_every_jump_line_leads_to_the_other_part_and_back(reader: ReaderIssue) -> None:
    """The line under a story's first part leads to the head of its second on the page it names, and that one's back."""
    inner = [(page, note) for page, note in reader.file.links() if "/Dest" in note]
    followed = 0
    for slug in {part.slug for page in reader.makeup.pages for part in page.parts if part.part > 1}:
        for at, part in reader.parts(slug):
            for placed, mate in ((part.turn, part.part + 1), (part.resumed, part.part - 1)):
                if placed is None:
                    continue
                mine = [note for page, note in inner if page == at and leads_to(reader, note.Dest, slug, mate)]
                (note,) = [note for note in mine if str(note.Contents) == placed.value]
                assert reader.file.labels[place_of(reader, note.Dest)[0]] in placed.value
                followed += 1
    assert followed >= 4


def test_references_lead_to_their_stories(reader: ReaderIssue) -> None:
    """What the front refers to, and every page named in the copy, is a link to the head of the story that begins there."""
    begun = {part.slug: page.id for page in reader.makeup.pages for part in page.parts if part.part == 1}
    heads = {story.slug: plain(story.headline) for story in reader.desk.issue.stories}
    found = Counter(
        slug
        for _, note in reader.file.links()
        if "/Dest" in note
        for slug in begun
        if leads_to(reader, note.Dest, slug, 1) and str(note.Contents) == f"{begun[slug]}: {heads[slug]}"
    )
    assert sum(found.values()) > 8
    refers = [note for page, note in reader.file.links() if page == 0 and str(note.Contents).endswith(" page 3")]
    assert len(refers) == 1
    assert place_of(reader, refers[0].Dest)[0] == 2


def test_addresses_in_the_copy_are_links_where_they_may_be(reader: ReaderIssue) -> None:
    """The web and mail are led to; a script or a file of the reader's own machine never."""
    led = [str(note.A.URI) for _, note in reader.file.links() if "/A" in note]
    assert set(ADDRESSES) <= set(led)
    assert all(address.startswith(("https://", "http://", "mailto:")) for address in led)
    assert {str(note.A.S) for _, note in reader.file.links() if "/A" in note} == {"/URI"}
    assert b"javascript" not in b"".join(bytes(note.A.URI) for _, note in reader.file.links() if "/A" in note)


def test_every_code_is_a_link_to_what_it_says(reader: ReaderIssue) -> None:
    """What a telephone reads in the pixels of a link over a code is where the link leads."""
    document = pypdfium2.PdfDocument(io.BytesIO(reader.content))
    read = 0
    for at, page in enumerate(reader.makeup.pages):
        codes = [part.qr.value for part in page.parts if part.qr]
        picture = document[at].render(scale=4, grayscale=True).to_pil() if codes else None
        for code in codes:
            notes = [note for on, note in reader.file.links() if on == at and str(note.Contents) == code.alt]
            assert [str(note.A.URI) for note in notes] == [code.url]
            assert picture is not None
            left, bottom, right, top = (float(edge) for edge in notes[0].Rect)
            room = picture.crop(
                (int(left * 4), int(picture.height - top * 4), int(right * 4), int(picture.height - bottom * 4))
            )
            assert [found.text for found in zxingcpp.read_barcodes(room)] == [code.url]
            read += 1
    assert read > 10


def test_every_link_is_in_the_structure(reader: ReaderIssue) -> None:
    """An annotation's element is a link that refers back to it, says what it is, and its page is left by tabs in that order."""
    notes = list(reader.file.links())
    assert len({int(note.StructParent) for _, note in notes}) == len(notes) > 40
    for at, note in notes:
        element = reader.file.parents[int(note.StructParent)]
        assert element.S == "/Link"
        assert note.objgen in [kid.Obj.objgen for kid in annotated(element)]
        assert str(note.Contents).strip()
        assert reader.file.pdf.pages[at].obj.Tabs == Name.S
        assert ("/A" in note) != ("/Dest" in note)


def test_a_link_lies_over_its_words(reader: ReaderIssue) -> None:
    """What pdfium finds within a link's rectangle is the text of the link's element."""
    document = pypdfium2.PdfDocument(io.BytesIO(reader.content))
    looked = 0
    for at, note in reader.file.links():
        element = reader.file.parents[int(note.StructParent)]
        words = "".join(reader.file.text(element).split())
        if len(annotated(element)) > 1 or not words:
            continue
        left, bottom, right, top = (float(edge) for edge in note.Rect)
        found = document[at].get_textpage().get_text_bounded(left - 1, bottom, right + 1, top)
        assert words in "".join(found.split())
        looked += 1
    assert looked > 15


def test_bookmarks_lead_to_every_story_by_section(reader: ReaderIssue) -> None:
    """Sections in order, under each the headlines of its stories in the order they are read, each leading to its first part."""
    begun = [(page.section, part.slug) for page in reader.makeup.pages for part in page.parts if part.part == 1]
    heads = {story.slug: plain(story.headline) for story in (*reader.desk.issue.stories, *reader.desk.issue.fillers)}
    with reader.file.pdf.open_outline() as outline:
        found = [(head.title, item.title, item.destination) for head in outline.root for item in head.children]
        assert [head.title for head in outline.root] == list(dict.fromkeys(section for section, _ in begun))
    wanted = sorted(begun, key=lambda one: [section for section, _ in begun].index(one[0]))
    assert [(section, head) for section, head, _ in found] == [(section, heads[slug]) for section, slug in wanted]
    for (_, slug), (_, _, destination) in zip(wanted, found, strict=True):
        assert isinstance(destination, Array)
        assert leads_to(reader, destination, slug, 1)
    assert reader.file.root.PageMode == Name.UseOutlines
