"""An impression written and read again: the same one, and never anything that is none."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "collation"))

from collation_papers import paper, with_page

from stonehand.pipeline import impressions
from stonehand.pipeline.impressions import read_impression, write_impression

TEXTS = {"bridge": ["The bridge is open, and the town went over it.", "Nobody cut a ribbon."], "quay": ["Words."]}
IMPRESSION = paper([("bridge", "quay"), ("bridge",)], TEXTS)
NAME = "out/1/impression.json"


def test_what_is_written_is_read() -> None:
    """Written and read it is the same, crops, copy and all; written twice it has the same bytes."""
    stand = replace(IMPRESSION.pages[0].stands[0], crop=(0.0, 0.1, 1.0, 0.9))
    whole = with_page(IMPRESSION, 1, stands=(stand, *IMPRESSION.pages[0].stands[1:]))
    whole = replace(whole, held=("later",), sources=(("issues/1/a\udcff.md", "0"),), book="abc", read=False)
    assert read_impression(write_impression(whole), NAME).value == whole
    assert write_impression(whole) == write_impression(whole)


def altered(**fields: Any) -> bytes:
    return json.dumps({**json.loads(write_impression(IMPRESSION)), **fields}).encode()


def inner(change: Any) -> bytes:
    told = json.loads(write_impression(IMPRESSION))
    change(told["impression"])
    return json.dumps(told).encode()


def page_lines(told: list[Any]) -> None:
    told[6][0][6].append("One line more.")


def page_twice(told: list[Any]) -> None:
    told[6].append(told[6][0])


def story_twice(told: list[Any]) -> None:
    told[7].append(told[7][0])


def unknown_thing(told: list[Any]) -> None:
    told[6][0][5][0][1] = "ELEPHANT"


def thing_of_lists(told: list[Any]) -> None:
    told[6][0][5][0][1] = []


def endless_width(told: list[Any]) -> None:
    told[6][0][5][0][3][3] = 10**400


def boundless_width(told: list[Any]) -> None:
    told[6][0][5][0][3][3] = 1e200


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no JSON",
        b"[]",
        b"null",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"schema": 1}',
        b'{"schema": 1, "impression": 7}',
        altered(schema=2),
        altered(schema="1"),
        altered(impression=["Impression"]),
        write_impression(IMPRESSION)[:-40],
        inner(page_lines),
        inner(page_twice),
        inner(story_twice),
        inner(unknown_thing),
        inner(thing_of_lists),
        inner(endless_width),
        inner(boundless_width),
        write_impression(IMPRESSION).replace(b"16.0", b"NaN"),
        write_impression(IMPRESSION).replace(b"16.0", b'"16"'),
    ],
)
def test_what_is_none_is_one_finding(content: bytes) -> None:
    """Cut off, of another schema, of other types, or at odds with itself: a finding that names the file and says why."""
    read = read_impression(content, NAME)
    assert read.value is None
    (finding,) = read.findings
    assert finding.id == "pipeline/no-impression"
    assert finding.message.startswith(f"{NAME} is no record of a build: ")
    assert len(finding.message) < 200


def test_one_too_large_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    """More bytes than any paper needs are refused by their number."""
    monkeypatch.setattr(impressions, "LARGEST", 100)
    (finding,) = read_impression(write_impression(IMPRESSION), NAME).findings
    assert "larger than" in finding.message


@settings(max_examples=150, deadline=None)
@given(at=st.integers(0, 5000), length=st.integers(0, 12), put=st.binary(max_size=12))
def test_bytes_changed_anywhere_never_end_in_a_traceback(at: int, length: int, put: bytes) -> None:
    """Whatever stands in place of some bytes, it is read as a whole impression, or is a finding."""
    content = write_impression(IMPRESSION)
    at %= len(content)
    read = read_impression(content[:at] + put + content[at + length :], NAME)
    assert (read.value is None) == bool(read.findings)
