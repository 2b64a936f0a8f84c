"""The document for the engine: what we do not set ourselves of a story, all in one page as wide as the measure.

In come a story's tables and its paragraphs in scripts our breaker is not made for (`scripts`); out comes what the engine made
of them, by block. `data-b` names the block, and for a table its row and column too; `data-box` the columns of a table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from stonehand.galleys.case import width
from stonehand.galleys.markup import marked_up
from stonehand.galleys.paragraphs import style_of
from stonehand.galleys.scripts import breaks_without_spaces, is_foreign, starts_leftwards
from stonehand.galleys.stick import Stick, copy_for
from stonehand.galleys.words import Copy, copy_of, pieces_of
from stonehand.model.article import Block, Emphasis, Paragraph, Role, Runs, Table, plain
from stonehand.model.composition import FONT_ADDRESS
from stonehand.model.engine import EngineLine, EngineMatter, Typesetter
from stonehand.model.type import TypeStyle
from stonehand.model.units import pt

CELL_GAP = 5.0
"""Points of white between two columns of a table."""

_PAGE_HEIGHT = "90000mm"
_STRUCTURE = (
    "html,body,p,table,td,div{margin:0;padding:0;font-kerning:normal}p{text-align:start;overflow-wrap:anywhere}"
    "i,b,.sc,.sup,.sub{line-height:0}i{font-style:italic}b{font-weight:700}.sc{font-variant-caps:small-caps}"
    ".sup,.sub{font-size:62%}table{border-collapse:collapse;width:100%}td{vertical-align:top}.tight{overflow-wrap:anywhere}"
)


@dataclass(frozen=True, slots=True)
class Foreign:
    """What the engine made of a story: the lines of each block or cell by its name, and the boxes of table columns."""

    lines: Mapping[str, tuple[EngineLine, ...]]
    columns: Mapping[str, tuple[float, float]]


def goes_out(block: Block) -> bool:
    """Tell whether a block is set by the engine."""
    if isinstance(block, Paragraph):
        return block.role is not Role.CROSSHEAD and is_foreign(plain(block.runs))
    return isinstance(block, Table)


def set_abroad(stick: Stick, blocks: Sequence[Block], engine: Typesetter) -> Foreign:
    """Have the engine set what is not ours of a story, in one call; none where there is nothing.

    Raises:
        EngineFailed: the engine broke down.
    """
    parts = [_element(stick, number, block) for number, block in enumerate(blocks) if goes_out(block)]
    if not parts:
        return Foreign({}, {})
    return _sorted(engine.set_matter(_document(stick, "".join(parts))))


def cell_copy(stick: Stick, runs: Runs, table: Table, *, head: bool) -> Copy:
    """Make a cell's copy ready; a head row is bold."""
    if head:
        runs = tuple(replace(run, emphasis=run.emphasis | Emphasis.BOLD) for run in runs)
    return copy_for(stick, stick.sheet.table, runs, table.where)


def _sorted(matter: EngineMatter) -> Foreign:
    lines: dict[str, list[EngineLine]] = {}
    for line in matter.lines:
        lines.setdefault(line.block, []).append(line)
    columns = {box.name: (box.x, box.width) for box in matter.boxes}
    return Foreign({name: tuple(found) for name, found in lines.items()}, columns)


def _document(stick: Stick, body: str) -> str:
    faces = "".join(
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};'
        f'font-style:{"italic" if face.italic else "normal"};src:url("{FONT_ADDRESS}{face.file}")}}'
        for face in stick.case.fonts.faces
    )
    page = f"@page{{size:{stick.layout.grid.measure:.4f}mm {_PAGE_HEIGHT};margin:0}}"
    styles = "".join(
        f".{name}{{{_style(stick, style)}}}"
        for name, style in (("body", stick.sheet.body), ("note", stick.sheet.note), ("table", stick.sheet.table))
    )
    direction = "rtl" if stick.rtl else "ltr"
    return (
        f'<!DOCTYPE html><html lang="{stick.article.lang}" dir="{direction}"><head><meta charset="utf-8"><title>matter</title>'
        f"<style>{faces}{page}{_STRUCTURE}{styles}</style></head><body>{body}</body></html>"
    )


def _style(stick: Stick, style: TypeStyle) -> str:
    features = ",".join(('"liga" 0', '"clig" 0', *(f'"{tag}" 1' for tag in style.features)))
    return (
        f"font:{'italic' if style.italic else 'normal'} {style.weight} {style.size:g}pt/{stick.layout.grid.leading:g}pt "
        f'"{style.family}";letter-spacing:{style.tracking:g}em;font-feature-settings:{features}'
    )


def _element(stick: Stick, number: int, block: Block) -> str:
    if isinstance(block, Table):
        return _table(stick, number, block)
    if not isinstance(block, Paragraph):
        return ""
    text = plain(block.runs)
    rtl = starts_leftwards(text, otherwise=stick.rtl)
    unspaced = breaks_without_spaces(stick.article.lang)
    indented = block.role is Role.BODY and not block.flush and number
    first = pt(stick.sheet.indent) if indented and not unspaced else 0.0
    first = 2 * style_of(stick, block).size if indented and unspaced else first
    inset = pt(stick.sheet.indent) if block.role in {Role.QUOTE, Role.ITEM, Role.NOTE} else 0.0
    side = "right" if rtl else "left"
    copy = copy_of(stick.case, style_of(stick, block), block.runs, stick.article.lang)
    name = "note" if block.role is Role.NOTE else "body"
    return (
        f'<p data-b="{number}" class="{name}" dir="{"rtl" if rtl else "ltr"}" '
        f'style="text-indent:{first:.3f}pt;padding-{side}:{inset:.3f}pt">{_matter(copy)}</p>'
    )


def _table(stick: Stick, number: int, table: Table) -> str:
    """Write a table for the engine: every cell's text in an element of its own, every first row's cell a box."""
    rows = []
    for index, row in enumerate((*table.head, *table.rows)):
        cells = []
        for column, runs in enumerate(row):
            copy = cell_copy(stick, runs, table, head=index < len(table.head))
            box = f' data-box="{number}.{column}"' if index == 0 else ""
            pad = f' style="padding-right:{CELL_GAP:g}pt"' if column < len(row) - 1 else ""
            cells.append(f'<td{box}{pad}><div data-b="{number}.{index}.{column}">{_matter(copy)}</div></td>')
        rows.append(f"<tr>{''.join(cells)}</tr>")
    tight = "" if _least_width(stick, table) <= stick.measure else " tight"
    return f'<table class="table{tight}">{"".join(rows)}</table>'


def _least_width(stick: Stick, table: Table) -> float:
    """Sum the widest words of every column: a table that needs more than the measure has its words divided."""
    least = [0.0] * len(table.columns)
    for index, row in enumerate((*table.head, *table.rows)):
        for column, runs in enumerate(row):
            copy = cell_copy(stick, runs, table, head=index < len(table.head))
            widest = (
                max((width(copy.stretches[0].cut, word) for word in copy.text.split(" ")), default=0.0)
                if copy.text
                else 0.0
            )
            least[column] = max(least[column], widest)
    return sum(least) + CELL_GAP * (len(least) - 1)


def _matter(copy: Copy) -> str:
    return marked_up(pieces_of(copy, 0, len(copy.text)))
