"""Rules of structure, fonts, geometry and delivery where they depend on more than one thing: levels, wordings, exceptions."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import specimens_geometry
from pikepdf import Array, Dictionary, Name, Object, Pdf, String
from preflight_pdfs import Edit, Trim, box, draw, info, make_pdf, on_page, on_pages, on_root, words, xmp
from preflight_specimens import Specimen, asks, press, specimen
from specimens_geometry import BLEED, CYAN, GREY
from specimens_structure import FAILS, SEE_THROUGH, encrypted

from stonehand.model.drawn import Area, Box, Drawn, Paint, Picture, Shade, Shape
from stonehand.model.facts import PageFacts, PdfFacts
from stonehand.model.finding import Finding, OnPage, Severity
from stonehand.model.plates import InkFacts, Inks
from stonehand.model.press import Delivery, Level, Limit, Limits, Pages, Spread
from stonehand.model.units import Mm, Pt, pt
from stonehand.preflight.check import Looked, Seen
from stonehand.preflight.checks import colour_position
from stonehand.preflight.inspect import Inspected, inspect


def looked(one: Specimen) -> Inspected:
    return inspect(one.looked, one.profile)


def told(slug: str, one: Specimen) -> list[Finding]:
    return [finding for finding in looked(one).findings if finding.id == f"preflight/{slug}"]


def test_a_locked_file_is_told_once() -> None:
    """What nobody can open has no missing title and no wrong intent; all other rules say that they did not look."""
    inspected = looked(Specimen(lambda: encrypted(password="x")))  # noqa: S106 - the lock is what is looked at
    assert [finding.id for finding in inspected.findings] == ["preflight/encrypted"]
    assert "password only" in inspected.findings[0].message
    assert {skipped.why for skipped in inspected.skipped} == {"the file is locked"}
    assert set(inspected.held) == {"file-name", "file-size"}


@pytest.mark.parametrize(
    ("edits", "level", "words_of_it"),
    [
        ([xmp({"pdfxid:GTS_PDFXVersion": None})], Level.X4, "no PDF/X at all"),
        ([xmp({"pdfxid:GTS_PDFXVersion": None}), info(GTS_PDFXVersion=String("PDF/X-4"))], Level.X4, "Info alone"),
        ([info(GTS_PDFXVersion=String("PDF/X-3:2003"))], Level.X1A, "says it is PDF/X-3:2003"),
        ([info(GTS_PDFXConformance=String("PDF/X-1a:2001"))], Level.X1A, "PDF/X-1a:2001"),
    ],
)
def test_a_file_says_another_level(edits: list[Edit], level: Level, words_of_it: str) -> None:
    """In its metadata, in its document information, or in both at once."""
    (one,) = told("pdfx-key", specimen(*edits, level=level))
    assert words_of_it in one.message


def test_an_office_printer_asks_for_no_marks_of_pdfx() -> None:
    """With the level `none` a file without any of them is taken."""
    bare = specimen(
        on_root(lambda root: root.__delitem__("/OutputIntents")),
        on_root(lambda root: root.__delitem__("/Metadata")),
        info(Title=None, CreationDate=None, ModDate=None, Trapped=None),
        change=asks(level=Level.NONE),
    )
    assert looked(bare).findings == ()


def test_no_intent_is_told_by_one_rule() -> None:
    """The rules of its condition and its profile have nothing to look at."""
    bare = specimen(on_root(lambda root: root.__delitem__("/OutputIntents")))
    (one,) = looked(bare).findings
    assert one.message.startswith("gazette_2026-11-27.pdf has no output intent of PDF/X; PDF/X-4 wants")
    other = specimen(on_root(lambda root: root.OutputIntents[0].__setitem__("/S", Name.GTS_PDFA1)))
    assert "has no output intent of PDF/X, beside GTS_PDFA1;" in told("output-intent", other)[0].message
    pdfa = specimen(on_root(lambda root: root.OutputIntents.append(root.OutputIntents[0])), on_root(_more_pdfa))
    assert "has 2 output intents of PDF/X, beside GTS_PDFA1;" in told("output-intent", pdfa)[0].message
    assert "has 2 output intents of PDF/X;" in told("output-intent", FAILS["output-intent"])[0].message


@pytest.mark.parametrize(
    ("change", "words_of_it"),
    [
        (lambda intent: intent.__delitem__("/DestOutputProfile"), "no ICC profile"),
        (lambda intent: _rewrite(intent, b"prtrCMYK", b"mntrCMYK"), "class mntr"),
        (lambda intent: _rewrite(intent, b"prtrCMYK", b"prtrRGB "), "profile of RGB"),
    ],
)
def test_a_profile_of_another_kind(change: Callable[[Object], None], words_of_it: str) -> None:
    """None, a screen's, or one of no inks: each is told for what it is."""
    (one,) = told("intent-profile", specimen(on_root(lambda root: change(root.OutputIntents[0]))))
    assert words_of_it in one.message
    assert one.more.endswith("found none") == ("no ICC" in words_of_it)


