"""Styles and pages in the colours of a screen."""

import pytest

from stonehand.compose.reader import reader_document, reader_styles
from stonehand.model.composition import ComposedPage
from stonehand.model.dummy import PageId
from stonehand.model.press import Spot

SPOTS = {"--harbour-blue": Spot("PANTONE 2945 C", (1.0, 0.5, 0.0, 0.0))}


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("a{color:#123;color:device-cmyk(0 0 0 1)}", "a{color:#123;}"),
        ("a{ color: #123; color: color(--harbour-blue 100%) }", "a{ color: #123; }"),
        ("a{color:device-cmyk(0 0 0 1)}", "a{color:rgb(0,0,0)}"),
        ("a{color:device-cmyk(50% 0 0 20%);top:0}", "a{color:rgb(102,204,204);top:0}"),
        ("a{color:color(--harbour-blue 50%)}", "a{color:rgb(128,191,255)}"),
        ("a{color:color(--nobodys 100%)}", "a{color:rgb(0,0,0)}"),
        ("a{color:#123}b{color:device-cmyk(0 0 0 0)}", "a{color:#123}b{color:rgb(255,255,255)}"),
        ("a{border:1pt solid device-cmyk(0 1 1 0)}", "a{border:1pt solid rgb(255,0,0)}"),
        ("a{border-color:#123;color:device-cmyk(0 0 0 1)}", "a{border-color:#123;color:rgb(0,0,0)}"),
        ("a{color:color(srgb 1 0 0)}", "a{color:color(srgb 1 0 0)}"),
        ("a{color:device-cmyk(0 0 0 9)}", "a{color:rgb(0,0,0)}"),
        ("a{color:device-cmyk(-1 0 0 0)}", "a{color:rgb(255,255,255)}"),
        ("a{color:DEVICE-CMYK(0 1 1 0)}", "a{color:rgb(255,0,0)}"),
        ("a{color:#123;COLOR:Device-CMYK(0 1 1 0)}", "a{color:#123;}"),
        ("a{color:Color(--harbour-blue 50%)}", "a{color:rgb(128,191,255)}"),
        ("a{color:device-cmyk(none none none 1)}", "a{color:rgb(0,0,0)}"),
        ("a{color:device-cmyk(0 0 0 1e-1)}", "a{color:rgb(230,230,230)}"),
        ("a{color:device-cmyk(0 0 0 1 / .5)}", "a{color:rgb(0 0 0 / .5)}"),
        ("a{color:color(--harbour-blue 50%/40%)}", "a{color:rgb(128 191 255 / 40%)}"),
        ("a{color:device-cmyk(0 1 1 var(--k))}", "a{color:device-cmyk(0 1 1 var(--k))}"),
    ],
)
def test_colours_of_the_press_go_or_are_said_in_rgb(written: str, seen: str) -> None:
    """A colour for browsers in the same rule stands; without one it is worked out from the inks."""
    assert reader_styles(written, SPOTS) == seen


def test_drawings_change_colour_and_copy_does_not() -> None:
    """A fill in a drawing is in RGB; a story about CSS keeps its words."""
    html = '<section class="page"><path fill="device-cmyk(0 0 0 1)" d=""/><p>device-cmyk(0 0 0 1)</p></section>'
    page = ComposedPage(PageId("1"), html, ())
    made = reader_document(page, "a{color:red}", SPOTS, lang="en", title="T")
    assert '<path fill="rgb(0,0,0)" d=""/><p>device-cmyk(0 0 0 1)</p>' in made
    assert "@color-profile" not in made
