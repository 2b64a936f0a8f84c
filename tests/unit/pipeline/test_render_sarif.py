"""Findings as SARIF, held against what the specification (OASIS, 2.1.0) requires."""

import json
import re
from dataclasses import replace
from typing import Any
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st
from sarif_schema import faults_of

from stonehand.model.fault import Fault
from stonehand.model.finding import Finding, InFile, OnPage, Where, error, info, warning
from stonehand.model.units import Mm
from stonehand.pipeline.known import known_faults
from stonehand.pipeline.reporting.as_sarif import as_sarif, as_sarif_of
from stonehand.pipeline.reporting.report import Base, Inspection, Report
from stonehand.preflight.inspect import Skipped

BASE = Base("herald", {"ad.pdf": "in/ad.pdf"}, "issues/x/issue.yaml")
FOUND = (
    info("intake/missing-byline", "a.md has no byline", Where("issues/x/a.md", 2, 1), hint="add one"),
    error("preflight/small-text", "It is small", OnPage("2", None, Mm(1.0), Mm(2.0), Mm(3.0), Mm(4.0), "ad.pdf")),
    warning("makeup/overset", "It is over", OnPage("A1", "lead")),
    error("preflight/small-text", "Too small", InFile("ad.pdf")),
    error("cli/wrong-usage", "no place"),
)


def run(*findings: Finding, inspection: Inspection | None = None, whole: bool = True) -> dict[str, Any]:
    """Give the one run of the log."""
    log = json.loads(as_sarif(Report(findings, {}, "", inspection or Inspection(), BASE, whole), known_faults()))
    assert list(faults_of(log)) == []
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (only,) = log["runs"]
    return dict(only)


def test_it_has_all_the_specification_requires() -> None:
    """3.13 to 3.27: driver and name, message of each result, rules by index, levels by name, lines and columns from 1."""
    one = run(*FOUND)
    driver = one["tool"]["driver"]
    assert driver["name"] == "stonehand"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert all(rule[key]["text"] for key in ("shortDescription", "fullDescription", "help"))
        assert re.fullmatch(r"[A-Z][A-Za-z0-9]+", rule["name"])
    for result in one["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"none", "note", "warning", "error"}
        assert result["message"]["text"]
    assert one["invocations"] == [{"executionSuccessful": True}]
    assert [result["level"] for result in one["results"]] == ["error", "error", "error", "warning", "note"]


def test_a_line_of_a_file_is_a_region() -> None:
    """The path is seen from the root of the repository."""
    (result,) = run(FOUND[0])["results"]
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "herald/issues/x/a.md", "uriBaseId": "%SRCROOT%"},
                "region": {"startLine": 2, "startColumn": 1},
            }
        }
    ]
    assert result["message"]["text"] == "a.md has no byline\nhint: add one"


def test_a_page_is_a_logical_location_of_its_file() -> None:
    """Its millimetres are properties; a page of the issue is shown at the issue's own file."""
    given_, own = (run(found)["results"][0]["locations"][0] for found in FOUND[1:3])
    assert given_["physicalLocation"]["artifactLocation"]["uri"] == "in/ad.pdf"
    assert given_["logicalLocations"] == [{"name": "2", "fullyQualifiedName": "2", "kind": "page"}]
    assert given_["properties"]["height_mm"] == 4.0
    assert own["physicalLocation"]["artifactLocation"]["uri"] == "herald/issues/x/issue.yaml"
    assert own["logicalLocations"][0]["fullyQualifiedName"] == "A1/lead"


def test_a_rule_that_was_skipped_is_told() -> None:
    """As a notification of the run that names the rule, never as a result."""
    one = run(inspection=Inspection(("x",), (Skipped("small-text", "the plates were not drawn"),)))
    (notice,) = one["invocations"][0]["toolExecutionNotifications"]
    assert notice["message"]["text"] == "skipped, never passed: the plates were not drawn"
    assert one["tool"]["driver"]["rules"][notice["associatedRule"]["index"]]["id"] == "preflight/small-text"
    assert one["results"] == []


def test_what_broke_off_was_no_success() -> None:
    """A usage error is the result of a run that did not come to its end."""
    assert run(FOUND[4], whole=False)["invocations"] == [{"executionSuccessful": False}]


def test_a_fault_that_moves_is_the_same_fault() -> None:
    """The fingerprint has no line; two alike are told apart by their count, other words or files by the print itself."""
    moved = replace(FOUND[0], where=Where("issues/x/a.md", 9, 1))
    elsewhere = replace(FOUND[0], where=Where("issues/x/b.md", 2, 1))
    prints = [result["partialFingerprints"]["stonehand/v1"] for result in run(FOUND[0], moved, elsewhere)["results"]]
    first, _, count = prints[0].partition(":")
    assert (prints[1], count) == (f"{first}:2", "1")
    assert prints[2].partition(":")[0] != first
    assert run(moved)["results"][0]["partialFingerprints"]["stonehand/v1"] == prints[0]


@given(st.text(), st.text(min_size=1))
def test_any_name_is_a_relative_uri(message: str, path: str) -> None:
    """Escaped byte for byte, whatever it holds."""
    base = Base(files={path: path})
    report = Report((error("intake/bad-slug", message, InFile(path)),), base=base)
    faults = {"intake/bad-slug": Fault("intake/bad-slug", "t", "r")}
    result = json.loads(as_sarif(report, faults))["runs"][0]["results"][0]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"(?:[A-Za-z0-9_.~/-]|%[0-9A-F]{2})+", uri)
    assert unquote(uri).encode() == path.encode("utf-8", "backslashreplace")


def test_copy_leads_nowhere() -> None:
    """A viewer makes links of `[words](address)` in a message: brackets that copy holds are escaped, others stand as they are."""
    found = error("intake/bad-slug", "[here](https://evil.example) and [there]", hint="[x [y](z)")
    (result,) = run(found)["results"]
    assert result["message"]["text"] == "\\[here](https://evil.example) and [there]\nhint: [x \\[y](z)"


def test_two_issues_are_two_runs_kept_apart() -> None:
    """By a name of their own, which is a legal one whatever their folder is called."""
    reports = [Report((FOUND[0],), {"issue": issue}, base=BASE) for issue in ("2026-11-27", "a/ b")]
    log = json.loads(as_sarif_of(reports, known_faults()))
    assert list(faults_of(log)) == []
    ids = [one["automationDetails"]["id"] for one in log["runs"]]
    assert ids == ["stonehand/2026-11-27/", "stonehand/a/%20b/"]


def test_the_schema_refuses_what_is_wrong() -> None:
    """A name there is not, one that is missing, a line 0, a level of another kind, an address with a space."""
    log = json.loads(as_sarif(Report(FOUND, base=BASE), known_faults()))
    result = log["runs"][0]["results"][0]
    for spoil, name, value in (
        (log, "version", "2.2"),
        (log["runs"][0], "result", []),
        (result, "level", "fatal"),
        (result["locations"][0]["physicalLocation"]["artifactLocation"], "uri", "a b"),
        (log["runs"][0]["results"][4]["locations"][0]["physicalLocation"]["region"], "startLine", 0),
        (log["runs"][0]["invocations"][0], "executionSuccessful", "yes"),
    ):
        kept = dict(spoil)
        spoil[name] = value
        assert len(list(faults_of(log))) == 1, name
        spoil.clear()
        spoil.update(kept)
    del result["message"]
    assert list(faults_of(log)) == ["$.runs[0].results[0]: no message"]
