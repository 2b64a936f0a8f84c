"""The layout file: `layouts/<paper>/layout.yaml` in, a `Layout` out; lengths in points and millimetres, faults at their line.

Grid lines are as many leadings as the type area is deep; the measure is what columns and gutters leave.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from stonehand.intake.layout_checks import check_layout, check_must_masters, check_type_area
from stonehand.intake.layout_schema import LAYOUT, MODULE, STYLES
from stonehand.intake.reading import Fields, read_document
from stonehand.model.article import Priority
from stonehand.model.finding import Outcome, Where
from stonehand.model.layout import Format, Grid, HeadSize, Layout, Master, Pattern, QrStyle, Words
from stonehand.model.press import Spot
from stonehand.model.type import Setting, TypeSheet, TypeStyle
from stonehand.model.units import Columns, Lines, Mm, Pt, mm, pt

_HAIR = 0.01  # points: what rounding of millimetres may take from a line


def read_layout(
    paper: str, text: bytes | str, path: str, templates: Mapping[str, str], styles: Mapping[str, str]
) -> Outcome[Layout | None]:
    """Read a paper's layout; `templates` and `styles` are the texts in its `masters/` and `styles/` by file name.

    `None` where something it must have is missing or wrong, or where its margins leave no type area.
    """
    document = read_document(path, text, LAYOUT)
    if document.value is None:
        return Outcome(None, document.findings)
    fields = document.value
    page = _format(fields["format"])
    flaws = [*check_type_area(page, fields), *check_must_masters(fields)]
    if flaws:
        return Outcome(None, (*document.findings, *flaws))
    layout = _layout(paper, path, fields, page, templates, styles)
    return Outcome(layout, (*document.findings, *check_layout(layout, fields)))


def _layout(  # noqa: PLR0913, PLR0917 - what a layout is made of
    paper: str,
    path: str,
    fields: Fields,
    page: Format,
    templates: Mapping[str, str],
    styles: Mapping[str, str],
) -> Layout:
    return Layout(
        paper=paper,
        where=Where(path, 1, 1),
        name=fields["name"],
        lang=fields["language"],
        identity=dict(fields["identity"].values) if fields["identity"] else {},
        url_pattern=fields["url"],
        format=page,
        grid=_grid(page, fields["grid"]),
        sheets=_sheets(fields),
        headlines=_headlines(fields["headlines"]),
        masters={name: _master(name, master) for name, master in fields["masters"].values.items()},
        words=Words(**fields["words"].values),
        qr=_qr(fields["qr"]),
        press=fields["press"],
        templates=dict(templates),
        styles={name.text: styles[name.text] for name in fields["styles"] if name.text in styles},
        spots=_spots(fields["spots"]),
    )


def _format(fields: Fields) -> Format:
    width, height = fields["trim"]
    margins = fields["margins"].values
    return Format(mm(width), mm(height), **{edge: mm(margin) for edge, margin in margins.items()})


def _grid(page: Format, fields: Fields) -> Grid:
    columns, gutter, leading = fields["columns"], mm(fields["gutter"]), fields["leading"]
    depth = pt(Mm(page.height - page.top - page.bottom))
    width = page.width - page.inner - page.outer
    measure = (width - (columns - 1) * gutter) / columns
    return Grid(Columns(columns), Lines(int((depth + _HAIR) // leading)), Mm(measure), gutter, leading)


def _qr(fields: Fields | None) -> QrStyle:
    if fields is None:
        return QrStyle(MODULE)
    return QrStyle(mm(fields["module"]), frozenset(Priority(role) for role in fields["without"]))


def _spots(fields: Fields | None) -> dict[str, Spot]:
    """Make the spot colours, by the names style sheets know them under."""
    return {
        f"--{name}": Spot(spot["name"], _shares(spot["cmyk"]))
        for name, spot in (fields.values if fields else {}).items()
    }


def _shares(text: str) -> tuple[float, float, float, float]:
    cyan, magenta, yellow, black = (int(share.removesuffix("%")) / 100 for share in text.split())
    return cyan, magenta, yellow, black


def _master(name: str, fields: Fields) -> Master:
    patterns = (*_patterns(fields["frames"], stacks=False), *_patterns(fields["regions"], stacks=True))
    return Master(name, fields["template"], fields["furniture"], fields.place("template"), patterns)


def _patterns(fields: Fields | None, *, stacks: bool) -> Iterator[Pattern]:
    for name, pattern in fields.values.items() if fields else ():
        takes = tuple(Priority(role) for role in pattern["takes"])
        at, size = pattern["at"], pattern["size"]
        yield Pattern(name, at, size, pattern["legs"], takes, pattern["look"], stacks, pattern.where)


def _sheets(fields: Fields) -> dict[str, TypeSheet]:
    """Make the paper's type sheet, and one for each language that names styles of its own."""
    kinds = fields["type"]
    setting = Setting(**fields["setting"].values) if fields["setting"] else Setting()
    own = TypeSheet(**{name: _style(kinds[name]) for name in STYLES}, indent=mm(kinds["indent"]), setting=setting)
    languages = fields["languages"].values if fields["languages"] else {}
    return {"": own, **{lang: _merged(own, changes) for lang, changes in languages.items()}}


def _merged(own: TypeSheet, changes: Fields) -> TypeSheet:
    styles = {name: _style(changes[name]) for name in STYLES if changes[name]}
    indent = own.indent if changes["indent"] is None else mm(changes["indent"])
    return replace(own, **styles, indent=indent)  # type: ignore[arg-type]  # mypy takes the styles for any field


def _style(fields: Fields) -> TypeStyle:
    return TypeStyle(where=fields.where, **fields.values)


def _headlines(fields: Fields) -> tuple[HeadSize, ...]:
    return tuple(
        HeadSize(role, Columns(int(span)), _sizes(entry), entry["lines"])
        for role in Priority
        for span, entry in fields[role.value].values.items()
    )


def _sizes(entry: Fields) -> tuple[Pt, ...]:
    return tuple(entry["sizes"])
