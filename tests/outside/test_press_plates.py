"""Pages on their plates, as Ghostscript separates them: what black leaves of a ground, spots and marks on plates of their own."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace

import press_specimen as specimen
import pytest
from PIL import Image, ImageChops

from stonehand.compose.document import document
from stonehand.engines.worker import Worker
from stonehand.model.composition import ComposedPage
from stonehand.model.dummy import PageId
from stonehand.model.press import Level, Mark, Spot
from stonehand.press.bind import page_file
from stonehand.press.finish import finish_page
from stonehand.press.sheet import Sheet

pytestmark = pytest.mark.outside

PPI = 144
SPOTS = {"--blue": Spot("PANTONE 2945 C", (1.0, 0.6, 0.0, 0.1))}
WORDS = "Harbour bridge closed for the night " * 3
STYLE = specimen.STYLE + (
    ".g{position:absolute;left:10mm;width:120mm;height:20mm;font-size:14pt;line-height:16pt;margin:0}"
    ".l{white-space:normal}"
)
MATTER = "".join(
    f'<p class="g" style="top:{top}mm;{style}">{words}</p>'
    for top, style, words in (
        (10, "background:device-cmyk(.4 0 0 0)", WORDS),
        (40, "background:device-cmyk(0 0 0 .3)", WORDS),
        (70, "background:device-cmyk(0 1 0 0);color:device-cmyk(0 0 0 0)", WORDS),
        (100, "background:device-cmyk(0 0 1 0);border:.5pt solid;box-sizing:border-box", ""),
        (130, "background:color(--blue 60%)", WORDS),
        (160, "background:device-cmyk(0 .5 0 0);color:device-cmyk(0 0 0 .5)", WORDS),
    )
)
Plates = dict[str, Image.Image]


@pytest.fixture(scope="module")
def raw() -> Iterator[bytes]:
    """The page as the engine draws it: grounds with black, white and grey type, and a frame."""
    html = document([ComposedPage(PageId("1"), MATTER, ())], STYLE, lang="en", title="", spots=tuple(SPOTS))
    with specimen.prepared() as worker:
        yield _rendered(worker, html)


def _rendered(worker: Worker, html: str) -> bytes:
    page = worker.render_page(html, {})
    assert page.complaints == ()
    return page.pdf


@pytest.fixture(scope="module")
def separated(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Sheet], Plates]:
    """Separates the page, finished for a sheet; a plate is white where it prints."""
    if shutil.which("gs") is None:
        pytest.skip("no gs here: apt-get install ghostscript")

    def separate(sheet: Sheet) -> Plates:
        folder = tmp_path_factory.mktemp("plates")
        done = finish_page(raw, sheet, specimen.fonts())
        assert done.findings == ()
        (folder / "page.pdf").write_bytes(page_file(sheet.page, done.value, sheet.profile, specimen.IMPRINT))
        quiet = ("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-sDEVICE=tiffsep", f"-r{PPI}")
        command = ["gs", *quiet, f"-sOutputFile={folder}/p%d.tif", str(folder / "page.pdf")]
        subprocess.run(command, check=True, timeout=120, capture_output=True)
        return {
            file.stem.partition("(")[2].rstrip(")"): ImageChops.invert(Image.open(file).convert("L"))
            for file in folder.glob("p1(*.tif")
        }

    return separate


@pytest.fixture(scope="module")
def plates(separated: Callable[[Sheet], Plates]) -> Plates:
    return separated(specimen.sheet(spots=SPOTS))


def ground(plate: Image.Image, top: int) -> Image.Image:
    """The ground that begins so many millimetres from the top, a pixel or two within its edges."""
    left, upper, right, lower = (length * PPI / 25.4 for length in (11, top + 1, 129, top + 19))
    return plate.crop((round(left), round(upper), round(right), round(lower)))


def tones(plate: Image.Image, top: int) -> tuple[int, int]:
    """The least and the most ink in a ground, in per cent."""
    inks = ground(plate, top).tobytes()
    return round(min(inks) / 2.55), round(max(inks) / 2.55)


def test_black_type_leaves_the_ground_under_it(plates: Plates) -> None:
    """On 40 per cent of cyan: the cyan plate has no letter in it, the black plate has them in full and nothing else."""
    assert tones(plates["Cyan"], 10) == (40, 40)
    assert tones(plates["Black"], 10) == (0, 100)
    assert tones(plates["Magenta"], 10) == tones(plates["Yellow"], 10) == (0, 0)


def test_black_type_on_a_tint_of_black_is_full_black(plates: Plates) -> None:
    """The tint is never added: 100 in the letters, 30 round them."""
    assert tones(plates["Black"], 40) == (30, 100)
    assert tones(plates["Cyan"], 40) == (0, 0)


def test_white_and_grey_knock_out(plates: Plates) -> None:
    """White letters are holes in the magenta; letters in half a black are holes as well, and half black."""
    assert tones(plates["Magenta"], 70) == (0, 100)
    assert tones(plates["Black"], 70) == (0, 0)
    assert tones(plates["Magenta"], 160) == (0, 50)
    assert tones(plates["Black"], 160) == (0, 50)


def test_a_fine_frame_prints_on_its_ground(plates: Plates) -> None:
    """Half a point of black round a yellow field: the yellow plate is full to its edge."""
    whole = (10 * PPI / 25.4, 100 * PPI / 25.4, 130 * PPI / 25.4, 120 * PPI / 25.4)
    left, top, right, bottom = (round(edge) for edge in whole)
    assert plates["Yellow"].crop((left + 1, top + 1, right - 1, bottom - 1)).getextrema() == (255, 255)
    edge = plates["Black"].crop((left, top, right, top + 2))
    assert max(edge.tobytes()) == 255


def test_a_spot_is_on_its_own_plate_or_in_process_inks(plates: Plates, separated: Callable[[Sheet], Plates]) -> None:
    """With a unit for it the ground is 60 per cent of one plate, type overprinting; without one it is 60, 36 and 6 of three."""
    assert "PANTONE 2945 C" not in plates
    assert tones(plates["Cyan"], 130) == (60, 60)
    assert tones(plates["Magenta"], 130) == (36, 36)
    assert tones(plates["Black"], 130) == (6, 100)
    sheet = specimen.sheet(spots=SPOTS)
    spot = separated(replace(sheet, profile=replace(sheet.profile, spots=True)))
    assert tones(spot["PANTONE 2945 C"], 130) == (60, 60)
    assert tones(spot["Cyan"], 130) == tones(spot["Magenta"], 130) == (0, 0)
    assert tones(spot["Black"], 130) == (0, 100)


@pytest.mark.parametrize("level", [Level.X4, Level.X1A])
def test_marks_are_on_every_plate(separated: Callable[[Sheet], Plates], level: Level) -> None:
    """The cross at the foot's middle stands on all four, the bar's patches each on its own, the slug on black alone."""
    marked = separated(specimen.sheet(spots=SPOTS, marks=frozenset(Mark), level=level, paper="The Specimen"))
    sheet_height = marked["Cyan"].height
    edge = round(10 * PPI / 25.4)
    for plate in ("Cyan", "Magenta", "Yellow", "Black"):
        cross = marked[plate].crop((round(79 * PPI / 25.4), sheet_height - edge, round(89 * PPI / 25.4), sheet_height))
        assert max(cross.tobytes()) == 255
        bar = marked[plate].crop((round(15 * PPI / 25.4), sheet_height - edge, round(70 * PPI / 25.4), sheet_height))
        assert sum(bar.histogram()[250:]) == pytest.approx((5 * PPI / 25.4) ** 2, rel=0.15)
    head = (round(14 * PPI / 25.4), 0, round(70 * PPI / 25.4), edge)
    slug = {name: max(plate.crop(head).tobytes()) for name, plate in marked.items() if plate.mode == "L"}
    assert slug["Black"] == 255
    assert slug["Cyan"] == slug["Magenta"] == slug["Yellow"] == 0
