"""A story's copy as it was set: stretches of words, whatever the measure they were broken to.

In: a galley and the article it was set from. Out: its stretches in reading order: head, text, captions, the address of
its code. Lines are joined as their galley says: a word that was broken has no space in it, and no hyphen but its own. Matter that a
recipe may leave out (a pull quote, an optional crosshead, a standfirst) is copy whether it stands or not, so that a story which is
fitted otherwise keeps its words.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from stonehand.model.article import Article, PullQuote
from stonehand.model.galley import Galley, Head, HeadPart, Kind, Line, PictureSetting
from stonehand.model.impression import Copy

_UNSEEN = {0xAD: None, 0x200B: None}
"""Soft hyphens and zero-width spaces: places where a word may be broken, and no part of it."""


def copy_of(galley: Galley, article: Article) -> tuple[Copy, ...]:
    """Give the stretches of a story."""
    stretches = (*_head(galley, article), *_text(galley.lines, article), *_beside(galley, article))
    return tuple(stretch for stretch in stretches if stretch.words)


def line_text(line: Line) -> str:
    """Give a line as it is read: its marker or initial, its text, a credit."""
    opening = line.cap.text if line.cap else f"{line.marker} " if line.marker else ""
    return seen(f"{opening}{line.text}{f' {line.credit}' if line.credit else ''}").strip()


def head_rows(head: Head) -> Iterator[str]:
    """Give the lines of a head group."""
    for part in head.parts:
        for line in part.lines:
            yield seen("".join(piece.text for piece in line.pieces))


def seen(text: str) -> str:
    """Give a text without what is never printed of it."""
    return text.translate(_UNSEEN)


def _head(galley: Galley, article: Article) -> Iterator[Copy]:
    head = next((head for head in galley.heads if not head.without), None)
    for part in head.parts if head else ():
        yield Copy(part.kind.value, _part_words(part), article.places.get(part.kind.value, galley.where))
    if article.jump_head and galley.jump_heads:
        for part in galley.jump_heads[-1].parts:
            yield Copy("jump-head", _part_words(part), article.places.get("jump_head", galley.where))


def _part_words(part: HeadPart) -> str:
    return _joined(("".join(piece.text for piece in line.pieces), line.joined) for line in part.lines)


def _text(lines: Iterable[Line], article: Article) -> Iterator[Copy]:
    sources = {block.where: block.source for block in article.blocks if isinstance(block, PullQuote)}
    for _, group in groupby(lines, key=_stretch):
        block = tuple(group)
        words = _line_words(block)
        if block[0].kind is Kind.PULL_QUOTE:
            words = f"{words} {sources.get(block[0].where, '')}".strip()
        if block[0].cap:
            words = seen(block[0].cap.text) + words
        yield Copy(block[0].kind.value, words, block[0].where)


def _stretch(line: Line) -> tuple[int, int]:
    """Tell lines of one stretch by: a paragraph is one, of a table each row."""
    return line.paragraph, line.index if line.kind is Kind.TABLE else 0


def _line_words(lines: Iterable[Line]) -> str:
    return _joined((line.text, line.joined) for line in lines)


def _joined(lines: Iterable[tuple[str, bool]]) -> str:
    return seen("".join(text if on else f"{text} " for text, on in lines)).strip()


def _beside(galley: Galley, article: Article) -> Iterator[Copy]:
    for settings in galley.pictures:
        if settings:
            yield from _caption(settings[0])
    if galley.qr:
        yield Copy("address", galley.qr.url, article.places.get("url", galley.where))


def _caption(setting: PictureSetting) -> Iterator[Copy]:
    picture = setting.picture
    yield Copy("caption", _line_words(setting.caption), picture.where)
    yield Copy("credit", seen(picture.credit), picture.where)
