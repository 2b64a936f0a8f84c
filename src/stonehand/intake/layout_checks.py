"""Layout checks: what no single value of a layout shows: does it all fit the page, the grid, the type and the press?

Limits are those newsprint sets: no type under 7 pt, QR modules of 0.4 mm at least, columns no narrower than 20 mm.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from stonehand.intake.addresses import PLACEHOLDERS as IN_ADDRESS
from stonehand.intake.addresses import check_address, fill_in
from stonehand.intake.layout_patterns import LEAST_MEASURE, check_patterns
from stonehand.intake.layout_schema import CAREFUL_SIZE, FINE_SIZE, LEAST_SIZE, STYLES
from stonehand.intake.placeholders import check_placeholders
from stonehand.intake.reading import Fields, nearest
from stonehand.model.article import Priority
from stonehand.model.finding import Finding, Where, error, warning
from stonehand.model.layout import Format, Grid, Layout, Master
from stonehand.model.type import TypeStyle
from stonehand.model.units import Mm, mm

_LEAST_MODULE = 0.40
_CAREFUL_MODULE = 0.45
_NEAR = 1e-6
_LARGEST_SIDE = 5080.0  # mm: 14 400 pt, what PDF allows
_FREE_OF_GRID = ("headline", "standfirst")
_RUNNING = ("body", "note", "table", "pull_quote", "caption", "turn")
_FINE = ("credit", "qr_address")


def check_type_area(page: Format, fields: Fields) -> list[Finding]:
    """Find a page no PDF holds, and margins, gutters or leading that leave no room for type."""
    trim = f"{page.width:g} x {page.height:g} mm"
    if max(page.width, page.height) > _LARGEST_SIDE:
        message = f"a page of {trim} is too large; a side may have {_LARGEST_SIDE:g} mm"
        return [error("intake/page-too-large", message, fields["format"].place("trim"), hint="write the trimmed size")]
    grid: Fields = fields["grid"]
    width = page.width - page.inner - page.outer - (grid["columns"] - 1) * mm(grid["gutter"])
    height = page.height - page.top - page.bottom
    if width > 0 and height > 0 and grid["leading"] >= LEAST_SIZE:
        return []
    message = f"margins, gutters and a leading of {grid['leading']:g} pt leave no type area on a page of {trim}"
    where = fields["format"].place("margins")
    return [error("intake/no-type-area", message, where, hint="make the margins smaller, or page and leading larger")]


def check_must_masters(fields: Fields) -> list[Finding]:
    """Find that the master of the first page, or that of all others, is not there."""
    masters: Fields = fields["masters"]
    return [
        error(
            "intake/missing-master",
            f"the layout has no master `{name}`, that of {use}",
            fields.place("masters"),
            hint=f"add `{name}: {{template: {name}.html.j2, furniture: 3 lines}}` under `masters`",
        )
        for name, use in (("front", "page 1"), ("inside", "every other page"))
        if name not in masters.values
    ]


def check_layout(layout: Layout, fields: Fields) -> tuple[Finding, ...]:
    """Find all that a layout's values contradict each other in."""
    return (
        *_check_grid(layout.grid, fields["grid"]),
        *_check_masters(layout, fields),
        *_check_type(layout, fields),
        *_check_headlines(layout, fields["headlines"]),
        *_check_words(fields),
        *_check_module(layout.qr.module, fields),
    )


def _check_grid(grid: Grid, fields: Fields) -> Iterator[Finding]:
    if grid.measure < LEAST_MEASURE:
        message = (
            f"{grid.columns} columns leave a measure of {grid.measure:.1f} mm; under {LEAST_MEASURE:g} mm no text sets"
        )
        yield error("intake/measure-too-narrow", message, fields.place("columns"), hint="take fewer columns")


def _check_masters(layout: Layout, fields: Fields) -> Iterator[Finding]:
    for master in layout.masters.values():
        yield from _check_master(master, layout)
        yield from check_patterns(master, layout.grid)
    for name in fields["styles"]:
        if name.text not in layout.styles:
            yield _missing_style(name.text, layout, name.where)


def _check_master(master: Master, layout: Layout) -> Iterator[Finding]:
    if master.template not in layout.templates:
        message = f"there is no template {master.template} for the master {master.name}"
        hint = nearest(master.template, layout.templates)
        yield error("intake/missing-template", message, master.where, hint=hint)
    if master.furniture >= layout.grid.lines:
        message = f"the furniture of {master.name} takes {master.furniture} of {layout.grid.lines} lines"
        yield error("intake/furniture-too-deep", message, master.where, hint="leave lines for stories")


