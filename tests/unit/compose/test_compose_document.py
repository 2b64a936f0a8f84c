"""Documents: what the engine is handed, and what a reader's browser opens."""

from xml.etree import ElementTree as ET

import pytest

from stonehand.compose.document import document, index_html
from stonehand.model.composition import ComposedPage, Composition
from stonehand.model.dummy import PageId

FACES = "".join(
    f'@font-face{{font-family:"{name}";font-weight:400;font-style:normal;src:url("stonehand:font/{name}.ttf")}}\n'
    for name in ("Used", "Spare")
)
PAGE = ComposedPage(
    PageId("1"),
    '<section class="page"><p><a data-href="https://a.example/">x</a></p>'
    '<img src="stonehand:picture/a-1x1" alt=""/></section>',
    (),
)
COMPOSITION = Composition((PAGE, PAGE), FACES + ".l{display:block}", ("Used.ttf",))


def reader() -> str:
    return index_html(
        COMPOSITION,
        lang="en-GB",
        title="A & B",
        fonts={"Used.ttf": b"\x00\x01\x00\x00", "Spare.ttf": b"\x00\x01\x00\x00"},
        pictures={"stonehand:picture/a-1x1": b"\xff\xd8\xff"},
    )


def test_a_press_document_is_well_formed() -> None:
    """What we write ourselves parses as XML, which costs an engine less than HTML."""
    html = document([PAGE], COMPOSITION.styles, lang="en-GB", title="A & B")
    tree = ET.fromstring(html.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314 - our own document
    assert tree.findtext("head/title") == "A & B"
    assert len(tree.findall("body/section")) == 1


def test_a_press_document_links_nowhere() -> None:
    """An address in the copy makes no annotation: the element is there without its `href`."""
    assert " href=" not in document([PAGE], "", lang="en-GB", title="")


def test_a_style_sheet_cannot_leave_its_element() -> None:
    """A layout's `</style>` stays inside the style sheet."""
    html = document([PAGE], "/* </style><script>alert(1)</script> */", lang="en-GB", title="")
    assert html.count("</style>") == 1


@pytest.mark.parametrize("title", ["</title><script>", '"quoted"'])
def test_a_title_is_text(title: str) -> None:
    """A paper's name is never markup."""
    assert "<script>" not in document([], "", lang="en-GB", title=title)


def test_the_readers_file_carries_all_it_needs() -> None:
    """Fonts that are set and pictures are in the file as data, nothing is asked for under our own addresses."""
    html = reader()
    assert "stonehand:" not in html
    assert html.count('url("data:font/ttf;base64,AAEAAA==")') == 1
    assert html.count('src="data:image/jpeg;base64,/9j/"') == 2
    assert "Spare" not in html


def test_the_readers_links_lead_somewhere() -> None:
    """In the browser an address in the copy can be followed."""
    assert '<a href="https://a.example/">x</a>' in reader()
