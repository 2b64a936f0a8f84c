"""Splitting: page files are cut from the book that was proofed, each with what it draws with and nothing of other pages.

Where the shop takes the centre spread as one, its two pages become one twice as wide: two form XObjects side by side. They face
each other on one piece of paper only where their section's pages come in fours.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby

import pikepdf
from pikepdf import ObjectStreamMode

from stonehand.engines.sheets import lay
from stonehand.model.delivery import PageFile, page_parts
from stonehand.model.dummy import PageId
from stonehand.model.press import PressProfile, Spread
from stonehand.press.bind import page_file
from stonehand.press.intent import Imprint

_LEAVES = 4


def split(book: bytes, pages: Sequence[PageId], profile: PressProfile, imprint: Imprint) -> tuple[PageFile, ...]:
    """Cut a book into its page files; `pages` are the ids of all its pages, in order."""
    centres = set(_centres(pages)) if profile.delivery.spread is Spread.PAIR else set()
    files: list[PageFile] = []
    with pikepdf.open(io.BytesIO(book)) as document:
        for number, page in enumerate(pages):
            if number - 1 in centres:
                continue
            ids = (page, pages[number + 1]) if number in centres else (page,)
            name = PageId("-".join(ids))
            files.append(PageFile(ids, page_file(name, _cut(document, number, len(ids)), profile, imprint)))
    return tuple(files)


def _centres(pages: Sequence[PageId]) -> Iterator[int]:
    """Give the place of the left page of each section's centre spread."""
    for _section, places in groupby(range(len(pages)), lambda number: page_parts(pages[number])[0]):
        section = list(places)
        if len(section) % _LEAVES == 0:
            yield section[len(section) // 2 - 1]


def _cut(document: pikepdf.Pdf, first: int, count: int) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as alone:
        for number in range(first, first + count):
            alone.pages.append(document.pages[number])
        if count > 1:
            alone.pages.append(lay(alone, (0, 1), marks=True))
            del alone.pages[:count]
        alone.save(out, static_id=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()
