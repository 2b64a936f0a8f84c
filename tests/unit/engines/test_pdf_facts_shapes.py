"""Fills, strokes and gradients: how strong they are inside their clip, where they lie, and whether a fill is a plain box."""

from collections.abc import Callable
from typing import Any

import pytest
from made_pdf import MM, page_pdf, saved
from pikepdf import Array, Dictionary, Name, Pdf

from stonehand.engines.pdf_facts import read_facts
from stonehand.model.drawn import Area, Drawn, Paint, Shade, Shape, Text

pytestmark = pytest.mark.long


def drawn(content: bytes, **resources: Any) -> tuple[Drawn, ...]:
    return read_facts(saved(page_pdf(content, resources))).pages[0].drawn


def shapes(content: bytes, **resources: Any) -> list[Shape]:
    return [item for item in drawn(content, **resources) if isinstance(item, Shape)]


def told(area: Area) -> tuple[float, float, float, float]:
    """Give an area in points from the page's left bottom, as content streams have it: x, y, width, height."""
    return (
        round(area.left * MM, 1),
        round((100 - area.bottom) * MM, 1),
        round(area.width * MM, 1),
        round(area.height * MM, 1),
    )


@pytest.mark.parametrize(
    ("content", "place", "strength", "box"),
    [
        (b"10 20 100 .2 re f", (10, 20, 100, 0.2), 0.2, True),
        (b"110 20 -100 30 re f", (10, 20, 100, 30), 30, True),
        (b"10 20 m 110 20 l 110 50 l 10 50 l h f", (10, 20, 100, 30), 30, True),
        (b"10 20 m 110 20 l 110 50 l 10 50 l 10 20 l f", (10, 20, 100, 30), 30, True),
        (b"10 20 m 110 20 l 110 50 l f", (10, 20, 100, 30), 30, False),
        (b"10 20 m 110 20 l 120 50 l 10 50 l f", (10, 20, 110, 30), 30, False),
        (b"10 20 m 110 20 l 110 50 l 110 50 10 50 10 50 c f", (10, 20, 100, 30), 30, False),
        (b"10 20 100 30 re 10 60 100 .3 re f", (10, 20, 100, 40.3), 0.3, False),
        (b"10 20 100 0 re f", (10, 20, 100, 0), 0, False),
        (b".5 0 0 .5 0 0 cm 10 20 100 1 re f", (5, 10, 50, 0.5), 0.5, True),
        (b"0 1 -1 0 200 0 cm 10 20 100 1 re f", (179, 10, 1, 100), 1, True),
        (b"50 10 120 10 re W n 10 5 100 .4 re 10 15 100 8 re f", (50, 15, 60, 5), 5, False),
    ],
)
def test_a_fill_is_as_strong_as_its_thinnest_part(
    content: bytes, place: tuple[float, ...], strength: float, *, box: bool
) -> None:
    """A box by `re` or by lines, in any direction and scale; a plain one covers its whole area."""
    (shape,) = shapes(content)
    assert told(shape.area) == pytest.approx(place, abs=0.11)
    assert shape.strength == pytest.approx(strength, abs=0.001)
    assert (shape.box, shape.stroke) == (box, False)


RING = b"10 10 100 50 re 10.25 12 99.5 46 re f*"


@pytest.mark.parametrize(
    ("clip", "strength", "place"),
    [
        (b"", 0.25, (10, 10, 100, 50)),
        (b"0 10 200 2 re W n ", 2, (10, 10, 100, 2)),
        (b"10 10 m 110 10 l 109.75 12 l 10.25 12 l W* n ", 2, (10, 10, 100, 2)),
        (b"10 0 .25 200 re W n ", 0.25, (10, 12, 0.25, 46)),
        (b"50 5 10 200 re W n ", 2, (50, 10, 10, 50)),
    ],
)
def test_a_border_drawn_as_a_ring_is_as_strong_as_its_sides(
    clip: bytes, strength: float, place: tuple[float, ...]
) -> None:
    """A filled ring, whole or cut by a clip to one of its sides, is no box of the ring's size."""
    (shape,) = shapes(clip + RING)
    assert shape.strength == pytest.approx(strength, abs=0.001)
    assert told(shape.area) == pytest.approx(place, abs=0.51)
    assert not shape.box


