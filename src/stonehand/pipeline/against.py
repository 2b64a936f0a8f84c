"""A build held against a revision of its repository: what changed since, for whoever reads the change.

In: the issue as it was just made, and a revision. Out: what changed, and pictures of the changed pages. The revision is somebody's
earlier work: what is wrong with it fails no build of today's, and is told beside what changed.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from stonehand.model.finding import Finding, Outcome, StonehandError, info, warning
from stonehand.pipeline.compared import Compared, hold_against
from stonehand.pipeline.past import Wanted, side_at
from stonehand.pipeline.sides import Side
from stonehand.workspace.history import History, has_file, open_history, resolve

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Against:
    """A revision by its name as it was asked for, found before anything is begun, and what would be made of it."""

    history: History
    revision: str
    wanted: Wanted


def against(revision: str, wanted: Wanted) -> Against:
    """Find the revision an issue is held against.

    Raises:
        UsageError: the workspace is not under version control, or there is no such revision.
        ToolMissing: there is no git.
    """
    history = open_history(wanted.workspace)
    resolve(history, revision)
    return Against(history, revision, wanted)


def compare_with(base: Against, now: Side, tell: Tell) -> Outcome[Compared | None]:
    """Make the issue as it was and hold it as it is now against that; of one that was not there, all is new."""
    then = _then(base, now, tell)
    if then.value is None:
        why = "; ".join(finding.message for finding in then.findings[:1]) or "nothing could be set"
        return Outcome(None, (_not_made(base.revision, why),))
    compared = hold_against(then.value, now)
    changes = compared.value.changes
    notes = (*changes.notes, *(f"{finding.message}." for finding in then.findings))
    return Outcome(replace(compared.value, changes=replace(changes, notes=notes)), compared.findings)


def _then(base: Against, now: Side, tell: Tell) -> Outcome[Side | None]:
    commit = resolve(base.history, base.revision)
    if not has_file(base.history, commit, f"issues/{base.wanted.issue}/issue.yaml"):
        nothing = replace(now.impression, book="", pages=(), stories=(), held=(), sources=())
        message = f"there was no issue {base.wanted.issue} at {base.revision}: all of it is new"
        return Outcome(Side(base.revision, nothing), (info("pipeline/not-at-revision", message),))
    try:
        return side_at(base.wanted, base.history, base.revision, tell)
    except StonehandError as failed:
        return Outcome(None, failed.findings)


def _not_made(revision: str, why: str) -> Finding:
    message = f"what changed since {revision} cannot be told: {why}"
    hint = "the build is whole all the same; name a revision with --base that can be built"
    return warning("pipeline/base-not-made", message, hint=hint)
