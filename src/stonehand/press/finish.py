"""The finishing pass: one page as the engine made it becomes one page as the press wants it.

In: the engine's PDF of one page. Out: the same page with exact boxes, black ink for neutral colours, no annotation, no
colour space but the press's own, and font names that survive the binding; and all that no rewriting can mend, as findings.
The list of what needs mending in WeasyPrint 70 comes from inspecting its content streams.
"""

import io
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode

from stonehand.model.dummy import Inks, PageId
from stonehand.model.finding import Finding, OnPage, Outcome, error
from stonehand.model.layout import Format
from stonehand.model.type import FontSet
from stonehand.model.units import Mm, Pt, mm, pt
from stonehand.press.ink import Inked, ink
from stonehand.press.resources import CMYK_SAFE, content_streams, entries, pictures, space_name
from stonehand.press.typeface import foreign_family, rename

_SLACK = 0.02
"""Points by which the engine's page may miss the format: it counts in pixels of 1/96 inch, in floating point."""

_KEPT = frozenset({"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources"})


def finish_page(  # noqa: PLR0913, PLR0917 - a page, and what it must be
    pdf: bytes, page: PageId, trim: Format, bleed: Mm, fonts: FontSet, inks: Inks = Inks.CMYK
) -> Outcome[bytes]:
    """Finish one page; `bleed` in millimetres beyond the trim on all four edges, which the engine's page must have drawn.

    On a page of `inks` K nothing is painted in any other ink.
    """
    black_only = inks is Inks.K
    with pikepdf.open(io.BytesIO(pdf)) as document:
        sheet = document.pages[0]
        where = OnPage(page)
        findings = [
            *_check_size(sheet, trim, bleed, where),
            *_finish_inks(document, sheet, where, black_only=black_only),
            *_check_pictures(sheet, where, black_only=black_only),
            *_finish_fonts(sheet, frozenset(face.family for face in fonts.faces), where),
        ]
        _finish_boxes(sheet, trim, bleed)
        for key in set(sheet.obj.keys()) - _KEPT - {"/TrimBox", "/BleedBox"}:
            del sheet.obj[key]
        for key in set(document.Root.keys()) - {"/Type", "/Pages"}:
            del document.Root[key]
        # The engine's clock stands in its Info, and the id it made of it would outlive a static one.
        for key in {"/Info", "/ID"} & set(document.trailer.keys()):
            del document.trailer[key]
        out = io.BytesIO()
        document.save(out, static_id=True, object_stream_mode=ObjectStreamMode.generate, min_version="1.6")
    return Outcome(out.getvalue(), tuple(findings))


def _check_size(sheet: pikepdf.Page, trim: Format, bleed: Mm, where: OnPage) -> Iterator[Finding]:
    left, bottom, right, top = (float(edge) for edge in sheet.mediabox)
    wanted = (pt(Mm(trim.width + 2 * bleed)), pt(Mm(trim.height + 2 * bleed)))
    if max(abs(right - left - wanted[0]), abs(top - bottom - wanted[1])) > _SLACK:
        yield error(
            "press/page-size",
            f"page {where.page} came out {mm(Pt(right - left)):.2f} x {mm(Pt(top - bottom)):.2f} mm; with its bleed the "
            f"format is {trim.width + 2 * bleed:.2f} x {trim.height + 2 * bleed:.2f} mm",
            where,
            hint="let the layout's styles leave `@page` alone: its size comes from `format`",
        )


def _finish_boxes(sheet: pikepdf.Page, trim: Format, bleed: Mm) -> None:
    """Count from the trim's lower left corner, as the engine does, so that the drawing stays where it is."""
    width, height, edge = (round(pt(length), 5) for length in (trim.width, trim.height, bleed))
    outer = [-edge, -edge, round(width + edge, 5), round(height + edge, 5)]
    sheet.obj.MediaBox = Array(outer)
    sheet.obj.BleedBox = Array(outer)
    sheet.obj.TrimBox = Array([0, 0, width, height])


