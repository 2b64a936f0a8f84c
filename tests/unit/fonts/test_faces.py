"""Loading the closed set, and holding styles against it."""

import hashlib
import struct
from pathlib import Path

import pytest

from stonehand.engines import faces
from stonehand.model.finding import Finding, Severity, Where
from stonehand.model.type import FontSet, TypeStyle
from stonehand.model.units import Pt

FONTS = Path(__file__).parents[3] / "fonts"
ROMAN = (FONTS / "unifrakturcook/UnifrakturCook_700Bold.ttf").read_bytes()
WHERE = "fonts/manifest.yaml"
STYLE_WHERE = Where("layouts/paper/layout.yaml", 9, 3)

FAMILY = """\
schema: 1
families:
  - family: Test
    licence: OFL-1.1
    licence_file: OFL.txt
    source: "npm:test@1"
    faces:
      - {{file: a.ttf, weight: 700, style: normal, sha256: {sha256}}}
"""


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def load(content: bytes | None, manifest: str = FAMILY, sha256: str = "") -> tuple[FontSet, tuple[Finding, ...]]:
    files = {"OFL.txt": b"licence"} | ({} if content is None else {"a.ttf": content})
    outcome = faces.load(manifest.format(sha256=sha256 or sha(content or b"")), files, WHERE)
    return outcome.value, outcome.findings


def ids(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.id for finding in findings]


def with_length(content: bytes, table: bytes, length: int) -> bytes:
    """The font with the length of one table changed in its directory."""
    record = content.index(table, 12)
    return content[: record + 12] + struct.pack(">L", length) + content[record + 16 :]


def with_field(content: bytes, table: bytes, offset: int, value: int) -> bytes:
    """The font with a 16-bit field of one table changed."""
    count = struct.unpack_from(">H", content, 4)[0]
    records = (struct.unpack_from(">4sLLL", content, 12 + 16 * index) for index in range(count))
    start = next(record[2] for record in records if record[0] == table)
    changed = bytearray(content)
    struct.pack_into(">H", changed, start + offset, value)
    return bytes(changed)


def test_a_sound_face_is_loaded() -> None:
    """The set holds the face under its CSS name with its bytes."""
    fonts, findings = load(ROMAN)
    assert findings == ()
    face = fonts.find("Test", 700, italic=False)
    assert face is not None
    assert (face.file, face.sha256, face.data) == ("a.ttf", sha(ROMAN), ROMAN)


def test_another_file_than_the_pinned_one_is_an_error() -> None:
    """A changed file is reported at its entry, and stays usable so that pages can still be looked at."""
    fonts, findings = load(ROMAN, sha256="0" * 64)
    assert ids(findings) == ["fonts/checksum-mismatch"]
    assert findings[0].severity is Severity.ERROR
    assert findings[0].where == Where(WHERE, 8, 9)
    assert len(fonts.faces) == 1


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "does not begin"),
        (b"not a font at all" * 9, "does not begin"),
        (ROMAN[:11], "does not begin"),
        (ROMAN[:40], "cut short"),
        (ROMAN[:-4000], "bytes after the file"),
        (b"wOF2" + ROMAN[4:], "WOFF2"),
        (b"ttcf" + ROMAN[4:], "a collection"),
        (ROMAN.replace(b"cmap", b"cmop", 1), "lacks the table 'cmap'"),
        (ROMAN.replace(b"glyf", b"glif", 1), "lacks the table 'glyf'"),
        (with_field(ROMAN, b"head", 18, 3), "3 units to the em"),
        (with_field(ROMAN, b"maxp", 4, 60000), "widths of 60000 glyphs"),
        (with_field(ROMAN, b"head", 12, 0), "head is not a font's"),
        (with_field(ROMAN, b"loca", 20, 0xFFFF), "outside 'glyf'"),
        (with_length(ROMAN, b"cmap", 8), "cut short"),
        (with_length(ROMAN, b"post", 4), "'post' is 4 bytes long and needs 32"),
    ],
)
def test_a_broken_file_is_found_before_any_library_sees_it(content: bytes, says: str) -> None:
    """Whatever is wrong with the bytes, the finding says so and the face is left out."""
    fonts, findings = load(content)
    assert ids(findings) == ["fonts/corrupt-font"]
    assert says in findings[0].message
    assert fonts.faces == ()


