"""Foreign lines: paragraphs the engine broke, as lines of the galley.

In come a paragraph and the lines the engine made of it; out the same lines on our grid. Their spaces are justified by the
white the engine left at the line's end; what has no spaces is tracked a little instead, and Arabic never is, since tracking would
tear its letters apart.
"""

from dataclasses import replace

from stonehand.galleys.abroad import Foreign
from stonehand.galleys.paragraphs import KINDS, Standing, price_after, style_of
from stonehand.galleys.scripts import is_unspaced, starts_leftwards
from stonehand.galleys.stick import Stick, copy_for
from stonehand.galleys.words import Copy, pieces_of
from stonehand.model.article import Paragraph
from stonehand.model.engine import EngineLine
from stonehand.model.galley import NO_LINES, Line
from stonehand.model.units import Pt

_MOST_WHITE = 4.0
_MOST_TRACKING = 0.06


def foreign_lines(stick: Stick, paragraph: Paragraph, standing: Standing, foreign: Foreign) -> tuple[Line, ...]:
    """Make lines of what the engine set of a paragraph."""
    style = style_of(stick, paragraph)
    copy = copy_for(stick, style, paragraph.runs, paragraph.where)
    found = [line for line in foreign.lines.get(str(standing.number), ()) if copy.text[line.start : line.stop].strip()]
    rtl = starts_leftwards(copy.text, otherwise=stick.rtl)
    spans = [_trimmed(copy, part) for part in found]
    lines: list[Line] = []
    for index, (part, (start, stop)) in enumerate(zip(found, spans, strict=True)):
        left = len(found) - index
        word_space, letter_space = _spaces(stick, copy, (start, stop), part, justified=left > 1, rtl=rtl)
        indent = stick.measure - part.x - part.width if rtl else part.x
        line = Line(
            kind=KINDS[paragraph.role],
            pieces=pieces_of(copy, start, stop),
            where=paragraph.where,
            paragraph=standing.number,
            index=index,
            left=left,
            indent=Pt(round(max(0.0, min(indent, stick.measure / 2)), 3)),
            word_space=Pt(word_space),
            letter_space=Pt(letter_space),
            hyphen=part.hyphen,
            above=standing.above if index == 0 else NO_LINES,
            marker=paragraph.marker if index == 0 else "",
            rtl=rtl,
            end=standing.end and left == 1,
            joined=left > 1 and spans[index + 1][0] == stop,
        )
        lines.append(_priced(line, standing))
    return tuple(lines)


def _priced(line: Line, standing: Standing) -> Line:
    return replace(line, break_after=price_after(line, after_crosshead=standing.after_crosshead))


def _trimmed(copy: Copy, part: EngineLine) -> tuple[int, int]:
    """Take the spaces off both ends of what the engine put on a line."""
    text = copy.text[part.start : part.stop]
    return part.start + len(text) - len(text.lstrip(" ")), part.start + len(text.rstrip(" "))


def _spaces(  # noqa: PLR0913 - the facts of one line
    stick: Stick, copy: Copy, span: tuple[int, int], part: EngineLine, *, justified: bool, rtl: bool
) -> tuple[float, float]:
    """Share out the white the engine left at a line's end: over its spaces, or between characters that need none."""
    if not justified:
        return 0.0, 0.0
    text = copy.text[span[0] : span[1]]
    gap = part.x if rtl else stick.measure - part.x - part.width
    spaces = text.count(" ") + text.count("\u00a0")
    cut = copy.stretches[0].cut
    if gap <= 0:
        return 0.0, 0.0
    if spaces and gap / spaces <= _MOST_WHITE * cut.space:
        return round(gap / spaces, 3), 0.0
    if (
        len(text) > 1
        and sum(map(is_unspaced, text)) * 2 > len(text)
        and gap / (len(text) - 1) <= _MOST_TRACKING * cut.size
    ):
        return 0.0, round(gap / (len(text) - 1), 3)
    return 0.0, 0.0
