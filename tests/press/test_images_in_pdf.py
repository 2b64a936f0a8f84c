"""Developed pictures in a real PDF: inks pass through as they are, colours look right, grey stays grey."""

import base64
import io
from pathlib import Path

import pikepdf
import pypdfium2
import weasyprint
from PIL import Image

from stonehand.engines.darkroom import develop
from stonehand.engines.order import Order

ICC = next((Path(__file__).resolve().parents[2] / "src").rglob("IFRA26S*.icc")).read_bytes()
COLOURS = ("red", "lime", "blue", "white")
RED, GREEN, BLUE = 0, 1, 2


def _pdf() -> bytes:
    """A page of two pictures, each 400 by 100 px with four fields: in colour above, in black ink below."""
    image = Image.new("RGB", (400, 100))
    for at, colour in enumerate(COLOURS):
        image.paste(colour, (at * 100, 0, at * 100 + 100, 100))
    file = io.BytesIO()
    image.save(file, "PNG")
    orders = [Order(image.size, image.size, (40, 10), 240, grey=grey) for grey in (False, True)]
    prints = [develop(file.getvalue(), order, ICC) for order in orders]
    tags = (f'<img src="data:image/jpeg;base64,{base64.b64encode(made.press).decode()}">' for made in prints)
    style = "<style>@page{size:400px 200px;margin:0}body{margin:0}img{display:block;width:400px}</style>"
    return bytes(weasyprint.HTML(string=style + "".join(tags)).write_pdf())


def test_images_in_a_pdf_keep_inks_and_look_right() -> None:
    """Two pictures, DeviceCMYK and DeviceGray, both passed through as JPEG; not inverted on the page."""
    pdf = _pdf()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        images = [item for item in document.objects if isinstance(item, pikepdf.Stream) and "/Width" in item]
        spaces = sorted((str(item.ColorSpace), str(item.Filter)) for item in images)
    assert spaces == [("/DeviceCMYK", "/DCTDecode"), ("/DeviceGray", "/DCTDecode")]
    page = pypdfium2.PdfDocument(pdf)
    seen = page[0].render(scale=96 / 72).to_pil().convert("RGB")
    page.close()
    above = [seen.getpixel((50 + 100 * at, 50)) for at in range(4)]
    below = [seen.getpixel((50 + 100 * at, 150)) for at in range(4)]
    for strongest, pixel in zip((RED, GREEN, BLUE), above, strict=False):
        assert isinstance(pixel, tuple)
        assert pixel.index(max(pixel)) == strongest
    assert above[3] == below[3] == (255, 255, 255)
    greys = [pixel[0] for pixel in below[:3] if isinstance(pixel, tuple)]
    # Rec. 601: green is the lightest, blue the darkest.
    assert greys[GREEN] > greys[RED] > greys[BLUE]
