"""What stages are given to read: issues, layouts, press profiles, fonts."""

import hashlib
import shutil
from pathlib import Path

import pytest
import yaml

from stonehand.engines import faces
from stonehand.model.finding import UsageError, Where
from stonehand.workspace import builtin, sources
from stonehand.workspace.environment import read_environment
from stonehand.workspace.roots import Workspace

CHECKOUT = Path(__file__).parents[3]


@pytest.fixture
def paper(tmp_path: Path) -> Workspace:
    for folder in ("layouts", "issues/one/articles", "issues/one/pictures"):
        (tmp_path / "paper" / folder).mkdir(parents=True)
    (tmp_path / "paper/issues/one/issue.yaml").write_bytes(b"schema: 1\n")
    (tmp_path / "paper/issues/one/articles/a.md").write_bytes(b"copy")
    (tmp_path / "paper/issues/one/articles/B.MD").write_bytes(b"more")
    (tmp_path / "paper/issues/one/pictures/p.jpg").write_bytes(b"picture")
    (tmp_path / "secret.md").write_bytes(b"secret")
    return Workspace((tmp_path / "paper").resolve())


def test_an_issue_is_read_by_workspace_path_and_pictures_lazily(paper: Workspace) -> None:
    """Texts are there at once, pictures by size, and bytes when looked up."""
    outcome = sources.read_issue(paper, "one")
    assert outcome.findings == ()
    assert dict(outcome.value.files) == {
        "issues/one/articles/B.MD": b"more",
        "issues/one/articles/a.md": b"copy",
        "issues/one/issue.yaml": b"schema: 1\n",
    }
    assert outcome.value.pictures.sizes == {"issues/one/pictures/p.jpg": 7}
    assert outcome.value.pictures["issues/one/pictures/p.jpg"] == b"picture"


def test_what_lies_beside_the_copy_is_read_too(paper: Workspace) -> None:
    """Dummy, tables, house HTML and spare copy are texts, however their endings are written; their pictures are lazy."""
    texts = ("dummy.yaml", "tables/FIXTURES.CSV", "ads/bread.html", "fillers/spare.md", "fillers/us.HTML")
    for name in (*texts, "ads/fish.tif", "fillers/cat.webp"):
        (paper.root / "issues/one" / name).parent.mkdir(exist_ok=True)
        (paper.root / "issues/one" / name).write_bytes(name.encode())
    (paper.root / "issues/one/ads/leak.html").symlink_to(paper.root.parent / "secret.md")
    outcome = sources.read_issue(paper, "one")
    for name in texts:
        assert outcome.value.files[f"issues/one/{name}"] == name.encode()
    assert set(outcome.value.pictures) == {
        f"issues/one/{name}" for name in ("ads/fish.tif", "fillers/cat.webp", "pictures/p.jpg")
    }
    assert [(finding.id, finding.where) for finding in outcome.findings] == [
        ("workspace/outside", Where("issues/one/ads/leak.html"))
    ]


def test_copy_that_is_a_link_out_is_a_finding_and_not_read(paper: Workspace) -> None:
    """The secret reaches nobody, and the rest of the issue does."""
    (paper.root / "issues/one/articles/leak.md").symlink_to(paper.root.parent / "secret.md")
    outcome = sources.read_issue(paper, "one")
    assert b"secret" not in outcome.value.files.values()
    assert len(outcome.value.files) == 3
    assert [(finding.id, finding.where) for finding in outcome.findings] == [
        ("workspace/outside", Where("issues/one/articles/leak.md"))
    ]


def test_copy_over_ten_megabytes_is_refused(paper: Workspace) -> None:
    """No article has ten megabytes."""
    with (paper.root / "issues/one/articles/a.md").open("wb") as file:
        file.truncate(10 * 1024 * 1024 + 1)
    outcome = sources.read_issue(paper, "one")
    assert [finding.id for finding in outcome.findings] == ["workspace/too-large"]
    assert "issues/one/articles/a.md" not in outcome.value.files


