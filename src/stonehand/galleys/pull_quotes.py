"""Pull quotes: words lifted out of the story, set large between two rules as solid matter, and found a place in it.

In come the story's blocks, out the same with every pull quote between two paragraphs of body text; one written inside the
text stays there. A pull quote is a repeat and not copy. Its markup is a `div.pull` with a line in each `span.pl`; family and
size come from the style sheet. It takes whole lines, the rules and the white round it included.
"""

from html import escape

from stonehand.galleys.balance import balance, tokens_of
from stonehand.galleys.markup import marked_up
from stonehand.galleys.stick import Stick, check, copy_for, plain_cut
from stonehand.galleys.words import pieces_of
from stonehand.model.article import Block, Paragraph, PullQuote, Role, plain
from stonehand.model.galley import Kind, Line, Piece
from stonehand.model.units import Lines

AIR = 2
"""Lines for the rules and the white above and below."""

QUOTE_AT_FOOT = 60


def place_pull_quotes(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Move pull quotes that stand before or after all paragraphs to between two of them, spread evenly over the story."""
    prose = [index for index, block in enumerate(blocks) if isinstance(block, Paragraph)]
    if not prose:
        return blocks
    loose = [
        block for index, block in enumerate(blocks) if isinstance(block, PullQuote) and not prose[0] < index < prose[-1]
    ]
    kept = [block for block in blocks if not any(block is quote for quote in loose)]
    for number, quote in enumerate(loose):
        place = _best_place(kept, (number + 1) / (len(loose) + 1))
        kept.insert(place, quote)
    return tuple(kept)


def set_pull_quote(stick: Stick, quote: PullQuote, number: int) -> Line:
    """Set a pull quote as one line of solid matter."""
    style = stick.sheet.pull_quote
    copy = copy_for(stick, style, quote.runs, quote.where)
    rows = balance(tokens_of(copy), stick.measure) if copy.text else ()
    spans = "".join(f'<span class="pl">{marked_up(pieces_of(copy, row.start, row.stop))}</span>' for row in rows)
    source = f'<span class="ps">{escape(quote.source, quote=False)}</span>' if quote.source else ""
    if quote.source:
        check(stick, plain_cut(stick, stick.sheet.byline), quote.source, quote.where)
    leading = stick.layout.grid.leading
    depth = -int(-(len(rows) * style.leading) // leading) + bool(source) + AIR
    return Line(
        kind=Kind.PULL_QUOTE,
        pieces=(Piece(plain(quote.runs)),),
        where=quote.where,
        paragraph=number,
        depth=Lines(depth),
        break_after=QUOTE_AT_FOOT,
        markup=f'<div class="pull">{spans}{source}</div>',
        repeat=True,
    )


def _best_place(blocks: list[Block], share: float) -> int:
    """Find the place nearest to a share of the text that has body text on both sides; after everything where there is none."""
    sizes = [len(plain(block.runs)) if isinstance(block, Paragraph) else 0 for block in blocks]
    wanted = sum(sizes) * share
    reached, best, best_off = 0, len(blocks), float("inf")
    for index in range(1, len(blocks)):
        reached += sizes[index - 1]
        if _is_body(blocks[index - 1]) and _is_body(blocks[index]) and abs(reached - wanted) < best_off:
            best, best_off = index, abs(reached - wanted)
    return best


def _is_body(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.BODY
