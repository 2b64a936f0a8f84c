"""What a file says of itself: its information dictionary, its XMP, its output intents and its layers."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any, Final

import pikepdf

from stonehand.engines.pdf_facts import peek
from stonehand.model.facts import Intent, Layers

_PREFIXES: Final = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/mm/": "xmpMM",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/pdf/1.3/": "pdf",
    "http://ns.adobe.com/pdfx/1.3/": "pdfx",
    "http://www.npes.org/pdfx/ns/id/": "pdfxid",
    "http://www.aiim.org/pdfa/ns/id/": "pdfaid",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
}
_DECLARED = re.compile(rb"""xmlns:([\w.-]{1,40})\s*=\s*["']([^"']{1,200})["']""")
_HEAD = 20
_MOST_GROUPS = 1000


def read_info(pdf: pikepdf.Pdf) -> Mapping[str, str]:
    """Give the information dictionary as texts, dates as they are written."""
    return {key.removeprefix("/"): peek.text(value) for key, value in peek.entries(peek.entry(pdf.trailer, "/Info"))}


def read_xmp(pdf: pikepdf.Pdf) -> tuple[Mapping[str, str] | None, bool]:
    """Give the XMP by names with the usual prefix, `None` where there is none or it is broken, and whether it is stored plain."""
    stream = peek.entry(pdf.Root, "/Metadata")
    content = peek.read(stream)
    if content is None:
        return None, True
    plain = peek.entry(stream, "/Filter") is None
    prefixes = {uri.decode("utf-8", "replace"): prefix.decode() for prefix, uri in _DECLARED.findall(content)}
    prefixes |= _PREFIXES
    try:
        told = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False, strict=True)
        return {_short(str(key), prefixes): _words(value) for key, value in told.items()}, plain
    except (*peek.FAULTS, SyntaxError, NotImplementedError):  # lxml's errors are syntax errors
        return None, plain


def read_intents(pdf: pikepdf.Pdf) -> tuple[Intent, ...]:
    """Give the output intents."""
    return tuple(_intent(each) for each in peek.items(peek.entry(pdf.Root, "/OutputIntents")))


def read_layers(pdf: pikepdf.Pdf) -> Layers | None:
    """Give the optional content, where the file has any."""
    properties = peek.entry(pdf.Root, "/OCProperties")
    if not isinstance(properties, pikepdf.Dictionary):
        return None
    groups = peek.items(peek.entry(properties, "/OCGs"))[:_MOST_GROUPS]
    settings = [peek.entry(properties, "/D"), *peek.items(peek.entry(properties, "/Configs"))]
    return Layers(
        tuple(peek.text(peek.entry(group, "/Name")) for group in groups),
        named=all(peek.text(peek.entry(each, "/Name")) for each in settings),
        switches=any(peek.entry(each, "/AS") is not None for each in settings),
    )


def _short(key: str, prefixes: Mapping[str, str]) -> str:
    uri, _, local = key.removeprefix("{").rpartition("}")
    return f"{prefixes[uri]}:{local}" if uri in prefixes else local


def _words(value: Any) -> str:  # noqa: ANN401 - pikepdf gives texts, lists and sets
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return ", ".join(map(str, value.values()))
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else ", ".join(sorted(map(str, value)))


def _intent(each: object) -> Intent:
    profile = peek.read(peek.entry(each, "/DestOutputProfile")) or b""
    header = profile[:_HEAD].decode("latin-1") if len(profile) > _HEAD else ""
    condition, registry, info = (
        peek.text(peek.entry(each, key)) for key in ("/OutputConditionIdentifier", "/RegistryName", "/Info")
    )
    return Intent(
        peek.name(peek.entry(each, "/S")),
        condition,
        registry,
        info,
        icc_class=header[12:16].strip(),
        icc_space=header[16:20].strip(),
        icc_sha256=hashlib.sha256(profile).hexdigest() if profile else "",
    )
