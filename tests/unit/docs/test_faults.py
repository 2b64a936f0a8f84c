"""Every finding the code can give can be explained, and nothing is explained that the code cannot give."""

import ast
from pathlib import Path

from stonehand.cli.explain import all_faults
from stonehand.preflight.checks import CHECKS

SOURCE = Path(__file__).parents[3] / "src" / "stonehand"
MAKERS = {"error", "warning", "info"}


def _ids_in_code() -> set[str]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found.add(first.value)
    return found


def test_ids_in_code_and_in_faults_agree() -> None:
    """The literal ids handed to `error`, `warning` and `info` are those of the packages' FAULTS; a check's id is its rule's."""
    explained = {fault.id for fault in all_faults()} - {check.rule.id for check in CHECKS}
    in_code = _ids_in_code()
    assert in_code - explained == set(), "not explained"
    assert explained - in_code == set(), "explained, never given"


def test_every_fault_has_its_reason() -> None:
    """A title and a rationale of at least a sentence stand beside each id, and no id stands twice."""
    faults = all_faults()
    assert len({fault.id for fault in faults}) == len(faults)
    for fault in faults:
        assert fault.title, fault.id
        assert len(fault.rationale) > 30, fault.id