def _missing_style(name: str, layout: Layout, where: Where) -> Finding:
    hint = f"write {name} into the layout's `styles/`, or take it out of this list"
    return error("intake/missing-style-sheet", f"{layout.name} has no style sheet {name}", where, hint=hint)


def _check_type(layout: Layout, fields: Fields) -> Iterator[Finding]:
    languages: Mapping[str, Fields] = fields["languages"].values if fields["languages"] else {}
    for lang, kinds in (("", fields["type"]), *languages.items()):
        for name in STYLES:
            if kinds[name]:
                style: TypeStyle = getattr(layout.sheets[lang], name)
                yield from _check_style(f"{name} ({lang})" if lang else name, name, style, layout, kinds[name])


def _check_style(label: str, name: str, style: TypeStyle, layout: Layout, fields: Fields) -> Iterator[Finding]:
    least = FINE_SIZE if name in _FINE else CAREFUL_SIZE
    if style.size < LEAST_SIZE:
        message = f"{label} is set in {style.size:g} pt; nothing under {LEAST_SIZE:g} pt can be printed"
        yield error("intake/type-too-small", message, fields.place("size"), hint=f"set it in {least:g}pt or more")
    elif style.size < least:
        message = f"{label} is set in {style.size:g} pt; newsprint fills in what is under {least:g} pt"
        yield warning("intake/type-too-small", message, fields.place("size"), hint=f"set it in {least:g}pt or more")
    if name in _FREE_OF_GRID:
        return
    leading = layout.grid.leading
    if name in _RUNNING and style.leading < style.size - _NEAR:
        message = f"{label} has {style.leading:g} pt of leading for type of {style.size:g} pt: its lines touch"
        yield error("intake/leading-under-size", message, fields.place("leading"), hint="take more leading")
    if abs(style.leading / leading - round(style.leading / leading)) > _NEAR or style.leading < leading - _NEAR:
        message = f"{label} has {style.leading:g} pt of leading, which leaves the grid of {leading:g} pt"
        yield error("intake/off-grid", message, fields.place("leading"), hint=f"take a multiple of {leading:g}pt")


def _check_headlines(layout: Layout, fields: Fields) -> Iterator[Finding]:
    columns = layout.grid.columns
    for entry in layout.headlines:
        sizes: Fields = fields[entry.role.value][str(entry.span)]
        label = f"{entry.role.value} over {entry.span} columns"
        if any(larger <= smaller for larger, smaller in pairwise(entry.sizes)) or min(entry.sizes) <= 0:
            message = f"the sizes of {label} do not fall: {', '.join(f'{size:g}' for size in entry.sizes)} pt"
            yield error("intake/sizes-not-falling", message, sizes.place("sizes"), hint="write the largest first")
        if entry.span > columns:
            message = f"headlines of {label} are wider than the page, which has {columns}"
            yield error("intake/span-too-wide", message, sizes.where, hint="remove the entry")
    for role in Priority:
        if layout.head_sizes(role, columns) is None:
            message = f"the headline schedule has no sizes for {role.value} over all {columns} columns"
            hint = f"add `{columns}: {{sizes: [40pt, 36pt], lines: 2}}`"
            yield error("intake/headline-not-scheduled", message, fields.place(role.value), hint=hint)


def _check_words(fields: Fields) -> Iterator[Finding]:
    words = fields["words"]
    for name in ("continued_on", "continued_from"):
        yield from check_placeholders(words[name], ("page",), words.place(name), must=("page",))
    yield from check_placeholders(words["date"], ("weekday", "day", "month", "year"), words.place("date"))
    if fields["url"]:
        flaws = check_placeholders(fields["url"], IN_ADDRESS, fields.place("url"))
        sample = dict.fromkeys(IN_ADDRESS, "1")
        yield from flaws or check_address(fill_in(fields["url"], sample), fields.place("url")).findings


def _check_module(module: Mm, fields: Fields) -> Iterator[Finding]:
    where = fields["qr"].place("module") if fields["qr"] else fields.place("qr")
    if module < _LEAST_MODULE - _NEAR:
        message = f"QR modules of {module:.2f} mm do not survive newsprint; {_LEAST_MODULE} mm is the least"
        yield error("intake/qr-module-too-small", message, where, hint="write `module: 0.5mm`")
    elif module < _CAREFUL_MODULE - _NEAR:
        message = f"QR modules of {module:.2f} mm are hard to scan off newsprint; {_CAREFUL_MODULE} mm is safe"
        yield warning("intake/qr-module-too-small", message, where, hint="write `module: 0.5mm`")
