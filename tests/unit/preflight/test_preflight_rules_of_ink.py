"""Rules of colour, type, rules and pictures over facts made by hand: where each begins, and what it leaves alone."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

import pytest

from stonehand.model.drawn import Area, Box, Drawn, Paint, Picture, Shade, Shape, Text
from stonehand.model.facts import PageFacts, PdfFacts
from stonehand.model.finding import OnPage, Severity
from stonehand.model.plates import Code, InkFacts, Inks, Spot
from stonehand.model.press import Limit, Limits, PressProfile
from stonehand.model.units import Mm, Pt, pt
from stonehand.preflight.check import Check, Looked, Seen
from stonehand.preflight.printed import printed

BOX = Area(Mm(10), Mm(10), Mm(60), Mm(60))
SPOT = Area(Mm(20), Mm(20), Mm(40), Mm(24))
DOT = Area(Mm(20), Mm(20), Mm(20.2), Mm(20.1))
OUTSIDE = Area(Mm(-12), Mm(20), Mm(-2), Mm(22))

LIMITS = Limits(
    ink=Limit(error=240, warning=230),
    ink_area=Limit(error=245),
    rich_text=Limit(warning=220),
    rich_text_size=Limit(error=20),
    rich_area=Limit(warning=25),
    faint=Limit(info=5),
    heavy=Limit(info=85),
    type_on_tint=Limit(warning=30),
    type_out_of=Limit(warning=70),
    knockout_text=Limit(warning=12),
    knockout_rule=Limit(warning=2),
    black_text=Limit(error=5.5, warning=7),
    ink_text=Limit(error=7, warning=10),
    white_text=Limit(error=7, warning=10),
    black_rule=Limit(error=0.25, warning=0.5),
    ink_rule=Limit(error=0.25, warning=1.5),
    picture=Limit(error=99, warning=149, info=190),
    line_art=Limit(error=549, warning=799),
    oversampled=Limit(info=450),
    scanned_page=Limit(error=99, warning=449),
    code_module=Limit(error=0.4, warning=0.45),
    code_quiet=Limit(error=4),
)
PRESS = PressProfile("coldset", "IFRA26", "Newspaper", "http://www.color.org", "x.icc", "", b"", limits=LIMITS)


def cmyk(*inks: float) -> Paint:
    return Paint("DeviceCMYK", inks)


BLACK, WHITE, CYAN = cmyk(0, 0, 0, 1), cmyk(0, 0, 0, 0), cmyk(1, 0, 0, 0)
GREEN, RICH = cmyk(1, 0, 1, 0), cmyk(0.4, 0, 0, 1)
GREY_SPACE, RGB = Paint("DeviceGray", (0.0,)), Paint("DeviceRGB", (1.0, 0.0, 0.0))
SPOT_INK = Paint("Separation", (1.0,), ("PANTONE 185 C",))
ALL = Paint("Separation", (1.0,), ("All",))


def flat(paint: Paint, area: Area = BOX) -> Shape:
    return Shape(area, paint, pt(min(area.width, area.height)), stroke=False, box=True, overprint=False)


def rule(strength: float, paint: Paint = BLACK, area: Area = SPOT, **more: bool) -> Shape:
    return Shape(area, paint, Pt(strength), **{"stroke": True, "box": False, "overprint": False, **more})


def text(size: float, paint: Paint = BLACK, area: Area = SPOT, *, overprint: bool = False) -> Text:
    return Text(area, Pt(size), paint, "Serif", overprint)


def picture(
    ppi: float = 200, space: str = "DeviceCMYK", area: Area = BOX, **more: int | tuple[str, ...] | Paint
) -> Picture:
    made = Picture(area, 300, 200, ppi, space, 8)
    return replace(made, **more)  # type: ignore[arg-type] # any field of a picture


def seen(slug: str, *drawn: Drawn, ink: InkFacts | None = None, press: PressProfile = PRESS) -> list[Seen]:
    """Look at one page of 100 x 150 mm."""
    sheet = Box(0, 0, pt(Mm(100)), pt(Mm(150)))
    facts = PdfFacts(0, "1.6", (PageFacts(1, "A1", sheet, sheet, drawn=drawn),))
    inks = None if ink is None else Inks("gs 10", (ink,))
    check: Check = import_module(f"stonehand.preflight.checks.{slug.replace('-', '_')}").CHECK
    assert check.slug == slug
    return list(check.look(Looked("a.pdf", facts, inks), press))


Level = Severity | None
E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741 - as in the table of rules


@pytest.mark.parametrize(
    ("slug", "drawn", "levels"),
    [
        # C1, C2, C3: what a paint is
        ("rgb-paint", [text(9, RGB)], [None]),
        ("rgb-paint", [Shade(BOX, "Lab")], [None]),
        ("rgb-paint", [picture(mask=True, paint=RGB)], [None]),
        ("rgb-paint", [flat(CYAN), text(9), text(9, GREY_SPACE), picture(200, "DeviceRGB")], []),
        ("rgb-paint", [text(9, RGB, OUTSIDE)], []),
        ("rgb-picture", [picture(200, "ICCBased3")], [None]),
        ("rgb-picture", [picture(), picture(200, "DeviceGray"), text(9, RGB)], []),
        ("profiled-colour", [text(9, Paint("ICCBased1", (0.0,)))], [None]),
        ("profiled-colour", [picture(200, "ICCBased4")], [None]),
        ("profiled-colour", [text(9), text(9, GREY_SPACE), text(9, RGB), picture()], []),
        ("spot-colour", [text(9, SPOT_INK)], [None]),
        ("spot-colour", [picture(200, "DeviceN", inks=("Cyan", "Gold"))], [None]),
        ("spot-colour", [flat(Paint("DeviceN", (1.0, 1.0), ("Cyan", "Black"))), flat(ALL)], []),
        ("all-separation", [rule(1, ALL)], [None]),
        ("all-separation", [rule(1, ALL, OUTSIDE), flat(SPOT_INK)], []),
        # C6: K from 85 %, a second ink under 20 pt, 220 % at any size
        ("rich-black-text", [text(19.9, RICH)], [E]),
        ("rich-black-text", [text(20, RICH)], []),
        ("rich-black-text", [text(40, cmyk(0.5, 0.5, 0.3, 1))], [W]),
        ("rich-black-text", [text(40, cmyk(0.5, 0.4, 0.3, 1))], []),
        ("rich-black-text", [text(9, cmyk(1, 0, 0, 0.84)), text(9)], []),
        # C8: flats, not rules, and no solids
        ("faint-tint", [flat(cmyk(1, 0.04, 0, 0))], [I]),
        ("faint-tint", [flat(cmyk(1, 0.05, 0, 0)), flat(WHITE), rule(9, cmyk(0, 0, 0, 0.03))], []),
        ("heavy-tint", [flat(cmyk(0, 0, 0, 0.86))], [I]),
        ("heavy-tint", [flat(cmyk(0, 0.85, 0, 1)), text(9, cmyk(0, 0, 0, 0.9))], []),
        # C9: over what shows
        ("white-overprint", [flat(CYAN), text(12, WHITE, overprint=True)], [None]),
        ("white-overprint", [flat(WHITE), text(12, WHITE, overprint=True)], []),
        ("white-overprint", [text(12, WHITE, overprint=True), flat(CYAN)], []),
        ("white-overprint", [flat(CYAN, Area(Mm(50), Mm(20), Mm(60), Mm(30))), text(12, WHITE, overprint=True)], []),
        ("white-overprint", [flat(CYAN), text(12, WHITE), text(12, overprint=True)], []),
        # C10, C12: black on a colour, not on black
        ("black-knockout", [flat(CYAN), text(11.9)], [W]),
        ("black-knockout", [picture(), rule(1.9)], [W]),
        ("black-knockout", [picture(), text(9), rule(1)], [W, W]),
        ("black-knockout", [flat(CYAN), rule(1, GREY_SPACE, overprint=True)], [W]),
        ("black-knockout", [flat(CYAN), text(12), rule(2), text(9, overprint=True), rule(1, overprint=True)], []),
        ("black-knockout", [flat(cmyk(0, 0, 0, 0.2)), text(9), rule(0.5)], []),
        ("black-knockout", [flat(CYAN), rule(1, BLACK, DOT, stroke=False)], []),
        ("black-knockout", [picture(200, "DeviceGray"), text(9)], []),
        ("black-knockout", [text(9), flat(CYAN), text(9, GREY_SPACE), text(9, cmyk(0, 0, 0, 0.6))], []),
        ("grey-text", [flat(CYAN), text(11.9, GREY_SPACE, overprint=True)], [W]),
        ("grey-text", [flat(CYAN), text(12, GREY_SPACE), text(9), text(9, Paint("DeviceGray", (1.0,)))], []),
        ("grey-text", [text(9, GREY_SPACE)], []),
        # C11: how dark the ground is
        ("type-on-tint", [flat(cmyk(0, 0, 0, 0.31)), text(9)], [W]),
        ("type-on-tint", [flat(cmyk(0, 1, 0, 0)), text(9)], [W]),
        ("type-on-tint", [flat(cmyk(0, 0, 1, 0)), text(9)], []),
        ("type-on-tint", [flat(cmyk(0, 0, 0, 0.3)), text(9), picture(), text(9)], []),
        ("type-out-of", [flat(cmyk(0, 0, 0, 0.69)), text(20, WHITE)], [W]),
        ("type-out-of", [flat(cmyk(0, 0, 1, 0)), text(20, WHITE)], [W]),
        ("type-out-of", [flat(cmyk(0, 0, 0, 0.7)), text(20, WHITE), picture(), text(20, WHITE)], []),
        ("type-out-of", [text(20, WHITE), flat(WHITE), text(20, WHITE)], []),
        # T1 to T3
        ("small-text", [text(6.9)], [W]),
        ("small-text", [text(5.4), text(6.9)], [E]),
        ("small-text", [text(7), text(5, CYAN), text(5, WHITE), text(4, BLACK, OUTSIDE)], []),
        ("small-text", [text(6.99995)], []),  # 9.33333 px and a matrix of 0.75
        ("small-ink-text", [text(9.9, GREEN)], [W]),
        ("small-ink-text", [text(6.9, GREEN)], [E]),
        ("small-ink-text", [text(10, GREEN), text(6, CYAN), text(6)], []),
        ("small-white-text", [flat(BLACK), text(9.9, WHITE)], [W]),
        ("small-white-text", [flat(BLACK), text(10, WHITE)], []),
        ("small-white-text", [flat(GREEN), text(11.9, WHITE)], [W]),
        ("small-white-text", [flat(GREEN), text(8.3, WHITE)], [E]),  # 1.2 times 7 is 8.4
        ("small-white-text", [flat(GREEN), text(12, WHITE)], []),
        ("small-white-text", [picture(), text(11.9, WHITE)], [W]),
        ("small-white-text", [picture(200, "DeviceGray"), text(10, WHITE)], []),
        # L1, L2
        ("thin-rule", [rule(0.49)], [W]),
        ("thin-rule", [rule(0, CYAN)], [E]),
        ("thin-rule", [rule(0.2, stroke=False, box=True)], [E]),
        ("thin-rule", [rule(0.2, stroke=False)], [E]),  # one side of a ring
        ("thin-rule", [rule(0.2, BLACK, DOT)], [E]),
        (
            "thin-rule",
            [rule(0.5), rule(0.2, BLACK, DOT, stroke=False), rule(0.2, GREEN), rule(0.2, BLACK, OUTSIDE)],
            [],
        ),
        ("thin-ink-rule", [rule(1.4, GREEN)], [W]),
        ("thin-ink-rule", [flat(CYAN), rule(0.2, WHITE)], [E]),
        ("thin-ink-rule", [rule(1.5, GREEN), rule(1, CYAN), rule(1)], []),
        ("thin-ink-rule", [rule(0.2, WHITE), rule(0.2, GREEN, DOT, stroke=False)], []),
        # I1 to I4
        ("picture-resolution", [picture(189)], [I]),
        ("picture-resolution", [picture(148.9)], [W]),
        ("picture-resolution", [picture(98), picture(120), picture(250)], [E]),
        ("picture-resolution", [picture(190), picture(60, bits=1), picture(60, mask=True)], []),
        ("picture-resolution", [picture(20, width=16, height=16)], []),
        ("picture-resolution", [picture(20, width=16, height=17)], [E]),
        ("picture-resolution", [picture(20, soft_mask=True)], [E]),
        ("line-art-resolution", [picture(798, bits=1)], [W]),
        ("line-art-resolution", [picture(300, mask=True)], [E]),
        ("line-art-resolution", [picture(300), picture(800, bits=1)], []),
        ("picture-oversampled", [picture(451)], [I]),
        ("picture-oversampled", [picture(450), picture(1200, bits=1)], []),
        ("page-is-picture", [picture(400, area=Area(Mm(0), Mm(0.5), Mm(101), Mm(150)))], [W]),
        ("page-is-picture", [picture(400), picture(450, area=Area(Mm(0), Mm(0), Mm(100), Mm(150)))], []),
        ("page-is-picture", [picture(400, area=Area(Mm(0), Mm(0), Mm(100), Mm(150))), text(9)], []),
        ("page-is-picture", [picture(400, area=Area(Mm(0), Mm(0), Mm(100), Mm(150)), bits=1)], []),
    ],
)
def test_where_a_rule_begins(slug: str, drawn: list[Drawn], levels: list[Level]) -> None:
    """What is drawn turns the rule at these levels, `None` for the rule's own, or does not turn it."""
    assert [one.severity for one in seen(slug, *drawn)] == levels


