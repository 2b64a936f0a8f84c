"""Answers of the rendering child that are JSON and yet not what was asked for: each is refused, none is a traceback."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from stonehand.engines.answers import believed, opened, read_matter, read_page, read_picture, read_tagged
from stonehand.engines.pipe import Frame
from stonehand.model.finding import EngineFailed

LINE = {"block": "b", "start": 0, "stop": 4, "hyphen": False, "x": 0, "width": 9.5, "top": 0.0, "height": 10.0}
PIECE = {"number": 1, "text": "t", "made": False, "ends": True}
TREE = {"tag": "p", "marks": {"class": "l"}, "room": [0, 0, 9.5, 10], "kids": [PIECE]}
FINDING = {"id": "engine/refused", "severity": 3, "message": "m", "where": None, "hint": "", "more": ""}


@pytest.mark.parametrize(
    ("read", "header", "blobs"),
    [
        (lambda frame: opened("render", frame), {}, ()),
        (lambda frame: opened("render", frame), {"done": 1}, ()),
        (lambda frame: opened("render", frame), {"fault": "none"}, ()),
        (lambda frame: opened("fill", frame), {"fault": {"kind": "X", "message": "m", "fields": 3}}, ()),
        (lambda frame: opened("render", frame), {"findings": 7, "raised": "x"}, ()),
        (lambda frame: opened("render", frame), {"findings": [{**FINDING, "severity": "high"}], "raised": "x"}, ()),
        (lambda frame: opened("render", frame), {"findings": [{**FINDING, "id": ["x"]}], "raised": "x"}, ()),
        (read_page, {"complaints": "none"}, (b"%PDF",)),
        (read_page, {"complaints": []}, ()),
        (read_page, {}, (b"%PDF",)),
        (read_tagged, {"complaints": [], "tree": PIECE}, (b"%PDF",)),
        (read_tagged, {"complaints": [], "tree": {**TREE, "room": [0, 0, 1]}}, (b"%PDF",)),
        (read_tagged, {"complaints": [], "tree": {**TREE, "room": [0, 0, 1, float("inf")]}}, (b"%PDF",)),
        (read_tagged, {"complaints": [], "tree": {**TREE, "marks": {"class": 1}}}, (b"%PDF",)),
        (read_tagged, {"complaints": [], "tree": {**TREE, "kids": [{**PIECE, "number": "1"}]}}, (b"%PDF",)),
        (read_tagged, {"complaints": [], "tree": {**TREE, "more": 1}}, (b"%PDF",)),
        (read_picture, {"press_size": 3, "press_type": "jpeg", "profile": "assumed"}, (b"", b"")),
        (read_picture, {"press_size": ["3", 4], "press_type": "jpeg", "profile": "assumed"}, (b"", b"")),
        (read_picture, {"press_size": [3, 4], "press_type": "jpeg", "profile": "assumed"}, (b"",)),
        (read_matter, {"lines": {}}, ()),
        (read_matter, {"lines": [{**LINE, "top": "0"}], "boxes": []}, ()),
        (read_matter, {"lines": [{**LINE, "top": float("nan")}], "boxes": []}, ()),
        (read_matter, {"lines": [{**LINE, "start": 1.5}], "boxes": []}, ()),
        (read_matter, {"lines": [{**LINE, "more": 1}], "boxes": []}, ()),
        (read_matter, {"lines": [[1, 2]], "boxes": []}, ()),
    ],
)
def test_a_wrong_shape_is_refused(
    read: Callable[[Frame], object], header: Mapping[str, Any], blobs: tuple[bytes, ...]
) -> None:
    """Whatever is missing, of another kind or too much."""
    with pytest.raises(EngineFailed) as failed:
        believed("render", read, Frame(header, blobs))
    assert [finding.id for finding in failed.value.findings] == ["engine/refused"]
    assert failed.value.findings[0].message.endswith("its answer has the wrong shape")


def test_a_right_shape_is_read() -> None:
    """A whole number may stand where a float is wanted."""
    matter = believed("set_matter", read_matter, Frame({"lines": [LINE], "boxes": []}))
    assert [(line.block, line.stop, line.width) for line in matter.lines] == [("b", 4, 9.5)]
