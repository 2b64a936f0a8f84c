"""A number of pages that cannot be folded."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import Pages, PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_file
from stonehand.preflight.leaves import book_length


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Divide the pages of the book; the first of several files speaks for all, a single page only where it is the whole."""
    count = book_length(looked, profile)
    lone = count == 1 and profile.delivery.pages is Pages.SINGLE and not looked.whole
    if looked.first > 1 or lone:
        return
    limit = profile.limits.multiple
    levels = ((Severity.ERROR, limit.error), (Severity.WARNING, limit.warning), (Severity.INFO, limit.info))
    for level, multiple in levels:
        if multiple and count % multiple:
            more = multiple - count % multiple
            yield Seen(
                f"there {'is 1 page' if count == 1 else f'are {count} pages'} in all; "
                f"{profile.name} wants a multiple of {multiple:g}",
                on_file(looked),
                f"add {more:g} page{'s' if more > 1 else ''}, or take out {count % multiple:g}",
                level,
            )
            return


CHECK = Check(
    Fault(
        "preflight/page-multiple",
        "The number of pages cannot be folded",
        "A newspaper is made of sheets with four pages each, on larger presses of eight. Other numbers leave a page blank, or a "
        "leaf that falls out.",
        "G5; Newspaper Club: multiples of four; paypernews: at least 8; broadsheet webs: of eight",
    ),
    Severity.ERROR,
    look,
    numbers=("multiple",),
)
