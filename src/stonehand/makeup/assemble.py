"""Assembly: entries become made-up pages and the complete dummy that says the same. Plans and entries go in."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stonehand.makeup.build import ad_frame
from stonehand.makeup.entries import Entry, Stone
from stonehand.makeup.parts import Notices, Standing, make_part
from stonehand.makeup.recipes import recipe_of
from stonehand.makeup.spaces import BETWEEN
from stonehand.model.dummy import Dummy, DummyPage, Frame, PageId
from stonehand.model.page import Box, MadeUpPage, Part
from stonehand.model.units import Columns

_RULED = 3
"""Lines of white between two frames over which a rule is drawn."""


def build_pages(stone: Stone, entries: Sequence[Entry]) -> tuple[MadeUpPage, ...]:
    """Put every entry on its page; advertisements that are pulled leave their room white."""
    return tuple(
        MadeUpPage(
            plan.id,
            plan.number,
            plan.master.name,
            with_rules(tuple(part for entry in entries if (part := _part(stone, entry, entries, place)) is not None)),
            tuple(placed for placed in plan.ads if not placed.ad.pulled),
            plan.inks,
            plan.section,
        )
        for place, plan in enumerate(stone.plans)
    )


def build_dummy(issue: str, stone: Stone, entries: Sequence[Entry]) -> Dummy:
    """Give the intent behind the pages: frames and recipes, and no line of a galley."""
    return Dummy(
        issue,
        tuple(
            DummyPage(
                plan.id,
                plan.master.name,
                plan.inks,
                plan.section,
                (
                    *(_frame(stone, entry, entries) for entry in entries if entry.slot.page == place),
                    *(ad_frame(placed) for placed in plan.ads),
                ),
                plan.where,
            )
            for place, plan in enumerate(stone.plans)
        ),
    )


def with_rules(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Draw a rule over each part that stands close under another."""
    boxes = [part.frame for part in parts]
    return tuple(replace(part, rule_above=any(_stands_over(box, part.frame) for box in boxes)) for part in parts)


def _stands_over(upper: Box, lower: Box) -> bool:
    side_by_side = upper.right <= lower.column or lower.right <= upper.column
    return not side_by_side and BETWEEN <= lower.line - upper.foot <= _RULED


def _part(stone: Stone, entry: Entry, entries: Iterable[Entry], place: int) -> Part | None:
    shape = entry.fit.shape
    if entry.slot.page != place or shape is None:
        return None
    stand = shape.stand
    words = stone.layout.words
    before = _page_of(stone, entries, entry.slug, entry.part - 1)
    ahead = _page_of(stone, entries, entry.slug, entry.part + 1) if entry.turns else None
    notices = Notices(
        words.continued_from.replace("{page}", before) if before else None,
        words.continued_on.replace("{page}", ahead) if ahead else None,
        None if entry.turns else entry.fitting.galley.qr,
    )
    standing = Standing(stand.head, stand.head_at, stand.banner, shape.area, (stand.column, stand.top))
    part = make_part(entry.slug, entry.part, entry.box, standing, shape.variant.matter, notices)
    legs = entry.slot.asked.legs
    own = Columns(legs) if legs and entry.box.columns == entry.slot.box.columns else None
    return replace(part, name=entry.slot.asked.name, look=entry.slot.look, columns=own)


def _page_of(stone: Stone, entries: Iterable[Entry], slug: str, part: int) -> PageId | None:
    found = (entry.slot.page for entry in entries if (entry.slug, entry.part) == (slug, part))
    return next((stone.plans[page].id for page in found), None)


def _frame(stone: Stone, entry: Entry, entries: Iterable[Entry]) -> Frame:
    asked, box = entry.slot.asked, entry.box
    return Frame(
        name=asked.name,
        stories=(entry.slug,),
        part=entry.part,
        at=(int(box.column), int(box.line)),
        size=(int(box.columns), int(box.lines)),
        legs=asked.legs,
        jump=(_page_of(stone, entries, entry.slug, entry.part + 1) or "") if entry.turns else "",
        recipe=recipe_of(entry.fit.shape, entry.fitting, turns=entry.turns) if entry.fit.shape else None,
        locked=asked.locked,
        where=asked.where,
    )
