"""Lint: made-up pages looked over by someone who did not make them up, whoever did. Pages in, flaws or findings out.

Each rule is a function of what it looks at, and the lists below are all there is to adding one. What an editor reads and what a
score counts are the same flaws; `faults.py` gives each rule its reason and source.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from stonehand.makeup.lint.art import art_at_foot
from stonehand.makeup.lint.book import companion_apart, page_gap, story_twice
from stonehand.makeup.lint.cells import empty_rectangle, outside, overlap
from stonehand.makeup.lint.heads import butted_heads, no_lead, rising_head, two_leads
from stonehand.makeup.lint.legs import dog_leg, ragged_feet, shallow_leg
from stonehand.makeup.lint.sheet import Flaw, Sheet, Stories, sheets_of, stories_of
from stonehand.makeup.lint.turns import (
    second_jump,
    short_turn,
    turn_at_paragraph_end,
    turn_backwards,
    turn_on_hyphen,
    turn_unpaired,
)
from stonehand.model.finding import Finding, Severity
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.page import MakeUp

__all__ = ["PAGE_RULES", "STORY_RULES", "Flaw", "flaws", "lint", "sheets_of", "stories_of"]

PAGE_RULES: tuple[Callable[[Sheet], Iterator[Flaw]], ...] = (
    overlap,
    outside,
    empty_rectangle,
    dog_leg,
    butted_heads,
    rising_head,
    no_lead,
    two_leads,
    art_at_foot,
    shallow_leg,
    ragged_feet,
)
"""Rules of a single page."""

STORY_RULES: tuple[Callable[[Stories], Iterator[Flaw]], ...] = (
    story_twice,
    turn_unpaired,
    turn_backwards,
    second_jump,
    turn_on_hyphen,
    turn_at_paragraph_end,
    short_turn,
)
"""Rules of a story over all its pages."""


def flaws(makeup: MakeUp, issue: Issue, layout: Layout) -> tuple[Flaw, ...]:
    """Give every flaw of the pages, page by page, then those of stories and of the book."""
    sheets = sheets_of(makeup, layout, issue)
    stories = stories_of(sheets)
    return (
        *chain.from_iterable(rule(sheet) for sheet in sheets for rule in PAGE_RULES),
        *chain.from_iterable(rule(stories) for rule in STORY_RULES),
        *page_gap(sheets, issue),
        *companion_apart(stories, issue),
    )


def lint(makeup: MakeUp, issue: Issue, layout: Layout) -> tuple[Finding, ...]:
    """Give every fault of the pages that make-up has not told of itself.

    Pages nobody planned are make-up's own, the best it found for the reading order: there warnings are notes.
    """
    findings = (flaw.finding for flaw in flaws(makeup, issue, layout) if not flaw.told)
    return tuple(findings) if issue.pages else tuple(map(_noted, findings))


def _noted(finding: Finding) -> Finding:
    return replace(finding, severity=Severity.INFO) if finding.severity is Severity.WARNING else finding
