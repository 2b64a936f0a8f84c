"""Fitting: what shapes a story of an issue can take. The issue is set and made up as for a check; nothing is written."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass

from stonehand.engines.worker import Worker
from stonehand.makeup.advice import Advice, advise
from stonehand.model.finding import Finding, OnPage, Outcome, UsageError, Where, error
from stonehand.model.issue import Issue
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.setting import set_issue
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace import roots
from stonehand.workspace.environment import Environment


@dataclass(frozen=True, slots=True)
class Fitted:
    """What there is to say of a story: its shapes, unless it could not be set, and the findings that concern it."""

    issue: str
    advice: Advice | None
    findings: tuple[Finding, ...]
    centimetres: float
    """Depth of a line, in column centimetres."""


def fit_story(
    story: str, issue: str | None, columns: int | None, environment: Environment, tell: Callable[[str, int, int], None]
) -> Fitted:
    """Set an issue and work out a story's shapes; `story` is its slug, or its article's file.

    Raises:
        UsageError: there is no such workspace, issue or story, or the page has fewer columns.
    """
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, issue, environment.cwd)
    with Worker() as worker:
        tell("reading", 0, 2)
        desk = read_desk(workspace, issue_id, environment.fonts)
        if desk.value is None:
            return Fitted(issue_id, None, desk.findings, 0.0)
        tell("setting", 1, 2)
        slug = _slug(story, desk.value.issue)
        _check_columns(columns, desk.value)
        advised = _advise(slug, columns, desk.value, worker)
    findings = (*desk.findings, *advised.findings)
    line = desk.value.layout.grid.column_centimetres_per_line
    return Fitted(issue_id, advised.value, tuple(one for one in findings if _concerns(one, slug, desk.value)), line)


def _advise(slug: str, columns: int | None, desk: Desk, worker: Worker) -> Outcome[Advice | None]:
    worker.prepare({face.file: face.data for face in desk.fonts.faces}, desk.press.icc if desk.press else b"")
    pages = set_issue(desk, worker, Stopwatch(lambda: worker.cpu_seconds))
    dummy = pages.value.makeup.dummy if desk.issue.pages else None
    return Outcome(advise(slug, pages.value.galleys, desk.layout.grid, dummy, columns), pages.findings)


def _slug(story: str, issue: Issue) -> str:
    slugs = [one.slug for one in (*issue.stories, *issue.fillers)]
    wanted = story.rpartition("/")[2].removesuffix(".md")
    if wanted in slugs:
        return wanted
    held = next((one.status.value for one in issue.held if one.slug == wanted), None)
    near = difflib.get_close_matches(wanted, slugs, 1)
    hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(slugs)}" if slugs else "the issue has no copy"
    if held:
        hint = f"its status is {held}: set it to ready first"
    raise UsageError(error("cli/no-such-story", f"no story called {wanted} is ready in issue {issue.id}", hint=hint))


def _check_columns(columns: int | None, desk: Desk) -> None:
    most = desk.layout.grid.columns
    if columns is not None and not 1 <= columns <= most:
        message = f"a page of {desk.layout.name} has {most} columns, not {columns}"
        raise UsageError(error("cli/no-such-width", message, hint=f"give --columns 1 to {most}"))


def _concerns(finding: Finding, slug: str, desk: Desk) -> bool:
    """Tell whether a finding is of this story: in its file, or where it stands."""
    stories = (*desk.issue.stories, *desk.issue.fillers)
    path = next(story.where.path for story in stories if story.slug == slug)
    match finding.where:
        case Where():
            return finding.where.path == path
        case OnPage():
            return finding.where.frame == slug
        case _:
            return False
