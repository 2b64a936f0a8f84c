"""Composed pages through the real engine: what stands where in the PDF, in which colour, and what the engine says to it."""

import ctypes
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import compose_specimen as specimen
import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image
from pypdfium2 import raw

from stonehand.compose.baseline import body_baseline
from stonehand.compose.composing import compose
from stonehand.compose.document import document
from stonehand.engines.templates import render_template
from stonehand.engines.worker import Worker
from stonehand.model.article import Emphasis
from stonehand.model.composition import ComposedPage, Composition
from stonehand.model.galley import Galley
from stonehand.model.page import MakeUp
from stonehand.model.units import Pt, pt

GRID_SIZES = {8.7, 7.4, 11.0, 7.8, 7.0, 9.5}
"""Body and crossheads, notes, captions, credits, turn lines and the words by a code: all that stands on the grid."""


@dataclass(frozen=True)
class Glyph:
    """A character of the PDF: its origin in points from the page's top left, and its size."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Rendered:
    """The specimen, composed and set by the engine."""

    makeup: MakeUp
    composition: Composition
    pdfs: tuple[bytes, ...]
    complaints: tuple[str, ...]


@pytest.fixture(scope="module")
def rendered() -> Rendered:
    issue, makeup = specimen.full_page()
    outcome = compose(issue, specimen.layout(), makeup, specimen.fonts(), render_template)
    assert outcome.findings == ()
    composition = outcome.value
    with Worker() as worker:
        worker.prepare({face.file: face.data for face in specimen.fonts().faces}, b"")
        pages = [worker.render_page(_html(composition, page), _pictures(page)) for page in composition.pages]
    complaints = tuple(line for page in pages for line in page.complaints)
    return Rendered(makeup, composition, tuple(page.pdf for page in pages), complaints)


def test_the_engine_has_nothing_to_say(rendered: Rendered) -> None:
    """Every property, value and address of the pages is one WeasyPrint knows: it logs not a line."""
    assert rendered.complaints == ()


def test_every_line_stands_on_the_baseline_grid(rendered: Rendered) -> None:
    """Body, crossheads, notes, captions and what stands by a code share one grid, within 0.1 pt."""
    layout = specimen.layout()
    origin = pt(layout.format.top) + body_baseline(specimen.fonts(), layout.sheets[""].body)
    for pdf in rendered.pdfs:
        glyphs = [glyph for glyph in _glyphs(pdf) if glyph.size in GRID_SIZES and glyph.y > _furniture(pdf, rendered)]
        assert len({round(glyph.y, 1) for glyph in glyphs}) > 50
        off = {glyph for glyph in glyphs if abs((glyph.y - origin + 5) % 10 - 5) > 0.1}
        assert not off


def test_justified_lines_end_at_the_measure(rendered: Rendered) -> None:
    """The classes of spacing are fine enough: a line's last glyph ends within 0.15 pt of its measure."""
    layout = specimen.layout()
    for page, pdf in zip(rendered.makeup.pages, rendered.pdfs, strict=True):
        glyphs = [glyph for glyph in _glyphs(pdf) if glyph.size in {8.7, 7.4, 5.394}]
        for part in page.parts:
            galley = next(galley for galley in rendered.makeup.galleys if galley.slug == part.slug)
            for leg in part.legs:
                edge = pt(layout.format.inner) + pt(layout.grid.left(leg.box.column)) + pt(layout.grid.measure)
                for y, line in _rows(leg, galley):
                    if not line.word_space:
                        continue
                    row = [glyph for glyph in glyphs if abs(glyph.y - y) < 0.2 and edge - 20 < glyph.x < edge]
                    last = max(row, key=lambda glyph: glyph.x)
                    assert abs(_advance_end(last, line.pieces[-1].emphasis) - edge) < 0.15, line.text


def test_a_drop_cap_stands_on_its_last_line(rendered: Rendered) -> None:
    """A three-line cap has its foot on the third baseline and its head level with the first line's capitals."""
    body = specimen.layout().sheets[""].body
    glyphs = list(_glyphs(rendered.pdfs[0]))
    cap = next(glyph for glyph in glyphs if glyph.text == "T" and 30 < glyph.size < 40)
    lines = sorted({round(glyph.y, 2) for glyph in glyphs if glyph.size == 8.7 and glyph.y > cap.y - 25})
    assert abs(lines[2] - cap.y) < 0.1
    # capitals are 0.67 em high in Source Serif: the cap's head against that of a capital on line one
    assert abs((cap.y - 0.67 * cap.size) - (lines[0] - 0.67 * body.size)) < 0.1


def test_nothing_is_painted_in_rgb(rendered: Rendered) -> None:
    """Text, rules, marks and codes are 0 0 0 1 in DeviceCMYK; the picture of the specimen is grey."""
    for pdf in rendered.pdfs:
        with pikepdf.open(io.BytesIO(pdf)) as book:
            painted = set(_colours(book.pages[0]))
        assert painted == {("/DeviceCMYK", (0.0, 0.0, 0.0, 1.0))}


