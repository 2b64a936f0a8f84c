"""The faults of layout and press files: what page, grid, type and press profile can contradict each other in."""

from stonehand.model.fault import Fault

LAYOUT_FAULTS: tuple[Fault, ...] = (
    Fault(
        "intake/no-type-area",
        "No room for type",
        "Margins, gutters and leading together take the whole page.",
        "House rule",
    ),
    Fault(
        "intake/page-too-large",
        "Page larger than PDF allows",
        "A side of more than 14 400 points cannot be shown by most programs that read PDF.",
        "ISO 32000-1, annex C",
    ),
    Fault(
        "intake/measure-too-narrow",
        "Column too narrow",
        "Under 20 mm hardly a line holds three words, and no line breaking helps.",
        "House rule",
    ),
    Fault(
        "intake/furniture-too-deep",
        "Furniture that fills the page",
        "A master whose furniture leaves no line gives pages without stories.",
        "House rule",
    ),
    Fault(
        "intake/missing-template",
        "Template that is not there",
        "A master names its template; without it the page has no furniture.",
        "House rule",
    ),
    Fault(
        "intake/missing-style-sheet",
        "Style sheet that is not there",
        "The layout lists its style sheets; a missing one changes how every page looks.",
        "House rule",
    ),
    Fault(
        "intake/type-too-small",
        "Type too small for newsprint",
        "Ink spreads on newsprint: under 7 pt counters fill in, under 5 pt nothing is legible. Credits and "
        "addresses may go to 6.5 pt.",
        "House rule",
    ),
    Fault(
        "intake/leading-under-size",
        "Leading smaller than the type",
        "The descenders of one line touch the ascenders of the next, in text of many lines.",
        "House rule",
    ),
    Fault(
        "intake/off-grid",
        "Style that leaves the baseline grid",
        "Lines stand on one grid across all columns. A leading that is no multiple of the grid's moves "
        "everything below it off the lattice.",
        "House rule",
    ),
    Fault(
        "intake/headline-not-scheduled",
        "No headline sizes for a role",
        "Every story can come to stand over the full width; without a size for it there its headline cannot be set.",
        "House rule",
    ),
    Fault(
        "intake/sizes-not-falling",
        "Headline sizes in no order",
        "Sizes are tried from the first to the last, the largest that fits being taken.",
        "House rule",
    ),
    Fault(
        "intake/span-too-wide",
        "Headline wider than the page",
        "An entry over more columns than the page has is never used.",
        "House rule",
    ),
    Fault(
        "intake/unknown-placeholder",
        "Unknown placeholder",
        "What nothing fills in would be printed in braces, or lead a reader's telephone to an address in braces.",
        "House rule",
    ),
    Fault(
        "intake/missing-placeholder",
        "Turn line without its page",
        "A line that says a story goes on, and not where, leaves the reader alone.",
        "House rule",
    ),
    Fault(
        "intake/qr-module-too-small",
        "QR modules too small for newsprint",
        "Dot gain closes modules under 0.4 mm; up to 0.45 mm some telephones fail.",
        "Measured: codes decoded from a raster with newsprint's dot gain",
    ),
    Fault(
        "intake/missing-icc",
        "ICC profile that is not there",
        "Without it there is no output intent, and no press file.",
        "ISO 15930-7, 6.2",
    ),
    Fault(
        "intake/icc-checksum",
        "ICC profile that is not the pinned one",
        "A profile of the same name with other numbers prints other colours. The checksum says which was "
        "agreed with the printer.",
        "House rule",
    ),
    Fault(
        "intake/bad-icc",
        "File that is no CMYK press profile",
        "The output intent of a press file is the profile of a printing press: device class `prtr`, colour space CMYK.",
        "ISO 15076-1, 7.2; ISO 15930-7",
    ),
    Fault(
        "intake/press-name",
        "Press profile under another name",
        "Layouts name the profile by its file; a second name inside it misleads whoever reads the report.",
        "House rule",
    ),
)
