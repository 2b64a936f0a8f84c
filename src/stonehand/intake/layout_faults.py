"""The faults of layout and press files: what page, grid, type and press profile can contradict each other in."""

from stonehand.model.fault import Fault

LAYOUT_FAULTS: tuple[Fault, ...] = (
    Fault(
        "intake/no-type-area",
        "No room for type",
        "Margins, gutters and leading together take the whole page.",
        "page-look.md",
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
        "makeup.md",
    ),
    Fault(
        "intake/furniture-too-deep",
        "Furniture that fills the page",
        "A master whose furniture leaves no line gives pages without stories.",
        "design.md §3",
    ),
    Fault(
        "intake/missing-template",
        "Template that is not there",
        "A master names its template; without it the page has no furniture.",
        "design.md §2",
    ),
    Fault(
        "intake/missing-style-sheet",
        "Style sheet that is not there",
        "The layout lists its style sheets; a missing one changes how every page looks.",
        "design.md §2",
    ),
    Fault(
        "intake/type-too-small",
        "Type too small for newsprint",
        "Ink spreads on newsprint: under 7 pt counters fill in, under 5 pt nothing is legible. Credits and "
        "addresses may go to 6.5 pt.",
        "page-look.md",
    ),
    Fault(
        "intake/leading-under-size",
        "Leading smaller than the type",
        "The descenders of one line touch the ascenders of the next, in text of many lines.",
        "page-look.md",
    ),
    Fault(
        "intake/off-grid",
        "Style that leaves the baseline grid",
        "Lines stand on one grid across all columns. A leading that is no multiple of the grid's moves "
        "everything below it off the lattice.",
        "design.md §3.2",
    ),
    Fault(
        "intake/headline-not-scheduled",
        "No headline sizes for a role",
        "Every story can come to stand over the full width; without a size for it there its headline cannot be set.",
        "design.md §3.2",
    ),
    Fault(
        "intake/sizes-not-falling",
        "Headline sizes in no order",
        "Sizes are tried from the first to the last, the largest that fits being taken.",
        "design.md §3.2",
    ),
    Fault(
        "intake/span-too-wide",
        "Headline wider than the page",
        "An entry over more columns than the page has is never used.",
        "design.md §3.2",
    ),
    Fault(
        "intake/unknown-placeholder",
        "Unknown placeholder",
        "What nothing fills in would be printed in braces, or lead a reader's telephone to an address in braces.",
        "design.md §2",
    ),
    Fault(
        "intake/missing-placeholder",
        "Turn line without its page",
        "A line that says a story goes on, and not where, leaves the reader alone.",
        "makeup.md",
    ),
    Fault(
        "intake/qr-module-too-small",
        "QR modules too small for newsprint",
        "Dot gain closes modules under 0.4 mm; up to 0.45 mm some telephones fail.",
        "issue 2 §6; print.md",
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
        "design.md §3.5",
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
        "design.md §2",
    ),
)
