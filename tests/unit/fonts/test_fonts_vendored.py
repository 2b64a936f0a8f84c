"""The vendored faces are what the manifest says they are; here fontTools looks at them in full."""

import hashlib
import io
from pathlib import Path
from typing import Any

import pytest
import yaml
from fontTools.ttLib import TTFont

from stonehand.engines import faces
from stonehand.engines.face_manifest import DeclaredFace, Family, read_manifest
from stonehand.model.finding import Where
from stonehand.model.type import FontSet, TypeStyle
from stonehand.model.units import Pt

FONTS = Path(__file__).parents[3] / "fonts"
LAYOUT = FONTS.parent / "layouts" / "gazette" / "layout.yaml"
MANIFEST = (FONTS / "manifest.yaml").read_text(encoding="utf-8")
FAMILIES = read_manifest(MANIFEST, "fonts/manifest.yaml").value
DECLARED = [(family, face) for family in FAMILIES for face in family.faces]

UNRESERVED = {"Sofia Sans Extra Condensed", "Noto Naskh Arabic"}


def vendored() -> FontSet:
    files = {str(path.relative_to(FONTS)): path.read_bytes() for path in sorted(FONTS.rglob("*.*"))}
    outcome = faces.load(MANIFEST, files, "fonts/manifest.yaml")
    assert outcome.findings == ()
    return outcome.value


def styles() -> list[dict[str, Any]]:
    layout = yaml.safe_load(LAYOUT.read_text(encoding="utf-8"))
    sheets = [layout["type"], *layout["languages"].values()]
    return [style for sheet in sheets for style in sheet.values() if isinstance(style, dict)]


@pytest.mark.parametrize(("family", "face"), DECLARED, ids=[face.file for _, face in DECLARED])
def test_a_face_is_static_free_and_of_its_declared_weight(family: Family, face: DeclaredFace) -> None:
    """Each file is the pinned one, static, free to embed, and bears the family, weight and slant it is declared with."""
    content = (FONTS / face.file).read_bytes()
    font = TTFont(io.BytesIO(content))
    assert hashlib.sha256(content).hexdigest() == face.sha256
    assert "fvar" not in font
    assert font["OS/2"].fsType == 0
    assert font["OS/2"].usWeightClass == face.weight
    assert bool(font["OS/2"].fsSelection & 1) == face.italic == (font["post"].italicAngle != 0)
    own_name = (font["name"].getDebugName(16) or font["name"].getDebugName(1)).replace("Serif 4", "Serif")
    assert own_name == family.name
    assert "SIL Open Font License, Version 1.1" in font["name"].getDebugName(13)


@pytest.mark.parametrize("family", FAMILIES, ids=[family.name for family in FAMILIES])
def test_a_family_comes_with_the_text_of_its_licence(family: Family) -> None:
    """The licence's text stands beside the files and names whoever reserves the font's name."""
    text = (FONTS / family.licence_file).read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert ("Reserved Font Name" in text.split("PREAMBLE", maxsplit=1)[0]) == (family.name not in UNRESERVED)


def test_every_file_in_the_folder_is_declared() -> None:
    """No font file lies about that the manifest does not pin."""
    declared = {face.file for _, face in DECLARED}
    assert {str(path.relative_to(FONTS)) for path in FONTS.rglob("*.ttf")} == declared


def test_the_starter_layout_asks_for_nothing_the_set_lacks() -> None:
    """Every style of the gazette finds its face and its features, so the sample builds without a word."""
    fonts = vendored()
    asked = styles()
    assert len(asked) >= 20
    for style in asked:
        wanted = TypeStyle(
            family=style["family"],
            size=Pt(10.0),
            leading=Pt(10.0),
            where=Where("layouts/gazette/layout.yaml"),
            weight=style.get("weight", 400),
            italic=style.get("italic", False),
            features=tuple(style.get("features", ())),
        )
        assert faces.check_style(wanted, fonts) == ()


def test_body_faces_have_bold_italic_and_small_capitals() -> None:
    """Emphasis in body copy finds a face of its own; small capitals stand in the upright faces alone."""
    fonts = vendored()
    for weight in (400, 700):
        upright = fonts.find("Source Serif SmText", weight, italic=False)
        slanted = fonts.find("Source Serif SmText", weight, italic=True)
        assert upright is not None
        assert slanted is not None
        assert faces.has_feature(upright, "smcp")
        assert not faces.has_feature(slanted, "smcp")
        assert faces.has_feature(slanted, "onum")
