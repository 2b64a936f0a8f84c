"""What may be left out, and how the paragraph under it stands without: with the indent it has in running text."""

import galleys_ground as ground

from stonehand.model.article import Items, Paragraph, PullQuote, Role
from stonehand.model.galley import Galley, Kind, Line
from stonehand.model.units import pt

LONG = (
    "The harbour board met on Thursday to hear why the repair of the swing bridge had taken eleven months and not the four it "
    "had promised, and it did not like what it heard from the engineers who had been asked to explain themselves."
)
QUOTE = PullQuote(ground.roman("It did not like what it heard"), ground.WHERE)
INDENT = round(pt(ground.layout().sheets[""].indent), 3)


def paragraph(galley: Galley, number: int) -> tuple[Line, ...]:
    return tuple(line for line in galley.lines if line.paragraph == number)


def test_under_an_optional_crosshead_a_paragraph_has_an_indent_instead() -> None:
    """The crosshead's lines are marked; without it the paragraph is as it would be in running text, prices and all."""
    plain = ground.galley(ground.article(ground.body(LONG), ground.body(LONG))).value
    optional = ground.crosshead(optional=True)
    galley = ground.galley(ground.article(ground.body(LONG), optional, ground.body(LONG))).value
    assert [line.paragraph for line in galley.lines if line.optional] == [1]
    assert not paragraph(galley, 2)[0].indent
    ((number, lines),) = galley.instead
    assert number == 2
    assert lines[0].indent == INDENT
    wanted = paragraph(plain, 1)
    assert [(line.pieces, line.word_space, line.break_after) for line in lines] == [
        (line.pieces, line.word_space, line.break_after) for line in wanted
    ]


def test_under_a_pull_quote_too() -> None:
    """A pull quote between two paragraphs is a repeat, and may go."""
    galley = ground.galley(ground.article(ground.body(LONG), QUOTE, ground.body(LONG))).value
    ((number, lines),) = galley.instead
    assert (number, lines[0].indent) == (2, INDENT)


def test_under_a_crosshead_that_stays_nothing_changes() -> None:
    """Only what may be left out makes two settings; a paragraph flush for another reason has one."""
    stays = ground.article(ground.body(LONG), ground.crosshead(), ground.body(LONG))
    assert ground.galley(stays).value.instead == ()
    under_both = ground.article(ground.body(LONG), ground.crosshead(), QUOTE, ground.body(LONG))
    galley = ground.galley(under_both).value
    ((_, lines),) = galley.instead
    assert not lines[0].indent  # under the crosshead it stays flush; the price of ending a leg there differs
    assert lines[0].break_after > paragraph(galley, 3)[0].break_after


def test_a_quote_over_a_crosshead_over_text_goes_with_it() -> None:
    """Without both, the paragraph stands under the text before them."""
    blocks = (ground.body(LONG), QUOTE, ground.crosshead(optional=True), ground.body(LONG))
    ((number, lines),) = ground.galley(ground.article(*blocks)).value.instead
    assert (number, lines[0].indent) == (3, INDENT)


def test_an_item_keeps_its_own_indent() -> None:
    """A list under an optional crosshead is set in as it is under any other text."""
    item = Paragraph(Role.ITEM, ground.roman(LONG), ground.WHERE, marker="1.", level=1)
    galley = ground.galley(ground.article(ground.body(LONG), ground.crosshead(optional=True), item)).value
    ((_, lines),) = galley.instead
    assert [line.indent for line in lines] == [line.indent for line in paragraph(galley, 2)]


def test_an_items_head_in_a_run_is_never_optional() -> None:
    """Briefs lose none of their heads, whatever their copy says."""
    blocks = (ground.crosshead("One", optional=True), ground.body(LONG), ground.crosshead("Two"), ground.body(LONG))
    galley = ground.galley(ground.article(*blocks, run=Items.BRIEFS)).value
    assert [line.kind for line in galley.lines].count(Kind.CROSSHEAD) == 2
    assert not any(line.optional for line in galley.lines)
    assert galley.instead == ()


def test_what_an_article_says_of_itself_is_passed_on() -> None:
    """Make-up sees only galleys: what may be dropped, and beside which story this one belongs."""
    galley = ground.galley(
        ground.article(ground.body(LONG), may_drop=frozenset({"pictures"}), companion="bridge")
    ).value
    assert (galley.may_drop, galley.companion) == (frozenset({"pictures"}), "bridge")
