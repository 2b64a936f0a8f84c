"""Every QR code of a finished file, read back from its own box on its own page and compared with its story's address.

In: the PDF as the printer gets it, and where which code should stand. Out: what was read, and an error for each code that
cannot be read or leads elsewhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stonehand.model.dummy import PageId
from stonehand.model.finding import Finding, OnPage, Outcome, error
from stonehand.model.units import Mm


@dataclass(frozen=True, slots=True)
class PrintedCode:
    """A code as it should stand: its page, the page's place in the file from 1, its box with the quiet zone in millimetres
    from the trim's top left corner, and the story and address it belongs to.
    """

    page: PageId
    number: int
    left: Mm
    top: Mm
    side: Mm
    url: str
    slug: str


@dataclass(frozen=True, slots=True)
class ReadCode:
    """What was read in a code's box: its text, or `None`; more than one text is joined by a space."""

    page: PageId
    slug: str
    text: str | None


def check_codes(pdf: bytes, codes: Sequence[PrintedCode]) -> Outcome[tuple[ReadCode, ...]]:
    """Read each code, in the order given; a page with several should have them next to each other."""
    if not codes:
        return Outcome(())
    # pdfium and zxing cost 60 ms to load, and most checks of copy never get here.
    from stonehand.engines.opened_pdf import Unopened  # noqa: PLC0415
    from stonehand.engines.raster import Patch, read_codes  # noqa: PLC0415

    patches = [Patch(code.number, code.left, code.top, code.side, code.side) for code in codes]
    try:
        read = read_codes(pdf, patches)
    except Unopened:
        read = ((),) * len(codes)
    pairs = tuple(zip(codes, read, strict=True))
    return Outcome(
        tuple(ReadCode(code.page, code.slug, " ".join(texts) or None) for code, texts in pairs),
        tuple(finding for code, texts in pairs for finding in _check(code, texts)),
    )


def _check(code: PrintedCode, texts: tuple[str, ...]) -> Iterator[Finding]:
    where = OnPage(code.page, code.slug, code.left, code.top)
    if not texts:
        yield error(
            "preflight/qr-unreadable",
            f"the QR code of '{code.slug}' on page {code.page} cannot be read",
            where,
            hint="see on the proof whether something covers it, and that its modules are no smaller than 0.4 mm",
            more=f"wanted {code.url}",
        )
    elif texts != (code.url,):
        yield error(
            "preflight/qr-wrong-address",
            f"the QR code of '{code.slug}' on page {code.page} leads to {' and '.join(texts)}",
            where,
            hint="build the issue again; if it stays so, look for a code in the layout's templates",
            more=f"wanted {code.url}",
        )
