"""A story's QR code: its modules, and the words that stand beside it in one column.

In comes an address, out a `Qr` (ISO/IEC 18004, error correction M, the smallest version and the best mask as the `qrcode`
package finds them). The depth is whole lines: the code with its quiet zone of four modules, or the words where they need
more. Newsprint spreads ink by some hundredths of a millimetre, hence the limits of the module,
measured in a simulation of newsprint.
"""

import re

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.exceptions import DataOverflowError

from stonehand.galleys.balance import balance_into, divide_wide, fewest_rows, tokens_of
from stonehand.galleys.case import Cut, width
from stonehand.galleys.stick import Stick, check, copy_for, plain_cut, say_once
from stonehand.model.article import Run
from stonehand.model.finding import error, warning
from stonehand.model.galley import Qr
from stonehand.model.units import Lines, Mm, pt

LEAST_MODULE = Mm(0.40)
SAFE_MODULE = Mm(0.45)
QUIET = 4
"""Modules of white on every side."""

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.)?", re.IGNORECASE)
_PART = re.compile(r"[^/?&=#]*[/?&=#]?")
_FINE_PART = re.compile(r"[^.\-_]*[.\-_]?")
_WORDS_FROM = 1


def set_qr(stick: Stick) -> Qr | None:
    """Set the code of a story that has an address; `None` for one that has none, or too long a one, or goes without by its role."""
    url = stick.article.url
    if not url or stick.article.priority in stick.layout.qr.without:
        return None
    rows = _matrix(url)
    if rows is None:
        found = error(
            "galleys/address-beyond-qr",
            f'the address of "{stick.article.slug}" is {len(url.encode())} bytes long: no QR code holds it',
            stick.article.where,
            hint="give the story a short address",
        )
        stick.findings.append(found)
        return None
    module = stick.layout.qr.module
    _check_module(stick, module)
    side = (len(rows) + 2 * QUIET) * module
    _check_side(stick, Mm(side))
    room = pt(Mm(stick.layout.grid.measure - side + QUIET * module))
    verb, address = _words(stick, url, max(room, 12.0))
    depth = max(stick.layout.grid.lines_for(Mm(side)), _WORDS_FROM + len(verb) + len(address))
    return Qr(url, f"QR code: {_shown(url)}", module, rows, verb, address, Lines(depth))


def _matrix(url: str) -> tuple[tuple[bool, ...], ...] | None:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(url)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):
        return None
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


def _shown(url: str) -> str:
    return _SCHEME.sub("", url).rstrip("/")


def _words(stick: Stick, url: str, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    sheet, where = stick.sheet, stick.article.where
    copy = copy_for(stick, sheet.qr_verb, (Run(stick.layout.words.qr_verb),), stick.layout.where)
    verb: tuple[str, ...] = ()
    if copy.text:
        tokens = divide_wide(tokens_of(copy), room)
        rows = balance_into(tokens, room, fewest_rows(tokens, room))
        verb = tuple(copy.text[row.start : row.stop] for row in rows)
    cut = plain_cut(stick, sheet.qr_address)
    check(stick, cut, _shown(url), where)
    return verb, _address_lines(cut, _shown(url), room)


def _address_lines(cut: Cut, address: str, room: float) -> tuple[str, ...]:
    """Fill lines with an address, broken after its slashes; after stops and dashes, and anywhere, in a part wider than the room."""
    parts = [part for found in _PART.findall(address) for part in _fine(cut, found, room)]
    lines = [""]
    for part in parts:
        if lines[-1] and width(cut, lines[-1] + part) > room:
            lines.append(part)
        else:
            lines[-1] += part
    return tuple(line for line in lines if line)


def _fine(cut: Cut, part: str, room: float) -> list[str]:
    if width(cut, part) <= room:
        return [part] if part else []
    return [piece for found in _FINE_PART.findall(part) for piece in _narrow(cut, found, room)]


def _narrow(cut: Cut, part: str, room: float) -> list[str]:
    if width(cut, part) <= room:
        return [part] if part else []
    found = [""]
    for letter in part:
        if found[-1] and width(cut, found[-1] + letter) > room:
            found.append(letter)
        else:
            found[-1] += letter
    return found


def _check_module(stick: Stick, module: Mm) -> None:
    if module >= SAFE_MODULE:
        return
    message = (
        f"QR modules of {module:.2f} mm: newsprint needs {SAFE_MODULE:.2f} mm, under {LEAST_MODULE:.2f} mm is unsafe"
    )
    hint = "set `qr: {module: 0.5mm}` in the layout"
    if module < LEAST_MODULE:
        found = error("galleys/qr-module-too-small", message, stick.layout.where, hint=hint)
    else:
        found = warning("galleys/qr-module-too-small", message, stick.layout.where, hint=hint)
    say_once(stick, found)


def _check_side(stick: Stick, side: Mm) -> None:
    measure = stick.layout.grid.measure
    if side > measure:
        found = error(
            "galleys/qr-too-wide",
            f'the code of "{stick.article.slug}" is {side:.1f} mm wide with its quiet zone; the column is {measure:.1f} mm',
            stick.article.where,
            hint="give the story a shorter address",
        )
        stick.findings.append(found)
