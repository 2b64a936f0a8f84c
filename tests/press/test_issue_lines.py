"""Issue 2, 9.3 and section 4: where lines stand in the press file, measured in its content streams."""

from collections import defaultdict
from collections.abc import Iterator

from builds import Build
from measured import Ground, lines_of
from printed import Sheet, Written, sheets

GRID = 0.1
MEASURE = 0.15
BODY = "Source-Serif-SmText"


def feet(build: Build) -> Iterator[tuple[str, dict[int, int]]]:
    """Give for each frame of the dummy the last slot with ink in each of its columns that has text of the story.

    A turn line and a code count as ink: a code's ink ends on its last line's baseline.
    """
    ground = Ground(build.layout)
    texts: defaultdict[tuple[int, str, int], set[int]] = defaultdict(set)
    for line in lines_of(build):
        texts[line.page, line.slug, line.part].add(line.column)
    for page, (sheet, made) in enumerate(zip(sheets(build.pdf), build.dummy["pages"], strict=True), 1):
        for frame in (frame for frame in made["frames"] if "story" in frame):
            (_, top), (_, depth) = frame["at"], frame["size"]
            columns = texts[page, frame["story"], frame.get("part", 1)]
            # A line of white at least is under every frame: what ran over its foot stands in it.
            slots = range(top, top + depth + 1)
            yield (
                f"{frame['story']}, part {frame.get('part', 1)}",
                {column: max(at for at in _inked(sheet, ground, page, column) if at in slots) for column in columns},
            )


def _inked(sheet: Sheet, ground: Ground, page: int, column: int) -> Iterator[int]:
    """Give the slots a column has ink in: those of baselines, and of the feet of drawings no wider than a column."""
    for glyph in sheet.written:
        if ground.column(page, glyph.x) == column and not _is_small(glyph):
            yield ground.slot(glyph.y)
    for left, top, right, foot in sheet.filled:
        if ground.column(page, left) == column and right - left < ground.measure and foot - top > 2 * ground.leading:
            yield ground.slot(foot - GRID)


def _is_small(glyph: Written) -> bool:
    """Tell whether a glyph is of a credit, or of the word over an advertisement, which stands between two frames."""
    return "Plex" in glyph.font and glyph.size < 7.5


def test_browser_and_press_have_the_same_lines(built: Build) -> None:
    """Every line of the HTML stands in its leg and slot in the PDF, character for character."""
    lines = lines_of(built)
    assert [line.printed for line in lines] == [line.shown for line in lines]
    assert len(lines) > 100


def test_every_body_baseline_is_on_the_grid(built: Build) -> None:
    """Whatever stands in the body face at its size stands within 0.1 pt of a grid line, on every page."""
    ground = Ground(built.layout)
    found = [
        glyph
        for sheet in sheets(built.pdf)
        for glyph in sheet.written
        if glyph.font.startswith(BODY) and abs(glyph.size - ground.size) < 0.01
    ]
    off = [(glyph.y - ground.top - ground.offset + 5) % ground.leading - 5 for glyph in found]
    assert max(map(abs, off)) <= GRID
    assert len(found) >= sum(line.kind == "body" for line in lines_of(built))


def test_every_composed_line_is_on_the_grid(built: Build) -> None:
    """Crossheads and notes share the baselines of body copy."""
    ground = Ground(built.layout)
    for line in lines_of(built):
        if line.kind in {"body", "crosshead", "note"}:
            wanted = ground.top + line.slot * ground.leading + ground.offset
            # The last glyph is no superior: nothing follows the word it belongs to on its line but a stop.
            assert min(abs(glyph.y - wanted) for glyph in line.glyphs) <= GRID, line.shown


def test_justified_lines_end_on_their_measure(built: Build) -> None:
    """The last glyph's origin and advance are within 0.15 pt of the column's right edge."""
    ground = Ground(built.layout)
    lines = [line for line in lines_of(built) if line.kind == "body" and line.justified]
    for line in lines:
        edge = ground.left(line.page, line.column) + ground.measure
        assert abs(max(glyph.end for glyph in line.glyphs) - edge) <= MEASURE, line.shown
    assert len(lines) > 100


def test_no_line_runs_over_its_measure(built: Build) -> None:
    """Lines that are not justified end before the column's right edge."""
    ground = Ground(built.layout)
    for line in lines_of(built):
        edge = ground.left(line.page, line.column) + ground.measure
        assert max(glyph.end for glyph in line.glyphs) <= edge + MEASURE, line.shown


def test_the_legs_of_a_story_end_level(built: Build) -> None:
    """In every frame of the dummy the columns of text end at most a line apart."""
    found = list(feet(built))
    for name, ends in found:
        assert max(ends.values()) - min(ends.values()) <= 1, (name, ends)
    assert len(found) == sum(len(page["stories"]) for page in built.report["pages"])


def test_lines_set_are_placed_or_overset(built: Build) -> None:
    """The report's figures close, and the lines in the PDF are as many as it says were placed."""
    counts = built.report["counts"]
    assert counts["lines_set"] == counts["lines_placed"] + counts["lines_overset"]
    tables = sum((len(list(built.html.iter("table"))), len(list(built.html.iter("aside")))))
    if not tables:
        assert counts["lines_placed"] == len(lines_of(built))
