"""The closed set of faces: nothing else can reach a page.

In come the fonts' manifest and the bytes of the files it names, out goes the `FontSet` that HarfBuzz measures with and
the engine draws with, and findings for every file that is missing, broken, not the pinned one, or not free to be embedded.
`check_style` and `check_css` hold what a layout asks for against the set: the engine falls back to another face, and draws a
missing bold or italic upright, without a word (measured on WeasyPrint 70 and Pango 1.50).
"""

import difflib
import hashlib
from collections.abc import Mapping
from functools import lru_cache

from stonehand.engines.face_css import check_css
from stonehand.engines.face_file import BrokenFont, FontFacts, read_facts, read_features
from stonehand.engines.face_manifest import DeclaredFace, Family, read_manifest
from stonehand.model.finding import Finding, Outcome, error, warning
from stonehand.model.type import Face, FontSet, TypeStyle

__all__ = ["check_css", "check_style", "fontconfig", "has_feature", "load"]

_USAGE, _RESTRICTED = 0x000F, 0x0002
_NO_SUBSET_OR_BITMAPS_ONLY = 0x0300


def load(
    manifest: str, files: Mapping[str, bytes], where: str, wanted: frozenset[str] | None = None
) -> Outcome[FontSet]:
    """Make the closed set from the manifest's text and the files it names.

    `files` maps names as the manifest writes them to bytes, licence texts included; `where` is the manifest's path for
    findings. With `wanted`, only these families are looked up and read. A face whose checksum differs but which can be set
    from stays in the set, so that the editor still sees the pages; the error keeps it from the press.
    """
    families = read_manifest(manifest, where)
    faces: list[Face] = []
    findings = list(families.findings)
    for family in families.value:
        if wanted is None or family.name in wanted:
            findings += _check_licence(family, files)
            for declared in family.faces:
                outcome = _load_face(family, declared, files)
                findings += outcome.findings
                faces += [outcome.value] if outcome.value else []
    return Outcome(FontSet(tuple(faces)), tuple(findings))


def check_style(style: TypeStyle, fonts: FontSet) -> tuple[Finding, ...]:
    """Hold one style of a layout against the set: its family, its weight and slant, and the features it switches on."""
    family = [face for face in fonts.faces if face.family == style.family]
    if not family:
        names = sorted({face.family for face in fonts.faces})
        near = difflib.get_close_matches(style.family, names, 1, 0.5)
        hint = f"write {near[0]}" if near else f"declare it in the fonts' manifest; there are {', '.join(names)}"
        return (error("fonts/unknown-family", f"no font family is called {style.family}", style.where, hint=hint),)
    face = fonts.find(style.family, style.weight, italic=style.italic)
    if face is None:
        there = ", ".join(sorted(_style(face.weight, italic=face.italic) for face in family))
        asked = _style(style.weight, italic=style.italic)
        message = f"{style.family} has no face {asked}"
        hint = f"use one of {there}, or declare the face in the fonts' manifest"
        return (error("fonts/undeclared-face", message, style.where, hint=hint),)
    return tuple(
        warning(
            "fonts/missing-feature",
            f"{face.file} has no OpenType feature {feature}, so it changes nothing",
            style.where,
            hint=f"take {feature} out of the style's features, or choose a family that has it",
        )
        for feature in style.features
        if not has_feature(face, feature)
    )


@lru_cache(maxsize=256)
def has_feature(face: Face, feature: str) -> bool:
    """Tell whether a feature is there; tabular and lining figures also count where the face has no others."""
    try:
        features = read_features(face.data)
    except BrokenFont:
        return False
    if feature in features:
        return True
    return feature in {"tnum", "lnum"} and not features & {"tnum", "lnum", "pnum", "onum"} and _figures_are_even(face)


def fontconfig(folder: str) -> str:
    """Give a FontConfig file that knows no font at all and keeps its cache in `folder`.

    With no `<dir>`, only faces declared by `@font-face` from the set can reach a page.
    """
    escaped = folder.replace("&", "&amp;").replace("<", "&lt;")
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><cachedir>{escaped}</cachedir></fontconfig>\n"
    )


