"""Text as facts tell it: places from the fonts' widths, size as printed, paint, overprint, and what is hidden."""

from typing import Any

import pytest
from made_pdf import MM, page_pdf, saved, simple_font, wide_font
from pikepdf import Array, Dictionary, Name

from stonehand.engines.pdf_facts import read_facts
from stonehand.model.drawn import Area, Paint, Shape, Text
from stonehand.model.facts import PageFacts

BLACK = Paint("DeviceGray", (0.0,))


def page(content: bytes, **resources: Any) -> PageFacts:
    """Read a page that may use a font F, and others."""
    pdf = page_pdf(content, {"Font": {"F": simple_font()}, **resources})
    return read_facts(saved(pdf)).pages[0]


def texts(content: bytes, **resources: Any) -> list[Text]:
    return [item for item in page(content, **resources).drawn if isinstance(item, Text)]


def near(area: Area, left: float, top: float, right: float, bottom: float) -> bool:
    return (area.left, area.top, area.right, area.bottom) == pytest.approx((left, top, right, bottom), abs=0.05)


@pytest.mark.parametrize(
    ("shown", "width"),
    [
        (b"(abcd) Tj", 20),
        (b"<61 62 6364> Tj", 20),
        (b"<6162636> Tj", 20),
        (rb"(a\142\(\)) Tj", 20),
        (b"(a(b)) Tj", 20),
        (b"[(ab) -1000 (cd)] TJ", 30),
        (b"[<6162> 500 <6364>] TJ", 15),
        (b"[(ab) [] 500 <6364>] TJ", 15),
        (b"2 Tc (abcd) Tj", 28),
        (b"5 Tw (a b ) Tj", 30),
        (b"50 Tz (abcd) Tj", 10),
        (b"50 Tz 4 Tc (abcd) Tj", 18),
        (b'4 2 (a bc) "', 32),
    ],
)
def test_a_run_is_as_wide_as_its_advance(shown: bytes, width: float) -> None:
    """Widths, kerning, tracking, word space and stretch, in strings of every form; 10 pt at (72, 144)."""
    (text,) = texts(b"BT /F 10 Tf 72 144 Td " + shown + b" ET")
    top = 100 - (144 + 8) / MM
    assert near(text.area, 72 / MM, top, (72 + width) / MM, top + 10 / MM)
    assert (float(text.size), text.font, text.paint) == (10, "Test-Roman", BLACK)


def test_size_is_as_printed() -> None:
    """Through the text matrix and the page's own: type of 1 by a matrix of 12 at half the scale is 6 pt."""
    (text,) = texts(b".5 0 0 .5 0 0 cm BT /F 1 Tf 12 0 0 12 100 200 Tm (ab) Tj ET")
    assert text.size == pytest.approx(6)
    assert near(text.area, 50 / MM, 100 - 104.8 / MM, 56 / MM, 100 - 98.8 / MM)


def test_turned_text_stands_where_it_is_drawn() -> None:
    """Turned by 90 degrees it runs up the page, and keeps its size."""
    (text,) = texts(b"BT /F 10 Tf 0 1 -1 0 100 50 Tm (abcd) Tj ET")
    assert float(text.size) == 10
    assert near(text.area, 92 / MM, 100 - 70 / MM, 102 / MM, 100 - 50 / MM)


@pytest.mark.parametrize(
    ("content", "tops"),
    [
        (b"14 TL (a) Tj T* (b) Tj", [0, 14]),
        (b"(a) Tj 0 -12 TD (b) Tj T* (c) Tj", [0, 12, 24]),
        (b"14 TL (a) Tj (b) '", [0, 14]),
        (b"(a) Tj 3 Ts (b) Tj", [0, -3]),
    ],
)
def test_lines_follow_their_leading(content: bytes, tops: list[float]) -> None:
    """T*, TD, ' and rise."""
    found = texts(b"BT /F 10 Tf 72 144 Td " + content + b" ET")
    assert [(text.area.top - found[0].area.top) * MM for text in found] == pytest.approx(tops, abs=0.01)


def test_runs_of_one_line_are_one_text() -> None:
    """Words one after another are joined; another paint, size, line or column is not."""
    words = b"BT /F 10 Tf 72 144 Td (ab) Tj 12 0 Td (cd) Tj "
    content = words + b"0 0 1 rg (ef) Tj 8 0 0 8 110 144 Tm (g) Tj 1 0 0 1 200 144 Tm (h) Tj 20 0 Td (i) Tj ET"
    found = texts(content)
    assert [round(text.area.width * MM) for text in found] == [22, 10, 40, 5, 5]


