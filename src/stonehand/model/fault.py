"""A fault: one kind of finding, with why it is one. Each stage lists its own in `faults.py`; `stonehand explain ID` prints
them.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What can be found wrong: `id` as the finding carries it, a short title, why it matters, and the source of the rule."""

    id: str
    title: str
    rationale: str
    source: str = ""
