"""Content streams in black ink: what becomes `k`, what is named, and what must stay as it is."""

import pytest

from stonehand.press.ink import ink


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"0 0 0 rg", b"0 0 0 1 k"),
        (b"q\n1 1 1 RG\n0 g", b"q\n0 0 0 0 K\n0 0 0 1 k"),
        (b".25 G 0 0 m", b"0 0 0 0.75 K 0 0 m"),
        (b"/DeviceCMYK cs\n0 0 0 1 scn\nBT", b"0 0 0 1 k\nBT"),
        (b"/DeviceCMYK CS .1 0 0.5 1. SCN", b".1 0 0.5 1. K"),
        # 0.50196 is 128/255: 1 - 0.50196 = 0.49804, to four decimals
        (b"1 w 0.50196 0.50196 0.50196 rg 0 0 1 1 re", b"1 w 0 0 0 0.498 k 0 0 1 1 re"),
        (b"/rg 3 Tf 5 Tr", b"/rg 3 Tf 5 Tr"),
        (b"[<0041>-4<>-5.000168378514902<0042>] TJ", b"[<0041>-4 -5.0001<0042>] TJ"),
        (b"[<0041><>-5e-07<0042>] TJ", b"[<0041><0042>] TJ"),
    ],
)
def test_neutral_colours_become_black(before: bytes, after: bytes) -> None:
    """RGB, grey and CMYK spaces end as `k` and `K`; names, numbers and text stay."""
    inked = ink(before)
    assert inked.content == after
    assert inked.rgb == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # 0.30 x 0.75 + 0.59 x 0.40 + 0.11 x 0.25 + 0.30 = 0.7885
        (b"/DeviceCMYK cs\n.75 .4 .25 .3 scn\nf", b"0 0 0 0.7885 k\nf"),
        (b"q 1 1 1 1 k f", b"q 0 0 0 1 k f"),
        (b"q 0 0 0 1 k 1 0 0 0 K", b"q 0 0 0 1 k 0 0 0 0.3 K"),
        # red is all magenta and yellow: 0.59 + 0.11
        (b"q 1 0 0 rg", b"q 0 0 0 0.7 k"),
        (b"q .25 G 1 1 1 rg", b"q 0 0 0 0.75 K 0 0 0 0 k"),
        (b"/k 3 Tf 1 0 0 1 5 5 cm", b"/k 3 Tf 1 0 0 1 5 5 cm"),
    ],
)
def test_a_page_in_black_keeps_no_other_ink(before: bytes, after: bytes) -> None:
    """Every colour becomes the black that looks as dark, RGB too, and nothing is left to complain of."""
    inked = ink(before, black_only=True)
    assert inked.content == after
    assert inked.rgb == ()


def test_other_colours_are_named_once_and_stay() -> None:
    """Red twice and a blue: two names, the operators untouched."""
    inked = ink(b"1 0 0 rg f 1 0 0 RG S 0 0 1 rg f 0 0 0 rg f")
    assert inked.rgb == ("RGB 255 0 0", "RGB 0 0 255")
    assert inked.content == b"1 0 0 rg f 1 0 0 RG S 0 0 1 rg f 0 0 0 1 k f"


def test_strings_are_not_taken_for_operators() -> None:
    """A literal string, a comment's end and marked content may hold anything that looks like paint."""
    inked = ink(b"BT (a 1 0 0 rg \\) 0 g) Tj ET\n/Span <</MCID 0>> BDC 0 0 0 rg f EMC")
    assert inked.rgb == ()
    assert b"(a 1 0 0 rg" in inked.content
    assert b"0 0 0 1 k" in inked.content
    assert b"<</MCID 0>>" in inked.content.replace(b"<< /MCID 0 >>", b"<</MCID 0>>")


def test_colour_spaces_still_used_are_told() -> None:
    """A pattern and a Lab space are told by name; CMYK is gone."""
    assert ink(b"/Pattern cs /p0 scn f /lab-d50 cs 40 60 30 scn f /DeviceCMYK cs 0 0 0 1 scn").spaces == (
        "Pattern",
        "lab-d50",
    )
