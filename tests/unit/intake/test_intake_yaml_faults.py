"""The list of faults against the code that gives them, and the speed of reading a large issue."""

import re
import time
from pathlib import Path

import stonehand.intake
from stonehand.intake.faults import FAULTS, YAML_FAULTS
from stonehand.intake.front_matter import read_front_matter

FOLDER = Path(str(stonehand.intake.__file__)).parent


def test_every_fault_once() -> None:
    """No id is listed twice, and each fault has its title, rationale and source."""
    assert len({fault.id for fault in FAULTS}) == len(FAULTS)
    assert all(fault.title and fault.rationale and fault.source for fault in FAULTS)


def test_every_fault_is_given_somewhere() -> None:
    """Each fault of files stands in the code outside the lists of faults."""
    given = set()
    for module in FOLDER.rglob("*.py"):
        if not module.stem.endswith("faults"):
            given |= set(re.findall(r'"(intake/[a-z0-9-]+)"', module.read_text(encoding="utf-8")))
    assert {fault.id for fault in YAML_FAULTS} <= given


def test_speed() -> None:
    """The front matter of 200 articles, a 64-page issue, takes under half a second of CPU."""
    keys = "".join(
        f"{key}: Some words of copy for it\n" for key in ("kicker", "standfirst", "byline", "dateline", "section")
    )
    picture = "  - {file: pictures/b.jpg, caption: The first bus, credit: Jon Ferris, alt: A bus, span: 3}\n"
    text = f"---\nheadline: Harbour bridge reopens\n{keys}priority: lead\npictures:\n{picture * 2}---\nText.\n"
    began = time.process_time()
    for _ in range(200):
        assert read_front_matter("a.md", text).value is not None
    assert time.process_time() - began < 0.5
