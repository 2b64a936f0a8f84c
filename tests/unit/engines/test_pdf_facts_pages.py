"""Pages: boxes, what they inherit, labels, annotations, colour spaces and transparency that hang on them."""

from typing import Any

import pikepdf
import pytest
from made_pdf import HEIGHT, MM, WIDTH, add_page, page_pdf, saved, simple_font
from pikepdf import Array, Dictionary, Name

from stonehand.engines.pdf_facts import read_facts
from stonehand.model.drawn import Box
from stonehand.model.facts import Annotation, PageFacts, SeeThrough


def first(pdf: pikepdf.Pdf) -> PageFacts:
    return read_facts(saved(pdf)).pages[0]


def test_a_page_has_its_boxes() -> None:
    """Each as the file has it, whichever corners it names; a box of no size is none."""
    boxes: dict[str, Any] = {
        "MediaBox": Array([0, 0, 600, 300]),
        "CropBox": Array([590, 290, 10, 10]),
        "BleedBox": Array([20, 20, 580, 280]),
        "TrimBox": Array([30, 30, 570, 270]),
        "ArtBox": Array([40, 40, 40, 260]),
    }
    page = first(page_pdf(b"", **boxes))
    assert (page.media, page.crop, page.bleed) == (Box(0, 0, 600, 300), Box(10, 10, 590, 290), Box(20, 20, 580, 280))
    assert (page.trim, page.has_trim, page.art) == (Box(30, 30, 570, 270), True, None)


@pytest.mark.parametrize(
    ("boxes", "trim"),
    [
        ({"ArtBox": Array([1, 2, 30, 40]), "CropBox": Array([1, 1, 50, 50])}, Box(1, 2, 30, 40)),
        ({"CropBox": Array([1, 1, 50, 50])}, Box(1, 1, 50, 50)),
        ({"TrimBox": Array([5, 5, 5, 5])}, Box(0, 0, 100, 100)),
        ({"TrimBox": Array([5, 5, Name.A, 5])}, Box(0, 0, 100, 100)),
        ({"TrimBox": 7}, Box(0, 0, 100, 100)),
        ({}, Box(0, 0, 100, 100)),
    ],
)
def test_without_a_trim_box_the_next_best_counts(boxes: dict[str, Any], trim: Box) -> None:
    """Art, crop, media box, in this order."""
    page = first(page_pdf(b"", **{"MediaBox": Array([0, 0, 100, 100]), **boxes}))
    assert (page.trim, page.has_trim) == (trim, False)


def test_places_count_from_the_trim() -> None:
    """In millimetres from its top left, and twice as far where a unit is two points; type and rules grow as well."""
    content = b"BT /F 5 Tf 60 60 Td (a) Tj ET 60 60 20 .5 re f"
    boxes = {"MediaBox": Array([20, 20, 220, 220]), "TrimBox": Array([50, 50, 150, 150])}
    for unit in (1, 2):
        text, shape = first(page_pdf(content, {"Font": {"F": simple_font()}}, UserUnit=unit, **boxes)).drawn
        assert (text.area.left * MM, text.area.top * MM) == pytest.approx((10 * unit, 86 * unit), abs=0.001)
        assert (text.size, shape.strength) == (5 * unit, 0.5 * unit)  # type: ignore[union-attr] # a text and a shape


def test_a_page_inherits() -> None:
    """Resources, boxes and rotation of the nodes above, however far; its own come first."""
    pdf = page_pdf(b"BT /F 9 Tf 20 20 Td (a) Tj ET", MediaBox=None, Resources=None)
    add_page(pdf, b"", Rotate=-90)
    tree = pdf.Root.Pages
    node = pdf.make_indirect(Dictionary(Type=Name.Pages, Kids=tree.Kids, Count=2, Parent=tree, Rotate=450))
    for page in pdf.pages:
        page.obj.Parent = node
    tree.Kids = Array([node])
    tree.Resources = Dictionary(Font=Dictionary(F=simple_font()))
    tree.MediaBox, tree.CropBox = Array([0, 0, 300, 200]), Array([0, 0, 100, 100])
    one, two = read_facts(saved(pdf)).pages
    assert (one.media, one.crop, one.rotate, len(one.drawn)) == (Box(0, 0, 300, 200), Box(0, 0, 100, 100), 90, 1)
    assert (two.media, two.rotate) == (Box(0, 0, pytest.approx(WIDTH), pytest.approx(HEIGHT)), 270)  # type: ignore[arg-type] # to a digit


def test_a_page_in_pieces_is_read_as_one() -> None:
    """A state goes on from one stream to the next; a piece that cannot be read leaves a page that is not whole."""
    pdf = page_pdf(b"")
    pieces = [pdf.make_stream(b"q 2 0 0 2 0 0"), pdf.make_stream(b"cm 0 0 10 10"), pdf.make_stream(b"re f Q")]
    pdf.pages[0].Contents = Array(pieces)
    page = first(pdf)
    assert ([round(item.area.width * MM, 3) for item in page.drawn], page.whole) == ([20], True)
    pdf.pages[0].Contents.append(pdf.make_stream(b"xyz", Filter=Name.FlateDecode))
    page = first(pdf)
    assert (len(page.drawn), page.whole) == (1, False)


