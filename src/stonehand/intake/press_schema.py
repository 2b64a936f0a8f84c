"""What a press profile may hold: the printing condition, the page, and every number a rule of preflight goes by."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from stonehand.intake.forms import (
    ANY_TEXT,
    FILE_NAME,
    FLAG,
    LENGTH,
    NAME,
    PERCENT,
    SCHEMA,
    SHA256,
    SIZE,
    TEXT,
    choice,
    pattern,
    whole,
)
from stonehand.intake.kinds import Each, Form, Key, Named, Placed, Record
from stonehand.model.press import Level, Mark, Pages, Spread
from stonehand.model.units import Mm, Pt, mm

PPI = whole(50, 2400)
NOTHING = Pt(0.0)
LEVELS = ("error", "warning", "info")


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the profile's `limits`: the form it is written in, how that becomes the model's unit, what it is about."""

    form: Form
    about: str
    read: Callable[[Any], float] = float

    @property
    def unit(self) -> str:
        """The unit it is held in, as it is written behind the number."""
        units = {id(LENGTH): "pt", id(PERCENT): "%", id(PPI): "ppi", id(_AREA): "cm2"}
        return "mm" if self.read is _mm else units.get(id(self.form), "")


def _mm(length: Pt) -> Mm:
    return mm(length)


_COUNT = whole(0, 100_000)
_AREA = pattern("an area in cm2", "25cm2", r"[0-9]{1,5}(\.[0-9]{1,3})? ?cm2")


def _cm2(text: str) -> float:
    return float(text.removesuffix("cm2"))


NUMBERS: dict[str, Number] = {
    "trim": Number(LENGTH, "How much a page may differ from its size.", _mm),
    "safe": Number(LENGTH, "Least distance of ink from the trim, the spine apart.", _mm),
    "fold": Number(LENGTH, "Least distance of text from the fold.", _mm),
    "multiple": Number(whole(1, 64), "What the number of pages must be a multiple of."),
    "ink": Number(PERCENT, "Most ink at any spot of a square millimetre, all inks added."),
    "ink_area": Number(PERCENT, "Most ink on average in a square of 15 mm."),
    "rich_text": Number(PERCENT, "Most ink in black text, all inks added."),
    "rich_text_size": Number(LENGTH, "Size under which black text may have no second ink."),
    "rich_area": Number(_AREA, "Largest black area that may hold other inks.", _cm2),
    "faint": Number(PERCENT, "Weakest tint that prints at all."),
    "heavy": Number(PERCENT, "Strongest tint that does not fill in."),
    "type_on_tint": Number(PERCENT, "Strongest tint black text can be read on."),
    "type_out_of": Number(PERCENT, "Weakest ground white text can be read on."),
    "knockout_text": Number(LENGTH, "Size under which black text on a colour must overprint."),
    "knockout_rule": Number(LENGTH, "Strength under which a black rule on a colour must overprint."),
    "black_text": Number(LENGTH, "Least size of text in black alone."),
    "ink_text": Number(LENGTH, "Least size of text in two or more inks."),
    "white_text": Number(LENGTH, "Least size of white text on an ink."),
    "black_rule": Number(LENGTH, "Least strength of a black rule."),
    "ink_rule": Number(LENGTH, "Least strength of a rule in two or more inks, or in white."),
    "picture": Number(PPI, "Least pixels per inch of a picture."),
    "line_art": Number(PPI, "Least pixels per inch of a picture of one bit."),
    "oversampled": Number(PPI, "Most pixels per inch of a picture."),
    "scanned_page": Number(PPI, "Least pixels per inch of a picture that is the whole page."),
    "code_module": Number(LENGTH, "Least side of a QR code's module.", _mm),
    "code_quiet": Number(whole(0, 8), "Modules of white round a QR code."),
    "name_length": Number(whole(8, 255), "Most characters of a file's name."),
    "megabytes": Number(_COUNT, "Most megabytes of a file."),
}
"""Every number of `limits`, by its name in the model."""


def _limit(number: Number) -> Record:
    return Record(
        "Limit", number.about, {name: Key(number.form, f"From here on it is: {name}.", None) for name in LEVELS}
    )


LIMITS = Record(
    "Limits",
    "The numbers preflight goes by, each with the level it is reported at.",
    {name: Key(_limit(number), number.about, None) for name, number in NUMBERS.items()},
)

_EDGES = Record(
    "Bleed",
    "Ink beyond the trim, by edge.",
    {name: Key(LENGTH, f"At the {name}.", NOTHING) for name in ("top", "bottom", "outer", "spine")},
)

_DELIVERY = Record(
    "Delivery",
    "How files are sent.",
    {
        "file_name": Key(
            pattern("a template of file names", '"{pub}_{date}_{page:03}"', r"[ -~]{1,120}"),
            "Template of the files' names: {pub} {paper} {date} {year} {month} {day} {number} {edition} {section} {page} {ink} "
            "{zone} {rev}; with {page:03} for three digits and {date:%Y%m%d} for another date.",
            "{pub}_{date}_{page:03}{rev}",
        ),
        "pages": Key(choice(*(kind.value for kind in Pages)), "A file for each page, or one book.", Pages.BOOK.value),
        "spread": Key(
            choice(*(kind.value for kind in Spread)), "The centre pages one by one, or as a pair.", Spread.SINGLE.value
        ),
    },
)

PRESS = Record(
    "Press profile",
    "What a press asks for.",
    {
        "schema": Key(SCHEMA, "Version of this format."),
        "name": Key(NAME, "The profile's name: that of its file."),
        "level": Key(choice(*(level.value for level in Level)), "What files are sealed as.", Level.X4.value),
        "condition": Key(TEXT, "The printing condition's name in the ICC's registry."),
        "condition_text": Key(TEXT, "The printing condition in words."),
        "registry": Key(
            pattern("an address", "http://www.color.org", r"https?://\S+"), "The registry the condition is listed in."
        ),
        "icc": Key(FILE_NAME, "The ICC profile's file, beside this one."),
        "icc_sha256": Key(SHA256, "The ICC profile's checksum."),
        "trim": Key(SIZE, "The page size the printer states; any where empty.", None),
        "bleed": Key(_EDGES, "Ink beyond the trim, by edge; none where empty.", None),
        "ppi": Key(PPI, "Pixels per inch pictures are brought down to."),
        "most_ink": Key(PERCENT, "Ink pictures are brought down to, all inks added."),
        "marks": Key(Each(choice(*(mark.value for mark in Mark))), "What is printed outside the bleed.", ()),
        "spots": Key(FLAG, "Whether spot colours are kept; else they become process inks.", default=False),
        "colour_pages": Key(
            Each(pattern("a place in the book", "-1", r"-?[1-9][0-9]{0,2}|centre")),
            "Places that may be in colour: 1 is the first page, -1 the last, `centre` the two in the middle; all where empty.",
            (),
        ),
        "limits": Key(LIMITS, "The numbers preflight goes by.", None),
        "rules": Key(
            Named(Placed(choice(*LEVELS, "ignore")), re.compile(r"[a-z][a-z0-9-]{0,60}"), "a rule's name"),
            "How grave single rules are with this printer.",
            None,
        ),
        "delivery": Key(_DELIVERY, "How files are sent.", None),
        "note": Key(ANY_TEXT, "Anything to remember about this printer.", ""),
    },
)
