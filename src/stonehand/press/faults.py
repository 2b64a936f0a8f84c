"""The faults of the press: what keeps a rendered page from being a press page."""

from stonehand.model.fault import Fault

FAULTS: tuple[Fault, ...] = (
    Fault(
        "press/page-size",
        "A page is not the paper's trim size",
        "The engine made the page in another size than the layout's format with its bleed. A press rejects it, or scales it.",
        "ISO 15930: TrimBox; printers' sheets ask for the exact size",
    ),
    Fault(
        "press/rgb-paint",
        "A page paints in a colour that is no CMYK",
        "Neutral RGB becomes black ink by itself; any other RGB, Lab or ICC colour would be separated by chance, or stop "
        "the press. Write it as device-cmyk() in the style.",
        "PDF/X-4 with a CMYK output intent; GWG 2022 newspaper ads",
    ),
    Fault(
        "press/rgb-picture",
        "A picture reached the page in RGB",
        "Every picture is turned into CMYK or grey through the press profile before the page is set. One that did not pass "
        "through it would print in colours nobody chose.",
        "PDF/X-4 with a CMYK output intent",
    ),
    Fault(
        "press/colour-picture",
        "A picture in colour on a page printed in black alone",
        "Such a page has one plate. Every picture is turned grey for it before the page is set; one that did not pass through "
        "that would ask for plates nobody booked.",
        "House rule",
    ),
    Fault(
        "press/transparency",
        "Something see-through on a page for PDF/X-1a",
        "A RIP of that form's time flattens transparency by its own lights, or stops. What is opaque in truth is written so "
        "by itself; an opacity, a shadow or a picture with a soft mask is nothing the finishing pass can take away.",
        "ISO 15930-4 (PDF/X-1a:2003), as public checkers tell it",
    ),
    Fault(
        "press/foreign-font",
        "A page holds a font that is not in the paper's set",
        "When a face lacks a character the engine takes another font without a word. Only the fonts of the set are known "
        "to be licensed, embedded and measured.",
        "Measured with WeasyPrint 70.0: no log line for a fallback font",
    ),
    Fault(
        "press/ad-not-placed",
        "A supplied advertisement is missing on its page",
        "It is put where the engine set a picture that stands for it. A style that hides pictures or sets them otherwise leaves no "
        "place to put it, and the page would go out with a grey bar instead.",
        "House rule",
    ),
    Fault(
        "press/uneven-booklet",
        "The pages of a booklet do not come in fours",
        "A sheet folded once has four pages. Pages are never added in silence: a blank one is the editor's to plan.",
        "Saddle stitching",
    ),
    Fault(
        "press/uneven-sheets",
        "The pages cannot be laid side by side",
        "Two pages on one sheet are cut and folded as one, and must have one size.",
        "ISO 15930: TrimBox",
    ),
    Fault(
        "press/notes-left-out",
        "Fields and notes do not come along",
        "What lies over a page as an annotation is no part of its drawing, and PDF/X forbids it inside the bleed. On the sheet "
        "it is missing.",
        "ISO 15930; PDF 32000-1, 12.5",
    ),
    Fault(
        "press/same-file",
        "The sheets would overwrite their pages",
        "What the sheets are made of is kept: it may be the only one.",
        "House rule",
    ),
    Fault(
        "press/unreadable",
        "The file cannot be laid out",
        "It is no PDF, is locked by a password, or broken beyond what can be mended; or it takes more time and memory than a "
        "stranger's file is given.",
        "House rule",
    ),
)
