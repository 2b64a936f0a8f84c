"""`build --ci --base REF`: a paper with a revision to compare with, a word and a picture that changed, and a fault."""

import json
import re
import shutil
from io import BytesIO
from pathlib import Path

import pytest
from cli_history import begin, commit, git
from cli_paper import ARTICLE, ISSUE, Call, Paper, run_well
from PIL import Image
from sarif_schema import faults_of

pytest_plugins = ("cli_fixtures",)

ILLUSTRATED = ARTICLE.replace(
    "byline: Marta Linde\n",
    "byline: Marta Linde\npictures:\n  - {file: pictures/ferry.png, caption: The ferry, alt: A ferry, credit: M. L.}\n",
)
EDITED = ILLUSTRATED.replace("went over it", "walked over it").replace("byline", "bylien")
PLACE = f"issues/{ISSUE}/articles/harbour-bridge.md"


def _picture(paper: Paper, grey: int) -> None:
    folder = paper.root / "issues" / ISSUE / "pictures"
    folder.mkdir(exist_ok=True)
    Image.new("L", (1200, 900), grey).save(folder / "ferry.png")


@pytest.fixture(scope="module")
def changed(built_paper: Paper, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """The paper with its change, built for CI against the commit before; exit code 1, as the change has a fault."""
    paper = Paper(shutil.copytree(built_paper.root, tmp_path_factory.mktemp("base") / "paper"))
    shutil.rmtree(paper.root / "out")
    paper.write("harbour-bridge", ILLUSTRATED)
    _picture(paper, 90)
    begin(paper.root)
    git(paper.root, "tag", "base")
    paper.write("harbour-bridge", EDITED)
    _picture(paper, 200)
    commit(paper.root, "Edit")
    with pytest.raises(AssertionError, match="intake/unknown-key"):
        run_well(("build", "--ci", "--base", "base"), paper.root)
    return paper


def test_the_summary_shows_the_change(changed: Paper) -> None:
    """The page with its share and its two pictures, the words, the picture's file, and the fault, in this order."""
    summary = changed.files()["ci/summary.md"].decode()
    parts = (
        f"## ❌ Issue {ISSUE}: 1 error",
        "### Against base\n\n1 page and 1 story differ.\n",
        "#### Page 1: changed, ",
        " % of it differs\n",
        '<img src="page-1-before.png" alt="page 1 before" width="240">',
        '<img src="page-1-after.png" alt="page 1 after" width="240">',
        "#### The bridge is open (harbour-bridge): changed\n",
        f"<del>went</del> <ins>walked</ins> over it and came (<code>{PLACE}:7</code>)\n",
        f"pictures: issues/{ISSUE}/pictures/ferry.png\n",
        "### 1 error\n",
        f"<code>{PLACE}:3:1</code>",
        "### Figures\n",
    )
    places = [summary.find(part) for part in parts]
    assert -1 not in places, summary
    assert places == sorted(places)


def test_the_pictures_it_names_are_there(changed: Paper) -> None:
    """Small ones beside it, large ones under `diff/`; the one of now has a box, the one of then has none."""
    files = changed.files()
    named = re.findall(r'src="([^"]+)"', files["ci/summary.md"].decode())
    small = {name: Image.open(BytesIO(files[f"ci/{name}"])).convert("RGB") for name in named}
    assert {picture.width for picture in small.values()} == {240}
    mark = (0xD6, 0x00, 0x6E)
    boxed = {
        name: mark in {colour for _, colour in picture.getcolors(1 << 20) or ()} for name, picture in small.items()
    }
    assert boxed == {"page-1-before.png": False, "page-1-after.png": True}
    assert {f"diff/page-1-{moment}.png" for moment in ("before", "after", "changes")} <= files.keys()


def test_what_changed_can_be_read_by_programs(changed: Paper) -> None:
    """Pages and stories with their fates, and the words."""
    told = json.loads(changed.files()["diff/changes.json"])
    assert (told["schema"], told["before"]) == (1, "base")
    assert [(one["after"], one["fate"]) for one in told["pages"]] == [("1", "changed")]
    (story,) = told["stories"]
    assert {"went", "walked"} <= {word for edit in story["edits"] for word in (edit["gone"], edit["come"])}


def test_sarif_and_report_have_the_fault_once(changed: Paper) -> None:
    """What was found in the revision of before is no finding of this build."""
    files = changed.files()
    sarif = json.loads(files["ci/report.sarif"])
    assert list(faults_of(sarif)) == []
    errors = [one for one in sarif["runs"][0]["results"] if one["level"] == "error"]
    assert [one["ruleId"] for one in errors] == ["intake/unknown-key"]
    report = json.loads(files["report.json"])
    assert [one["id"] for one in report["findings"] if one["severity"] == "error"] == ["intake/unknown-key"]


def test_changes_alone_fail_nothing(call: Call, changed: Paper, tmp_path: Path) -> None:
    """With the fault put right the code is 0, and 0 for warnings too; thumbnails have the address that was given."""
    paper = Paper(shutil.copytree(changed.root, tmp_path / "paper", ignore=shutil.ignore_patterns("out")))
    paper.write("harbour-bridge", EDITED.replace("bylien", "byline"))
    shown = tmp_path / "shown.md"
    with pytest.MonkeyPatch.context() as world:
        world.setenv("GITHUB_STEP_SUMMARY", str(shown))
        words = ("--base", "base", "--changed-since", "base", "--proofs-url", "https://proofs.example/7/")
        said = call("build", "--ci", *words, cwd=paper.root)
    assert said.code == 0, said.out
    assert f'<img src="https://proofs.example/7/{ISSUE}/ci/page-1-before.png"' in shown.read_text("utf-8")
    assert '<img src="page-1-before.png"' in paper.files()["ci/summary.md"].decode()


def test_an_issue_that_was_not_there_is_new(call: Call, changed: Paper, tmp_path: Path) -> None:
    """All its pages are added: most changes begin an issue, and it has no revision of before."""
    paper = Paper(shutil.copytree(changed.root, tmp_path / "paper", ignore=shutil.ignore_patterns("out")))
    shutil.copytree(paper.root / "issues" / ISSUE, paper.root / "issues" / "2026-12-11")
    issue = paper.root / "issues/2026-12-11/issue.yaml"
    issue.write_text(
        issue.read_text("utf-8").replace(ISSUE, "2026-12-11").replace("number: 1\n", "number: 2\n"), "utf-8"
    )
    assert call("build", "2026-12-11", "--ci", "--base", "base", cwd=paper.root).code == 1
    out = paper.root / "out/2026-12-11/ci"
    summary = (out / "summary.md").read_text("utf-8")
    assert "#### Page 1: added\n\n" in summary
    assert "(harbour-bridge): added" in summary
    assert {path.name for path in out.glob("*.png")} == {"page-1-after.png"}


def test_a_base_that_cannot_be_built_is_told(call: Call, changed: Paper, tmp_path: Path) -> None:
    """As a warning: the build of today is whole, with its press file."""
    paper = Paper(shutil.copytree(changed.root, tmp_path / "paper", ignore=shutil.ignore_patterns("out")))
    layout = paper.root / "layouts/gazette/layout.yaml"
    sound = layout.read_text("utf-8")
    paper.write("harbour-bridge", ARTICLE)
    layout.write_text("grid: [\n", "utf-8")
    commit(paper.root, "Break it")
    layout.write_text(sound, "utf-8")
    said = call("build", "--ci", "--base", "HEAD", cwd=paper.root)
    assert said.code == 0, said.out
    assert "warning[pipeline/base-not-made]: what changed since HEAD cannot be told: " in said.out
    assert "### Against" not in paper.files()["ci/summary.md"].decode()
    assert f"press/gazette_{ISSUE}.pdf" in paper.files()
