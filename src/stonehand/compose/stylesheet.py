"""The one style sheet all pages share: faces, type styles, the spacing of lines, structure, and the layout's own sheets.

It depends on layout and fonts alone. Lines differ in word- and letter-spacing, and an engine's cost is the number of
different styles rather than the number of lines (measured, WeasyPrint 70: 425 lines in 0.32 s with a `style` each, in
0.24 s with 250 classes), so spacing comes in classes of fixed steps, fine enough to end a line within 0.15 pt of its measure.
"""

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from importlib import resources

from stonehand.compose.baseline import line_height, metrics, on_grid
from stonehand.model.composition import FONT_ADDRESS
from stonehand.model.galley import Kind
from stonehand.model.layout import Layout
from stonehand.model.type import BOLD, Face, FontSet, TypeSheet, TypeStyle
from stonehand.model.units import Pt, pt

STEP = 1 / 488
"""Em between one class of word- or letter-spacing and the next.

Pango puts half of a letter's spacing s before it, and WeasyPrint 70 writes that half in units of 1/1024 and what is left of
it, 0.488 s, in whole 1/1000 of an em, cutting off the rest: up to 0.3 pt over a line (`draw/text.py`). Steps of 1/488 em
are whole there, and half a step over ten spaces of 8.7 pt is 0.09 pt.
"""

HAIR = 0.00025
"""Em asked for over a whole number of steps of letter-spacing, so that nothing is lost when Pango rounds to its own units.

Also what the class of no word-spacing asks for: a line without any is shaped with its spaces, and kerned against them (0.2 pt
after a full stop before a T), where every other line's words are shaped by themselves.
"""

WORD_STEPS = range(-80, 351)
LETTER_STEPS = range(-12, 21)
"""The steps that have classes; what lies outside carries its own style."""

STYLE_OF = {
    Kind.BODY: "body",
    Kind.CROSSHEAD: "crosshead",
    Kind.QUOTE: "body",
    Kind.ITEM: "body",
    Kind.NOTE: "note",
    Kind.BREAK: "body",
    Kind.PULL_QUOTE: "pull_quote",
    Kind.TABLE: "table",
    Kind.CAPTION: "caption",
}
"""The type style each kind of line is set in."""

_BLACK = "color:#000;color:device-cmyk(0 0 0 1)"


def style_sheet(layout: Layout, fonts: FontSet) -> str:
    """Give the style sheet of every page of this layout."""
    return "\n".join(
        (
            *(_font_face(face) for face in fonts.faces),
            _page(layout),
            structure("base.css"),
            *(rule for key, sheet in layout.sheets.items() for rule in _type_rules(key, sheet, fonts)),
            *_spacing(),
            *layout.styles.values(),
        )
    )


def plain_stack(layout: Layout, fonts: FontSet) -> str:
    """Give the families a proof's own words are set in: the captions', and any other of the set that has a character it lacks."""
    families = dict.fromkeys((layout.sheets[""].caption.family, *(face.family for face in fonts.faces)))
    return ",".join(f'"{family}"' for family in families)


def sheet_key(layout: Layout, lang: str) -> str:
    """Give the key of the type sheet a language is set by; `""` for the paper's own."""
    return next((key for key in (lang, lang.split("-", maxsplit=1)[0]) if key in layout.sheets), "")


def class_name(key: str, style: str) -> str:
    """Give the class of a type style of the sheet `key`."""
    name = style.replace("_", "-")
    return f"{key.lower()}-{name}" if key else name


def letter_class(step: int) -> str:
    """Give the class of a letter-spacing, counted in steps."""
    return f"t{step}"


def word_class(step: int) -> str:
    """Give the class of a word-spacing, counted in steps."""
    return f"w{step}"


def letter_spacing(step: int) -> float:
    """Give the letter-spacing of a class in em."""
    return step * STEP + (HAIR if step > 0 else -HAIR if step < 0 else 0.0)


@cache
def structure(name: str) -> str:
    """Read one of our own style sheets, which travel with the code."""
    return resources.files(__package__).joinpath(name).read_text("utf-8")


def _font_face(face: Face) -> str:
    style = "italic" if face.italic else "normal"
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{style};'
        f'src:url("{FONT_ADDRESS}{face.file}")}}'
    )


