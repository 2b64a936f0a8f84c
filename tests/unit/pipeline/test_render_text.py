"""Findings as text and as JSON."""

import json

from stonehand.model.finding import InFile, OnPage, Where, error, info, warning
from stonehand.model.units import Mm
from stonehand.pipeline.reporting.as_json import as_json
from stonehand.pipeline.reporting.as_text import as_text
from stonehand.pipeline.reporting.report import Inspection, Report
from stonehand.preflight.inspect import Skipped

SMALL = warning(
    "preflight/small-text",
    "page A1 has black text of 5.9 pt",
    OnPage("A1", None, Mm(20.0), Mm(30.04), Mm(60.0), Mm(2.1), "ad.pdf"),
    hint="set it larger",
)
BROKEN = error("preflight/unreadable", "ad.pdf cannot be read", InFile("ad.pdf"), more="it ends early")
NOTE = info("intake/missing-byline", "a.md has no byline", Where("issues/x/a.md", 2, 1))
INSPECTION = Inspection(
    ("file-id", "rgb-paint"),
    (
        Skipped("ink-limit", "the plates were not drawn"),
        Skipped("rich-black", "the plates were not drawn"),
        Skipped("faint", "office does not ask for it"),
    ),
)


def test_the_gravest_comes_first_and_the_rules_last() -> None:
    """Each finding with its place, then what held and what was skipped, by the reason; notes are not asked for."""
    assert as_text(Report((NOTE, SMALL, BROKEN), {}, "1 page looked at", INSPECTION)).splitlines() == [
        "error[preflight/unreadable]: ad.pdf cannot be read",
        "  --> ad.pdf",
        "  it ends early",
        "warning[preflight/small-text]: page A1 has black text of 5.9 pt",
        "  --> ad.pdf, page A1, 20.0 mm from the left, 30.0 mm from the top",
        "  hint: set it larger",
        "held: 2 rules",
        "skipped, never passed: 2 rules, the plates were not drawn (ink-limit, rich-black)",
        "skipped, never passed: 1 rule, office does not ask for it (faint)",
        "1 error, 1 warning. 1 page looked at",
    ]


def test_without_preflight_there_is_nothing_to_hold() -> None:
    """A command that looks at no finished file says nothing of rules."""
    assert as_text(Report((), {}, "wrote x")) == "wrote x"
    assert list(json.loads(as_json(Report((), {"issue": "x"})))) == ["schema", "issue", "findings"]


def test_json_has_what_held_and_what_was_skipped() -> None:
    """The result first, the findings last, places with their own names."""
    found = json.loads(as_json(Report((SMALL,), {"press": "office"}, "", INSPECTION)))
    assert list(found) == ["schema", "press", "held", "skipped", "findings"]
    assert found["held"] == ["file-id", "rgb-paint"]
    assert found["skipped"][0] == {"rule": "ink-limit", "why": "the plates were not drawn"}
    assert found["findings"][0]["where"] == {
        "page": "A1",
        "frame": None,
        "x_mm": 20.0,
        "y_mm": 30.04,
        "width_mm": 60.0,
        "height_mm": 2.1,
        "file": "ad.pdf",
    }
