"""Lines of copy as HTML: a leg is a box at an exact place, a paragraph an element in it, a line a span of fixed height.

This is the hot path: a page has hundreds of lines, so they are written by plain f-strings. A line's spacing goes into
classes of fixed steps (`stylesheet`); what rounding takes from the letter-spacing the word-spacing gives back, so that the
line still ends at its measure. Hyphens are made by the style sheet, so the text can be read, copied and searched.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from stonehand.compose.baseline import Metrics, body_baseline, metrics
from stonehand.compose.stylesheet import (
    LETTER_STEPS,
    STEP,
    STYLE_OF,
    WORD_STEPS,
    class_name,
    hyphen_class,
    letter_class,
    letter_spacing,
    sheet_key,
    word_class,
)
from stonehand.model.article import STORY_LINK, Emphasis
from stonehand.model.galley import Kind, Line, Piece
from stonehand.model.layout import Layout
from stonehand.model.links import may_follow, part_id
from stonehand.model.type import FontSet, TypeSheet, TypeStyle
from stonehand.model.units import Pt, pt

_DASHES = ("-", "\u2010", "\u2011", "\u2013", "\u2014", "/")
_MOST_SPACES = 10
_HAIR = 0.005
_SHORT_MARKER = 2
_SPACES = (" ", "\u00a0")

_TAGS: tuple[tuple[Emphasis, str, str], ...] = (
    (Emphasis.ITALIC, "<i>", "</i>"),
    (Emphasis.BOLD, "<b>", "</b>"),
    (Emphasis.SMALL_CAPS, '<span class="sc">', "</span>"),
    (Emphasis.SUPERIOR, '<span class="sup">', "</span>"),
    (Emphasis.INFERIOR, '<span class="sub">', "</span>"),
)
_TOLD = frozenset({Kind.QUOTE, Kind.ITEM, Kind.NOTE})
_ELEMENT = {Kind.CROSSHEAD: "h3", Kind.PULL_QUOTE: "aside"}


@dataclass(frozen=True, slots=True)
class Dress:
    """What a language's lines wear: its type sheet, the classes of each kind of line, and the grid they stand on."""

    key: str
    sheet: TypeSheet
    classes: Mapping[Kind, str]
    hyphens: Mapping[Kind, str]
    styles: Mapping[Kind, TypeStyle]
    cap: Metrics
    baseline: Pt
    leading: Pt

    def style(self, name: str) -> str:
        """Give the class of a type style in this language."""
        return class_name(self.key, name)


def dress(layout: Layout, fonts: FontSet, lang: str) -> Dress:
    """Find what the lines of a language wear."""
    key, sheet = sheet_key(layout, lang), layout.sheet(lang)
    return Dress(
        key,
        sheet,
        {kind: class_name(key, style) for kind, style in STYLE_OF.items()},
        {kind: hyphen_class(fonts, getattr(sheet, style)) for kind, style in STYLE_OF.items()},
        {kind: getattr(sheet, style) for kind, style in STYLE_OF.items()},
        metrics(fonts, sheet.body),
        body_baseline(fonts, layout.sheets[""].body),
        layout.grid.leading,
    )


def leg_matter(lines: Sequence[Line], opened: frozenset[int], worn: Dress) -> str:
    """Write the lines of a leg; `opened` counts from its first line, whose own white above is dropped."""
    parts: list[str] = []
    for (kind, _), group in groupby(enumerate(lines), key=lambda entry: (entry[1].kind, entry[1].paragraph)):
        block = [(line, (line.above if at else 0) + (at in opened)) for at, line in group]
        parts.append(_block(kind, block, worn))
    return "".join(parts)


def matter_of(pieces: Sequence[Piece]) -> str:
    """Write the pieces of a line."""
    if len(pieces) == 1 and pieces[0].emphasis is Emphasis.ROMAN and pieces[0].link is None:
        return escape(pieces[0].text, quote=False)
    return "".join(map(_piece, pieces))


def _block(kind: Kind, block: list[tuple[Line, int]], worn: Dress) -> str:
    """Write one paragraph, or one piece of solid matter."""
    first = block[0][0]
    if first.markup or kind is Kind.BREAK:
        return "".join(_solid(line, white, worn) for line, white in block)
    tag, side = _ELEMENT.get(kind, "p"), " rtl" if first.rtl else ""
    cap = "".join(_cap(line, white, worn) for line, white in block[:1] if line.cap)
    text = "".join(_lines(kind, block, worn))
    return f'<{tag} class="{worn.classes[kind]}{side}"{_told(kind, first)}>{cap}{text}</{tag}>'


def _told(kind: Kind, first: Line) -> str:
    """Tell the reader's PDF what looks like body copy and is none, and that a paragraph was begun in an earlier leg."""
    return (f' data-kind="{kind.value}"' if kind in _TOLD else "") + (' data-resumes="1"' if first.index else "")


