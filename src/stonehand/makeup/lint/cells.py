"""Cells: every cell of the grid belongs to one thing, every thing stands in the room it was given, and no rectangle of the room is
left empty. A sheet goes in, flaws come out; that pages are tiled exactly is the rule the whole of make-up rests on.
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from stonehand.makeup.lint.sheet import Flaw, Sheet, inner_frame, matter_boxes, on_page
from stonehand.makeup.spaces import holes
from stonehand.model.finding import Finding, error, warning
from stonehand.model.page import Box, Part, PlacedAd
from stonehand.model.units import Lines

LEAST_EMPTY = 4
"""Lines of the shallowest white that is a rectangle and not air: three lines stand between stories, two above advertisements."""

LEAST_WHITE = 6
"""Lines of white over all columns at a frame's foot from which a reader sees a hole."""


def overlap(sheet: Sheet) -> Iterator[Flaw]:
    """No two things share a cell: matter of one story, two frames, an advertisement and matter, two advertisements."""
    for part in sheet.page.parts:
        if any(one.meets(other) for one, other in combinations(matter_boxes(part), 2)):
            yield _on(sheet, f"matter of {part.slug}", f"other matter of {part.slug}", part.slug, part.frame)
    for upper, lower in combinations(sheet.page.parts, 2):
        if upper.frame.meets(lower.frame):
            yield _on(sheet, lower.slug, upper.slug, lower.slug, lower.frame)
    for number, placed in enumerate(sheet.page.ads):
        under = [part.slug for part in sheet.page.parts if _meets_matter(placed, part)]
        under += [_named(other) for other in sheet.page.ads[:number] if other.box.meets(placed.box)]
        yield from (_on(sheet, _named(placed), other, placed.ad.id, placed.box) for other in under)


def outside(sheet: Sheet) -> Iterator[Flaw]:
    """Everything stands inside the type area and below its master's furniture, and a story's matter inside its frame."""
    things: Mapping[str, Box] = {
        **{part.slug: part.frame for part in sheet.page.parts},
        **{placed.ad.id: placed.box for placed in sheet.page.ads},
    }
    for name, box in things.items():
        if not sheet.room.holds(box):
            yield Flaw(_beyond(sheet, name, box))
    for part in sheet.page.parts:
        if not all(inner_frame(part).holds(box) for box in matter_boxes(part)):
            message = f"matter of {part.slug} stands outside its frame of {_size(part.frame)}"
            hint = "make the frame larger, or let its recipe go"
            yield Flaw(error("makeup/outside", message, sheet.spot(part.slug, part.frame), hint=hint))


def empty_rectangle(sheet: Sheet) -> Iterator[Flaw]:
    """No rectangle of the newshole stays white: neither between frames nor inside one."""
    taken = [*(part.frame for part in sheet.page.parts), *(placed.box for placed in sheet.page.ads)]
    for hole in holes(sheet.room, taken, LEAST_EMPTY):
        finding = warning(
            "makeup/empty-rectangle",
            f"page {sheet.page.id} has an empty rectangle of {_size(hole)} ({_centimetres(sheet, hole)})",
            sheet.spot(f"{hole.column},{hole.line}", hole),
            hint="give the place to a story, a filler or an advertisement",
        )
        yield Flaw(finding, hole.columns * hole.lines, told=not sheet.planned)
    yield from (flaw for part in sheet.page.parts if (flaw := _white_inside(sheet, part)) is not None)


def _white_inside(sheet: Sheet, part: Part) -> Flaw | None:
    frame = inner_frame(part)
    white = frame.foot - max((box.foot for box in matter_boxes(part)), default=int(frame.line))
    if white < LEAST_WHITE:
        return None
    hole = Box(part.frame.column, Lines(part.frame.foot - white), part.frame.columns, Lines(white))
    finding = warning(
        "makeup/empty-rectangle",
        f"{part.slug} leaves {_size(hole)} ({_centimetres(sheet, hole)}) white at the foot of its frame",
        sheet.spot(part.slug, hole),
        hint=f"make the frame {part.frame.lines - white} lines deep, or give it more copy",
    )
    return Flaw(finding, hole.columns * white, told=True)


def _on(sheet: Sheet, one: str, other: str, name: str, box: Box) -> Flaw:
    hint = "move one of them, or make its frame smaller"
    return Flaw(error("makeup/overlap", f"{one} stands on {other}", sheet.spot(name, box), hint=hint))


def _meets_matter(placed: PlacedAd, part: Part) -> bool:
    return any(placed.box.meets(on_page(part, box)) for box in matter_boxes(part))


def _named(placed: PlacedAd) -> str:
    return f"the advertisement {placed.ad.id}"


def _beyond(sheet: Sheet, name: str, box: Box) -> Finding:
    room = sheet.room
    top, foot = max(0, room.line - box.line), max(0, box.foot - room.foot)
    side = max(0, room.column - box.column) + max(0, box.right - room.right)
    over = [
        *([f"{_counted(top, 'line')} under the furniture"] if top else []),
        *([f"{_counted(foot, 'line')} below the type area"] if foot else []),
        *([f"{_counted(side, 'column')} beside the type area"] if side else []),
    ]
    hint = f"keep it between line {room.line} and line {room.foot}, in columns 0 to {room.right}"
    return error("makeup/outside", f"{name} stands {' and '.join(over)}", sheet.spot(name, box), hint=hint)


def _size(box: Box) -> str:
    return f"{_counted(box.columns, 'column')} x {_counted(box.lines, 'line')}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _centimetres(sheet: Sheet, box: Box) -> str:
    return f"{box.columns * box.lines * sheet.layout.grid.column_centimetres_per_line:.1f} column cm"
