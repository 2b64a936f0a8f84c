"""`--format json`: one document on standard output, whatever comes."""

import json
from typing import Any

import pytest
from cli_paper import ISSUE, Call, Paper, Said

from stonehand.engines.worker import Limits, Worker

pytest_plugins = ("cli_fixtures",)

FINDING = {"id", "severity", "message", "where", "more", "hint"}
TABLE = "---\nheadline: The tides\nbyline: M. L.\n---\n| Day | High |\n|---|---|\n| Monday | 3.1 |\n"


def document(said: Said) -> dict[str, Any]:
    """Read the one document, which names its schema first and its findings last."""
    found: dict[str, Any] = json.loads(said.out)
    assert next(iter(found)) == "schema"
    assert list(found)[-1] == "findings"
    assert found["schema"] == 1
    assert all(set(finding) == FINDING for finding in found["findings"])
    return found


def test_a_check_gives_its_counts(call: Call, paper: Paper) -> None:
    """Issue, counts and findings, and nothing on standard error."""
    said = call("check", "--format", "json", cwd=paper.root)
    found = document(said)
    assert said.err == ""
    assert list(found) == ["schema", "issue", "counts", "findings"]
    assert found["issue"] == ISSUE
    assert found["counts"]["lines_set"] == found["counts"]["lines_placed"] + found["counts"]["lines_overset"]


def test_a_place_has_path_line_and_column(call: Call, paper: Paper) -> None:
    """Notes are in the document too, whether shown in text or not."""
    paper.write("crew", "---\nhedline: x\n---\nx\n")
    found = document(call("check", "--format", "json", cwd=paper.root))
    first = found["findings"][0]
    assert (first["id"], first["severity"]) == ("intake/unknown-key", "error")
    assert first["where"] == {"path": f"issues/{ISSUE}/articles/crew.md", "line": 2, "column": 1}


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("build", "nope", "--format", "json"), "workspace/unknown-issue"),
        (("build", "--pages", "9", "--format=json"), "cli/no-such-page"),
        (("build", "--format", "json", "--nope"), "cli/wrong-usage"),
        (("check", "--format", "json", "one", "two"), "cli/wrong-usage"),
        (("import", "nowhere.txt", "--format", "json"), "workspace/missing-file"),
        (("doctor", "--json", "x"), "cli/wrong-usage"),
    ],
)
def test_a_usage_error_is_a_document_too(call: Call, paper: Paper, words: tuple[str, ...], fault: str) -> None:
    """Schema and findings, with exit code 2."""
    said = call(*words, cwd=paper.root)
    found = document(said)
    assert said.code == 2
    assert list(found) == ["schema", "findings"]
    assert [finding["id"] for finding in found["findings"]] == [fault]


def test_unwritten_output_is_a_document_too(call: Call, paper: Paper) -> None:
    """Exit code 5 and its one finding."""
    (paper.root / "taken").write_text("x")
    said = call("build", "--out", "taken/here", "--format", "json", cwd=paper.root)
    assert said.code == 5
    assert [finding["id"] for finding in document(said)["findings"]] == ["workspace/output-not-written"]


def test_an_engine_that_fails_costs_one_story(call: Call, paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    """No time for the engine: the table's story is missing and named, the other is set, and the exit code is 4."""
    paper.write("tides", TABLE)
    monkeypatch.setattr("stonehand.pipeline.check.Worker", lambda: Worker(Limits(wall_seconds=0.1)))
    said = call("check", "--format", "json", cwd=paper.root)
    found = document(said)
    assert said.code == 4
    ids = {finding["id"]: finding["where"] for finding in found["findings"]}
    assert ids["engine/time-limit"]["path"] == f"issues/{ISSUE}/articles/tides.md"
    assert "makeup/galley-missing" in ids
    assert found["counts"]["lines_placed"] == 5
