"""Tables: every row solid matter of whole lines, its cells broken where the engine broke them.

In come a table and the engine's lines and column boxes; out one `Line` a row. Its markup is a one-row `table.row` (`table.row.head`
for a head) with column widths in points, so that rows stand under each other wherever a leg cuts the table.
"""

from stonehand.galleys.abroad import CELL_GAP, Foreign, cell_copy
from stonehand.galleys.markup import marked_up
from stonehand.galleys.stick import Stick
from stonehand.galleys.words import Copy, is_cut, pieces_of
from stonehand.model.article import Align, Runs, Table
from stonehand.model.galley import NEVER, NO_LINES, ONE, Kind, Line, Piece
from stonehand.model.units import Lines

ROW_AT_FOOT = 20
ROW_OF_FEW_AT_FOOT = 300
FEW = 12
"""Rows of a table that is better kept whole."""

FIRST_ROW_AT_FOOT = 160

_JOINED = ' data-joined="1"'


def set_table(stick: Stick, table: Table, number: int, foreign: Foreign) -> tuple[Line, ...]:
    """Make lines of a table's rows; a head row never ends a leg, and no leg likes to part the first row from the second."""
    rows = (*table.head, *table.rows)
    widths = [foreign.columns.get(f"{number}.{column}", (0.0, 0.0))[1] for column in range(len(table.columns))]
    lines = []
    for index, row in enumerate(rows):
        head = index < len(table.head)
        cells = [
            _cell_rows(cell_copy(stick, runs, table, head=head), foreign, f"{number}.{index}.{column}")
            for column, runs in enumerate(row)
        ]
        line = Line(
            kind=Kind.TABLE,
            pieces=_pieces(stick, table, row, head=head),
            where=table.where,
            paragraph=number,
            index=index,
            left=len(rows) - index,
            depth=Lines(max([1, *(len(cell) for cell in cells)])),
            above=ONE if index == 0 else NO_LINES,
            break_after=_price(index, table, len(rows)),
            markup=_markup(cells, table.columns, widths, head=head),
            head=head,
        )
        lines.append(line)
    return tuple(lines)


def _price(index: int, table: Table, rows: int) -> int:
    if index < len(table.head):
        return NEVER if index < rows - 1 else 0
    if index == rows - 1:
        return 0
    if rows <= FEW:
        return ROW_OF_FEW_AT_FOOT
    return FIRST_ROW_AT_FOOT if index == len(table.head) or index == rows - 2 else ROW_AT_FOOT


def _cell_rows(copy: Copy, foreign: Foreign, name: str) -> list[str]:
    """Write the lines of a cell, broken where the engine broke them."""
    rows = []
    for line in foreign.lines.get(name, ()):
        hyphen = '<span class="h"></span>' if line.hyphen else ""
        text = copy.text[line.start : line.stop]
        start = line.start + len(text) - len(text.lstrip(" "))
        markup = marked_up(pieces_of(copy, start, line.start + len(text.rstrip(" ")))) + hyphen
        rows.append(f'<span class="l"{_JOINED if is_cut(copy.text, line.stop) else ""}>{markup}</span>')
    return rows


def _pieces(stick: Stick, table: Table, row: tuple[Runs, ...], *, head: bool) -> tuple[Piece, ...]:
    """Give a row's copy, cells parted by spaces, for every account of the text."""
    pieces: list[Piece] = []
    for runs in row:
        copy = cell_copy(stick, runs, table, head=head)
        if copy.text:
            pieces += (
                [Piece(" "), *pieces_of(copy, 0, len(copy.text))] if pieces else pieces_of(copy, 0, len(copy.text))
            )
    return tuple(pieces)


def _markup(cells: list[list[str]], columns: tuple[Align, ...], widths: list[float], *, head: bool) -> str:
    written = []
    for place, cell in enumerate(cells):
        last = place == len(cells) - 1
        gap = 0.0 if last else CELL_GAP
        style = f"width:{max(0.0, widths[place] - gap):.3f}pt;padding:0 {gap:g}pt 0 0;text-align:{columns[place].value}"
        lines = "".join(cell)
        written.append(f'<td style="{style}">{lines}</td>')
    name = "row head" if head else "row"
    width = f"{sum(widths):.3f}pt"
    style = f"width:{width};table-layout:fixed;border-collapse:collapse;vertical-align:top"
    return f'<table class="{name}" style="{style}"><tr>{"".join(written)}</tr></table>'
