"""What `issue.yaml` may hold."""

from stonehand.intake.ads_file import AD
from stonehand.intake.article_schema import SLUG
from stonehand.intake.dummy_schema import PAGE_RECORD
from stonehand.intake.forms import ANY_TEXT, DAY, ISSUE_ID, NAME, SCHEMA, TEXT, whole
from stonehand.intake.kinds import Each, Key, Placed, Record

_ACCEPTED = Record(
    "Accepted fault",
    "A known fault an editor accepts; void as soon as place or sentence changes.",
    {
        "id": Key(TEXT, "The finding's id."),
        "place": Key(TEXT, "Its place, as the report prints it."),
        "says": Key(TEXT, "Its sentence, as the report prints it."),
        "reason": Key(TEXT, "Why it may stand."),
        "name": Key(TEXT, "Who says so."),
    },
)

_PRINT = Record(
    "Print order",
    "What the print shop is asked for; it stands in the job ticket.",
    {
        "quantity": Key(whole(1, 99_999_999), "Copies.", None),
        "stock": Key(ANY_TEXT, "The paper: its kind and weight.", ""),
        "zone": Key(ANY_TEXT, "The zone of a zoned edition; `{zone}` in file names.", ""),
        "notes": Key(Each(TEXT, lone=True), "Where to deliver, whom to ring: a line for each.", ()),
    },
)

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
        "copy": Key(
            ISSUE_ID, "Another issue whose copy and pictures this one is made of; of them the `stories` named run.", ""
        ),
        "stories": Key(
            Each(Placed(SLUG)), "Slugs in reading order; ready copy not named here follows by section and priority.", ()
        ),
        "pages": Key(Each(PAGE_RECORD), "What stands where; what is unsaid is filled by section and priority.", ()),
        "ads": Key(Each(AD), "The advertisements booked.", ()),
        "print": Key(_PRINT, "What the print shop is asked for.", None),
        "accepted": Key(Each(_ACCEPTED), "Known faults an editor accepts.", ()),
    },
)