def test_a_round_clip_leaves_no_box() -> None:
    """What shows of a fill in a clip with corners cut off, or turned, is not all of its rectangle; after `Q` it is again."""
    skewed = b".9 .1 -.1 .9 0 0 cm 20 20 30 30 re W n 1 0 0 1 0 0 cm"
    found = shapes(
        b"q 10 10 m 50 10 l 30 50 l W n 10 10 20 20 re f Q q " + skewed + b" 0 0 90 90 re f Q 10 10 20 20 re f"
    )
    assert [shape.box for shape in found] == [False, False, True]


@pytest.mark.parametrize(
    ("content", "place", "strength"),
    [
        (b".3 w 10 20 m 110 20 l S", (10, 19.85, 100, 0.3), 0.3),
        (b".3 w 1 J 10 20 m 110 20 l S", (9.85, 19.85, 100.3, 0.3), 0.3),
        (b"2 w 10 20 100 30 re s", (9, 19, 102, 32), 2),
        (b"2 w .5 0 0 .5 0 0 cm 10 20 100 30 re S", (4.5, 9.5, 51, 16), 1),
        (b"0 w 10 20 m 110 20 l S", (10, 20, 100, 0), 0),
        (b"0 19.5 200 1 re W n 4 w 10 20 m 110 20 l S", (10, 19.5, 100, 1), 1),
        (b"/W gs 10 20 m 110 20 l S", (10, 18.5, 100, 3), 3),
    ],
)
def test_a_stroke_is_as_strong_as_its_line(content: bytes, place: tuple[float, ...], strength: float) -> None:
    """Scaled with the page, cut by its clip, or set by a graphics state."""
    (shape,) = shapes(content, ExtGState={"W": Dictionary(LW=3)})
    assert told(shape.area) == pytest.approx(place, abs=0.11)
    assert shape.strength == pytest.approx(strength, abs=0.001)
    assert shape.stroke


def test_a_path_is_filled_and_stroked_at_once() -> None:
    """`B` is a fill in its paint and a stroke in another, each with an overprint of its own."""
    fill, stroke = shapes(
        b"/O gs 0 0 0 1 k 1 0 0 0 K 10 20 100 30 re B", ExtGState={"O": Dictionary(OP=True, op=False, OPM=1)}
    )
    assert (fill.paint.values, fill.overprint, fill.stroke) == ((0, 0, 0, 1), False, False)
    assert (stroke.paint.values, stroke.overprint, stroke.stroke) == ((1, 0, 0, 0), True, True)


def test_what_nobody_sees_is_not_told() -> None:
    """Beside the page, outside the clip, or a path that only clips."""
    assert drawn(b"9000 0 10 10 re f 0 0 10 10 re W n 50 50 10 10 re f 60 60 10 10 re S 0 0 5 5 re n") == ()


COLOURS: dict[str, Callable[[Pdf], Array]] = {
    "Profile": lambda pdf: Array([Name.ICCBased, pdf.make_stream(b"", N=4)]),
    "Odd": lambda pdf: Array([Name.ICCBased, pdf.make_stream(b"", N=7, Alternate=Name.DeviceRGB)]),
    "Lab": lambda _pdf: Array([Name.Lab, Dictionary(WhitePoint=Array([1, 1, 1]))]),
    "Spots": lambda _pdf: Array([Name.DeviceN, Array([Name.Gold, Name.Black]), Name.DeviceCMYK, Dictionary()]),
    "Table": lambda _pdf: Array([Name.Indexed, Name.DeviceCMYK, 1, b"\x00\x00\x00\xff\xff\x00\x33\x00"]),
    "All#20": lambda _pdf: Array([Name.Separation, Name.All, Name.DeviceCMYK, Dictionary()]),
}