def test_the_graver_reason_is_told() -> None:
    """Black text that has too many inks for its size and too much at any is an error where one of both is."""
    press = replace(PRESS, limits=replace(LIMITS, rich_text=Limit(error=220), rich_text_size=Limit(warning=20)))
    (one,) = seen("rich-black-text", text(9, cmyk(0.5, 0.5, 0.3, 1)), press=press)
    assert one.severity is E
    assert one.message.endswith("coldset wants 220 % at most, added up")


def test_the_most_is_the_worst_of_much() -> None:
    """Of two pictures too fine the finer is told."""
    (one,) = seen("picture-oversampled", picture(500), picture(700), picture(600))
    assert "at 700 pixels per inch (and 2 more); coldset has no use for more than 450" in one.message


def test_a_spot_colour_is_told_where_it_is_first_used() -> None:
    """However often it is."""
    (one,) = seen("spot-colour", flat(SPOT_INK), text(9, SPOT_INK))
    assert isinstance(one.where, OnPage)
    assert one.where.x == BOX.left


@pytest.mark.parametrize(("unit", "there"), [(1.0, 0), (1.5, 1)])
def test_a_page_may_count_in_a_larger_unit(unit: float, there: int) -> None:
    """A page of 100 x 150 mm shows what stands 120 mm from the left where its unit makes it 150 mm wide."""
    sheet = Box(0, 0, pt(Mm(100)), pt(Mm(150)))
    far = text(5, area=Area(Mm(120), Mm(20), Mm(140), Mm(24)))
    page = PageFacts(1, "1", sheet, sheet, user_unit=unit, drawn=(far,))
    assert len(list(printed(page, Text))) == there


