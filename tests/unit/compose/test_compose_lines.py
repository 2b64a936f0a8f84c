"""Lines, pictures, codes and baselines as compose writes them."""

import re
from dataclasses import replace
from html import unescape

import pytest

from stonehand.compose.baseline import Metrics
from stonehand.compose.lines import Dress, leg_matter, matter_of
from stonehand.compose.pictures import crop_to_fill
from stonehand.compose.qr import _lines as qr_lines
from stonehand.compose.qr import code_path, qr_matter
from stonehand.compose.stylesheet import STEP, STYLE_OF
from stonehand.model.article import Colour, Emphasis, Picture
from stonehand.model.finding import Where
from stonehand.model.galley import DropCap, Kind, Line, Piece, Qr
from stonehand.model.layout import Grid
from stonehand.model.page import Box, Placed
from stonehand.model.type import Setting, TypeSheet, TypeStyle
from stonehand.model.units import Columns, Lines, Mm, Pt

HERE = Where("a.md", 1, 1)
STYLE = TypeStyle("Serif", Pt(8.0), Pt(10.0), HERE)
NAMES = "body crosshead note table pull_quote kicker headline standfirst byline caption credit turn qr_verb qr_address"
SHEET = TypeSheet(**dict.fromkeys(NAMES.split(), STYLE), indent=Mm(3.0), setting=Setting())
WORN = Dress(
    "",
    SHEET,
    {kind: style.replace("_", "-") for kind, style in STYLE_OF.items()},
    dict.fromkeys(Kind, "h"),
    dict.fromkeys(Kind, STYLE),
    Metrics(1.0, 0.3, 0.7, "\u2010"),
    Pt(7.6),
    Pt(10.0),
)
LINE = Line(Kind.BODY, (Piece("one two three"),), HERE, 0)


def spans(html: str) -> list[tuple[str, str]]:
    """Give class and text of every line."""
    return [
        (found[1], unescape(re.sub(r"<[^>]+>", "", found[2])))
        for found in re.finditer(r'<span class="(l[^"]*)"[^>]*>(.*?)</span>', html)
    ]


def test_text_is_escaped() -> None:
    """Copy is never markup, whatever stands in it."""
    assert matter_of((Piece("a < b & <i>c</i>"),)) == "a &lt; b &amp; &lt;i&gt;c&lt;/i&gt;"


def test_emphases_nest() -> None:
    """A run in two emphases stands in both elements."""
    assert matter_of((Piece("a", Emphasis.ITALIC | Emphasis.BOLD),)) == "<b><i>a</i></b>"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_a_link_to_no_page_is_text(address: str) -> None:
    """Only addresses of pages and mail become links; in the press document they lead nowhere."""
    assert matter_of((Piece("x", link=address),)) == "x"
    assert matter_of((Piece("x", link='https://a.example/"b'),)) == '<a data-href="https://a.example/&quot;b">x</a>'


@pytest.mark.parametrize("address", ["HTTPS://a.example/", "tel:+44123", "Mailto:a@b.example"])
def test_what_intake_lets_through_is_a_link(address: str) -> None:
    """Telephones too, and a scheme in letters of either case, in the copy as beside a code."""
    assert matter_of((Piece("x", link=address),)) == f'<a data-href="{address}">x</a>'
    assert f'<a data-href="{address}">a</a>' in qr_lines(("a",), address)


def test_lines_of_a_paragraph_share_an_element() -> None:
    """A paragraph is one element, the next another, a crosshead a heading."""
    lines = (LINE, LINE, replace(LINE, kind=Kind.CROSSHEAD, paragraph=1), replace(LINE, paragraph=2))
    html = leg_matter(lines, frozenset(), WORN)
    assert re.findall(r"<(p|h3)", html) == ["p", "h3", "p"]


def test_white_above_is_dropped_at_the_head_of_a_leg() -> None:
    """A crosshead's line of white stands above it inside a leg and not at its head; an opened line has one more."""
    crosshead = replace(LINE, kind=Kind.CROSSHEAD, above=Lines(1))
    html = leg_matter((crosshead, replace(LINE, paragraph=1), replace(crosshead, paragraph=2)), frozenset({2}), WORN)
    assert [classes for classes, _ in spans(html)] == ["l", "l", "l a2"]


def test_a_hyphen_is_no_text() -> None:
    """Our hyphen is made by the style sheet, and no white space follows it, so that the word can be joined."""
    html = leg_matter((replace(LINE, pieces=(Piece("water"),), hyphen=True), LINE), frozenset(), WORN)
    assert spans(html)[0] == ("l h", "water")
    assert "water</span><span" in html
    assert "three</span>\n" in html


def test_rounding_spaces_leaves_the_line_its_length() -> None:
    """What the steps take from the letter-spacing, the word-spacing gives back: within half a step a space."""
    line = replace(LINE, word_space=Pt(1.0), letter_space=Pt(0.1))
    classes = spans(leg_matter((line, LINE), frozenset(), WORN))[0][0]
    word, letter = (int(found) * STEP * 8.0 for found in re.findall(r"[wt](-?\d+)", classes))
    # 2 spaces and 12 gaps: 2 x 1.0 + 12 x 0.1 = 3.2 pt
    assert 2 * word + 12 * letter == pytest.approx(3.2, abs=2 * STEP / 2 * 8.0 + 12 * 0.000125 * 8)