@pytest.mark.parametrize(
    ("content", "paint"),
    [
        (b"", Paint("DeviceGray", (0,))),
        (b".2 .3 .4 .5 k", Paint("DeviceCMYK", (0.2, 0.3, 0.4, 0.5))),
        (b"/DeviceCMYK cs", Paint("DeviceCMYK", (0, 0, 0, 1))),
        (b"/DeviceRGB cs 1 .5 0 sc", Paint("DeviceRGB", (1, 0.5, 0))),
        (b"/Profile cs .2 .3 .4 .5 scn", Paint("ICCBased4", (0.2, 0.3, 0.4, 0.5))),
        (b"/Odd cs 1 1 1 scn", Paint("ICCBased3", (1, 1, 1))),
        (b"/Lab cs 50 10 10 scn", Paint("Lab", (50, 10, 10))),
        (b"/Spots cs", Paint("DeviceN", (1, 1), ("Gold", "Black"))),
        (b"/Spots cs .1 .2 scn", Paint("DeviceN", (0.1, 0.2), ("Gold", "Black"))),
        (b"/Table cs 1 sc", Paint("DeviceCMYK", (1, 0, 0.2, 0))),
        (b"/Table cs 99 sc", Paint("DeviceCMYK", (1, 0, 0.2, 0))),
        (b"/All#20 cs .5 scn", Paint("Separation", (0.5,), ("All",))),
        (b"/Nowhere cs 1 scn", Paint("")),
        (b"1 0 0 rg /Nothing rg (x) k 1 k", Paint("DeviceRGB", (1, 0, 0))),
    ],
)
def test_a_paint_is_told_in_its_own_space(content: bytes, paint: Paint) -> None:
    """Every kind of space, the colour each begins with, and wrong operands, which change nothing."""
    pdf = page_pdf(content + b" 10 10 20 20 re f")
    named = {f"/{name.replace('#20', ' ')}": space(pdf) for name, space in COLOURS.items()}
    pdf.pages[0].Resources = Dictionary(ColorSpace=Dictionary(named))
    (shape,) = read_facts(saved(pdf)).pages[0].drawn
    assert isinstance(shape, Shape)
    assert shape.paint == paint


def gradient(space: Any, **more: Any) -> Dictionary:
    return Dictionary(ShadingType=2, ColorSpace=space, Coords=Array([0, 0, 1, 1]), Function=Dictionary(), **more)


def test_a_gradient_fills_its_clip() -> None:
    """`sh` fills the clip, or its own box in it."""
    content = b"20 20 50 50 re W n /A sh 2 0 0 2 0 0 cm /B sh"
    box = Array([5, 5, 15, 100])
    one, other = drawn(content, Shading={"A": gradient(Name.DeviceCMYK), "B": gradient(Name.DeviceRGB, BBox=box)})
    assert isinstance(one, Shade)
    assert isinstance(other, Shade)
    assert (one.space, told(one.area)) == ("DeviceCMYK", (20, 20, 50, 50))
    assert (other.space, told(other.area)) == ("DeviceRGB", (20, 20, 10, 50))


def cell(pdf: Pdf, content: bytes, paint_type: int = 1, **resources: Any) -> Any:
    return pdf.make_stream(
        content,
        PatternType=1,
        PaintType=paint_type,
        BBox=Array([0, 0, 10, 10]),
        Resources=Dictionary({f"/{kind}": Dictionary(each) for kind, each in resources.items()}),
    )


