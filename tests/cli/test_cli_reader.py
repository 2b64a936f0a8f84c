"""The reader's PDF asked for on the command line."""

import json

from cli_paper import ISSUE, Call, Paper

pytest_plugins = ("cli_fixtures",)

FILE = f"reader/gazette_{ISSUE}.pdf"
BOOK = f"press/gazette_{ISSUE}.pdf"


def test_it_is_written_beside_the_press_file_when_asked_for(call: Call, paper: Paper) -> None:
    """The last line and the report name it; an older one in its folder is gone."""
    old = paper.out / "reader" / "gazette_of-yore.pdf"
    old.parent.mkdir()
    old.write_bytes(b"%PDF-1.7 of yore")
    said = call("build", "--reader", cwd=paper.root)
    assert (said.code, said.last) == (0, f"wrote out/{ISSUE}/{BOOK}, out/{ISSUE}/{FILE}")
    assert paper.files()[FILE].startswith(b"%PDF-1.7")
    assert not old.exists()
    report = json.loads(paper.files()["report.json"])
    assert (report["reader"]["state"], report["reader"]["file"]) == ("fresh", FILE)
    assert report["cpu_seconds"]["reader"] > 0


def test_errors_keep_the_last_good_one(call: Call, paper: Paper) -> None:
    """It is of the build before, as the press file is, and the last line says so of both."""
    assert call("build", "--reader", cwd=paper.root).code == 0
    before = paper.files()
    paper.write("harbour-bridge", "---\nheadline: A\nbylne: x\n---\nNew text.\n")
    said = call("build", "--reader", cwd=paper.root)
    assert said.code == 1
    assert f"; press: stale, out/{ISSUE}/{BOOK} is of an earlier build (" in said.last
    assert f"; reader: stale, out/{ISSUE}/{FILE} is of an earlier build (" in said.last
    assert paper.files()[FILE] == before[FILE]


def test_a_build_without_it_leaves_it_and_says_that_it_is_stale(call: Call, paper: Paper) -> None:
    """The report tells; the last line speaks of what was asked for."""
    assert call("build", "--reader", cwd=paper.root).code == 0
    before = paper.files()
    said = call("build", cwd=paper.root)
    assert said.last == f"wrote out/{ISSUE}/{BOOK}"
    assert paper.files()[FILE] == before[FILE]
    assert json.loads(paper.files()["report.json"])["reader"]["state"] == "stale"


def test_it_is_never_of_a_few_pages(call: Call, paper: Paper) -> None:
    """With `--pages` it is a usage error, and nothing is touched."""
    before = paper.files()
    said = call("build", "--reader", "--pages", "1", cwd=paper.root)
    assert said.code == 2
    assert "the reader's PDF is of the whole issue" in said.err
    assert paper.files() == before


def test_both_forms_tell_of_it(call: Call, paper: Paper) -> None:
    """The JSON result holds how both files stand."""
    said = call("build", "--reader", "--format", "json", cwd=paper.root)
    told = json.loads(said.out)
    assert (told["press"]["state"], told["reader"]["state"]) == ("fresh", "fresh")
