"""`--changed-since`: which issues it picks, how several are shown, and the code it leaves with."""

import json
import shutil
from pathlib import Path

import pytest
from cli_history import begin, commit, git
from cli_paper import ARTICLE, ISSUE, Call, Paper
from sarif_schema import faults_of

pytest_plugins = ("cli_fixtures",)

OTHER, EDITION = "2026-12-11", "2026-12-05"


@pytest.fixture
def papers(paper: Paper) -> Paper:
    """Two issues and an edition of the first, all committed."""
    own = paper.root / "issues" / ISSUE
    shutil.copytree(own, own.parent / OTHER)
    (own.parent / EDITION).mkdir()
    for issue, number, more in ((OTHER, 2, ""), (EDITION, 3, f"copy: {ISSUE}\n")):
        text = (
            (own / "issue.yaml").read_text("utf-8").replace(ISSUE, issue).replace("number: 1\n", f"number: {number}\n")
        )
        (own.parent / issue / "issue.yaml").write_text(text + more, encoding="utf-8")
    begin(paper.root)
    return paper


def _picked(call: Call, paper: Paper, *since: str) -> list[str]:
    said = call("check", "--changed-since", *(since or ("HEAD",)), "--format", "json", cwd=paper.root)
    return [one["issue"] for one in json.loads(said.out)["issues"]]


def test_nothing_changed(call: Call, papers: Paper) -> None:
    """It says so, and leaves with 0; what is no source counts as little as what was sent."""
    (papers.root / "README.md").write_text("x")
    (papers.root / "issues" / ISSUE / "deliveries.yaml").write_text("schema: 1\ndeliveries: []\n")
    for command in ("check", "build"):
        said = call(command, "--changed-since", "HEAD", cwd=papers.root)
        assert (said.code, said.out) == (0, "no issue changed since HEAD\n")
    assert _picked(call, papers) == []


@pytest.mark.parametrize(
    ("path", "picked"),
    [
        (f"issues/{OTHER}/articles/harbour-bridge.md", [OTHER]),
        (f"issues/{ISSUE}/articles/harbour-bridge.md", [ISSUE, EDITION]),
        (f"issues/{ISSUE}/pictures/new.jpg", [ISSUE, EDITION]),
        (f"issues/{EDITION}/issue.yaml", [EDITION]),
        ("layouts/gazette/layout.yaml", [ISSUE, EDITION, OTHER]),
        ("layouts/gazette/styles/own.css", [ISSUE, EDITION, OTHER]),
        ("fonts/manifest.yaml", [ISSUE, EDITION, OTHER]),
        ("layouts/other/layout.yaml", []),
        ("layouts/press/unused.yaml", []),
    ],
)
def test_an_issue_rests_on_its_sources(call: Call, papers: Paper, path: str, picked: list[str]) -> None:
    """Its folder, its layout, the fonts, and the issue its copy is of; of another layout or press it hears nothing."""
    file = papers.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes((file.read_bytes() if file.exists() else b"") + b"\n")
    assert _picked(call, papers) == picked
    commit(papers.root, "Change it")
    assert _picked(call, papers) == []
    assert _picked(call, papers, "HEAD~1") == picked


def test_a_file_that_went_counts_and_an_issue_that_went_does_not(call: Call, papers: Paper) -> None:
    """The article's issue is picked; of an issue that is gone there is nothing to build."""
    (papers.root / f"issues/{ISSUE}/articles/harbour-bridge.md").unlink()
    shutil.rmtree(papers.root / "issues" / OTHER)
    assert _picked(call, papers) == [ISSUE, EDITION]


def test_the_press_profile_of_the_layout_counts(call: Call, papers: Paper) -> None:
    """One of the paper's own by its file; and the one the command line names instead."""
    layout = papers.root / "layouts/gazette/layout.yaml"
    text = layout.read_text("utf-8")
    profile = next(line.partition(":")[2].strip() for line in text.splitlines() if line.startswith("press:"))
    (papers.root / "layouts/press").mkdir(exist_ok=True)
    (papers.root / f"layouts/press/{profile}.yaml").write_text("x: 1\n")
    assert _picked(call, papers) == [ISSUE, EDITION, OTHER]


def test_several_are_shown_one_after_the_other(call: Call, papers: Paper) -> None:
    """Each with its findings and its last line; the gravest sets the code, whichever it is of; documents are one."""
    articles = papers.root / "issues" / ISSUE / "articles"
    (articles / "harbour-bridge.md").write_text(ARTICLE.replace("byline", "bylien"))
    (papers.root / "issues" / OTHER / "articles/harbour-bridge.md").write_text(ARTICLE + "More.\n")
    said = call("check", "--changed-since", "HEAD", cwd=papers.root)
    assert said.code == 1
    assert said.out.count("error[intake/unknown-key]") == 2
    last = [line for line in said.out.splitlines() if " 1 page" in line]
    assert [next(one for one in (ISSUE, EDITION, OTHER) if one in line) for line in last] == [ISSUE, EDITION, OTHER]
    document = json.loads(call("check", "--changed-since", "HEAD", "--format", "json", cwd=papers.root).out)
    assert document["changed_since"] == "HEAD"
    assert [len([f for f in one["findings"] if f["severity"] == "error"]) for one in document["issues"]] == [1, 1, 0]
    sarif = json.loads(call("check", "--changed-since", "HEAD", "--format", "sarif", cwd=papers.root).out)
    assert list(faults_of(sarif)) == []
    assert [run["automationDetails"]["id"] for run in sarif["runs"]] == [
        f"stonehand/{issue}/" for issue in (ISSUE, EDITION, OTHER)
    ]


def test_a_plain_build_takes_it_too(call: Call, papers: Paper) -> None:
    """Of what changed alone."""
    (papers.root / f"issues/{OTHER}/articles/harbour-bridge.md").write_text(ARTICLE + "\nMore of it.\n")
    said = call("build", "--changed-since", "HEAD", cwd=papers.root)
    assert said.code == 0, said.out
    assert (papers.root / "out" / OTHER / "report.json").exists()
    assert not (papers.root / "out" / EDITION).exists()


def test_a_paper_in_a_folder_of_its_repository(call: Call, tmp_path: Path, paper: Paper) -> None:
    """Paths are the workspace's own; what changed beside it is none of its business."""
    begin(tmp_path)
    (tmp_path / "issues").mkdir()
    (tmp_path / "issues" / "x.md").write_text("x")
    assert _picked(call, paper) == []
    paper.write("harbour-bridge", ARTICLE + "\nMore.\n")
    assert _picked(call, paper) == [ISSUE]
    assert git(tmp_path, "status", "--porcelain")


def test_a_profile_that_was_taken_away_is_missed(call: Call, papers: Paper) -> None:
    """An ICC file that is gone touches every issue that is printed by a profile of the paper's own."""
    press = papers.root / "layouts/press"
    press.mkdir(parents=True, exist_ok=True)
    (press / "own.icc").write_bytes(b"a profile")
    commit(papers.root, "A profile")
    (press / "own.icc").unlink()
    assert ISSUE in _picked(call, papers)
