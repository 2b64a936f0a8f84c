"""Revisions: what the shop holds of an issue, and the letter each page gets that differs from it.

The first file of a page has no letter; each that takes its place has the next, a, b, c …, and a letter stands for one file for
ever: a page that is changed back is a new revision all the same. In: page files' names and checksums, and what was sent to
this press. Out: the pages as they are to be sent.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from stonehand.model.delivery import PageFile, SentPage, Shipment
from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, Outcome, Where, error

_ALPHABET = 26


@dataclass(frozen=True, slots=True)
class Sending:
    """What is to be sent, the names of those that got a new letter, and how all pages stand at the shop once it is there."""

    pages: tuple[SentPage, ...]
    revised: tuple[str, ...]
    standing: tuple[SentPage, ...]


def letter(number: int) -> str:
    """Give a revision its letter: nothing for 0, then a to z, aa, ab and so on."""
    letters = ""
    while number:
        number, last = divmod(number - 1, _ALPHABET)
        letters = chr(ord("a") + last) + letters
    return letters


def whole(files: Mapping[str, str], history: Sequence[Shipment]) -> Sending:
    """Send all files (checksums by page); each that differs from what the shop holds gets its next letter."""
    held, highest = held_of(history), _highest(history)
    pages = tuple(_next(page, digest, held, highest) for page, digest in files.items())
    revised = tuple(sent.page for sent in pages if sent.page in highest and sent != held.get(sent.page))
    return Sending(pages, revised, pages)


def replate(
    files: Mapping[str, str], wanted: Sequence[str], history: Sequence[Shipment], place: Where
) -> Outcome[Sending]:
    """Send these pages alone; nothing where another page differs from what the shop holds, or one of these does not."""
    held, highest = held_of(history), _highest(history)
    found = (*_others(files, wanted, held, place), *_unchanged(files, wanted, held, place))
    standing = tuple(_next(page, digest, held, highest) for page, digest in files.items())
    pages = () if found else tuple(sent for sent in standing if sent.page in wanted)
    return Outcome(Sending(pages, tuple(sent.page for sent in pages), standing), found)


def files_of(pages: Sequence[PageId], files: Sequence[PageFile]) -> tuple[str, ...]:
    """Name the files that hold these pages."""
    return tuple(file.name for file in files if set(file.pages) & set(pages))


def held_of(history: Sequence[Shipment]) -> dict[str, SentPage]:
    """Tell what the shop holds: the last whole delivery, and the plates sent after it."""
    held: dict[str, SentPage] = {}
    for shipment in history:
        if not shipment.replate:
            held.clear()
        held |= {sent.page: sent for sent in shipment.pages}
    return held


def _highest(history: Sequence[Shipment]) -> dict[str, int]:
    highest: dict[str, int] = {}
    for sent in (sent for shipment in history for sent in shipment.pages):
        highest[sent.page] = max(highest.get(sent.page, 0), _number(sent.revision))
    return highest


def _next(page: str, digest: str, held: Mapping[str, SentPage], highest: Mapping[str, int]) -> SentPage:
    before = held.get(page)
    if before is not None and before.sha256 == digest:
        return before
    return SentPage(page, letter(highest[page] + 1) if page in highest else "", digest)


def _number(letters: str) -> int:
    number = 0
    for one in letters:
        number = number * _ALPHABET + ord(one) - ord("a") + 1
    return number


def _others(
    files: Mapping[str, str], wanted: Sequence[str], held: Mapping[str, SentPage], place: Where
) -> Iterator[Finding]:
    """Find pages that are not as the shop holds them, and are not to be sent."""
    for page in (*files, *(page for page in held if page not in files)):
        if page in wanted or (page in held and held[page].sha256 == files.get(page)):
            continue
        what = "differs from what was sent" if page in held and page in files else "was never sent"
        hint = f"send it as well (`--replate {','.join((*wanted, page))}`), or build again what was sent"
        if page not in files:
            what, hint = "was sent, and the issue has it no more", "send the whole issue: stonehand package"
        yield error(
            "delivery/others-differ", f"page {page} {what}, and is not among those to be sent", place, hint=hint
        )


def _unchanged(
    files: Mapping[str, str], wanted: Sequence[str], held: Mapping[str, SentPage], place: Where
) -> Iterator[Finding]:
    for page in wanted:
        if page in held and held[page].sha256 == files[page]:
            revision = f" as revision {held[page].revision}" if held[page].revision else ""
            message = f"page {page} is as it was sent{revision}; there is nothing to replate"
            hint = "build again if you changed it; `stonehand package` writes the whole issue once more"
            yield error("delivery/nothing-to-replate", message, place, hint=hint)
