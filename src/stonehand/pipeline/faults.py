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
        "pipeline/no-impression",
        "The record of a build cannot be used",
        "`impression.json` says what a build put on its pages, and two builds are compared by it. One that was cut off, changed by "
        "hand, or written by another version would tell of changes nobody made.",
        "House rule: what is read is held against its types, and against itself",
    ),
    Fault(
        "pipeline/base-not-made",
        "The revision to compare with cannot be built",
        "`--base` shows what changed since a revision, which is built for that by the program as it is now. One whose layout or "
        "copy cannot be set has no pages to show; the build of today is whole all the same.",
        "House rule: nothing is left out in silence",
    ),
    Fault(
        "pipeline/summary-left-out",
        "The summary of an issue found no room",
        "GitHub takes 1 MiB of a step, and shows nothing of one that said more. It stands in the output folder all the same.",
        "GitHub Actions: GITHUB_STEP_SUMMARY",
    ),
    Fault(
        "pipeline/no-build",
        "A folder holds no build",
        "Builds are compared by the record that each leaves in its output folder, and by its press file.",
        "House rule: what cannot be compared is never called the same",
    ),
    Fault(
        "pipeline/no-side",
        "There is nothing of that name to compare",
        "A name is that of a file or folder; any other is taken for a revision, which only a workspace under version control has.",
        "House rule: never a guess",
    ),
    Fault(
        "pipeline/made-with-faults",
        "One side of a comparison has errors",
        "An article that cannot be read stands on no page: the comparison knows nothing of it, or takes it for gone.",
        "House rule: nothing is left out in silence",
    ),
    Fault(
        "pipeline/not-at-revision",
        "The issue was not there yet",
        "An issue can only be compared with a revision that holds it.",
        "House rule: never a guess",
    ),
    Fault(
        "pipeline/not-compared",
        "Two builds could not be compared",
        "A file cannot be read within the time and memory a stranger's file is given.",
        "House rule: what cannot be compared is never called the same",
    ),
    Fault(
        "pipeline/page-not-drawn",
        "A changed page has no picture",
        "The page cannot be drawn, or not within the time and memory a stranger's file is given. What changed on it is told.",
        "House rule: what cannot be looked at is never passed",
    ),
    Fault(
        "pipeline/page-not-compared",
        "A page could not be compared as pixels",
        "A page of either file cannot be drawn, or not within the time and memory a stranger's file is given. Its words are "
        "compared all the same; a picture that was exchanged would not be seen.",
        "House rule: what cannot be looked at is never passed",
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
        "proofs/not-drawn",
        "A page cannot be drawn as a picture",
        "The program that draws pages gave up over it, or it wants more time or memory than the child process has. All other "
        "proofs are written; this page is missing among them and stands empty on the contact sheet.",
        "House rule: nothing is left out in silence",
    ),
    Fault(
        "pipeline/office-proof",
        "The office PDF could not be laid out",
        "Pages are laid out in the engine's child process, within its limits, since supplied advertisements stand on them; one of "
        "them is broken. The press file is not touched by it.",
        "House rule: a stranger's file is opened within limits",
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