def test_rules_are_as_thick_as_newsprint_holds(rendered: Rendered) -> None:
    """No filled rectangle but the modules of a code is thinner than half a point."""
    for pdf in rendered.pdfs:
        with pikepdf.open(io.BytesIO(pdf)) as book:
            content = book.pages[0].Contents.read_bytes().decode("latin-1")
        boxes = re.findall(r"([\d.]+) ([\d.]+) ([\d.-]+) ([\d.-]+) re", content)
        # 0.5 pt is 0.6667 CSS px, the engine's unit
        assert not [box for box in boxes if 0 < min(abs(float(box[2])), abs(float(box[3]))) < 0.66]


def test_the_code_decodes_from_the_page(rendered: Rendered) -> None:
    """The QR path, rastered where it stands, is read as the story's address."""
    page = pypdfium2.PdfDocument(rendered.pdfs[0])[0]
    placed = rendered.makeup.pages[0].parts[0].qr
    assert placed is not None
    found = zxingcpp.read_barcodes(page.render(scale=300 / 72).to_pil().convert("L"))
    assert [code.text for code in found] == [placed.value.url]


def test_the_text_is_read_in_order(rendered: Rendered) -> None:
    """The PDF's text of the inside page holds the galley's words, in order."""
    words = "".join(line.text for line in rendered.makeup.galleys[2].lines).split()
    text = "".join(glyph.text for glyph in _glyphs(rendered.pdfs[1]))
    placed = "".join(
        rendered.makeup.galleys[2].lines[at].text.replace(" ", "")
        for leg in rendered.makeup.pages[1].parts[0].legs
        for at in range(leg.start, leg.stop)
    )
    assert len(words) > 2000
    # crossheads and body come leg by leg, as they were written
    assert placed in text


def _furniture(pdf: bytes, rendered: Rendered) -> float:
    layout = specimen.layout()
    lines = layout.front.furniture if pdf is rendered.pdfs[0] else layout.inside.furniture
    return pt(layout.format.top) + lines * layout.grid.leading


def _html(composition: Composition, page: ComposedPage) -> str:
    return document([page], composition.styles, lang="en-GB", title=f"Page {page.id}", profile=False)


def _pictures(page: ComposedPage) -> dict[str, bytes]:
    pictures = {}
    for job in page.pictures:
        held = io.BytesIO()
        Image.linear_gradient("L").resize((int(job.width), int(job.height))).save(held, "JPEG")
        pictures[job.address] = held.getvalue()
    return pictures


def _rows(leg: Any, galley: Galley) -> Iterator[tuple[float, Any]]:
    layout = specimen.layout()
    y = pt(layout.format.top) + leg.box.line * 10 + body_baseline(specimen.fonts(), layout.sheets[""].body)
    for at in range(leg.start, leg.stop):
        line = galley.lines[at]
        y += 10 * (line.above if at > leg.start else 0)
        yield y, line
        y += 10 * line.depth


def _advance_end(glyph: Glyph, emphasis: Emphasis) -> float:
    """Give the right edge of a line's last glyph: its origin and its advance."""
    body = specimen.layout().sheets[""].body
    features = (*body.features, "smcp") if emphasis is Emphasis.SMALL_CAPS else body.features
    weight = 700 if emphasis is Emphasis.BOLD else body.weight
    advance = specimen._ems(body.family, weight, emphasis is Emphasis.ITALIC, features, glyph.text)
    return glyph.x + advance * glyph.size


def _glyphs(pdf: bytes) -> Iterator[Glyph]:
    page = pypdfium2.PdfDocument(pdf)[0]
    text, height = page.get_textpage(), page.get_height()
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX()
    for at in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, at))
        if character.isspace() or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetMatrix(text, at, matrix)
        size = raw.FPDFText_GetFontSize(text, at) * abs(matrix.d)
        yield Glyph(character, x.value, height - y.value, round(size, 3))


def _colours(page: pikepdf.Page) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Give what text and fills are painted in: colour space and value of every painting operator, form streams included."""
    space: str = "initial black"
    value: tuple[float, ...] = ()
    for step in pikepdf.parse_content_stream(page):
        if isinstance(step, pikepdf.ContentStreamInlineImage):
            continue
        operands, name = step.operands, str(step.operator)
        if name == "cs":
            space = str(operands[0])
        elif name in {"sc", "scn"}:
            value = tuple(float(operand) for operand in operands)
        elif name in {"rg", "RG", "g", "G"}:
            space, value = name, tuple(float(operand) for operand in operands)
        elif name in {"f", "f*", "Tj", "TJ", "S", "B"}:
            yield space, value


def test_points_are_points() -> None:
    """A millimetre is 72 / 25.4 points, the measure of these tests."""
    assert Pt(pt(specimen.layout().format.width)) == pytest.approx(289 / 25.4 * 72)
