"""`stonehand preflight`: anybody's PDFs, outside any workspace."""

import json
import shutil
from pathlib import Path

import pytest
from cli_paper import Call, Paper, Said
from made_pdfs import GOOD, SMALL

from stonehand.preflight.checks import CHECKS

pytest_plugins = ("cli_fixtures",)

LOOK = ("--press", "newsprint-coldset", "--no-ink", "--select", "small-text")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a good file, one with small text on its second page, and one that is no PDF."""
    (tmp_path / "good.pdf").write_bytes(GOOD)
    (tmp_path / "small.pdf").write_bytes(SMALL)
    (tmp_path / "broken.pdf").write_bytes(GOOD[:200])
    return tmp_path


def test_a_good_file_passes(call: Call, desk: Path) -> None:
    """Exit code 0; the rules that held are counted."""
    said = call("preflight", "good.pdf", *LOOK, cwd=desk)
    assert said == Said(0, "held: 1 rule\ngood.pdf: 1 page looked at for newsprint-coldset\n", "")


def test_a_fault_is_named_with_its_place(call: Call, desk: Path) -> None:
    """5 pt at 42.51 and 269.29 pt is 10 mm from either edge of the trim, less the letters' height; exit code 1."""
    said = call("preflight", "small.pdf", *LOOK, cwd=desk)
    assert said.code == 1
    first, place, *_ = said.out.splitlines()
    assert first.startswith("error[preflight/small-text]: page 2 has black text of 5 pt")
    assert place.startswith("  --> small.pdf, page 2, 10.0 mm from the left, ")
    assert said.last == "1 error. small.pdf: 2 pages looked at for newsprint-coldset"


def test_what_is_no_pdf_is_a_finding(call: Call, desk: Path) -> None:
    """Exit code 1, and no rule is told as held, not even with a good file beside it."""
    said = call("preflight", "broken.pdf", "good.pdf", *LOOK, cwd=desk)
    assert said.code == 1
    assert said.out.startswith("error[preflight/unreadable]: broken.pdf cannot be read as a PDF")
    assert "held" not in said.out
    assert "skipped, never passed: 1 rule, broken.pdf could not be read (small-text)" in said.out
    assert said.last == "1 error. 2 files: 1 page looked at for newsprint-coldset"


def test_rules_of_ink_are_skipped_where_nothing_is_drawn(call: Call, desk: Path) -> None:
    """Each is told with why, in text and as JSON."""
    ink = [check.slug for check in CHECKS if check.ink]
    found = json.loads(
        call("preflight", "good.pdf", *LOOK[:3], "--format", "json", cwd=desk).out,
    )
    told = {one["rule"]: one["why"] for one in found.get("skipped", [])}
    assert {rule: why for rule, why in told.items() if rule in ink} == dict.fromkeys(
        ink, "the plates were not drawn, as was asked"
    )
    assert found["plates_drawn_by"] == ""


def test_json_names_the_files_and_the_press(call: Call, desk: Path) -> None:
    """Schema first, findings last; places in millimetres."""
    found = json.loads(call("preflight", "good.pdf", "small.pdf", *LOOK, "--format", "json", cwd=desk).out)
    assert next(iter(found)) == "schema"
    assert list(found)[-1] == "findings"
    assert (found["press"], found["files"], found["pages"]) == ("newsprint-coldset", ["good.pdf", "small.pdf"], 3)
    (finding,) = found["findings"]
    assert (finding["where"]["file"], finding["where"]["page"]) == ("small.pdf", "2")
    assert finding["where"]["x_mm"] == pytest.approx(10, abs=0.1)


def test_github_and_sarif_show_the_file(call: Call, desk: Path) -> None:
    """By its path in the repository one stands in."""
    (desk / ".git").mkdir()
    (desk / "in").mkdir()
    shutil.move(desk / "small.pdf", desk / "in")
    for place, name in ((desk, "in/small.pdf"), (desk / "in", "small.pdf")):
        github = call("preflight", name, *LOOK, "--format", "github", cwd=place)
        assert github.code == 1
        assert github.out.startswith("::error file=in/small.pdf,title=preflight/small-text::page 2 has black text")
        sarif = json.loads(call("preflight", name, *LOOK, "--format", "sarif", cwd=place).out)
        (result,) = sarif["runs"][0]["results"]
        location = result["locations"][0]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "in/small.pdf"
        assert location["logicalLocations"][0]["name"] == "2"
        assert str(desk) not in json.dumps(sarif)


