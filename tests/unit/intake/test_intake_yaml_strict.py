"""Strict YAML: the tree, its places, and what is refused of the language."""

import time

import pytest

from stonehand.intake.strict_yaml import DEEPEST, Map, Node, Scalar, Sequence, read_yaml
from stonehand.model.finding import Where


def places(node: Node | None) -> dict[str, tuple[int | None, int | None]]:
    """List every scalar with line and column."""
    if isinstance(node, Scalar):
        return {node.text: (node.where.line, node.where.column)}
    nodes = (
        node.items if isinstance(node, Sequence) else [part for entry in node.entries for part in entry] if node else []
    )
    return {text: place for part in nodes for text, place in places(part).items()}


def test_places() -> None:
    """Every scalar knows line and column, behind letters of two bytes too, counted from the first line given."""
    tree = read_yaml("a.yaml", 'é: x\nlist:\n  - one\n  - {a: "två", b: c}\nlast: |\n  text\n', first_line=10).value
    assert places(tree) == {
        "é": (10, 1), "x": (10, 4), "list": (11, 1), "one": (12, 5), "a": (13, 6), "två": (13, 9), "b": (13, 16),
        "c": (13, 19), "last": (14, 1), "text\n": (14, 7),
    }  # fmt: skip


def test_plain_and_quoted() -> None:
    """Only a word without quotes is plain: the others are text whatever they say."""
    tree = read_yaml("a.yaml", "a: no\nb: 'no'\nc: \"no\"\nd: >\n  no\n").value
    assert isinstance(tree, Map)
    assert [value.plain for _, value in tree.entries if isinstance(value, Scalar)] == [True, False, False, False]


@pytest.mark.parametrize(
    ("text", "fault", "line", "column"),
    [
        ("a: 1\nb: [1, 2\n", "intake/bad-yaml", 3, 1),
        ("a: 1\n b: 2\n", "intake/bad-yaml", 2, 3),
        ("a: 'x\n", "intake/bad-yaml", 2, 1),
        ("a: Bridge: the end\n", "intake/bad-yaml", 1, 10),
        ("a: %x\n", "intake/bad-yaml", 1, 4),
        ("a: 1\n\tb: 2\n", "intake/bad-yaml", 2, 1),
        ("a: 1\n---\nb: 2\n", "intake/bad-yaml", 3, 1),
        ("[a]: 1\n", "intake/bad-yaml", 1, 1),
        ("a: 1\nb: 2\na: 3\n", "intake/duplicate-key", 3, 1),
        ("a: &x 1\n", "intake/yaml-alias", 1, 4),
        ("a: *x\n", "intake/yaml-alias", 1, 4),
        ("a: !!python/object:os.system 1\n", "intake/yaml-tag", 1, 4),
        ("a: !local {b: c}\n", "intake/yaml-tag", 1, 4),
    ],
)
def test_refused(text: str, fault: str, line: int, column: int) -> None:
    """What our files have no use for is refused where it stands, with an action to take."""
    findings = read_yaml("a.yaml", text).findings
    assert [finding.id for finding in findings] == [fault]
    assert findings[0].where == Where("a.yaml", line, column)
    assert findings[0].hint


def test_both_places_of_a_duplicate() -> None:
    """A duplicate key names the line of the first, whose value stays."""
    outcome = read_yaml("a.yaml", "a: 1\nb: 2\na: 3\n")
    assert "line 1" in outcome.findings[0].message
    assert outcome.findings[0].more == "first at a.yaml:1:1"
    assert outcome.value == Map(
        (
            (Scalar("a", True, Where("a.yaml", 1, 1)), Scalar("1", True, Where("a.yaml", 1, 4))),
            (Scalar("b", True, Where("a.yaml", 2, 1)), Scalar("2", True, Where("a.yaml", 2, 4))),
        ),
        Where("a.yaml", 1, 1),
    )


def test_all_at_once() -> None:
    """Aliases, tags and duplicates are all reported, in the order they stand."""
    text = "a: &x [1]\nb: *x\nb: !!str 2\nc: {d: 1, d: 2}\n"
    found = [finding.id for finding in read_yaml("a.yaml", text).findings]
    assert found == ["intake/yaml-alias"] * 2 + ["intake/yaml-tag", "intake/duplicate-key", "intake/duplicate-key"]


def test_a_tab_is_called_a_tab() -> None:
    """A tab as indent is named, whatever the parser tripped over."""
    (finding,) = read_yaml("a.yaml", "a:\n\tb: 1\n").findings
    assert "tab" in finding.message
    assert finding.where == Where("a.yaml", 2, 1)


@pytest.mark.parametrize("text", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, "[" * 1_000_000, "? " * 5_000])
def test_deep_nesting(text: str) -> None:
    """Thousands of brackets end in a finding, soon, and in no RecursionError."""
    began = time.process_time()
    outcome = read_yaml("a.yaml", text)
    assert outcome.value is None
    assert [finding.id for finding in outcome.findings] == ["intake/yaml-too-deep"]
    assert time.process_time() - began < 1


def test_deepest() -> None:
    """Twenty levels are read, twenty-one are not."""
    assert not read_yaml("a.yaml", "[" * DEEPEST + "]" * DEEPEST).findings
    assert read_yaml("a.yaml", "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)).findings


def test_alias_bomb() -> None:
    """An alias bomb is eleven findings and no memory."""
    bomb = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10))
    findings = read_yaml("a.yaml", bomb).findings
    assert {finding.id for finding in findings} == {"intake/yaml-alias"}
    assert len(findings) == 10 + 90  # ten anchors, nine lines of ten aliases


def test_empty_document() -> None:
    """Nothing but comments is no fault of YAML."""
    assert read_yaml("a.yaml", "# nothing\n").value is None
    assert not read_yaml("a.yaml", "# nothing\n").findings