def test_pages_have_labels() -> None:
    """Those the file gives them, or their place in it."""
    pdf = page_pdf(b"")
    add_page(pdf, b"")
    assert [page.label for page in read_facts(saved(pdf)).pages] == ["1", "2"]
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=Name.r), 1, Dictionary(P="B", S=Name.D, St=7)]))
    assert [(page.number, page.label) for page in read_facts(saved(pdf)).pages] == [(1, "i"), (2, "B7")]
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(S=5, P="A")]))
    assert [page.label for page in read_facts(saved(pdf)).pages] == ["A", "A"]
    pdf.Root.PageLabels = Dictionary(Nums=Array([0, 5, Name.x]))
    assert [page.label for page in read_facts(saved(pdf)).pages] == ["1", "2"]


def test_annotations_are_told() -> None:
    """Kind, place from the trim, and whether it does something."""
    link = Dictionary(
        Subtype=Name.Link, Rect=Array([20, 20, 10, 10]), A=Dictionary(S=Name.URI, URI="http://example.org")
    )
    mark = Dictionary(Subtype=Name.PrinterMark, Rect=Array([0, 0, 5, 5]))
    page = first(page_pdf(b"", MediaBox=Array([0, 0, 100, 100]), Annots=Array([link, mark, 3, Dictionary()])))
    told = page.annotations
    assert [(each.kind, each.acts, round(each.area.top * MM, 2)) for each in told] == [
        ("Link", True, 80),
        ("PrinterMark", False, 95),
    ]
    assert all(isinstance(each, Annotation) for each in told)


def test_colour_spaces_are_told_used_or_not() -> None:
    """Of resources, forms and pictures, with the spaces they rest on, each once."""
    pdf = page_pdf(b"")
    profile = Array([Name.ICCBased, pdf.make_stream(b"", N=3)])
    spot = Array([Name.Separation, Name.Spot, Array([Name.Lab, Dictionary()]), Dictionary()])
    picture = pdf.make_stream(b"", Subtype=Name.Image, ColorSpace=Array([Name.Indexed, profile, 0, b"abc"]))
    inside = Dictionary(ColorSpace=Dictionary(A=Array([Name.CalGray, Dictionary()])), XObject=Dictionary(P=picture))
    form = pdf.make_stream(b"", Subtype=Name.Form, Resources=inside)
    pdf.pages[0].Resources = Dictionary(
        ColorSpace=Dictionary(S=spot, T=Name.DeviceCMYK, U=5), XObject=Dictionary(F=form)
    )
    assert sorted(first(pdf).spaces) == ["CalGray", "DeviceCMYK", "ICCBased3", "Indexed", "Lab", "Separation"]


def states(**named: Any) -> dict[str, Any]:
    return {"ExtGState": {name: Dictionary(each) for name, each in named.items()}}


@pytest.mark.parametrize(
    ("resources", "told"),
    [
        (states(A={"/ca": 0.5}), {("opacity 0.5", "")}),
        (states(A={"/CA": 0, "/ca": 1}), {("opacity 0", "")}),
        (states(A={"/BM": Name.Multiply}), {("blend mode Multiply", "")}),
        (states(A={"/BM": Array([Name.Screen, Name.Normal])}), {("blend mode Screen", "")}),
        (states(A={"/BM": Name.Normal, "/SMask": Name("/None"), "/ca": 1, "/CA": 1.0}), set()),
        (
            states(A={"/SMask": Dictionary(S=Name.Luminosity, G=Dictionary(Group=Dictionary(CS=Name.DeviceRGB)))}),
            {("soft mask", "DeviceRGB")},
        ),
        (states(A={"/BM": 5, "/SMask": 6, "/ca": Name.x, "/CA": Array([])}), set()),
        ({"Pattern": {"P": Dictionary(PatternType=2, ExtGState=Dictionary({"/ca": 0.25}))}}, {("opacity 0.25", "")}),
    ],
)
def test_transparency_is_told(resources: dict[str, Any], told: set[tuple[str, str]]) -> None:
    """Of graphics states, in dictionaries with or without a number, and not where they set what is set anyway."""
    page = first(page_pdf(b"", resources))
    assert {(each.what, each.blend) for each in page.transparency} == told


def test_groups_are_told_with_their_space() -> None:
    """Of the page, and of a form inside a pattern inside a form."""
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    pdf = page_pdf(b"", Group=Dictionary(S=Name.Transparency))
    deep = pdf.make_stream(b"", Subtype=Name.Form, Group=group)
    cell = pdf.make_stream(b"", PatternType=1, Resources=Dictionary(XObject=Dictionary(D=deep)))
    outer = pdf.make_stream(b"", Subtype=Name.Form, Resources=Dictionary(Pattern=Dictionary(C=cell)))
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(O=outer))
    assert set(first(pdf).transparency) == {SeeThrough("group"), SeeThrough("group", "DeviceRGB")}