def _lines(kind: Kind, block: list[tuple[Line, int]], worn: Dress) -> Iterator[str]:
    hyphen = f" {worn.hyphens[kind]}"
    indent = pt(worn.sheet.indent)
    for line, white in block:
        classes, style = _spacing(line, worn.styles[kind])
        if line.depth > 1 or white:
            classes += _depth(line.depth, white)
        if line.hyphen:
            classes += hyphen
        if line.end:
            classes += " z"
        if line.indent:
            if abs(line.indent - indent) < _HAIR and not line.rtl:
                classes += f" {worn.style('indent')}"
            else:
                style += f"padding-{'right' if line.rtl else 'left'}:{line.indent:.3f}pt"
        marker = _marker(line, indent) if line.marker else ""
        styled = f' style="{style}"' if style else ""
        # between words there is white space in the text too, for whoever copies, searches or hears it
        after = "" if line.hyphen or line.joined else "\n"
        yield f'<span class="l{classes}"{_ends(line)}{styled}>{marker}{matter_of(line.pieces)}</span>{after}'


def _ends(line: Line) -> str:
    """Tell the reader's PDF of a line that does not end where its looks say: inside a word, or after a hyphen and not in a word."""
    if line.joined and not line.hyphen:
        return ' data-joined="1"'
    return ' data-joined="0"' if not line.hyphen and line.left > 1 and line.text.endswith(_DASHES) else ""


def _depth(depth: int, white: int) -> str:
    return (f" d{depth}" if depth > 1 else "") + (f" a{white}" if white else "")


def _marker(line: Line, indent: Pt) -> str:
    """What hangs before an item or a note, in a box that takes no width from its line."""
    wide = line.indent if len(line.marker) > _SHORT_MARKER else min(line.indent, indent)
    style = f"width:{wide:.2f}pt;margin-{'right' if line.rtl else 'left'}:{-wide:.2f}pt"
    return f'<span class="marker" style="{style}">{escape(line.marker)}</span>'


def _spacing(line: Line, style: TypeStyle) -> tuple[str, str]:
    """Give the classes that space a line, or a style for what has no class: very loose, very long, without a space.

    A line's letter-spacing comes on top of its style's own tracking, and CSS wants the sum.
    """
    if not line.word_space and not line.letter_space:
        return "", ""
    text = line.text
    spaces, gaps = text.count(" ") + text.count("\u00a0"), len(text) - 1 + line.hyphen
    letter = line.letter_space / style.size + style.tracking
    word = line.word_space / style.size
    letters = round(letter / STEP)
    if not spaces:
        return "", f"letter-spacing:{letter:.5f}em;"
    # half of the hair is cut off again, see STEP
    given = (letter_spacing(letters) + letters * STEP) / 2
    extra = given / 2 * _edges(line.pieces) if len(line.pieces) > 1 else 0.0
    word += ((letter - given) * gaps - extra) / spaces
    words = round(word / STEP)
    if spaces > _MOST_SPACES or words not in WORD_STEPS or letters not in LETTER_STEPS:
        return "", f"word-spacing:{word:.5f}em;letter-spacing:{letter_spacing(letters):.5f}em;"
    tracked = f" {letter_class(letters)}" if letters or style.tracking else ""
    return f" {word_class(words)}{tracked}", ""


def _edges(pieces: Sequence[Piece]) -> int:
    """Count the spaces at the edges of a line's pieces: each of them the engine sets half a letter-spacing wider.

    Pango halves the spacing at a run's edge; WeasyPrint 70 doubles the whole of it there, not the word-spacing alone
    (`text/line_break.py`: `factor * space_spacing`).
    """
    runs = (
        "".join(piece.text for piece in run)
        for _, run in groupby(pieces, key=lambda piece: (piece.emphasis, piece.link))
    )
    return sum((text[0] in _SPACES) + (text[-1] in _SPACES) for text in runs if text)


def _piece(piece: Piece) -> str:
    text = escape(piece.text, quote=False)
    if piece.emphasis is not Emphasis.ROMAN:
        for flag, opening, closing in _TAGS:
            if piece.emphasis & flag:
                text = f"{opening}{text}{closing}"
    if piece.link and may_follow(piece.link):
        # without `href` it is no link, so the press file has no annotation; the reader's page gives it one
        return f'<a data-href="{escape(piece.link)}">{text}</a>'
    if piece.link and piece.link.startswith(STORY_LINK):
        return f'<a data-to="{escape(part_id(piece.link.removeprefix(STORY_LINK)))}">{text}</a>'
    return text


def _solid(line: Line, white: int, worn: Dress) -> str:
    """Write matter that comes as it is: a table, foreign script, or the short rule of a break."""
    top, deep = white * worn.leading, line.depth * worn.leading
    inner = line.markup or '<span class="break"></span>'
    told = f' data-block="{line.paragraph}"' + (' data-again="1"' if line.repeat else "")
    return f'<div class="solid {worn.classes[line.kind]}"{told} style="padding-top:{top:g}pt;height:{deep:g}pt">{inner}</div>'


def _cap(line: Line, white: int, worn: Dress) -> str:
    """Write a drop cap: its baseline is that of the last line it stands beside.

    With a line height of 0 the baseline stands (ascent - descent) / 2 of the size under the box's top. It takes no depth and is
    not positioned, or it would be painted, and read from the press file, after all other lines of its leg.
    """
    cap = line.cap
    if cap is None:
        return ""
    foot = (white + cap.lines - 1) * worn.leading + worn.baseline
    y = foot - (worn.cap.ascent - worn.cap.descent) / 2 * cap.size
    style = f"padding-top:{y:.3f}pt;margin-bottom:{-y:.3f}pt;font-size:{cap.size:.3f}pt"
    return f'<span class="cap" style="{style}">{escape(cap.text)}</span>'
