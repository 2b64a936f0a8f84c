"""The easel: measured words, shortened and wrapped, and what it paints."""

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from stonehand.engines.easel import ELLIPSIS, Easel
from stonehand.model.drawing import Drawing, Label, Pasted, Shape, Stroke
from stonehand.model.units import Dots
from stonehand.workspace.builtin import proof_faces

EASEL = Easel(*proof_faces())
TEXTS = st.text(max_size=60)


def _painted(*items: Shape | Stroke | Label | Pasted, width: int = 200, height: int = 60) -> Image.Image:
    png = EASEL.paint(Drawing(Dots(width), Dots(height), items))
    return Image.open(BytesIO(png))


def _ink(picture: Image.Image) -> tuple[int, int, int, int]:
    box = picture.convert("L").point(lambda tone: 255 - tone).getbbox()
    assert box is not None
    return box


def test_the_ink_of_a_label_stands_inside_its_box() -> None:
    """What is measured is what is painted: words of four scripts stand inside the label's box."""
    for text in ("Hafenbrücke: fügt „Åge“", "Новый мост", "γέφυρα", "→ 4", "漢字 עברית"):
        label = EASEL.label(30, 20, text, 14)
        left, top, right, foot = _ink(_painted(label))
        assert label.left <= left + 1, text
        assert right <= label.left + label.width + 1, text
        assert label.top <= top, text
        assert foot <= label.top + label.height, text
        assert right - left > label.width * 0.6, text


@given(TEXTS, st.integers(8, 40))
@settings(max_examples=60, deadline=None)
def test_whatever_is_written_is_shown(text: str, size: int) -> None:
    """No text makes the easel fail, and a character no face has shows as something."""
    label = EASEL.label(5, 5, text, size)
    assert label.width >= 0
    assert EASEL.paint(Drawing(Dots(300), Dots(60), (label,))).startswith(b"\x89PNG")


def test_a_character_no_face_has_shows_as_a_box() -> None:
    """An ideograph and a lone surrogate leave ink."""
    for text in ("港", "\ud800"):
        assert EASEL.label(5, 5, text, 20).width > 4
        _ink(_painted(EASEL.label(5, 5, text, 20)))


@given(TEXTS, st.integers(8, 24), st.integers(0, 300))
@settings(max_examples=100, deadline=None)
def test_shortened_words_fit_their_room(text: str, size: int, room: int) -> None:
    """What is shortened is never wider than its room, is the text itself where that fits, and says so where it is cut."""
    short = EASEL.shorten(text, size, room)
    assert EASEL.measure(short, size) <= room
    assert short == "" or short.endswith(ELLIPSIS) or EASEL.measure(text, size) <= room


@given(TEXTS, st.integers(8, 24), st.integers(40, 300))
@settings(max_examples=100, deadline=None)
def test_wrapped_words_fit_and_none_is_lost(text: str, size: int, room: int) -> None:
    """Lines are no wider than their room and hold every character but the spaces."""
    lines = EASEL.wrap(text, size, room)
    assert all(EASEL.measure(line, size) <= room for line in lines)
    shown = EASEL.label(0, 0, text, size).text
    assert "".join(lines).replace(" ", "") == "".join(shown.split())


def test_shapes_strokes_and_pictures_stand_where_they_are_put() -> None:
    """A filled shape, an arrow's tip and a pasted picture lie at their pixels; a dashed outline has gaps."""
    out = BytesIO()
    Image.new("RGB", (40, 40), "#00ff00").save(out, "PNG")
    picture = _painted(
        Shape(Dots(10), Dots(10), Dots(20), Dots(20), "#ff0000"),
        Pasted(Dots(50), Dots(10), Dots(20), Dots(20), out.getvalue()),
        Stroke(((Dots(90), Dots(20)), (Dots(140), Dots(40))), "#0000ff", arrow=True),
        Shape(Dots(150), Dots(10), Dots(40), Dots(20), outline="#000000", dashed=True),
    )
    assert [picture.getpixel(spot) for spot in ((10, 10), (29, 29), (30, 29))] == [(255, 0, 0)] * 2 + [(255,) * 3]
    assert [picture.getpixel(spot) for spot in ((50, 10), (69, 29), (70, 29))] == [(0, 255, 0)] * 2 + [(255,) * 3]
    assert picture.getpixel((115, 30)) != (255, 255, 255)
    outline = {picture.getpixel((x, 10)) for x in range(150, 190)}
    assert outline == {(0, 0, 0), (255, 255, 255)}


def test_the_same_drawing_is_the_same_picture() -> None:
    """Two easels paint the same bytes, and the PNG says no date."""
    drawing = Drawing(Dots(100), Dots(40), (EASEL.label(2, 2, "Edition", 12),))
    assert EASEL.paint(drawing) == Easel(*proof_faces()).paint(drawing)
    assert b"tIME" not in EASEL.paint(drawing)
