"""The faults of files: encoding, YAML, keys and values, and what an issue and its front matter can have wrong."""

from stonehand.model.fault import Fault

FILE_FAULTS: tuple[Fault, ...] = (
    Fault(
        "intake/bad-encoding",
        "File that is not clean UTF-8",
        "Copy in another encoding comes out with wrong letters, and a control character is a box or nothing "
        "in print. Both are refused where they stand.",
        "Unicode 17.0, chapter 3.9; ecosystem.md §5, faults 7 and 8",
    ),
    Fault(
        "intake/file-too-large",
        "File too large to be copy",
        "A megabyte is three times the words of a 64-page paper. A larger file is something else under the "
        "name of copy.",
        "ecosystem.md §5, fault 10",
    ),
    Fault(
        "intake/empty-file",
        "Empty file",
        "An empty file is a story or setting somebody meant to write.",
        "ecosystem.md §5, fault 9",
    ),
    Fault(
        "intake/bad-yaml",
        "File that is no YAML",
        "What is not well-formed cannot be read beyond the fault. The message gives the line where it broke "
        "off, and where the broken part began.",
        "YAML 1.2.2",
    ),
    Fault(
        "intake/duplicate-key",
        "Key given twice",
        "YAML programs silently take the last one. The editor should say which is meant.",
        "YAML 1.2.2, 3.2.1.3",
    ),
    Fault(
        "intake/yaml-alias",
        "Anchor or alias",
        "A few lines of aliases unfold to gigabytes, and an address such as &c that starts a value is read as"
        " one. Our files have no use for them.",
        "ecosystem.md §5, fault 3, measured",
    ),
    Fault(
        "intake/yaml-too-deep",
        "Nested too deep",
        "Our deepest file has six levels. Thousands of brackets are an attack or a slip, and crash programs "
        "that follow them.",
        "ecosystem.md §5, fault 6, measured",
    ),
    Fault(
        "intake/yaml-tag",
        "YAML tag",
        "Tags tell a program to build objects out of text. No file of ours needs one.",
        "YAML 1.2.2, 3.2.1.2",
    ),
    Fault(
        "intake/yaml-surprise",
        "Word that YAML takes for something else",
        "Without quotes `no` is a logical value, `12:30` the number 750 and `010` the number 8. Programs "
        "disagree about it; quotes settle it.",
        "YAML 1.1 types; ecosystem.md §5, fault 4",
    ),
    Fault(
        "intake/unknown-schema",
        "File of another schema",
        "The file was written for another version of this program; its keys may mean something else.",
        "design.md §2",
    ),
    Fault(
        "intake/unknown-key",
        "Unknown key",
        "A key nobody reads is a slip of the pen: what it was to say would be lost in silence.",
        "design.md §2",
    ),
    Fault(
        "intake/missing-key",
        "Missing key",
        "The file cannot do without it, and there is no value that would do for every paper.",
        "design.md §2",
    ),
    Fault(
        "intake/bad-value",
        "Value of the wrong kind",
        "The value is not one of those the key can have, or contradicts its neighbour.",
        "design.md §2",
    ),
    Fault(
        "intake/length-without-unit",
        "Length without a unit",
        "Points, millimetres and lines are mixed on every page. A bare number would be guessed at.",
        "design.md §2",
    ),
    Fault(
        "intake/unclosed-front-matter",
        "Front matter without an end",
        "Without the closing `---` the whole story would be read as keys.",
        "ecosystem.md §5, fault 11",
    ),
    Fault(
        "intake/toml-front-matter",
        "Front matter in TOML",
        "Articles from other programs begin with `+++`. One way of writing keys is enough for one paper.",
        "ecosystem.md §5, fault 12",
    ),
    Fault(
        "intake/missing-headline",
        "Article without a headline",
        "No story is set without one.",
        "ecosystem.md §5, fault 13",
    ),
    Fault(
        "intake/missing-byline",
        "Story without a byline",
        "A lead or second story usually says who wrote it.",
        "ecosystem.md §5, fault 13",
    ),
    Fault(
        "intake/long-headline",
        "Very long headline",
        "Four lines of the smallest lead size hold about 150 characters; a longer headline is a paragraph.",
        "ecosystem.md §5, fault 14",
    ),
    Fault(
        "intake/working-headline",
        "Headline that import made",
        "Text without a headline was imported, and its file's name stands in for one. It must not be printed unseen.",
        "issue 2 §3",
    ),
    Fault(
        "intake/bad-slug",
        "File name that is no slug",
        "A slug goes into addresses and file names: small letters, digits, - and _.",
        "design.md §2",
    ),
    Fault(
        "intake/companion-not-placed",
        "Companion that is not placed",
        "`with` names the story an article belongs beside. It is kept, but nothing places them together yet.",
        "design.md §2",
    ),
    Fault(
        "intake/bad-crop",
        "Empty crop",
        "The box that must survive has its right edge left of its left one, or its foot above its head.",
        "design.md §2",
    ),
    Fault(
        "intake/picture-outside",
        "Picture outside the issue's folder",
        "An issue carries its own pictures. Paths that leave its folder, absolute paths and addresses are "
        "never opened.",
        "ecosystem.md §5, faults 35 to 38",
    ),
    Fault(
        "intake/bad-address",
        "Address no telephone opens",
        "A QR code is printed once and read for years; it must lead to a web address with a host.",
        "issue 2 §6; RFC 3986",
    ),
    Fault(
        "intake/long-address",
        "Long address",
        "Every step above 62 bytes makes the code four modules larger, and it has one column to stand in.",
        "ISO/IEC 18004, table 7",
    ),
    Fault(
        "intake/duplicate-slug",
        "Two articles with one slug",
        "Make-up, addresses and reports know a story by its slug.",
        "design.md §6; ecosystem.md §5, fault 20",
    ),
    Fault(
        "intake/unknown-story",
        "Story that is not there",
        "`stories` names a slug no article has: a slip, or copy that has not come.",
        "design.md §2",
    ),
    Fault(
        "intake/story-twice",
        "Story named twice",
        "A story runs once.",
        "design.md §3.3",
    ),
    Fault(
        "intake/held-copy",
        "Copy that does not run",
        "Held and killed copy is listed, never set. A story named in the running order and held as well is a "
        "contradiction.",
        "design.md §2",
    ),
    Fault(
        "intake/empty-issue",
        "Issue without stories",
        "Nothing is ready to run.",
        "design.md §2",
    ),
    Fault(
        "intake/missing-issue-file",
        "Issue without issue.yaml",
        "The issue's date, number and paper stand there.",
        "design.md §2",
    ),
    Fault(
        "intake/date-not-folder",
        "Date that is not the folder's",
        "One of the two is last week's.",
        "design.md §2",
    ),
    Fault(
        "intake/weekday",
        "Weekday that is not the date's",
        "A wrong date shows in its weekday first.",
        "design.md §2",
    ),
    Fault(
        "intake/number-taken",
        "Number used before",
        "Readers, libraries and subscriptions count issues by their number.",
        "design.md §2; ISO 3297",
    ),
    Fault(
        "intake/number-skipped",
        "Number that does not follow the last",
        "A skipped number is a missing issue to every library.",
        "design.md §2; ISO 3297",
    ),
    Fault(
        "intake/placement-not-read",
        "Placement by hand",
        "`pages` and dummy.yaml say where stories stand. They are not read yet, and passing them over in "
        "silence would be worse than refusing them.",
        "design.md §2",
    ),
    Fault(
        "intake/not-an-article",
        "File among the articles that is none",
        "Only Markdown is read from `articles/`; anything else there was probably meant to be.",
        "design.md §2",
    ),
)
