"""WeasyPrint in the child: what it may read, what it says, and the lines it gives back."""

import random
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from stonehand.engines.worker import Worker
from stonehand.model.finding import EngineFailed
from stonehand.model.tagged import Leaf, Node

pytestmark = pytest.mark.long

if TYPE_CHECKING:
    from stonehand.model.engine import EngineLine

FONTS = Path(__file__).parents[3] / "fonts"
FACES = {
    "a.ttf": FONTS / "source-serif/SourceSerif4SmText-Regular.ttf",
    "b.ttf": FONTS / "source-serif/SourceSerif4SmText-It.ttf",
    "n.ttf": FONTS / "noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf",
}
HEAD = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><style>
@font-face{font-family:S;src:url("stonehand:font/a.ttf")}
@font-face{font-family:S;font-style:italic;src:url("stonehand:font/b.ttf")}
@font-face{font-family:N;src:url("stonehand:font/n.ttf")}
@page{size:45mm 60000mm;margin:0}
body{margin:0;font:8.7pt/10pt S,N;hyphens:auto} p{margin:0} table{border-collapse:collapse}
</style></head><body>"""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker() as ready:
        ready.prepare({name: path.read_bytes() for name, path in FACES.items()}, b"")
        yield ready


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/hostname">',
        '<img src="FILE:///etc/hostname">',
        '<img src="http://127.0.0.1/x.png">',
        '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        '<img src="stonehand:picture/of-another-page">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<link rel="stylesheet" href="file:///etc/hostname">',
        '<style>@import url("ftp://127.0.0.1/x.css");</style>',
        "<style>@font-face{font-family:X;src:url(file:///etc/hostname)}</style>",
        '<p style="background:url(//127.0.0.1/x.png)">x</p><base href="http://127.0.0.1/"><img src="x.png">',
        '<svg width="9" height="9"><image href="file:///etc/hostname" width="9" height="9"/></svg>',
        "<div>" * 600,
    ],
)
def test_nothing_is_read_but_what_was_handed_over(worker: Worker, markup: str) -> None:
    """Any other address ends the job with a finding, inside an SVG too; the child lives on."""
    with pytest.raises(EngineFailed) as caught:
        worker.render_page(HEAD + markup, {})
    assert [finding.id for finding in caught.value.findings] == ["engine/refused"]


def test_a_relative_address_is_a_complaint(worker: Worker) -> None:
    """Without a base there is nothing to read; the engine says so, and the page is not whole."""
    assert any("Relative URI" in line for line in worker.render_page(HEAD + '<img src="../../x.png">', {}).complaints)


def test_what_breaks_the_engine_is_a_finding(worker: Worker) -> None:
    """Type of a thousand million pixels ends in an error of the engine's own, or its death: never a traceback of ours."""
    with pytest.raises(EngineFailed):
        worker.render_page(HEAD + '<p style="font-size:1e9px">x</p>', {})
    assert worker.render_page(HEAD + "<p>x</p>", {}).pdf.startswith(b"%PDF")


def test_the_engine_says_what_it_ignores(worker: Worker) -> None:
    """Log lines come back with the page, and only with this page."""
    page = worker.render_page(HEAD + '<p style="text-shadow:1px 1px red">x</p>', {})
    assert page.complaints == ("Ignored `text-shadow:1px 1px red` at 1:1, unknown property.",)
    assert worker.render_page(HEAD + "<p>x</p>", {}).complaints == ()


def test_a_new_set_of_fonts_replaces_the_old(worker: Worker) -> None:
    """Prepared again, the child knows only the new faces."""
    with Worker() as other:
        other.prepare({"a.ttf": FACES["a.ttf"].read_bytes()}, b"")
        other.render_page(HEAD.replace('url("stonehand:font/b.ttf")', "x").replace("n.ttf", "a.ttf") + "<p>x</p>", {})
        other.prepare({}, b"")
        with pytest.raises(EngineFailed, match=r"a\.ttf"):
            other.render_page(HEAD + "<p>x</p>", {})
    assert worker.cpu_seconds > 0
    assert worker.peak_memory > 30 * 1024**2


def test_lines_come_back_with_their_characters(worker: Worker) -> None:
    """A paragraph and a table: each line's characters, and boxes in points."""
    matter = worker.set_matter(
        HEAD + '<p data-b="p">Some   <em>harbour</em> words, extraordinarily interdepartmental and long.</p>'
        '<table data-box="t"><tr><td data-b="c1">One cell</td><td data-b="c2" style="text-align:right">two</td></tr></table>'
    )
    text = "Some   harbour words, extraordinarily interdepartmental and long."
    lines = [line for line in matter.lines if line.block == "p"]
    assert "".join(text[line.start : line.stop] + ("" if line.hyphen else " ") for line in lines).strip() == text
    assert any(line.hyphen for line in lines)
    assert [line.top for line in lines] == [pytest.approx(10 * at) for at in range(len(lines))]
    cells = {line.block: line for line in matter.lines if line.block != "p"}
    assert (cells["c1"].start, cells["c1"].stop, cells["c2"].stop) == (0, 8, 3)
    (table,) = matter.boxes
    assert table.name == "t"
    assert table.top == pytest.approx(10 * len(lines))
    assert table.x <= cells["c1"].x < cells["c2"].x + cells["c2"].width <= table.x + table.width + 0.01


