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
        "press/foreign-font",
        "A page holds a font that is not in the paper's set",
        "When a face lacks a character the engine takes another font without a word. Only the fonts of the set are known "
        "to be licensed, embedded and measured.",
        "Measured with WeasyPrint 70.0: no log line for a fallback font",
    ),
)