def _finish_inks(document: pikepdf.Pdf, sheet: pikepdf.Page, where: OnPage, *, black_only: bool) -> Iterator[Finding]:
    colours: dict[str, None] = {}
    used: dict[tuple[int, int], set[str]] = {}
    shared: dict[tuple[int, int], Object] = {}
    for stream, resources in content_streams(sheet):
        if stream is None:
            inked = _finish_page_stream(document, sheet, black_only=black_only)
        else:
            inked = _finish_group(stream, black_only=black_only)
        spaces = resources.get("/ColorSpace", Dictionary())
        colours |= dict.fromkeys((*inked.rgb, *_foreign_spaces(inked.spaces, spaces), *_foreign_shadings(resources)))
        shared[spaces.objgen] = spaces
        used.setdefault(spaces.objgen, set()).update(f"/{name}" for name in inked.spaces)
    for key, spaces in shared.items():
        for name in set(spaces.keys()) - used[key]:
            del spaces[name]
    for colour in colours:
        yield error(
            "press/rgb-paint",
            f"page {where.page} paints in {colour}, which is no CMYK",
            where,
            hint="write the colour as device-cmyk() in the layout's styles",
        )


def _finish_page_stream(document: pikepdf.Pdf, sheet: pikepdf.Page, *, black_only: bool) -> Inked:
    sheet.contents_coalesce()
    inked = ink(sheet.obj.Contents.read_bytes(), black_only=black_only)
    sheet.obj.Contents = document.make_stream(b"")
    # By qpdf, on saving, compressing would take twice as long.
    sheet.obj.Contents.write(zlib.compress(inked.content), filter=Name.FlateDecode)
    return inked


def _finish_group(stream: Object, *, black_only: bool) -> Inked:
    inked = ink(stream.read_bytes(), black_only=black_only)
    stream.write(inked.content)
    if "/Group" in stream:
        stream.Group.CS = Name.DeviceCMYK
    return inked


def _foreign_spaces(names: tuple[str, ...], spaces: Object) -> Iterator[str]:
    for name in names:
        kind = space_name(spaces.get(f"/{name}", Name(f"/{name}")))
        if kind not in CMYK_SAFE:
            yield f"the colour space {kind.lstrip('/')}"


def _foreign_shadings(resources: Object) -> Iterator[str]:
    for _name, shading in entries(resources, "/Shading"):
        kind = space_name(shading.get("/ColorSpace"))
        if kind not in CMYK_SAFE:
            yield f"a gradient in {kind.lstrip('/')}"


def _check_pictures(sheet: pikepdf.Page, where: OnPage, *, black_only: bool) -> Iterator[Finding]:
    for _stream, resources in content_streams(sheet):
        for _name, picture in pictures(resources):
            kind = space_name(picture.get("/ColorSpace"))
            size = f"{int(picture.Width)} x {int(picture.Height)} pixels"
            if kind not in CMYK_SAFE and not picture.get("/ImageMask", False):
                yield error(
                    "press/rgb-picture",
                    f"a picture of {size} on page {where.page} is in {kind.lstrip('/')}",
                    where,
                    hint="let pictures come by the articles, which turns them into CMYK, and not by the layout's styles",
                )
            elif black_only and kind == "/DeviceCMYK":
                yield error(
                    "press/colour-picture",
                    f"a picture of {size} on page {where.page} is in colour; the page is printed in black alone",
                    where,
                    hint="let pictures come by the articles, which turns them grey, or book the page in colour",
                )


def _finish_fonts(sheet: pikepdf.Page, families: frozenset[str], where: OnPage) -> Iterator[Finding]:
    seen: set[tuple[int, int]] = set()
    fonts = []
    for _stream, resources in content_streams(sheet):
        for _name, font in entries(resources, "/Font"):
            if not font.is_indirect or font.objgen not in seen:
                fonts.append(font)
                seen.add(font.objgen)
    for font in fonts:
        if (family := foreign_family(font, families)) is not None:
            yield error(
                "press/foreign-font",
                f"page {where.page} holds the font {family}, which is not in the paper's set",
                where,
                hint="name only families of fonts/manifest.yaml in the layout, with the characters the copy needs",
            )
        rename(font)