def _check_licence(family: Family, files: Mapping[str, bytes]) -> list[Finding]:
    if not family.licence:
        message, hint = f"{family.name} names no licence", "give its SPDX name as `licence`, such as OFL-1.1"
    elif family.private:
        return []
    elif not family.licence_file:
        message, hint = f"{family.name} comes without its licence's text", "name the text's file as `licence_file`"
    elif family.licence_file not in files:
        message, hint = (
            f"the licence of {family.name}, {family.licence_file}, is not there",
            "put the text beside the font",
        )
    else:
        return []
    return [error("fonts/no-licence", message, family.where, hint=hint)]


def _load_face(family: Family, declared: DeclaredFace, files: Mapping[str, bytes]) -> Outcome[Face | None]:
    data = files.get(declared.file)
    if data is None:
        return Outcome(None, (_missing(family, declared),))
    findings: list[Finding] = []
    found = hashlib.sha256(data).hexdigest()
    if found != declared.sha256:
        message = f"{declared.file} is not the file the manifest pins"
        hint = "put the pinned file back, or, if the new one is meant, write its sha256 into the manifest"
        more = f"sha256 {declared.sha256[:12]}… wanted, {found[:12]}… found"
        findings.append(error("fonts/checksum-mismatch", message, declared.where, hint=hint, more=more))
    try:
        facts = read_facts(data)
    except BrokenFont as fault:
        message = f"{declared.file} is no font that can be set from: {fault}"
        hint = "get the file anew from its source"
        return Outcome(None, (*findings, error("fonts/corrupt-font", message, declared.where, hint=hint)))
    findings += _check_facts(declared, facts)
    face = Face(family.name, declared.file, declared.weight, declared.italic, found, data)
    return Outcome(None if facts.variable else face, tuple(findings))


def _missing(family: Family, declared: DeclaredFace) -> Finding:
    name = f"{family.name} {_style(declared.weight, italic=declared.italic)}"
    if family.private:
        message = f"{declared.file} ({name}) is not in the folder STONEHAND_FONTS names"
        hint = "set STONEHAND_FONTS to the folder that holds the paper's licensed fonts"
    else:
        message = f"{declared.file} ({name}) is not in the fonts' folder"
        hint = f"put it back from {family.source or 'its source'}, or take the face out of the manifest"
    return error("fonts/missing-file", message, declared.where, hint=hint)


def _check_facts(declared: DeclaredFace, facts: FontFacts) -> list[Finding]:
    findings = []
    if facts.variable:
        message = f"{declared.file} is a variable font"
        hint = "use the family's static files: press tools disagree about variable ones"
        findings.append(error("fonts/variable-font", message, declared.where, hint=hint))
    if facts.fs_type & _USAGE == _RESTRICTED or facts.fs_type & _NO_SUBSET_OR_BITMAPS_ONLY:
        message = f"{declared.file} forbids embedding or subsetting (fsType {facts.fs_type})"
        hint = "ask the foundry for a file licensed for print, or choose another family"
        findings.append(error("fonts/embedding-forbidden", message, declared.where, hint=hint))
    says, wants = (facts.weight, facts.italic), (declared.weight, declared.italic)
    if says != wants and not facts.variable:
        found, pinned = _style(says[0], italic=says[1]), _style(wants[0], italic=wants[1])
        message = f"{declared.file} says it is {found}, the manifest says {pinned}"
        hint = "correct the manifest, or the file's name if two were mixed up"
        findings.append(warning("fonts/other-face", message, declared.where, hint=hint))
    return findings


def _figures_are_even(face: Face) -> bool:
    """Tell whether the plain figures are all of one width and of one height."""
    import uharfbuzz as hb  # noqa: PLC0415 - only a style that asks for figures a face does not name pays for it

    font = hb.Font(hb.Face(face.data))
    glyphs = [font.get_nominal_glyph(ord(figure)) for figure in "0123456789"]
    if None in glyphs:
        return False
    tops = [font.get_glyph_extents(glyph).y_bearing for glyph in glyphs]
    widths = {font.get_glyph_h_advance(glyph) for glyph in glyphs}
    return len(widths) == 1 and max(tops) - min(tops) < max(tops) / 10


def _style(weight: int, *, italic: bool) -> str:
    return f"{weight} italic" if italic else str(weight)
