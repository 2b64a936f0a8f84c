"""What a page draws with: every content stream reachable from it, and the pictures, fonts and shadings they use.

The engine nests transparency groups and repeated backgrounds as forms and patterns with resources of their own, often shared;
each is given once. A supplied advertisement is a page of its own, and nobody's to look into.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

CMYK_SAFE = frozenset({"/DeviceCMYK", "/DeviceGray", "/Separation", "/DeviceN", "/Pattern", "/Indexed"})
"""Colour spaces that print as they are; an indexed one counts by its base."""

AS_NEW = "/AsNew"
"""The name of the graphics state that a supplied advertisement begins with."""


def content_streams(page: pikepdf.Page) -> Iterator[tuple[Object | None, Object]]:
    """Give each stream of ours that draws with its resources; `None` stands for the page's own content, which may be several."""
    seen: set[tuple[int, int]] = set()
    yield None, page.resources
    waiting: list[Object] = [page.resources]
    while waiting:
        for stream in _drawn(waiting.pop()):
            if stream.objgen in seen:
                continue
            seen.add(stream.objgen)
            resources = stream.get("/Resources", Dictionary())
            if AS_NEW in resources.get("/ExtGState", Dictionary()):
                continue
            yield stream, resources
            waiting.append(resources)


def entries(resources: Object, kind: str) -> Iterator[tuple[str, Object]]:
    """Give the entries of one kind, such as `/Font`, by name."""
    yield from resources.get(kind, Dictionary()).items()


def pictures(resources: Object) -> Iterator[tuple[str, Stream]]:
    """Give the pictures among the resources, by name."""
    for name, drawn in entries(resources, "/XObject"):
        if isinstance(drawn, Stream) and drawn.get("/Subtype") == Name.Image:
            yield name, drawn


def space_name(space: Object | None) -> str:
    """Name a colour space by its kind, such as `/ICCBased`; an indexed one by its base."""
    while isinstance(space, pikepdf.Array):
        if space[0] != Name.Indexed:
            return str(space[0])
        space = space[1]
    return str(space)


def _drawn(resources: Object) -> Iterator[Object]:
    for kind in ("/XObject", "/Pattern"):
        for _name, drawn in entries(resources, kind):
            if isinstance(drawn, Stream) and drawn.get("/Subtype") != Name.Image:
                yield drawn
    for _name, state in entries(resources, "/ExtGState"):
        mask = state.get("/SMask")
        if isinstance(mask, Dictionary) and isinstance(mask.get("/G"), Stream):
            yield mask.G
