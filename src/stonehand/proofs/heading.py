"""The head of a sheet: paper, what the sheet is, issue; and the rule under it."""

from dataclasses import dataclass

from stonehand.engines.easel import Easel
from stonehand.model.drawing import Label, Shape
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.units import Dots
from stonehand.proofs.palette import BODY, INK, MARGIN, MUTED, TITLE

_GAP = 24


@dataclass(frozen=True, slots=True)
class Heading:
    """A sheet's head, and the first pixel below it."""

    items: tuple[Label | Shape, ...]
    foot: int


def heading(  # noqa: PLR0913, PLR0917 - what a head says
    easel: Easel, layout: Layout, issue: Issue, sheet: str, pages: str, width: int
) -> Heading:
    """Set a sheet's head: paper and sheet on the first line, date, number and pages on the second."""
    room = width - 2 * MARGIN
    what = easel.label(0, 0, sheet, BODY, colour=MUTED, room=room // 2)
    paper = easel.label(MARGIN, MARGIN - 8, layout.name, TITLE, bold=True, room=room - what.width - _GAP)
    beside = easel.label(
        width - MARGIN - what.width, paper.top + paper.height - what.height - 4, what.text, BODY, colour=MUTED
    )
    edition = f" · {issue.edition}" if issue.edition else ""
    told = f"{issue.date.isoformat()} · No. {issue.number}{edition} · {pages}"
    second = easel.label(MARGIN, paper.top + paper.height, told, BODY, room=room)
    rule = Shape(Dots(MARGIN), Dots(second.top + second.height + 10), Dots(room), Dots(2), INK)
    return Heading((paper, beside, second, rule), rule.top + rule.height)


def counted(number: int, thing: str) -> str:
    """Say how many of a thing there are."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
