"""What was summed is what is printed: set lines rendered by the engine end on their measure."""

import ctypes
import sys
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "galleys"))

import galleys_ground as ground

from stonehand.engines.shaping import width_in_ems
from stonehand.engines.weasy import Engine
from stonehand.galleys.markup import marked_up
from stonehand.model.composition import FONT_ADDRESS
from stonehand.model.galley import Line
from stonehand.model.units import pt

LEFT = 20.0


def test_the_last_glyph_ends_on_the_measure() -> None:
    """The last glyph's origin and advance are within 0.15 pt of the measure in the PDF, but for what int() takes of tracking.

    The engine writes advances in whole thousandths of an em, cut off: 0.0087 pt at most for each of a line's characters.
    """
    text = (ground.ROOT / "tests/bench/copy/german.md").read_text("utf-8")
    lines = [line for line in ground.galley(ground.from_markdown(text, lang="de-DE")).value.lines if line.left > 1][
        :120
    ]
    edges = right_edges(lines)
    assert len(edges) == len(lines)
    off = sorted(abs(edge - LEFT - pt(ground.layout().grid.measure)) for edge in edges)
    assert off[len(off) // 2] < 0.1
    assert off[-1] < 0.3


def right_edges(lines: list[Line]) -> list[float]:
    """Give where the last glyph of each line ends, by its origin in the PDF and its advance in the font."""
    style = ground.layout().sheets[""].body
    face = ground.fonts().find(style.family, style.weight, italic=False)
    assert face is not None
    page = pypdfium2.PdfDocument(rendered(lines))[0]
    text = page.get_textpage()
    rows: dict[float, tuple[float, str]] = {}
    for index in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        character = text.get_text_range(index, 1)
        if character.strip() and raw.FPDFText_GetCharOrigin(text.raw, index, x, y):
            rows[round(y.value, 1)] = max(rows.get(round(y.value, 1), (0.0, "")), (x.value, character))
    shown = {"\ufffe": "\u2010", "\u0002": "\u2010"}
    return [
        x + width_in_ems(face, shown.get(character, character), style.features) * style.size
        for _, (x, character) in sorted(rows.items(), reverse=True)
    ]


def rendered(lines: list[Line]) -> bytes:
    """Render lines by the engine, each a span with its word- and letter-spacing, as a page does."""
    style = ground.layout().sheets[""].body
    features = ",".join(('"liga" 0', '"clig" 0', *(f'"{tag}" 1' for tag in style.features)))
    faces = "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{"italic" if face.italic else "normal"};'
        f'src:url("{FONT_ADDRESS}{face.file}")}}'
        for face in ground.fonts().faces
    )
    css = (
        f"{faces}@page{{size:200pt {len(lines) * 10 + 10}pt;margin:0}}body{{margin:0 0 0 {LEFT}pt;hyphens:none;"
        f'font:{style.size}pt/10pt "{style.family}";font-feature-settings:{features}}}'
        ".l{display:block;height:10pt;white-space:nowrap}.h::after{content:'\\2010'}"
    )
    spans = "".join(
        f'<span class="l{" h" if line.hyphen else ""}" style="word-spacing:{line.word_space}pt;'
        f'letter-spacing:{line.letter_space}pt;padding-left:{line.indent}pt">{marked_up(line.pieces)}</span>'
        for line in lines
    )
    html = f'<html lang="de"><head><title>lines</title><style>{css}</style></head><body>{spans}</body></html>'
    return Engine({face.file: face.data for face in ground.fonts().faces}, b"").render_page(html, {}).pdf