def test_the_papers_own_layout_comes_before_the_built_in_one(paper: Workspace) -> None:
    """Only layout.yaml, masters and styles are read, under their workspace paths."""
    built_in = sources.read_layout(paper, "gazette").value
    assert built_in is not None
    assert built_in.folder == "built-in/layouts/gazette"
    assert "built-in/layouts/gazette/layout.yaml" in built_in.texts
    own = paper.root / "layouts/gazette"
    for name in ("layout.yaml", "masters/front.html.j2", "styles/a.css", "styles/notes.txt", "sketch.css"):
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(name, encoding="utf-8")
    layout = sources.read_layout(paper, "gazette").value
    assert layout is not None
    assert sorted(layout.texts) == [
        f"layouts/gazette/{name}" for name in ("layout.yaml", "masters/front.html.j2", "styles/a.css")
    ]


@pytest.mark.parametrize(
    "name", ["gazete", "", "..", "../layouts/gazette", "gazette/masters", ".hidden", "a\0b", "FILE:x"]
)
def test_a_layout_that_is_not_there_is_told_where_it_was_asked_for(paper: Workspace, name: str) -> None:
    """The nearest name is offered; a name that is a path is none."""
    (paper.root / "layouts/gazette").mkdir()
    (paper.root / "layouts/gazette/layout.yaml").write_text("schema: 1", encoding="utf-8")
    asked = Where("issues/one/issue.yaml", 2, 8)
    outcome = sources.read_layout(paper, name, asked)
    assert outcome.value is None
    assert [(finding.id, finding.where) for finding in outcome.findings] == [("workspace/unknown-layout", asked)]
    assert name != "gazete" or outcome.findings[0].hint == "write gazette"


def test_the_built_in_press_profile_and_its_icc_are_whole() -> None:
    """The profile names an ICC that stands beside it, with that checksum."""
    press = sources.read_press(Workspace(CHECKOUT), "newsprint-coldset").value
    assert press is not None
    profile = yaml.safe_load(press.text)
    assert profile["condition"] == "IFRA26"
    assert hashlib.sha256(press.icc[profile["icc"]]).hexdigest() == profile["icc_sha256"]
    assert press.path == "built-in/press/newsprint-coldset.yaml"


def test_a_printers_own_profile_wins_and_may_name_a_built_in_icc(paper: Workspace) -> None:
    """layouts/press/ comes first; its ICC files join the built-in ones."""
    folder = paper.root / "layouts/press"
    folder.mkdir()
    (folder / "newsprint-coldset.yaml").write_text("mine", encoding="utf-8")
    (folder / "own.icc").write_bytes(b"own")
    press = sources.read_press(paper, "newsprint-coldset").value
    assert press is not None
    assert (press.path, press.text) == ("layouts/press/newsprint-coldset.yaml", "mine")
    assert sorted(press.icc) == ["IFRA26S_2004_newsprint.icc", "own.icc"]


def test_an_unknown_press_profile_is_told_with_the_nearest(paper: Workspace) -> None:
    """A misspelt name is offered its neighbour; a path is no name."""
    (finding,) = sources.read_press(paper, "newsprint-coldest", Where("layouts/x/layout.yaml", 6)).findings
    assert (finding.id, finding.hint) == ("workspace/unknown-press-profile", "write newsprint-coldset")
    assert sources.read_press(paper, "../press/newsprint-coldset").value is None


def test_built_in_fonts_are_whole() -> None:
    """A workspace without fonts sets from the program's, and they load without a finding."""
    outcome = sources.read_fonts(Workspace(CHECKOUT / "src"), None)
    assert outcome.findings == ()
    assert outcome.value.where == "built-in/fonts/manifest.yaml"
    loaded = faces.load(outcome.value.manifest, outcome.value.files, outcome.value.where)
    assert loaded.findings == ()
    assert len(loaded.value.faces) == 23


def test_only_wanted_families_are_read() -> None:
    """One family's files and licence cost no reading of the others."""
    files = sources.read_fonts(Workspace(CHECKOUT), None, frozenset({"UnifrakturCook"})).value.files
    assert sorted(files) == ["unifrakturcook/OFL.txt", "unifrakturcook/UnifrakturCook_700Bold.ttf"]


PRIVATE = """\
schema: 1
families:
  - family: Ours
    licence: LicenseRef-Foundry
    source: private
    faces:
      - {file: ours/Ours.ttf, weight: 700, style: normal, sha256: SUM}
"""