def test_html_shows_the_page(call: Call, desk: Path) -> None:
    """Its picture once, and the mark 10 of 100 mm from the left of it."""
    said = call("preflight", "small.pdf", *LOOK, "--format", "html", cwd=desk)
    assert said.code == 1
    assert said.out.startswith("<!doctype html>")
    assert said.out.count("data:image/png;base64,iVBOR") == 1
    assert 'alt="small.pdf, page 2"' in said.out
    assert 'id="mark-1"' in said.out
    left = float(said.out.partition('style="left: ')[2].partition("%")[0])
    assert left == pytest.approx(10, abs=0.2)


@pytest.mark.parametrize(
    ("words", "fault", "hint"),
    [
        (("--select", "smal-text"), "cli/no-such-rule", "did you mean small-text?"),
        (("--ignore", "preflight/smal-text"), "cli/no-such-rule", "did you mean small-text?"),
        (("--select", "small-text", "--ignore", "small-text"), "cli/no-rule-left", "--ignore"),
        (("--press", "newsprint-coldsett"), "workspace/unknown-press-profile", "newsprint-coldset"),
    ],
)
def test_names_that_are_not_there(call: Call, desk: Path, words: tuple[str, ...], fault: str, hint: str) -> None:
    """A usage error with the nearest name."""
    said = call("preflight", "good.pdf", "--no-ink", "--press", "newsprint-coldset", *words, cwd=desk)
    assert said.code == 2
    assert f"error[{fault}]" in said.err
    assert hint in said.err


def test_without_a_workspace_the_press_is_to_be_named(call: Call, desk: Path) -> None:
    """What is right for one press is wrong for another; nothing is guessed."""
    said = call("preflight", "good.pdf", cwd=desk)
    assert said.code == 2
    assert "error[cli/which-press]" in said.err
    assert "newsprint-coldset" in said.err


def test_in_a_paper_s_workspace_it_is_the_paper_s_press(call: Call, paper: Paper) -> None:
    """The layout names it; its own press file is looked at by default rules."""
    (file,) = (paper.out / "press").glob("*.pdf")
    said = call("preflight", str(file), "--no-ink", "--select", "small-text", cwd=paper.root)
    assert said.last.endswith("looked at for newsprint-coldset")


def test_a_profile_may_be_a_file(call: Call, desk: Path) -> None:
    """With its ICC profile beside it or built in; a rule it does not ask for is skipped, one that is not there is told."""
    from stonehand.workspace.builtin import builtin_press  # noqa: PLC0415

    text = (builtin_press() / "newsprint-coldset.yaml").read_text(encoding="utf-8")
    own = text.replace("name: newsprint-coldset", "name: ours") + "rules: {small-text: ignore, smal-text: error}\n"
    (desk / "ours.yaml").write_text(own, encoding="utf-8")
    said = call("preflight", "small.pdf", "--press", "ours.yaml", *LOOK[2:], cwd=desk)
    assert said.code == 0
    assert "warning[pipeline/unknown-rule]: ours speaks of a rule 'smal-text'" in said.out
    assert "skipped, never passed: 1 rule, ours does not ask for it (small-text)" in said.out


def test_two_files_of_one_name_are_no_delivery(call: Call, desk: Path) -> None:
    """The second would take the place of the first."""
    (desk / "in").mkdir()
    shutil.copy(desk / "good.pdf", desk / "in")
    said = call("preflight", "good.pdf", "in/good.pdf", *LOOK, cwd=desk)
    assert said.code == 2
    assert "error[cli/same-name]: two files are called good.pdf" in said.err


def test_a_file_that_is_not_there(call: Call, desk: Path) -> None:
    """A usage error, in the form that was asked for."""
    said = call("preflight", "nowhere.pdf", *LOOK, "--format", "sarif", cwd=desk)
    assert said.code == 2
    run = json.loads(said.out)["runs"][0]
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["results"][0]["ruleId"] == "workspace/missing-file"


def test_a_hostile_name_stays_a_name(call: Call, desk: Path) -> None:
    """It neither steers the terminal nor forges a command or an element."""
    name = "a\x1b[31m\n::error::x<script>.pdf"
    shutil.move(desk / "small.pdf", desk / name)
    for form in ("text", "github", "html"):
        said = call("preflight", name, *LOOK, "--format", form, cwd=desk)
        assert said.code == 1
        assert "\x1b" not in said.out
        assert "\n::error::x" not in said.out
        assert "<script>" not in said.out or form != "html"