def test_a_condition_without_its_registry() -> None:
    """Registry and words are told beside a wrong name, in one sentence."""

    def bare(root: Object) -> None:
        intent = root.OutputIntents[0]
        del intent.RegistryName, intent.Info
        intent.OutputConditionIdentifier = String("FOGRA39")

    (one,) = told("output-condition", specimen(on_root(bare)))
    for wanted in ("FOGRA39", "IFRA26", "http://www.color.org", "(Info)"):
        assert wanted in one.message


def test_metadata_are_missing_or_packed() -> None:
    """No metadata, some of them, and a stream nobody reads without unpacking it."""
    gone = specimen(on_root(lambda root: root.__delitem__("/Metadata")))
    assert "no XMP" in told("metadata", gone)[0].message
    assert (
        "dc:title and xmp:CreateDate"
        in told("metadata", specimen(xmp({"dc:title": None, "xmp:CreateDate": None})))[0].message
    )
    assert "compressed" in told("metadata", specimen(xmp({}, squeezed=True)))[0].message


@pytest.mark.parametrize(
    "date", ["D:20261127", "D:20261127000000Z", "D:20261127000000+01'00'", "D:20261127000000-05'00"]
)
def test_a_date_that_can_be_read(date: str) -> None:
    """A PDF's date may end early, and its zone with or without the last mark."""
    assert told("document-dates", specimen(info(CreationDate=String(date)))) == []


@pytest.mark.parametrize("date", ["2026-11-27", "D:20261327", "D:20261127250000", "D:", "today"])
def test_a_date_that_cannot(date: str) -> None:
    """Another form of date, a thirteenth month, a twenty-fifth hour."""
    (one,) = told("document-dates", specimen(info(CreationDate=String(date))))
    assert date in one.message


def test_features_are_told_by_name_and_page() -> None:
    """Kinds of one rule make one sentence."""
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]), A=Dictionary(S=Name.URI, URI=String("http://x.y"))
    )

    def beep(root: Object) -> None:
        root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.beep(1)"))

    (one,) = told("active-content", specimen(on_page(lambda page: _annotate(page, link), 2), on_root(beep)))
    for wanted in ("JavaScript", "an action on opening", "an action on page 2"):
        assert wanted in one.message


@pytest.mark.parametrize(
    ("left", "kind", "acts", "found"),
    [
        (-25, "/Text", False, 0),
        (-25, "/Link", True, 1),
        (-15, "/PrinterMark", False, 0),
        (-5, "/PrinterMark", False, 1),
        (-9, "/Text", False, 1),
    ],
)
def test_where_a_note_may_lie(left: float, kind: str, found: int, *, acts: bool) -> None:
    """Outside the bleed, a printer's mark outside the trim; what acts nowhere. Points, with a bleed of 8.5 and a note of 10."""
    note = Dictionary(Type=Name.Annot, Subtype=Name(kind), Rect=Array([left, 100, left + 10, 110]))
    if acts:
        note.A = Dictionary(S=Name.URI, URI=String("http://x.y"))
    one = specimen(on_page(lambda page: _annotate(page, note)), trim=Trim(bleed=3, sheet=15), change=BLEED)
    assert len(told("annotation", one)) == found


