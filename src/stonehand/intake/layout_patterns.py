"""Patterns: do the frames and regions of a master stand on its page, free of its furniture and of each other?"""

from collections.abc import Iterator
from itertools import combinations
from typing import TypeAlias

from stonehand.model.finding import Finding, error
from stonehand.model.layout import Grid, Master

LEAST_MEASURE = 20.0
"""Millimetres: in narrower columns no text sets."""

Room: TypeAlias = tuple[tuple[int, int], tuple[int, int]]
"""A rectangle: its first column and line, its columns and lines."""


def check_patterns(master: Master, grid: Grid) -> Iterator[Finding]:
    """Find frames outside the type area or under the furniture, frames that share a cell, and two of one name."""
    for pattern in master.patterns:
        flaw = outside(pattern.at, pattern.size, grid, master)
        if flaw:
            message = f"{pattern.name} of master {master.name} stands {flaw}"
            yield error("intake/frame-outside", message, pattern.where, hint="move it, or make it smaller")
    for one, other in combinations(master.patterns, 2):
        if one.name == other.name:
            message = f"{one.name} is both a frame and a region of master {master.name}"
            yield error("intake/frame-twice", message, other.where, hint="rename one of them")
        if overlap((one.at, one.size), (other.at, other.size)):
            message = f"{one.name} and {other.name} of master {master.name} share cells of the page"
            yield error("intake/frames-overlap", message, other.where, hint="move one of them")


def outside(at: tuple[int, int], size: tuple[int, int], grid: Grid, master: Master) -> str:
    """Say by how much a rectangle leaves the room of a master; empty where it does not."""
    (column, line), (columns, lines) = at, size
    if column + columns > grid.columns:
        return f"{column + columns - grid.columns} columns outside the type area, which has {grid.columns}"
    if line + lines > grid.lines:
        return f"{line + lines - grid.lines} lines below the type area, which has {grid.lines}"
    if line < master.furniture:
        return f"{master.furniture - line} lines inside the furniture, which takes {master.furniture}"
    return ""


def overlap(one: Room, other: Room) -> bool:
    """Tell whether two rectangles share a cell."""
    return all(
        one[0][side] < other[0][side] + other[1][side] and other[0][side] < one[0][side] + one[1][side]
        for side in (0, 1)
    )
