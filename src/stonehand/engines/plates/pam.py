"""Pictures in four inks as mutool and Ghostscript write them on a pipe, one after the other: Netpbm's PAM, depth 4.

The writer is not trusted: a picture has the size that was expected, within two pixels of rounding, or it is refused unread.
"""

from PIL import Image

from stonehand.engines.pipe import Read
from stonehand.engines.plates.failure import NotDrawn

_END = b"ENDHDR\n"
_LONGEST = 1024
_ROUNDING = 2
_INKS = 4


def read_pam(read: Read, size: tuple[int, int]) -> Image.Image:
    """Read the next picture.

    Raises:
        NotDrawn: it is no picture in four inks, or of another size than was expected.
    """
    header = bytearray()
    while not header.endswith(_END):
        header += read(1)
        if len(header) > _LONGEST:
            message = "the program wrote what is no picture"
            raise NotDrawn(message)
    told = {key: value for key, _, value in (line.partition(b" ") for line in bytes(header).split(b"\n"))}
    width, height, inks = (_number(told.get(key)) for key in (b"WIDTH", b"HEIGHT", b"DEPTH"))
    off = max(abs(width - size[0]), abs(height - size[1]))
    if inks != _INKS or off > _ROUNDING:
        message = f"the program drew {width} by {height} pixels in {inks} inks where {size[0]} by {size[1]} in 4 were asked for"
        raise NotDrawn(message)
    return Image.frombytes("CMYK", (width, height), read(width * height * _INKS))


def _number(text: bytes | None) -> int:
    return int(text) if text is not None and text.isdigit() and len(text) < len("1000000") else 0
