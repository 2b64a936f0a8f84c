"""Every turn line and from-line of a finished page, read back from its text: it stands there, and names the page where its mate is.

In: a page's PDF as the printer gets it, and the lines that should stand on it, worked out from where the parts are and not from
what was set. Out: which were found, and an error for each that was not. It rests on the trade's rule that every jump can be
followed both ways.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, OnPage, Outcome, error


@dataclass(frozen=True, slots=True)
class JumpLine:
    """A line that should stand on a page: its words, its story, the page it leads to or comes from, and its place."""

    page: PageId
    words: str
    slug: str
    mate: PageId
    where: OnPage


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A line as it was looked for, and whether it is printed."""

    line: JumpLine
    printed: bool


def check_jumps(pdf: bytes, lines: Sequence[JumpLine]) -> Outcome[tuple[ReadLine, ...]]:
    """Look for the lines of a page in a PDF of this page alone."""
    if not lines:
        return Outcome(())
    # pdfium costs 60 ms to load, and most pages have no jump.
    from stonehand.engines.opened_pdf import Unopened  # noqa: PLC0415
    from stonehand.engines.page_text import read_text  # noqa: PLC0415

    try:
        text = _plain(" ".join(read_text(pdf)))
    except Unopened:
        text = ""
    left = Counter({line.words: _times(line.words, text) for line in lines})
    read = []
    for line in lines:
        read.append(ReadLine(line, left[line.words] > 0))
        left[line.words] -= 1
    return Outcome(tuple(read), tuple(_missing(read)))


def _missing(read: Sequence[ReadLine]) -> Iterator[Finding]:
    for one in read:
        if not one.printed:
            line = one.line
            yield error(
                "preflight/jump-not-printed",
                f"'{line.words}' of {line.slug}, which leads to page {line.mate}, does not stand on page {line.page}",
                line.where,
                hint="see on the proof what stands in its place; something may cover it, or the style sheet hide it",
            )


def _times(words: str, text: str) -> int:
    """Count how often words stand in a text by themselves: page 1 is not page 12. A right-to-left line may read either way."""
    letters = [re.escape(letter) for letter in _plain(words) if not letter.isspace()]
    ways = {r"\s*".join(letters), r"\s*".join(reversed(letters))} if letters else set()
    return max((len(re.findall(rf"(?<!\w){way}(?!\w)", text)) for way in ways), default=0)


def _plain(text: str) -> str:
    """Bring ligatures, presentation forms and capitals down to plain letters."""
    return unicodedata.normalize("NFKC", text).casefold()
