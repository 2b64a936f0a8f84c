"""`diff` from end to end: folders, PDFs and revisions against each other; what it says, what it writes, how it leaves."""

import json
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest
from cli_paper import ARTICLE, ISSUE, Call, Paper, run_well

pytest_plugins = ("cli_fixtures",)

EDITED = ARTICLE.replace("went over it", "walked over it")
SECOND = "---\nheadline: The ferry is idle\nurl: https://example.org/ferry\n---\n" + "The ferry lies at its quay. " * 40
PDF = f"press/gazette_{ISSUE}.pdf"


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false")
    return subprocess.run(["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True).stdout  # noqa: S607


@pytest.fixture(scope="module")
def edited_paper(built_paper: Paper, tmp_path_factory: pytest.TempPathFactory) -> Paper:
    """A paper in git: one word edited since its only commit and built again; `before` holds the build of that commit."""
    paper = Paper(shutil.copytree(built_paper.root, tmp_path_factory.mktemp("diff") / "paper"))
    (paper.root / ".gitignore").write_text("out/\nbefore/\n")
    git(paper.root, "init", "-q", "-b", "main")
    git(paper.root, "add", "-A")
    git(paper.root, "commit", "-qm", "as it was")
    shutil.copytree(paper.out, paper.root / "before")
    paper.write("harbour-bridge", EDITED)
    run_well(("build",), paper.root)
    return paper


SIDES = (
    ("before", f"out/{ISSUE}"),
    (f"before/{PDF}", f"out/{ISSUE}/{PDF}"),
    ("before", f"out/{ISSUE}/{PDF}"),
    ("HEAD", f"out/{ISSUE}"),
    ("main", None),
)


@pytest.mark.parametrize("sides", SIDES, ids=[f"{a}-{b}".replace("/", "_") for a, b in SIDES])
def test_a_word_is_told_however_the_two_are_named(
    edited_paper: Paper, call: Call, sides: tuple[str, str | None]
) -> None:
    """Folders, press files beside their record, revisions, the issue as it stands: page, story and word are named."""
    said = call("diff", *filter(None, sides), "--format", "json", cwd=edited_paper.root)
    assert said.code == 1, said.err
    told = json.loads(said.out)
    (page,), (story,) = told["pages"], told["stories"]
    assert (page["before"], page["after"], story["slug"]) == ("1", "1", "harbour-bridge")
    (edit,) = story["edits"]
    assert (edit["gone"], edit["come"]) == ("went", "walked")


def test_bare_pdfs_are_told_by_their_text(edited_paper: Paper, call: Call, tmp_path: Path) -> None:
    """PDFs away from their record have pages and words, and that the words are the PDF's is said."""
    for name, folder in (("old.pdf", edited_paper.root / "before"), ("new.pdf", edited_paper.out)):
        shutil.copy(folder / PDF, tmp_path / name)
    said = call("diff", "old.pdf", "new.pdf", cwd=tmp_path)
    assert said.code == 1, said.err
    assert "walked" in said.out
    assert "went" in said.out
    assert call("diff", "new.pdf", "new.pdf", cwd=tmp_path).code == 0


def test_a_folder_and_a_bare_pdf(edited_paper: Paper, call: Call, tmp_path: Path) -> None:
    """A build is compared with somebody's PDF by what a PDF can tell."""
    shutil.copy(edited_paper.root / "before" / PDF, tmp_path / "old.pdf")
    said = call("diff", str(tmp_path / "old.pdf"), f"out/{ISSUE}", cwd=edited_paper.root)
    assert said.code == 1, said.err
    assert "walked" in said.out


@pytest.mark.parametrize("sides", [("before", "before"), ("HEAD", "before"), (f"out/{ISSUE}", f"out/{ISSUE}/{PDF}")])
def test_the_same_is_the_same(edited_paper: Paper, call: Call, sides: tuple[str, str]) -> None:
    """Two builds of the same copy leave with 0, wherever they come from."""
    said = call("diff", *sides, cwd=edited_paper.root)
    assert said.code == 0, said.out + said.err


def test_nothing_of_the_output_is_touched(edited_paper: Paper, call: Call) -> None:
    """Making revisions writes nothing into the workspace."""
    before = edited_paper.files()
    call("diff", "HEAD", cwd=edited_paper.root)
    assert edited_paper.files() == before


def test_pictures_are_written_where_asked(edited_paper: Paper, call: Call, tmp_path: Path) -> None:
    """`--out` has each changed page before, after and marked; a second comparison clears what the first left there."""
    where = tmp_path / "changes"
    said = call("diff", "before", f"out/{ISSUE}", "--out", str(where), cwd=edited_paper.root)
    assert said.code == 1, said.err
    pictures = {path.name for path in where.glob("*.png")}
    assert pictures == {"page-1-before.png", "page-1-after.png", "page-1-changes.png"}
    assert len({(where / name).read_bytes() for name in pictures}) == len(pictures)
    said = call("diff", "before", "before", "--out", str(where), cwd=edited_paper.root)
    assert said.code == 0
    assert not list(where.glob("*.png"))


@pytest.mark.parametrize("names", [("letter.txt",), ("changes.json", "letter.txt"), ("page-1-plan.png",)])
def test_a_folder_of_other_things_is_left_alone(
    edited_paper: Paper, call: Call, tmp_path: Path, names: tuple[str, ...]
) -> None:
    """Pictures are not put where they would clear away somebody's files, an earlier comparison beside them or not."""
    for name in names:
        (tmp_path / name).write_text("Dear editor\n")
    said = call("diff", "before", f"out/{ISSUE}", "--out", str(tmp_path), cwd=edited_paper.root)
    assert said.code == 2
    assert "cli/not-a-diff" in said.err
    assert {path.name for path in tmp_path.iterdir()} == set(names)


@pytest.mark.parametrize("out", [".", "..", "new/.."])
def test_the_folder_one_stands_in_is_left_alone(edited_paper: Paper, call: Call, tmp_path: Path, out: str) -> None:
    """A folder that would be renewed as a whole is not the one one stands in, however it is named."""
    here = tmp_path / "here"
    here.mkdir()
    sides = (str(edited_paper.root / "before"), str(edited_paper.out))
    said = call("diff", *sides, "--out", out, cwd=here)
    assert said.code == 2
    assert "cli/not-a-diff" in said.err
    assert not list(here.iterdir())


def test_a_link_to_a_folder_stays_one(edited_paper: Paper, call: Call, tmp_path: Path) -> None:
    """What is named by a link is written into the folder it leads to."""
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    said = call("diff", "before", f"out/{ISSUE}", "--out", str(tmp_path / "link"), cwd=edited_paper.root)
    assert said.code == 1, said.err
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "changes.html").exists()


def test_no_more_pages_are_drawn_than_a_paper_has(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a file with pages without number some are drawn; all are told, and how many were not drawn."""
    monkeypatch.setattr("stonehand.pipeline.compared.MOST_DRAWN", 2)
    for name, count in (("one.pdf", 1), ("five.pdf", 5)):
        with pikepdf.new() as pdf:
            for _ in range(count):
                pdf.add_blank_page(page_size=(100, 100))
            pdf.save(tmp_path / name)
    said = call("diff", "one.pdf", "five.pdf", "--out", "drawn", cwd=tmp_path)
    assert said.code == 1, said.err
    assert "4 pages differ" in said.out
    assert "2 more changed pages were not drawn" in said.err
    assert len(list((tmp_path / "drawn").glob("*.png"))) == 2


def test_what_is_wrong_with_both_sides_is_told_once(edited_paper: Paper, call: Call) -> None:
    """One fault of two sides, such as an issue that is not there, is one finding."""
    said = call("diff", "HEAD", "main", "--issue", "2020-01-01", cwd=edited_paper.root)
    assert said.code == 2
    assert said.err.count("workspace/unknown-issue") == 1


@pytest.mark.parametrize(
    ("sides", "fault"),
    [
        (("nowhere", "before"), "workspace/unknown-revision"),
        (("layouts", "before"), "pipeline/no-build"),
        (("before", f"issues/{ISSUE}/issue.yaml"), "preflight/unreadable"),
        (("before", "HEAD", "--issue", "2020-01-01"), "workspace/unknown-issue"),
        (("before", "--dpi", "3"), "cli/no-such-resolution"),
    ],
)
def test_what_cannot_be_compared(edited_paper: Paper, call: Call, sides: tuple[str, ...], fault: str) -> None:
    """What is no build, no PDF and no revision is told so, and the command leaves with 2."""
    said = call("diff", *sides, cwd=edited_paper.root)
    assert (said.code, said.out) == (2, "")
    assert fault in said.err


def test_both_sides_are_told_at_once(edited_paper: Paper, call: Call) -> None:
    """Two names that are nothing are two findings."""
    said = call("diff", "nowhere", "neither", cwd=edited_paper.root)
    assert said.code == 2
    assert said.err.count("workspace/unknown-revision") == 2


def test_a_revision_without_the_issue(edited_paper: Paper, call: Call) -> None:
    """An issue that was not there yet cannot be compared, and its name is told."""
    run_well(("new", "issue", "2026-12-11"), edited_paper.root)
    try:
        said = call("diff", "HEAD", "--issue", "2026-12-11", cwd=edited_paper.root)
    finally:
        shutil.rmtree(edited_paper.root / "issues/2026-12-11")
    assert said.code == 2
    assert "pipeline/not-at-revision" in said.err


def test_a_side_with_errors_is_told(edited_paper: Paper, call: Call) -> None:
    """An article that cannot be read is missing from the comparison, and that is said with its place."""
    article = edited_paper.root / f"issues/{ISSUE}/articles/ferry.md"
    article.write_text("The ferry lies at its quay.\n")
    try:
        said = call("diff", "before", cwd=edited_paper.root)
    finally:
        article.unlink()
    assert said.code == 1, said.err
    assert "pipeline/made-with-faults" in said.err
    assert "articles/ferry.md:1:1" in said.err


def test_outside_of_a_workspace_there_are_no_revisions(call: Call, tmp_path: Path) -> None:
    """A name that is no file is told to be none where there is no workspace either."""
    said = call("diff", "HEAD", "main", cwd=tmp_path)
    assert said.code == 2
    assert said.err.count("pipeline/no-side") == 2


def test_a_stale_press_file_is_not_drawn(edited_paper: Paper, call: Call, tmp_path: Path) -> None:
    """A folder whose press file is not of its record is compared by its record, and that is said."""
    stale = shutil.copytree(edited_paper.out, tmp_path / "stale")
    (stale / PDF).write_bytes((edited_paper.root / "before" / PDF).read_bytes())
    said = call("diff", "before", str(stale), cwd=edited_paper.root)
    assert said.code == 1, said.err
    assert "is not the file that build wrote" in said.out
    assert "walked" in said.out


def test_a_story_that_came_and_one_that_went(paper: Paper, call: Call, tmp_path: Path) -> None:
    """A new story is told on its page, and the other way round as gone."""
    shutil.copytree(paper.out, tmp_path / "before")
    paper.write("ferry", SECOND)
    run_well(("build",), paper.root)
    said = call("diff", str(tmp_path / "before"), f"out/{ISSUE}", "--format", "json", cwd=paper.root)
    assert ("ferry", "added") in [(story["slug"], story["fate"]) for story in json.loads(said.out)["stories"]]
    said = call("diff", f"out/{ISSUE}", str(tmp_path / "before"), "--format", "json", cwd=paper.root)
    assert ("ferry", "removed") in [(story["slug"], story["fate"]) for story in json.loads(said.out)["stories"]]


def test_each_form(edited_paper: Paper, call: Call) -> None:
    """Every form tells the word; HTML carries its pictures in itself, GitHub names the article's line."""
    said = {form: call("diff", "before", f"out/{ISSUE}", "--format", form, cwd=edited_paper.root) for form in FORMS}
    assert {one.code for one in said.values()} == {1}
    assert all("walked" in one.out for one in said.values())
    assert "data:image/png;base64," in said["html"].out
    said_github = call("diff", "HEAD", "--format", "github", cwd=edited_paper.root)
    assert f"file=issues/{ISSUE}/articles/harbour-bridge.md,line=5" in said_github.out


FORMS = ("text", "json", "github", "html")


def test_an_edition_of_other_copy_is_the_same_as_itself(edited_paper: Paper, call: Call) -> None:
    """The copy of another issue is taken out once, and nothing is said of it."""
    own = edited_paper.root / "issues" / ISSUE
    edition = own.parent / "2026-12-05"
    edition.mkdir()
    text = (own / "issue.yaml").read_text("utf-8").replace(ISSUE, edition.name).replace("number: 1\n", "number: 9\n")
    (edition / "issue.yaml").write_text(text + f"copy: {ISSUE}\n", encoding="utf-8")
    git(edited_paper.root, "add", "-A")
    git(edited_paper.root, "commit", "-qm", "An edition")
    try:
        said = call("diff", "HEAD", "--issue", edition.name, cwd=edited_paper.root)
    finally:
        git(edited_paper.root, "reset", "-q", "--soft", "HEAD~1")
        git(edited_paper.root, "reset", "-q", ".")
        shutil.rmtree(edition)
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize("name", ["", "out/2026-11-28", "no\nsuch"])
def test_a_name_of_nothing_is_told_so(edited_paper: Paper, call: Call, name: str) -> None:
    """A path that was mistyped, or a variable that was not set, is neither file nor revision."""
    said = call("diff", name, "before", cwd=edited_paper.root)
    assert said.code == 2
    assert "neither a file, a folder nor a revision" in said.err
