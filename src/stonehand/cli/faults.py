"""The faults of the command line."""

from stonehand.model.fault import Fault

FAULTS: tuple[Fault, ...] = (
    Fault(
        "cli/unknown-id",
        "No finding has this id",
        "Ids are written as stage and fault, such as makeup/overset; `explain` takes one as it stands in brackets.",
    ),
    Fault(
        "cli/no-such-page",
        "The issue has no such page",
        "`--pages` takes the ids of pages and ranges of them, in the order of the book: 1,3-6. A page that does not exist would be "
        "left out in silence, and a print shop would wait for it.",
    ),
    Fault(
        "cli/backward-range",
        "A range of pages runs backwards",
        "`--pages 6-3` names no page; most likely the two ends were swapped.",
    ),
    Fault(
        "cli/no-such-schema",
        "There is no schema of this kind",
        "Schemas are there for the files an editor writes: issue, article, layout, press and fonts.",
    ),
)
