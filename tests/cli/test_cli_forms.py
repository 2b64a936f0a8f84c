"""`--format`: every command that has findings gives them in every form, and so does one that could not begin."""

import json
import re

import pytest
from cli_paper import ISSUE, Call, Paper

from stonehand.pipeline.reporting.report import Form

pytest_plugins = ("cli_fixtures",)

MISSPELT = "---\nhedline: x\n---\nx\n"
PLACE = f"issues/{ISSUE}/articles/crew.md"
COMMANDS = (("check",), ("build",), ("fit", "harbour-bridge"), ("import", "nowhere.txt"), ("preflight", "nowhere.pdf"))


@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: words[0])
@pytest.mark.parametrize("form", [form for form in Form if form is not Form.TEXT])
def test_a_command_that_is_misused_says_so_in_its_form(
    call: Call, paper: Paper, words: tuple[str, ...], form: Form
) -> None:
    """On standard output, with nothing on the other; both ways to write the option are understood."""
    for option in (("--format", form), (f"--format={form}",)):
        said = call(*words, *option, "--nope", cwd=paper.root)
        assert (said.code, said.err) == (2, "")
        assert "cli/wrong-usage" in said.out
        if form in {Form.JSON, Form.SARIF}:
            json.loads(said.out)
        if form is Form.HTML:
            assert said.out.startswith("<!doctype html>")
        if form is Form.GITHUB:
            assert re.fullmatch(r"::error title=cli/wrong-usage::[^\n]+\n1 error\n", said.out)


def test_a_form_that_is_not_there(call: Call, paper: Paper) -> None:
    """As text, with those that are."""
    said = call("check", "--format", "xml", cwd=paper.root)
    assert said.code == 2
    assert said.out == ""
    assert all(form in said.err for form in Form)


def test_github_shows_a_line_of_the_paper_in_its_repository(call: Call, paper: Paper) -> None:
    """A paper may be a folder of a repository; one may stand anywhere in it."""
    paper.write("crew", MISSPELT)
    (paper.root.parent / ".git").mkdir()
    for place in (paper.root, paper.root / "issues" / ISSUE):
        said = call("check", "--format", "github", cwd=place)
        assert said.code == 1
        first = said.out.splitlines()[0]
        assert first.startswith(f"::error file=paper/{PLACE},line=2,col=1,title=intake/unknown-key::")


def test_sarif_has_the_same_line(call: Call, paper: Paper) -> None:
    """Notes are results too, whether shown in text or not; no path is absolute."""
    paper.write("crew", MISSPELT)
    said = call("check", "--format", "sarif", cwd=paper.root)
    results = json.loads(said.out)["runs"][0]["results"]
    places = [
        result["locations"][0]["physicalLocation"] for result in results if result["ruleId"] == "intake/unknown-key"
    ]
    assert places[0]["artifactLocation"]["uri"] == PLACE
    assert places[0]["region"] == {"startLine": 2, "startColumn": 1}
    assert str(paper.root) not in said.out


def test_a_build_shows_its_pages(call: Call, paper: Paper) -> None:
    """A finding on a page has the page's picture beside it, whether the press file was written or not."""
    paper.write("harbour-bridge", "---\nheadline: The bridge\nbyline: M. L.\n---\nOpen.\n")
    plain = call("build", "--format", "json", cwd=paper.root)
    on_pages = {
        found["where"]["page"] for found in json.loads(plain.out)["findings"] if "page" in (found["where"] or {})
    }
    shown = call("build", "--format", "html", cwd=paper.root)
    assert on_pages
    assert shown.code == plain.code
    assert shown.out.count("data:image/png;base64,") == len(on_pages)
    assert all(f'alt="page {page}"' in shown.out for page in on_pages)


def test_an_import_is_shown_at_the_file_as_it_lies(call: Call, paper: Paper) -> None:
    """Its path is seen from the repository one stands in, though it was typed from elsewhere."""
    (paper.root / "in").mkdir()
    (paper.root / "in" / "copy.txt").write_text("\n", encoding="utf-8")
    said = call("import", "../in/copy.txt", "--format", "github", cwd=paper.root / "issues")
    assert said.code != 0
    assert "::error" in said.out
    assert ".." not in said.out.partition("::error")[2].partition("::")[0]
