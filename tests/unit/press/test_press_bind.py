"""Binding, for the press and for readers, when a page cannot be read."""

from collections.abc import Callable

import pikepdf
import press_books
import pytest

from stonehand.model.dummy import PageId
from stonehand.model.tagged import Node, TaggedPage
from stonehand.press.bind import bind
from stonehand.press.reader.bind import reader_book

BROKEN = b"no page"


def bind_for_press(*pages: bytes) -> bytes:
    named = [(PageId(str(at)), page) for at, page in enumerate(pages, 1)]
    return bind(named, press_books.press(), press_books.IMPRINT)


def bind_for_readers(*pages: bytes) -> bytes:
    tree = Node("html", {}, (0.0, 0.0, 1.0, 1.0))
    named = [(PageId(str(at)), TaggedPage(page, tree)) for at, page in enumerate(pages, 1)]
    return reader_book(named, {}, press_books.IMPRINT)


@pytest.mark.parametrize("join", [bind_for_press, bind_for_readers])
def test_pages_are_closed_whatever_happens(join: Callable[..., bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    """Every page that was opened is closed again, when the book is made as when a later page is no PDF."""
    opened: list[pikepdf.Pdf] = []
    really = pikepdf.open

    def watched(*given: object) -> pikepdf.Pdf:
        opened.append(really(*given))  # type: ignore[arg-type]
        return opened[-1]

    monkeypatch.setattr(pikepdf, "open", watched)
    page = press_books.book(["1"])
    join(page)
    with pytest.raises(pikepdf.PdfError):
        join(page, BROKEN)
    assert [one.filename for one in opened] == ["closed input source"] * 2
