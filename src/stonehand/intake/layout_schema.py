"""What `layout.yaml` may hold: identity, words, format, grid, masters, type, headline schedule."""

import re

from stonehand.intake.forms import (
    FILE_NAME,
    FLAG,
    LANGUAGE,
    LENGTH,
    LINES,
    NAME,
    SCHEMA,
    SHARE,
    SIZE,
    TEXT,
    choice,
    pattern,
    whole,
)
from stonehand.intake.kinds import Each, Key, Named, Placed, Record
from stonehand.model.article import Priority
from stonehand.model.type import Setting
from stonehand.model.units import Mm, Pt, pt

STYLES = (
    "body",
    "crosshead",
    "note",
    "table",
    "pull_quote",
    "kicker",
    "headline",
    "standfirst",
    "byline",
    "caption",
    "credit",
    "turn",
    "qr_verb",
    "qr_address",
)
"""Every style of a type sheet."""

MODULE = Mm(0.5)
"""The side of a QR module where the layout names none: newsprint holds it at arm's length."""

_MOST_COLUMNS = 12
_OWN_NAME = "a name of small letters, digits and _"
_SETTING = Setting()

_STYLE = Record(
    "Style",
    "How one kind of matter is set.",
    {
        "family": Key(TEXT, "Family, as the font manifest calls it."),
        "size": Key(LENGTH, "Size of the type."),
        "leading": Key(LENGTH, "Distance from baseline to baseline."),
        "weight": Key(whole(1, 1000), "Weight, 400 being regular.", 400),
        "italic": Key(FLAG, "Whether the face is italic.", default=False),
        "tracking": Key(SHARE, "Space between letters, as a share of the size.", 0.0),
        "features": Key(
            Each(pattern("an OpenType feature", "onum", "[a-z][a-z0-9]{3}")), "OpenType features switched on.", ()
        ),
        "capitals": Key(FLAG, "Whether the matter is set in capitals.", default=False),
    },
)

_TYPE = Record(
    "Type",
    "The type sheet: every style of the paper.",
    {
        "indent": Key(LENGTH, "Indent of a paragraph's first line."),
        **{name: Key(_STYLE, f"Style of: {name.replace('_', ' ')}.") for name in STYLES},
    },
)

_LANGUAGE = Record(
    "Language",
    "What copy in this language sets differently; a style named here stands for the paper's own, whole.",
    {
        "indent": Key(LENGTH, "Indent of a paragraph's first line.", None),
        **{name: Key(_STYLE, f"Style of: {name.replace('_', ' ')}.", None) for name in STYLES},
    },
)

_SIZES = Record(
    "Headline sizes",
    "The sizes to try for a headline over so many columns.",
    {
        "sizes": Key(Each(LENGTH, least=1), "Sizes to try, largest first."),
        "lines": Key(whole(1, 12), "Lines the headline may run to."),
    },
)
_SPANS = Named(_SIZES, re.compile("[1-9]|1[0-2]"), "a number of columns from 1 to 12")

_WORDS = Record(
    "Words",
    "The furniture's language; words in braces are filled in.",
    {
        "continued_on": Key(TEXT, "Turn line at the foot of a story that jumps; holds {page}."),
        "continued_from": Key(TEXT, "Line above a story's second part; holds {page}."),
        "qr_verb": Key(TEXT, "What the reader does with a QR code."),
        "advertisement": Key(TEXT, "The word over an advertisement that could pass for copy."),
        "date": Key(TEXT, "The date, of {weekday}, {day}, {month} and {year}."),
        "weekdays": Key(Each(TEXT, 7, 7), "Names of the weekdays, Monday first."),
        "months": Key(Each(TEXT, 12, 12), "Names of the months, January first."),
    },
)

_FORMAT = Record(
    "Format",
    "The trimmed page and its margins.",
    {
        "trim": Key(SIZE, "Width and height of the trimmed page."),
        "margins": Key(
            Record(
                "Margins",
                "White round the type area.",
                {
                    "top": Key(LENGTH, "Margin at the head."),
                    "bottom": Key(LENGTH, "Margin at the foot."),
                    "inner": Key(LENGTH, "Margin at the spine."),
                    "outer": Key(LENGTH, "Margin at the outer edge."),
                },
            ),
            "White round the type area.",
        ),
    },
)

_GRID = Record(
    "Grid",
    "The lattice everything stands on.",
    {
        "columns": Key(whole(1, _MOST_COLUMNS), "Columns of the type area."),
        "gutter": Key(LENGTH, "White between two columns."),
        "leading": Key(LENGTH, "Distance of the grid's lines."),
    },
)

_LINE = whole(0, 9_999)
_ROLES = Each(choice(*(role.value for role in Priority)), lone=True)
_PATTERN = Record(
    "Frame",
    "A rectangle of the page, in whole columns and lines from the type area's top left.",
    {
        "at": Key(Each(_LINE, 2, 2), "Its first column and line, counted from 0."),
        "size": Key(Each(whole(1, 9_999), 2, 2), "Its columns and lines."),
        "legs": Key(whole(1, _MOST_COLUMNS), "Its columns of text, where they are not the page's.", None),
        "takes": Key(_ROLES, "A role or roles it is meant for; all where empty.", ()),
        "look": Key(pattern("a class name", "boxed", "[a-z][a-z0-9-]*"), "A class for the style sheet.", ""),
    },
)
_PATTERNS = Named(_PATTERN, re.compile("[a-z][a-z0-9-]*"), "a name of small letters, digits and -")

