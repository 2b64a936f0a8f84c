"""Small books made with pikepdf alone: pages of 200 x 300 points with a bleed, each with a drawing and a picture of its own."""

import datetime as dt
import io
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from stonehand.intake.press_file import read_press
from stonehand.model.press import PressProfile
from stonehand.press.intent import Imprint

WIDTH, HEIGHT, BLEED = 200, 300, 10
FOLDER = Path(__file__).parents[3] / "src/stonehand/builtin/press"
IMPRINT = Imprint("The Gazette, 2026-12-04", dt.date(2026, 12, 4), "en-GB")


def press(name: str = "newsprint-coldset") -> PressProfile:
    """Read a built-in press profile."""
    icc = {path.name: path.read_bytes() for path in FOLDER.glob("*.icc")}
    profile = read_press(name, (FOLDER / f"{name}.yaml").read_bytes(), f"{name}.yaml", icc).value
    assert profile is not None
    return profile


def book(labels: Sequence[str], *, rotate: int = 0, origin: tuple[float, float] = (0, 0)) -> bytes:
    """Make a book: each page has its own colour up to the bleed, a mark that tells top from left, and a picture."""
    with pikepdf.new() as document:
        for number in range(len(labels)):
            document.pages.append(_page(document, number, rotate, origin))
        numbered = [entry for n, label in enumerate(labels) for entry in (n, Dictionary(P=String(label)))]
        document.Root.PageLabels = Dictionary(Nums=Array(numbered))
        out = io.BytesIO()
        document.save(out, deterministic_id=True)
    return out.getvalue()


def _page(document: pikepdf.Pdf, number: int, rotate: int, origin: tuple[float, float]) -> pikepdf.Page:
    x, y = origin
    picture = document.make_stream(bytes([40 * number % 256]) * 64)
    picture.Type, picture.Subtype, picture.ColorSpace = Name.XObject, Name.Image, Name.DeviceGray
    picture.Width, picture.Height, picture.BitsPerComponent = 8, 8, 8
    drawing = (
        f"1 0 0 1 {x} {y} cm 0.{number % 9 + 1} 0.3 0 0 k {-BLEED} {-BLEED} {WIDTH + 2 * BLEED} {HEIGHT + 2 * BLEED} re f\n"
        f"0 0 0 1 k 10 250 60 40 re f 0 1 1 0 k {WIDTH - 15} 5 30 {10 + 5 * number} re f\n"
        f"q 80 0 0 80 60 60 cm /Picture{number} Do Q"
    )
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array([x - BLEED, y - BLEED, x + WIDTH + BLEED, y + HEIGHT + BLEED]),
        BleedBox=Array([x - BLEED, y - BLEED, x + WIDTH + BLEED, y + HEIGHT + BLEED]),
        TrimBox=Array([x, y, x + WIDTH, y + HEIGHT]),
        Resources=Dictionary(XObject=Dictionary({f"/Picture{number}": picture})),
        Contents=document.make_stream(drawing.encode()),
    )
    if rotate:
        sheet.Rotate = rotate
    return pikepdf.Page(document.make_indirect(sheet))


def drawn(pdf: bytes, number: int = 0) -> Image.Image:
    """Draw a page at one pixel a point, as it is shown."""
    document = pdfium.PdfDocument(pdf)
    try:
        image: Image.Image = document[number].render(scale=1).to_pil().convert("RGB")
    finally:
        document.close()
    return image


def trimmed(pdf: bytes, number: int = 0) -> Image.Image:
    """Draw a page inside its trim."""
    image = drawn(pdf, number)
    return image.crop((BLEED, BLEED, image.width - BLEED, image.height - BLEED))
