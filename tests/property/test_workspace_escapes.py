"""Whatever name is asked for, nothing outside the root is read; whatever bytes a font has, reading it ends in order."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stonehand.engines.face_css import check_css
from stonehand.engines.face_file import BrokenFont, read_facts, read_features
from stonehand.engines.face_manifest import read_manifest, safe_file
from stonehand.model.type import FontSet
from stonehand.workspace.files import read_inside

FONT = (Path(__file__).parents[2] / "fonts/unifrakturcook/UnifrakturCook_700Bold.ttf").read_bytes()
MANIFEST = (Path(__file__).parents[2] / "fonts/manifest.yaml").read_text(encoding="utf-8")
SECRET = b"a secret of the machine"

STEPS = st.sampled_from(
    [
        "..",
        ".",
        "",
        "a",
        "secret",
        "link",
        "folder",
        "/",
        "\\",
        "%2e%2e",
        "FILE:",
        "file:",
        "//",
        "~",
        "C:",
        "\0",
        "é",
        "inside",
    ]
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("world")
    (base / "secret").write_bytes(SECRET)
    (base / "root/a").mkdir(parents=True)
    (base / "root/inside").write_bytes(b"copy")
    (base / "root/a/inside").write_bytes(b"copy")
    (base / "root/link").symlink_to("../secret")
    (base / "root/folder").symlink_to(base)
    (base / "root/a/link").symlink_to("../../secret")
    return base / "root"


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(STEPS, max_size=6),
    glue=st.sampled_from(["/", "//", "/./", "\\"]),
    lead=st.sampled_from(["", "/", "./"]),
)
def test_no_name_reads_the_secret(root: Path, steps: list[str], glue: str, lead: str) -> None:
    """A name gives copy of the workspace or a finding, never the secret and never an exception."""
    outcome = read_inside(root, lead + glue.join(steps))
    assert outcome.value in {None, b"copy"}
    assert bool(outcome.findings) == (outcome.value is None)


@settings(deadline=None, max_examples=200)
@given(cut=st.integers(0, len(FONT)), at=st.integers(0, 2000), bytes_=st.binary(max_size=16))
def test_damaged_fonts_are_sound_or_broken_and_nothing_else(cut: int, at: int, bytes_: bytes) -> None:
    """Cut short or overwritten at any place, a font gives facts or BrokenFont."""
    damaged = (FONT[:at] + bytes_ + FONT[at + len(bytes_) :])[: max(cut, 13)]
    for read in (read_facts, read_features):
        try:
            read(damaged)
        except BrokenFont as broken:
            assert str(broken)  # noqa: PT017 - either outcome is right, silence is not


@settings(deadline=None, max_examples=100)
@given(at=st.integers(0, len(MANIFEST)), text=st.text(max_size=8), length=st.integers(0, 40))
def test_damaged_manifests_never_raise_and_never_lead_out(at: int, text: str, length: int) -> None:
    """However a manifest is misspelt, what is left of it names files inside the folder."""
    outcome = read_manifest(MANIFEST[:at] + text + MANIFEST[at + length :], "fonts/manifest.yaml")
    assert all(safe_file(face.file) for family in outcome.value for face in family.faces)


@settings(deadline=None, max_examples=150)
@given(css=st.text(alphabet="a{}()@;:'\"\\/*,- \nurlfont-familys9", max_size=60))
def test_any_text_is_a_style_sheet_or_a_finding(css: str) -> None:
    """The linter reads whatever it is given."""
    assert all(finding.hint for finding in check_css(css, "a.css", FontSet(())))
