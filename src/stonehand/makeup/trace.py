"""The trace: made-up pages as text, one line for each thing placed, for goldens, diffs and eyes.

A line holds page, box (`column,line columns x lines`), story and part, what stands there, and for a leg which lines of the
galley.
"""

from collections.abc import Iterator

from stonehand.model.galley import Galley
from stonehand.model.page import Box, Leg, MadeUpPage, MakeUp, Part


def trace(makeup: MakeUp, galleys: tuple[Galley, ...]) -> str:
    """Write everything placed, page by page from the top, and the lines that found no place."""
    by_slug = {galley.slug: galley for galley in galleys}
    lines = [line for page in makeup.pages for line in _page(page, by_slug)]
    lines += [f"overset {slug} {count}" for slug, count in makeup.overset]
    return "".join(f"{line}\n" for line in lines)


def _page(page: MadeUpPage, galleys: dict[str, Galley]) -> Iterator[str]:
    yield f"page {page.id} {page.master}"
    for part in page.parts:
        for box, what in _placed(part, galleys[part.slug]):
            yield f"{page.id} {_place(box)} {part.slug}/{part.part} {what}"


def _placed(part: Part, galley: Galley) -> Iterator[tuple[Box, str]]:
    yield part.frame, "frame" + (" under a rule" if part.rule_above else "")
    if part.head and part.head_box:
        yield part.head_box, f"head {part.head.size:g}pt"
    for picture in part.pictures:
        yield picture.box, f"picture {picture.setting.picture.file}, caption {len(picture.setting.caption)}"
    if part.resumed:
        yield part.resumed.box, f"resumed {part.resumed.value!r}"
    for leg in part.legs:
        yield leg.box, _leg(leg, galley)
    if part.turn:
        yield part.turn.box, f"turn {part.turn.value!r}"
    if part.qr:
        yield part.qr.box, f"code {part.qr.value.url}"


def _leg(leg: Leg, galley: Galley) -> str:
    """Name a leg's lines as they count from 0, and its first and last words."""
    first, last = galley.lines[leg.start].text.split(), galley.lines[leg.stop - 1].text.split()
    opened = f", opened {', '.join(map(str, leg.opened))}" if leg.opened else ""
    words = f" {first[0]} … {last[-1]}" if first and last else ""
    return f"lines {leg.start}-{leg.stop - 1}{opened}{words}"


def _place(box: Box) -> str:
    return f"{box.column},{box.line} {box.columns}x{box.lines}"