def code(module: float = 0.5, quiet: float = 4, inks: tuple[float, float, float, float] = (0, 0, 0, 1)) -> Code:
    return Code("https://example.org/a", SPOT, Mm(module), quiet, inks)


def ink(*codes: Code, spot: float = 0, square: float = 0, rich: float = 0) -> InkFacts:
    return InkFacts(1, (Spot(spot, SPOT), Spot(0, BOX)), (Spot(square, BOX),), rich, BOX, colour=True, codes=codes)


@pytest.mark.parametrize(
    ("slug", "plates", "levels"),
    [
        ("ink-total", ink(spot=240.1), [E]),
        ("ink-total", ink(spot=230.1), [W]),
        ("ink-total", ink(spot=230, square=300, rich=30), []),
        ("ink-area", ink(square=245.1), [E]),
        ("ink-area", ink(square=245, spot=300), []),
        ("rich-black-area", ink(rich=25.1), [W]),
        ("rich-black-area", ink(rich=25), []),
        ("code-module", ink(code(0.44), code()), [W]),
        ("code-module", ink(code(0.39), code(0.44)), [E]),
        ("code-module", ink(code(0.45)), []),
        ("code-quiet", ink(code(quiet=3.9)), [E]),
        ("code-quiet", ink(code(quiet=4)), []),
        ("code-colour", ink(code(inks=(0.06, 0, 0, 1))), [None]),
        ("code-colour", ink(code(inks=(0, 0, 0, 0.8))), [None]),
        ("code-colour", ink(code(inks=(0.04, 0.02, 0, 0.97))), []),
    ],
)
def test_where_a_rule_of_the_plates_begins(slug: str, plates: InkFacts, levels: list[Level]) -> None:
    """The same for what the plates show."""
    assert [one.severity for one in seen(slug, ink=plates)] == levels


