"""The faults of the command line."""

from stonehand.model.fault import Fault

FAULTS: tuple[Fault, ...] = (
    Fault(
        "cli/wrong-usage",
        "The command line was not understood",
        "A command, an option or a value that there is not; nothing was begun. `--help` behind any command tells what it takes.",
    ),
    Fault(
        "cli/output-not-written",
        "Standard output cannot be written",
        "The disk behind a redirection is full, or the device is gone. The issue's own files were written before; only the list "
        "of findings is cut short, so that it must not be taken for the whole.",
    ),
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
        "cli/no-such-resolution",
        "Pages cannot be drawn in so few or so many pixels",
        "`--dpi` takes 20 to 600 pixels per inch, and no page may have more than 40 million: coarser than that nothing can be made "
        "out, finer no picture viewer is quick. A picture in another resolution than was asked for would mislead.",
    ),
    Fault(
        "cli/no-such-address",
        "Proofs cannot be shown from this address",
        "`--proofs-url` stands in a page that others read, and browsers follow it. Only addresses of the web are taken there.",
    ),
    Fault(
        "cli/no-such-story",
        "The issue has no such story",
        "`fit` takes the short name of a story that is ready: its article's file name without the ending. Held copy is not set.",
    ),
    Fault(
        "cli/no-such-width",
        "The page has no such width",
        "`--columns` counts the columns of the layout's grid, from one to all of them.",
    ),
    Fault(
        "cli/no-such-rule",
        "Preflight has no such rule",
        "`--select` and `--ignore` take rules by name, as `stonehand explain --rules` lists them. A misspelt one would be passed "
        "over in silence, and a fault with it.",
    ),
    Fault(
        "cli/no-rule-left",
        "All rules were left out",
        "What `--select` asks for `--ignore` takes away again. A preflight that looks for nothing would pass every file.",
    ),
    Fault(
        "cli/which-press",
        "It was not said what press the files are for",
        "A file can only be right or wrong for a press. In a workspace with one paper it is the paper's; elsewhere `--press` names "
        "a profile, or a profile's file.",
    ),
    Fault(
        "cli/same-name",
        "Two files have the same name",
        "Files that are looked at together are one delivery, and in a delivery the second would take the place of the first.",
    ),
    Fault(
        "cli/no-such-schema",
        "There is no schema of this kind",
        "Schemas are there for the files an editor writes: issue, article, layout, press and fonts.",
    ),
    Fault(
        "cli/not-a-diff",
        "A folder holds other things than an earlier comparison",
        "What an earlier comparison left is cleared when another is written, and nobody's own files are cleared with it.",
    ),
)
