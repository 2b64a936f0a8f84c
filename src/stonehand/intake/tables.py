"""Tables: rows of raw cells in, from Markdown or HTML, a table of one cell per column out.

The model knows no spans, so a spanning cell keeps its words in the first place and leaves the others empty. A table over
12 columns or 500 rows is not set as one (2,000 rows take the engine 5.6 s, a colspan of 99,999,999 takes 5.8 GB):
its words become paragraphs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stonehand.intake.inline import Atom, to_runs
from stonehand.model.article import Align, Block, Paragraph, Role, Runs, Table
from stonehand.model.finding import Finding, Outcome, Where, error, warning

MOST_COLUMNS = 12
MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as written: its words, and how many columns and rows it claims."""

    atoms: tuple[Atom, ...]
    columns: int = 1
    rows: int = 1
    head: bool = False


Grid = tuple[tuple[Cell, ...], ...]


def make_table(grid: Grid, aligns: Sequence[Align], where: Where, lang: str) -> Outcome[tuple[Block, ...]]:
    """Make one table of the grid, or paragraphs if it is too large for one; columns without an align stand left."""
    grid = tuple(row for row in grid if row)
    if not any(cell.atoms for row in grid for cell in row):
        return Outcome(())
    fault = _too_large(grid, where)
    if fault is not None:
        return Outcome(_as_paragraphs(grid, where, lang), (fault,))
    placed = _place(grid)
    columns = max(len(row) for row in placed)
    rows = [tuple(_runs(cell, lang) for cell in row) + ((),) * (columns - len(row)) for row in placed]
    heads = _head_rows(grid)
    stand = tuple(aligns)[:columns] + (Align.LEFT,) * (columns - len(aligns))
    table = Table(tuple(rows[:heads]), tuple(rows[heads:]), stand, where)
    return Outcome((table,), _span_findings(grid, where))


def _too_large(grid: Grid, where: Where) -> Finding | None:
    columns = max(sum(max(1, cell.columns) for cell in row) for row in grid)
    rows = max(len(grid), *(cell.rows for row in grid for cell in row))
    if columns <= MOST_COLUMNS and rows <= MOST_ROWS:
        return None
    message = f"a table of {columns:,} columns and {rows:,} rows: {MOST_COLUMNS} and {MOST_ROWS} are the most"
    hint = "cut the table into smaller ones, or mend its spans"
    return error("intake/table-too-large", message, where, hint=hint, more="its words are set as paragraphs")


def _as_paragraphs(grid: Grid, where: Where, lang: str) -> tuple[Block, ...]:
    rows = (to_runs([atom for cell in row for atom in (*cell.atoms, Atom(" "))], lang) for row in grid)
    return tuple(Paragraph(Role.BODY, runs, where, flush=True) for runs in rows if runs)


def _place(grid: Grid) -> list[list[Cell | None]]:
    """Lay the cells out; `None` stands where a span from the left or from above reaches."""
    reach: dict[int, int] = {}
    rows: list[list[Cell | None]] = []
    for row in grid:
        placed: list[Cell | None] = []
        for cell in row:
            _skip_reached(placed, reach)
            for column in range(len(placed), len(placed) + max(1, cell.columns)):
                reach[column] = max(1, cell.rows)
            placed += [cell, *[None] * (max(1, cell.columns) - 1)]
        _skip_reached(placed, reach)
        reach = {column: left - 1 for column, left in reach.items() if left > 1}
        rows.append(placed)
    return rows


def _skip_reached(placed: list[Cell | None], reach: dict[int, int]) -> None:
    while len(placed) in reach and len(placed) < MOST_COLUMNS:
        placed.append(None)


def _runs(cell: Cell | None, lang: str) -> Runs:
    return () if cell is None else to_runs(cell.atoms, lang)


def _head_rows(grid: Grid) -> int:
    return next((at for at, row in enumerate(grid) if not all(cell.head for cell in row)), len(grid))


def _span_findings(grid: Grid, where: Where) -> tuple[Finding, ...]:
    spans = sum(cell.columns > 1 or cell.rows > 1 for row in grid for cell in row)
    if not spans:
        return ()
    message = (
        f"{spans} cell{'s' if spans > 1 else ''} of a table span columns or rows; the places they cover stay empty"
    )
    return (warning("intake/table-span", message, where, hint="write one cell per column"),)
