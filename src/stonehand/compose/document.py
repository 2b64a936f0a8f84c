"""Documents: composed pages as whole HTML files, for the press one page at a time, for a reader's browser all in one.

A press document asks for fonts, pictures and the ICC profile under `stonehand:` addresses, which only our own fetcher
answers. The reader's carries everything in it as data: URIs, opens anywhere, and prints as exact pages.
"""

import re
from base64 import b64encode
from collections.abc import Collection, Iterable, Mapping
from html import escape

from stonehand.compose.stylesheet import structure
from stonehand.model.composition import FONT_ADDRESS, PROFILE_ADDRESS, ComposedPage, Composition
from stonehand.model.units import Mm

_PROFILE = f'@color-profile device-cmyk{{src:url("{PROFILE_ADDRESS}");components:cyan,magenta,yellow,black}}'
_NO_BLEED = Mm(0.0)
_FACE = re.compile(rf'@font-face\{{[^}}]*url\("{FONT_ADDRESS}([^"]*)"\)\}}\n?')
_PICTURE = re.compile(r'src="(stonehand:picture/[^"]*)"')
_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"RIFF", "image/webp"),
    (b"GIF8", "image/gif"),
)
_FONTS = ((b"wOF2", "font/woff2"), (b"OTTO", "font/otf"))


def document(  # noqa: PLR0913 - a document, and what the press adds to it
    pages: Iterable[ComposedPage],
    styles: str,
    *,
    lang: str,
    title: str,
    profile: bool = True,
    bleed: Mm = _NO_BLEED,
    spots: Collection[str] = (),
) -> str:
    """Give these pages as one HTML document for the engine.

    `styles` is the composition's sheet, or `""` when the engine has parsed it already; `profile` declares the press
    profile. What a style moves over the edge is drawn as far as `bleed` goes; `spots` are the names of the spot colours
    that styles paint in. The document is well-formed XML when the layout's masters are.
    """
    declared = "".join(_spot(name) for name in spots)
    sheet = (_PROFILE if profile else "") + declared + styles + (_bleeding(bleed) if bleed else "")
    return _whole(lang, title, f"<style>{_harmless(sheet)}</style>", pages)


def index_html(
    composition: Composition, *, lang: str, title: str, fonts: Mapping[str, bytes], pictures: Mapping[str, bytes]
) -> str:
    """Give all pages as one file for a browser; `fonts` by face file, `pictures` by the address of their jobs."""
    styles = _FACE.sub(lambda face: _carried_face(face, composition.faces, fonts), composition.styles)
    head = f"<style>{_harmless(styles)}\n{structure('screen.css')}</style>"
    whole = _whole(lang, title, head, composition.pages)
    whole = whole.replace("<a data-href=", "<a href=").replace('<a data-to="', '<a href="#')
    return _PICTURE.sub(lambda match: f'src="{_picture(pictures, match[1])}"', whole)


def _spot(name: str) -> str:
    """Declare a spot colour: any profile will do, the press names the ink."""
    return f'@color-profile {name}{{src:url("{PROFILE_ADDRESS}");components:tint}}'


def _bleeding(bleed: Mm) -> str:
    """A larger sheet of paper, and no page that cuts off what runs over its edge."""
    return f"\n@page{{bleed:{bleed:g}mm}}.page{{overflow:visible}}"


def _whole(lang: str, title: str, head: str, pages: Iterable[ComposedPage]) -> str:
    sections = "\n".join(page.html for page in pages)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(lang)}"><head><meta charset="utf-8"/>'
        f'<meta name="viewport" content="width=device-width"/><title>{escape(title)}</title>{head}</head>\n'
        f"<body>\n{sections}\n</body></html>\n"
    )


def _harmless(styles: str) -> str:
    """A layout's sheet cannot end the element it stands in."""
    return styles.replace("</", "<\\/")


def _carried_face(rule: re.Match[str], used: tuple[str, ...], fonts: Mapping[str, bytes]) -> str:
    file = rule[1]
    if file not in used or file not in fonts:
        return ""
    return rule[0].replace(FONT_ADDRESS + file, _data(fonts[file], _FONTS, "font/ttf"))


def _picture(pictures: Mapping[str, bytes], address: str) -> str:
    content = pictures.get(address)
    return _data(content, _SIGNATURES, "application/octet-stream") if content else "data:,"


def _data(content: bytes, kinds: tuple[tuple[bytes, str], ...], other: str) -> str:
    kind = next((name for start, name in kinds if content.startswith(start)), other)
    return f"data:{kind};base64,{b64encode(content).decode('ascii')}"
