"""The reader's PDF before other people's programs: what qpdf, Poppler and MuPDF make of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from reader_issue import ReaderIssue

pytestmark = pytest.mark.outside
pytest_plugins = ("reader_fixtures",)


@pytest.fixture(scope="module")
def file(reader: ReaderIssue, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file on the disk."""
    path = tmp_path_factory.mktemp("outside") / "reader.pdf"
    path.write_bytes(reader.content)
    return path


def run(name: str, *arguments: str | Path) -> str:
    """Run a program and give what it says; skip where it is not there, fail where it fails."""
    if shutil.which(name) is None:
        pytest.skip(f"no {name} here: apt-get install qpdf poppler-utils mupdf-tools")
    command = [name, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_qpdf_finds_nothing_wrong(file: Path) -> None:
    """Its check of syntax and streams passes without a warning, which would be exit code 3."""
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", file)


def test_poppler_reads_it_as_tagged(file: Path, reader: ReaderIssue) -> None:
    """It says so, and reads a paragraph that goes on over the page in one piece."""
    assert re.search(r"^Tagged: +yes$", run("pdfinfo", file), re.MULTILINE)
    told = run("pdfinfo", "-struct-text", file)
    assert told.count("Table (block)") >= 2
    slug, at = next(
        (part.slug, part.legs[-1].stop) for part in reader.makeup.pages[0].parts if part.part == 1 and part.turn
    )
    (galley,) = [galley for galley in reader.makeup.galleys if galley.slug == slug]
    read = "".join(part for part in re.findall(r'"(.*)"', told))
    assert f"{galley.lines[at - 1].text} {galley.lines[at].text} {galley.lines[at + 1].text}" in read


def test_poppler_finds_every_font_in_it(file: Path) -> None:
    """All are embedded, subset, and say what their letters are."""
    rows = run("pdffonts", file).splitlines()[2:]
    assert len(rows) > 8
    assert all(re.search(r" yes yes yes +\d+ +0$", row) for row in rows)


def test_mupdf_shows_its_bookmarks(file: Path) -> None:
    """The sections, and under them every story, each with a page and a place."""
    rows = run("mutool", "show", file, "outline").splitlines()
    assert sum(row.startswith("|") for row in rows) > 20
    assert all(re.search(r"#page=\d+&", row) for row in rows)
