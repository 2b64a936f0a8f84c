"""The facts of one page: boxes, all it draws, its fonts, annotations and transparency."""

from collections.abc import Iterator

import pikepdf

from stonehand.engines.pdf_facts import (
    boxes,
    colour_operators,
    path_operators,
    peek,
    picture_operators,
    state_operators,
    text_operators,
)
from stonehand.engines.pdf_facts.canvas import Canvas, Enough
from stonehand.engines.pdf_facts.features import walk
from stonehand.engines.pdf_facts.plane import Matrix, area
from stonehand.engines.pdf_facts.resources import Resources
from stonehand.engines.pdf_facts.run import Run
from stonehand.engines.pdf_facts.state import State
from stonehand.model.facts import Annotation, Held, PageFacts

_OPERATORS = {
    **state_operators.OPERATORS,
    **colour_operators.OPERATORS,
    **path_operators.OPERATORS,
    **text_operators.OPERATORS,
    **picture_operators.OPERATORS,
}


def read_page(page: pikepdf.Page, number: int, *, labelled: bool) -> tuple[PageFacts, tuple[Held, ...]]:
    """Give a page's facts, and the features it holds.

    Raises:
        Unreadable: there is no end to what hangs on it.
    """
    held = page.obj
    own = {key: boxes.box(peek.entry(held, f"/{key}Box")) for key in ("Trim", "Bleed", "Art")}
    media, crop, unit = boxes.media(held), boxes.box(peek.entry(held, "/CropBox")), boxes.unit(held)
    trim = own["Trim"] or own["Art"] or crop or media
    matrix = boxes.to_millimetres(trim, unit)
    resources = peek.entry(held, "/Resources")
    canvas = _drawn(held, resources, matrix, State(matrix, boxes.on_page(media, matrix)))
    hanging = walk(held)
    facts = PageFacts(
        number,
        _label(page, number) if labelled else str(number),
        media,
        trim,
        crop,
        own["Bleed"],
        own["Art"],
        has_trim=own["Trim"] is not None,
        rotate=boxes.rotation(held),
        user_unit=unit,
        drawn=tuple(canvas.drawn),
        fonts=canvas.fonts(),
        spaces=tuple(hanging.spaces),
        annotations=tuple(_annotations(held, matrix)),
        transparency=tuple(hanging.transparency),
        whole=canvas.whole,
    )
    return facts, hanging.told(number)


def _drawn(page: object, resources: object, matrix: Matrix, state: State) -> Canvas:
    canvas = Canvas()
    contents = peek.entry(page, "/Contents")
    streams = peek.items(contents) if isinstance(contents, pikepdf.Array) else (contents,)
    pieces = [peek.read(stream) for stream in streams if stream is not None]
    canvas.whole = None not in pieces
    try:
        Run(canvas, _OPERATORS, Resources(resources), state, matrix).play(b"\n".join(filter(None, pieces)))
    except Enough:
        canvas.whole = False
    return canvas


def _label(page: pikepdf.Page, number: int) -> str:
    try:
        return str(page.label).strip() or str(number)
    except peek.FAULTS:
        return str(number)


def _annotations(page: object, matrix: Matrix) -> Iterator[Annotation]:
    for each in peek.items(peek.entry(page, "/Annots")):
        place = boxes.box(peek.entry(each, "/Rect"))
        kind = peek.name(peek.entry(each, "/Subtype"))
        acts = any(peek.entry(each, key) is not None for key in ("/A", "/AA"))
        if kind or place:
            yield Annotation(kind, area(boxes.on_page(place, matrix) if place else (0.0, 0.0, 0.0, 0.0)), acts)