@pytest.mark.parametrize(
    ("level", "properties", "severity", "words_of_it"),
    [
        (Level.X4, {}, Severity.WARNING, "Prices"),
        (Level.X4, {"Name": None}, Severity.ERROR, "no name"),
        (Level.X4, {"AS": Array([Dictionary(Event=Name.Print)])}, Severity.ERROR, "switch"),
        (Level.X1A, {}, Severity.ERROR, "PDF/X-1a:2003 has none"),
    ],
)
def test_how_grave_layers_are(
    level: Level, properties: dict[str, Object | None], severity: Severity, words_of_it: str
) -> None:
    """A warning, until the level forbids them or their state is left open."""

    def layered(document: Pdf) -> None:
        group = document.make_indirect(Dictionary(Type=Name.OCG, Name=String("Prices")))
        default = Dictionary(Name=String("All"), ON=Array([group]))
        for key, value in properties.items():
            if value is None:
                del default[f"/{key}"]
            else:
                default[f"/{key}"] = value
        document.Root.OCProperties = Dictionary(OCGs=Array([group]), D=default)

    (one,) = told("layers", specimen(layered, level=level))
    assert one.severity is severity
    assert words_of_it in one.message


@pytest.mark.parametrize("slug", ["transparency", "object-streams", "spare-space", "modern-compression"])
def test_what_is_new_since_x1a_is_taken_in_x4(slug: str) -> None:
    """The same file is held with PDF/X-4 asked for."""
    assert told(slug, replace(FAILS[slug], change=lambda profile: profile)) == []


def test_a_group_alone_needs_no_blend_space() -> None:
    """Only where something is transparent does it matter what it is mixed in; a mask of grey is no mixing."""
    rgb = Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceRGB)
    assert told("blend-space", specimen(on_page(lambda page: page.__setitem__("/Group", rgb)))) == []
    assert told("blend-space", specimen(*_soft_masked())) == []


def test_fonts_are_told_with_their_pages() -> None:
    """One sentence for the file names each font and where it is."""

    def courier(page: Object) -> None:
        page.Resources.Font.F2 = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)
        page.Contents.write(page.Contents.read_bytes() + b"\nq 0 0 0 1 k BT /F2 9 Tf 200 700 Td (A) Tj ET Q")

    one = specimen(on_pages(courier))
    assert "Courier on pages 1, 2, 3 and 4" in told("font-not-embedded", one)[0].message
    assert len(told("system-font", one)) == 1


def test_a_size_is_told_with_the_one_wanted() -> None:
    """The worst page, how many more, and both sizes."""
    trim = press("template").trim
    (one,) = told("trim-size", specimen(trim=Trim(280, 380), change=asks(trim=trim)))
    assert one.message == (
        "page 1 is 280.0 x 380.0 mm (and 3 more); newsprint-coldset wants 289.0 x 380.0 mm, within 0.3 mm"
    )
    assert one.where == OnPage("1", file="gazette_2026-11-27.pdf")


def test_a_page_without_a_trim_box() -> None:
    """It is told as well as a page with two."""
    (one,) = told("art-box", specimen(on_page(lambda page: page.__delitem__("/TrimBox"), 3)))
    assert "no TrimBox on page 3" in one.message


def test_a_picture_that_stops_at_the_cut() -> None:
    """It is told on its page; a short box once for the file, and the spine asks for nothing."""
    drawn = draw(box((200, 300, 90, 80), CYAN)), draw(box((0, 100, 50, 50), CYAN))
    (one,) = told("bleed-short", specimen(*drawn, trim=Trim(bleed=3), change=BLEED))
    assert "on page 1 a shape goes 0.0 mm beyond the bottom edge (and 1 more)" in one.message
    (boxes,) = told("bleed-short", specimen(trim=Trim(bleed=2), change=BLEED))
    assert "the BleedBox goes 2.0 mm beyond the top edge on pages 1, 2, 3 and 4" in boxes.message


@pytest.mark.parametrize(
    ("pages", "how", "found"),
    [
        (3, {}, 1),
        (1, {}, 0),  # a page file by itself
        (1, {"change": asks(delivery=Delivery(pages=Pages.BOOK))}, 1),
        (1, {"pages_in_all": 15, "files": 15}, 1),
        (1, {"pages_in_all": 15, "files": 15, "first": 2}, 0),  # the first file has told it
        (1, {"pages_in_all": 16, "files": 16}, 0),
    ],
)
def test_what_the_number_of_pages_is_counted_of(pages: int, how: dict[str, object], found: int) -> None:
    """A book, or all page files together, told once."""
    one = replace(specimen(pages=pages), **how)  # type: ignore[arg-type] # any field of a specimen
    assert len(told("page-multiple", one)) == found


