"""Sheets: two pages side by side as one, each a form XObject of its own, so that nothing in them is written anew.

A page is taken as it is seen: turned by its `Rotate`, scaled by its `UserUnit`, up to its bleed and cut at the fold. What stands
outside the bleed comes along only where it is asked for. PDF 32000-1, 8.10 (form XObjects) and 14.11.2 (page boundaries).
"""

import io
import math
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, ObjectStreamMode, String

from stonehand.engines.unreadable import Unreadable
from stonehand.model.engine import Leaf

Pair = tuple[int | None, int | None]
"""A sheet: the pages at its left and right, counted from 0; `None` is white."""

_KEPT = frozenset(
    {"/Type", "/Pages", "/Version", "/Extensions", "/OutputIntents", "/Metadata", "/Lang", "/OCProperties"}
)
"""What a document's catalogue still says rightly when its pages have become sheets."""

_PASSIVE = frozenset({"/Link", "/Popup"})
_STREAM = re.compile(r"^.*<[^>]*>[^:]*: ")
"""How pikepdf names bytes that come from memory, by their place in it."""

_DIGITS = 5
_DEEPEST = 64


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page as it is seen: the matrix that puts its trim's lower left at 0, its trim, and the box it is shown up to."""

    matrix: tuple[float, float, float, float, float, float]
    width: float
    height: float
    outer: tuple[float, float, float, float]


def read_leaves(pdf: bytes) -> tuple[Leaf, ...]:
    """Look at the pages of a PDF.

    Raises:
        Unreadable: it is no PDF, or one that cannot be laid out.
    """
    with _opened(pdf) as document:
        return tuple(_leaf(page) for page in document.pages)


def impose(pdf: bytes, sheets: Sequence[Pair]) -> bytes:
    """Lay the pages of a PDF on sheets; its output intents, metadata, document information and version stay as they are.

    Raises:
        Unreadable: it is no PDF, or one that cannot be laid out.
    """
    with _opened(pdf) as document:
        labels = [_label(page) for page in document.pages]
        laid = [lay(document, pair) for pair in sheets]
        for page in laid:
            document.pages.append(page)
        del document.pages[: len(labels)]
        for key in set(document.Root.keys()) - _KEPT:
            del document.Root[key]
        document.Root.PageLabels = Dictionary(Nums=Array(_sheet_labels(labels, sheets)))
        out = io.BytesIO()
        document.save(
            out,
            deterministic_id=True,
            force_version=document.pdf_version,
            object_stream_mode=ObjectStreamMode.preserve,
            fix_metadata_version=False,
        )
    return out.getvalue()


def lay(document: pikepdf.Pdf, pair: Pair, *, marks: bool = False) -> pikepdf.Page:
    """Make one page of two of the document's; with `marks` it shows all that stands round them, else no more than their bleed."""
    seen = [None if number is None else _seen(document.pages[number], marks=marks) for number in pair]
    width, height = next((page.width, page.height) for page in seen if page is not None)
    forms = Dictionary()
    drawing: list[str] = []
    for name, number, page, left in zip(("Left", "Right"), pair, seen, (0.0, width), strict=True):
        if number is None or page is None:
            continue
        forms[f"/{name}"] = document.make_indirect(_form(document.pages[number]))
        drawing.append(_drawn(name, page, left, width))
    sheet = Dictionary(Type=Name.Page, Resources=Dictionary(XObject=forms))
    sheet.Contents = document.make_stream("\n".join(drawing).encode())
    outer = _outer(seen, width, height)
    bleed = _outer([None if n is None else _seen(document.pages[n], marks=False) for n in pair], width, height)
    sheet.MediaBox, sheet.BleedBox = Array(outer), Array(bleed)
    sheet.TrimBox = Array([0, 0, round(2 * width, _DIGITS), round(height, _DIGITS)])
    return pikepdf.Page(document.make_indirect(sheet))


