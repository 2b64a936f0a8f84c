"""A page for the press: tracked text in two faces, a rule, a CMYK picture, a code as vector path, and black as RGB writes it."""

import datetime as dt
import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import qrcode
from PIL import Image

from stonehand.engines.worker import EnginePage, Worker
from stonehand.model.dummy import PageId
from stonehand.model.layout import Format
from stonehand.model.press import PressProfile
from stonehand.model.type import Face, FontSet
from stonehand.model.units import Mm
from stonehand.press.intent import Imprint
from stonehand.press.sheet import Sheet

ROOT = Path(__file__).parents[2]
FORMAT = Format(Mm(148), Mm(210), Mm(10), Mm(10), Mm(10), Mm(10))
IMPRINT = Imprint("The Specimen & Co <Late>", dt.date(2026, 11, 27), "en-GB")
URL = "https://gazette.example.org/412/harbour-bridge"
CODE_AT = (Mm(100), Mm(150))
MODULE = 0.5

TEXT, BOLD = "source-serif/SourceSerif4SmText-Regular.ttf", "source-serif/SourceSerif4SmText-Bold.ttf"
WORDS = (
    "harbour",
    "bridge",
    "council",
    "night",
    "morning",
    "ferry",
    "market",
    "tide",
    "quay",
    "lantern",
    "rope",
    "anchor",
)

STYLE = """
@font-face{font-family:"Source Serif SmText";font-weight:400;src:url("stonehand:font/source-serif/SourceSerif4SmText-Regular.ttf")}
@font-face{font-family:"Source Serif SmText";font-weight:700;src:url("stonehand:font/source-serif/SourceSerif4SmText-Bold.ttf")}
@page{size:148mm 210mm;margin:0}
html{color:#000;color:device-cmyk(0 0 0 1)}
body{margin:0;font:8.7pt/10pt "Source Serif SmText"}
.l{display:block;height:10pt;white-space:nowrap}
.at{position:absolute}
.rule{position:absolute;left:10mm;width:128mm;border-top:.5pt solid}
"""


@cache
def fonts() -> FontSet:
    """The two faces of the page."""
    return FontSet(
        tuple(
            Face("Source Serif SmText", file, weight, False, "", (ROOT / "fonts" / file).read_bytes())
            for file, weight in ((TEXT, 400), (BOLD, 700))
        )
    )


@cache
def profile() -> PressProfile:
    """Newsprint, with the built-in ICC profile."""
    icc = next((ROOT / "src/stonehand/builtin/press").glob("*.icc")).read_bytes()
    return PressProfile("coldset", "IFRA26", "Newsprint", "http://www.color.org", "x", "0" * 64, icc)


def sheet(page: str = "1", **changes: object) -> Sheet:
    """The sheet of a page on newsprint; keywords that the profile knows change the profile."""
    own = {name: change for name, change in changes.items() if name in Sheet.__dataclass_fields__}
    press = replace(profile(), **{name: change for name, change in changes.items() if name not in own})  # type: ignore[arg-type] # by name
    return replace(Sheet(PageId(page), FORMAT, press), **own)  # type: ignore[arg-type] # by name


def prepared() -> Worker:
    """A worker that holds the page's fonts; close it."""
    worker = Worker()
    worker.prepare({face.file: face.data for face in fonts().faces}, profile().icc)
    return worker


def page_html(number: int = 1, more: str = "") -> str:
    """The page; words and their number differ from page to page."""
    lines = "".join(
        f'<span class="l" style="word-spacing:{line % 7 / 10}pt;letter-spacing:{line % 5 / 50}pt">'
        + " ".join(WORDS[(line * number + at * 3) % len(WORDS)] for at in range(7))
        + "</span>"
        for line in range(30)
    )
    left, top = CODE_AT
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>Specimen</title><style>{STYLE}</style></head>'
        f'<body><div class="at" style="left:10mm;top:10mm"><p style="margin:0">{lines}</p><b>Page {number}, bold</b></div>'
        f'<div class="rule" style="top:140mm"></div>'
        f'<p class="at" style="left:10mm;top:142mm;color:#000">black as RGB writes it</p>'
        f'<img class="at" src="stonehand:picture/p" alt="" style="left:10mm;top:150mm;width:40mm;height:30mm"/>'
        f"{code_svg(URL, left, top)}{more}</body></html>"
    )


def code_svg(url: str, left: float, top: float) -> str:
    """A QR code with its quiet zone, black modules in one path."""
    rows = modules(url)
    size = len(rows) + 8
    path = "".join(f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(rows) for x, black in enumerate(row) if black)
    side = size * MODULE
    return (
        f'<svg class="at" viewBox="0 0 {size} {size}" width="{side}mm" height="{side}mm" '
        f'style="left:{left}mm;top:{top}mm;width:{side}mm;height:{side}mm">'
        f'<path style="fill:device-cmyk(0 0 0 1)" d="{path}"/></svg>'
    )


@cache
def modules(url: str) -> list[list[bool]]:
    """The modules of a code at level M, without quiet zone."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=0)
    code.add_data(url)
    code.make()
    matrix: list[list[bool]] = code.get_matrix()
    return matrix


@cache
def picture(mode: str = "CMYK") -> bytes:
    """A small picture with a run of tones."""
    grey = Image.linear_gradient("L").resize((80, 60))
    image = grey.convert("RGB").convert(mode)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=90)
    return out.getvalue()


def render(worker: Worker, number: int = 1, more: str = "") -> EnginePage:
    """Render the page."""
    return worker.render_page(page_html(number, more), {"stonehand:picture/p": picture()})
