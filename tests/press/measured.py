"""The composed lines of a build, as its HTML shows them, and where each stands in the press file.

From the HTML come the lines in reading order with the leg, slot and kind of each; from the PDF the glyphs in that slot. Lengths
are points from the trim's top left corner; a slot is a line of the grid, counted from the type area's top.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from xml.etree import ElementTree as ET

from builds import ROOT, Build
from fontTools.ttLib import TTFont
from printed import Written, sheets

from stonehand.model.units import parse_length

HYPHENS = "-\u2010"
_HYPHENATED = {"h", "hm"}
_HAIR = 0.3
_LENGTH_IN = r"{}:([-\d.]+)(mm|pt)"


@dataclass(frozen=True)
class Ground:
    """The lattice of a layout in points, and where body copy's baseline stands in a slot."""

    layout: Mapping[str, Any]

    @cached_property
    def trim(self) -> tuple[float, float]:
        """Width and height."""
        width, height = (parse_length(side) for side in self.layout["format"]["trim"].split(" x "))
        return width, height

    @cached_property
    def top(self) -> float:
        """The type area's top."""
        return parse_length(self.layout["format"]["margins"]["top"])

    @cached_property
    def leading(self) -> float:
        """The leading."""
        return parse_length(self.layout["grid"]["leading"])

    @cached_property
    def columns(self) -> int:
        """The number of columns."""
        return int(self.layout["grid"]["columns"])

    @cached_property
    def gutter(self) -> float:
        """The white between columns."""
        return parse_length(self.layout["grid"]["gutter"])

    @cached_property
    def measure(self) -> float:
        """A column's width."""
        margins = self.layout["format"]["margins"]
        area = self.trim[0] - parse_length(margins["inner"]) - parse_length(margins["outer"])
        return (area - (self.columns - 1) * self.gutter) / self.columns

    @cached_property
    def size(self) -> float:
        """The size of body copy."""
        return parse_length(self.layout["type"]["body"]["size"])

    @cached_property
    def offset(self) -> float:
        """How far under a slot's top body copy's baseline stands: (leading - a - d) / 2 + a, by CSS 2.2 §10.8.1."""
        family = self.layout["type"]["body"]["family"]
        assert family == "Source Serif SmText"
        ascent: float
        descent: float
        with TTFont(ROOT / "fonts/source-serif/SourceSerif4SmText-Regular.ttf") as face:
            table = face["OS/2"] if face["OS/2"].fsSelection >> 7 & 1 else face["hhea"]
            ascent, descent = (
                (table.sTypoAscender, -table.sTypoDescender)
                if table is face["OS/2"]
                else (table.ascent, -table.descent)
            )
            em = self.size / float(face["head"].unitsPerEm)
        return (self.leading - (ascent + descent) * em) / 2 + ascent * em

    def left(self, page: int, column: int) -> float:
        """A column's left edge on a page, both counted from 1 and 0."""
        side = "inner" if page % 2 else "outer"
        return parse_length(self.layout["format"]["margins"][side]) + column * (self.measure + self.gutter)

    def slot(self, y: float) -> int:
        """The slot a baseline stands in."""
        return int((y - self.top + 0.01) // self.leading)

    def column(self, page: int, x: float) -> int:
        """The column a point stands in, the gutter left of it included."""
        return int((x - self.left(page, 0) + self.gutter - _HAIR) // (self.measure + self.gutter))


@dataclass(frozen=True)
class Line:
    """A composed line: its place, its text as the HTML shows it, and its glyphs in the PDF."""

    page: int
    slug: str
    part: int
    column: int
    slot: int
    kind: str
    shown: str
    justified: bool
    glyphs: tuple[Written, ...]

    @property
    def printed(self) -> str:
        """Its text in the PDF, an initial of several lines before it, and spaces as plain ones."""
        return " ".join("".join(glyph.text for glyph in self.glyphs).split())


@cache
def lines_of(build: Build) -> tuple[Line, ...]:
    """Give every line of every leg in reading order; a table or other solid matter is left out."""
    return tuple(line for page, article, leg in legs_of(build) for line in _leg_lines(build, page, article, leg))


def legs_of(build: Build) -> Iterator[tuple[int, ET.Element, ET.Element]]:
    """Give each leg with its page's number in the book, and its story's element."""
    for number, section in enumerate(build.html.iter("section"), 1):
        for article in section.iter("article"):
            for leg in article.iter("div"):
                if leg.get("class") == "leg":
                    yield number, article, leg


def leg_box(build: Build, page: int, leg: ET.Element) -> tuple[float, float, float, float]:
    """Give a leg's left, top, right and foot."""
    ground = Ground(build.layout)
    left = ground.left(page, 0) + _length("left", leg)
    top = ground.top + _length("top", leg)
    depth = sum(_slots(element, ground) for block in leg for element in (block if block.tag != "div" else [block]))
    return left, top, left + ground.measure, top + depth * ground.leading


def printed_lines(build: Build, slug: str) -> Iterator[str]:
    """Give a story's lines as the PDF has them, from its legs in order."""
    for line in lines_of(build):
        if line.slug == slug:
            yield line.printed


def shown_lines(build: Build, slug: str) -> Iterator[str]:
    """Give a story's lines as the HTML has them, in the order of its elements; the style sheet's hyphens among them."""
    for line in lines_of(build):
        if line.slug == slug:
            yield line.shown


def follow(lines: Iterable[str], copy: str) -> str:
    """Follow copy line by line and give what is left of it: nothing, when every word stands there once and in order.

    Copy is one string with single spaces between its words. A line may end at a space of it, inside a word after a hyphen of
    ours, or after a hyphen or dash that is the copy's own.
    """
    for line in lines:
        ours = not copy.startswith(line) and line.endswith(tuple(HYPHENS))
        word = line[:-1] if ours else line
        assert copy.startswith(word), f"{line!r} is set where the copy has {copy[: len(line) + 20]!r}"
        copy = copy[len(word) :]
        assert not copy or copy[0] == " " or ours or line.endswith(("-", "\u2013", "\u2014", "/")), (
            f"{line!r} ends inside a word"
        )
        assert not (ours and copy[:1] in {"", " "}), f"{line!r} ends in a hyphen where the word is at its end"
        copy = copy.removeprefix(" ")
    return copy


def _leg_lines(build: Build, page: int, article: ET.Element, leg: ET.Element) -> Iterator[Line]:
    ground = Ground(build.layout)
    column = ground.column(page, ground.left(page, 0) + _length("left", leg) + 1)
    slot = round(_length("top", leg) / ground.leading)
    for block in leg:
        if block.tag == "div":
            slot += _slots(block, ground)
            continue
        spans = [span for span in block if "l" in (span.get("class") or "").split()]
        cap = next(("".join(span.itertext()) for span in block if span.get("class") == "cap"), "")
        for number, span in enumerate(spans, 1):
            classes, style = (span.get("class") or "").split(), span.get("style") or ""
            slot += _slots(span, ground)
            spaced = any(re.fullmatch(r"[wt]-?\d+", name) for name in classes) or "-spacing:" in style
            glyphs = _glyphs(build, page, column, slot - 1, _deep(classes))
            if number == 1 and cap:
                glyphs = (*_initial(build, page, column, slot - 1, cap), *glyphs)
            text = (cap if number == 1 else "") + "".join(span.itertext()) + "-" * bool(_HYPHENATED & {*classes})
            yield Line(
                page,
                article.get("data-story") or "",
                int(article.get("data-part") or 0),
                column,
                slot - 1,
                (block.get("class") or "").split()[0],
                " ".join(text.split()),
                # a story's last line may be drawn together a little, to leave room for its end mark
                (spaced or number < len(spans)) and "z" not in classes,
                glyphs,
            )


def _glyphs(build: Build, page: int, column: int, slot: int, deep: int) -> tuple[Written, ...]:
    """Give what stands in a slot of a column, from left to right, but for an initial of several lines."""
    ground = Ground(build.layout)
    slots = range(slot - deep + 1, slot + 1)
    largest = 1.5 * ground.size * deep
    found = (glyph for at in slots for glyph in _by_slot(build)[page, column, at] if glyph.size < largest)
    return tuple(sorted(found, key=lambda glyph: glyph.x))


def _initial(build: Build, page: int, column: int, slot: int, cap: str) -> Iterator[Written]:
    """Find the initial that begins in a slot: it stands on the baseline of a line further down."""
    size = 1.5 * Ground(build.layout).size
    at = (glyph for down in range(6) for glyph in _by_slot(build)[page, column, slot + down])
    yield from (glyph for glyph in at if glyph.size > size and glyph.text == cap)


@cache
def _by_slot(build: Build) -> Mapping[tuple[int, int, int], list[Written]]:
    """Sort all that is written in the press file by page, column and slot."""
    ground = Ground(build.layout)
    found: defaultdict[tuple[int, int, int], list[Written]] = defaultdict(list)
    for page, one in enumerate(sheets(build.pdf), 1):
        for glyph in one.written:
            found[page, ground.column(page, glyph.x), ground.slot(glyph.y)].append(glyph)
    return found


def _slots(element: ET.Element, ground: Ground) -> int:
    """Give how many slots a line or solid matter takes, the white above it included."""
    classes = (element.get("class") or "").split()
    if "solid" in classes:
        return round((_length("padding-top", element) + _length("height", element)) / ground.leading)
    if "l" not in classes:
        return 0
    return _deep(classes) + sum(int(name[1:]) for name in classes if re.fullmatch(r"a\d+", name))


def _deep(classes: list[str]) -> int:
    return next((int(name[1:]) for name in classes if re.fullmatch(r"d\d+", name)), 1)


def _length(name: str, element: ET.Element) -> float:
    found = re.search(_LENGTH_IN.format(name), element.get("style") or "")
    assert found is not None, f"{element.get('style')!r} has no {name}"
    return parse_length("".join(found.groups()))