def test_a_colour_changes_inside_a_text_object() -> None:
    """Each run has the paint that was set last."""
    content = b"BT /F 10 Tf 72 144 Td 0 0 0 1 k (a) Tj 0 1 1 0 k (b) Tj /C cs .5 scn (c) Tj ET"
    spot = Array([Name.Separation, Name("/Spot Red"), Name.DeviceCMYK, Dictionary()])
    assert [text.paint for text in texts(content, ColorSpace={"C": spot})] == [
        Paint("DeviceCMYK", (0, 0, 0, 1)),
        Paint("DeviceCMYK", (0, 1, 1, 0)),
        Paint("Separation", (0.5,), ("Spot Red",)),
    ]


@pytest.mark.parametrize(
    ("mode", "paint", "hidden"),
    [(0, "rg", False), (1, "RG", False), (2, "rg", False), (3, "rg", True), (5, "RG", False), (7, "rg", True)],
)
def test_the_mode_tells_which_paint_is_seen(mode: int, paint: str, *, hidden: bool) -> None:
    """Outlined text takes the stroke's paint, mode 3 and 7 draw nothing."""
    (text,) = texts(b"1 0 0 rg 0 1 0 RG BT /F 10 Tf 72 144 Td %d Tr (a) Tj ET" % mode)
    told = {"rg": Paint("DeviceRGB", (1, 0, 0)), "RG": Paint("DeviceRGB", (0, 1, 0))}
    assert (text.paint, text.hidden) == (told[paint], hidden)


@pytest.mark.parametrize(
    ("colour", "state", "overprints"),
    [
        (b"0 0 0 1 k", {"op": True, "OPM": 1}, True),
        (b"0 0 0 1 k", {"OP": True, "OPM": 1}, True),
        (b"0 0 0 1 k", {"OP": True, "op": False, "OPM": 1}, False),
        (b"0 0 0 1 k", {"op": True}, False),
        (b"0 0 0 1 k", {"op": "yes", "OPM": 1}, False),
        (b"0 g", {"op": True, "OPM": 1}, False),
        (b"/S cs 1 scn", {"op": True}, True),
        (b"/S cs 1 scn", {}, False),
    ],
)
def test_overprint_is_told_where_it_does_something(colour: bytes, state: dict[str, Any], *, overprints: bool) -> None:
    """Process inks need mode 1, a spot ink does not, a grey knocks out in every mode."""
    spot = Array([Name.Separation, Name.Spot, Name.DeviceCMYK, Dictionary()])
    settings = Dictionary({f"/{key}": value for key, value in state.items()})
    (text,) = texts(
        colour + b" /G gs BT /F 10 Tf 72 144 Td (a) Tj ET", ExtGState={"G": settings}, ColorSpace={"S": spot}
    )
    assert text.overprint is overprints


def test_overprint_of_a_stroke_is_its_own() -> None:
    """Outlined text goes by OP, not by op."""
    content = b"0 0 0 1 K /G gs BT /F 10 Tf 1 Tr 72 144 Td (a) Tj ET"
    for stroke in (True, False):
        settings = Dictionary(OP=stroke, op=not stroke, OPM=1)
        assert texts(content, ExtGState={"G": settings})[0].overprint is stroke


def test_a_composite_font_has_two_bytes_to_a_character() -> None:
    """Both forms of W, and DW for the rest; a glyph nobody drew is no fault, glyph 0 that is drawn is."""
    pdf = page_pdf(b"BT /W 10 Tf 72 144 Td <0001 0002 000A 0030> Tj ET")
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(W=wide_font(pdf)))
    (facts,) = read_facts(saved(pdf)).pages
    (text,) = facts.drawn
    assert text.area.width * MM == pytest.approx(6 + 6 + 2.5 + 10, abs=0.01)
    assert [(font.name, font.kind, font.embedded, font.notdef) for font in facts.fonts] == [
        ("Wide", "Type0", True, False)
    ]


