"""WeasyPrint, the only place that knows it: a page's HTML in, its PDF and every line the engine logged out.

It runs in the rendering child. Nothing is read but what the child was handed: fonts, pictures and the ICC profile answer to
`stonehand:font/…`, `stonehand:picture/…` and `stonehand:icc/profile.icc`; any other address ends the job. FontConfig must
know no font folder, or a fallback font could slip in without a word.

Measured per page of 450 lines: shared font configuration and style sheets -18 %, collecting garbage between pages
instead of during each -10 %, leaving compression to the finishing pass -7 %; per page of 290 lines: no footnote marks for
every element -11 %, matter read as XML -7 %.
"""

import gc
import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from stonehand.engines import pango
from stonehand.engines.box_tree import Kinds, Unmapped, read_matter
from stonehand.engines.tagging import Numbers, read_tags
from stonehand.model.composition import FONT_ADDRESS, MATTER_BEGINS, MATTER_ENDS, PICTURE_ADDRESS, PROFILE_ADDRESS
from stonehand.model.engine import EngineMatter
from stonehand.model.tagged import TaggedPage

with pango.found_by_name():  # the libraries must be there, and finding them by name spares 22 calls of a compiler
    import weasyprint
    from weasyprint.formatting_structure import boxes
    from weasyprint.html import UA_STYLESHEET
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

KINDS = Kinds(boxes.LineBox, boxes.TextBox, boxes.BlockContainerBox)
"""The classes of the private box tree that we read."""

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
# The style of an SVG path inside HTML is read twice: as the HTML's, where it says this, and as the SVG's, where it works.
_HARMLESS = re.compile(r"Ignored `fill:\s*(?:device-cmyk|color)\([^`]*` at \d+:\d+, unknown property\.")
_LOGGERS = ("weasyprint", "fontTools")
_PLACE_ID = "stonehand-matter"
_PLACE = f'<div id="{_PLACE_ID}"></div>'
_MOST_OBJECTS = 150_000
"""How many may come to be before garbage is collected: about three pages and 40 MB, so that a small paper never waits for it."""


class Refused(ValueError):
    """The engine will not do it: an address it was not handed, or matter it cannot take."""


@dataclass(frozen=True, slots=True)
class EnginePage:
    """A page as the engine gives it: an uncompressed PDF that no printer should see, and what was logged on the way."""

    pdf: bytes
    complaints: tuple[str, ...]


class Engine:
    """WeasyPrint with one closed set of fonts; fonts and style sheets are parsed once and kept."""

    def __init__(self, fonts: Mapping[str, bytes], icc: bytes) -> None:
        self._fetcher = _Fetcher(fonts, icc)
        self._fonts = FontConfiguration()
        self._style = cache(self._parse_style)
        _leave_out_notes()
        gc.collect()
        gc.freeze()  # the modules live as long as the child: no need to look through them after every page
        gc.disable()

    def render_page(self, html: str, pictures: Mapping[str, bytes], sheets: int = 1) -> EnginePage:
        """Set one page of HTML as PDF, or so many `sheets` of a proof; `pictures` are bytes by their `stonehand:picture/…` address.

        Raises:
            Refused: it wants an address that was not handed over, is nested too deeply, or is not so many pages.
        """
        self._fetcher.pictures = pictures
        with _complaints() as complaints, _tidy(), self._fetcher.watched():
            pdf = self._draw(html, sheets)
        return EnginePage(pdf, tuple(complaints))

    def render_tagged(self, html: str, pictures: Mapping[str, bytes]) -> TaggedPage:
        """Set one page of HTML as a PDF for readers, and tell which element each piece of its content came from.

        Raises:
            Refused: as for a page of the press.
        """
        self._fetcher.pictures = pictures
        with _complaints() as complaints, _tidy(), self._fetcher.watched():
            document = self._lay_out(html)
            with _numbers() as numbers:
                pdf: bytes = document.write_pdf(pdf_tags=True, uncompressed_pdf=True)
            tree = read_tags(document.pages[0]._page_box, numbers, KINDS)  # noqa: SLF001 - as above, no public door
        return TaggedPage(pdf, tree, tuple(complaints))

    def set_matter(self, html: str) -> EngineMatter:
        """Lay out a document on one page and read back its lines and boxes.

        What the engine logs is left aside here: the same matter comes again with its page, and is heard there.

        Raises:
            Refused: as for a page, or a line holds text that is not the element's.
        """
        self._fetcher.pictures = {}
        with _complaints(), _tidy(), self._fetcher.watched():
            return self._read(html)

    def _draw(self, html: str, sheets: int) -> bytes:
        pdf: bytes = self._lay_out(html, sheets).write_pdf(
            pdf_variant="pdf/x-4", output_intent="device-cmyk", pdf_tags=False, uncompressed_pdf=True
        )
        return pdf

    def _read(self, html: str) -> EngineMatter:
        try:
            return read_matter(self._lay_out(html).pages[0]._page_box, KINDS)  # noqa: SLF001 - there is no public door
        except Unmapped as fault:
            raise Refused(str(fault)) from fault

    def _lay_out(self, html: str, sheets: int = 1) -> Any:  # noqa: ANN401 - the engine's document has no types
        head, mark, rest = html.partition("</head>")
        styles = [self._style(style) for style in _STYLE.findall(head)] if mark else []
        page = self._parse(_STYLE.sub("", head) + mark + rest if mark else html)
        # What a parsed sheet declares is its own; without the spot colours' spaces the engine would paint them in RGB.
        spots = {name: profile for style in styles for name, profile in style.spots.items()}
        document = page.render(
            font_config=self._fonts, stylesheets=styles, presentational_hints=False, color_profiles=spots
        )
        if len(document.pages) != sheets:
            wanted = "one" if sheets == 1 else sheets
            message = f"the engine made {len(document.pages)} pages of what has to stand on {wanted}"
            raise Refused(message)
        return document

    def _parse(self, html: str) -> weasyprint.HTML:
        """Parse a page: the layout's furniture as HTML, whatever it is, and our own matter, being well-formed, as XML.

        Copy may hold characters that XML forbids, and a master may hide its matter in a comment; then all is HTML.
        """
        before, _, rest = html.partition(MATTER_BEGINS)
        matter, ends, after = rest.partition(MATTER_ENDS)
        if ends and (own := _well_formed(matter)) is not None:
            page = weasyprint.HTML(string=before + _PLACE + after, url_fetcher=self._fetcher)
            if _set_in(page.etree_element, own):
                return page
        return weasyprint.HTML(string=html, url_fetcher=self._fetcher)

    def _parse_style(self, text: str) -> weasyprint.CSS:
        declared: dict[str, Any] = {}
        sheet = weasyprint.CSS(string=text, font_config=self._fonts, url_fetcher=self._fetcher, color_profiles=declared)
        sheet.spots = {name: profile for name, profile in declared.items() if name.startswith("--")}
        return sheet


