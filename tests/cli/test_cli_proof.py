"""`stonehand proof`: what is written, whatever was found, and what is refused."""

import json
import os
import sys
from io import BytesIO

import pytest
from cli_paper import ARTICLE, Call, Paper
from PIL import Image

pytest_plugins = ("cli_fixtures",)

EVERY = {"contact-sheet.png", "flatplan.png", "galleys.pdf", "office.pdf", "page-01.png"}
WIDTH, HEIGHT = 289, 380
"""Millimetres of the gazette's page."""


def _proofs(paper: Paper) -> dict[str, bytes]:
    return {name.removeprefix("proofs/"): png for name, png in paper.files().items() if name.startswith("proofs/")}


def _size(png: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(png)) as picture:
        return picture.size


def test_all_proofs_of_an_issue_are_written(call: Call, paper: Paper) -> None:
    """Pages, sheets, marked proofs and PDFs; the rest of the output stays as it was, and the same again is the same bytes."""
    before = paper.files()
    said = call("proof", cwd=paper.root)
    assert said.code == 0, said
    proofs = _proofs(paper)
    assert set(proofs) == EVERY | {"marked/page-01.png"}
    assert said.last == f"wrote {len(proofs)} proofs to out/2026-12-04/proofs"
    assert {name: content for name, content in paper.files().items() if not name.startswith("proofs/")} == before
    width, height = _size(proofs["page-01.png"])
    assert abs(width - WIDTH / 25.4 * 100) <= 1
    assert abs(height - HEIGHT / 25.4 * 100) <= 1
    call("proof", cwd=paper.root)
    assert _proofs(paper) == proofs


def test_errors_keep_no_proof_back(call: Call, paper: Paper) -> None:
    """A story that is missing a character of its font is proofed, its fault is drawn on the page, and the code is 1."""
    paper.write("harbour-bridge", ARTICLE.replace("Nobody cut", "港 Nobody cut"))
    said = call("proof", cwd=paper.root)
    assert said.code == 1
    assert "error[galleys/missing-glyph]" in said.out
    assert set(_proofs(paper)) == EVERY | {"marked/page-01.png"}


def test_the_folder_is_renewed_as_a_whole(call: Call, paper: Paper) -> None:
    """What an earlier run left there, such as a page that is no more, is gone."""
    (paper.out / "proofs").mkdir(parents=True)
    (paper.out / "proofs" / "page-09.png").write_bytes(b"old")
    call("proof", "--dpi", "30", cwd=paper.root)
    assert "page-09.png" not in _proofs(paper)
    assert "page-01.png" in _proofs(paper)


def test_another_resolution_and_folder(call: Call, paper: Paper) -> None:
    """`--dpi` sets the pages' pixels, `--out` the folder that `proofs` stands in; JSON names every file."""
    said = call("proof", "--dpi", "40", "--out", "elsewhere", "--format", "json", cwd=paper.root)
    assert said.code == 0, said
    written = json.loads(said.out)["written"]
    assert "elsewhere/proofs/page-01.png" in written
    width, _ = _size((paper.root / "elsewhere/proofs/page-01.png").read_bytes())
    assert abs(width - WIDTH / 25.4 * 40) <= 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--dpi", "19"), "pages cannot be drawn at 19 pixels per inch"),
        (("--dpi", "601"), "take 20 to 600"),
        (("--dpi", "600"), "take 484 at most for this paper"),
        (("--pages", "7"), "there is no page 7"),
    ],
)
def test_what_cannot_be_drawn_is_refused(call: Call, paper: Paper, words: tuple[str, ...], told: str) -> None:
    """Too coarse, too fine, too many pixels for a page of this size, a page there is not: wrong usage, and nothing written."""
    before = paper.files()
    said = call("proof", *words, cwd=paper.root)
    assert said.code == 2, said
    assert told in said.err
    assert paper.files() == before


def test_an_issue_that_cannot_be_read_has_no_proofs(call: Call, paper: Paper) -> None:
    """Without date and number nothing is made; the last line says that no proof was written."""
    next((paper.root / "issues").glob("*/issue.yaml")).write_text("schema: 1\n", encoding="utf-8")
    said = call("proof", cwd=paper.root)
    assert said.code == 1
    assert "no proof was written" in said.last


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems take no such name")
def test_a_file_whose_name_is_no_utf_8_is_proofed(call: Call, paper: Paper) -> None:
    """Galleys name the article's file: a byte that is no character is shown as its number."""
    name = os.fsdecode(b"caf\xe9.md")
    text = "---\nheadline: The cafe is open\nslug: cafe\nurl: https://example.org/cafe\n---\nIt opened at nine.\n"
    (paper.root / f"issues/{paper.out.name}/articles/{name}").write_text(text, encoding="utf-8")
    said = call("proof", cwd=paper.root)
    assert said.code == 0, said
    assert "galleys.pdf" in _proofs(paper)
