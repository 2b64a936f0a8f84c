"""Exit codes, and which stream what is said on."""

import json
from pathlib import Path

import pytest
from cli_paper import ISSUE, Call, Paper

from stonehand import __version__
from stonehand.cli.explain import all_faults
from stonehand.workspace import lock

pytest_plugins = ("cli_fixtures",)

WARNED = "---\nheadline: The boat is late\nworking_headline: true\nbyline: M. L.\n---\nIt is late.\n"
BROKEN = "---\nhedline: x\nbyline: M. L.\n---\nx\n"


def test_a_sound_issue_leaves_with_0(call: Call, paper: Paper) -> None:
    """The one line of a check goes to standard output; nothing else is said."""
    said = call("check", cwd=paper.root)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"{ISSUE}: 1 story on 1 page, 5 lines placed, 0 overset; ready for the press\n"


def test_a_warning_fails_where_asked_only(call: Call, paper: Paper) -> None:
    """`--fail-on warning` makes it 1; `--quiet` then still shows what made it so."""
    paper.write("boat", WARNED)
    assert call("check", cwd=paper.root).code == 0
    assert call("check", "--quiet", cwd=paper.root).out.startswith("1 warning. ")
    said = call("check", "--fail-on", "warning", "-q", cwd=paper.root)
    assert said.code == 1
    assert said.out.startswith("warning[intake/working-headline]: ")


def test_errors_come_first_with_place_and_hint(call: Call, paper: Paper) -> None:
    """The text form: severity and id, sentence; place; hint. Errors stand above warnings of an earlier article."""
    paper.write("boat", WARNED)
    paper.write("crew", BROKEN)
    said = call("check", cwd=paper.root)
    assert said.code == 1
    assert said.out.startswith(
        f"error[intake/unknown-key]: `hedline` is no key of issues/{ISSUE}/articles/crew.md\n"
        f"  --> issues/{ISSUE}/articles/crew.md:2:1\n"
        "  hint: did you mean `headline`?\n"
    )
    assert said.last.startswith("2 errors, 1 warning. ")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("bild",), "error[cli/wrong-usage]: no such command 'bild'"),
        (("build", "--nope"), "error[cli/wrong-usage]: no such option: --nope"),
        (("check", "--format", "xml"), "error[cli/wrong-usage]: invalid value for '--format': 'xml' is not one of"),
        (("explain",), "error[cli/wrong-usage]: invalid value: give a finding's id, or --rules"),
        (("new", "article"), "error[cli/wrong-usage]: missing argument 'SLUG'"),
        (("check", "2026-12-4"), "error[workspace/unknown-issue]: there is no issue '2026-12-4'"),
        (("explain", "makeup/overste"), "error[cli/unknown-id]: no finding is called 'makeup/overste'"),
        (("schema", "articl"), "error[cli/no-such-schema]: there is no schema of 'articl'"),
        (("new", "issue", "today"), "error[workspace/bad-name]: 'today' is no date"),
        (("new", "issue", ISSUE), "error[workspace/exists]: "),
        (("import", "nowhere.txt"), "error[workspace/missing-file]: there is no file nowhere.txt"),
        (("init", "."), "error[workspace/not-empty]: "),
    ],
)
def test_wrong_usage_is_2_and_says_what_to_do(call: Call, paper: Paper, words: tuple[str, ...], message: str) -> None:
    """One finding with a hint, on standard error; nothing on standard output."""
    said = call(*words, cwd=paper.root)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(message)
    assert "\n  hint: " in said.err


def test_of_two_issues_none_is_guessed(call: Call, paper: Paper) -> None:
    """From the root it must be said which; inside one it is that one."""
    assert call("new", "issue", "2026-12-11", cwd=paper.root).code == 0
    said = call("check", cwd=paper.root)
    assert said.code == 2
    assert f"there are 2 issues: {ISSUE}, 2026-12-11" in said.err
    assert call("check", cwd=paper.root / f"issues/{ISSUE}/articles").out.startswith(ISSUE)
    assert call("check", f"issues/{ISSUE}", cwd=paper.root).code == 0


def test_a_second_build_is_told_so(call: Call, paper: Paper) -> None:
    """While one build holds the output folder another leaves with 2 and touches nothing."""
    before = paper.files()
    with lock.held(paper.out):
        said = call("build", cwd=paper.root)
    assert said.code == 2
    assert "error[workspace/another-build]" in said.err
    assert paper.files() == before


def test_out_that_cannot_be_written_is_5(call: Call, paper: Paper) -> None:
    """A file in the way of the folder."""
    (paper.root / "taken").write_text("x")
    said = call("build", "--out", "taken/here", cwd=paper.root)
    assert (said.code, said.out) == (5, "")
    assert "error[workspace/output-not-written]" in said.err


def test_the_version_needs_no_workspace(call: Call, tmp_path: Path) -> None:
    """Nor does the help of a bare command, which is a usage error."""
    assert call("--version", cwd=tmp_path).out == f"stonehand {__version__}\n"
    bare = call(cwd=tmp_path)
    assert bare.code == 2
    assert bare.out + bare.err
    assert "Commands:" in bare.out + bare.err


def test_every_finding_can_be_explained(call: Call, tmp_path: Path) -> None:
    """Each id has a title and a reason, and names no paper a reader cannot get at."""
    for fault in all_faults():
        said = call("explain", fault.id, cwd=tmp_path)
        assert said.code == 0
        assert said.out.startswith(f"{fault.id}: {fault.title}\n\n")
        assert ".md §" not in said.out, fault.id


def test_the_doctor_is_well(call: Call, tmp_path: Path) -> None:
    """Outside any workspace too, in text and in JSON."""
    said = call("doctor", cwd=tmp_path)
    assert (said.code, said.err) == (0, "")
    assert json.loads(call("doctor", "--json", cwd=tmp_path).out)["sound"] is True


def test_schemas_are_written_and_written_anew(call: Call, tmp_path: Path) -> None:
    """A newer version's schemas replace the old ones."""
    assert call("schema", "--out", "editor", cwd=tmp_path).code == 0
    (tmp_path / "editor/issue.schema.json").write_text("{}")
    assert call("schema", "--out", "editor", cwd=tmp_path).code == 0
    assert json.loads((tmp_path / "editor/issue.schema.json").read_text())["$schema"]


def test_imported_copy_is_placed_by_the_path_it_was_given_by(call: Call, paper: Paper) -> None:
    """Findings lead to the file on the desk; a second import overwrites nothing."""
    (paper.root.parent / "wire.txt").write_text("The boat runs at night from May, its owner said.\n", encoding="utf-8")
    said = call("import", "../wire.txt", "--into", ISSUE, cwd=paper.root)
    assert said.code == 0
    assert "\n  --> ../wire.txt:1\n" in said.out
    assert said.last.endswith(f"wrote issues/{ISSUE}/articles/wire.md")
    again = call("import", "../wire.txt", cwd=paper.root)
    assert again.code == 2
    assert "hint: nothing is overwritten" in again.err
