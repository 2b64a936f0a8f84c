"""A walk through all objects that hang on a page or on the document: features, colour spaces and transparency, drawn or not.

It goes into dictionaries that stand directly in others: a loop over the numbered objects alone misses an opacity there. A page's
resources count whether its stream names them or not, as they do for a validator.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Stream

from stonehand.engines.pdf_facts import peek
from stonehand.engines.pdf_facts.picture_operators import filters
from stonehand.engines.pdf_facts.spaces import read_space
from stonehand.engines.unreadable import Unreadable
from stonehand.model.facts import Feature, Held, SeeThrough

MOST_OBJECTS = 100_000

_NAMED = frozenset(
    ("/XObject", "/Pattern", "/ExtGState", "/Font", "/ColorSpace", "/Shading", "/Properties", "/CharProcs")
)
"""What holds things by names of their own, which may be any, such as /P."""

_SKIPPED = frozenset(
    (
        "/Parent",
        "/P",
        "/Pg",
        "/StructTreeRoot",
        "/ParentTree",
        "/PieceInfo",
        "/Metadata",
        "/Dest",
        "/Dests",
        "/D",
        "/Pages",
        "/W",
        "/W2",
        "/Widths",
        "/OutputIntents",
        "/B",
        "/Differences",
    )
)
_ACTIONS = frozenset(
    (
        "GoTo",
        "GoToR",
        "GoToE",
        "GoToDp",
        "Launch",
        "Thread",
        "URI",
        "Sound",
        "Movie",
        "Hide",
        "Named",
        "SubmitForm",
        "ResetForm",
        "ImportData",
        "JavaScript",
        "SetOCGState",
        "Rendition",
        "Trans",
        "GoTo3DView",
        "RichMediaExecute",
    )
)
_FILTERS = {"LZWDecode": Feature.LZW, "JPXDecode": Feature.JPEG2000, "JBIG2Decode": Feature.JBIG2}
_KEYS = {
    "/OPI": Feature.OPI,
    "/PresSteps": Feature.PRESENTATION,
    "/AlternatePresentations": Feature.PRESENTATION,
    "/SeparationInfo": Feature.SEPARATED,
    "/EF": Feature.ATTACHED,
    "/EmbeddedFiles": Feature.ATTACHED,
    "/XFA": Feature.XFA,
    "/OpenAction": Feature.OPEN_ACTION,
}
_NORMAL = ("Normal", "Compatible")
_DEEP = 16

Entries = Mapping[str, Any]


@dataclass(slots=True)
class Hanging:
    """What was found to hang on a page or on the document, each once, in the order it was found."""

    held: dict[tuple[Feature, str], None] = field(default_factory=dict)
    spaces: dict[str, None] = field(default_factory=dict)
    transparency: dict[SeeThrough, None] = field(default_factory=dict)

    def told(self, page: int | None) -> tuple[Held, ...]:
        """Give the features as facts have them."""
        return tuple(Held(feature, page, what) for feature, what in self.held)


def walk(*roots: object) -> Hanging:
    """Walk through all that hangs on some objects, other pages left out.

    Raises:
        Unreadable: there is no end to it.
    """
    found = Hanging()
    seen: set[tuple[int, int]] = set()
    ahead = [(root, "") for root in reversed(roots)]
    steps = 0
    while ahead:
        value, key = ahead.pop()
        steps += 1
        if steps > MOST_OBJECTS:
            message = f"there are more than {MOST_OBJECTS} objects in it"
            raise Unreadable(message)
        identity = peek.identity(value)
        if identity is not None:
            if identity in seen:
                continue
            seen.add(identity)
        ahead += _below(value, key, found, root=not key)
    return found


def _below(value: object, key: str, found: Hanging, *, root: bool) -> list[tuple[object, str]]:
    """Look at an object, and give what hangs on it."""
    if isinstance(value, Array):
        return [(each, key) for each in peek.items(value) if isinstance(each, Array | Dictionary | Stream)]
    held = dict(peek.entries(value))
    if not root and peek.name(held.get("/Type")) in ("Page", "Pages"):
        return []
    _look(value, held, key, found)
    skipped = frozenset[str]() if key in _NAMED else _SKIPPED
    return [
        (below, _EACH_SETTING if key == "/ExtGState" else name)
        for name, below in held.items()
        if name not in skipped and isinstance(below, Array | Dictionary | Stream)
    ]


_EACH_SETTING = "each /ExtGState"


def _look(value: object, held: Entries, key: str, found: Hanging) -> None:
    if key in ("/ExtGState", _EACH_SETTING):
        found.transparency.update(dict.fromkeys(_see_through(held)))
        found.held.update(dict.fromkeys(_settings(held)))
    if "/ColorSpace" in held:
        found.spaces.update(dict.fromkeys(_spaces(held["/ColorSpace"])))
    if isinstance(value, Stream):
        found.held.update(dict.fromkeys(_stream(held)))
    if peek.name(held.get("/Subtype")) == "Image" and _masked(held):
        found.transparency[SeeThrough("soft mask")] = None
    group = held.get("/Group")
    if peek.name(peek.entry(group, "/S")) == "Transparency":
        found.transparency[SeeThrough("group", read_space(peek.entry(group, "/CS")).kind)] = None
    if key not in _NAMED:
        found.held.update(dict.fromkeys(_features(held, key)))


def _see_through(settings: Entries) -> Iterator[SeeThrough]:
    """Give what a graphics state makes transparent."""
    for key in ("/ca", "/CA"):
        opacity = peek.number(settings.get(key))
        if opacity is not None and opacity < 1:
            yield SeeThrough(f"opacity {opacity:g}")
    modes = [peek.name(mode) for mode in peek.items(settings.get("/BM")) or (settings.get("/BM"),)]
    if modes[0] and modes[0] not in _NORMAL:
        yield SeeThrough(f"blend mode {modes[0]}")
    mask = settings.get("/SMask")
    if isinstance(mask, Dictionary):
        group = peek.entry(peek.entry(mask, "/G"), "/Group")
        yield SeeThrough("soft mask", read_space(peek.entry(group, "/CS")).kind)


def _settings(settings: Entries) -> Iterator[tuple[Feature, str]]:
    """Give what a graphics state says to the press, which nobody but the press should."""
    if "/TR" in settings:
        yield Feature.TRANSFER, "TR"
    if "/TR2" in settings and peek.name(settings["/TR2"]) != "Default":
        yield Feature.TRANSFER, "TR2"
    if "/HT" in settings and peek.name(settings["/HT"]) != "Default":
        yield Feature.HALFTONE, "HT"
    if "/HTP" in settings:
        yield Feature.HALFTONE, "HTP"


def _spaces(value: object) -> Iterator[str]:
    """Give the kinds of a picture's space, or of all a resource dictionary names, with those they rest on."""
    named = [space for _, space in peek.entries(value)] if isinstance(value, Dictionary) else [value]
    for space in named:
        yield from (kind for kind in read_space(space, value).kinds if kind)