def test_spacing_beyond_the_classes_is_written_out() -> None:
    """A line looser than any class keeps its exact spacing."""
    html = leg_matter((replace(LINE, word_space=Pt(30.0)),), frozenset(), WORN)
    assert 'style="word-spacing:3.75000em' in html


def test_a_drop_cap_stands_on_the_last_line_beside_it() -> None:
    """With ascent 1.0 and descent 0.3 a box without height has its baseline 0.35 em under its top."""
    cap = replace(LINE, cap=DropCap("T", Lines(3), Pt(36.0), Pt(20.0)))
    html = leg_matter((cap,), frozenset(), WORN)
    # third baseline at 2 x 10 + 7.6 = 27.6, less 0.35 x 36 = 12.6
    assert 'style="padding-top:15.000pt;margin-bottom:-15.000pt;font-size:36.000pt">T' in html


def test_the_end_mark_is_on_the_last_line() -> None:
    """The line that ends a story carries the class the mark is made by."""
    assert spans(leg_matter((replace(LINE, end=True),), frozenset(), WORN))[0][0] == "l z"


def test_matter_that_comes_as_markup_keeps_its_depth() -> None:
    """A table's row is put in as it is, in a box of whole lines."""
    row = replace(LINE, kind=Kind.TABLE, markup="<table><tr><td>1</td></tr></table>", depth=Lines(2), above=Lines(1))
    html = leg_matter((LINE, replace(row, paragraph=1)), frozenset(), WORN)
    assert '<div class="solid table" data-block="1" style="padding-top:10pt;height:20pt"><table>' in html


def picture(width: int, height: int, crop: tuple[float, float, float, float] | None = None) -> Picture:
    return Picture("p.jpg", HERE, (), "", "", width, height, Colour.COLOUR, crop=crop)


def test_a_crop_fills_its_box_from_the_middle() -> None:
    """A square picture in a box twice as wide as high keeps its middle half."""
    assert crop_to_fill(picture(100, 100), Mm(20.0), Mm(10.0)) == (0.0, 0.25, 1.0, 0.75)


def test_a_crop_moves_to_keep_the_safe_box() -> None:
    """A face in the top third stays: the crop slides up just as far as it must."""
    assert crop_to_fill(picture(100, 100, (0.2, 0.1, 0.8, 0.4)), Mm(20.0), Mm(10.0)) == (0.0, 0.1, 1.0, 0.6)


def test_a_safe_box_too_large_is_cut_evenly() -> None:
    """What does not fit loses as much above as below, and the crop never leaves the picture."""
    left, top, right, bottom = crop_to_fill(picture(100, 100, (0.0, 0.3, 1.0, 1.0)), Mm(20.0), Mm(10.0))
    assert (left, right) == (0.0, 1.0)
    # the box's middle is 0.65; a window of half the height stands from 0.4 to 0.9
    assert (top, bottom) == pytest.approx((0.4, 0.9))


def test_a_code_is_drawn_in_runs() -> None:
    """Modules that stand together in a row are one rectangle; the quiet zone moves all by four."""
    assert code_path(((True, True, False), (False, False, True))) == "M4 4h2v1h-2zM6 5h1v1h-1z"


@pytest.mark.parametrize(("address", "lines", "rule"), [(("a",), 6, True), (("a", "b", "c", "d"), 7, False)])
def test_the_rule_over_a_code_clears_its_words(address: tuple[str, ...], lines: int, rule: bool) -> None:  # noqa: FBT001 - a column of the table
    """In a narrow column the words take more lines than the code: the rule stands over whichever is higher."""
    code = Qr("u", "alt", Mm(0.5), ((True,) * 33,) * 33, ("Read", "this"), address, Lines(lines))
    placed = Placed(Box(Columns(0), Lines(0), Columns(1), Lines(lines)), code)
    grid = Grid(Columns(5), Lines(90), Mm(33.0), Mm(4.0), Pt(10.0))
    html = qr_matter(placed, grid, WORN)
    top, code_top, words = (float(found) for found in re.findall(r"top:([\d.]+)pt", html)[1:])
    assert top < words
    assert (top == pytest.approx(code_top - 0.5)) is rule


@pytest.mark.parametrize(("rtl", "side"), [(False, "left"), (True, "right")])
def test_a_bullet_hangs_at_the_side_its_line_begins(rtl: bool, side: str) -> None:  # noqa: FBT001 - a parameter of the test
    """A marker takes no width from its line: it hangs left of one that runs from the left, and right of one from the right."""
    line = replace(LINE, kind=Kind.ITEM, marker="•", indent=Pt(8.0), rtl=rtl)
    assert f"margin-{side}:-8.00pt" in leg_matter([line], frozenset(), WORN)
