"""The sample's press file before other people's programs: what qpdf, Ghostscript, MuPDF and Poppler say of it."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from builds import Build
from measured import leg_box, legs_of, printed_lines
from PIL import Image

from stonehand.engines.tools import PROGRAMS

pytestmark = pytest.mark.outside

Run = Callable[..., str]
LIMIT = 240
"""Per cent of ink newsprint takes (the condition's profile is made for it)."""


@pytest.fixture(scope="module")
def run() -> Run:
    """Runs a program and gives what it says; skips where it is not there, fails where it fails."""

    def running(name: str, *arguments: str | Path, codes: tuple[int, ...] = (0,)) -> str:
        if shutil.which(name) is None:
            package = next((p.packages.debian for p in PROGRAMS if name in p.commands), "poppler-utils")
            pytest.skip(f"no {name} here: apt-get install {package}")
        command = [name, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode in codes, done.stderr
        return done.stdout + done.stderr

    return running


@pytest.fixture(scope="module")
def plates(sample: Build, run: Run, tmp_path_factory: pytest.TempPathFactory) -> list[Image.Image]:
    """The pages as Ghostscript separates them, 72 pixels to the inch: one pixel is a point."""
    folder = tmp_path_factory.mktemp("plates")
    quiet = ("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING")
    drawn = ("-sDEVICE=tiff32nc", "-r72", "-dGraphicsAlphaBits=4", "-dTextAlphaBits=4")
    said = run("gs", *quiet, *drawn, f"-sOutputFile={folder}/%02d.tif", sample.press)
    assert said == ""
    return [Image.open(file) for file in sorted(folder.iterdir())]


def test_qpdf_finds_no_fault(sample: Build, run: Run) -> None:
    """Structure, streams and cross references are sound; a warning would be exit code 3."""
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", sample.press)


def test_ghostscript_draws_every_page(plates: list[Image.Image], sample: Build) -> None:
    """It stops at errors and at warnings, and there are none; pages have the paper's size."""
    assert len(plates) == sample.report["counts"]["pages"]
    assert {plate.size for plate in plates} == {(819, 1077)}
    assert {plate.mode for plate in plates} == {"CMYK"}


def test_no_spot_takes_more_ink_than_newsprint_holds(plates: list[Image.Image]) -> None:
    """Cyan, magenta, yellow and black together are at most 240 % anywhere."""
    for plate in plates:
        spots = zip(*(ink.tobytes() for ink in plate.split()), strict=True)
        assert max(map(sum, set(spots))) / 255 * 100 <= LIMIT
    assert max(max(plate.split()[3].tobytes()) for plate in plates) == 255


def test_text_is_on_the_black_plate_alone(plates: list[Image.Image], sample: Build) -> None:
    """Where legs of text stand, cyan, magenta and yellow are bare, and black is not."""
    found = 0
    for page, _, leg in legs_of(sample):
        left, top, right, foot = leg_box(sample, page, leg)
        area = plates[page - 1].crop((round(left), round(top), round(right), round(foot)))
        cyan, magenta, yellow, black = (max(ink.tobytes()) for ink in area.split())
        assert (cyan, magenta, yellow) == (0, 0, 0), (page, left, top)
        assert black > 200
        found += 1
    assert found > 20


def test_mupdf_sees_cmyk_and_grey_alone(sample: Build, run: Run) -> None:
    """Every colour space its interpreter meets is DeviceCMYK or DeviceGray; text is black ink, or white in an advertisement."""
    trace = run("mutool", "trace", sample.press)
    spaces = set(re.findall(r'colorspace="([^"]*)"', trace))
    assert spaces <= {"DeviceCMYK", "DeviceGray"}
    texts = re.findall(r"<fill_text[^>]*>", trace)
    assert len(texts) > 100
    inks = [re.findall(r'colorspace="DeviceCMYK" color="([0-9. ]*)"', text) for text in texts]
    assert {ink for found in inks for ink in found} == {"0 0 0 1", "0 0 0 0"}
    assert all(inks)
    assert sum(found == ["0 0 0 0"] for found in inks) < 0.05 * len(inks)


def test_poppler_finds_all_fonts_embedded_and_subset(sample: Build, run: Run) -> None:
    """Each font has yes under emb, sub and uni."""
    rows = run("pdffonts", sample.press).splitlines()[2:]
    flags = [re.search(r"\b(yes|no) +(yes|no) +(yes|no) +\d+ +\d+$", row) for row in rows]
    assert len(rows) > 5
    assert {found.groups() if found else () for found in flags} == {("yes", "yes", "yes")}
    assert len({row.split()[0] for row in rows}) == len(rows)


def test_poppler_reads_the_stories_in_their_order(sample: Build, run: Run) -> None:
    """The text in the order it is painted holds every leg of every story, its lines one after the other."""
    read = "".join(run("pdftotext", "-raw", "-enc", "UTF-8", sample.press, "-").split())
    for number, section in enumerate(sample.html.iter("section"), 1):
        for slug in dict.fromkeys(article.get("data-story") or "" for article in section.iter("article")):
            wanted = "".join("".join(printed_lines(sample, slug)).split())
            assert wanted[:40] in read, (number, slug)
            assert wanted[-40:] in read, (number, slug)
            assert read.index(wanted[:40]) < read.index(wanted[-40:])
