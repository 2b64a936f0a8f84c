"""A page's boxes and its other measures, as the page has them or inherited them (ISO 32000-1, 7.7.3.3, 14.11.2)."""

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.plane import Matrix, Rect, around, corners, placed
from stonehand.model.drawn import Box
from stonehand.model.units import PT_PER_MM

_LETTER = Box(0.0, 0.0, 612.0, 792.0)
"""What every reader takes where a page has no media box that is one."""

_LARGEST = 1e12
_LARGEST_UNIT = 1e6
"""Beyond these, places would be infinite."""

_TURN = 360
_FOUR = 4


def box(value: object) -> Box | None:
    """Read a box, whichever two corners it gives; `None` for one without any size."""
    found = peek.numbers(value, _FOUR)
    if not found:
        return None
    across, down = sorted(found[::2]), sorted(found[1::2])
    read = Box(across[0], down[0], across[1], down[1])
    if max(map(abs, found)) > _LARGEST:
        return None
    return read if read.left < read.right and read.bottom < read.top else None


def media(page: object) -> Box:
    """Give a page's media box."""
    return box(peek.entry(page, "/MediaBox")) or _LETTER


def rotation(page: object) -> int:
    """Give the angle a page is shown at."""
    return peek.whole(peek.entry(page, "/Rotate")) % _TURN


def unit(page: object) -> float:
    """Give how many points a unit of the page is."""
    found = peek.number(peek.entry(page, "/UserUnit"))
    return found if found is not None and 0 < found <= _LARGEST_UNIT else 1.0


def to_millimetres(trim: Box, user_unit: float) -> Matrix:
    """Give the matrix from a page's own space to millimetres from the trim's top left, downwards."""
    size = user_unit / PT_PER_MM
    return (size, 0.0, 0.0, -size, -trim.left * size, trim.top * size)


def on_page(box_: Box, matrix: Matrix) -> Rect:
    """Give a box of the page's own space in millimetres from the trim's top left."""
    return around(placed(corners(box_.left, box_.bottom, box_.right, box_.top), matrix))