def test_the_gravest_multiple_is_told() -> None:
    """A profile may want a multiple of four and wish for one of eight."""
    wished = asks(limits=Limits(multiple=Limit(error=4, warning=8)))
    (one,) = told("page-multiple", specimen(pages=12, change=wished))
    assert (one.severity, one.message) == (
        Severity.WARNING,
        "there are 12 pages in all; newsprint-coldset wants a multiple of 8",
    )
    assert "add 4 pages, or take out 4" in one.hint
    assert told("page-multiple", specimen(pages=10, change=wished))[0].severity is Severity.ERROR


@pytest.mark.parametrize(
    ("page", "left", "side"),
    [(1, 271, "right"), (2, 8, "left"), (1, 8, ""), (2, 271, ""), (1, -5, ""), (2, -5, "left")],
)
def test_the_outer_edge_is_kept_free_and_not_the_spine(page: int, left: float, side: str) -> None:
    """A recto's outer edge is the right one, a verso's the left; what runs over it counts as at it."""
    found = told("safe-zone", specimen(draw(box((left, 100, 10, 10), GREY), page)))
    assert [f"from the {side} edge of page {page}" in one.message for one in found] == [True] * bool(side)


def test_text_may_run_across_the_centre() -> None:
    """Pages 2 and 3 of four are one piece of paper; page 4 has its fold at the right."""
    at_fold = [draw(words("Page", (280, 100)), 2), draw(words("Page", (2, 100)), 3), draw(words("Page", (278, 100)), 4)]
    (one,) = told("fold", specimen(*at_fold))
    assert "at the right of page 4" in one.message


def test_colour_is_known_from_the_plates() -> None:
    """A picture in CMYK that prints black alone is none where the plates were drawn."""
    one = specimens_geometry.FAILS["colour-position"]
    assert "place 2 of 8" in told("colour-position", one)[0].message
    assert "places 1, 4, 5, 8" in told("colour-position", one)[0].message
    black = Inks("gs 10", (InkFacts(2, (), (), 0, None, colour=False),))
    assert told("colour-position", replace(one, inks=black)) == []


SPOT = Area(Mm(20), Mm(20), Mm(60), Mm(60))


def filled(space: str, *values: float, names: tuple[str, ...] = ()) -> Shape:
    return Shape(SPOT, Paint(space, values, names), Pt(99), stroke=False, box=True, overprint=False)


def pictured(space: str, *names: str, stencil: Paint | None = None) -> Picture:
    return Picture(SPOT, 99, 99, 200.0, space, 8, mask=stencil is not None, paint=stencil, inks=names)


@pytest.mark.parametrize(
    ("item", "coloured"),
    [
        (filled("DeviceCMYK", 0, 0, 0, 0.5), False),
        (filled("DeviceCMYK", 0, 0, 0.01, 0.5), True),
        (filled("DeviceGray", 0.5), False),
        (filled("DeviceRGB", 0.5, 0.5, 0.5), False),
        (filled("DeviceRGB", 0.5, 0.5, 0.4), True),
        (filled("Pattern"), True),
        (filled("Separation", 1, names=("Black",)), False),
        (filled("Separation", 1, names=("Gold",)), True),
        (filled("Separation", 0, names=("Gold",)), False),
        (pictured("DeviceCMYK"), True),
        (pictured("DeviceGray"), False),
        (pictured("Separation", "Black"), False),
        (pictured("DeviceN", "Black", "Gold"), True),
        (pictured("", stencil=Paint("DeviceCMYK", (0, 0, 0, 1))), False),
        (pictured("", stencil=Paint("DeviceCMYK", (1, 0, 0, 0))), True),
        (Shade(SPOT, "DeviceCMYK"), True),
        (Shade(SPOT, "DeviceGray"), False),
    ],
)
def test_what_is_in_colour(item: Drawn, *, coloured: bool) -> None:
    """Cyan, magenta and yellow, spot colours, RGB that is not grey, and pictures and gradients in more than grey."""
    seen = colours(item)
    assert [one.where for one in seen] == [OnPage("1", None, Mm(20), Mm(20), Mm(40), Mm(40), "a.pdf")] * coloured


def test_a_double_page_may_be_in_colour_at_either_place() -> None:
    """Where the centre spread is one page, its two places are looked at together."""
    both = (filled("Pattern"), filled("Pattern"))
    assert "(and 1 more)" in colours(*both)[0].message
    assert colours(*both, widths=(300, 300, 600, 300), places=(4,)) == []
    assert "place 3 of 5" in colours(*both, widths=(300, 300, 600, 300), places=(2, 5))[0].message


