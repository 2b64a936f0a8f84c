"""Jump heads: the word or two over a story's second part, for every span it may be carried to.

In come the article and the headline schedule, out a `Head` for each span, of a headline alone: the article's own jump head, else
its kicker, else its headline's first two words, at half the size of the smallest head it could have over that span.
"""

from collections.abc import Iterator

from stonehand.galleys.head_group import assemble
from stonehand.galleys.headlines import Headline, Measure, over, rows_needed, set_headline, take_headline
from stonehand.galleys.stick import Stick
from stonehand.model.article import Priority, Run, plain
from stonehand.model.galley import Head
from stonehand.model.layout import HeadSize, Layout
from stonehand.model.units import Columns

SHARE = 0.5
"""A jump head's size over that of the smallest head over the same span."""

LEAST_SIZE = 14.0
MOST_ROWS = 2

_WORDS = 2
_STOPS = ".,:;-\u2013\u2014"


def set_jump_heads(stick: Stick) -> tuple[Head, ...]:
    """Set a story's jump heads, one for each span from one column to all; none where it has no word to set."""
    texts = tuple(_texts(stick))
    if not texts or not stick.layout.headlines:
        return ()
    heads = [take_headline(stick, (Run(text),)) for text in texts]
    return tuple(_over(stick, heads, Columns(span)) for span in range(1, stick.layout.grid.columns + 1))


def _texts(stick: Stick) -> Iterator[str]:
    """Give the words that may serve, the best first: a kicker too long for two rows gives way to the headline's first words."""
    article = stick.article
    words = " ".join(plain(article.headline).split()[:_WORDS]).rstrip(_STOPS)
    yield from (text for text in ((article.jump_head,) if article.jump_head else (article.kicker, words)) if text)


def _over(stick: Stick, heads: list[Headline], span: Columns) -> Head:
    measure = over(stick, span)
    size = max(LEAST_SIZE, SHARE * _schedule(stick.layout, stick.article.priority, span).sizes[-1])
    for tried in (size, LEAST_SIZE):
        for head in heads:
            rows = rows_needed(stick, head, measure, tried)
            if rows <= MOST_ROWS:
                return _set(stick, head, measure, tried, rows)
    return _set(stick, heads[-1], measure, LEAST_SIZE, rows_needed(stick, heads[-1], measure, LEAST_SIZE))


def _set(stick: Stick, head: Headline, measure: Measure, size: float, rows: int) -> Head:
    return assemble(stick, measure.span, size, (set_headline(stick, head, measure, size, rows),))


def _schedule(layout: Layout, role: Priority, span: Columns) -> HeadSize:
    """Find what the schedule says of a span: for the role, else for a third story, else for the nearest span there is."""

    def likeness(entry: HeadSize) -> tuple[bool, int, int]:
        kin = 0 if entry.role is role else 1 if entry.role is Priority.THIRD else 2
        return kin > 1, abs(entry.span - span), kin

    return min(layout.headlines, key=likeness)
