"""One page before and after: what on it differs.

In: a pair of pages, and their difference in pixels where they were compared. Out: what became of the page. What stands on it is
held against its like by lines, dress, file, crop and place; a page that came to the other side of the sheet has other margins, so
that nothing on it is told for having moved sideways alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from stonehand.collation.words import edits_in
from stonehand.model.changes import Edit, Fate, PageChange, PixelDifference
from stonehand.model.drawn import Area
from stonehand.model.finding import Where
from stonehand.model.impression import PageImpression, Stand, Thing

HAIR = 0.0005
"""The share of a page's pixels that other libraries may colour otherwise for a page that is still the same."""

_SAME_PLACE = 0.05
_SAME_CROP = 0.001
_NEAR = 1.0

_Key = tuple[Thing, str, str]


class Told(NamedTuple):
    """What a stand is told by, beside its place: lines, sum, crop."""

    stand: Stand
    lines: tuple[str, ...]


def by_stand(page: PageImpression) -> Iterator[Told]:
    """Give what stands on a page, each with the lines that are its own."""
    at = 0
    for stand in page.stands:
        yield Told(stand, page.lines[at : at + stand.lines])
        at += stand.lines


def turned(before: PageImpression, after: PageImpression) -> bool:
    """Tell whether a page came to the other side of the sheet."""
    return before.number % 2 != after.number % 2


def differing(before: PageImpression, after: PageImpression) -> dict[Thing, tuple[str, ...]]:
    """Name all that differs on a page, came to it or is gone from it, in the order of the later page."""
    aside = turned(before, after)
    old, new = _grouped(by_stand(before)), _grouped(by_stand(after))
    found: dict[Thing, dict[str, None]] = {thing: {} for thing in Thing}
    for key in (*new, *(key for key in old if key not in new)):
        if not _same(old.get(key, ()), new.get(key, ()), aside=aside):
            found[key[0]][key[1]] = None
    return {thing: tuple(names) for thing, names in found.items()}


def page_change(
    before: PageImpression, after: PageImpression, pixels: PixelDifference | None, *, hair: float, read: bool
) -> PageChange | None:
    """Tell what became of a page, `None` where nothing did. `hair` is the share of pixels that says nothing yet; `read` tells that
    both were read from PDFs.
    """
    moved = before.page != after.page
    same_file = bool(before.sum) and before.sum == after.sum
    told = differing(before, after)
    edits = tuple(_text_edits(before, after)) if read else ()
    seen = pixels is not None and _is_seen(pixels, before, after, hair, moved=moved)
    if seen and pixels is not None and not any(told.values()):
        told = _blamed(pixels.spots, after)
    changed = seen or bool(edits) or any(told.values()) or before.inks != after.inks
    if (same_file or not changed) and not moved:
        return None
    return PageChange(
        before.page,
        after.page,
        Fate.MOVED if moved else Fate.CHANGED,
        pixels.share if pixels is not None and seen else 0.0,
        pixels.spots if pixels is not None and seen else (),
        told[Thing.STORY],
        told[Thing.PICTURE],
        told[Thing.AD],
        compared=same_file or pixels is not None,
        edits=edits,
    )


def _text_edits(before: PageImpression, after: PageImpression) -> Iterator[Edit]:
    """Give the words that differ on pages read from PDFs; a page that moved has another number on it, which is no edit."""
    for edit in edits_in("text", _text(before), _text(after), Where(""), hyphens=False):
        if (edit.gone, edit.come) != (before.page, after.page):
            yield edit


def _text(page: PageImpression) -> str:
    """Give a page's text; a soft hyphen stands where a word was broken."""
    return " ".join(page.lines).replace("\u00ad ", "").replace("\u00ad", "")


def _grouped(stands: Iterable[Told]) -> dict[_Key, tuple[Told, ...]]:
    found: dict[_Key, tuple[Told, ...]] = {}
    for told in stands:
        key = (told.stand.thing, told.stand.name, told.stand.story)
        found[key] = (*found.get(key, ()), told)
    return found


def _same(old: Sequence[Told], new: Sequence[Told], *, aside: bool) -> bool:
    return len(old) == len(new) and all(
        one.lines == other.lines
        and one.stand.sum == other.stand.sum
        and same_crop(one.stand, other.stand)
        and _same_spot(one.stand.spot, other.stand.spot, aside=aside)
        for one, other in zip(old, new, strict=True)
    )


def same_crop(one: Stand, other: Stand) -> bool:
    """Tell whether two stands show the same part of their pictures."""
    if one.crop is None or other.crop is None:
        return one.crop == other.crop
    return all(abs(edge - its) <= _SAME_CROP for edge, its in zip(one.crop, other.crop, strict=True))


def _same_spot(one: Area, other: Area, *, aside: bool) -> bool:
    lengths = [(one.top, other.top), (one.width, other.width), (one.height, other.height)]
    if not aside:
        lengths.append((one.left, other.left))
    return all(abs(length - its) <= _SAME_PLACE for length, its in lengths)


def _is_seen(
    pixels: PixelDifference, before: PageImpression, after: PageImpression, hair: float, *, moved: bool
) -> bool:
    """Tell whether pixels differ by more than a hair; on a page that moved, on what stands on it: its number is another anyway."""
    if pixels.before != pixels.after:
        return True
    if not moved or not after.stands:
        return pixels.share > hair
    stands = [stand.spot for stand in (*before.stands, *after.stands)]
    return pixels.share > hair and any(_meet(spot, stand) for spot in pixels.spots for stand in stands)


def _blamed(spots: Iterable[Area], page: PageImpression) -> dict[Thing, tuple[str, ...]]:
    """Name what stands where pixels differ that nothing else explains, such as another colour; a picture before its story."""
    met = {stand for spot in spots for stand in _under(spot, page.stands)}
    return {
        thing: tuple(dict.fromkeys(stand.name for stand in page.stands if stand in met and stand.thing is thing))
        for thing in Thing
    }


def _under(spot: Area, stands: Sequence[Stand]) -> Sequence[Stand]:
    pictures = [stand for stand in stands if stand.thing is Thing.PICTURE and _holds(stand.spot, spot)]
    return pictures or [stand for stand in stands if _meet(spot, stand.spot)]


def _holds(outer: Area, inner: Area) -> bool:
    return (
        outer.left - _NEAR <= inner.left
        and outer.top - _NEAR <= inner.top
        and inner.left + inner.width <= outer.left + outer.width + _NEAR
        and inner.top + inner.height <= outer.top + outer.height + _NEAR
    )


def _meet(one: Area, other: Area) -> bool:
    return (
        one.left < other.left + other.width - _NEAR
        and other.left < one.left + one.width - _NEAR
        and one.top < other.top + other.height - _NEAR
        and other.top < one.top + one.height - _NEAR
    )
