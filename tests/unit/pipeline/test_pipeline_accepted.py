"""Accepted faults: what an acceptance takes, what it leaves, and what is said of one that meets nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stonehand.model.finding import Finding, OnPage, Severity, Where, error, info, warning
from stonehand.model.issue import Accepted
from stonehand.model.units import Mm
from stonehand.pipeline.accepted import accept

SPOT = OnPage("3", "bridge", Mm(16.0), Mm(20.04))
LINE = Where("issues/1/issue.yaml", 41, 5)
BUTTED = warning("makeup/butted-heads", "the heads of bridge and ferry stand side by side", SPOT, more="at 40 pt")
TAKEN = Accepted("makeup/butted-heads", str(SPOT), BUTTED.message, "the ferry story is late", "J. Ross", LINE)


def test_an_accepted_warning_is_a_note_that_says_who_and_why() -> None:
    """Same id, same place as printed, same sentence."""
    accepting = accept([BUTTED], [TAKEN], printed=True)
    (note,) = accepting.findings
    assert (note.severity, note.id, note.message, note.where) == (Severity.INFO, BUTTED.id, BUTTED.message, SPOT)
    assert note.more == "at 40 pt (accepted by J. Ross: the ferry story is late)"
    assert accepting.met == (TAKEN,)


def test_a_finding_without_more_has_the_reason_alone() -> None:
    """No blank before the bracket."""
    (note,) = accept([replace(BUTTED, more="")], [TAKEN], printed=True).findings
    assert note.more == "(accepted by J. Ross: the ferry story is late)"


@pytest.mark.parametrize(
    "other",
    [
        replace(BUTTED, id="makeup/rising-head"),
        replace(BUTTED, where=OnPage("4", "bridge", Mm(16.0), Mm(20.04))),
        replace(BUTTED, message="the heads of bridge and quay stand side by side"),
    ],
)
def test_what_differs_is_not_accepted(other: Finding) -> None:
    """Another id, place or sentence stays a warning, and the acceptance is void."""
    accepting = accept([other], [TAKEN], printed=True)
    assert accepting.findings[0] == other
    assert [finding.id for finding in accepting.findings[1:]] == ["pipeline/acceptance-void"]
    assert accepting.met == ()


def test_an_error_stays_and_the_acceptance_is_void() -> None:
    """The press stays shut whoever signs."""
    grave = error(BUTTED.id, BUTTED.message, SPOT)
    stays, void = accept([grave], [TAKEN], printed=True).findings
    assert stays == grave
    assert void.severity is Severity.WARNING
    assert void.where == LINE
    assert "is an error, and cannot be accepted" in void.message


def test_a_note_needs_no_acceptance() -> None:
    """It stays as it is, and the acceptance is void."""
    light = info(BUTTED.id, BUTTED.message, SPOT)
    stays, void = accept([light], [TAKEN], printed=True).findings
    assert stays == light
    assert "is a note, and needs no leave" in void.message


def test_a_void_acceptance_says_what_stands_there_now() -> None:
    """The same fault with other numbers; gone altogether."""
    moved = replace(BUTTED, message="the heads of bridge and quay stand side by side")
    changed, gone = (accept(findings, [TAKEN], printed=True).findings[-1] for findings in ([moved], []))
    assert changed.message == (
        "J. Ross accepts makeup/butted-heads at page 3, bridge, 16.0 mm from the left, 20.0 mm from the top, "
        "which now says: the heads of bridge and quay stand side by side"
    )
    assert changed.more == "accepted was: the heads of bridge and ferry stand side by side"
    assert gone.message.endswith("which is not found there")
    assert gone.hint == "take the acceptance out"


def test_what_was_not_looked_for_is_not_void() -> None:
    """A check prints nothing: a picture's fault accepted may well be there. A build of all pages knows."""
    dull = replace(TAKEN, fault="pictures/low-resolution")
    assert accept([], [dull], printed=False).findings == ()
    assert [finding.id for finding in accept([], [dull], printed=True).findings] == ["pipeline/acceptance-void"]
    assert [finding.id for finding in accept([], [TAKEN], printed=False).findings] == ["pipeline/acceptance-void"]


def test_one_acceptance_takes_all_that_read_the_same_and_two_count_once() -> None:
    """Two equal findings, two equal acceptances: two notes, nothing void, the first one signs."""
    second = replace(TAKEN, name="somebody else")
    accepting = accept([BUTTED, BUTTED], [TAKEN, second], printed=True)
    assert [finding.more for finding in accepting.findings] == [
        "at 40 pt (accepted by J. Ross: the ferry story is late)"
    ] * 2
    assert accepting.met == (TAKEN, second)


FINDINGS = st.builds(
    Finding,
    st.sampled_from(("makeup/butted-heads", "makeup/rising-head", "press/rgb-paint")),
    st.sampled_from(Severity),
    st.sampled_from(("one", "two")),
    st.sampled_from((SPOT, LINE, None)),
)


@given(st.lists(FINDINGS, max_size=6), st.lists(FINDINGS, max_size=3))
def test_acceptance_adds_no_error_and_loses_no_finding(findings: list[Finding], known: list[Finding]) -> None:
    """All findings stand in their order, errors untouched; each acceptance is either met or told of."""
    accepted = [Accepted(one.id, str(one.where) if one.where else "", one.message, "why", "who", LINE) for one in known]
    accepting = accept(findings, accepted, printed=True)
    kept, voids = accepting.findings[: len(findings)], accepting.findings[len(findings) :]
    assert [(one.id, one.message, one.where) for one in kept] == [(one.id, one.message, one.where) for one in findings]
    assert all(new == old for new, old in zip(kept, findings, strict=True) if old.severity is not Severity.WARNING)
    assert len(accepting.met) + len(voids) == len(accepted)


def test_ink_that_was_not_measured_is_not_void() -> None:
    """An acceptance of a rule of ink holds over a build that drew no plates, and over that one alone."""
    ink = Accepted("preflight/ink-total", "page 3", "too much ink", "it is a flat", "J. Ross", LINE)
    assert accept([], [ink], printed=True, unseen=frozenset({"preflight/ink-total"})).findings == ()
    assert [one.id for one in accept([], [ink], printed=True).findings] == ["pipeline/acceptance-void"]
