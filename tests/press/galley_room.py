"""Galley proofs made in memory, and read back: which words stand on which row of which column, by the places of their glyphs."""

import ctypes
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import unescape

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from random_copy import issue_yaml

from stonehand.compose.galley_legs import MARKS, NUMBER_SIZE, NUMBERS
from stonehand.compose.galley_sheets import SIDE, WIDTH
from stonehand.engines.worker import Worker
from stonehand.intake.issue_file import read_issue
from stonehand.model.finding import Outcome, Severity, Where
from stonehand.model.galley import Galley, Kind
from stonehand.model.units import Lines, Mm, pt
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.galley_proofs import FILE, draw_galleys
from stonehand.pipeline.making import Made
from stonehand.pipeline.setting import set_issue
from stonehand.pipeline.stopwatch import Stopwatch

DATE = "2026-12-11"
NOTICE = "overset:noplaceonapage"
_HYPHENS = {0x2010: "-", 0x2: "-", 0xAD: None}
"""What ends a line: ours, and as pdfium tells a hyphen at a line's end."""

_UP, _DOWN = 5.6, 4.2
"""Points over and under a number's baseline in which the glyphs of its line have theirs: superiors, inferiors, drop caps."""


class GalleyRoom:
    """A desk's layout and fonts, and an engine. No dataclass: Hypothesis would print it."""

    def __init__(self, desk: Desk, worker: Worker) -> None:
        self.desk, self.worker = desk, worker

    def set(self, articles: Mapping[str, str], lines: int = 98) -> tuple[Desk, Made]:
        """Read, set and make up an issue of these articles, on pages of so many lines."""
        files = {f"issues/{DATE}/articles/{slug}.md": text.encode() for slug, text in articles.items()}
        files[f"issues/{DATE}/issue.yaml"] = issue_yaml(DATE).encode()
        layout = replace(self.desk.layout, grid=replace(self.desk.layout.grid, lines=Lines(lines)))
        read = read_issue(files, DATE, layout, _no_picture, {})
        assert read.value is not None
        assert not [finding for finding in read.findings if finding.severity is Severity.ERROR], read.findings
        desk = Desk(read.value, layout, self.desk.fonts, None, {})
        return desk, Made(set_issue(desk, self.worker, Stopwatch(lambda: 0.0)).value)

    def draw(self, desk: Desk, made: Made, build: str = "") -> bytes:
        """Draw the galley proofs, without a finding."""
        outcome = draw_galleys(desk, made, self.worker, build)
        assert outcome.findings == ()
        return outcome.value[FILE]


def _no_picture(name: str, _where: Where) -> Outcome[bytes | None]:
    raise AssertionError(name)


@dataclass(frozen=True)
class Glyph:
    """A character on a sheet: its baseline and left edge in points from the sheet's lower left corner, its type's size."""

    text: str
    x: float
    y: float
    size: float


@dataclass(frozen=True)
class Sheet:
    """A sheet of galleys: its label, its size in points, and its characters in the order they are drawn."""

    label: str
    size: tuple[float, float]
    glyphs: tuple[Glyph, ...]

    @property
    def text(self) -> str:
        """All that is written on it, without spaces."""
        return "".join(glyph.text for glyph in self.glyphs)


def read_sheets(pdf: bytes) -> tuple[Sheet, ...]:
    """Read every sheet of a PDF."""
    document = pdfium.PdfDocument(pdf)
    try:
        return tuple(
            Sheet(document.get_page_label(number), page.get_size(), tuple(_glyphs(page)))
            for number, page in enumerate(document)
        )
    finally:
        document.close()


def _glyphs(page: pdfium.PdfPage) -> Iterator[Glyph]:
    text = page.get_textpage()
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        character = chr(pdfium_c.FPDFText_GetUnicode(text.raw, index))
        if pdfium_c.FPDFText_IsGenerated(text.raw, index) or character.isspace():
            continue
        pdfium_c.FPDFText_GetCharOrigin(text.raw, index, x, y)
        matrix = pdfium_c.FS_MATRIX()
        pdfium_c.FPDFText_GetMatrix(text.raw, index, matrix)
        yield Glyph(plain(character), x.value, y.value, pdfium_c.FPDFText_GetFontSize(text.raw, index) * abs(matrix.d))
    text.close()


