"""What a build writes, and what it leaves alone."""

import json
from pathlib import Path

import pytest
from cli_paper import ISSUE, Call, Paper

from stonehand.model.dummy import PageId
from stonehand.model.finding import UsageError
from stonehand.pipeline.pages import chosen

pytest_plugins = ("cli_fixtures",)

BOOK = f"press/gazette_{ISSUE}.pdf"
PAGES = tuple(PageId(page) for page in ("A1", "A2", "B1", "B2"))


def test_a_build_writes_five_things(built_paper: Paper) -> None:
    """HTML, press file, dummy, impression and report; no lock and no staging stay behind."""
    assert set(built_paper.files()) == {"html/index.html", BOOK, "dummy.yaml", "impression.json", "report.json"}
    assert built_paper.files()[BOOK].startswith(b"%PDF-1.6")
    assert json.loads(built_paper.files()["report.json"])["press"]["state"] == "fresh"


def test_pages_are_written_beside_the_book(call: Call, paper: Paper) -> None:
    """`--pages 1` writes one file by the page's name and leaves the book as it is."""
    book = paper.files()[BOOK]
    said = call("build", "--pages", "1", cwd=paper.root)
    assert (said.code, said.last) == (0, f"wrote out/{ISSUE}/press/pages/gazette_{ISSUE}_1.pdf")
    assert paper.files()[BOOK] == book
    assert paper.files()[f"press/pages/gazette_{ISSUE}_1.pdf"].startswith(b"%PDF")
    assert json.loads(paper.files()["report.json"])["press"]["state"] == "pages"


def test_errors_keep_the_last_good_press_file(call: Call, paper: Paper) -> None:
    """HTML and report are of this build, the press file is of the one before, and the last line says so."""
    before = paper.files()
    paper.write("harbour-bridge", "---\nheadline: A\nbylne: x\n---\nNew text.\n")
    said = call("build", cwd=paper.root)
    assert said.code == 1
    assert f"; press: stale, out/{ISSUE}/{BOOK} is of an earlier build (" in said.last
    after = paper.files()
    assert after[BOOK] == before[BOOK]
    assert after["html/index.html"] != before["html/index.html"]
    assert json.loads(after["report.json"])["press"] == {
        "state": "stale",
        "file": BOOK,
        "build": json.loads(before["report.json"])["press"]["build"],
    }


def test_a_page_that_is_not_there_costs_nothing(call: Call, paper: Paper) -> None:
    """Exit code 2, and the output as it was."""
    before = paper.files()
    said = call("build", "--pages", "1-2", cwd=paper.root)
    assert said.code == 2
    assert "there is no page 2\n  this issue has one page, 1\n" in said.err
    assert paper.files() == before


def test_a_list_of_pages_is_read_in_the_order_of_the_book() -> None:
    """Single pages and ranges, across sections, each page once."""
    assert chosen("B1, A1-A2,A2", PAGES) == PAGES[:3]
    assert chosen(None, PAGES) == PAGES


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("B1-A2", "cli/backward-range"),
        ("", "cli/no-such-page"),
        ("A1,", "cli/no-such-page"),
        ("A3", "cli/no-such-page"),
    ],
)
def test_a_list_that_names_no_page_is_refused(text: str, fault: str) -> None:
    """Backwards, empty, or beyond the issue."""
    with pytest.raises(UsageError) as refused:
        chosen(text, PAGES)
    assert [finding.id for finding in refused.value.findings] == [fault]


def test_another_folder_takes_the_output(call: Call, paper: Paper, tmp_path: Path) -> None:
    """`--out` with an issue that cannot be set: the report alone, and the paper's own output untouched."""
    before = paper.files()
    (paper.root / "layouts/gazette/layout.yaml").write_text("grid: [\n")
    said = call("build", "--out", str(tmp_path / "else"), cwd=paper.root)
    assert said.code == 1
    assert said.last == f"1 error. wrote {tmp_path / 'else'}/report.json; press: no file was written"
    assert [path.name for path in (tmp_path / "else").iterdir()] == ["report.json"]
    assert paper.files() == before
