"""The layout file: the sample layout in, a Layout out; every contradiction at its line."""

from pathlib import Path

import pytest

from stonehand.intake.layout_file import read_layout
from stonehand.model.article import Priority
from stonehand.model.finding import Finding, Severity, Where
from stonehand.model.layout import Layout
from stonehand.model.press import Spot
from stonehand.model.units import Columns

SAMPLE = Path(__file__).parents[3] / "layouts" / "gazette" / "layout.yaml"
TEXT = SAMPLE.read_text(encoding="utf-8")
TEMPLATES = {"front.html.j2": "<front>", "inside.html.j2": "<inside>"}
STYLES = {"gazette.css": "p {}", "unused.css": ""}


def read(text: str) -> tuple[Layout | None, tuple[Finding, ...]]:
    outcome = read_layout("gazette", text, "layouts/gazette/layout.yaml", TEMPLATES, STYLES)
    return outcome.value, outcome.findings


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def test_sample() -> None:
    """The sample layout reads without a finding, its lengths in points and millimetres."""
    layout, findings = read(TEXT)
    assert findings == ()
    assert layout is not None
    assert layout.where == Where("layouts/gazette/layout.yaml", 1, 1)
    # 380 - 2 * 16 = 348 mm = 986.46 pt: 98 lines of 10 pt; (289 - 32 - 4 * 4.5) / 5 = 47.8 mm
    assert layout.grid.lines == 98
    assert layout.grid.measure == pytest.approx(47.8)
    assert layout.sheets[""].body.size == 8.7
    assert layout.sheets[""].kicker.tracking == pytest.approx(0.03)
    assert layout.sheets[""].setting.stretch_tracking == pytest.approx(0.03)
    assert layout.styles == {"gazette.css": "p {}"}
    assert layout.identity["price"] == "£1.40"
    assert layout.qr.module == pytest.approx(0.5)
    assert layout.front.furniture == 14
    assert layout.sheets[""].body.where.line == line_of(TEXT, "  body: {family: Source")


def test_headline_schedule() -> None:
    """The schedule is found by role and span."""
    layout, _ = read(TEXT)
    assert layout is not None
    entry = layout.head_sizes(Priority.LEAD, Columns(2))
    assert entry is not None
    assert [float(size) for size in entry.sizes] == [40, 36, 32]
    assert entry.max_lines == 4


def test_spot_colours() -> None:
    """A spot is known to styles by its name with two hyphens before it; its process inks are shares."""
    layout, findings = read(TEXT + 'spots: {harbour-blue: {name: PANTONE 2945 C, cmyk: "100% 60% 0% 10%"}}\n')
    assert findings == ()
    assert layout is not None
    assert layout.spots == {"--harbour-blue": Spot("PANTONE 2945 C", (1.0, 0.6, 0.0, 0.1))}
    assert read(TEXT)[0].spots == {}  # type: ignore[union-attr] # the sample is a layout


@pytest.mark.parametrize(
    "spot",
    [
        'Blue: {name: PANTONE 2945 C, cmyk: "100% 60% 0% 10%"}',
        'blue: {name: PANTONE 2945 C, cmyk: "100% 60% 0%"}',
        'blue: {name: PANTONE 2945 C, cmyk: "120% 60% 0% 0%"}',
        'blue: {name: "", cmyk: "100% 60% 0% 0%"}',
        'blue: {name: All, cmyk: "100% 60% 0% 0%"}',
        "blue: {name: PANTONE 2945 C}",
    ],
)
def test_broken_spot_colours(spot: str) -> None:
    """A name no style sheet takes, three inks, too much ink, no plate, every plate, no inks: errors in their line."""
    text = f"{TEXT}spots: {{{spot}}}\n"
    _, findings = read(text)
    assert [finding.severity for finding in findings] == [Severity.ERROR]
    assert isinstance(findings[0].where, Where)
    assert findings[0].where.line == line_of(text, "spots:")


def test_languages() -> None:
    """A language's styles stand for the paper's own, whole; what it does not name is the paper's."""
    layout, _ = read(TEXT)
    assert layout is not None
    arabic = layout.sheet("ar-EG")
    assert arabic.body.family == "Noto Naskh Arabic"
    assert (arabic.kicker.capitals, arabic.kicker.tracking) == (False, 0.0)
    assert arabic.credit == layout.sheets[""].credit
    assert arabic.setting == layout.sheets[""].setting


