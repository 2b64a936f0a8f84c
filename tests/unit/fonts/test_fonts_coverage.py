"""Which characters a face lacks."""

from pathlib import Path

import pytest

from stonehand.engines.coverage import lacking
from stonehand.model.type import Face

FONTS = Path(__file__).parents[3] / "fonts"


def face(file: str) -> Face:
    return Face(file, file, 400, italic=False, sha256=file, data=(FONTS / file).read_bytes())


SERIF = face("source-serif/SourceSerif4SmText-Regular.ttf")
SOFIA = face("sofia-sans-extra-condensed/SofiaSansExtraCondensed_700Bold.ttf")
BLACKLETTER = face("unifrakturcook/UnifrakturCook_700Bold.ttf")
NASKH = face("noto-naskh-arabic/NotoNaskhArabic_400Regular.ttf")


@pytest.mark.parametrize(
    ("text", "used", "missing"),
    [
        ("Ordinary copy, “quoted” – and £1.40…", SERIF, ()),  # noqa: RUF001 - real copy
        ("Łódź, Đà Nẵng, Ærø, Αθήνα, Київ", SERIF, ()),
        ("新闻 and 新", SERIF, ("新", "闻")),
        ("a smile 😀", SERIF, ("😀",)),
        ("non\u2011breaking", SOFIA, ("\u2011",)),
        ("well\u2010known", SOFIA, ("\u2010",)),
        ("Łódź", BLACKLETTER, ("Ł", "ź")),
        ("10\u00a0000\u202f%\u2009x\u2007y\u3000z", BLACKLETTER, ()),
        ("soft\u00adhyphen zero\u200bwidth\u200d\u200c\ufeff \u200e\u200f\u2066\u2069", BLACKLETTER, ()),
        ("line\nend\tand\r", SERIF, ()),
        ("heart \u2764\ufe0f", SERIF, ("\u2764",)),
        ("\u2028", BLACKLETTER, ("\u2028",)),
        ("مرحبا بالعالم", NASKH, ()),
        ("مرحبا", SERIF, ("م", "ر", "ح", "ب", "ا")),  # noqa: RUF001 - real copy
        ("\u0600", SERIF, ("\u0600",)),
        ("", SERIF, ()),
    ],
)
def test_lacking_characters_are_named_once_in_order(text: str, used: Face, missing: tuple[str, ...]) -> None:
    """Letters and signs a face has not are named; spaces and format characters never are."""
    assert lacking(text, used) == missing
