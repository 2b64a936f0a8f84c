"""Tables in CSV files: a file named by `::: table` in, its grid of raw cells out; the first row is the head.

Cells are inline Markdown. A column of nothing but figures, times or scores stands right. What is wrong with the file is
told at the line of the copy that names it, with the file's own line in the message.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from stonehand.intake.encoding import read_text
from stonehand.intake.footnotes import Notes
from stonehand.intake.inline import Image, Words, read_words
from stonehand.intake.inside_folder import leaves_folder
from stonehand.intake.parser import parser
from stonehand.intake.reading import nearest
from stonehand.intake.tables import MOST_COLUMNS, Cell, Grid
from stonehand.model.article import Align
from stonehand.model.finding import Finding, Outcome, Where, error

MOST_ROWS = 400
"""Rows under the head a CSV file may have."""

_DELIMITERS = (",", ";", "\t")
_FIGURES = re.compile(r"[0-9,.:+%£$€¼½¾ \u00a0\u2013\u2212-]*")
_QUOTED = re.compile(r'"[^"]*"')
_LISTED = 5


@dataclass(frozen=True, slots=True)
class Tables:
    """The CSV files of a workspace by path; `folder` is the issue's, which a story cannot leave."""

    folder: str
    files: Mapping[str, bytes] = field(default_factory=dict)


NO_TABLES = Tables("")
"""For copy that stands in no issue."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A table as its file has it; pictures in its cells are lifted out."""

    grid: Grid
    aligns: tuple[Align, ...]
    images: tuple[Image, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: tuple[str, ...]


def read_csv_table(
    file: str, tables: Tables, where: Where, notes: Notes, env: dict[str, object]
) -> Outcome[CsvTable | None]:
    """Read a CSV file as the copy names it; `None` where there is no table to be had of it."""
    text = _open(file, tables, where)
    if text.value is None:
        return Outcome(None, text.findings)
    rows = _read_rows(file, text.value, where)
    faults = rows.findings or tuple(_refusals(file, rows.value, where))
    if faults:
        return Outcome(None, (*text.findings, *faults))
    even = _evened(file, rows.value, where)
    words = [[_words(cell, env, notes, where) for cell in row] for row in even.value]
    grid = tuple(tuple(Cell(cell.atoms, head=at == 0) for cell in row) for at, row in enumerate(words))
    found = [finding for row in words for cell in row for finding in cell.findings]
    images = tuple(image for row in words for cell in row for image in cell.images)
    return Outcome(CsvTable(grid, _aligns(even.value), images), (*text.findings, *even.findings, *found))


def _open(file: str, tables: Tables, where: Where) -> Outcome[str | None]:
    if file and leaves_folder(file):
        message = f"the table {file[:80]} is outside the issue's folder"
        hint = f"put the file into {tables.folder}/tables/ and write `::: table tables/<name>.csv`"
        return Outcome(None, (error("intake/table-outside", message, where, hint=hint),))
    path = f"{tables.folder}/{PurePosixPath(file)}"
    if path not in tables.files:
        return Outcome(None, (_missing(file, tables, where),))
    text = read_text(path, tables.files[path])
    return Outcome(text.value, tuple(replace(finding, where=where) for finding in text.findings))


def _missing(file: str, tables: Tables, where: Where) -> Finding:
    start = f"{tables.folder}/"
    own = [path.removeprefix(start) for path in tables.files if path.startswith(start)]
    message = f"there is no CSV file {file[:80]} in {tables.folder}" if file else "`::: table` names no file"
    hint = nearest(file, own) if own else f"save the table as CSV into {tables.folder}/tables/"
    return error("intake/missing-table", message, where, hint=hint)


def _read_rows(file: str, text: str, where: Where) -> Outcome[tuple[_Row, ...]]:
    """Cut the text into rows; lines without a word are left out."""
    rows = []
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    start = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append(_Row(start, tuple(cells)))
            start = reader.line_num + 1
    except csv.Error as fault:
        message = f"the row that begins in line {start} of {file} is no CSV: {fault}"
        hint = "close its quotes, and write a quote inside a cell twice"
        return Outcome((), (error("intake/bad-csv", message, where, hint=hint),))
    return Outcome(tuple(rows))


def _delimiter(text: str) -> str:
    """Give the one that parts most cells of the head; where none does, as in a title, of the whole text."""
    head = _QUOTED.sub("", next((line for line in text.split("\n") if line.strip()), ""))
    return max(_DELIMITERS, key=lambda mark: (head.count(mark), text.count(mark)))


def _refusals(file: str, rows: Sequence[_Row], where: Where) -> Iterator[Finding]:
    """Find what keeps the rows from being a table: none under the head, or more than a page can show."""
    if len(rows) <= 1:
        message = f"{file} has {'a head and no row under it' if rows else 'no row'}"
        yield error("intake/empty-table", message, where, hint="write its rows, or take the table out")
    if len(rows) - 1 > MOST_ROWS:
        next_line = rows[MOST_ROWS + 1].line
        message = f"{file} has {len(rows) - 1:,} rows under its head; {MOST_ROWS} are the most, and end before line {next_line}"
        yield error("intake/table-too-large", message, where, hint="cut it into smaller files", more="it is not set")
    columns = len(_trimmed(rows[0].cells)) if rows else 0
    if columns > MOST_COLUMNS:
        message = f"{file} has {columns:,} columns in its line {rows[0].line}; {MOST_COLUMNS} are the most"
        yield error("intake/table-too-large", message, where, hint="leave columns out", more="it is not set")


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Take off the empty cells at a row's end, as spreadsheets leave them."""
    last = max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)
    return tuple(cells[:last])


def _evened(file: str, rows: Sequence[_Row], where: Where) -> Outcome[list[tuple[str, ...]]]:
    """Give every row the head's cells: what is over is joined to the last, what is missing stays empty."""
    width = len(_trimmed(rows[0].cells))
    even, uneven = [], []
    for row in rows:
        cells = row.cells if len(row.cells) <= width else (*row.cells[:width], *_trimmed(row.cells[width:]))
        if len(cells) != width:
            uneven.append(f"line {row.line} has {len(cells)}")
        even.append((*cells[: width - 1], " ".join(cells[width - 1 :]), *[""] * (width - len(cells)))[:width])
    return Outcome(even, tuple(_ragged(file, width, uneven, where)))


def _ragged(file: str, width: int, uneven: Sequence[str], where: Where) -> Iterator[Finding]:
    if uneven:
        shown = ", ".join(uneven[:_LISTED]) + (f" and {len(uneven) - _LISTED} more" if len(uneven) > _LISTED else "")
        rows = "a row" if len(uneven) == 1 else f"{len(uneven)} rows"
        message = f"{rows} of {file} differ{'s' if len(uneven) == 1 else ''} from the head's {width} cells: {shown}"
        hint = "give every row as many cells as the head; quote a cell that holds the delimiter"
        yield error("intake/ragged-table", message, where, hint=hint)


def _aligns(rows: Sequence[Sequence[str]]) -> tuple[Align, ...]:
    return tuple(Align.RIGHT if _is_figures(column) else Align.LEFT for column in zip(*rows[1:], strict=True))


def _is_figures(column: Sequence[str]) -> bool:
    return all(map(_FIGURES.fullmatch, column)) and any(map(str.isdigit, "".join(column)))


def _words(cell: str, env: dict[str, object], notes: Notes, where: Where) -> Words:
    return read_words(parser().parseInline(cell, env)[0].children or [], env, notes, where.line or 1)