def _stream(held: Entries) -> Iterator[tuple[Feature, str]]:
    for name in filters(held.get("/Filter")):
        if name in _FILTERS:
            yield _FILTERS[name], ""
    if "/F" in held:
        yield Feature.EXTERNAL, peek.text(held["/F"]) or peek.text(peek.entry(held["/F"], "/F"))
    if peek.whole(held.get("/BitsPerComponent")) == _DEEP and peek.name(held.get("/Subtype")) == "Image":
        yield Feature.DEEP, ""
    if "/Alternates" in held:
        yield Feature.ALTERNATE, ""
    if "PS" in (peek.name(held.get("/Subtype")), peek.name(held.get("/Subtype2"))):
        yield Feature.POSTSCRIPT, ""
    if "/Ref" in held:
        yield Feature.REFERENCE, ""


def _masked(image: Entries) -> bool:
    return isinstance(image.get("/SMask"), Stream) or peek.whole(image.get("/SMaskInData")) > 0


def _features(held: Entries, key: str) -> Iterator[tuple[Feature, str]]:
    for name, feature in _KEYS.items():
        if name in held:
            yield feature, ""
    action = peek.name(held.get("/S"))
    if action == "JavaScript" or "/JavaScript" in held:
        yield Feature.JAVASCRIPT, ""
    elif action in _ACTIONS:
        yield Feature.ACTION, action
    if key == "/AcroForm" and peek.items(held.get("/Fields")):
        yield Feature.FORM, ""