@pytest.mark.parametrize(
    ("old", "new", "fault", "at"),
    [
        ("outer: 16mm", "outer: 280mm", "intake/no-type-area", "{top: 16mm"),
        ("gutter: 4.5mm", "gutter: 80mm", "intake/no-type-area", "{top: 16mm"),
        ("leading: 10pt}\n\nmasters", "leading: 0pt}\n\nmasters", "intake/no-type-area", "{top: 16mm"),
        ("289mm x 380mm", "289cm x 1380cm", "intake/page-too-large", "289cm x"),
        ("columns: 5, gutter: 4.5mm", "columns: 5, gutter: 40mm", "intake/measure-too-narrow", "5, gutter"),
        ("columns: 5,", "columns: 13,", "intake/bad-value", "13, gutter"),
        ("columns: 5,", "columns: 0,", "intake/bad-value", "0, gutter"),
        ("furniture: 3 lines", "furniture: 98 lines", "intake/furniture-too-deep", "inside.html.j2"),
        ("inside.html.j2", "insid.html.j2", "intake/missing-template", "insid.html.j2"),
        ("size: [4, 49]", "size: [5, 49]", "intake/frames-overlap", "rail:"),
        ("size: [4, 49]", "size: [9, 49]", "intake/frame-outside", "size: [9, 49]"),
        ("at: [0, 14]", "at: [0, 13]", "intake/frame-outside", "at: [0, 13]"),
        ("  inside: {template", "  insides: {template", "intake/missing-master", "  front:"),
        ("takes: [lead]", "takes: [leed]", "intake/bad-value", "leed"),
        ("takes: [lead]", "takes: leed", "intake/bad-value", "leed"),
        ("size: [4, 49]", "legs: 13, size: [4, 49]", "intake/bad-value", "legs: 13"),
        ("      rail: {at", "      lead: {at", "intake/frame-twice", "lead: {at: [4, 14]"),
        ("[gazette.css]", "[gazet.css]", "intake/missing-style-sheet", "gazet.css"),
        ("size: 8.7pt", "size: 4.9pt", "intake/type-too-small", "4.9pt"),
        ("size: 8.7pt", "size: 10.5pt", "intake/leading-under-size", "10pt, features: [onum]"),
        ("17pt, leading: 20pt", "17pt, leading: 18pt", "intake/off-grid", "18pt}"),
        ("size: 9.5pt, leading: 10pt", "size: 9.5pt, leading: 15pt", "intake/off-grid", "15pt, tracking"),
        ("[40pt, 36pt, 32pt], lines", "[40pt, 36pt, 36pt], lines", "intake/sizes-not-falling", "[40pt, 36pt, 36pt], lines"),
        ("    2: {sizes: [40pt", "    7: {sizes: [40pt", "intake/span-too-wide", "{sizes: [40pt, 36pt, 32pt]"),
        ("    5: {sizes: [26pt", "    4: {sizes: [26pt", "intake/headline-not-scheduled", "5: {sizes: [26pt"),
        ("on page {page}", "overleaf", "intake/missing-placeholder", "Continued overleaf"),
        ("on page {page}", "on {pages} {page}", "intake/unknown-placeholder", "Continued"),
        ('"{weekday} {day}', '"{weekday} {daz}', "intake/unknown-placeholder", '"{weekday} {daz'),
        ('"{weekday} {day}', '"{weekday} {day', "intake/unknown-placeholder", '"{weekday} {day'),
        ("/{number}/{slug}", "/{nummer}/{slug}", "intake/unknown-placeholder", "https://gaz"),
        ("https://gazette", "ftp://gazette", "intake/bad-address", "ftp://"),
        ("module: 0.5mm", "module: 0.39mm", "intake/qr-module-too-small", "0.39mm"),
        ("[Monday, ", "[", "intake/bad-value", "[Tuesday"),
        ("size: 8.7pt", "size: 8.7", "intake/length-without-unit", "8.7, leading"),
        ("gutter: 4.5mm", "gutter: 4.5", "intake/length-without-unit", "4.5, leading"),
        ("furniture: 14 lines", "furniture: 14", "intake/length-without-unit", "furniture: 14\n"),
        ("hyphenate_after", "hyphenate_aftr", "intake/unknown-key", "hyphenate_aftr"),
        ("language: en-GB", "language: English", "intake/bad-value", "English"),
        ("  turn: {family: Source", "  trun: {family: Source", "intake/unknown-key", "trun: {family: Source"),
    ],
)  # fmt: skip
def test_contradictions(old: str, new: str, fault: str, at: str) -> None:
    """Each contradiction is an error at the line of what causes it."""
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    _, findings = read(text)
    found = next(finding for finding in findings if finding.id == fault)
    assert found.severity is Severity.ERROR
    assert isinstance(found.where, Where)
    if fault != "intake/headline-not-scheduled":
        assert found.where.line == line_of(text, at)
    assert found.hint


