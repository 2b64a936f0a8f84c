"""A stereo: the page of a supplied PDF cast as one form, which can be put into any other page without being looked at again.

It runs in the child that parses foreign files. In come the file, and the trim box and rotation its facts told; out goes a PDF
written by us, of one page as large as the trim, that draws one form: the page's operators as they were, fonts and pictures
untouched, and of all else only what drawing needs. Annotations, actions, metadata, private data and structure stay behind.
(ISO 32000-1, 8.4.2 and 8.10)
"""

import io
import zlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Stream

from stonehand.model.drawn import Box

MOST_OBJECTS = 10_000
"""How many objects a page may draw with. The largest advertisements have some hundreds. qpdf copies as deep as they are chained:
30,000 pass, 100,000 overflow its stack.
"""

_RESOURCES = ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font")
_STREAM = ("/Length", "/Filter", "/DecodeParms", "/Type", "/Subtype")
_FORM = frozenset((*_STREAM, "/FormType", "/BBox", "/Matrix", "/Resources", "/Group"))
_IMAGE = frozenset(
    (
        *_STREAM,
        *("/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent", "/ImageMask", "/Mask", "/Decode"),
        *("/Interpolate", "/SMask", "/SMaskInData", "/Matte"),
    )
)
_LEFT_BEHIND = frozenset(
    ("/Metadata", "/PieceInfo", "/LastModified", "/StructParent", "/StructParents", "/OPI", "/AF", "/OC", "/Parent")
)
"""What other streams, fonts and patterns may carry and no drawing needs. Names of resources are never looked at."""

_DRAWN = (Name.Form, Name.Image)
_TYPED = (Name.Font, Name.FontDescriptor, Name.Pattern)


class Uncastable(ValueError):
    """The page cannot be made a form: it says what of it is broken, or out of all measure."""


def cast(pdf: bytes, trim: Box, rotate: int) -> bytes:
    """Cast the first page of a file.

    Raises:
        Uncastable: it draws with too many objects, its content is not whole, or it had to be put together by guess.
        pikepdf.PdfError: the file cannot be read.
    """
    with pikepdf.open(io.BytesIO(pdf), suppress_warnings=True) as source, pikepdf.new() as alone:
        _check_sound(source)
        sheet = source.pages[0]
        content = _content(sheet)
        held = Dictionary(Resources=_bare_resources(_inherited(sheet.obj)))
        if "/Group" in sheet.obj:
            held.Group = _isolated(sheet.obj.Group)
        _strip(held)
        form = alone.make_stream(b"")
        form.write(zlib.compress(content, 9), filter=Name.FlateDecode)
        form.Type, form.Subtype = Name.XObject, Name.Form
        form.BBox = Array([trim.left, trim.bottom, trim.right, trim.top])
        form.Matrix = Array(_upright(trim, rotate))
        for key, value in alone.copy_foreign(source.make_indirect(held)).items():
            form[key] = value
        return _mounted(alone, form, trim, rotate)


def _check_sound(source: pikepdf.Pdf) -> None:
    """Refuse a file of which an end may be missing: qpdf finds what objects it can, and the others count as nothing."""
    if any("file is damaged" in str(warned) for warned in source.get_warnings()):
        message = "it is damaged, or cut off: its table of objects is not where it should be"
        raise Uncastable(message)


def _content(sheet: pikepdf.Page) -> bytes:
    """Give the page's operators, of several streams one after the other; more states ended than begun would end the page's own."""
    contents = sheet.obj.get("/Contents", Array())
    streams = list(contents) if isinstance(contents, Array) else [contents]
    content = b"\n".join(stream.read_bytes() for stream in streams if isinstance(stream, Stream))
    depth = 0
    for instruction in pikepdf.parse_content_stream(sheet, "q Q"):
        depth += 1 if str(instruction.operator) == "q" else -1
        if depth < 0:
            message = "its content ends a graphics state it never began"
            raise Uncastable(message)
    return content


def _inherited(node: Object) -> Object:
    """Find the resources of the nearest ancestor that has any."""
    for _ in range(100):
        if "/Resources" in node:
            return node.Resources
        if "/Parent" not in node:
            break
        node = node.Parent
    return Dictionary()


def _bare_resources(resources: Object) -> Object:
    """Give resources with the kinds that draw; of marked content the names alone, or its operators would be at a loss."""
    kept = {kind: resources[kind] for kind in _RESOURCES if isinstance(resources.get(kind), Dictionary)}
    bare = Dictionary(kept)
    if isinstance(marked := resources.get("/Properties"), Dictionary):
        bare.Properties = Dictionary({name: Dictionary() for name in marked})
    return bare


def _strip(held: Object) -> None:
    """Take out of all that is drawn with what no drawing needs."""
    seen: set[tuple[int, int]] = set()
    waiting = [held]
    while waiting:
        thing = waiting.pop()
        if thing.is_indirect:
            if thing.objgen in seen:
                continue
            seen.add(thing.objgen)
        if len(seen) > MOST_OBJECTS:
            message = f"it draws with more than {MOST_OBJECTS:,} objects"
            raise Uncastable(message)
        _leave_behind(thing)
        waiting += _inside(thing)


def _leave_behind(thing: Object) -> None:
    unwanted: set[str] | frozenset[str] = _LEFT_BEHIND
    if isinstance(thing, Stream):
        kind = thing.get("/Subtype")
        unwanted = set(thing.keys()) - (_FORM if kind == Name.Form else _IMAGE) if kind in _DRAWN else unwanted
        if isinstance(inner := thing.get("/Resources"), Dictionary):
            thing.Resources = _bare_resources(inner)
    elif not isinstance(thing, Dictionary) or thing.get("/Type") not in _TYPED:
        return
    for key in unwanted & set(thing.keys()):
        del thing[key]


def _inside(thing: Object) -> Iterator[Object]:
    """Give what an object holds; plain numbers and names hold nothing. A stream's bytes are not looked at."""
    for value in thing if isinstance(thing, Array) else thing.values():
        if isinstance(value, (Array, Dictionary, Stream)):
            yield value


def _upright(trim: Box, rotate: int) -> tuple[float, ...]:
    """Give the matrix that turns the page as it is meant to be seen, and brings the trim's lower left corner to the origin."""
    match rotate % 360:
        case 90:
            return 0, -1, 1, 0, -trim.bottom, trim.right
        case 180:
            return -1, 0, 0, -1, trim.right, trim.top
        case 270:
            return 0, 1, -1, 0, trim.top, -trim.left
        case _:
            return 1, 0, 0, 1, -trim.left, -trim.bottom


def _isolated(group: Object) -> Dictionary:
    """Give a page's group for its form: isolated, as a page's always is (11.4.7), in the space it blends in or the press's."""
    kept = Dictionary(S=Name.Transparency, I=True, CS=group.get("/CS", Name.DeviceCMYK))
    if "/K" in group:
        kept.K = group.K
    return kept


def _mounted(alone: pikepdf.Pdf, form: Object, trim: Box, rotate: int) -> bytes:
    """Put the form on a page of the trim's size, upright, and give the file."""
    width, height = trim.right - trim.left, trim.top - trim.bottom
    if rotate % 180:
        width, height = height, width
    alone.add_blank_page(page_size=(width, height))
    sheet = alone.pages[0]
    sheet.obj.Resources = Dictionary(XObject=Dictionary(Ad=form))
    sheet.obj.Contents = alone.make_stream(b"/Ad Do")
    out = io.BytesIO()
    alone.save(out, static_id=True, object_stream_mode=ObjectStreamMode.generate, min_version="1.6")
    return out.getvalue()