def _page(layout: Layout) -> str:
    """The sheet of paper, and the type area on right- and left-hand pages."""
    form, grid = layout.format, layout.grid
    return "\n".join(
        (
            f"@page{{size:{form.width:g}mm {form.height:g}mm;margin:0}}",
            f"html{{{_BLACK}}}",
            f".page{{width:{form.width:g}mm;height:{form.height:g}mm}}",
            f".area{{top:{form.top:g}mm;width:{grid.width(grid.columns):.4f}mm;height:{grid.depth(grid.lines):.3f}pt}}",
            f".recto .area{{left:{form.inner:g}mm}}",
            f".verso .area{{left:{form.outer:g}mm}}",
            # wider than the measure, so that no engine ever asks whether a full line is too long
            f".leg{{width:{grid.measure + grid.gutter / 2:.4f}mm}}",
            f".solid{{width:{grid.measure:.4f}mm}}",
            f".rtl{{width:{grid.measure:.4f}mm;direction:rtl}}",
            f".own .solid,.own .rtl{{width:auto;margin-right:{grid.gutter / 2:.4f}mm}}",
            f".l{{height:{grid.leading:g}pt}}",
            *(f".d{depth}{{height:{depth * grid.leading:g}pt}}" for depth in range(2, 7)),
            *(f".a{white}{{padding-top:{white * grid.leading:g}pt}}" for white in range(1, 4)),
        )
    )


def _type_rules(key: str, sheet: TypeSheet, fonts: FontSet) -> Iterator[str]:
    styles = [(field.name, getattr(sheet, field.name)) for field in fields(sheet)]
    for name, style in styles:
        if isinstance(style, TypeStyle):
            yield f".{class_name(key, name)}{{{_type(style, _height(fonts, sheet, style))}}}"
            if style.weight > BOLD:
                yield f".{class_name(key, name)} b{{font-weight:{style.weight}}}"
    yield from _solid_rules(key, sheet, fonts)
    yield f".{class_name(key, 'indent')}{{padding-left:{pt(sheet.indent):.3f}pt}}"


def _solid_rules(key: str, sheet: TypeSheet, fonts: FontSet) -> Iterator[str]:
    """The insides of matter that comes as markup: a pull quote's lines and source, hyphens in a face without U+2010."""
    quote = class_name(key, "pull_quote")
    yield f".{quote} .pl{{height:{sheet.pull_quote.leading:g}pt;line-height:{sheet.pull_quote.leading:g}pt}}"
    source = _type(sheet.byline, _height(fonts, sheet, sheet.byline))
    yield f".{quote} .ps{{height:{sheet.body.leading:g}pt;{source}}}"
    for name in ("pull_quote", "table"):
        if hyphen_class(fonts, getattr(sheet, name)) == "hm":
            yield f'.{class_name(key, name)} .h::after{{content:"-"}}'


def _type(style: TypeStyle, height: Pt) -> str:
    features = ",".join(('"liga" 0', '"clig" 0', *(f'"{tag}" 1' for tag in style.features)))
    return (
        f'font-family:"{style.family}";font-size:{style.size:g}pt;font-weight:{style.weight};'
        f"font-style:{'italic' if style.italic else 'normal'};line-height:{height:.4f}pt;"
        f"letter-spacing:{style.tracking:g}em;font-feature-settings:{features}"
        + (";text-transform:uppercase" if style.capitals else "")
    )


def _height(fonts: FontSet, sheet: TypeSheet, style: TypeStyle) -> Pt:
    """The line height that keeps to the grid; a leading that is no whole number of lines stands free of it."""
    lines = style.leading / sheet.body.leading
    if abs(lines - round(lines)) > 0.001:  # noqa: PLR2004 - a hair, for lengths read as decimals
        return style.leading
    return line_height(fonts, style, on_grid(fonts, sheet, style))


def _spacing() -> Iterator[str]:
    for step in WORD_STEPS:
        yield f".{word_class(step)}{{word-spacing:{step * STEP or HAIR:.5f}em}}"
    for step in LETTER_STEPS:
        yield f".{letter_class(step)}{{letter-spacing:{letter_spacing(step):.5f}em}}"


def hyphen_class(fonts: FontSet, style: TypeStyle) -> str:
    """Give the class that ends a line with a hyphen the style's face has."""
    return "h" if metrics(fonts, style).hyphen == "\u2010" else "hm"
