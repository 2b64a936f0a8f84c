"""Words on proofs, over random issues: none lies on another, runs off its sheet, is too small to read, or is left out."""

import sys
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).parents[1] / "unit" / "proofs"))

import pytest
from proof_specimens import EASEL, LAYOUT, a_png, findings, issues, words, wrongs

from stonehand.model.issue import Issue
from stonehand.model.page import MakeUp
from stonehand.proofs.contact_sheet import contact_sheet
from stonehand.proofs.flatplan import flatplan
from stonehand.proofs.marked import marked_proof
from stonehand.proofs.marks import marks_of

pytestmark = pytest.mark.long

Made = tuple[MakeUp, Issue]


@given(issues())
@settings(max_examples=15, deadline=None)
def test_a_flatplan_is_legible(made: Made) -> None:
    """Whatever stands in frames of any size, under slugs of any script and length."""
    makeup, issue = made
    drawing = flatplan(EASEL, LAYOUT, issue, makeup)
    assert list(wrongs(drawing)) == []
    assert {str(page.id) for page in makeup.pages} <= set(words(drawing))


@given(st.data(), issues())
@settings(max_examples=15, deadline=None)
def test_a_contact_sheet_is_legible(data: st.DataObject, made: Made) -> None:
    """With and without pictures, under long sections and many findings."""
    makeup, issue = made
    marks = marks_of(data.draw(findings(makeup.pages)), issue, LAYOUT, makeup)
    found = {page: [mark.finding.severity for mark in own] for page, own in marks.items()}
    pictures = {page.id: a_png() for page in makeup.pages if page.number % 2}
    drawing = contact_sheet(EASEL, LAYOUT, issue, makeup.pages, pictures, found, 9)
    assert list(wrongs(drawing)) == []


@given(st.data(), issues(most=2), st.integers(20, 300))
@settings(max_examples=15, deadline=None)
def test_a_marked_proof_is_legible_and_whole(data: st.DataObject, made: Made, dpi: int) -> None:
    """Numbers and sentences never meet, and every finding of the page is told to its last character."""
    makeup, issue = made
    marks = marks_of(data.draw(findings(makeup.pages)), issue, LAYOUT, makeup)
    for page in makeup.pages:
        if page.id not in marks:
            continue
        drawing = marked_proof(EASEL, LAYOUT, issue, page, a_png(), marks[page.id], dpi)
        assert list(wrongs(drawing)) == []
        told = "".join(words(drawing)).replace(" ", "")
        for mark in marks[page.id]:
            message = EASEL.label(0, 0, mark.finding.message, 14).text
            assert "".join(message.split()) in told
