"""Heads: which head leads the page, and how heads stand to each other. A sheet goes in, flaws come out.

Rules of thumb after Harrower and NAVEDTRA 14130: one head leads, heads shrink down the page, no two of a size stand side by side.
"""

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import ceil
from typing import NamedTuple

from stonehand.makeup.lint.sheet import Flaw, Sheet, on_page
from stonehand.model.article import Priority
from stonehand.model.finding import warning
from stonehand.model.page import Box, Part

SAME = 1.2
"""Two heads whose sizes differ by less than this factor look alike."""

LEADS = 1.15
"""A head this much larger than the next leads its page."""

LEVEL = 2
"""Lines by which two heads may begin apart and still be read as one."""

_ENOUGH_TO_LEAD = 3


class _Standing(NamedTuple):
    part: Part
    box: Box
    size: float


def butted_heads(sheet: Sheet) -> Iterator[Flaw]:
    """No two heads of a size stand side by side with text under both: a reader runs on from one into the other."""
    for one, other in combinations(_heads(sheet), 2):
        left, right = sorted((one, other), key=lambda head: head.box.column)
        if not _are_butted(left, right):
            continue
        finding = warning(
            "makeup/butted-heads",
            f"the heads of {left.part.slug} and {right.part.slug} stand side by side at {left.size:g} and {right.size:g} pt",
            sheet.spot(right.part.slug, right.box),
            hint="give one another size, begin it lower, or stand a picture between them",
        )
        yield Flaw(finding)


def rising_head(sheet: Sheet) -> Iterator[Flaw]:
    """Heads shrink down the page: none is larger than one above it over the same columns."""
    heads = sorted(_beginning(sheet), key=lambda head: head.box.line)
    for upper in heads:
        below = [head for head in heads if head.box.line >= upper.box.foot and _share_columns(head.box, upper.box)]
        largest = max(below, key=lambda head: head.size, default=upper)
        if largest.size > upper.size:
            finding = warning(
                "makeup/rising-head",
                f"the head of {largest.part.slug} ({largest.size:g} pt) is larger than that of {upper.part.slug} above it "
                f"({upper.size:g} pt)",
                sheet.spot(largest.part.slug, largest.box),
                hint="exchange the two stories, or settle smaller heads from the top down with `headline` in their recipes",
            )
            yield Flaw(finding)


def no_lead(sheet: Sheet) -> Iterator[Flaw]:
    """Of three stories or more that begin on a page, one leads: its head is clearly the largest."""
    heads = _beginning(sheet)
    if len(heads) < _ENOUGH_TO_LEAD or heads[0].size >= LEADS * heads[1].size or _rivals(heads):
        return
    first, second = heads[0], heads[1]
    finding = warning(
        "makeup/no-lead",
        f"no head leads page {sheet.page.id}: {first.part.slug} stands at {first.size:g} pt, "
        f"{second.part.slug} at {second.size:g} pt",
        sheet.spot(first.part.slug, first.box),
        hint=f"give one story `priority: lead`, or a head of {ceil(LEADS * second.size)} pt and more",
    )
    yield Flaw(finding)


def two_leads(sheet: Sheet) -> Iterator[Flaw]:
    """A page has one lead: neither two stories of that priority nor two heads that lead the others together."""
    heads = _beginning(sheet)
    leads = [head for head in heads if _is_lead(sheet, head)]
    rivals = leads if len(leads) > 1 else _rivals(heads)
    for first, other in pairwise(rivals):
        why = "both have priority lead" if len(leads) > 1 else f"both heads stand at {first.size:g} pt"
        finding = warning(
            "makeup/two-leads",
            f"{first.part.slug} and {other.part.slug} both lead page {sheet.page.id}: {why}",
            sheet.spot(other.part.slug, other.box),
            hint="make one of them second, or move it to another page",
        )
        yield Flaw(finding)


def _heads(sheet: Sheet) -> list[_Standing]:
    return [
        _Standing(part, on_page(part, part.head_box), float(part.head.size))
        for part in sheet.page.parts
        if part.head and part.head_box
    ]


def _beginning(sheet: Sheet) -> list[_Standing]:
    """Give the heads of stories that begin here, the largest first, of one size the topmost: a jump head is no rival of theirs."""
    heads = (head for head in _heads(sheet) if head.part.part == 1)
    return sorted(heads, key=lambda head: (-head.size, head.box.line, head.box.column))


def _rivals(heads: list[_Standing]) -> list[_Standing]:
    """Give two heads that share the largest size where the others are clearly smaller; of three or more none leads at all."""
    first, rest = heads[:2], heads[2:]
    share = len(first) > 1 and first[0].size == first[1].size
    return first if share and (not rest or first[0].size >= LEADS * rest[0].size) else []


def _is_lead(sheet: Sheet, head: _Standing) -> bool:
    galley = sheet.galleys.get(head.part.slug)
    return galley is not None and galley.priority is Priority.LEAD


def _are_butted(left: _Standing, right: _Standing) -> bool:
    return (
        left.box.right == right.box.column
        and abs(left.box.line - right.box.line) <= LEVEL
        and max(left.size, right.size) < SAME * min(left.size, right.size)
        and _has_text_under(left)
        and _has_text_under(right)
    )


def _has_text_under(head: _Standing) -> bool:
    legs = (on_page(head.part, leg.box) for leg in head.part.legs)
    return any(leg.line >= head.box.foot and _share_columns(leg, head.box) for leg in legs)


def _share_columns(one: Box, other: Box) -> bool:
    return one.column < other.right and other.column < one.right
