"""Head groups as HTML: kicker, headline, standfirst and byline, each line where its galley set it."""

from stonehand.compose.lines import Dress, matter_of
from stonehand.model.galley import Head, HeadKind, HeadPart
from stonehand.model.units import Pt

_ELEMENT = {HeadKind.HEADLINE: "h2"}
_STYLE = {
    HeadKind.KICKER: "kicker",
    HeadKind.HEADLINE: "headline",
    HeadKind.STANDFIRST: "standfirst",
    HeadKind.BYLINE: "byline",
}


def head_matter(head: Head, worn: Dress, measure: Pt) -> str:
    """Write the parts of a head group; a byline's rule is as wide as the column `measure`."""
    return "".join(_part(part, worn, measure) for part in head.parts)


def _part(part: HeadPart, worn: Dress, measure: Pt) -> str:
    tag = _ELEMENT.get(part.kind, "p")
    name = _STYLE[part.kind]
    style = getattr(worn.sheet, name)
    box = f"top:{part.top:.3f}pt"
    if (part.size, part.leading) != (style.size, style.leading):
        box += f";font-size:{part.size:g}pt;line-height:{part.leading:g}pt"
    if part.kind is HeadKind.BYLINE:
        box += f";width:{measure:.3f}pt"
    height = "" if part.leading == worn.leading else f' style="height:{part.leading:g}pt"'
    lines = "\n".join(f'<span class="l"{height}>{matter_of(line.pieces)}</span>' for line in part.lines)
    return f'<{tag} class="at {worn.style(name)}" style="{box}">{lines}</{tag}>'
