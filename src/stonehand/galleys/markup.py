"""Pieces as HTML for solid matter and for the engine: the elements compose uses, escaped, no styles."""

from collections.abc import Iterable
from html import escape

from stonehand.model.article import Emphasis
from stonehand.model.galley import Piece

_ELEMENTS = (
    (Emphasis.ITALIC, "<i>", "</i>"),
    (Emphasis.BOLD, "<b>", "</b>"),
    (Emphasis.SMALL_CAPS, '<span class="sc">', "</span>"),
    (Emphasis.SUPERIOR, '<span class="sup">', "</span>"),
    (Emphasis.INFERIOR, '<span class="sub">', "</span>"),
)


def marked_up(pieces: Iterable[Piece]) -> str:
    """Write pieces as HTML."""
    return "".join(_marked(piece) for piece in pieces)


def _marked(piece: Piece) -> str:
    text = escape(piece.text, quote=False)
    for emphasis, opening, closing in _ELEMENTS:
        if emphasis in piece.emphasis:
            text = f"{opening}{text}{closing}"
    return text
