"""What an issue rests on, by path, and which issues a change touches: an edition of another's copy changes with it.

In: a workspace as it is, and paths that changed, relative to its root. Out: ids of issues. What was sent is no source, and neither
is anything built in.
"""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from stonehand.intake.issue_file import copy_of, paper_of
from stonehand.pipeline.desk import layout_of, read_copy
from stonehand.pipeline.sources_sum import DELIVERIES
from stonehand.workspace import sources
from stonehand.workspace.roots import Workspace, issue_ids

_ANY_ICC = "layouts/press/*.icc"
"""A profile names its ICC by file, and one that was taken away is missed all the same."""


def issues_touched(workspace: Workspace, changed: Iterable[str], press: str | None = None) -> tuple[str, ...]:
    """Give the issues that rest on any of the paths that changed, in order; `press` is the profile all are made for, if one is."""
    sources_ = tuple(path for path in changed if PurePosixPath(path).name != DELIVERIES)
    return tuple(
        issue
        for issue in issue_ids(workspace)
        if sources_ and _touches(tuple(_places(workspace, issue, press)), sources_)
    )


def _touches(places: tuple[str, ...], changed: Iterable[str]) -> bool:
    return any(_is_of(place, path) for path in changed for place in places)


def _is_of(place: str, path: str) -> bool:
    if place == _ANY_ICC:
        return PurePosixPath(path).match(place)
    return path == place or (place.endswith("/") and path.startswith(place))


def _places(workspace: Workspace, issue_id: str, press: str | None) -> Iterator[str]:
    """Give files, and folders with a stroke behind them."""
    yield f"issues/{issue_id}/"
    yield "fonts/"
    copy = read_copy(workspace, issue_id, [])
    shared = copy_of(copy.files, issue_id)
    if shared is not None:
        yield f"issues/{shared.text}/"
    paper = paper_of(copy.files, issue_id).value
    if paper is None:
        return
    yield f"layouts/{paper.text}/"
    texts = sources.read_layout(workspace, paper.text).value
    layout = layout_of(texts).value if texts else None
    profile = press or (layout.press if layout else None)
    if profile is not None:
        yield f"layouts/press/{profile}.yaml"
        yield _ANY_ICC