@contextmanager
def _opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    try:
        with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as document:
            yield document
    except pikepdf.PasswordError as fault:
        message = "it is locked by a password"
        raise Unreadable(message) from fault
    except (
        pikepdf.PikepdfError,
        RuntimeError,
        LookupError,
        TypeError,
        ValueError,
        AttributeError,
        OverflowError,
    ) as fault:
        message = _STREAM.sub("", str(fault)) or type(fault).__name__
        raise Unreadable(message) from fault


def _leaf(page: pikepdf.Page) -> Leaf:
    seen = _seen(page, marks=False)
    laid = [note for note in page.obj.get("/Annots", Array()) if isinstance(note, Dictionary)]
    overlaid = sum(str(note.get("/Subtype")) not in _PASSIVE and "/AP" in note for note in laid)
    return Leaf(_label(page), seen.width, seen.height, overlaid)


def _seen(page: pikepdf.Page, *, marks: bool) -> _Seen:
    trim = _box(page.trimbox)
    outer = _box(page.mediabox) if marks else _box(page.bleedbox) if "/BleedBox" in page.obj else trim
    unit = float(page.obj.get("/UserUnit", 1))
    turned = math.radians(_rotation(page))
    cosine, sine = round(math.cos(turned)) * unit, round(math.sin(turned)) * unit
    turn = (cosine, -sine, sine, cosine)
    left, bottom, right, top = _turned(trim, turn)
    shown = _turned(outer, turn)
    moved = (shown[0] - left, shown[1] - bottom, shown[2] - left, shown[3] - bottom)
    return _Seen((*turn, -left, -bottom), right - left, top - bottom, moved)


def _rotation(page: pikepdf.Page) -> int:
    """Give a page's rotation, which it may have from the folders of the page tree above it."""
    holder: pikepdf.Object | None = page.obj
    for _ in range(_DEEPEST):
        if holder is None:
            break
        if "/Rotate" in holder:
            return int(holder.Rotate)
        holder = holder.get("/Parent")
    return 0


def _box(box: pikepdf.Array) -> tuple[float, float, float, float]:
    x, y, other_x, other_y = (float(edge) for edge in box)
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)


def _turned(
    box: tuple[float, float, float, float], turn: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    a, b, c, d = turn
    corners = [(a * x + c * y, b * x + d * y) for x in (box[0], box[2]) for y in (box[1], box[3])]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)


def _form(page: pikepdf.Page) -> pikepdf.Object:
    form = page.as_form_xobject(handle_transformations=False)
    form.BBox = Array([round(edge, _DIGITS) for edge in _box(page.mediabox)])
    return form


def _drawn(name: str, page: _Seen, left: float, fold: float) -> str:
    """Draw a page's form with its trim's corner at `left`, cut at the fold."""
    from_left, bottom, to_right, top = page.outer
    start = left + from_left if left == 0 else fold
    end = fold if left == 0 else left + to_right
    a, b, c, d, x, y = page.matrix
    clip = " ".join(_number(edge) for edge in (start, bottom, end - start, top - bottom))
    matrix = " ".join(_number(value) for value in (a, b, c, d, x + left, y))
    return f"q {clip} re W n {matrix} cm /{name} Do Q"


def _outer(seen: Sequence[_Seen | None], width: float, height: float) -> list[float]:
    """Give the box of a sheet: left of the left page, right of the right one, the most of both above and below."""
    left, right = seen
    there = [page for page in seen if page is not None]
    edges = (
        left.outer[0] if left else 0.0,
        min(page.outer[1] for page in there),
        width + (right.outer[2] if right else width),
        max(height, *(page.outer[3] for page in there)),
    )
    return [round(edge, _DIGITS) + 0.0 for edge in edges]


def _number(value: float) -> str:
    return f"{round(value, _DIGITS) + 0.0:.{_DIGITS}f}".rstrip("0").rstrip(".")


def _label(page: pikepdf.Page) -> str:
    return str(page.label)  # a property, which pikepdf's stubs take for a method


def _sheet_labels(labels: Sequence[str], sheets: Sequence[Pair]) -> list[object]:
    entries: list[object] = []
    for number, pair in enumerate(sheets):
        entries += [number, Dictionary(P=String("-".join(labels[page] for page in pair if page is not None)))]
    return entries
