"""Accepted faults: what an editor has seen and lets run. All findings and the issue's `accepted:` go in; findings come out, the
accepted warnings as notes that name who took them and why.

An acceptance holds for one sentence at one place. It takes warnings alone: an error stops the press whoever signs for it. One
that meets nothing is a warning of its own, for it would hide the next fault that happens to read the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from stonehand.model.finding import Finding, Severity, warning
from stonehand.model.issue import Accepted

SEEN_BEFORE_PRINTING = frozenset({"workspace", "intake", "fonts", "galleys", "makeup", "ads"})
"""Whose findings are all there before a page is printed; those of others may just not have been looked for."""


@dataclass(frozen=True, slots=True)
class Accepting:
    """All findings, the accepted ones lowered, and the acceptances that were met."""

    findings: tuple[Finding, ...]
    met: tuple[Accepted, ...] = ()


def accept(
    findings: Sequence[Finding], accepted: Sequence[Accepted], *, printed: bool, unseen: frozenset[str] = frozenset()
) -> Accepting:
    """Hold findings against what is accepted; `printed` tells whether every page was printed and looked at.

    `unseen` are kinds of fault that were not looked for even so, such as those of ink where no plates were drawn.
    """
    taken = {_key(one): one for one in reversed(accepted)}
    lowered = tuple(_lowered(finding, taken.get(_read(finding))) for finding in findings)
    seen = {_read(finding) for finding in findings if finding.severity is Severity.WARNING}
    met = tuple(one for one in accepted if _key(one) in seen)
    void = (
        one
        for one in accepted
        if one not in met and one.fault not in unseen and (printed or _stage(one) in SEEN_BEFORE_PRINTING)
    )
    return Accepting((*lowered, *(_void(one, findings) for one in void)), met)


def _lowered(finding: Finding, taken: Accepted | None) -> Finding:
    if taken is None or finding.severity is not Severity.WARNING:
        return finding
    more = f"{finding.more} (accepted by {taken.name}: {taken.reason})".lstrip()
    return replace(finding, severity=Severity.INFO, more=more)


def _void(one: Accepted, findings: Sequence[Finding]) -> Finding:
    """Tell why an acceptance meets nothing: the fault is graver or lighter, says something else by now, or is gone."""
    there = [finding for finding in findings if (finding.id, _place(finding)) == (one.fault, one.place)]
    same = next((finding for finding in there if finding.message == one.says), None)
    if same is not None:
        what = (
            "is an error, and cannot be accepted"
            if same.severity is Severity.ERROR
            else "is a note, and needs no leave"
        )
        hint = "put the fault right" if same.severity is Severity.ERROR else "take the acceptance out"
    elif there:
        what = f"now says: {' / '.join(_says(there))}"
        hint = "look at it again, and accept it as it reads now or put it right"
    else:
        what, hint = "is not found there", "take the acceptance out"
    return warning(
        "pipeline/acceptance-void",
        f"{one.name} accepts {one.fault} at {one.place}, which {what}",
        one.where,
        hint=hint,
        more=f"accepted was: {one.says}",
    )


def _says(findings: Sequence[Finding]) -> Iterator[str]:
    yield from dict.fromkeys(finding.message for finding in findings)


def _key(one: Accepted) -> tuple[str, str, str]:
    return one.fault, one.place, one.says


def _read(finding: Finding) -> tuple[str, str, str]:
    return finding.id, _place(finding), finding.message


def _place(finding: Finding) -> str:
    return str(finding.where) if finding.where is not None else ""


def _stage(one: Accepted) -> str:
    return one.fault.partition("/")[0]