@pytest.mark.parametrize("place", ["ours/Ours.ttf", "Ours.ttf"])
def test_licensed_fonts_come_from_the_folder_the_environment_names(
    paper: Workspace, tmp_path: Path, place: str
) -> None:
    """Found there by path or by name, pinned all the same, and missed by name where the folder is not given."""
    font = CHECKOUT / "fonts/unifrakturcook/UnifrakturCook_700Bold.ttf"
    (paper.root / "fonts").mkdir()
    manifest = PRIVATE.replace("SUM", hashlib.sha256(font.read_bytes()).hexdigest())
    (paper.root / "fonts/manifest.yaml").write_text(manifest, encoding="utf-8")
    (tmp_path / "licensed" / place).parent.mkdir(parents=True)
    shutil.copyfile(font, tmp_path / "licensed" / place)
    given = read_environment({"STONEHAND_FONTS": str(tmp_path / "licensed")}).fonts
    found = sources.read_fonts(paper, given).value
    loaded = faces.load(found.manifest, found.files, found.where)
    assert (loaded.findings, len(loaded.value.faces)) == ((), 1)
    missed = sources.read_fonts(paper, None).value
    (finding,) = faces.load(missed.manifest, missed.files, missed.where).findings
    assert finding.id == "fonts/missing-file"
    assert "STONEHAND_FONTS" in finding.message


def test_a_font_that_is_a_link_out_is_refused(paper: Workspace, tmp_path: Path) -> None:
    """A manifest cannot fetch a file of the machine by a link either."""
    (paper.root / "fonts/ours").mkdir(parents=True)
    manifest = PRIVATE.replace("private", "here").replace("SUM", "0" * 64)
    (paper.root / "fonts/manifest.yaml").write_text(manifest, encoding="utf-8")
    (paper.root / "fonts/ours/Ours.ttf").symlink_to(tmp_path / "secret.md")
    outcome = sources.read_fonts(paper, None)
    assert (dict(outcome.value.files), [finding.id for finding in outcome.findings]) == ({}, ["workspace/outside"])


def test_a_font_that_is_not_there_is_told_once_by_its_place_in_the_manifest(paper: Workspace) -> None:
    """Reading leaves it out in silence; loading names the line of the manifest."""
    (paper.root / "fonts").mkdir()
    manifest = PRIVATE.replace("private", "here").replace("SUM", "0" * 64)
    (paper.root / "fonts/manifest.yaml").write_text(manifest, encoding="utf-8")
    outcome = sources.read_fonts(paper, None)
    assert outcome.findings == ()
    found = faces.load(outcome.value.manifest, outcome.value.files, outcome.value.where).findings
    assert ("fonts/missing-file", Where("fonts/manifest.yaml", 7, 9)) in [(one.id, one.where) for one in found]


def test_fonts_without_a_manifest_are_told(paper: Workspace) -> None:
    """A fonts folder needs its manifest."""
    (paper.root / "fonts").mkdir()
    assert [finding.id for finding in sources.read_fonts(paper, None).findings] == ["workspace/missing-file"]


def test_a_file_named_on_the_command_line_may_lie_anywhere(tmp_path: Path) -> None:
    """Whatever it is called; a link to it will do; what cannot be read is said plainly."""
    (tmp_path / "copy.txt").write_bytes(b"words")
    assert sources.read_given(tmp_path / "copy.txt") == b"words"
    odd = tmp_path / "ad%20final\\n.pdf"
    odd.write_bytes(b"ad")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link").symlink_to(odd)
    assert sources.read_given(odd) == sources.read_given(tmp_path / "in" / "link") == b"ad"
    for name in ("none.txt", "."):
        with pytest.raises(UsageError):
            sources.read_given(tmp_path / name)
    with pytest.raises(UsageError):
        sources.read_given(Path("/dev/zero"))


def test_the_environment_is_read_once() -> None:
    """Only what we listen to is heard; an empty variable is none."""
    quiet = read_environment({"STONEHAND_FONTS": "", "NO_COLOR": "", "CI": "false"})
    assert (quiet.fonts, quiet.plain, quiet.ci) == (None, False, False)
    loud = read_environment({"STONEHAND_FONTS": "~/fonts", "NO_COLOR": "1", "CI": "true"})
    assert (loud.fonts, loud.plain, loud.ci) == (Path.home() / "fonts", True, True)
    assert loud.cwd.is_absolute()


def test_what_comes_with_the_program_is_there() -> None:
    """Fonts, starter layout and press profiles are found in a checkout as in a wheel."""
    assert (builtin.builtin_root() / "fonts/manifest.yaml").is_file()
    assert (builtin.builtin_root() / "layouts/gazette/layout.yaml").is_file()
    assert (builtin.builtin_press() / "LICENCE").is_file()
