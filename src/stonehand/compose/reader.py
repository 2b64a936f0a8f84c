"""Pages for the reader's PDF: the same HTML as the press's, in the colours of a screen.

A style says each colour twice, once for browsers and once, after it, for the press. Here the press's goes wherever one for browsers
stands before it in the same rule; one that stands alone is worked out from its inks, a spot colour from the inks that stand for it.
What cannot be told from the style alone, such as a share that is a variable, is said in RGB when the pages are bound.
"""

import re
from collections.abc import Mapping

from stonehand.compose.document import document
from stonehand.model.composition import ComposedPage
from stonehand.model.press import Inks, Spot, light_of

_PAINT = r"device-cmyk\([^()]*\)|color\(\s*--[^()]*\)"
_DECLARED = re.compile(rf"(?P<name>[\w-]+)\s*:[^:;{{}}]*?(?:{_PAINT})[^;{{}}]*;?", re.IGNORECASE)
_COLOUR = re.compile(_PAINT, re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*(?:device-cmyk|color)\([^<>]*>", re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?|none)(%?)", re.IGNORECASE)
_NAME = re.compile(r"--[\w-]+")
_PARTS = 4
_WHITE = 255


def reader_styles(styles: str, spots: Mapping[str, Spot]) -> str:
    """Give a style sheet of the press in RGB alone."""
    return _DECLARED.sub(lambda found: _declared(found, styles, spots), styles)


def reader_document(page: ComposedPage, styles: str, spots: Mapping[str, Spot], *, lang: str, title: str) -> str:
    """Give one page as a document for the engine; `styles` are in RGB."""
    html = document([page], styles, lang=lang, title=title, profile=False)
    head, mark, body = html.partition("</head>")
    return head + mark + _TAG.sub(lambda tag: _COLOUR.sub(lambda found: _seen(found[0], spots), tag[0]), body)


def _declared(found: re.Match[str], styles: str, spots: Mapping[str, Spot]) -> str:
    """Drop a declaration the rule makes for browsers too, or say it in RGB."""
    before = styles[max(styles.rfind("{", 0, found.start()), styles.rfind("}", 0, found.start())) + 1 : found.start()]
    if re.search(rf"(?:^|[\s;]){re.escape(found['name'])}\s*:", _DECLARED.sub("", before), re.IGNORECASE):
        return ""
    return _COLOUR.sub(lambda colour: _seen(colour[0], spots), found[0])


def _seen(colour: str, spots: Mapping[str, Spot]) -> str:
    """Give a colour of the press as a screen shows it."""
    solid, _, alpha = colour.removesuffix(")").partition("/")
    inks = _spot(solid, spots) if solid.lower().startswith("color(") else _inks(solid)
    red, green, blue = (round(_WHITE * light) for light in light_of(inks))
    return f"rgb({red} {green} {blue} / {alpha.strip()})" if alpha else f"rgb({red},{green},{blue})"


def _inks(colour: str) -> Inks:
    shares = [
        0.0 if number.lower() == "none" else float(number) / (100 if percent else 1)
        for number, percent in _NUMBER.findall(colour)
    ]
    cyan, magenta, yellow, black = (*shares, 0.0, 0.0, 0.0, 0.0)[:_PARTS]
    return cyan, magenta, yellow, black


def _spot(colour: str, spots: Mapping[str, Spot]) -> Inks:
    name = _NAME.search(colour)
    spot = spots.get(name[0]) if name else None
    tint = _inks(_NAME.sub("", colour))[0]
    solid = spot.cmyk if spot else (0.0, 0.0, 0.0, 1.0)
    cyan, magenta, yellow, black = (tint * ink for ink in solid)
    return cyan, magenta, yellow, black