@contextmanager
def _numbers() -> Iterator[Numbers]:
    """Take the numbers the engine gave to content, by box, in place of the structure it would make of them (see `tagging`)."""
    taken: dict[Any, Any] = {}
    made = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = lambda _pdf, _document, _version, streams: taken.update(streams[0]._tags)  # noqa: SLF001
    try:
        yield taken
    finally:
        weasyprint.pdf.add_tags = made


def _well_formed(matter: str) -> ET.Element | None:
    try:
        return ET.fromstring(f"<div>{matter}</div>")  # noqa: S314 - inside an element nothing can declare an entity
    except ET.ParseError:
        return None


def _set_in(furniture: ET.Element, matter: ET.Element) -> bool:
    """Put the children of `matter` in the place the furniture leaves for them, and tell whether there is one."""
    around = furniture.find(f".//*[@id='{_PLACE_ID}']/..")
    if around is None or not len(matter):
        return False
    place = next(index for index, child in enumerate(around) if child.get("id") == _PLACE_ID)
    matter[-1].tail = (matter[-1].tail or "") + (around[place].tail or "")
    around[place : place + 1] = list(matter)
    return True


def _leave_out_notes() -> None:
    """Take the marks of floated footnotes out of the engine's own sheet: it makes five styles of them for every element."""
    selectors = UA_STYLESHEET.matcher.other_selectors
    selectors[:] = [selector for selector in selectors if "note-" not in (selector[3] or "")]


class _Fetcher(URLFetcher):  # type: ignore[misc] # the engine has no types
    """Answers from memory, and remembers what it refused: the engine swallows even fatal errors inside an SVG."""

    def __init__(self, fonts: Mapping[str, bytes], icc: bytes) -> None:
        super().__init__(allowed_protocols=("stonehand",), allow_redirects=False, fail_on_errors=True)
        self._fixed = {FONT_ADDRESS + name: data for name, data in fonts.items()} | {PROFILE_ADDRESS: icc}
        self.pictures: Mapping[str, bytes] = {}
        self._refused: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:  # noqa: ARG002 - the engine's signature
        address = unquote(url)
        found = self._fixed.get(address)
        if found is None and address.startswith(PICTURE_ADDRESS):
            found = self.pictures.get(address)
        if found is None:
            self._refused.append(url[:200])
            raise FatalURLFetchingError(url)
        return URLFetcherResponse(url, found)

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Turn addresses refused inside into `Refused`, and so the recursion that deep nesting ends in."""
        self._refused.clear()
        try:
            yield
        except FatalURLFetchingError:
            pass
        except RecursionError as fault:
            message = "the matter is nested too deeply"
            raise Refused(message) from fault
        if self._refused:
            message = "the page asks for " + ", ".join(repr(url) for url in dict.fromkeys(self._refused))
            raise Refused(message)


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = record.getMessage()
        if not _HARMLESS.fullmatch(line):
            self.lines.append(line)


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """Collect every warning and error the engine logs: its own logger is silent unless somebody listens."""
    listener = _Listener()
    loggers = [logging.getLogger(name) for name in _LOGGERS]
    for logger in loggers:
        logger.addHandler(listener)
    try:
        yield listener.lines
    finally:
        for logger in loggers:
            logger.removeHandler(listener)


@contextmanager
def _tidy() -> Iterator[None]:
    """Collect garbage between pages and not in the middle of one: the tree of boxes is full of cycles."""
    try:
        yield
    finally:
        if gc.get_count()[0] > _MOST_OBJECTS:
            gc.collect()
