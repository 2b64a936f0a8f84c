"""Preflight of a supplied advertisement, by facts alone: each fault is told once, with what was found and what was wanted."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from stonehand.model.drawn import Area, Box, Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.facts import (
    Annotation,
    Feature,
    Font,
    Held,
    Layers,
    PageFacts,
    PdfFacts,
    SeeThrough,
)
from stonehand.model.finding import Finding, Severity, Where
from stonehand.model.press import Level, Limit, Limits, PressProfile
from stonehand.model.units import Mm, Pt, pt
from stonehand.preflight.booking import Booking
from stonehand.preflight.supplied import SIZE_SLACK, check_ad, trimmed

AT = Where("issues/2026-11-27/issue.yaml", 70, 12)
BOOKED = Booking("bank", "issues/2026-11-27/ads/bank.pdf", Mm(100.1), Mm(60.0), "", AT)
IN_BLACK = replace(BOOKED, black="page 4 is printed in black")
LIMITS = Limits(
    black_text=Limit(error=5.5, warning=7),
    black_rule=Limit(error=0.25, warning=0.5),
    ink_rule=Limit(error=0.25, warning=1.5),
    picture=Limit(error=99, warning=149, info=190),
)
PRESS = PressProfile("coldset", "IFRA26", "Newsprint", "http://www.color.org", "x", "0" * 64, b"", limits=LIMITS)
BLACK, BLUE, RED = (
    Paint("DeviceCMYK", (0, 0, 0, 1)),
    Paint("DeviceCMYK", (0.8, 0.4, 0, 0)),
    Paint("DeviceRGB", (1, 0, 0)),
)
GREY = Paint("DeviceGray", (0.4,))
INSIDE, OUTSIDE = Area(Mm(5), Mm(5), Mm(20), Mm(15)), Area(Mm(102), Mm(5), Mm(110), Mm(15))


def box(width: float, height: float, left: float = 0.0, bottom: float = 0.0) -> Box:
    """Make a box of a size in millimetres."""
    return Box(left, bottom, left + pt(Mm(width)), bottom + pt(Mm(height)))


def flat(paint: Paint, area: Area = INSIDE, strength: float = 28.0, *, overprint: bool = False) -> Shape:
    """Fill a rectangle."""
    return Shape(area, paint, Pt(strength), stroke=False, box=True, overprint=overprint)


def text(paint: Paint = BLACK, size: float = 12.0, area: Area = INSIDE) -> Text:
    """Set a run of text."""
    return Text(area, Pt(size), paint, "Sofia", overprint=False)


def photo(space: str, ppi: float = 240.0, **more: Any) -> Picture:
    """Place a picture."""
    return Picture(INSIDE, 300, 200, ppi, space, 8, **more)


def facts(*drawn: Drawn, file: Mapping[str, Any] | None = None, **page: Any) -> PdfFacts:
    """Make the facts of a sound file that draws these; `page` and `file` say what is otherwise."""
    size = box(100.1, 60.0)
    one = PageFacts(1, "1", size, size, drawn=drawn or (flat(BLUE), text()))
    return replace(PdfFacts(4000, "1.6", (replace(one, **page),)), **(file or {}))


def found(told: PdfFacts, booked: Booking = BOOKED, press: PressProfile = PRESS) -> list[tuple[str, Severity]]:
    """Check an advertisement; all it gives must point at its line and name it."""
    findings = check_ad(told, booked, press)
    assert all(_is_whole(finding) for finding in findings)
    return [(finding.id, finding.severity) for finding in findings]


def _is_whole(finding: Finding) -> bool:
    return (
        finding.where == AT
        and bool(finding.hint)
        and finding.message.startswith("issues/2026-11-27/ads/bank.pdf of bank ")
    )


def test_a_turned_page_is_looked_at_to_its_end() -> None:
    """Places are told as the page lies in its file: what stands low on a high page is wide on the one that is read."""
    size = box(60.0, 100.1)
    low = Area(Mm(5), Mm(80), Mm(20), Mm(90))
    assert found(facts(flat(BLUE), flat(RED, low), media=size, trim=size, rotate=90)) == [("ads/rgb", Severity.ERROR)]


def test_a_sound_one_has_nothing_to_complain_of() -> None:
    """Of the booked size, in CMYK, with type and rules the press can hold."""
    assert found(facts()) == []


@pytest.mark.parametrize("off", [-SIZE_SLACK + 0.01, 0.0, SIZE_SLACK - 0.01])
def test_half_a_millimetre_is_allowed(off: float) -> None:
    """Rounding to points or to tenths is no fault."""
    size = box(100.1 + off, 60.0 - off, 300, -20)
    assert found(facts(media=size, trim=size)) == []


@pytest.mark.parametrize("rotate", [90, 270])
def test_a_page_turned_upright_is_measured_upright(rotate: int) -> None:
    """Width is what is wide when it is read."""
    size = box(60.0, 100.1)
    told = facts(media=size, trim=size, rotate=rotate)
    assert found(told) == []
    assert trimmed(told.pages[0]) == pytest.approx((100.1, 60.0))


GIANT = Box(0.0, 0.0, 2e9, 2e9)
NO_SIZE = Box(10.0, 10.0, 10.0, 50.0)


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ({"trim": box(100.7, 60), "media": box(120, 80)}, "is 100.7 x 60.0 mm"),
        ({"trim": box(60, 100.1), "media": box(120, 120)}, "is 60.0 x 100.1 mm"),
        ({"trim": box(100.1, 60), "media": box(120, 80), "rotate": 90}, "is 60.0 x 100.1 mm"),
        ({"trim": GIANT, "media": GIANT, "has_trim": False}, "(it has no trim box)"),
        ({"trim": NO_SIZE}, "has no size"),
        ({"trim": Box(0, 0, float("nan"), float("inf"))}, "has no size"),
        ({"rotate": 45}, "is turned by 45 degrees"),
        ({"media": box(90, 60)}, "lies beyond its own page"),
        ({"crop": box(100.1, 50)}, "lies beyond its own page"),
    ],
)
def test_another_size_is_refused(page: dict[str, Any], words: str) -> None:
    """Never scaled: what was found and what was booked stand side by side."""
    (finding,) = check_ad(facts(**page), BOOKED, PRESS)
    assert (finding.id, finding.severity) == ("ads/size", Severity.ERROR)
    assert words in finding.message
    assert "100.1 x 60 mm" in finding.message


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (facts(file={"encrypted": True}), "ads/encrypted"),
        (facts(file={"encrypted": True, "pages": ()}), "ads/encrypted"),
        (facts(file={"pages": ()}), "ads/pages"),
        (facts(file={"pages": facts().pages * 3}), "ads/pages"),
        (facts(file={"held": (Held(Feature.JAVASCRIPT), Held(Feature.XFA), Held(Feature.FORM))}), "ads/scripts"),
        (facts(file={"held": (Held(Feature.POSTSCRIPT, 1),)}), "ads/foreign-feature"),
        (facts(file={"held": (Held(Feature.EXTERNAL, 1),)}), "ads/foreign-feature"),
        (facts(file={"layers": Layers(("Night", "Day"))}), "ads/layers"),
        (facts(flat(BLUE, OUTSIDE)), "ads/empty"),
        (facts(whole=False), "ads/unread"),
        (facts(annotations=(Annotation("Widget", INSIDE),)), "ads/scripts"),
        (facts(fonts=(Font("Helvetica", "Type1", embedded=False),)), "ads/font-missing"),
        (facts(flat(RED)), "ads/rgb"),
        (facts(text(RED)), "ads/rgb"),
        (facts(photo("ICCBased3")), "ads/rgb"),
        (facts(Shade(INSIDE, "DeviceRGB")), "ads/rgb"),
        (facts(flat(Paint("Separation", (1,), ("PANTONE 185 C",)))), "ads/spot"),
        (facts(flat(Paint("Separation", (1,), ("All",)))), "ads/spot"),
        (facts(transparency=(SeeThrough("group", "DeviceRGB"),)), "ads/blend-space"),
    ],
)
def test_what_cannot_be_printed_is_an_error(told: PdfFacts, fault: str) -> None:
    """One finding for each, and none beside it."""
    assert {name for name, _ in found(told)} == {fault}
    assert {severity for _, severity in found(told)} == {Severity.ERROR}


@pytest.mark.parametrize(
    ("told", "fault", "severity"),
    [
        (facts(text(size=4)), "ads/detail", Severity.WARNING),
        (facts(flat(BLACK, strength=0.1)), "ads/detail", Severity.WARNING),
        (facts(photo("DeviceCMYK", 72.0)), "ads/detail", Severity.WARNING),
        (facts(photo("DeviceCMYK", 170.0)), "ads/detail", Severity.INFO),
        (facts(fonts=(Font("", "Type3", embedded=True),)), "ads/doubtful-font", Severity.WARNING),
        (facts(fonts=(Font("Sofia", "TrueType", embedded=True, notdef=True),)), "ads/doubtful-font", Severity.WARNING),
        (facts(annotations=(Annotation("FreeText", INSIDE),)), "ads/annotation", Severity.WARNING),
        (facts(file={"held": (Held(Feature.ACTION, 1),)}), "ads/left-out", Severity.INFO),
    ],
)
def test_what_only_prints_badly_keeps_nothing_out(told: PdfFacts, fault: str, severity: Severity) -> None:
    """A line too thin for the press is the customer's; an error of the profile's is a warning here."""
    assert found(told) == [(fault, severity)]


@pytest.mark.parametrize(
    "drawn",
    [
        flat(BLUE),
        photo("DeviceCMYK"),
        photo("Separation", inks=("Cyan",)),
        Shade(INSIDE, "DeviceCMYK"),
        photo("", mask=True, paint=BLUE),
    ],
)
def test_colour_on_a_black_page_is_refused(drawn: Drawn) -> None:
    """Whatever asks for another plate; nothing is converted, and the reason stands in the sentence."""
    told = facts(drawn, text())
    assert found(told, IN_BLACK) == [("ads/colour", Severity.ERROR)]
    assert "page 4 is printed in black" in check_ad(told, IN_BLACK, PRESS)[0].message
    assert found(told) == []


@pytest.mark.parametrize(
    "drawn",
    [
        flat(GREY),
        text(),
        photo("DeviceGray"),
        photo("Separation", inks=("Black",)),
        flat(Paint("Separation", (0.5,), ("Black",))),
        flat(BLUE, OUTSIDE),
    ],
)
def test_black_and_greys_stand_on_a_black_page(drawn: Drawn) -> None:
    """Colour bars beside the trim are cut off, and count for nothing."""
    assert found(facts(drawn, text()), IN_BLACK) == []


def test_a_level_without_transparency_refuses_it() -> None:
    """PDF/X-1a knows none, in whatever space; PDF/X-4 takes it in CMYK."""
    told = facts(transparency=(SeeThrough("opacity 0.5"), SeeThrough("group", "DeviceCMYK")))
    assert found(told, press=replace(PRESS, level=Level.X1A)) == [("ads/transparency", Severity.ERROR)]
    assert found(told) == []


def test_a_profile_may_see_some_things_more_mildly() -> None:
    """A digital printer converts RGB itself, an office printer does not care; spot colours are kept where it keeps them."""
    told = facts(flat(RED), transparency=(SeeThrough("group", "DeviceRGB"),))
    mild = replace(PRESS, levels={"rgb-paint": Severity.WARNING, "blend-space": Severity.WARNING})
    assert found(told, press=mild) == [("ads/blend-space", Severity.WARNING), ("ads/rgb", Severity.WARNING)]
    assert found(told, press=replace(PRESS, levels={"rgb-paint": None, "blend-space": None})) == []
    spot = facts(flat(Paint("Separation", (1,), ("PANTONE 185 C",))))
    assert found(spot, press=replace(PRESS, spots=True)) == []


def test_all_faults_are_told_at_once() -> None:
    """A customer should be rung up once."""
    told = facts(flat(RED), fonts=(Font("Arial", "TrueType", embedded=False),), file={"held": (Held(Feature.XFA),)})
    assert [fault for fault, _ in found(told)] == ["ads/scripts", "ads/font-missing", "ads/rgb"]
