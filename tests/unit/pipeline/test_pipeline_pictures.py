"""Developing for a press: its resolution and its ink reach the darkroom, and line art is measured by a number of its own."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from stonehand.engines.worker import Worker
from stonehand.model.composition import ComposedPage, Composition, PictureJob
from stonehand.model.dummy import PageId
from stonehand.model.press import Limit, Limits, PressProfile
from stonehand.model.units import Mm
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.pictures import develop_all
from stonehand.workspace import roots

pytestmark = pytest.mark.long

ROOT = Path(__file__).parents[3]
INCH = Mm(25.4)


@pytest.fixture(scope="module")
def desk() -> Desk:
    read = read_desk(roots.find(ROOT), "2026-11-27", None).value
    assert read is not None
    return read


@pytest.fixture(scope="module")
def worker(desk: Desk) -> Iterator[Worker]:
    assert desk.press is not None
    with Worker() as ready:
        ready.prepare({}, desk.press.icc)
        yield ready


def developed(desk: Desk, worker: Worker, image: Image.Image, press: PressProfile) -> tuple[Image.Image, list[str]]:
    """A picture a square inch large on the page, and what was found of it."""
    file = io.BytesIO()
    image.save(file, "TIFF")
    job = PictureJob("stonehand:picture/x", "x.tif", (0.0, 0.0, 1.0, 1.0), INCH, INCH, grey=False)
    composition = Composition((ComposedPage(PageId("1"), "", (job,)),), "", ())
    done = develop_all(replace(desk, pictures={"x.tif": file.getvalue()}), composition, press, worker, _silent)
    return Image.open(io.BytesIO(done.value.press[job.address])), [finding.id for finding in done.findings]


def _silent(_stage: str, _done: int, _of: int) -> None:
    """Nobody listens."""


@pytest.mark.parametrize(("most", "ppi"), [(240.0, 200), (180.0, 100)])
def test_ink_and_resolution_are_the_presss(desk: Desk, worker: Worker, most: float, ppi: int) -> None:
    """A field of 400 per cent comes out at the profile's number, in as many pixels as it asks for."""
    assert desk.press is not None
    press = replace(desk.press, most_ink=most, ppi=ppi)
    image, found = developed(desk, worker, Image.new("CMYK", (400, 400), (255, 255, 255, 255)), press)
    assert (image.size, image.mode) == ((ppi, ppi), "CMYK")
    pixel = image.getpixel((50, 50))
    assert isinstance(pixel, tuple)
    assert most - 4 < sum(pixel) / 2.55 <= most
    assert found == (["pictures/low-resolution"] if ppi < 149 else [])


def test_line_art_keeps_its_pixels(desk: Desk, worker: Worker) -> None:
    """400 pixels stay 400 at 200 ppi, 1600 become 1200; the first are too few for line art, whatever a photograph needs."""
    assert desk.press is not None
    press = replace(desk.press, limits=Limits(picture=Limit(warning=150), line_art=Limit(warning=799)))
    for side, wanted, complaints in ((400, 400, ["pictures/low-resolution"]), (1600, 1200, [])):
        image, found = developed(desk, worker, Image.effect_noise((side, side), 200).convert("1"), press)
        assert image.size == (wanted, wanted)
        assert set(image.tobytes()) == {0, 255}
        assert found == complaints
