"""The press file and the ICC profile it pins."""

import hashlib
from collections.abc import Callable

import pytest

from stonehand.intake.press_file import read_press
from stonehand.model.finding import Finding
from stonehand.model.press import Edges, Limit, PressProfile
from stonehand.model.units import Mm, mm, pt

PATH = "layouts/press/coldset.yaml"


def icc(size: int = 200, kind: bytes = b"prtr", space: bytes = b"CMYK", sign: bytes = b"acsp") -> bytes:
    """Make a file with an ICC header (ISO 15076-1, 7.2) and nothing behind it."""
    header = size.to_bytes(4, "big") + bytes(8) + kind + space + b"Lab " + bytes(12) + sign
    return header.ljust(200, b"\0")


def text(profile: bytes) -> str:
    return (
        "schema: 1\nname: coldset\ncondition: IFRA26\ncondition_text: Newsprint, coldset\nregistry: http://www.color.org\n"
        f"bleed: {{outer: 3mm}}\nppi: 200\nmost_ink: 240%\nlimits: {{picture: {{warning: 149, error: 99}}}}\n"
        f"icc: press.icc\nicc_sha256: {hashlib.sha256(profile).hexdigest()}\n"
    )


def read(written: str, profile: bytes | None) -> tuple[PressProfile | None, list[str], tuple[Finding, ...]]:
    outcome = read_press("coldset", written, PATH, {"press.icc": profile} if profile else {})
    return outcome.value, [finding.id for finding in outcome.findings], outcome.findings


def test_profile() -> None:
    """A profile whose ICC is the pinned one reads whole."""
    press, found, _ = read(text(icc()), icc())
    assert found == []
    assert press is not None
    assert (press.name, press.condition, press.ppi) == ("coldset", "IFRA26", 200)
    assert press.bleed == Edges(outer=mm(pt(Mm(3))))
    assert press.bleed.sides(recto=True) == pytest.approx((0, 0, 3, 0))
    assert (press.limits.picture, press.most_ink) == (Limit(error=99, warning=149), 240)
    assert press.icc == icc()


@pytest.mark.parametrize(
    ("profile", "fault", "named"),
    [
        (icc(kind=b"mntr"), "intake/bad-icc", "mntr"),
        (icc(space=b"RGB "), "intake/bad-icc", "RGB"),
        (icc(sign=b"none"), "intake/bad-icc", "header"),
        (icc(size=999), "intake/bad-icc", "999"),
        (b"short", "intake/bad-icc", "header"),
        (None, "intake/missing-icc", "press.icc"),
    ],
)
def test_bad_icc(profile: bytes | None, fault: str, named: str) -> None:
    """What is no CMYK press profile gives no press, and the finding says why."""
    press, found, findings = read(text(profile or icc()), profile)
    assert press is None
    assert found == [fault]
    assert named in findings[0].message


def test_checksum() -> None:
    """Another file under the pinned name is refused, with both checksums."""
    pinned = hashlib.sha256(icc()).hexdigest()
    press, found, findings = read(text(icc()).replace(pinned, "0" * 64), icc())
    assert press is None
    assert found == ["intake/icc-checksum"]
    assert pinned in findings[0].more


@pytest.mark.parametrize(
    ("change", "fault", "line"),
    [
        (lambda written: written.replace("name: coldset", "name: heatset"), "intake/press-name", 2),
        (lambda written: written.replace("warning: 149", "warning: 99"), "intake/bad-value", 9),
        (lambda written: written.replace("outer: 3mm", "outer: 3"), "intake/length-without-unit", 6),
        (lambda written: written.replace("schema: 1", "schema: 7"), "intake/unknown-schema", 1),
        (lambda written: written + "mark: true\n", "intake/unknown-key", 12),
    ],
)
def test_values(change: Callable[[str], str], fault: str, line: int) -> None:
    """Faults of the file stand at their line."""
    _, found, findings = read(change(text(icc())), icc())
    assert found == [fault]
    assert getattr(findings[0].where, "line", None) == line
