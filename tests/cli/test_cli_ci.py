"""`build --ci`: what it writes, what it says where a build machine shows it, and what it refuses."""

import json
from pathlib import Path

import pytest
from cli_history import begin
from cli_paper import ARTICLE, ISSUE, Call, Paper
from sarif_schema import faults_of

from stonehand.pipeline.reporting.as_summary import LIMIT

pytest_plugins = ("cli_fixtures",)

MISSPELT = ARTICLE.replace("byline", "bylien")
PLACE = f"issues/{ISSUE}/articles/harbour-bridge.md"


@pytest.fixture(autouse=True)
def _no_build_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the machine that runs the tests says of itself is none of theirs."""
    for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "STONEHAND_PROOFS_URL"):
        monkeypatch.delenv(name, raising=False)


def test_it_writes_all_there_is(call: Call, paper: Paper) -> None:
    """What every build writes, the reader's PDF, proofs, SARIF that is sound, and a summary; in one list of findings."""
    said = call("build", "--ci", cwd=paper.root)
    assert said.code == 0, said.err
    files = paper.files()
    book = f"gazette_{ISSUE}.pdf"
    assert {f"press/{book}", f"reader/{book}", "html/index.html", "impression.json", "report.json"} <= files.keys()
    assert {"proofs/page-01.png", "ci/report.sarif", "ci/summary.md"} <= files.keys()
    assert not any(name.startswith("diff/") for name in files)
    sarif = json.loads(files["ci/report.sarif"])
    assert list(faults_of(sarif)) == []
    report = json.loads(files["report.json"])
    told = sorted((one["id"], one["message"]) for one in report["findings"])
    results = [(one["ruleId"], one["message"]["text"].partition("\n")[0]) for one in sarif["runs"][0]["results"]]
    assert sorted(results) == told
    assert len(set(told)) == len(told)


def test_ink_is_measured_once(call: Call, paper: Paper) -> None:
    """Rules of ink hold, which a plain build skips; no rule is held twice."""
    held = json.loads(call("build", "--ci", "--format", "json", cwd=paper.root).out)["held"]
    assert {"ink-total", "small-ink-text"} <= set(held)
    assert len(set(held)) == len(held)
    assert "held" not in json.loads(call("build", "--format", "json", cwd=paper.root).out)


def test_the_summary_tells_verdict_findings_and_figures(call: Call, paper: Paper) -> None:
    """An error is told with its place and hint, and that the press file is of an earlier build."""
    paper.write("harbour-bridge", MISSPELT)
    assert call("build", "--ci", cwd=paper.root).code == 1
    summary = paper.files()["ci/summary.md"].decode()
    assert summary.startswith(f"## ❌ Issue {ISSUE}: 1 error\n\n1 page, 1 story, press: stale, out/{ISSUE}/press/")
    assert "<strong>intake/unknown-key</strong>" in summary
    assert f"<code>{PLACE}:3:1</code>" in summary
    assert "<em>did you mean &#96;byline&#96;?</em>" in summary
    assert "| lines overset | 0 |" in summary


def test_github_is_shown_annotations(call: Call, paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the line of the article; a page, and the press file, at the issue's own file; other builds speak as ever."""
    begin(paper.root)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    paper.write("harbour-bridge", MISSPELT)
    said = call("build", "--ci", "--verbose", cwd=paper.root)
    lines = said.out.splitlines()
    assert lines[0].startswith(f"::error file={PLACE},line=3,col=1,title=intake/unknown-key::")
    pages = [line for line in lines if "title=makeup/" in line]
    assert pages
    assert all(line.startswith(f"::notice file=issues/{ISSUE}/issue.yaml,title=") for line in pages)
    assert not call("build", cwd=paper.root).out.startswith("::")
    assert not call("build", "--ci", "--format", "text", cwd=paper.root).out.startswith("::")
    assert call("build", "--ci", "--nope", cwd=paper.root).out.startswith("::error title=cli/wrong-usage::")


def test_the_machine_shows_the_summary(
    call: Call, paper: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is put behind what the step said before."""
    shown = tmp_path / "summary"
    shown.write_text("before\n")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(shown))
    assert call("build", "--ci", cwd=paper.root).code == 0
    assert shown.read_text() == "before\n" + paper.files()["ci/summary.md"].decode()


def test_a_summary_without_room_is_left_out_whole(
    call: Call, paper: Paper, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the step said all it may, and where its file cannot be written; both are told, and fail nothing."""
    full, folder = tmp_path / "full", tmp_path / "folder"
    full.write_bytes(b"x" * (LIMIT - 100))
    folder.mkdir()
    for place, fault in ((full, "pipeline/summary-left-out"), (folder, "workspace/summary-not-shown")):
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(place))
        said = call("build", "--ci", cwd=paper.root)
        assert (said.code, f"warning[{fault}]" in said.out) == (0, True)
    assert full.stat().st_size == LIMIT - 100


@pytest.mark.parametrize(
    "words",
    [
        ("--base", "HEAD"),
        ("--proofs-url", "https://proofs.example"),
        ("--ci", "--pages", "1"),
        ("--reader", "--pages", "1"),
        ("--changed-since", "HEAD", "--pages", "1"),
        ("--changed-since", "HEAD", "--out", "x"),
        ("--changed-since", "HEAD", "--format", "html"),
        (ISSUE, "--changed-since", "HEAD"),
        ("--ci", "--base", "nowhere"),
        ("--ci", "--base=--upload-pack=touch ran"),
        ("--ci", "--base", "HEAD\n"),
        ("--ci", "--base", ""),
        ("--changed-since", "nowhere"),
        ("--changed-since=--output=ran",),
        ("--ci", "--proofs-url", "javascript:alert(1)"),
        ("--ci", "--proofs-url", 'https://x/"onerror='),
    ],
)
def test_what_contradicts_itself_is_refused(call: Call, paper: Paper, words: tuple[str, ...]) -> None:
    """As misuse, before anything is written; so is a revision there is not, or that would be an option of git's."""
    begin(paper.root)
    before = {path: path.read_bytes() for path in paper.root.rglob("*") if path.is_file() and ".git" not in path.parts}
    assert call("build", *words, cwd=paper.root).code == 2
    after = {path: path.read_bytes() for path in paper.root.rglob("*") if path.is_file() and ".git" not in path.parts}
    assert after == before


def test_an_address_from_the_surroundings_is_held_to_the_same_rule(
    call: Call, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build for CI refuses it; another never looks."""
    monkeypatch.setenv("STONEHAND_PROOFS_URL", "ftp://x")
    assert call("build", "--ci", cwd=paper.root).code == 2
    assert call("check", cwd=paper.root).code == 0


def test_what_an_earlier_build_showed_is_gone(call: Call, paper: Paper) -> None:
    """Without a base nothing is compared, and no comparison of an earlier build stays to be taken for this one's."""
    (paper.out / "diff").mkdir()
    (paper.out / "diff/page-1-changes.png").write_bytes(b"of an earlier build")
    assert call("build", "--ci", cwd=paper.root).code == 0
    files = paper.files()
    assert not [name for name in files if name.startswith("diff/")]
    assert "proofs/page-01.png" in files
