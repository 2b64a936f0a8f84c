"""Spot colours: from the layout to a plate of their own, or to the process inks that stand for them."""

import io
from collections.abc import Iterator
from dataclasses import replace

import pikepdf
import press_specimen as specimen
import pytest

from stonehand.compose.document import document
from stonehand.engines.worker import EnginePage, Worker
from stonehand.model.composition import ComposedPage
from stonehand.model.dummy import Inks, PageId
from stonehand.model.press import Spot
from stonehand.press.finish import finish_page
from stonehand.press.ink import ink
from stonehand.press.overprint import overprint
from stonehand.press.sheet import Sheet

BLUE = Spot("PANTONE 2945 C", (1.0, 0.6, 0.0, 0.1))
SPOTS = {"--harbour-blue": BLUE, "--unused": Spot("Varnish", (0.0, 0.0, 0.0, 0.0))}
MATTER = (
    '<p style="color:#06c;color:color(--harbour-blue 1)">solid</p>'
    '<div style="height:9mm;background:color(--harbour-blue 50%)"></div>'
    '<div style="opacity:.5"><p style="color:color(--harbour-blue 25%)">in a group</p></div>'
    '<svg width="20" height="20"><rect width="9" height="9" style="fill:color(--harbour-blue 1)"/></svg>'
)


@pytest.fixture(scope="module")
def page() -> Iterator[EnginePage]:
    composed = ComposedPage(PageId("1"), f"<section>{MATTER}</section>", ())
    with specimen.prepared() as worker:
        yield _rendered(worker, composed)


def _rendered(worker: Worker, composed: ComposedPage) -> EnginePage:
    html = document([composed], specimen.STYLE, lang="en", title="", spots=tuple(SPOTS))
    return worker.render_page(html, {})


def finished(page: EnginePage, sheet: Sheet) -> pikepdf.Pdf:
    done = finish_page(page.pdf, sheet, specimen.fonts())
    assert done.findings == ()
    return pikepdf.open(io.BytesIO(done.value))


def test_the_engine_knows_the_colours(page: EnginePage) -> None:
    """Text, ground, group and drawing in a spot colour: not a word of the engine."""
    assert page.complaints == ()


def test_a_spot_is_an_ink_of_its_own(page: EnginePage) -> None:
    """A separation under the ink's name, its tints in process inks beside it; the space nobody paints in is gone."""
    with finished(page, _keeping()) as pdf:
        spaces = pdf.pages[0].resources.ColorSpace
        assert set(spaces.keys()) == {"/--harbour-blue"}
        space = spaces["/--harbour-blue"]
        assert [str(part) for part in list(space)[:3]] == ["/Separation", "/PANTONE 2945 C", "/DeviceCMYK"]
        assert [float(share) for share in space[3].C1] == list(BLUE.cmyk)
        content = pdf.pages[0].obj.Contents.read_bytes()
        assert b"/--harbour-blue cs\n1 scn" in content
        assert b"/--harbour-blue cs\n0.5 scn" in content


def _keeping() -> Sheet:
    """A sheet of a press with a unit for the spot."""
    sheet = specimen.sheet(spots=SPOTS)
    return replace(sheet, profile=replace(sheet.profile, spots=True))


def test_without_a_unit_for_it_it_is_printed_in_process_inks(page: EnginePage) -> None:
    """Each channel of the alternative times the tint, in groups too; no other space is left."""
    with finished(page, specimen.sheet(spots=SPOTS)) as pdf:
        resources = pdf.pages[0].resources
        assert len(resources.get("/ColorSpace", {})) == 0
        content = pdf.pages[0].obj.Contents.read_bytes()
        assert b"1 0.6 0 0.1 k" in content
        assert b"0.5 0.3 0 0.05 k" in content
        (group,) = [drawn for drawn in resources.XObject.values() if drawn.Subtype == "/Form"]
        assert b"0.25 0.15 0 0.025 k" in group.read_bytes()


def test_a_black_page_keeps_black_alone(page: EnginePage) -> None:
    """The spot becomes the black that looks as dark as its alternative, even where the press keeps spots."""
    with finished(page, replace(_keeping(), inks=Inks.K)) as pdf:
        content = pdf.pages[0].obj.Contents.read_bytes()
        # 0.30 x 1 + 0.59 x 0.6 + 0.1 = 0.754
        assert b"0 0 0 0.754 k" in content
        assert len(pdf.pages[0].resources.get("/ColorSpace", {})) == 0


def test_tints_are_cut_to_what_an_ink_can_do() -> None:
    """A tint beyond 0 and 1 is one of them; strokes become strokes, names that are no spots stay."""
    inked = ink(b"/--a CS 1.5 SCN /--a cs -1 scn /--b cs .5 scn", spots={"--a": BLUE})
    assert inked.content == b"1 0.6 0 0.1 K 0 0 0 0 k /--b cs .5 scn"
    assert ink(inked.content, spots={"--a": BLUE}).content == inked.content


def test_black_over_a_spot_overprints_and_a_spot_never_does() -> None:
    """The spot's plate keeps its ground under black type."""
    content = b"/--a cs 1 scn 0 0 90 90 re f 0 0 0 1 k BT <41> Tj ET /--a cs 1 scn BT <41> Tj ET"
    assert (
        overprint(content, specimen.sheet().fine_rule).split()
        == (
            b"/--a cs 1 scn 0 0 90 90 re f 0 0 0 1 k BT /Overprint gs <41> Tj ET /--a cs 1 scn BT /Knockout gs <41> Tj ET"
        ).split()
    )
