"""A specimen issue for compose: the sample layout read plainly, and stories set by a greedy line breaker of its own.

It sets what real galleys set, badly broken but exactly spaced, so that a page with everything on it can be composed,
rendered and measured without any other stage.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import qrcode
import uharfbuzz
import yaml

from stonehand.model.article import Article, Colour, Emphasis, Picture, Priority, Run, Status
from stonehand.model.dummy import Dummy, PageId
from stonehand.model.finding import Where
from stonehand.model.galley import (
    DropCap,
    Galley,
    Head,
    HeadKind,
    HeadLine,
    HeadPart,
    Kind,
    Line,
    PictureSetting,
    Piece,
    Qr,
)
from stonehand.model.issue import Issue
from stonehand.model.layout import Format, Grid, Layout, Master, QrStyle, Words
from stonehand.model.page import Box, Leg, MadeUpPage, MakeUp, Part, Placed, PlacedPicture
from stonehand.model.type import Face, FontSet, Setting, TypeSheet, TypeStyle
from stonehand.model.units import Columns, Lines, Mm, Pt, mm, parse_length, pt

ROOT = Path(__file__).parents[2]
HERE = Where("layouts/gazette/layout.yaml", 1, 1)
TEXT = (
    "The swing bridge at Port Haven turned on its pivot for the first time since last December, and the people who "
    "had gathered on both quays before dawn counted aloud as the span came round. It took four minutes and ten seconds, "
    "which is eleven seconds less than the harbour commissioners had promised and half a minute more than anybody "
    "remembers from the old days. Nobody complained. A brass band that had been told to play only when the gates were "
    "down began when they were not, and the harbourmaster, who does not like brass bands, let it play."
)
COPY = TEXT.split()


@cache
def fonts() -> FontSet:
    """Read the vendored faces."""
    folder = ROOT / "fonts"
    manifest = yaml.safe_load((folder / "manifest.yaml").read_text("utf-8"))
    return FontSet(
        tuple(
            Face(
                family["family"],
                face["file"],
                face["weight"],
                face["style"] == "italic",
                face["sha256"],
                (folder / face["file"]).read_bytes(),
            )
            for family in manifest["families"]
            for face in family["faces"]
        )
    )


@cache
def layout() -> Layout:
    """Read the sample layout as it stands, without the checks of intake."""
    folder = ROOT / "layouts" / "gazette"
    told = yaml.safe_load((folder / "layout.yaml").read_text("utf-8"))
    width, height = (Mm(float(side.removesuffix("mm"))) for side in told["format"]["trim"].split(" x ") or ())
    margins = {side: Mm(mm(parse_length(length))) for side, length in told["format"]["margins"].items()}
    form = Format(width, height, **margins)
    columns, gutter = told["grid"]["columns"], mm(parse_length(told["grid"]["gutter"]))
    leading = parse_length(told["grid"]["leading"])
    measure = Mm((width - margins["inner"] - margins["outer"] - (columns - 1) * gutter) / columns)
    lines = Lines(int((pt(Mm(height - margins["top"] - margins["bottom"])) + 0.01) // leading))
    words = told["words"]
    return Layout(
        paper="gazette",
        where=HERE,
        name=told["name"],
        lang=told["language"],
        identity=told["identity"],
        url_pattern=told["url"],
        format=form,
        grid=Grid(Columns(columns), lines, measure, gutter, leading),
        sheets={"": _sheet(told)},
        headlines=(),
        masters={name: _master(name, told) for name in ("front", "inside")},
        words=Words(
            **{
                "advertisement": "Advertisement",
                **words,
                "weekdays": tuple(words["weekdays"]),
                "months": tuple(words["months"]),
            }
        ),
        qr=QrStyle(Mm(mm(parse_length(told["qr"]["module"])))),
        press=told["press"],
        templates={path.name: path.read_text("utf-8") for path in sorted((folder / "masters").glob("*.j2"))},
        styles={name: (folder / "styles" / name).read_text("utf-8") for name in told["styles"]},
    )


def issue(slugs: Sequence[str]) -> Issue:
    """Give an issue with these stories."""
    return Issue("2026-11-27", "gazette", dt.date(2026, 11, 27), 412, "Morning", HERE, tuple(map(_article, slugs)))


def galley(slug: str, words: int = 300, *, drop: bool = False, measure: Mm | None = None) -> Galley:
    """Set a story of so many words: paragraphs, a crosshead every fourth, one with emphasis, a note at its end."""
    own = measure or layout().grid.measure
    return replace(
        Galley(slug, Priority.LEAD, "en-GB", own, (), (), (), _qr(slug), HERE),
        lines=tuple(_story(words, own, drop=drop)),
    )


def head(text: Sequence[str], size: float, leading: float, span: int, *, standfirst: Sequence[str] = ()) -> Head:
    """Set a head group by hand: a kicker, the headline's lines, the standfirst's, a byline."""
    top, parts = 0.0, []

    def part(kind: HeadKind, lines: Sequence[str], size: float, leading: float, after: float) -> None:
        nonlocal top
        style = getattr(layout().sheets[""], kind.value)
        cut = tuple(HeadLine((Piece(line),), Pt(_width(style, line, size))) for line in lines)
        parts.append(HeadPart(kind, cut, Pt(size), Pt(leading), Pt(top), pt(layout().grid.width(Columns(span)))))
        top += leading * len(lines) + after

    part(HeadKind.KICKER, ["Transport"], 10, 10, 0)
    part(HeadKind.HEADLINE, text, size, leading, 4)
    if standfirst:
        part(HeadKind.STANDFIRST, standfirst, 12.5, 15, 0)
    top = 10 * -(-top // 10)
    part(HeadKind.BYLINE, ["By Marta Linde"], 9, 10, 0)
    return Head(Columns(span), Pt(size), tuple(parts), Lines(int(-(-top // 10)) + 1), 0.9)


def picture(span: int, depth: int) -> PictureSetting:
    """Set a picture with a caption of one line and a credit."""
    what = Picture(
        "issues/2026-11-27/pictures/bridge.jpg",
        HERE,
        (Run("The first bus over the mended span on Thursday morning."),),
        "Jon Ferris",
        "A green bus crossing an iron swing bridge in low sun",
        3000,
        2000,
        Colour.COLOUR,
        span,
    )
    caption = Line(
        Kind.CAPTION, (Piece("The first bus over the mended span on Thursday morning."),), HERE, 0, credit="Jon Ferris"
    )
    return PictureSetting(what, Columns(span), Lines(depth), Lines(depth), Lines(depth), (caption,))


def even_legs(  # noqa: PLR0913 - a cut, a place and a room
    story: Galley, top: int, column: int, columns: int, *, start: int = 0, room: int | None = None
) -> tuple[Leg, ...]:
    """Cut a story into legs as even as its lines go, from a line of the page and a column on."""
    lines = story.lines
    depth = room or -(-sum(line.depth + line.above for line in lines[start:]) // columns)
    legs, at = [], start
    for place in range(columns):
        first, deep = at, 0
        while at < len(lines) and (take := lines[at].depth + (lines[at].above if at > first else 0)) + deep <= depth:
            deep, at = deep + take, at + 1
        if place == columns - 1 and room is None:
            deep += sum(line.depth + line.above for line in lines[at:])
            at = len(lines)
        if at > first:
            legs.append(Leg(Box(Columns(column + place), Lines(top), Columns(1), Lines(deep)), first, at))
    return tuple(legs)


def full_page() -> tuple[Issue, MakeUp]:
    """Make up a front page with a lead, its picture and code, and a second story under it, and an inside page of text."""
    lead, second, long = galley("harbour-bridge", 620, drop=True), galley("tide-tables", 300), galley("long-read", 2450)
    top = layout().front.furniture
    over = head(
        ["Harbour bridge reopens after", "eleven months of waiting"],
        56,
        58,
        5,
        standfirst=[
            "Lorries are barred until the spring, but for the people of the east bank",
            "the detour through Kettle Lane is over.",
        ],
    )
    body = top + over.depth
    shot = PlacedPicture(_box(2, body, 3, 27), picture(3, 27))
    legs = (
        *even_legs(lead, body, 0, 2, room=44),
        *even_legs(lead, body + 29, 2, 2, start=even_legs(lead, body, 0, 2, room=44)[-1].stop, room=15),
    )
    legs = (*legs, *_last(lead, legs[-1].stop, 4, body + 29))
    foot = max(leg.box.foot for leg in legs)
    code = Placed(_box(4, foot - 7, 1, 7), _qr("harbour-bridge"))
    below = foot + 2
    under = head(["Tide tables move to the front page"], 36, 38, 5)
    parts = (
        Part(
            "harbour-bridge",
            1,
            _box(0, top, 5, foot - top),
            over,
            _box(0, top, 5, over.depth),
            (shot,),
            legs,
            None,
            None,
            code,
            rule_above=False,
        ),
        Part(
            "tide-tables",
            1,
            _box(0, below, 5, 20),
            under,
            _box(0, below, 5, under.depth),
            (),
            even_legs(second, below + under.depth, 0, 4),
            None,
            None,
            None,
            rule_above=True,
        ),
    )
    front = MadeUpPage(PageId("1"), 1, "front", parts)
    inside = MadeUpPage(PageId("2"), 2, "inside", (_whole_page(long),))
    return (
        issue(["harbour-bridge", "tide-tables", "long-read"]),
        MakeUp((front, inside), Dummy("2026-11-27", ()), (lead, second, long)),
    )


def _whole_page(story: Galley) -> Part:
    top = layout().inside.furniture + 1
    room = layout().grid.lines - top - 1
    legs = even_legs(story, top, 0, 5, room=room)
    turn = Placed(_box(4, layout().grid.lines - 1, 1, 1), "Continued on page 3")
    back = Placed(_box(0, top - 1, 1, 1), "From page 1")
    return Part(story.slug, 1, _box(0, top, 5, room), None, None, (), legs, turn, back, None, rule_above=False)


def _last(story: Galley, start: int, column: int, top: int) -> tuple[Leg, ...]:
    return even_legs(story, top, column, 1, start=start, room=8)


def _box(column: int, line: int, columns: int, lines: int) -> Box:
    return Box(Columns(column), Lines(line), Columns(columns), Lines(lines))


def _article(slug: str) -> Article:
    title = slug.replace("-", " ").capitalize()
    return Article(
        slug, HERE, "en-GB", (Run(title),), "News", (), "", "", "news", Priority.LEAD, Status.READY, None, (), (), 0
    )


def _sheet(told: dict[str, Any]) -> TypeSheet:
    styles = {
        name: TypeStyle(
            family=style["family"],
            size=parse_length(style["size"]),
            leading=parse_length(style["leading"]),
            where=HERE,
            weight=style.get("weight", 400),
            italic=style.get("italic", False),
            tracking=float(str(style.get("tracking", "0%")).removesuffix("%")) / 100,
            features=tuple(style.get("features", ())),
            capitals=style.get("capitals", False),
        )
        for name, style in told["type"].items()
        if name != "indent"
    }
    return TypeSheet(**styles, indent=Mm(mm(parse_length(told["type"]["indent"]))), setting=Setting())


def _master(name: str, told: dict[str, Any]) -> Master:
    master = told["masters"][name]
    return Master(name, master["template"], Lines(int(master["furniture"].split()[0])), HERE)


@cache
def _font(family: str, weight: int, italic: bool) -> tuple[uharfbuzz.Font, int]:  # noqa: FBT001 - a face's key
    face = fonts().find(family, weight, italic=italic)
    assert face is not None
    shaped = uharfbuzz.Face(uharfbuzz.Blob(face.data))
    return uharfbuzz.Font(shaped), shaped.upem


@cache
def _ems(family: str, weight: int, italic: bool, features: tuple[str, ...], text: str) -> float:  # noqa: FBT001
    font, units = _font(family, weight, italic)
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer, {"liga": False, "clig": False, **dict.fromkeys(features, True)})
    return float(sum(glyph.x_advance for glyph in buffer.glyph_positions)) / units


def _width(style: TypeStyle, text: str, size: float | None = None, emphasis: Emphasis = Emphasis.ROMAN) -> float:
    """Measure a text word by word, as an engine does that spaces words itself."""
    italic, size = style.italic or bool(emphasis & Emphasis.ITALIC), size or style.size
    weight = 700 if emphasis & Emphasis.BOLD else style.weight
    features = (*style.features, "smcp") if emphasis & Emphasis.SMALL_CAPS else style.features
    shown = text.upper() if style.capitals else text
    ems = sum(_ems(style.family, weight, italic, features, word) for word in shown.split(" ") if word)
    ems += text.count(" ") * _ems(style.family, weight, italic, features, " ")
    scale = 0.65 if emphasis & Emphasis.SUPERIOR else 1.0
    return ems * size * scale + len(text) * style.tracking * size


def _story(words: int, across: Mm, *, drop: bool) -> Iterator[Line]:
    sheet, given, paragraph = layout().sheets[""], 0, 0
    while given < words:
        count = 37 + 23 * (paragraph % 4)
        copy = [(COPY[(given + at) % len(COPY)], Emphasis.ROMAN) for at in range(min(count, words - given))]
        given += count
        if paragraph % 4 == 1:
            copy[6:12] = [
                (word, (Emphasis.ITALIC, Emphasis.BOLD, Emphasis.SMALL_CAPS)[at % 3])
                for at, (word, _) in enumerate(copy[6:12])
            ]
        if paragraph and paragraph % 4 == 0:
            yield Line(Kind.CROSSHEAD, (Piece("Counted aloud"),), HERE, 100 + paragraph, above=Lines(1))
        flush = paragraph == 0 or paragraph % 4 == 0
        cap = _cap(copy) if drop and paragraph == 0 else None
        indent = 0.0 if flush else pt(sheet.indent)
        lines = list(_paragraph(Kind.BODY, sheet.body, copy, paragraph, indent, cap, across=across))
        if paragraph % 4 == 1:
            lines[-1] = replace(lines[-1], pieces=(*lines[-1].pieces, Piece("1", Emphasis.SUPERIOR)))
        if given >= words:
            lines[-1] = replace(lines[-1], end=True)
        yield from lines
        paragraph += 1
    note = [(word, Emphasis.ROMAN) for word in COPY[:18]]
    yield from (
        replace(line, above=Lines(int(at == 0)), marker="1" if at == 0 else "")
        for at, line in enumerate(
            _paragraph(Kind.NOTE, sheet.note, note, paragraph, 8.0, None, across=across, hang=True)
        )
    )


def _cap(copy: list[tuple[str, Emphasis]]) -> DropCap:
    """Cut the initial off the copy: its capital as high as two leadings and a capital of the body."""
    body = layout().sheets[""].body
    word = copy[0][0]
    copy[0] = (word[1:], Emphasis.ROMAN)
    size = (2 * body.leading + 0.67 * body.size) / 0.67
    return DropCap(word[0], Lines(3), Pt(size), Pt(_width(body, word[0], size) + 2.5))


def _paragraph(  # noqa: PLR0913, PLR0917 - the parts of a line
    kind: Kind,
    style: TypeStyle,
    copy: list[tuple[str, Emphasis]],
    number: int,
    indent: float,
    cap: DropCap | None,
    *,
    across: Mm,
    hang: bool = False,
) -> Iterator[Line]:
    measure, start = pt(across), 0
    broken: list[tuple[int, int, float]] = []
    while start < len(copy):
        inset = cap.width if cap and len(broken) < cap.lines else indent if hang or not broken else 0.0
        stop = start + 1
        while stop < len(copy) and _natural(style, copy[start : stop + 1]) <= measure - inset:
            stop += 1
        broken.append((start, stop, inset))
        start = stop
    for at, (start, stop, inset) in enumerate(broken):
        cut = copy[start:stop]
        gap, spaces = measure - inset - _natural(style, cut), len(cut) - 1
        letters = sum(len(word) for word, _ in cut) + spaces - 1
        last = at == len(broken) - 1 or spaces == 0
        track = 0.0 if last else min(0.02 * style.size, 0.3 * gap / letters)
        yield Line(
            kind, _pieces(cut), HERE, number, at, len(broken) - at, Pt(inset),
            word_space=Pt(0.0 if last else (gap - track * letters) / spaces), letter_space=Pt(track),
            cap=cap if at == 0 else None,
        )  # fmt: skip


def _natural(style: TypeStyle, cut: Sequence[tuple[str, Emphasis]]) -> float:
    return sum(_width(style, word, emphasis=emphasis) for word, emphasis in cut) + _width(style, " ") * (len(cut) - 1)


def _pieces(cut: Sequence[tuple[str, Emphasis]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for at, (word, emphasis) in enumerate(cut):
        if pieces and pieces[-1].emphasis is emphasis is Emphasis.ROMAN:
            pieces[-1] = Piece(f"{pieces[-1].text} {word}")
        elif emphasis is Emphasis.ROMAN:
            pieces.append(Piece(f"{' ' if at else ''}{word}"))
        else:
            pieces += [Piece(" ")] if at else []
            pieces.append(Piece(word, emphasis))
    return tuple(pieces)


def _qr(slug: str) -> Qr:
    url = f"https://gazette.example.org/412/{slug}"
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(url)
    rows = tuple(tuple(bool(module) for module in row) for row in code.get_matrix())
    return Qr(
        url,
        f"QR code: {url}",
        layout().qr.module,
        rows,
        ("Read this online",),
        ("gazette.example.org", f"/412/{slug}"),
        Lines(7),
    )
