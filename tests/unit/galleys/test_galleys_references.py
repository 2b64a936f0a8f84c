"""References to other stories' pages."""

from dataclasses import replace

import galleys_ground as ground

from stonehand.galleys.references import page_references, with_pages
from stonehand.model.article import Align, Article, Colour, Picture, PullQuote, Run, Table, plain

MENTIONED = Run("More on page {page:tide-tables}.")


def story() -> Article:
    """Give an article that names a page wherever copy can."""
    picture = Picture("p.jpg", ground.WHERE, (Run("See page {page:regatta}"),), "", "", 3, 2, Colour.COLOUR)
    table = Table((((MENTIONED,),),), (((Run("{page:council}"),),),), (Align.LEFT,), ground.WHERE)
    quote = PullQuote((Run("as on {page:quoted}"),), ground.WHERE)
    return ground.article(
        ground.body("Plain text."),
        ground.body("See pages {page:tide-tables} and {page:regatta}."),
        quote,
        table,
        headline=(Run("The bridge, page {page:bridge}"),),
        kicker="Page {page:kicked}",
        standfirst=(Run("Page {page:stood}"),),
        jump_head="{page:jumped}",
        pictures=(picture,),
    )


def test_every_reference_is_found() -> None:
    """In heads, text, tables, pull quotes and captions."""
    wanted = {"tide-tables", "regatta", "council", "quoted", "bridge", "kicked", "stood", "jumped"}
    assert page_references(story()) == wanted
    assert page_references(ground.article(ground.body("{page} and {page:} are no references"))) == frozenset()


def test_pages_are_put_in_and_unknown_ones_are_0() -> None:
    """No brace is left of any reference."""
    found = with_pages(story(), {"tide-tables": "A4", "bridge": "1"})
    assert plain(found.headline) == "The bridge, page 1"
    assert (found.kicker, found.jump_head) == ("Page 0", "0")
    assert plain(found.pictures[0].caption) == "See page 0"
    assert "{" not in repr(found)
    assert page_references(found) == frozenset()


def test_copy_without_references_is_left_alone() -> None:
    """The very same article comes back."""
    bare = ground.article(ground.body("Nothing of the kind."))
    assert with_pages(bare, {"a": "1"}) is bare


def test_galleys_are_set_with_pages() -> None:
    """The line holds the figure, and the width it takes."""
    text = ground.article(ground.body("The tides are on page {page:tide-tables}."), slug="harbour")
    (galley,) = ground.galleys(text, pages={"tide-tables": "12"}).value
    assert " ".join(line.text for line in galley.lines) == "The tides are on page 12."
    (unknown,) = ground.galleys(replace(text, slug="other")).value
    assert " ".join(line.text for line in unknown.lines) == "The tides are on page 0."
