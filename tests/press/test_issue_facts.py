"""The sample's facts beside what pdfium finds in the same file: two readers that share no line of code."""

from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pytest
from builds import Build

from stonehand.engines.pdf_facts import read_facts
from stonehand.model.drawn import Area, Box, Picture, Text
from stonehand.model.facts import PageFacts, PdfFacts
from stonehand.model.units import Mm, Pt, mm

Bounds = tuple[float, float, float, float]


@dataclass(frozen=True)
class Leaf:
    """A page as pdfium sees it: the characters that print, and its pictures, where they stand."""

    characters: tuple[Area, ...]
    pictures: tuple[Area, ...]


@pytest.fixture(scope="module")
def facts(sample: Build) -> PdfFacts:
    return read_facts(sample.pdf)


@pytest.fixture(scope="module")
def leaves(sample: Build, facts: PdfFacts) -> list[Leaf]:
    document = pdfium.PdfDocument(sample.pdf)
    try:
        return [leaf(document[page.number - 1], page.trim) for page in facts.pages]
    finally:
        document.close()


def leaf(page: pdfium.PdfPage, trim: Box) -> Leaf:
    text = page.get_textpage()
    visible = [place for place in range(text.count_chars()) if text.get_text_range(place, 1).strip()]
    characters = tuple(on_page(text.get_charbox(place, loose=True), trim) for place in visible)
    pictures = page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_IMAGE])
    found = Leaf(characters, tuple(on_page(picture.get_bounds(), trim) for picture in pictures))
    text.close()
    page.close()
    return found


def on_page(bounds: Bounds, trim: Box) -> Area:
    left, bottom, right, top = bounds
    points = (left - trim.left, trim.top - top, right - trim.left, trim.top - bottom)
    return Area(*(mm(Pt(point)) for point in points))


def texts(page: PageFacts) -> Iterator[Area]:
    return (item.area for item in page.drawn if isinstance(item, Text))


def test_every_character_stands_in_a_text(facts: PdfFacts, leaves: list[Leaf]) -> None:
    """None is left out, and no text is told where nothing stands but a space."""
    for page, seen in zip(facts.pages, leaves, strict=True):
        assert len(seen.characters) > 100
        empty = set(texts(page))
        for character in seen.characters:
            middle = (character.left + character.right) / 2, (character.top + character.bottom) / 2
            around = [area for area in texts(page) if area.holds(*middle)]
            assert around, (page.number, character)
            empty.difference_update(around)
        assert all(area.width < 1 for area in empty)


def test_texts_end_where_their_characters_do(facts: PdfFacts, leaves: list[Leaf]) -> None:
    """Nine of ten to a hundredth of a millimetre; the others end in a space, or share their place with another line's box."""
    for page, seen in zip(facts.pages, leaves, strict=True):
        ends = [
            max((character.right for character in seen.characters if inside(character, area)), default=Mm(0))
            for area in texts(page)
        ]
        off = sorted(abs(end - area.right) for end, area in zip(ends, texts(page), strict=True))
        assert off[len(off) * 9 // 10] < 0.01


def inside(character: Area, area: Area) -> bool:
    middle = (character.top + character.bottom) / 2
    return area.left - 0.1 < character.left and character.right < area.right + 0.1 and area.top < middle < area.bottom


def test_pictures_stand_where_pdfium_draws_them(facts: PdfFacts, leaves: list[Leaf]) -> None:
    """Each one, to a twentieth of a millimetre."""
    told = [[item.area for item in page.drawn if isinstance(item, Picture)] for page in facts.pages]
    assert sum(map(len, told)) > 5
    for ours, seen in zip(told, leaves, strict=True):
        assert len(ours) == len(seen.pictures)
        for one, other in zip(ours, seen.pictures, strict=True):
            assert (one.left, one.top, one.right, one.bottom) == pytest.approx(
                (other.left, other.top, other.right, other.bottom), abs=0.05
            )


def test_the_sample_is_what_the_press_made_of_it(facts: PdfFacts) -> None:
    """Every font embedded, every character drawn, every page whole; the profile is the press's."""
    assert all(page.whole and page.has_trim for page in facts.pages)
    assert all(font.embedded and not font.notdef for page in facts.pages for font in page.fonts)
    assert [(intent.kind, intent.condition, intent.icc_space) for intent in facts.intents] == [
        ("GTS_PDFX", "IFRA26", "CMYK")
    ]
    assert facts.held == ()
