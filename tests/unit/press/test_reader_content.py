"""A content stream marked for readers."""

import pytest

from stonehand.press.reader.content import numbers_in, remark
from stonehand.press.reader.element import Mark

TEXT = b"/Span\n<</MCID 7>>\nBDC\nBT\n/F 9 Tf\n[<0001>0<0002>0] TJ\nET\nEMC"
LETTERS = {b"F": {b"0001": "a", b"0002": "b", b"0003": " "}}


@pytest.mark.parametrize(
    ("painted", "marked"),
    [
        (b"0 0 m\n9 0 l\nS", b"/Artifact BMC\n0 0 m\n9 0 l\nS\nEMC"),
        (b"q\n0 0 9 9 re\nf*\nQ", b"q\n/Artifact BMC\n0 0 9 9 re\nf*\nEMC\nQ"),
        (b"BT\n/F 9 Tf\n<0001> Tj\nET", b"/Artifact BMC\nBT\n/F 9 Tf\n<0001> Tj\nET\nEMC"),
        (b"/x0 Do", b"/Artifact BMC\n/x0 Do\nEMC"),
        (b"/s0 sh", b"/Artifact BMC\n/s0 sh\nEMC"),
        (b"/x1 Do", b"/x1 Do"),
        (b"/Artifact\nBMC\n0 0 9 9 re\nf\nEMC", b"/Artifact\nBMC\n0 0 9 9 re\nf\nEMC"),
    ],
)
def test_what_nobody_marked_is_an_artifact(painted: bytes, marked: bytes) -> None:
    """Paths, texts, shadings and pictures; but no form that brings marked content of its own, and nothing twice."""
    assert remark(painted, {}, {}, frozenset({b"x1"})) == marked


def test_what_has_no_place_in_the_structure_is_an_artifact() -> None:
    """Its number is gone, what it draws is not."""
    assert remark(TEXT, {}, LETTERS, frozenset()) == b"/Artifact BMC\nBT\n/F 9 Tf\n[<0001>0<0002>0] TJ\nET\nEMC"
    assert numbers_in(TEXT) == [7]


@pytest.mark.parametrize(
    ("mark", "begins", "ends"),
    [
        (Mark(0, 7, "ab"), b"/Span <</MCID 7>> BDC\n", b"TJ\nET\nEMC"),
        (Mark(0, 7, "ab", gap=True), b"/Span <</MCID 7>> BDC\n", b"TJ\n<0003> Tj\nET\nEMC"),
        (Mark(0, 7, "\u2010", soft=True), b"/Span <</MCID 7 /ActualText <feff00ad>>> BDC\n", b"TJ\nET\nEMC"),
        (Mark(0, 7, "ac"), b"/Span <</MCID 7 /ActualText <feff00610063>>> BDC\n", b"TJ\nET\nEMC"),
    ],
)
def test_content_keeps_its_number(mark: Mark, begins: bytes, ends: bytes) -> None:
    """A gap is drawn, a hyphen told to be soft, and a text that reads otherwise told as it was written."""
    done = remark(TEXT, {7: mark}, LETTERS, frozenset())
    assert done.startswith(begins)
    assert done.endswith(ends)


def test_a_gap_no_font_has_is_told() -> None:
    """Without a space in its font the text says that it ends in one."""
    bare = {b"F": {b"0001": "a", b"0002": "b"}}
    assert b"/ActualText <feff006100620020>" in remark(TEXT, {7: Mark(0, 7, "ab", gap=True)}, bare, frozenset())
