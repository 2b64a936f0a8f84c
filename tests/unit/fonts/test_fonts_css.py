"""Style sheets held against the closed sets of faces and addresses."""

import pytest

from stonehand.engines import faces
from stonehand.engines.face_css import families_named
from stonehand.model.finding import Where
from stonehand.model.type import Face, FontSet

FONTS = FontSet(
    (
        Face("Body", "b.ttf", 400, italic=False, sha256="0", data=b""),
        Face("Body", "bi.ttf", 400, italic=True, sha256="1", data=b""),
        Face("Body", "bb.ttf", 700, italic=False, sha256="2", data=b""),
        Face("Body Sans", "h.ttf", 900, italic=False, sha256="3", data=b""),
    )
)


def check(css: str) -> list[tuple[str, int | None, int | None]]:
    findings = faces.check_css(css, "styles/a.css", FONTS)
    assert all(isinstance(finding.where, Where) and finding.hint for finding in findings)
    return [(f.id, f.where.line, f.where.column) for f in findings if isinstance(f.where, Where)]


@pytest.mark.parametrize(
    "css",
    [
        "",
        "p { font-family: Body; font-weight: 700 }",
        "p { font-family: 'Body Sans', Body; font-weight: 900 }",
        "p { font-family: Body   Sans; font-weight: 900; font-style: normal }",
        "p { font: italic 9pt/10pt Body }",
        "p { font: bold 9pt/1.2 'Body', \"Body Sans\" }",
        "p { font-family: inherit; font-weight: inherit; font-style: unset }",
        "p { font-weight: bolder; font-style: italic }",
        "p { font-family: var(--face) }",
        "p { font-weight: 900 } q { font-style: italic; font-weight: normal }",
        "@page { @top-left { font-family: Body; content: 'url(x)' } }",
        "p { background: url(stonehand:pictures/a.png) } /* url(http://x) */",
        "p { color: #000; color: device-cmyk(0 0 0 1) }",
    ],
)
def test_what_the_set_holds_passes(css: str) -> None:
    """Declared faces and our own addresses are no fault, nor is what is left to inheritance."""
    assert check(css) == []


@pytest.mark.parametrize(
    ("css", "fault", "line", "column"),
    [
        ("p { font-family: Bodi }", "fonts/unknown-family", 1, 18),
        ("p { font-family: Body, serif }", "fonts/unknown-family", 1, 24),
        ("p { font: 9pt 'Arial' }", "fonts/unknown-family", 1, 15),
        ("p {\n  font-family: Body;\n  font-weight: 900 }", "fonts/undeclared-face", 3, 16),
        ("p { font-family: Body; font-weight: 700; font-style: italic }", "fonts/undeclared-face", 1, 37),
        ("p { font-family: Body Sans; font-weight: normal }", "fonts/undeclared-face", 1, 42),
        ("p { font: bold 9pt Body Sans }", "fonts/undeclared-face", 1, 11),
        ("p { font-weight: 300 }", "fonts/undeclared-face", 1, 18),
        ("p { FONT-WEIGHT: 300 }", "fonts/undeclared-face", 1, 18),
        ("@media print { p { q { font-family: Nope } } }", "fonts/unknown-family", 1, 37),
        ("@page:left { @top-left { font-family: Nope } }", "fonts/unknown-family", 1, 39),
        ("@font-face { font-family: Body }", "fonts/foreign-font-face", 1, 1),
        ("@FONT-FACE { font-family: X; }", "fonts/foreign-font-face", 1, 1),
        ("@import 'other.css';", "layout/foreign-address", 1, 1),
        ("p { background: url(picture.png) }", "layout/foreign-address", 1, 17),
        ("p { background: url('../../etc/passwd') }", "layout/foreign-address", 1, 17),
        ("p { background: URL(FILE:///etc/passwd) }", "layout/foreign-address", 1, 17),
        ("p { background: u\\72l(http://example.org) }", "layout/foreign-address", 1, 17),
        ("p { background: image-set('a.png' 1x) }", "layout/foreign-address", 1, 17),
        ("p { background: IMAGE-SET('a.png' 1x) }", "layout/foreign-address", 1, 17),
        ("p { background: src('a.png') }", "layout/foreign-address", 1, 17),
        ("p { --x: url(a.png) }", "layout/foreign-address", 1, 10),
        ("@media print { p { background: url(//host/x) } }", "layout/foreign-address", 1, 32),
        ("p { color red }", "layout/bad-css", 1, 14),
        ("p { background: url(a b) }", "layout/bad-css", 1, 17),
        ("p { content: 'cut\n' }", "layout/bad-css", 1, 14),
        ("p { color: red } }", "layout/bad-css", 1, 18),
    ],
)
def test_what_the_set_lacks_is_told_with_its_place(css: str, fault: str, line: int, column: int) -> None:
    """Each fault is found at its line and column, however it is spelt or nested."""
    assert (fault, line, column) in check(css)


def test_rules_nested_without_end_are_refused() -> None:
    """Two hundred levels of nesting are a finding, not a crash, even with an address at their bottom."""
    assert "layout/bad-css" in [fault for fault, _, _ in check("a{" * 200 + "b:url(x)" + "}" * 200)]


def test_findings_come_in_the_order_of_the_file() -> None:
    """An editor reads them from the top."""
    found = check("a { b: url(x) }\np { font-family: Nope }\n@import 'x';")
    assert [line for _, line, _ in found] == [1, 2, 3]


def test_families_are_read_out_of_a_style_sheet() -> None:
    """Whoever loads fonts can ask for those a style sheet names."""
    css = "p { font-family: Body, 'Body Sans' } @page { font: 9pt Other }"
    assert families_named(css) == {"Body", "Body Sans", "Other"}
