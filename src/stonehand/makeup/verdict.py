"""The verdict on planned pages: what does not fit, in lines and column centimetres, with frame, file and line. Entries go
in, findings come out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from stonehand.makeup.entries import Entry, Stone, pin_of
from stonehand.makeup.fittings import FREE
from stonehand.makeup.flatplan import Slot
from stonehand.makeup.matter import copy_lines
from stonehand.makeup.prices import LEAST_AFTER, LEAST_BEFORE
from stonehand.makeup.recipes import dropped_parts, recipe_of
from stonehand.makeup.shapes import depths_near
from stonehand.makeup.stories import solid_matter
from stonehand.makeup.turned import Unmade
from stonehand.model.article import Article
from stonehand.model.dummy import BEST_PAGE
from stonehand.model.finding import Finding, OnPage, Where, error, info, warning
from stonehand.model.layout import Grid

_KEYS = {"rows": "lines"}
"""Parts of a recipe whose keys in the dummy are other words."""


def judge(stone: Stone, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Tell of every entry that does not fill its frame, or runs over it."""
    for entry in entries:
        yield from _dropped(entry)
        yield from _too_deep(stone, entry)
        yield from _not_kept(stone, entry)
        yield from _uneven(stone, entry)
        if entry.fit.over:
            yield _overset(stone, entry)
        elif entry.fit.under:
            yield _underset(stone, entry)


def report_jumps(stone: Stone, unmade: Iterable[Unmade]) -> Iterator[Finding]:
    """Tell which stories could not be carried over as asked, and why."""
    for jump, is_homeless in unmade:
        slot = next(slot for plan in stone.plans for slot in plan.slots if slot.asked.stories[:1] == (jump.slug,))
        yield warning(
            "makeup/jump-not-made",
            f"{jump.slug} is not carried over from frame {slot.name}: "
            + (
                _no_landing(slot)
                if is_homeless
                else f"{LEAST_BEFORE} lines must stand before a turn and {LEAST_AFTER} after"
            ),
            slot.asked.where if slot.asked.where.path else OnPage(stone.plans[slot.page].id, slot.name),
            hint="give it a frame there with `part: 2`, or name another page"
            if is_homeless
            else "make the frame shallower or deeper, or take the jump out",
        )


def _no_landing(slot: Slot) -> str:
    jump = slot.asked.jump
    return "no later page of its section has a free frame" if jump == BEST_PAGE else f"page {jump} has no free frame"


def report_unplaced(stone: Stone, stories: Iterable[Article], slugs: Iterable[str]) -> Iterator[Finding]:
    """Tell which ready stories stand on no page; all their lines are overset."""
    waiting = set(slugs)
    for story in stories:
        if story.slug in waiting:
            lines = copy_lines(stone.galleys[story.slug][0].lines)
            yield error(
                "makeup/unplaced",
                f"{story.slug} is ready and stands on no page: {lines} lines ({centimetres(lines, stone.layout.grid)})",
                story.where,
                hint="name it in a frame under `pages`, or set its `status` to hold",
            )


def centimetres(lines: int, grid: Grid) -> str:
    """Give a depth in column centimetres, as it is told."""
    return f"{lines * grid.column_centimetres_per_line:.1f} column cm"


def _overset(stone: Stone, entry: Entry) -> Finding:
    fit, slot = entry.fit, entry.slot
    lines = entry.fitting.variants[-1].lines
    where = lines[fit.cut].where if fit.cut < len(lines) else entry.fitting.galley.where
    runs_to = copy_lines(lines[entry.fitting.line :])
    page = stone.plans[slot.page].id
    room = runs_to - fit.over
    cure = f"cut {fit.over} lines"
    if len(entry.fitting.shots) > 1:
        cure += ", or take a picture out"
    if entry.part == 1 and fit.shape and not slot.asked.jump:
        cure += f", or let it jump: `jump: best` under pages, {page}, {slot.name}"
    if room <= 0:
        cure = f"nothing of it fits into {entry.box.columns} x {entry.box.lines}: give it a deeper frame, or move what stands there"
    return error(
        "makeup/overset",
        f"{entry.slug} is {fit.over} lines over ({centimetres(fit.over, stone.layout.grid)})",
        where,
        hint=cure,
        more=f"page {page}, frame {slot.name}: room for {room} lines, copy runs to {runs_to}",
    )


def _underset(stone: Stone, entry: Entry) -> Finding:
    fit, slot = entry.fit, entry.slot
    page = stone.plans[slot.page].id
    under, over = depths_near(entry.fitting, entry.box.lines)
    near = " or ".join(str(depth) for depth in (under, over) if depth)
    return warning(
        "makeup/underset",
        f"{entry.slug} is {fit.under} lines under ({centimetres(fit.under, stone.layout.grid)}) in its frame",
        _place(entry),
        hint=f"write {fit.under} lines more, or make the frame {near} lines deep",
        more=f"page {page}, frame {slot.name}, {entry.box.columns} x {entry.box.lines}",
    )


def _uneven(stone: Stone, entry: Entry) -> Iterator[Finding]:
    shape = entry.fit.shape
    if shape is not None and shape.area.short > 1 and not entry.fit.over:
        page = stone.plans[entry.slot.page].id
        yield warning(
            "makeup/uneven-legs",
            f"the legs of {entry.slug} end up to {shape.area.short} lines apart on page {page}",
            OnPage(page, entry.slot.name),
            hint="move or divide the table, pull quote or crosshead that no leg may cut, or give the frame another depth",
        )


def _too_deep(stone: Stone, entry: Entry) -> Iterator[Finding]:
    """Tell of pictures, codes and solid matter no page can hold."""
    galley, fitting = entry.fitting.galley, entry.fitting
    if entry.part > 1:
        return
    for choices in galley.pictures:
        if choices and not any(choices[0].picture is shot.settings[0].picture for shot in fitting.shots):
            yield error(
                "makeup/picture-too-deep",
                f"{choices[0].picture.file} with its caption is deeper than the page and is not placed",
                choices[0].picture.where,
                hint="give it a smaller span or a shallower crop",
            )
    yield from solid_matter(galley, fitting.variants[0].matter, stone.layout.grid)


def _not_kept(stone: Stone, entry: Entry) -> Iterator[Finding]:
    """Tell what of a locked recipe no way of standing could keep."""
    pin, shape = pin_of(entry.slot), entry.fit.shape
    if shape is None or pin == FREE:
        return
    made = recipe_of(shape, entry.fitting, turns=entry.turns)
    lost = [
        _KEYS.get(part.name, part.name)
        for part in fields(pin)
        if getattr(pin, part.name) not in {None, getattr(made, part.name)}
    ]
    if lost:
        yield warning(
            "makeup/recipe-not-kept",
            f"the locked recipe of {entry.slug} cannot be kept: {', '.join(lost)}",
            entry.slot.asked.where,
            hint="take these out of the recipe, or change the frame's size",
            more=f"page {stone.plans[entry.slot.page].id}, frame {entry.slot.name}",
        )


def _dropped(entry: Entry) -> Iterator[Finding]:
    for part in dropped_parts(entry.fit.shape, entry.fitting, turns=entry.turns) if entry.fit.shape else ():
        yield info(
            "makeup/part-dropped",
            f"{entry.slug} runs without its {part}, as its article allows",
            entry.fitting.galley.where,
            hint=f"take {part} out of `may_drop` to keep it, or give the story a deeper frame",
        )


def _place(entry: Entry) -> Where:
    lines = entry.fitting.variants[-1].lines
    return lines[-1].where if lines else entry.fitting.galley.where
