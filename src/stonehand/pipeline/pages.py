"""Which pages are meant: `--pages A1,3-6` against the pages an issue has."""

from collections.abc import Sequence

from stonehand.model.dummy import PageId
from stonehand.model.finding import UsageError, error


def chosen(text: str | None, pages: Sequence[PageId]) -> tuple[PageId, ...]:
    """Give the pages a list of ids and ranges names, in the order of the book; all of them for `None`.

    Raises:
        UsageError: a page is not in the issue, or a range runs backwards.
    """
    if text is None:
        return tuple(pages)
    wanted = {page for part in text.split(",") for page in _span(part.strip(), pages)}
    return tuple(page for page in pages if page in wanted)


def _span(part: str, pages: Sequence[PageId]) -> Sequence[PageId]:
    first, dash, last = part.partition("-")
    start, stop = _place(first, pages), _place(last if dash else first, pages)
    if stop < start:
        raise UsageError(error("cli/backward-range", f"{part} runs backwards", hint=f"write {last}-{first}"))
    return pages[start : stop + 1]


def _place(page: str, pages: Sequence[PageId]) -> int:
    try:
        return pages.index(PageId(page.strip()))
    except ValueError:
        known = (
            f"pages {pages[0]} to {pages[-1]}" if len(pages) > 1 else f"one page, {pages[0]}" if pages else "no pages"
        )
        raise UsageError(
            error(
                "cli/no-such-page",
                f"there is no page {page.strip() or '(empty)'}",
                more=f"this issue has {known}",
                hint="name pages and ranges of them, such as 1,3-6",
            )
        ) from None