PIECES = (
    "Some   plain words ",
    "a <em>few of <b>them</b></em> set in other faces, ",
    "half<i>way</i>house ",
    "soft&shy;hyphen&shy;ated ",
    "no&nbsp;break&#8239;here ",
    "\u201cquoted\u201d \u2014 dash\u2014ed ",
    "extraordinarily-long-compounds ",
    "well\u2010known hyphens ",
    "https://example.org/a/very/long/address?with=query ",
    "line<br/>break ",
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645 ",
    "e\u0301tude ",
    "<sup>2</sup> and H<sub>2</sub>O\n\n ",
    "Interdepartmental incomprehensibilities ",
)


def test_every_character_of_random_copy_is_on_a_line(worker: Worker) -> None:
    """Two hundred random paragraphs: no line overlaps another, and all that is skipped between them is white space."""
    chance = random.Random(20261127)
    paragraphs = ["".join(chance.choices(PIECES, k=chance.randint(1, 14))) for _ in range(200)]
    markup = "".join(
        f'<p data-b="{at}"{" dir=rtl" if at % 9 == 0 else ""}>{text}</p>' for at, text in enumerate(paragraphs)
    )
    blocks: dict[str, list[EngineLine]] = {}
    for line in worker.set_matter(HEAD + markup).lines:
        blocks.setdefault(line.block, []).append(line)
    assert len(blocks) == 200
    assert sum(len(lines) for lines in blocks.values()) > 600
    for lines in blocks.values():
        assert all(one.start < one.stop <= two.start for one, two in pairwise(lines))


def test_a_page_for_readers_tells_what_its_content_came_from(worker: Worker) -> None:
    """Elements with their marks, room and text by number; what a style sheet made is told, and where lines end."""
    style = "<style>.h::after{content:'-'}</style></head>"
    copy = '<p lang="de" data-kind="note" onclick="x">a <i>b</i><span class="h"></span><br/>c</p>'
    page = worker.begin_tagged(HEAD.replace("</head>", style) + copy, {}).result()
    (html,) = page.tree.kids
    assert isinstance(html, Node)
    (body,) = html.kids
    assert isinstance(body, Node)
    (p,) = body.kids
    assert isinstance(p, Node)
    assert (p.tag, p.marks) == ("p", {"lang": "de", "data-kind": "note"})
    assert [round(edge) for edge in p.room] == [0, 170059, 128, 170079]
    assert [kid.tag if isinstance(kid, Node) else kid.text for kid in p.kids] == ["a ", "i", "span", "br", "c"]
    made = p.kids[2].kids[0] if isinstance(p.kids[2], Node) else None
    assert (made.text, made.made, made.ends) == ("-", True, True) if isinstance(made, Leaf) else False
    numbers = [int(found) for found in re.findall(rb"/MCID (\d+)", page.pdf)]
    assert sorted(numbers) == [0, 1, 2, 3]
    assert b"StructTreeRoot" not in page.pdf


def test_the_engines_last_step_is_where_we_leave_it_out() -> None:
    """Numbers by box are on the streams handed to `weasyprint.pdf.add_tags`, which is called by that name."""
    from stonehand.engines import pango  # noqa: PLC0415 - loads the libraries before the import below

    pango.preload()
    import warnings  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from weasyprint import pdf  # noqa: PLC0415
        from weasyprint.pdf.stream import Stream  # noqa: PLC0415
    assert "add_tags" in pdf.generate_pdf.__code__.co_names
    assert pdf.add_tags.__code__.co_varnames[:4] == ("pdf", "document", "pdf_version", "page_streams")
    assert "_tags" in Stream.__init__.__code__.co_names


def test_the_box_tree_is_what_we_read() -> None:
    """The private surface we count on: a new WeasyPrint that changes it fails here, by name."""
    from stonehand.engines import pango  # noqa: PLC0415 - loads the libraries before the import below

    pango.preload()
    import warnings  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from weasyprint.document import Page  # noqa: PLC0415
        from weasyprint.formatting_structure import boxes  # noqa: PLC0415
    assert "_page_box" in Page.__init__.__code__.co_names
    for name in ("border_box_x", "border_box_y", "border_width", "border_height"):
        assert callable(getattr(boxes.Box, name))
    assert issubclass(boxes.TableCellBox, boxes.BlockContainerBox)
    assert not issubclass(boxes.LineBox, boxes.BlockContainerBox)
    assert {"element_tag", "element"} <= set(boxes.Box.__init__.__code__.co_varnames)
    assert "text" in boxes.TextBox.__init__.__code__.co_varnames
