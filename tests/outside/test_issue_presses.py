"""The sample's pages for two presses: our own preflight, its plates drawn, and other people's programs say the same of them."""

import io
import json
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from builds import ROOT, SAMPLE, Build, stonehand
from PIL import Image

from stonehand.engines.tools import PROGRAMS

pytestmark = pytest.mark.outside

INK_LIMITS = {"newsprint-coldset": 240, "newsprint-digital": 280}


@pytest.fixture(scope="module", params=list(INK_LIMITS))
def pressed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Build]:
    """A press by name, and the sample built for it."""
    press, out = str(request.param), tmp_path_factory.mktemp("pressed")
    done = stonehand(ROOT, "build", SAMPLE, "--press", press, "--out", out)
    return press, Build(out, {}, done.returncode, done.stdout + done.stderr)


def run(name: str, *arguments: str | Path) -> str:
    """Run a program and give what it says; skip where it is not there, fail where it fails."""
    if shutil.which(name) is None:
        package = next((p.packages.debian for p in PROGRAMS if name in p.commands), "poppler-utils")
        pytest.skip(f"no {name} here: apt-get install {package}")
    command = [name, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def test_our_own_preflight_finds_no_fault(pressed: tuple[str, Build]) -> None:
    """No error and no warning with every rule of the press looked at, those of ink on drawn plates."""
    press, built = pressed
    if not any(map(shutil.which, ("mutool", "gs"))):
        pytest.skip("neither mutool nor gs here: apt-get install mupdf-tools")
    done = stonehand(ROOT, "preflight", built.press, "--press", press, "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert [found for found in report["findings"] if found["severity"] != "info"] == []
    assert len(report["held"]) >= 70
    assert all("does not ask" in skipped["why"] for skipped in report["skipped"])


def test_other_programs_agree(pressed: tuple[str, Build]) -> None:
    """qpdf finds no fault, Ghostscript stops at nothing, MuPDF meets no RGB, every font is embedded."""
    _press, built = pressed
    assert "No syntax or stream encoding errors found" in run("qpdf", "--check", built.press)
    quiet = ("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dPDFSTOPONERROR", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage")
    assert run("gs", *quiet, built.press) == ""
    assert set(re.findall(r'colorspace="([^"]*)"', run("mutool", "trace", built.press))) <= {"DeviceCMYK", "DeviceGray"}
    rows = run("pdffonts", built.press).splitlines()[2:]
    assert rows
    assert all(re.search(r"\byes +yes +yes +\d+ +\d+$", row) for row in rows)


def test_ink_is_within_the_limit(pressed: tuple[str, Build], tmp_path: Path) -> None:
    """On Ghostscript's tiff32nc no dot of 1/72 inch has more ink than the press takes."""
    press, built = pressed
    quiet = ("-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiff32nc", "-r72")
    run("gs", *quiet, f"-sOutputFile={tmp_path}/%02d.tif", built.press)
    for file in sorted(tmp_path.glob("*.tif")):
        with Image.open(file) as plate:
            spots = zip(*(ink.tobytes() for ink in plate.split()), strict=True)
            assert max(map(sum, set(spots))) / 2.55 <= INK_LIMITS[press], file.name


def test_one_trim_and_no_annotation(pressed: tuple[str, Build]) -> None:
    """Every page is cut to one size, and carries nothing to click."""
    _press, built = pressed
    with pikepdf.open(io.BytesIO(built.pdf)) as pdf:
        assert len({tuple(float(edge) for edge in page.trimbox) for page in pdf.pages}) == 1
        assert not [page for page in pdf.pages if "/Annots" in page.obj]
