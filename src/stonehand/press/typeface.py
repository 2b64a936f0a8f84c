"""Fonts of a finished page: all from the paper's set, and each subset under a name that no other subset bears.

The engine's subset tag is drawn from the font's description, so two pages carry different subsets under one name, and a RIP
that caches fonts by name drops glyphs. Here the tag comes from the font's content: same name, same font.
"""

import hashlib
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from stonehand.model.finding import Finding, OnPage, error
from stonehand.press.resources import content_streams, entries

_FILES = ("/FontFile2", "/FontFile3", "/FontFile")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def finish_fonts(page: pikepdf.Page, families: frozenset[str], where: OnPage) -> Iterator[Finding]:
    """Name every font of a page by its content, and find those that are not embedded from the paper's families."""
    for font in _fonts(page):
        if (family := foreign_family(font, families)) is not None:
            yield error(
                "press/foreign-font",
                f"page {where.page} holds the font {family}, which is not in the paper's set",
                where,
                hint="name only families of fonts/manifest.yaml in the layout, with the characters the copy needs",
            )
        rename(font)


def name_fonts(page: pikepdf.Page) -> None:
    """Name every font of a page by its content."""
    for font in _fonts(page):
        rename(font)


def _fonts(page: pikepdf.Page) -> list[Object]:
    seen: set[tuple[int, int]] = set()
    fonts = []
    for _stream, resources in content_streams(page):
        for _name, font in entries(resources, "/Font"):
            if not font.is_indirect or font.objgen not in seen:
                fonts.append(font)
                seen.add(font.objgen)
    return fonts


def foreign_family(font: Object, families: frozenset[str]) -> str | None:
    """Give the name of a font that is not embedded from one of the families; `None` for one that is."""
    descriptor = _descriptor(font)
    family = str(descriptor.get("/FontFamily", "")) if descriptor is not None else ""
    embedded = descriptor is not None and any(isinstance(descriptor.get(key), Stream) for key in _FILES)
    if embedded and family in families:
        return None
    return family or str(font.get("/BaseFont", "without a name")).lstrip("/")


def rename(font: Object) -> None:
    """Give the font a subset tag of six letters that comes from its content."""
    descriptor = _descriptor(font)
    if descriptor is None:
        return
    digest = hashlib.sha256()
    for part in _content(font, descriptor):
        digest.update(hashlib.sha256(part).digest())
    plain = str(font.BaseFont).lstrip("/").partition("+")[2] or str(font.BaseFont).lstrip("/")
    name = Name(f"/{_tag(digest.digest())}+{plain}")
    font.BaseFont = descriptor.FontName = name
    for descendant in _descendants(font):
        descendant.BaseFont = name


def _content(font: Object, descriptor: Object) -> Iterator[bytes]:
    for key in _FILES:
        if isinstance(file := descriptor.get(key), Stream):
            yield file.read_bytes()
    for part in (font.get("/ToUnicode"), font.get("/Encoding")):
        if part is not None:
            yield part.read_bytes() if isinstance(part, Stream) else str(part).encode()
    for descendant in _descendants(font):
        if "/W" in descendant:
            yield descendant.W.unparse()


def _tag(digest: bytes) -> str:
    number = int.from_bytes(digest)
    letters = []
    for _ in range(6):
        number, letter = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(letters)


def _descriptor(font: Object) -> Object | None:
    for holder in (*_descendants(font), font):
        if isinstance(descriptor := holder.get("/FontDescriptor"), Dictionary):
            return descriptor
    return None


def _descendants(font: Object) -> list[Object]:
    return list(font.get("/DescendantFonts", pikepdf.Array()))
