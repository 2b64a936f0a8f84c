"""The faults of copy: what reading Markdown, importing text and probing pictures can find."""

from stonehand.intake.table_faults import TABLE_FAULTS
from stonehand.model.fault import Fault

_STORY = "House rule: no line of copy is ever lost"
_HARDENING = "Measured with WeasyPrint 70.0"

COPY_FAULTS: tuple[Fault, ...] = (
    Fault(
        "intake/nested-too-deep",
        "Quotes or lists nested too deep",
        "A newspaper column has room for six indents at most. Deeper matter is set at the sixth, with all its words.",
        _STORY,
    ),
    Fault(
        "intake/raw-html",
        "HTML in the copy",
        "The paper has a fixed set of styles, and markup from a web page is none of them. The tags go, the words stay.",
        "House rule",
    ),
    Fault(
        "intake/unsafe-html",
        "Script, style or frame in the copy",
        "What runs or loads something has no place in a story and hints at copy pasted from a compromised page.",
        _HARDENING,
    ),
    Fault(
        "intake/unsafe-address",
        "Address of an unsafe kind",
        "Links and pictures may use http, https, mailto and tel. Anything else could run a script or read a local file.",
        _HARDENING,
    ),
    Fault(
        "intake/html-comment",
        "Comment in the copy",
        "A comment is a note between editors and is not printed.",
        "CommonMark 0.31 §6.6",
    ),
    Fault(
        "intake/unclosed-comment",
        "Comment that never ends",
        "Without `-->` all copy to the end of the file is a comment, and would be missing in print.",
        "CommonMark 0.31 §4.6, start condition 2",
    ),
    Fault(
        "intake/dangling-footnote",
        "Footnote without a text",
        "The reader would look for a note that is not there.",
        _STORY,
    ),
    Fault(
        "intake/unused-footnote",
        "Footnote nobody refers to",
        "Its text is copy, so it stands at the story's end; without a mark in the text it explains nothing.",
        _STORY,
    ),
    Fault(
        "intake/duplicate-footnote",
        "Footnote written twice",
        "Two texts under one mark: both are set under the first one's number.",
        _STORY,
    ),
    Fault(
        "intake/unused-reference",
        "Link definition nobody uses",
        "A line like `[name]: address` is not set. If no link uses it, it may be a line of copy that looks like one.",
        "CommonMark 0.31 §4.7",
    ),
    Fault(
        "intake/code-block",
        "Block of code in the copy",
        "Three backticks begin a block that is set line for line, as typed. In news copy that is rarely meant.",
        "CommonMark 0.31 §4.5",
    ),
    Fault(
        "intake/long-crosshead",
        "Crosshead as long as a paragraph",
        "A paragraph with `---` right under it is a heading in Markdown; a crosshead has a few words.",
        "CommonMark 0.31 §4.3",
    ),
    Fault(
        "intake/unclosed-pull-quote",
        "Pull quote that never ends",
        "Without its closing `:::` the rest of the story would be a pull quote. It is read as copy instead.",
        _STORY,
    ),
    Fault(
        "intake/unknown-box",
        "Box of an unknown kind",
        "Only `::: pull` and `::: table` are boxes; another `:::` is set as it stands, colons and all.",
        "House rule",
    ),
    Fault(
        "intake/unknown-mark",
        "Unknown mark of a crosshead",
        "`{optional}` at a heading's end lets make-up leave the crosshead out. Other braces would be printed.",
        "House rule",
    ),
    Fault(
        "intake/optional-in-run",
        "Optional head in a run",
        "In a run every head begins an item; without it two items would read as one. The mark is passed over.",
        "House rule",
    ),
    Fault(
        "intake/run-without-items",
        "Run without an item",
        "A run breaks between its items, and a `##` head is what begins one.",
        "House rule",
    ),
    Fault(
        "intake/unknown-page-reference",
        "Reference to a page nobody knows",
        "`{page:slug}` becomes the page its story begins on. A story that does not run has no page to turn to.",
        "House rule",
    ),
    Fault(
        "intake/picture-in-text",
        "Picture in the middle of a paragraph",
        "Pictures stand at their span at the story's head or in its legs, never in a line. It is lifted out.",
        "House rule",
    ),
    Fault(
        "intake/misplaced-matter",
        "Picture or footnote where none can stand",
        "Headlines, standfirsts, captions and pull quotes hold words only.",
        "House rule",
    ),
    Fault(
        "intake/missing-picture",
        "Picture that is not there",
        "The file named in the copy is not in the workspace, so the page would have a hole.",
        "House rule",
    ),
    Fault(
        "intake/corrupt-picture",
        "Picture that cannot be read",
        "A broken or cut-off file prints as a grey block or not at all.",
        "House rule",
    ),
    Fault(
        "intake/picture-too-large",
        "Picture with too many pixels",
        "120 million pixels are a broadsheet page at 600 ppi. More is not decoded: a file of 20 KB can ask for gigabytes.",
        _HARDENING,
    ),
    Fault(
        "intake/picture-kind",
        "Picture of a kind we do not take",
        "JPEG, PNG, TIFF and WebP can be decoded safely. Other formats run programs, hold no pixels, or need tools we lack.",
        "House rule",
    ),
    Fault(
        "intake/picture-extension",
        "Picture under a wrong file name",
        "The name says one format and the file is another; it is read for what it is, but others may trip over it.",
        "House rule",
    ),
    Fault(
        "intake/picture-has-frames",
        "Picture of several frames or pages",
        "Paper shows one: the first. If another was meant, it has to be saved by itself.",
        "House rule",
    ),
    Fault(
        "intake/missing-alt",
        "Picture without a description",
        "Readers who cannot see the picture get nothing in the HTML and the reader's PDF.",
        "WCAG 2.2, 1.1.1",
    ),
    Fault(
        "intake/missing-caption",
        "Picture without a caption",
        "A news picture says who and where; one without words is seldom meant.",
        "House rule",
    ),
    Fault(
        "intake/unknown-import",
        "File of a kind we cannot import",
        "Each format needs its own reader; the message lists those there are.",
        "House rule",
    ),
    Fault(
        "intake/nothing-to-import",
        "File without a word",
        "There is no story in it: the file came empty, or was saved before it was written.",
        "House rule",
    ),
    Fault(
        "intake/unreadable-text",
        "Text in an unknown encoding",
        "Plain text is UTF-8, UTF-16 with a byte order mark, or Windows-1252; anything else would turn into wrong letters.",
        "House rule",
    ),
    Fault(
        "intake/other-encoding",
        "Text that was not UTF-8",
        "It was converted; letters beyond ASCII deserve a look.",
        "House rule",
    ),
    Fault(
        "intake/no-headline",
        "Imported text without a headline",
        "A story without a headline cannot be made up. It gets a working one from its slug, to be replaced.",
        "House rule",
    ),
    Fault(
        "intake/no-address",
        "Imported text without an address",
        "Without an address the story gets no QR code, unless the paper's address pattern gives one.",
        "House rule",
    ),
    *TABLE_FAULTS,
)
