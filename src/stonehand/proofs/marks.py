"""Marks: the findings of each page, numbered, with their spots, so that they can be drawn there and told beside it.

In: findings, an issue, its layout and make-up. Out: the marks of every page that has any, the gravest first and then from the top;
those without a spot stand behind the others of their kind.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from stonehand.model.drawn import Area
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MadeUpPage, MakeUp
from stonehand.proofs.sight import Sight, sight_of

_Met = tuple[Finding, tuple[Area, ...]]
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A finding on a page: its number there and its spots; one without a size is a point."""

    number: int
    finding: Finding
    spots: tuple[Area, ...]


def marks_of(
    findings: Sequence[Finding], issue: Issue, layout: Layout, makeup: MakeUp
) -> Mapping[PageId, tuple[Mark, ...]]:
    """Give the marks of every page that has any."""
    sight = sight_of(issue, layout, makeup)
    pages = {page.id: _marks(page, findings, sight) for page in makeup.pages}
    return {page: marks for page, marks in pages.items() if marks}


def _marks(page: MadeUpPage, findings: Sequence[Finding], sight: Sight) -> tuple[Mark, ...]:
    looked = ((finding, sight.spots(finding, page)) for finding in findings)
    met = list(_once([(finding, spots) for finding, spots in looked if spots is not None]))
    met.sort(key=lambda one: (-one[0].severity, not one[1], [(spot.top, spot.left) for spot in one[1][:1]]))
    return tuple(Mark(number, finding, spots) for number, (finding, spots) in enumerate(met, 1))


def _once(met: Sequence[_Met]) -> Iterator[_Met]:
    """Tell findings of one kind in one place together, as those of each character a face lacks: one number, one entry."""
    groups: dict[tuple[str, int, tuple[Area, ...]], list[Finding]] = {}
    for finding, spots in met:
        groups.setdefault((finding.id, finding.severity, spots), []).append(finding)
    for (_, _, spots), (first, *others) in groups.items():
        if not others:
            yield first, spots
            continue
        named = "; ".join(other.message for other in others[:_NAMED])
        rest = f"; and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
        yield replace(first, more=" ".join(filter(None, (first.more, f"likewise: {named}{rest}")))), spots
