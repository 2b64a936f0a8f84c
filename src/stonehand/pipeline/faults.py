"""The faults the pipeline itself finds: in acceptances, in pictures as they are developed, in what the engine says of a page."""

from stonehand.model.fault import Fault

FAULTS: tuple[Fault, ...] = (
    Fault(
        "pipeline/unknown-copy",
        "Copy of an issue that is not there",
        "An edition takes its copy from the issue it names.",
        "House rule",
    ),
    Fault(
        "pipeline/trim-mismatch",
        "The layout's page is not the printer's",
        "A page of another size is scaled, cut, or sent back. The size is the layout's to say; a printer's profile that states "
        "one must agree with it.",
        "Printers' sheets: exact trim size",
    ),
    Fault(
        "pipeline/page-astray",
        "A reference names the wrong page",
        "A figure in copy changed its length, which moved the story it leads to, which changed the figure again. The "
        "number that is printed would send a reader to the wrong page.",
        "House rule: every `{page:…}` is held against the pages as made up",
    ),
    Fault(
        "pipeline/acceptance-void",
        "An acceptance that meets nothing",
        "`accepted:` in issue.yaml takes one warning at one place with one sentence, so that it hides no other. Where the fault is "
        "gone, reads otherwise by now, or is an error, the acceptance is dead, and somebody should look again.",
        "House rule: an error stays one, whoever signs for it",
    ),
    Fault(
        "pipeline/unknown-rule",
        "A press profile speaks of a rule there is not",
        "`rules:` in a profile says how grave single rules are with a printer. What it says of a misspelt rule would be passed "
        "over in silence, and the rule that was meant keeps its level.",
    ),
    Fault(
        "preflight/unreadable",
        "A file cannot be read as a PDF",
        "It ends early, is something else by another name, or is broken so badly that the library that reads it gives up or "
        "breaks down. No rule can be held against it, and most print shops will not open it either.",
        "House rule: what cannot be looked at is never passed",
    ),
    Fault(
        "preflight/limit",
        "A file is too much to look at",
        "A stranger's file is opened by a child process with a share of time and memory, for a few bytes can unfold into "
        "gigabytes. One that needs more may be honest, but would keep the print shop's machine just as busy.",
        "House rule: limits of the child process",
    ),
    Fault(
        "preflight/not-drawn",
        "The plates of a file cannot be drawn",
        "A program that draws pages as the press would gave up over it, or it is larger than any sheet. Rules of ink are skipped "
        "then; a print shop's own program may give up as well.",
        "House rule: what cannot be looked at is never passed",
    ),
    Fault(
        "pictures/broken",
        "A picture cannot be developed",
        "Its header was sound, but its data end early or cannot be decoded. Its box stays white on the page, so the press file "
        "is kept back.",
    ),
    Fault(
        "pictures/low-resolution",
        "A picture has too few pixels for its size",
        "Under about 100 pixels per inch a newspaper's screen of 85 to 100 lines shows the pixels themselves. The press "
        "profile says where the printer draws the line.",
        "GWG 2022 NewspaperAds: 99 ppi error, 149 warning; house rule by press profile",
    ),
    Fault(
        "pictures/broken-profile",
        "A picture's colour profile cannot be read",
        "Without its profile a picture's numbers mean nothing exact. They are read as sRGB, which is right for most cameras "
        "and telephones, and wrong for scans and for work from a colour-managed desk.",
    ),
    Fault(
        "press/engine-complaint",
        "The typesetting engine complained of a page",
        "The engine passes over what it does not understand and says so in its log only: a misspelt property, a glyph "
        "no font has, a picture it cannot read. On a page for the press each such line is a fault until somebody has looked.",
        "Measured with WeasyPrint 70.0: unknown CSS, missing glyphs and lost pictures are log lines, never errors",
    ),
)