def test_a_pattern_brings_what_it_draws() -> None:
    """A gradient or a cell stands where the pattern fills; a cell with no colours of its own takes the one that was set."""
    pdf = page_pdf(b"/Pattern cs /G scn 10 10 20 20 re f /T scn 10 10 20 20 re f /U cs .4 /N scn 10 10 20 20 re f")
    spot = Array([Name.Separation, Name.Gold, Name.DeviceCMYK, Dictionary()])
    pdf.pages[0].Resources = Dictionary(
        ColorSpace=Dictionary(U=Array([Name.Pattern, spot])),
        Pattern=Dictionary(
            G=Dictionary(PatternType=2, Shading=gradient(Name.DeviceRGB)),
            T=cell(pdf, b"1 0 0 rg 2 2 m 5 2 l 5 w S 0 1 0 rg 2 2 3 3 re f"),
            N=cell(pdf, b"2 2 3 3 re f", 2),
        ),
    )
    found = read_facts(saved(pdf)).pages[0].drawn
    assert {told(item.area) for item in found} == {(10, 10, 20, 20)}
    assert [item.space if isinstance(item, Shade) else item.paint for item in found if not isinstance(item, Text)] == [
        Paint("Pattern"),
        "DeviceRGB",
        Paint("Pattern"),
        Paint("DeviceGray", (0,)),
        Paint("DeviceRGB", (0, 1, 0)),
        Paint("Pattern"),
        Paint("Separation", (0.4,), ("Gold",)),
    ]


def form(pdf: Pdf, content: bytes, **entries: Any) -> Any:
    return pdf.make_stream(content, Type=Name.XObject, Subtype=Name.Form, **{"BBox": Array([0, 0, 50, 50]), **entries})


def test_a_form_is_drawn_by_its_matrix_inside_its_box() -> None:
    """Its own matrix before the page's, cut to its box; its state ends with it, the page's resources serve where it has none."""
    pdf = page_pdf(b"1 0 0 rg 2 0 0 2 100 0 cm /F Do 0 0 1 1 re f")
    inner = form(pdf, b"0 1 0 rg 10 10 100 20 re f", Matrix=Array([1, 0, 0, 1, 5, 0]))
    outer = form(pdf, b"3 3 1 1 re f /I Do /F Do")
    pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=outer, I=inner))
    found = read_facts(saved(pdf)).pages[0].drawn
    assert [told(item.area) for item in found] == [(106, 6, 2, 2), (130, 20, 70, 40), (100, 0, 2, 2)]
    assert [item.paint.values for item in found if isinstance(item, Shape)] == [(1, 0, 0), (0, 1, 0), (1, 0, 0)]


def test_a_form_laid_askew_leaves_no_box() -> None:
    """What its own box cuts off is no longer straight; laid by a right angle it is."""
    for matrix, straight in ((Array([0.9, 0.1, -0.1, 0.9, 50, 50]), False), (Array([0, 1, -1, 0, 50, 50]), True)):
        pdf = page_pdf(b"/F Do")
        turned = form(pdf, b".9 -.1 .1 .9 0 0 cm 0 0 99 99 re f" if not straight else b"0 0 99 99 re f", Matrix=matrix)
        pdf.pages[0].Resources = Dictionary(XObject=Dictionary(F=turned))
        (shape,) = read_facts(saved(pdf)).pages[0].drawn
        assert isinstance(shape, Shape)
        assert shape.box is straight


def test_forms_that_draw_themselves_come_to_an_end() -> None:
    """A circle of two forms, and a chain of a hundred."""
    pdf = page_pdf(b"/A Do /C0 Do")
    chain = [form(pdf, b"0 0 9 9 re f /C%d Do" % (place + 1)) for place in range(100)]
    named = {f"/C{place}": each for place, each in enumerate(chain)}
    pdf.pages[0].Resources = Dictionary(
        XObject=Dictionary({"/A": form(pdf, b"/B Do 1 1 1 1 re f"), "/B": form(pdf, b"/A Do 2 2 1 1 re f"), **named})
    )
    assert len(read_facts(saved(pdf)).pages[0].drawn) == 2 + 8


def test_a_page_that_draws_without_end_is_not_whole() -> None:
    """Twenty thousand things are told, and that there were more."""
    (page,) = read_facts(saved(page_pdf(b"0 0 9 9 re f " * 20_001))).pages
    assert (len(page.drawn), page.whole) == (20_000, False)
    assert read_facts(saved(page_pdf(b"0 0 9 9 re f " * 20_000))).pages[0].whole
