"""Sums of all a press file rests on, by which it is told whether a build is still of the copy as it stands.

In: the workspace as it is, an issue, the press profile that was asked for. Out: a SHA-256 for each file by path: the issue's own
and those of the issue it takes its copy from, the layout's texts, the press profile, the fonts' manifest. The manifest pins each
font and the profile its ICC by their checksums. What was sent is no source: a delivery does not make its own build stale.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from stonehand.intake.issue_file import paper_of
from stonehand.model.finding import StonehandError
from stonehand.pipeline.desk import layout_of, read_copy
from stonehand.workspace import sources
from stonehand.workspace.roots import Workspace

DELIVERIES = "deliveries.yaml"

_UNREADABLE = ""


def sum_sources(workspace: Workspace, issue_id: str, given: sources.PressFiles | None) -> dict[str, str]:
    """Sum up what the issue's press file rests on; begin with it, so that what changes while one builds is told later."""
    return dict(_sums(workspace, issue_id, given))


def sum_of(sums: Mapping[str, str]) -> str:
    """Give one sum for all."""
    return _digest(
        "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode("utf-8", "surrogateescape")
    )


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> tuple[str, ...]:
    """Name the files that differ, came or went."""
    return tuple(sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path)))


def _sums(workspace: Workspace, issue_id: str, given: sources.PressFiles | None) -> Iterator[tuple[str, str]]:
    copy = read_copy(workspace, issue_id, [])
    yield from ((path, _digest(text)) for path, text in copy.files.items() if PurePosixPath(path).name != DELIVERIES)
    for path in copy.pictures:
        yield path, _digest_of(copy.pictures, path)
    fonts = sources.read_fonts(workspace, None, frozenset()).value
    yield fonts.where, _digest(fonts.manifest.encode())
    paper = paper_of(copy.files, issue_id).value
    texts = sources.read_layout(workspace, paper.text).value if paper else None
    for path, text in texts.texts.items() if texts else ():
        yield path, _digest(text.encode())
    layout = layout_of(texts).value if texts else None
    press = given or (sources.read_press(workspace, layout.press).value if layout else None)
    if press is not None:
        # A file the command line named is known by its name: where it lies may be told in many ways.
        yield PurePosixPath(press.path).name, _digest(press.text.encode())


def _digest_of(pictures: Mapping[str, bytes], path: str) -> str:
    try:
        return _digest(pictures[path])
    except StonehandError:
        return _UNREADABLE


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
