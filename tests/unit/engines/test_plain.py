"""Facts as plain JSON and back: what comes back is what went, and nothing else is believed."""

import json
from typing import Any

import pytest
from made_pdf import crowded

from stonehand.engines.pdf_facts import read_facts
from stonehand.engines.pipe import Garbled
from stonehand.engines.plain import from_json, to_json
from stonehand.model.drawn import Area, Picture
from stonehand.model.facts import PdfFacts
from stonehand.model.plates import InkFacts, Inks, Spot
from stonehand.model.units import Mm

AREA = Area(Mm(1), Mm(2.5), Mm(3), Mm(4))


def test_facts_come_back_as_they_went() -> None:
    """Of a file with a little of everything, and of inks."""
    facts = read_facts(crowded())
    assert from_json(PdfFacts, to_json(facts)) == facts
    inks = Inks("gs 10", (InkFacts(1, (Spot(240.5, AREA),), (), 0.0, None, colour=True),))
    assert from_json(Inks, to_json(inks)) == inks


SPOT = ["Spot", 1, ["Area", 1, 2, 3, 4]]
PICTURE = ["Picture", ["Area", 1, 2, 3, 4], 5, 6, 7.5, "DeviceGray", 8, ["DCTDecode"], False, True, None, []]


@pytest.mark.parametrize(
    "told",
    [
        None,
        [],
        7,
        {},
        SPOT[:2],
        [*SPOT, 1],
        ["Area", *SPOT[1:]],
        ["Spot", "1", SPOT[2]],
        ["Spot", True, SPOT[2]],
        ["Spot", float("nan"), SPOT[2]],
        ["Spot", 1, None],
        ["Spot", 1, ["Area", 1, 2, 3, float("inf")]],
        ["Spot", 1, ["Box", 1, 2, 3, 4]],
    ],
)
def test_a_wrong_shape_is_refused(told: Any) -> None:
    """Whatever is missing, too much, of another kind or no number."""
    assert from_json(Spot, json.dumps(SPOT).encode()).total == 1
    with pytest.raises(Garbled):
        from_json(Spot, json.dumps(told).encode())


@pytest.mark.parametrize(
    ("place", "value"), [(2, 5.5), (5, None), (7, "DCT"), (7, [3]), (8, 0), (10, ["Area", 1, 2, 3, 4]), (10, 3)]
)
def test_a_wrong_field_is_refused(place: int, value: Any) -> None:
    """A fraction for a whole number, nothing for a text, a text for many, another record or a number for a paint."""
    assert from_json(Picture, json.dumps(PICTURE).encode()).width == 5
    with pytest.raises(Garbled):
        from_json(Picture, json.dumps([*PICTURE[:place], value, *PICTURE[place + 1 :]]).encode())


def test_what_is_no_json_is_refused() -> None:
    """Nor is JSON of any depth; a number that is none is not even written."""
    for text in (b"", b"[", b"\xff", b"[" * 100_000):
        with pytest.raises(Garbled):
            from_json(Spot, text)
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json(Spot(float("nan"), AREA))


@pytest.mark.parametrize(
    ("old", "new"),
    [(b'"URI"', b'"URI",1'), (b'"ACTION"', b'"DANCE"'), (b'"Title":"T"', b'"Title":5'), (b'["Shade"', b'["Shape"')],
)
def test_changed_facts_are_refused(old: bytes, new: bytes) -> None:
    """A feature nobody knows, a mapping of numbers, one drawn thing for another: none raises anything else."""
    text = to_json(read_facts(crowded()))
    assert old in text
    with pytest.raises((Garbled, KeyError)):
        from_json(PdfFacts, text.replace(old, new))