def colours(*items: Drawn, widths: tuple[float, ...] = (300, 300), places: tuple[int, ...] = (2,)) -> list[Seen]:
    """Draw on the widest page, the first of equals, where only some places have colour."""
    pages = tuple(
        PageFacts(number, str(number), sheet := Box(0, 0, width, 300), sheet)
        for number, width in enumerate(widths, start=1)
    )
    drawn = widths.index(max(widths))
    pages = (*pages[:drawn], replace(pages[drawn], drawn=items), *pages[drawn + 1 :])
    asked = replace(press("newsprint-coldset"), colour_pages=places, delivery=Delivery(spread=Spread.PAIR))
    return list(colour_position.CHECK.look(Looked("a.pdf", PdfFacts(0, "1.6", pages)), asked))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (box((269, 100, 20, 50), GREY), box((0, 100, 20, 50), "0 0 0 0")),
        (box((269, 100, 20, 50), GREY), words("Page", (-2, 120))),
        (words("Page Page Page Page", (275, 120)), box((0, 100, 20, 50), GREY)),
        (box((269, 100, 19, 50), GREY), box((0, 100, 20, 50), GREY)),
    ],
)
def test_what_is_no_art_across_the_fold(left: str, right: str) -> None:
    """White, type, and what ends before the fold on one of the pages."""
    assert told("across-fold", specimen(draw(left, 2), draw(right, 3), pages=8)) == []


@pytest.mark.parametrize("grown", [(-4, 0, 0, 0), (0, -4, 0, 0), (0, 0, 4, 0), (0, 0, 0, 4)])
def test_bleed_on_one_edge_alone(grown: tuple[float, ...]) -> None:
    """It is told by how far it goes beyond the trim, whichever edge it is on."""

    def grow(page: Object) -> None:
        edges = [float(edge) for edge in page.TrimBox]
        page.BleedBox = page.MediaBox = Array([edge + pt(Mm(more)) for edge, more in zip(edges, grown, strict=True)])

    (one,) = told("bleed-unwanted", specimen(on_page(grow)))
    assert "has a bleed of 4.0 mm on page 1;" in one.message


def test_how_many_more_are_counted() -> None:
    """Of boxes by pages, of notes by the page."""

    def nested(page: Object) -> None:
        page.BleedBox = Array([5, 5, 90, 90])

    notes = [Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=Array([100, y, 110, y + 10])) for y in (100, 200, 300)]
    assert "page 1 has a TrimBox that goes beyond its BleedBox (and 3 more)" in (
        told("box-nesting", specimen(on_pages(nested)))[0].message
    )
    assert "(and 2 more)" in told("annotation", specimen(on_page(lambda page: _annotate(page, *notes))))[0].message


@pytest.mark.parametrize(
    ("name", "words_of_it"),
    [("page 1.pdf", "a space"), ("seite_für_1.pdf", "'ü'"), ("a:b.pdf", "':'"), ("1*.pdf", "'*'"), ("a\\b.pdf", "\\")],
)
def test_letters_that_do_not_survive(name: str, words_of_it: str) -> None:
    """Blanks, accents, and what some system keeps for itself."""
    (one,) = told("file-name", specimen(name=name))
    assert words_of_it in one.message


def test_a_folder_is_no_part_of_the_name() -> None:
    """A path given on the command line is cut at its last stroke."""
    assert told("file-name", specimen(name="my papers/gazette.pdf")) == []


def test_the_same_file_is_made_each_time() -> None:
    """Specimens hold no clock and no chance."""
    assert make_pdf(SEE_THROUGH) == make_pdf(SEE_THROUGH)


def _more_pdfa(root: Object) -> None:
    root.OutputIntents.append(Dictionary(Type=Name.OutputIntent, S=Name.GTS_PDFA1))


def _rewrite(intent: Object, old: bytes, new: bytes) -> None:
    profile = intent.DestOutputProfile
    profile.write(profile.read_bytes().replace(old, new, 1))


def _annotate(page: Object, *notes: Object) -> None:
    page.Annots = Array(list(notes))


def _soft_masked() -> tuple[Edit, Edit]:
    def masked(document: Pdf) -> None:
        form = document.make_stream(
            b"0.5 g 0 0 800 1000 re f",
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=Array([0, 0, 800, 1000]),
            Group=Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceGray),
        )
        mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=form)
        document.pages[0].obj.Resources.ExtGState.Soft = Dictionary(Type=Name.ExtGState, SMask=mask)

    return masked, draw("q /Soft gs Q")
