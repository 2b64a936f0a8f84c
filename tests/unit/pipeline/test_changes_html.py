"""What changed as a page of HTML, read back by a parser."""

import base64
import re

from changes_told import ALL, BRIDGE, CHANGED, GONE, STRANGERS
from hypothesis import given, settings
from test_render_html import Page

from stonehand.model.changes import Changes, PagePictures
from stonehand.model.finding import OnPage, warning
from stonehand.pipeline.reporting.changes.as_html import changes_as_html

PICTURES = {CHANGED: PagePictures(b"old", b"new", b"marked"), GONE: PagePictures(b"gone", None, None)}
LOST = warning("pipeline/page-not-compared", "page 6 could not be compared", OnPage("6"), hint="look at it")


def page(changes: Changes = ALL) -> Page:
    read = Page(changes_as_html(changes, PICTURES, (LOST,)))
    assert read.open == []
    return read


def test_a_page_stands_before_after_and_marked() -> None:
    """Three pictures side by side, one of a page that is gone, none where none was given; each holds itself and has a name."""
    found = [image for tag, image in page().elements if tag == "img"]
    assert [(base64.b64decode(image["src"].partition(",")[2]), image["alt"]) for image in found] == [
        (b"old", "Page 3, before, page 3"),
        (b"new", "Page 3, after, page 3"),
        (b"marked", "Page 3, what changed"),
        (b"gone", "Page 4, before, page 4"),
    ]


def test_pages_tell_what_differs_on_them() -> None:
    """What became of the page, how much of it differs, its stories with a way to them, pictures and advertisements."""
    text = page().text
    assert "Page 3 changed , 1.2 % of it differs; stories bridge ; pictures bridge.jpg" in text
    assert "Page 5 added ; stories pool ; advertisements bakery" in text
    assert "Page 6 was 7 , pixels not compared; stories roof" in text
    links = [found["href"] for tag, found in page().elements if tag == "a"]
    places = [f"#{found['id']}" for found in page().of("story")]
    assert links == [places[0], places[3], places[2], places[1]]


def test_words_gone_are_struck_out_and_words_come_underlined() -> None:
    """As elements, which say it to a screen reader too; a moved stretch is told as moved."""
    written = changes_as_html(ALL)
    assert "…opens in <del>June</del> <ins>May</ins>" in written
    assert "…said so. <del>It rains.</del> Later the…" in written
    assert "<p><ins>The new bridge</ins></p>" in written
    assert "body, moved here issues/x/articles/bridge.md:20 one two three" in page().text
    assert "set anew: same words, other lines or type" in page().text


def test_all_else_is_told_too() -> None:
    """Both names, how much differs, press, libraries, notes, findings, sources."""
    text = page().text
    assert text.startswith("main → out/x: 6 pages and 5 stories differ")
    assert (
        "Press profile: office → gazette Libraries: pango 1.56 → 1.57, weasyprint none → 70.0 Page 3 was 289.0" in text
    )
    assert "warning: page 6 could not be compared page 6 look at it" in text
    assert "Sources issues/x/articles/bridge.md a/pool.md" in text


def test_it_loads_nothing_and_runs_nothing() -> None:
    """No script, no address but its own pictures, and dark where the reader has it dark."""
    written = changes_as_html(ALL, PICTURES)
    assert not re.search(r"https?:|url\(|@import|<script|<link", written)
    assert "@media (prefers-color-scheme: dark)" in written


def test_equals_have_no_sections() -> None:
    """The verdict alone stands there."""
    read = Page(changes_as_html(Changes("a", "b")))
    assert "nothing changed" in read.text
    assert {tag for tag, _ in read.elements}.isdisjoint({"h2", "section", "ul"})


@settings(deadline=None, max_examples=60)
@given(STRANGERS)
def test_no_text_becomes_an_element(changes: Changes) -> None:
    """Whatever copy and names hold, elements and attributes are ours, every one is closed, and no character is unseen."""
    written = changes_as_html(changes)
    read = Page(written)
    assert read.open == []
    assert {tag for tag, _ in read.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "h1", "h2", "h3"),
        *("p", "b", "a", "ul", "li", "span", "code", "del", "ins", "div", "em"),
    }
    assert {name for _, found in read.elements for name in found} <= {
        "lang",
        "charset",
        "name",
        "content",
        "class",
        "id",
        "href",
    }
    assert all(re.fullmatch(r"#story-\d+", found["href"]) for _, found in read.elements if "href" in found)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]", written)


def test_a_template_in_copy_is_copy() -> None:
    """What looks like Jinja is shown as it is written."""
    story = BRIDGE.__class__("s", "{{ 7 * 7 }}", BRIDGE.fate, BRIDGE.where, (), ())
    assert "{{ 7 * 7 }}" in Page(changes_as_html(Changes("a", "b", (), (story,)))).text
