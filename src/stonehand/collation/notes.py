"""Notes to a comparison: whole sentences about what could not be compared, or was not worth naming.

In: two impressions, their pairs of pages and what was found. Out: the sentences, in a fixed order.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stonehand.model.changes import PageChange, PixelDifference
from stonehand.model.dummy import PageId
from stonehand.model.impression import Impression, PageImpression

_Pair = tuple[PageImpression, PageImpression]
_SHOWN = 12


def notes_of(  # noqa: PLR0913, PLR0917 - all that a note may be about
    before: Impression,
    after: Impression,
    pairs: Sequence[_Pair],
    pixels: Mapping[tuple[PageId, PageId], PixelDifference],
    pages: Iterable[PageChange],
    libraries: Sequence[tuple[str, str, str]],
) -> tuple[str, ...]:
    """Give the notes."""
    told = {change.after for change in pages if change.after is not None}
    silent = [(old, new) for old, new in pairs if new.page not in told and not _same_file(old, new)]
    return (
        *_of_both(before, after),
        *_of_libraries(libraries),
        *_of_sizes(pairs, pixels),
        *_of_silent(silent, pixels, read=before.read or after.read),
    )


def _of_both(before: Impression, after: Impression) -> Iterator[str]:
    if before.read and after.read:
        yield "The text of both was read from their PDFs: words are told page by page, not story by story."
    elif before.read != after.read:
        yield "One of the two is a PDF without the record of its build: its pages were compared by their pixels alone."
    if before.paper != after.paper and before.paper and after.paper:
        yield f"They are of two papers, {before.paper} and {after.paper}."


def _of_libraries(libraries: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    if libraries:
        named = ", ".join(f"{name} {old or 'none'} and {new or 'none'}" for name, old, new in libraries)
        yield f"They were made with other libraries ({named}): pages were compared by lines and pixels, not by their bytes."


def _of_sizes(pairs: Sequence[_Pair], pixels: Mapping[tuple[PageId, PageId], PixelDifference]) -> Iterator[str]:
    for old, new in pairs:
        difference = pixels.get((old.page, new.page))
        if difference is not None and difference.before != difference.after:
            was, now = (f"{size[0]:.1f} x {size[1]:.1f} mm" for size in (difference.before, difference.after))
            yield f"Page {new.page} was {was}, and is {now}."


def _of_silent(
    silent: Sequence[_Pair], pixels: Mapping[tuple[PageId, PageId], PixelDifference], *, read: bool
) -> Iterator[str]:
    """Tell of pages that are not named although their files differ, or were never printed."""
    unprinted = [new.page for old, new in silent if not old.sum or not new.sum]
    if unprinted:
        yield f"{_named(unprinted)} not printed in both: compared by lines and what stands there alone."
    printed = [(old, new) for old, new in silent if old.sum and new.sum]
    blind = [new.page for old, new in printed if (old.page, new.page) not in pixels]
    if blind:
        yield f"{_named(blind)} of other bytes, with the same lines; pixels were not compared."
    hair = [new.page for old, new in printed if (found := pixels.get((old.page, new.page))) and found.share]
    if hair:
        yield f"{_named(hair)} the same but for a hair's breadth of pixels, as other libraries smooth edges."
    alike = [new.page for old, new in printed if (found := pixels.get((old.page, new.page))) and not found.share]
    # A page read from a PDF has no bytes of its own, only those of its book.
    if alike and not read:
        yield f"{_named(alike)} of other bytes, and the same in every pixel."


def _same_file(old: PageImpression, new: PageImpression) -> bool:
    return bool(old.sum) and old.sum == new.sum


def _named(pages: Sequence[PageId]) -> str:
    shown = ", ".join(pages[:_SHOWN]) + (f" and {len(pages) - _SHOWN} more" if len(pages) > _SHOWN else "")
    return f"Page {shown} is" if len(pages) == 1 else f"Pages {shown} are"
