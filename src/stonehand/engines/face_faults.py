"""What can be wrong with the fonts, and with what a layout asks of them."""

from stonehand.model.fault import Fault

_SILENT = "Measured: WeasyPrint 70 with Pango 1.50 and a closed set of fonts"
_OPENTYPE = "OpenType specification 1.9.1"

FAULTS = (
    Fault(
        "fonts/bad-manifest",
        "The fonts' manifest is not in order",
        "The manifest decides which faces can reach a page. An entry that is misspelt or given twice would leave out a "
        "face, or let one in that nobody pinned.",
        "fonts/README.md",
    ),
    Fault(
        "fonts/checksum-mismatch",
        "A font file is not the pinned one",
        "Another version of a font has other widths: every line of the paper may break elsewhere, and proofs that were "
        "approved no longer hold.",
        "fonts/README.md",
    ),
    Fault(
        "fonts/corrupt-font",
        "A font file is broken",
        "A damaged file can crash the libraries that measure and draw type, or leave letters out. Its table directory and "
        "the tables no face can do without are looked at before any of them sees it.",
        _OPENTYPE,
    ),
    Fault(
        "fonts/embedding-forbidden",
        "A font forbids what a press file does",
        "A press file embeds a subset of each font. A font whose fsType forbids embedding or subsetting may not be printed from "
        "a PDF at all, and shops refuse such files.",
        f"{_OPENTYPE}, OS/2, fsType",
    ),
    Fault(
        "fonts/foreign-font-face",
        "A style sheet brings its own font",
        "A face declared by a style sheet has no licence, no checksum and is unknown to the setter, which measures with other "
        "bytes than the page is drawn with.",
        "The closed set of fonts: fonts/README.md",
    ),
    Fault(
        "fonts/missing-feature",
        "A style asks for an OpenType feature its face lacks",
        "The engine ignores a feature that is not there without a word: small capitals come out as plain letters, old-style "
        "figures as lining ones.",
        _SILENT,
    ),
    Fault(
        "fonts/missing-file",
        "A font file is not there",
        "Text would be set in another face without a word. Fonts licensed to the paper alone stand outside the workspace, in "
        "the folder that STONEHAND_FONTS names.",
        _SILENT,
    ),
    Fault(
        "fonts/no-licence",
        "A font comes without its licence",
        "Open licences ask that their text goes with the files, and nobody should print from a font without knowing that "
        "they may.",
        "SIL Open Font License 1.1, condition 2",
    ),
    Fault(
        "fonts/other-face",
        "A font file is of another weight or slant than declared",
        "Two files mixed up in the manifest set a whole paper's bold as regular. Some foundries number their weights in "
        "their own way, so this is a warning.",
        f"{_OPENTYPE}, OS/2, usWeightClass and fsSelection",
    ),
    Fault(
        "fonts/undeclared-face",
        "A weight or style is asked for that the family does not have",
        "Nothing is made bold or slanted artificially: the engine draws the upright regular face instead, and the emphasis is "
        "lost without a word.",
        _SILENT,
    ),
    Fault(
        "fonts/unknown-family",
        "A font family is asked for that is not in the set",
        "The engine takes another face of the set without a word; a generic name such as serif is no better.",
        _SILENT,
    ),
    Fault(
        "fonts/variable-font",
        "A font is variable",
        "Variable fonts are instanced by each program in its own way, and older rips know nothing of them; the static files of "
        "the same family are safe.",
        f"{_OPENTYPE}, fvar; ISO 15930-7 knows no font variations",
    ),
    Fault(
        "layout/bad-css",
        "A style sheet has a rule that cannot be read",
        "A rule that is misspelt is skipped, and the page is drawn without it; it should be mended, not guessed at.",
        "CSS Syntax Module Level 3, error handling",
    ),
    Fault(
        "layout/foreign-address",
        "A style sheet names an address outside the product",
        "What a page draws must be in the workspace and known beforehand. Addresses of files or of the net would let a layout "
        "read what it should not, and make the paper depend on a server.",
        "CVE-2024-28184, CVE-2025-68616 (WeasyPrint): addresses that reach past the fetcher",
    ),
)
