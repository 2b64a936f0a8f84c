"""Legs: the columns of text of one story make a rectangle, none too shallow to be seen, all ending level. A sheet goes in, flaws
come out. The depths are Harrower's: an inch of text, six lines, is the least.
"""

from collections.abc import Iterator

from stonehand.makeup.lint.sheet import Flaw, Sheet, captioned, inner_frame, on_page, tail_lines
from stonehand.makeup.prices import LEAST_LEG
from stonehand.model.finding import warning
from stonehand.model.galley import NEVER, Galley
from stonehand.model.page import Box, Leg, Part

AIR = 2
"""Lines of white over a leg that need no reason: a caption's, a crosshead's."""


def dog_leg(sheet: Sheet) -> Iterator[Flaw]:
    """A story is a rectangle: its legs begin level, but under a picture or head, and no advertisement cuts a corner out of it."""
    for part in sheet.page.parts:
        hanging = _hanging(part)
        if hanging is not None:
            lines = hanging.box.line - min(leg.box.line for leg in part.legs)
            why = (
                f"its leg in column {_column(part, hanging)} begins {lines} lines below the others with nothing over it"
            )
            yield _dog_leg(sheet, part, on_page(part, hanging.box), why)
        for placed in sheet.page.ads:
            if placed.box.meets(part.frame):
                yield _dog_leg(
                    sheet, part, placed.box, f"the advertisement {placed.ad.id} cuts a corner out of its frame"
                )


def shallow_leg(sheet: Sheet) -> Iterator[Flaw]:
    """A leg beside others, or under a picture, has six lines at least; turn line and code at its foot count."""
    for part in sheet.page.parts:
        shallow = [leg for leg in part.legs if _depth(part, leg) < LEAST_LEG and _counts(part, leg)]
        if not shallow:
            continue
        leg = min(shallow, key=lambda one: _depth(part, one))
        legs = f"{len(shallow)} legs" if len(shallow) > 1 else "a leg"
        finding = warning(
            "makeup/shallow-leg",
            f"{part.slug} has {legs} of fewer than {LEAST_LEG} lines, the shallowest of {_depth(part, leg)} "
            f"in column {_column(part, leg)}",
            sheet.spot(part.slug, on_page(part, leg.box)),
            hint="give the story fewer columns, or a shallower picture",
        )
        yield Flaw(finding, len(shallow))


def ragged_feet(sheet: Sheet) -> Iterator[Flaw]:
    """The legs of a part end at most a line apart, unless matter that cannot be cut is deeper than that."""
    for part in sheet.page.parts:
        feet = [leg.box.foot + tail_lines(part, leg.box.column) for leg in part.legs]
        apart = max(feet, default=0) - min(feet, default=0)
        if apart > 1 and not _has_uncut(part, sheet.galleys[part.slug]):
            short = part.legs[feet.index(min(feet))]
            finding = warning(
                "makeup/ragged-feet",
                f"the legs of {part.slug} end {apart} lines apart",
                sheet.spot(part.slug, on_page(part, short.box)),
                hint="change the frame's depth by a line, or the picture's in the recipe",
            )
            # What forced the legs apart make-up knows, and says: `makeup/uneven-legs`, or `makeup/overset`.
            yield Flaw(finding, apart, told=True)


def _dog_leg(sheet: Sheet, part: Part, box: Box, why: str) -> Flaw:
    hint = "make its frame a rectangle clear of pictures and advertisements of others"
    return Flaw(
        warning("makeup/dog-leg", f"{part.slug} stands in a dog-leg: {why}", sheet.spot(part.slug, box), hint=hint)
    )


def _hanging(part: Part) -> Leg | None:
    """Find a leg that begins lower than the others though nothing of its story stands over it."""
    top = min((leg.box.line for leg in part.legs), default=0)
    lower = (leg for leg in part.legs if leg.box.line - top > AIR)
    return next((leg for leg in lower if leg.box.line - _foot_above(part, leg) > AIR), None)


def _foot_above(part: Part, leg: Leg) -> int:
    """Give the line at which what stands over a leg ends: head, picture, from-line, else the frame's top."""
    over = [
        *([part.head_box] if part.head_box else []),
        *captioned(part),
        *([part.resumed.box] if part.resumed else []),
    ]
    column = leg.box.column
    feet = (box.foot for box in over if box.column <= column < box.right and box.foot <= leg.box.line)
    return max(feet, default=int(part.frame.line))


def _counts(part: Part, leg: Leg) -> bool:
    column = leg.box.column
    return len(part.legs) > 1 or any(box.column <= column < box.right for box in captioned(part))


def _depth(part: Part, leg: Leg) -> int:
    return leg.box.lines + tail_lines(part, leg.box.column)


def _column(part: Part, leg: Leg) -> int:
    """Number a leg's column as an editor counts: from 1, at the frame's left."""
    return leg.box.column - inner_frame(part).column + 1


def _has_uncut(part: Part, galley: Galley) -> bool:
    """Tell whether a part, or the line just after it, holds matter no leg may cut."""
    lines = galley.lines[part.legs[0].start : part.legs[-1].stop + 1]
    return any(line.depth > 1 or line.break_after >= NEVER for line in lines)