def test_a_truncated_copy_of_the_pinned_file_is_both_another_and_broken() -> None:
    """Both faults are told at once."""
    assert ids(load(ROMAN[:-4000], sha256=sha(ROMAN))[1]) == ["fonts/checksum-mismatch", "fonts/corrupt-font"]


@pytest.mark.parametrize(
    ("rights", "free"), [(0, True), (4, True), (8, True), (6, True), (2, False), (0x104, False), (0x200, False)]
)
def test_rights_to_embed_are_read_from_the_file(rights: int, free: bool) -> None:  # noqa: FBT001 - a table of cases
    """fsType 2 (restricted), 256 (no subsetting) and 512 (bitmaps only) forbid a press file; the least of several counts."""
    findings = load(with_field(ROMAN, b"OS/2", 8, rights))[1]
    assert ids(findings) == ([] if free else ["fonts/embedding-forbidden"])


def test_a_variable_font_is_refused() -> None:
    """A file with an fvar table has no place in the set."""
    fonts, findings = load(
        ROMAN.replace(b"GDEF", b"fvar", 1) if b"GDEF" in ROMAN[:400] else ROMAN.replace(b"gasp", b"fvar", 1)
    )
    assert ids(findings) == ["fonts/variable-font"]
    assert fonts.faces == ()


def test_a_file_of_another_weight_is_a_warning() -> None:
    """A manifest that calls a bold file regular is asked about."""
    findings = load(ROMAN, FAMILY.replace("700", "400"))[1]
    assert ids(findings) == ["fonts/other-face"]
    assert findings[0].message == "a.ttf says it is 700, the manifest says 400"


def test_a_missing_file_names_where_it_comes_from() -> None:
    """An absent file is an error that tells its source."""
    findings = load(None)[1]
    assert ids(findings) == ["fonts/missing-file"]
    assert "npm:test@1" in findings[0].hint


def test_a_missing_private_file_names_the_variable() -> None:
    """A licensed font is looked for in the folder STONEHAND_FONTS names, and needs no licence text."""
    manifest = FAMILY.replace('"npm:test@1"', "private").replace("    licence_file: OFL.txt\n", "")
    findings = load(None, manifest)[1]
    assert ids(findings) == ["fonts/missing-file"]
    assert "a.ttf" in findings[0].message
    assert "STONEHAND_FONTS" in findings[0].hint


@pytest.mark.parametrize("line", ["    licence: OFL-1.1\n", "    licence_file: OFL.txt\n"])
def test_a_family_without_a_licence_is_an_error(line: str) -> None:
    """Both the licence's name and its text are asked for."""
    assert ids(load(ROMAN, FAMILY.replace(line, ""))[1]) == ["fonts/no-licence"]


