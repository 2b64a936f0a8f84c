"""The oracle of leg breaking: the engine's own pagination, one page for each leg, on random copy.

`@page:nth()` frames of given heights with `orphans: 2; widows: 2` must hold the very lines our legs hold when they are filled
with no slack and every widow and orphan forbidden.
"""

import random
import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parents[1] / "unit" / "makeup"))
from makeup_specimens import a_paragraph

from stonehand.engines import pango
from stonehand.makeup.legs import Rule, cuts_of, fill
from stonehand.makeup.matter import weigh
from stonehand.model.units import Lines

pango.preload()

import weasyprint  # noqa: E402 - the libraries it opens at import must be loaded before
from weasyprint.formatting_structure import boxes  # noqa: E402

LEADING = 10
FACE = (Path(__file__).parents[2] / "fonts/source-serif/SourceSerif4SmText-Regular.ttf").as_uri()
STRICT = Rule(slack=0, forbidden=1, gives=True)


@pytest.mark.parametrize("seed", range(6))
def test_the_engine_breaks_pages_where_we_break_legs(seed: int) -> None:
    """Every page of the engine ends with the line our leg of the same depth ends with."""
    chance = random.Random(seed)
    lengths = [chance.randint(1, 9) for _ in range(40)]
    rooms = [chance.randint(5, 40) for _ in range(12)]
    rooms += [40] * (sum(lengths) // 40 + 1)
    ours = [leg for leg in our_legs(lengths, rooms) if leg]
    assert ours == engine_pages(lengths, rooms)


def our_legs(lengths: list[int], rooms: list[int]) -> list[int]:
    """Give the number of lines in each leg."""
    lines = tuple(line for number, length in enumerate(lengths) for line in a_paragraph(length, number))
    filled = next(way for way in fill(weigh(lines, Lines(40)), 0, rooms, STRICT) if way.line == len(lines))
    return [cut.stop - cut.start for cut in cuts_of(filled)]


def engine_pages(lengths: list[int], rooms: list[int]) -> list[int]:
    """Give the number of lines on each page the engine makes of the same paragraphs."""
    pages = "".join(f"@page :nth({number}) {{size: 45mm {room * LEADING}pt}}" for number, room in enumerate(rooms, 1))
    style = f"@page {{margin: 0}} {pages} body, p {{margin: 0; orphans: 2; widows: 2; font: 8pt/{LEADING}pt Body}}"
    style += f"@font-face {{font-family: Body; src: url({FACE})}}"
    copy = "".join(f"<p>{'<br>'.join(['word'] * length)}</p>" for length in lengths)
    document = weasyprint.HTML(string=f"<style>{style}</style><body>{copy}").render()
    return [len(line_boxes(page._page_box)) for page in document.pages]


def line_boxes(box: boxes.Box) -> list[boxes.LineBox]:
    """Collect the lines in a box."""
    if isinstance(box, boxes.LineBox):
        return [box]
    return [line for child in getattr(box, "children", ()) for line in line_boxes(child)]