_MASTER = Record(
    "Master",
    "A page pattern.",
    {
        "template": Key(FILE_NAME, "Its template in `masters/`."),
        "furniture": Key(LINES, "Lines its furniture takes from the top of the type area."),
        "frames": Key(_PATTERNS, "Frames, each for one story.", None),
        "regions": Key(_PATTERNS, "Regions, in which stories stack.", None),
    },
)

_HYPHENS = whole(1, 20)
_SETTING_RECORD = Record(
    "Setting",
    "How far a line may be stretched, and where words may break.",
    {
        "stretch_tracking": Key(SHARE, "The most space added between letters.", _SETTING.stretch_tracking),
        "shrink_tracking": Key(SHARE, "The most space taken from between letters.", _SETTING.shrink_tracking),
        "hyphenate_words_from": Key(_HYPHENS, "Letters a word has at least.", _SETTING.hyphenate_words_from),
        "hyphenate_after": Key(_HYPHENS, "Letters before a hyphen, at least.", _SETTING.hyphenate_after),
        "hyphenate_before": Key(_HYPHENS, "Letters after a hyphen, at least.", _SETTING.hyphenate_before),
        "hyphens_in_a_row": Key(whole(0, 20), "Lines in a row that may end in a hyphen.", _SETTING.hyphens_in_a_row),
    },
)

_SPOTS = Named(
    Record(
        "Spot colour",
        "An ink of its own, beside or instead of the four of process.",
        {
            "name": Key(
                pattern(
                    "the ink's name on its plate",
                    "PANTONE 2945 C",
                    "(?!(?:All|None)$)[A-Za-z0-9][A-Za-z0-9 .+_-]{0,60}",
                ),
                "The ink's name, as its maker and the printer write it.",
            ),
            "cmyk": Key(
                pattern("four shares of ink", "100% 60% 0% 10%", r"(?:(?:100|[1-9]?[0-9])% ){3}(?:100|[1-9]?[0-9])%"),
                "The cyan, magenta, yellow and black that stand for its solid where the press has no such ink.",
            ),
        },
    ),
    re.compile("[a-z][a-z0-9-]*"),
    "a name of small letters, digits and -",
)

LAYOUT = Record(
    "Layout",
    "A paper's layout: what it looks like, as data.",
    {
        "schema": Key(SCHEMA, "Version of this format."),
        "name": Key(TEXT, "The paper's name."),
        "language": Key(LANGUAGE, "The paper's language."),
        "url": Key(TEXT, "Pattern of a story's address, of {paper}, {number}, {slug} and {date}.", None),
        "press": Key(NAME, "The press profile the paper is printed to."),
        "identity": Key(
            Named(TEXT, re.compile("[a-z][a-z0-9_]*"), _OWN_NAME), "Free text for the masters, by name.", None
        ),
        "words": Key(_WORDS, "The furniture's language."),
        "format": Key(_FORMAT, "The trimmed page and its margins."),
        "grid": Key(_GRID, "Columns and lines."),
        "masters": Key(
            Named(_MASTER, re.compile("[a-z][a-z0-9-]*"), "a name of small letters, digits and -"),
            "The page patterns: `front` for page 1, `inside` for every other, and any more by name.",
        ),
        "spots": Key(_SPOTS, "Spot colours the styles paint in, as `color(--name 100%)`.", None),
        "styles": Key(Each(Placed(FILE_NAME)), "Style sheets in `styles/`, in the order they apply.", ()),
        "qr": Key(
            Record(
                "QR",
                "How QR codes are drawn, and who goes without.",
                {
                    "module": Key(LENGTH, "Side of a module.", pt(MODULE)),
                    "without": Key(
                        Each(choice(*(role.value for role in Priority))), "Roles whose stories take no code.", ()
                    ),
                },
            ),
            "How QR codes are drawn.",
            None,
        ),
        "setting": Key(_SETTING_RECORD, "How far a line may be stretched.", None),
        "type": Key(_TYPE, "The type sheet."),
        "languages": Key(
            Named(_LANGUAGE, re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"), "a language tag"),
            "What other languages set differently.",
            None,
        ),
        "headlines": Key(
            Record(
                "Headline schedule",
                "Sizes by role and columns spanned.",
                {role.value: Key(_SPANS, f"Sizes of the role {role.value}, by columns spanned.") for role in Priority},
            ),
            "The headline schedule.",
        ),
    },
)

LEAST_SIZE = Pt(5)
"""No type may be smaller: no newsprint holds it."""

CAREFUL_SIZE = Pt(7)
"""Type under this fills in on newsprint."""

FINE_SIZE = Pt(6.5)
"""What credits and addresses may go down to."""