def test_spot_colours_are_the_printers_who_takes_them() -> None:
    """A profile that keeps them asks nothing."""
    assert seen("spot-colour", text(9, SPOT_INK), press=replace(PRESS, spots=True)) == []


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (
            lambda: seen("small-text", text(6), text(5, area=BOX), text(6.5)),
            "page A1 has black text of 5 pt (and 2 more); coldset wants 5.5 pt at least",
        ),
        (
            lambda: seen("small-white-text", flat(GREEN), text(9, WHITE, BOX)),
            "page A1 has white text of 9 pt; coldset wants 12 pt at least on two or more inks",
        ),
        (
            lambda: seen("rich-black-text", text(9, RICH, BOX)),
            "page A1 has black text of 9 pt in cyan 40 %, black 100 %; coldset wants black alone under 20 pt",
        ),
        (
            lambda: seen("spot-colour", flat(SPOT_INK), flat(Paint("Separation", (1.0,), ("Gold",)))),
            "page A1 prints in spot colours Gold, PANTONE 185 C; coldset has cyan, magenta, yellow and black",
        ),
    ],
)
def test_one_sentence_for_a_page(made: Callable[[], list[Seen]], message: str) -> None:
    """However many there are, the worst is told with what was wanted, its place, and how many more."""
    (one,) = made()
    assert one.message == message
    assert one.where == OnPage("A1", None, BOX.left, BOX.top, BOX.width, BOX.height, "a.pdf")
    assert one.hint