def stories(pdf: bytes) -> dict[str, list[Sheet]]:
    """Give the sheets of each story by its slug, which their labels begin with."""
    found: dict[str, list[Sheet]] = {}
    for sheet in read_sheets(pdf):
        found.setdefault(sheet.label.rpartition(" ")[0], []).append(sheet)
    return found


def prove(sheets: list[Sheet], galley: Galley) -> None:
    """Hold a story's sheets against its galley: each line on the row of its number, once, and nothing else but pull quotes."""
    rows, rest = read_rows(sheets, galley.measure)
    number, caps = 1, dict[int, str]()
    for line in (line for line in galley.lines if not line.repeat):
        if line.cap:
            caps[number + line.cap.lines - 1] = line.cap.text
        written = "".join(rows.pop(number + row, "") for row in range(line.depth))
        wanted = plain(caps.pop(number, "") + line.marker + line.text + "-" * line.hyphen)
        if line.kind is Kind.TABLE or line.rtl or line.depth > 1:
            written, wanted = ("".join(sorted(text.replace("-", ""))) for text in (written, wanted))
        assert written == wanted, f"line {number} of {galley.slug}"
        number += line.depth
    assert rows == {}
    quotes = "".join(re.sub(r"<[^>]*>", "", line.markup) for line in galley.lines if line.repeat)
    rest = re.sub(r"drawnat\d+%$", "", rest.replace(NOTICE, ""))
    assert sorted(rest) == sorted(plain(unescape(quotes)))


def read_rows(sheets: list[Sheet], measure: Mm) -> tuple[dict[int, str], str]:
    """Give what stands on the row of each number, from left to right, and all else that stands in the columns."""
    rows: dict[int, list[Glyph]] = {}
    rest = ""
    across = max(1, int((WIDTH - 2 * SIDE) // (NUMBERS + measure + MARKS)))
    slot = pt(Mm((WIDTH - 2 * SIDE) / across))
    for sheet in sheets:
        for column in range(across):
            left = pt(SIDE) + column * slot
            glyphs = [glyph for glyph in sheet.glyphs if left - 1 <= glyph.x < left + slot - 1]
            near, far = _beside(glyphs, left)
            numbers = _numbers(near)
            scale = max((glyph.size for glyph in near), default=0.0) / NUMBER_SIZE
            top = max((glyph.y for glyph in near), default=0.0) + _UP * scale
            for glyph in (glyph for glyph in far if glyph.y < top):
                row = [number for number, y in numbers.items() if -_DOWN * scale <= glyph.y - y <= _UP * scale]
                if row:
                    rows.setdefault(row[0], []).append(glyph)
                else:
                    rest += glyph.text
            for number in numbers:
                rows.setdefault(number, [])
    return {n: "".join(g.text for g in sorted(row, key=lambda g: g.x)) for n, row in rows.items()}, rest


def _beside(glyphs: list[Glyph], left: float) -> tuple[list[Glyph], list[Glyph]]:
    """Part the small type at the left of a column from the rest; where the column is drawn smaller it is smaller still."""
    room = left + pt(Mm(NUMBERS - 1.5))
    small = [glyph.size for glyph in glyphs if glyph.x < room and glyph.text.isdigit()]
    size = min(NUMBER_SIZE, *small, NUMBER_SIZE) + 0.1
    near = [glyph for glyph in glyphs if glyph.x < room and glyph.size < size]
    return near, [glyph for glyph in glyphs if glyph.x >= room or glyph.size >= size]


def _numbers(glyphs: list[Glyph]) -> dict[int, float]:
    """Give the baseline of each number."""
    found: dict[float, str] = {}
    for glyph in glyphs:
        found[round(glyph.y, 1)] = found.get(round(glyph.y, 1), "") + glyph.text
    numbers = [(int(text), y) for y, text in found.items() if text.isdigit()]
    assert len(dict(numbers)) == len(numbers), "a number stands twice"
    return dict(numbers)


def plain(text: str) -> str:
    """Give a text as it can be compared: in small letters, one kind of hyphen, without spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_HYPHENS)
    return "".join(character for character in folded if not character.isspace())
