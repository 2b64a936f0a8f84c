"""The facts of a whole file."""

import re
import warnings
from io import BytesIO

import pikepdf

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.features import walk
from stonehand.engines.pdf_facts.metadata import read_info, read_intents, read_layers, read_xmp
from stonehand.engines.pdf_facts.page import read_page
from stonehand.engines.unreadable import Unreadable
from stonehand.model.facts import PdfFacts

_HEADER = re.compile(rb"%PDF-(\d\.\d)")
_VERSION = re.compile(r"\d\.\d")
_STREAM = re.compile(r"stream <[^>]*>:? ?")
_WITHIN = 1024
_LOST = "Pages tree includes non-dictionary object"
_STREAMED = re.compile(rb"/Type\s*/(?:ObjStm|XRef)\b")


def read_facts(pdf: bytes) -> PdfFacts:
    """Read the facts of a PDF. Its pages are told as they are stored: an angle they are shown at is told, but turns no place.

    Raises:
        Unreadable: the bytes are no PDF, or one too broken to be read.
    """
    with warnings.catch_warnings():
        # What pikepdf only warns of, such as a page label of no known style, is for checks to find.
        warnings.simplefilter("ignore")
        return _read(pdf)


def _read(pdf: bytes) -> PdfFacts:
    try:
        opened = pikepdf.open(BytesIO(pdf), suppress_warnings=True, inherit_page_attributes=True)
    except pikepdf.PasswordError:
        return PdfFacts(len(pdf), _header(pdf), encrypted=True, object_streams=_streamed(pdf))
    except peek.FAULTS as fault:
        raise Unreadable(_why(fault)) from fault
    with opened:
        try:
            return _facts(opened, pdf)
        except (pikepdf.PikepdfError, RuntimeError) as fault:
            raise Unreadable(_why(fault)) from fault


def _facts(opened: pikepdf.Pdf, pdf: bytes) -> PdfFacts:
    _miss_no_page(opened)
    labelled = peek.entry(opened.Root, "/PageLabels") is not None
    pages = [read_page(page, number, labelled=labelled) for number, page in enumerate(opened.pages, start=1)]
    xmp, plain = read_xmp(opened)
    return PdfFacts(
        len(pdf),
        _version(opened, pdf),
        tuple(page for page, _ in pages),
        encrypted=opened.is_encrypted,
        has_id=bool(peek.items(peek.entry(opened.trailer, "/ID"))),
        object_streams=_streamed(pdf),
        info=read_info(opened),
        xmp=xmp,
        xmp_plain=plain,
        intents=read_intents(opened),
        held=(*walk(opened.Root).told(None), *(held for _, on_page in pages for held in on_page)),
        layers=read_layers(opened),
    )


def _miss_no_page(opened: pikepdf.Pdf) -> None:
    """Look that no page was left out: qpdf goes on without one that is broken, and only warns."""
    if any(_LOST in warning for warning in opened.get_warnings()):
        message = "a page is broken"
        raise Unreadable(message)


def _header(pdf: bytes) -> str:
    found = _HEADER.search(pdf[:_WITHIN])
    return found[1].decode() if found else ""


def _version(opened: pikepdf.Pdf, pdf: bytes) -> str:
    """Give the later of the versions that header and catalogue tell."""
    catalogue = peek.name(peek.entry(opened.Root, "/Version"))
    return max(_header(pdf), catalogue if _VERSION.fullmatch(catalogue) else "")


def _streamed(pdf: bytes) -> bool:
    """Look at the file as it is stored: once it is open, nothing shows how its objects were packed."""
    return _STREAMED.search(pdf) is not None


def _why(fault: BaseException) -> str:
    """Give the first line of a reason, without the name of a stream that means nothing to anybody."""
    lines = _STREAM.sub("", str(fault)).strip().splitlines()
    return lines[0][:300] if lines else type(fault).__name__
