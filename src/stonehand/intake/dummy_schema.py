"""What a dummy may hold: the pages of `issue.yaml` and of `dummy.yaml`, one format for both."""

import re

from stonehand.intake.article_schema import DROPPABLE, SLUG
from stonehand.intake.forms import ANY_TEXT, FLAG, ISSUE_ID, LENGTH, NAME, SCHEMA, choice, whole
from stonehand.intake.kinds import Each, Form, Key, Placed, Record, Spelling
from stonehand.model.dummy import BEST_PAGE, Inks

_PAGE_RULE = "[A-Z]{0,2}[1-9][0-9]{0,3}"
_JUMP_RULE = f"{_PAGE_RULE}|{BEST_PAGE}"


def _matching(rule: str, text: str) -> str:
    if re.fullmatch(rule, text) is None:
        raise ValueError(text)
    return text


PAGE = Form(
    "a page: a number, or section and number",
    "3",
    {"type": ["string", "integer"], "pattern": f"^({_PAGE_RULE})$", "minimum": 1, "maximum": 9999},
    lambda text: _matching(_PAGE_RULE, text),
    Spelling.ANY,
)
_JUMP = Form(
    f"a page, or `{BEST_PAGE}`",
    "7",
    {"type": ["string", "integer"], "pattern": f"^({_JUMP_RULE})$", "minimum": 1, "maximum": 9999},
    lambda text: _matching(_JUMP_RULE, text),
    Spelling.ANY,
)
INKS = choice(*(inks.value for inks in Inks))
HEADS = ("above", "beside", "wing", "under")

_RECIPE = Record(
    "Recipe",
    "How a story fills its frame; what is unsaid is left to the fitter.",
    {
        "headline": Key(LENGTH, "Size of the headline.", None),
        "lines": Key(whole(1, 12), "Lines of the headline.", None),
        "head": Key(choice(*HEADS), "Where the head stands.", None),
        "pictures": Key(Each(Each(whole(1, 999), 2, 2)), "Columns and lines of each picture.", None),
        "side": Key(choice("left", "right"), "The edge pictures stand at.", None),
        "quotes": Key(whole(0, 99), "How many pull quotes stand.", None),
        "crossheads": Key(whole(0, 99), "How many optional crossheads stand.", None),
        "without": Key(Each(choice(*DROPPABLE)), "Parts left out.", None),
    },
)

_FRAME = Record(
    "Frame",
    "A rectangle of the page, and what fills it.",
    {
        "frame": Key(NAME, "A frame or region of the page's master.", ""),
        "story": Key(Placed(SLUG), "The story it is for.", None),
        "stories": Key(Each(Placed(SLUG)), "The stories of a region, the topmost first.", ()),
        "ad": Key(Placed(SLUG), "The advertisement it is for.", None),
        "part": Key(whole(1, 9), "The story's part: 2 where it goes on here.", 1),
        "at": Key(Each(whole(0, 9_999), 2, 2), "First column and line, counted from 0.", None),
        "size": Key(Each(whole(1, 9_999), 2, 2), "Columns and lines.", None),
        "legs": Key(whole(1, 12), "Columns of text, where they are not the page's.", None),
        "jump": Key(_JUMP, "The page the story goes on to.", ""),
        "recipe": Key(_RECIPE, "How the story fills it.", None),
        "locked": Key(FLAG, "Whether its recipe is kept.", default=False),
    },
)

PAGE_RECORD = Record(
    "Page",
    "A page: its master, its inks, and which story stands in which frame.",
    {
        "page": Key(PAGE, "The page."),
        "master": Key(NAME, "Its master; else the layout's own choice.", ""),
        "inks": Key(INKS, "What it is printed in.", Inks.CMYK.value),
        "section": Key(ANY_TEXT, "Its section, as the folio says it.", ""),
        "frames": Key(Each(_FRAME), "Its frames.", ()),
    },
)

DUMMY = Record(
    "Dummy",
    "The placement of an issue; a copy in the issue's folder wins over `pages` in issue.yaml.",
    {
        "schema": Key(SCHEMA, "Version of this format."),
        "issue": Key(ISSUE_ID, "The issue it is of.", ""),
        "pages": Key(Each(PAGE_RECORD), "Its pages."),
    },
)
