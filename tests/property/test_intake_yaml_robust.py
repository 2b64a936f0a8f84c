"""Whatever stands in a file: findings with a place and a hint, never an exception."""

from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from stonehand.intake.encoding import read_text
from stonehand.intake.front_matter import read_front_matter
from stonehand.intake.issue_schema import ISSUE
from stonehand.intake.layout_file import read_layout
from stonehand.intake.press_file import read_press
from stonehand.intake.reading import read_document
from stonehand.intake.strict_yaml import read_yaml
from stonehand.model.finding import Finding, Where

LAYOUT = (Path(__file__).parents[2] / "layouts" / "gazette" / "layout.yaml").read_text(encoding="utf-8")
SIGNS = "ab0:-[]{}&*!|>'\"%@`#,? \n\t.~=é\u2028\ufeff1"
PIECES = "a: |- |\n|  |[|]|{|}|&a |*a|!!int |'|\"|#|>\n|1e3|12:30|~|? |: |---\n|<<: |é|no"
CHUNKS = st.lists(st.sampled_from(PIECES.split("|")), max_size=40).map("".join)


def check(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        assert finding.hint
        assert isinstance(finding.where, Where)
        assert (finding.where.line or 1) >= 1
        assert (finding.where.column or 1) >= 1
        assert len(finding.message) < 400


@settings(deadline=None, max_examples=150)
@given(st.one_of(st.text(SIGNS, max_size=80), CHUNKS))
@example("? ? ? ?")
@example("\ufeff\ufeffa: 1")
@example("a: \u2028b")
def test_any_text(text: str) -> None:
    """Any text is read as YAML and as an article without an exception."""
    tree = read_yaml("a.yaml", text)
    check(tree.findings)
    check(read_document("a.yaml", text, ISSUE).findings)
    check(read_front_matter("a.md", f"---\nheadline: x\n{text}\n---\n").findings)
    check(read_front_matter("a.md", text).findings)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=60))
def test_any_bytes(content: bytes) -> None:
    """Any bytes are text or a finding."""
    outcome = read_text("a.md", content)
    check(outcome.findings)
    assert outcome.value is not None or outcome.findings
    check(read_document("a.yaml", content, ISSUE).findings)


@settings(deadline=None, max_examples=60)
@given(st.integers(0, len(LAYOUT)), st.integers(0, 40), st.one_of(st.text(SIGNS, max_size=10), CHUNKS))
def test_damaged_layout(start: int, length: int, patch: str) -> None:
    """A layout with a hole and a patch in it gives a layout or findings, each at its place."""
    text = LAYOUT[:start] + patch + LAYOUT[start + length :]
    templates = {"front.html.j2": "", "inside.html.j2": ""}
    outcome = read_layout("gazette", text, "layout.yaml", templates, {"gazette.css": ""})
    check(outcome.findings)
    assert outcome.value is not None or outcome.findings
    check(read_press("x", text, "x.yaml", {}).findings)
