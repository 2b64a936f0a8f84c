"""What `issue.yaml` may hold."""

from stonehand.intake.article_schema import SLUG
from stonehand.intake.forms import ANY_TEXT, DAY, NAME, SCHEMA, whole
from stonehand.intake.kinds import Each, Key, Placed, Record, Unread

ISSUE = Record(
    "Issue",
    "One dated number of a paper.",
    {
        "schema": Key(SCHEMA, "Version of this format."),
        "paper": Key(NAME, "The paper: the name of its folder in `layouts/`."),
        "date": Key(DAY, "The day it appears."),
        "number": Key(whole(1, 999_999), "Its number; each issue has the next one."),
        "weekday": Key(ANY_TEXT, "The weekday, in the paper's language; checked against the date.", ""),
        "edition": Key(ANY_TEXT, "The edition's name.", ""),
        "stories": Key(
            Each(Placed(SLUG)), "Slugs in reading order; ready copy not named here follows by section and priority.", ()
        ),
        "pages": Key(Unread(), "Placement by hand; not read yet.", default=False),
    },
)