@pytest.mark.parametrize(
    ("content", "glyphs", "missing"),
    [
        (b"<00010000> Tj", None, True),
        (b"3 Tr <00010000> Tj", None, False),
        (b"<0001> Tj", b"\0\0\0\0\0\7", True),
        (b"<0002> Tj", b"\0\0\0\0\0\7", False),
        (b"<0003> Tj", b"\0\0\0\0\0\7", True),
    ],
)
def test_a_character_without_a_glyph_is_told(content: bytes, glyphs: bytes | None, *, missing: bool) -> None:
    """Glyph 0, straight or through the font's map, where it is drawn in ink."""
    pdf = page_pdf(b"BT /W 10 Tf 72 144 Td " + content + b" ET")
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(W=wide_font(pdf, glyphs=glyphs)))
    assert read_facts(saved(pdf)).pages[0].fonts[0].notdef is missing


def test_only_fonts_that_draw_are_told() -> None:
    """A font that is named and set but shows nothing is none of the page's."""
    fonts = {"F": simple_font(), "E": simple_font(name="Plain", embedded=True), "N": simple_font(name="None")}
    found = page(b"BT /N 9 Tf /F 10 Tf (a) Tj /E 10 Tf (b) Tj ET", Font=fonts).fonts
    assert [(font.name, font.kind, font.embedded) for font in found] == [
        ("Test-Roman", "TrueType", False),
        ("Plain", "TrueType", True),
    ]


def test_text_outside_its_clip_is_not_there() -> None:
    """Nor is text beside the page; what a clip cuts is told as far as it is seen."""
    content = (
        b"q 72 0 10 400 re W n BT /F 10 Tf 72 144 Td (abcd) Tj 200 0 Td (x) Tj ET Q BT /F 10 Tf -900 0 Td (y) Tj ET"
    )
    (text,) = texts(content)
    assert text.area.width * MM == pytest.approx(10, abs=0.01)


def test_a_type3_font_is_text_and_brings_its_colours() -> None:
    """A stencil glyph adds nothing; one with colours of its own shows them where the text stands. Its box is its em."""
    pdf = page_pdf(b"BT /T 10 Tf 72 144 Td (ab) Tj ET")
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 100, 50]),
        FontMatrix=Array([0.01, 0, 0, 0.01, 0, 0]),
        CharProcs=Dictionary(
            a=pdf.make_stream(b"50 0 0 0 50 50 d1 0 0 50 50 re f"),
            b=pdf.make_stream(b"50 0 d0 1 0 0 rg 0 0 50 50 re f"),
        ),
        Encoding=Dictionary(Differences=Array([97, Name.a, Name.b])),
        FirstChar=97,
        Widths=Array([50, 50]),
    )
    pdf.pages[0].Resources = Dictionary(Font=Dictionary(T=font))
    (facts,) = read_facts(saved(pdf)).pages
    text, shape = facts.drawn
    assert isinstance(text, Text)
    assert isinstance(shape, Shape)
    assert (text.area, float(text.size)) == (shape.area, 5)
    assert text.area.width * MM == pytest.approx(10, abs=0.01)
    assert shape.paint == Paint("DeviceRGB", (1, 0, 0))
    assert [(found.kind, found.embedded) for found in facts.fonts] == [("Type3", True)]


@pytest.mark.parametrize(
    ("font", "width", "height"),
    [
        (Dictionary(BaseFont=Name.Courier), 18, 10),
        (Dictionary(BaseFont=Name.Other), 15, 10),
        (Dictionary(FontDescriptor=Dictionary(MissingWidth=300, Ascent=900, Descent=-100)), 9, 10),
        (Dictionary(FontDescriptor=Dictionary(Ascent=900, Descent=-300)), 15, 12),
        (Dictionary(FontDescriptor=Dictionary(Ascent=90_000, Descent=-300)), 15, 10),
        (Dictionary(FontDescriptor=Dictionary(Ascent=900, Descent=300)), 15, 10),
        (Dictionary(FirstChar=97, Widths=Array([100, Name.x, 200])), 8, 10),
        (Dictionary(Subtype=Name.Type0), 10, 10),
        (Name.None_, 15, 10),
    ],
)
def test_a_font_that_says_little_is_guessed(font: Any, width: float, height: float) -> None:
    """Three characters as wide as in Courier, in most fonts, or as the font says; heights that cannot be are not believed."""
    (text,) = texts(b"BT /G 10 Tf 72 144 Td (abc) Tj ET", Font={"G": font})
    assert (text.area.width * MM, text.area.height * MM) == pytest.approx((width, height), abs=0.01)