def test_only_wanted_families_are_looked_up() -> None:
    """A family no layout uses is not missed."""
    outcome = faces.load(FAMILY.format(sha256="0" * 64), {}, WHERE, frozenset({"Other"}))
    assert (outcome.value.faces, outcome.findings) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("schema: 1", "schema: 2", 1),
        ("families:", "familes:", 2),
        ("weight: 700", "weight: heavy", 8),
        ("weight: 700", "weight: 1001", 8),
        ("weight: 700", "weight: [7]", 8),
        ("style: normal", "style: oblique", 8),
        ("file: a.ttf", "file: ../a.ttf", 8),
        ("file: a.ttf", "file: /etc/passwd", 8),
        ("file: a.ttf", 'file: "FILE:///etc/passwd"', 8),
        ("file: a.ttf", 'file: "%2e%2e/a.ttf"', 8),
        ("licence_file: OFL.txt", "licence_file: ../OFL.txt", 5),
        ("{sha256}", "abc", 8),
        ("weight: 700", "wieght: 700", 8),
        ("weight: 700", "weight: 700, weight: 700", 8),
        ("schema: 1", "schema: [1", 2),
        ("schema: 1", "- 1", 2),
        ("family: Test", "family: {{a: b}}", 3),
        ("schema: 1", "\x00", None),
    ],
)
def test_a_bad_manifest_is_told_with_its_line(old: str, new: str, line: int | None) -> None:
    """Each fault of the manifest is a finding at its line."""
    findings = load(ROMAN, FAMILY.replace(old, new))[1]
    assert "fonts/bad-manifest" in ids(findings)
    bad = next(finding for finding in findings if finding.id == "fonts/bad-manifest")
    assert isinstance(bad.where, Where)
    assert bad.where.path == WHERE
    assert line is None or bad.where.line == line


def test_nesting_without_end_is_a_finding() -> None:
    """A manifest nested ten thousand deep is refused, not followed."""
    findings = faces.load("[" * 10_000, {}, WHERE).findings
    assert ids(findings) == ["fonts/bad-manifest"]


def test_a_face_given_twice_is_told() -> None:
    """Two files for one weight and style would leave the choice to chance."""
    twice = FAMILY + "      - {{file: b.ttf, weight: 700, style: normal, sha256: {sha256}}}\n"
    findings = load(ROMAN, twice)[1]
    assert ids(findings) == ["fonts/bad-manifest"]
    assert findings[0].where == Where(WHERE, 9, 9)


def style(
    family: str = "Test", weight: int = 700, *, italic: bool = False, features: tuple[str, ...] = ()
) -> TypeStyle:
    return TypeStyle(family, Pt(10.0), Pt(10.0), STYLE_WHERE, weight, italic, features=features)


@pytest.mark.parametrize(
    ("asked", "fault", "says"),
    [
        (style(), None, ""),
        (style(family="Tset"), "fonts/unknown-family", "write Test"),
        (style(family="Garamond"), "fonts/unknown-family", "there are Test"),
        (style(weight=400), "fonts/undeclared-face", "use one of 700"),
        (style(italic=True), "fonts/undeclared-face", "use one of 700"),
        (style(features=("onum",)), "fonts/missing-feature", "take onum out"),
        (style(features=("tnum",)), "fonts/missing-feature", "take tnum out"),
    ],
)
def test_a_style_is_held_against_the_set(asked: TypeStyle, fault: str | None, says: str) -> None:
    """Family, weight, slant and features are all looked for, and the hint names what there is."""
    findings = faces.check_style(asked, load(ROMAN)[0])
    assert ids(findings) == ([fault] if fault else [])
    assert not fault or says in findings[0].hint
    assert all(finding.where == STYLE_WHERE for finding in findings)


def test_figures_that_are_tabular_as_they_are_need_no_feature() -> None:
    """Plex has even figures and no feature for them: tnum and lnum are as good as there, onum is not."""
    plex = (FONTS / "ibm-plex-sans-condensed/IBMPlexSansCondensed_400Regular.ttf").read_bytes()
    fonts = load(plex, FAMILY.replace("700", "400"))[0]
    assert faces.check_style(style(weight=400, features=("tnum", "lnum")), fonts) == ()
    assert ids(faces.check_style(style(weight=400, features=("onum",)), fonts)) == ["fonts/missing-feature"]


def test_the_fontconfig_file_knows_no_folder_of_fonts() -> None:
    """Only a cache is named, so no face of the system is found; the folder's name is escaped."""
    text = faces.fontconfig("/var/a & <b>")
    assert "<dir" not in text
    assert "<cachedir>/var/a &amp; &lt;b></cachedir>" in text
