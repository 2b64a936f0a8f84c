"""The faults of files: encoding, YAML, keys and values, and what an issue and its front matter can have wrong."""

from stonehand.model.fault import Fault

FILE_FAULTS: tuple[Fault, ...] = (
    Fault(
        "intake/bad-encoding",
        "File that is not clean UTF-8",
        "Copy in another encoding comes out with wrong letters, and a control character is a box or nothing "
        "in print. Both are refused where they stand.",
        "Unicode 17.0, chapter 3.9",
    ),
    Fault(
        "intake/file-too-large",
        "File too large to be copy",
        "A megabyte is three times the words of a 64-page paper. A larger file is something else under the "
        "name of copy.",
        "House rule",
    ),
    Fault(
        "intake/sent-twice",
        "One revision sent as two files",
        "A page's revision letter stands for one file for ever. A record that says otherwise was edited or merged by hand, and the "
        "next letter given out by it could put an old page on the press.",
        "House rule",
    ),
    Fault(
        "intake/empty-file",
        "Empty file",
        "An empty file is a story or setting somebody meant to write.",
        "House rule",
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
        "Measured with PyYAML 6.0: its plain loader unfolds aliases without limit",
    ),
    Fault(
        "intake/yaml-too-deep",
        "Nested too deep",
        "Our deepest file has six levels. Thousands of brackets are an attack or a slip, and crash programs "
        "that follow them.",
        "Measured with PyYAML 6.0: RecursionError where nesting is deep",
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
        "YAML 1.1, types",
    ),
    Fault(
        "intake/unknown-schema",
        "File of another schema",
        "The file was written for another version of this program; its keys may mean something else.",
        "House rule",
    ),
    Fault(
        "intake/unknown-key",
        "Unknown key",
        "A key nobody reads is a slip of the pen: what it was to say would be lost in silence.",
        "House rule",
    ),
    Fault(
        "intake/missing-key",
        "Missing key",
        "The file cannot do without it, and there is no value that would do for every paper.",
        "House rule",
    ),
    Fault(
        "intake/bad-value",
        "Value of the wrong kind",
        "The value is not one of those the key can have, or contradicts its neighbour.",
        "House rule",
    ),
    Fault(
        "intake/length-without-unit",
        "Length without a unit",
        "Points, millimetres and lines are mixed on every page. A bare number would be guessed at.",
        "House rule",
    ),
    Fault(
        "intake/unclosed-front-matter",
        "Front matter without an end",
        "Without the closing `---` the whole story would be read as keys.",
        "House rule",
    ),
    Fault(
        "intake/toml-front-matter",
        "Front matter in TOML",
        "Articles from other programs begin with `+++`. One way of writing keys is enough for one paper.",
        "House rule",
    ),
    Fault(
        "intake/no-text",
        "An article has no text",
        "A head over nothing is most often copy that did not arrive, or was deleted by mistake. It is set all the same, so that "
        "the page can be seen.",
        "House rule",
    ),
    Fault(
        "intake/missing-headline",
        "Article without a headline",
        "No story is set without one: it is what a reader looks at first, and what make-up takes a story's width from.",
        "House rule",
    ),
    Fault(
        "intake/missing-byline",
        "Story without a byline",
        "A lead or second story usually says who wrote it.",
        "House rule",
    ),
    Fault(
        "intake/long-headline",
        "Very long headline",
        "Four lines of the smallest lead size hold about 150 characters; a longer headline is a paragraph.",
        "House rule",
    ),
    Fault(
        "intake/working-headline",
        "Headline that import made",
        "Text without a headline was imported, and its file's name stands in for one. It must not be printed unseen.",
        "House rule",
    ),
    Fault(
        "intake/bad-slug",
        "File name that is no slug",
        "A slug goes into addresses and file names: small letters, digits, - and _.",
        "House rule",
    ),
    Fault(
        "intake/bad-crop",
        "Empty crop",
        "The box that must survive has its right edge left of its left one, or its foot above its head.",
        "House rule",
    ),
    Fault(
        "intake/picture-outside",
        "Picture outside the issue's folder",
        "An issue carries its own pictures. Paths that leave its folder, absolute paths and addresses are "
        "never opened.",
        "House rule",
    ),
    Fault(
        "intake/bad-address",
        "Address no telephone opens",
        "A QR code is printed once and read for years; it must lead to a web address with a host.",
        "RFC 3986",
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
        "House rule",
    ),
    Fault(
        "intake/unknown-story",
        "Story that is not there",
        "`stories` names a slug no article has: a slip, or copy that has not come.",
        "House rule",
    ),
    Fault(
        "intake/story-twice",
        "Story named twice",
        "A story runs once. Set twice, it would take room from another and be read as a mistake.",
        "House rule",
    ),
    Fault(
        "intake/held-copy",
        "Copy that does not run",
        "Held and killed copy is listed, never set. A story named in the running order and held as well is a "
        "contradiction.",
        "House rule",
    ),
    Fault(
        "intake/empty-issue",
        "Issue without stories",
        "Nothing is ready to run, so every page would be empty. Held copy waits for `status: ready`.",
        "House rule",
    ),
    Fault(
        "intake/missing-issue-file",
        "Issue without issue.yaml",
        "The issue's date, number and paper stand there.",
        "House rule",
    ),
    Fault(
        "intake/date-not-folder",
        "Date that is not the folder's",
        "One of the two is most likely last week's, and readers trust the date line.",
        "House rule",
    ),
    Fault(
        "intake/weekday",
        "Weekday that is not the date's",
        "A wrong date shows in its weekday first.",
        "House rule",
    ),
    Fault(
        "intake/number-taken",
        "Number used before",
        "Readers, libraries and subscriptions count issues by their number.",
        "ISO 3297",
    ),
    Fault(
        "intake/number-skipped",
        "Number that does not follow the last",
        "A skipped number is a missing issue to every library.",
        "ISO 3297",
    ),
    Fault(
        "intake/not-an-article",
        "File among the articles that is none",
        "Only Markdown is read from `articles/`; anything else there was probably meant to be.",
        "House rule",
    ),
)
