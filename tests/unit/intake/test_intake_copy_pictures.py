"""Pictures of the copy: what is read from their headers, and what the editor is told."""

import io

import pytest
from PIL import Image

from stonehand.intake.pictures import PictureRef, probe
from stonehand.model.article import Colour, plain
from stonehand.model.finding import Where

WHERE = Where("articles/a.md", 7)


def content(kind: str = "JPEG", **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("L", (30, 20)).save(file, kind, **options)
    return file.getvalue()


def ids(file: str, data: bytes | None) -> list[str]:
    made = probe(PictureRef(file, WHERE, "Caption", "Credit", "Alt"), data, "en")
    assert all(found.where == WHERE for found in made.findings)
    return [found.id for found in made.findings]


def test_intake_copy_picture_carries_its_words() -> None:
    """Caption and credit are set in the article's language; size and kind come from the file."""
    ref = PictureRef("pictures/p.jpg", WHERE, 'A "late" *bus*', "J. R. O'Neill", "a  bus", 3, (0.0, 0.0, 1.0, 0.5))
    made = probe(ref, content(), "en")
    picture = made.value
    assert picture is not None
    assert (plain(picture.caption), picture.alt) == ("A “late” bus", "a bus")
    assert picture.credit == "J.\u00a0R.\u00a0O\u2019Neill"
    assert (picture.width, picture.height, picture.colour, picture.span) == (30, 20, Colour.GREY, 3)
    assert not made.findings


def test_intake_copy_picture_without_words_is_told() -> None:
    """A missing description is a warning, a missing caption a note."""
    made = probe(PictureRef("p.jpg", WHERE), content(), "en")
    assert made.value is not None
    assert [found.id for found in made.findings] == ["intake/missing-alt", "intake/missing-caption"]


@pytest.mark.parametrize(
    ("file", "data", "wanted"),
    [
        ("p.jpg", None, ["intake/missing-picture"]),
        ("https://example.org/p.jpg", None, ["intake/missing-picture"]),
        ("p.jpg", content()[:100], ["intake/corrupt-picture"]),
        ("p.jpg", b"<svg>" + b"<use href='#a'/>" * 100_000 + b"</svg>", ["intake/picture-kind"]),
        ("p.svg", b"<?xml version='1.0'?><!DOCTYPE svg><svg/>", ["intake/picture-kind"]),
        ("p.eps", b"%!PS", ["intake/picture-kind"]),
        ("p.jpg", content("PNG"), ["intake/picture-extension"]),
        ("p", content(), ["intake/picture-extension"]),
        ("p.JPEG", content(), []),
        ("p.tif", content("TIFF"), []),
        ("p.webp", content("WEBP"), []),
        (
            "p.tiff",
            content("TIFF", save_all=True, append_images=[Image.new("L", (9, 9))]),
            ["intake/picture-has-frames"],
        ),
    ],
)
def test_intake_copy_picture_faults(file: str, data: bytes | None, wanted: list[str]) -> None:
    """Each fault by its name; what is only odd leaves a picture."""
    assert ids(file, data) == wanted


def test_intake_copy_picture_bomb_is_refused() -> None:
    """A JPEG header that claims 65,000 by 65,000 pixels: 4,225 million."""
    small = content()
    at = small.index(b"\xff\xc0")
    assert ids("p.jpg", small[: at + 5] + b"\xfd\xe8\xfd\xe8" + small[at + 9 :]) == ["intake/picture-too-large"]
