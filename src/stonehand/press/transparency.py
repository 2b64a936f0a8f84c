"""Transparency: what a PDF/X-1a may not hold. What is opaque in truth is written so; what is not is named.

The engine sets an alpha of 1 before nearly everything it paints, and draws what a style calls half opaque as a group. A page
without a single alpha, mask or blend mode shows the same without its groups. Which keys count was gathered from public checkers
(ISO 15930-4 is not free to read): `ca` and `CA` of 1, no `SMask` but `None`, no `BM` but `Normal` and `Compatible`, no group.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object

from stonehand.model.finding import Finding, OnPage, error
from stonehand.press.resources import content_streams, entries, pictures

_KEYS = ("/ca", "/CA", "/SMask", "/BM", "/AIS", "/TK")
_OPAQUE_MODES = frozenset({"/Normal", "/Compatible"})


def flatten(sheet: pikepdf.Page, where: OnPage) -> Iterator[Finding]:
    """Take transparency that shows nothing out of a page; give what does show, and leave the page alone then."""
    streams = list(content_streams(sheet))
    seen = dict.fromkeys(kind for _stream, resources in streams for kind in _transparent(resources))
    for kind in seen:
        yield error(
            "press/transparency",
            f"page {where.page} holds {kind}; PDF/X-1a has no transparency",
            where,
            hint="take it out of the layout's styles (`opacity`, alpha in a colour, a shadow), or print to PDF/X-4",
        )
    if seen:
        return
    for stream, resources in streams:
        if stream is not None and "/Group" in stream:
            del stream["/Group"]
        for _name, state in entries(resources, "/ExtGState"):
            for key in set(_KEYS) & set(state.keys()):
                del state[key]


def _transparent(resources: Object) -> Iterator[str]:
    for _name, state in entries(resources, "/ExtGState"):
        yield from _in_state(state)
    for _name, picture in pictures(resources):
        if "/SMask" in picture or int(picture.get("/SMaskInData", 0)):
            yield f"a picture of {int(picture.Width)} x {int(picture.Height)} pixels with a soft mask"


def _in_state(state: Object) -> Iterator[str]:
    for key in ("/ca", "/CA"):
        if key in state and float(state[key]) < 1:
            yield f"something of opacity {float(state[key]):g}"
    if isinstance(state.get("/SMask"), Dictionary):
        yield "a soft mask, such as a shadow's"
    modes = state.get("/BM", Name.Normal)
    for mode in [modes] if isinstance(modes, Name) else list(modes):
        if str(mode) not in _OPAQUE_MODES:
            yield f"the blend mode {str(mode).lstrip('/')}"