@pytest.mark.parametrize(
    ("old", "new", "severities"),
    [
        ("size: 8.7pt", "size: 6.9pt", [Severity.WARNING]),
        ("size: 8.7pt", "size: 7pt", []),
        ("Condensed, size: 7pt, leading: 10pt, capitals", "Condensed, size: 6.5pt, leading: 10pt, capitals", []),
        ("Condensed, size: 7pt, leading: 10pt, capitals", "Condensed, size: 6.4pt, leading: 10pt, capitals", [Severity.WARNING]),
        ("module: 0.5mm", "module: 0.44mm", [Severity.WARNING]),
        ("module: 0.5mm", "module: 0.45mm", []),
        ("module: 0.5mm", "module: 0.4mm", [Severity.WARNING]),
        ("17pt, leading: 20pt", "17pt, leading: 30pt", []),
        ("size: 12.5pt, leading: 15pt", "size: 12.5pt, leading: 14pt", []),
    ],
)  # fmt: skip
def test_limits(old: str, new: str, severities: list[Severity]) -> None:
    """Just inside a limit nothing is said; between two limits it is a warning."""
    assert old in TEXT
    layout, findings = read(TEXT.replace(old, new, 1))
    assert layout is not None
    assert [finding.severity for finding in findings] == severities


def test_all_at_once() -> None:
    """Faults of several kinds are reported together."""
    text = (
        TEXT.replace("size: 8.7pt", "size: 4pt")
        .replace("module: 0.5mm", "module: 0.1mm")
        .replace("[gazette.css]", "[x.css]")
    )
    assert {finding.id for finding in read(text)[1]} == {
        "intake/type-too-small", "intake/qr-module-too-small", "intake/missing-style-sheet",
    }  # fmt: skip


def test_no_layout_without_a_grid() -> None:
    """What the layout must have is missing: no layout, and the finding says what."""
    layout, findings = read(TEXT.replace("grid: {columns: 5, gutter: 4.5mm, leading: 10pt}", ""))
    assert layout is None
    assert [finding.message for finding in findings] == ["`grid` is missing in layouts/gazette/layout.yaml"]


def test_frames_and_regions() -> None:
    """Patterns come in the order written, frames before regions; `takes` is a role or a list of them."""
    text = TEXT.replace("takes: [lead]", "legs: 3, look: tinted, takes: lead").replace("takes: [second]", "takes: []")
    layout, findings = read(text)
    assert findings == ()
    assert layout is not None
    patterns = layout.front.patterns
    assert [(one.name, one.stacks) for one in patterns] == [
        ("lead", False), ("second", False), ("index", False), ("rail", True)
    ]  # fmt: skip
    assert (patterns[0].at, patterns[0].size, patterns[0].legs) == ((0, 14), (4, 49), 3)
    assert (patterns[0].look, patterns[0].takes) == ("tinted", (Priority.LEAD,))
    assert (patterns[1].legs, patterns[1].takes) == (None, ())
    assert patterns[0].where.line == line_of(TEXT, "lead: {at: [0, 14]")
    assert list(layout.masters) == ["front", "inside", "turned", "feature"]


def test_who_goes_without_a_code() -> None:
    """`qr.without` names roles; unsaid, every story has its code."""
    layout, findings = read(TEXT.replace("qr: {module: 0.5mm}", "qr: {module: 0.5mm, without: [brief]}"))
    assert findings == ()
    assert layout is not None
    assert layout.qr.without == {Priority.BRIEF}
    plain, _ = read(TEXT)
    assert plain is not None
    assert plain.qr.without == frozenset()


def test_the_word_over_advertisements_must_stand() -> None:
    """Without `words.advertisement` there is no layout."""
    layout, (finding, *_) = read(TEXT.replace("  advertisement: Advertisement\n", ""))
    assert layout is None
    assert (finding.id, "`advertisement`" in finding.message) == ("intake/missing-key", True)


@pytest.mark.parametrize("at", ["[x, 14]", "[-1, 14]", "[0]"])
def test_a_place_is_two_whole_numbers(at: str) -> None:
    """A frame of which one number cannot be read has no place: told once, and left out."""
    layout, findings = read(TEXT.replace("lead: {at: [0, 14]", f"lead: {{at: {at}"))
    assert layout is None or "lead" not in [pattern.name for pattern in layout.front.patterns]
    assert [finding.id for finding in findings] == ["intake/bad-value"]
