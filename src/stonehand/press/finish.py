"""The finishing pass: one page as the engine made it becomes one page as the press wants it.

In: the engine's PDF of one page. Out: the same page as its sheet has it; and all that no rewriting can mend, as findings.
What WeasyPrint 70 leaves to be done, found by inspecting its content streams, and where it is done:

1. output intent without a registered name: `intent`, on binding;
2. links as annotations within the trim: every key of page and document but those known to be wanted is dropped here;
3. groups that blend in an ICC space: here, with the inks;
4. alpha and groups in PDF/X-1a: `transparency`;
5. white, black and links in RGB: `ink`;
6. a bleed box of 10 pt at most: `sheet`, which knows the profile's bleed edge by edge;
7. Lab and ICC spaces nobody paints in: dropped here, with the inks;
8. no overprint: `overprint`;
9. no spot colours, no pictures of one bit, no marks but in RGB: `spots`, `line_art`, `marks`.

Finishing what it has finished changes no content stream.
"""

import io
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode

from stonehand.model.finding import Finding, OnPage, Outcome, error
from stonehand.model.type import FontSet
from stonehand.model.units import Mm, Pt, mm, pt
from stonehand.press.ink import Inked, ink
from stonehand.press.line_art import restore_line_art
from stonehand.press.marks import INK, marks
from stonehand.press.overprint import KNOCKOUT, OVERPRINT, overprint
from stonehand.press.pictures import check_pictures
from stonehand.press.resources import CMYK_SAFE, content_streams, entries, space_name
from stonehand.press.sheet import Sheet
from stonehand.press.spots import ALL, name_inks, separation
from stonehand.press.transparency import flatten
from stonehand.press.typeface import finish_fonts

_SLACK = 0.02
"""Points by which the engine's page may miss the format: it counts in pixels of 1/96 inch, in floating point."""

_KEPT = frozenset({"/Type", "/Parent", "/MediaBox", "/Contents", "/Resources", "/TrimBox", "/BleedBox"})


def finish_page(pdf: bytes, sheet: Sheet, fonts: FontSet) -> Outcome[bytes]:
    """Finish one page, which the engine must have drawn with the profile's widest bleed on all four edges."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        where = OnPage(sheet.page)
        findings = [
            *_check_size(page, sheet, where),
            *_finish_inks(document, page, sheet, where),
            *check_pictures(page, where, black_only=sheet.black_only),
            *(flatten(page, where) if sheet.opaque else ()),
            *finish_fonts(page, frozenset(face.family for face in fonts.faces), where),
        ]
        restore_line_art(page)
        _finish_boxes(page, sheet)
        if sheet.profile.marks:
            _draw_marks(document, page, sheet, fonts)
        _drop_the_rest(document, page)
        out = io.BytesIO()
        document.save(out, static_id=True, object_stream_mode=ObjectStreamMode.generate, min_version="1.6")
    return Outcome(out.getvalue(), tuple(findings))


def _check_size(page: pikepdf.Page, sheet: Sheet, where: OnPage) -> Iterator[Finding]:
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    bleed = sheet.profile.bleed.most
    width, height = Mm(sheet.trim.width + 2 * bleed), Mm(sheet.trim.height + 2 * bleed)
    if max(abs(right - left - pt(width)), abs(top - bottom - pt(height))) > _SLACK:
        yield error(
            "press/page-size",
            f"page {where.page} came out {mm(Pt(right - left)):.2f} x {mm(Pt(top - bottom)):.2f} mm; with its bleed the "
            f"format is {width:.2f} x {height:.2f} mm",
            where,
            hint="let the layout's styles leave `@page` alone: its size comes from `format`",
        )


def _finish_boxes(page: pikepdf.Page, sheet: Sheet) -> None:
    boxes = sheet.boxes
    page.obj.MediaBox = Array(boxes.media)
    page.obj.BleedBox = Array(boxes.bleed)
    page.obj.TrimBox = Array(boxes.trim)


def _finish_inks(document: pikepdf.Pdf, page: pikepdf.Page, sheet: Sheet, where: OnPage) -> Iterator[Finding]:
    colours: dict[str, None] = {}
    used: dict[tuple[int, int], set[str]] = {}
    shared: dict[tuple[int, int], Object] = {}
    name_inks(page, sheet.kept_spots)
    for stream, resources in content_streams(page):
        inked = _finish_page_stream(document, page, sheet) if stream is None else _finish_group(stream, sheet)
        _hold_states(resources, inked.content)
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


def _finish_page_stream(document: pikepdf.Pdf, page: pikepdf.Page, sheet: Sheet) -> Inked:
    page.contents_coalesce()
    inked = _inked(page.obj.Contents.read_bytes(), sheet)
    page.obj.Contents = document.make_stream(b"")
    # By qpdf, on saving, compressing would take twice as long.
    page.obj.Contents.write(zlib.compress(inked.content), filter=Name.FlateDecode)
    return inked


def _finish_group(stream: Object, sheet: Sheet) -> Inked:
    inked = _inked(stream.read_bytes(), sheet)
    stream.write(inked.content)
    if "/Group" in stream:
        stream.Group.CS = Name.DeviceCMYK
    return inked


def _inked(content: bytes, sheet: Sheet) -> Inked:
    inked = ink(content, black_only=sheet.black_only, spots=sheet.replaced_spots)
    return Inked(overprint(inked.content, sheet.fine_rule), inked.rgb, inked.spaces)


def _hold_states(resources: Object, content: bytes) -> None:
    """Give the resources the graphics states their stream asks for."""
    for name, on in ((OVERPRINT, True), (KNOCKOUT, False)):
        if f"/{name} gs".encode() in content:
            if "/ExtGState" not in resources:
                resources.ExtGState = Dictionary()
            resources.ExtGState[f"/{name}"] = Dictionary(Type=Name.ExtGState, OP=on, op=on, OPM=int(on))


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


def _draw_marks(document: pikepdf.Pdf, page: pikepdf.Page, sheet: Sheet, fonts: FontSet) -> None:
    """Draw in the margin, and keep the page's own drawing, which may go further than its bleed at the spine, out of it."""
    left, bottom, right, top = sheet.boxes.bleed
    before = f"q {left} {bottom} {right - left:.5f} {top - bottom:.5f} re W n\n".encode()
    after = b"\nQ\n" + marks(sheet, next(iter(fonts.faces), None))
    if "/ColorSpace" not in page.resources:
        page.resources.ColorSpace = Dictionary()
    page.resources.ColorSpace[f"/{INK}"] = separation(ALL, (1, 1, 1, 1))
    page.obj.Contents = Array([document.make_stream(before), page.obj.Contents, document.make_stream(after)])


def _drop_the_rest(document: pikepdf.Pdf, page: pikepdf.Page) -> None:
    for key in set(page.obj.keys()) - _KEPT:
        del page.obj[key]
    for key in set(document.Root.keys()) - {"/Type", "/Pages"}:
        del document.Root[key]
    # The engine's clock stands in its Info, and the id it made of it would outlive a static one.
    for key in {"/Info", "/ID"} & set(document.trailer.keys()):
        del document.trailer[key]
