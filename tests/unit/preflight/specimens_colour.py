"""Specimens for the rules of colour, ink, type, rules, pictures and codes.

What passes comes as near to the rule as it may. Plates are not drawn here: the rules that look at them carry ink made by hand.
"""

from collections.abc import Callable

from pikepdf import Array, Dictionary, Name, Object, Pdf
from preflight_pdfs import HEIGHT, WIDTH, Edit, a_picture, box, draw, line, place, put, redraw, words
from preflight_specimens import Specimen, Turns, specimen

from stonehand.model.drawn import Area
from stonehand.model.plates import Code, InkFacts, Inks, Spot
from stonehand.model.units import Mm

GROUND = (40, 100, 80, 40)
"""A rectangle in the middle of the page, and a base line in it."""
ON_GROUND = (60, 120)
RULE = (60, 110, 100, 110)

CYAN, GREEN, VIOLET, WHITE = "1 0 0 0", "1 0 1 0", "1 1 0 0", "0 0 0 0"
PALE = "0.2 0 0 0"


def grey(tint: float) -> str:
    """Give a tint of black."""
    return f"0 0 0 {tint}"


def in_space(name: str, values: str) -> str:
    """Fill a rectangle in a colour space of the page's resources, or by an operator where there is no name."""
    return f"q {f'{name} cs ' if name else ''}{values} 200 400 100 100 re f Q"


def a_spot(ink: str) -> Callable[[Pdf], Object]:
    """Make the colour space of a single ink."""

    def make(document: Pdf) -> Object:
        tint = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 1, 0]), N=1)
        return Array([Name.Separation, Name(f"/{ink}"), Name.DeviceCMYK, document.make_indirect(tint)])

    return make


def own_profile(document: Pdf) -> Object:
    """Make a colour space of the output intent's profile."""
    return Array([Name.ICCBased, document.Root.OutputIntents[0].DestOutputProfile])


def pictured(side: float, width: int = 400, space: str = "/DeviceCMYK", bits: int = 8) -> tuple[Edit, Edit]:
    """Place a square picture with sides of so many millimetres and pixels."""
    return put("/XObject", "/Im1", a_picture(width, width, space, bits)), draw(place("/Im1", (40, 100, side, side)))


def whole_page(width: int, *over: str) -> tuple[Edit, Edit]:
    """Make page 1 one picture, with nothing but `over` on it."""
    content = "\n".join([place("/Im1", (0, 0, WIDTH, HEIGHT)), *over])
    return put("/XObject", "/Im1", a_picture(width, round(width * HEIGHT / WIDTH), "/DeviceGray")), redraw(content)


def inked(*codes: Code, spot: float = 100, square: float = 50, rich: float = 0, turns: Turns | None = None) -> Specimen:
    """Give the plain file with ink on page 1."""
    at = Area(Mm(40), Mm(100), Mm(55), Mm(115))
    ink = InkFacts(1, (Spot(spot, at),), (Spot(square, at),), rich, at, colour=True, codes=codes)
    return specimen(inks=Inks("by hand", (ink,)), turns=turns or {})


def a_code(module: float = 0.5, quiet: float = 4, inks: tuple[float, float, float, float] = (0, 0, 0, 1)) -> Code:
    """Give a code as it was read."""
    return Code("https://example.org/a", Area(Mm(40), Mm(100), Mm(52), Mm(112)), Mm(module), quiet, inks)


PASSES: dict[str, Specimen] = {
    "rgb-paint": specimen(*pictured(50, 400, "/DeviceRGB"), draw(in_space("", "0.5 g"))),
    "rgb-picture": specimen(*pictured(50), draw(in_space("", "1 0 0 rg"))),
    "profiled-colour": specimen(*pictured(50), draw(in_space("", "0.5 g"))),
    "spot-colour": specimen(put("/ColorSpace", "/S", a_spot("Black")), draw(in_space("/S", "1 scn"))),
    "all-separation": specimen(put("/ColorSpace", "/S", a_spot("All")), draw("q /S cs 1 scn -20 400 10 10 re f Q")),
    "ink-total": inked(spot=230),
    "ink-area": inked(square=245, spot=260),
    "rich-black-text": specimen(draw(words("Rich", ON_GROUND, 20, "0.6 0.3 0.3 1"))),
    "rich-black-area": inked(rich=25),
    "faint-tint": specimen(draw(box(GROUND, grey(0.05)))),
    "heavy-tint": specimen(draw(box(GROUND, grey(0.85)) + box((40, 200, 80, 40), grey(1)))),
    "white-overprint": specimen(draw(box(GROUND) + words("White", ON_GROUND, 14, WHITE, over=False))),
    "black-knockout": specimen(
        draw(box(GROUND, PALE) + words("Over", ON_GROUND) + line(RULE, 1)),
        draw(words("Large", (60, 130), 12, over=False) + line((60, 135, 90, 135), 2, over=False)),
        draw(box((40, 200, 80, 40), grey(0.2)) + words("Black", (60, 220), over=False)),
    ),
    "grey-text": specimen(draw(words("Grey", ON_GROUND, 9, grey(1)).replace("0 0 0 1 k", "0 g"))),
    "type-on-tint": specimen(draw(box(GROUND, "0 0 1 0.15") + words("Black", ON_GROUND))),
    "type-out-of": specimen(draw(box(GROUND, "0 1 1 0") + words("White", ON_GROUND, 14, WHITE, over=False))),
    "small-text": specimen(draw(words("Small", ON_GROUND, 7))),
    "small-ink-text": specimen(draw(words("Green", ON_GROUND, 10, GREEN) + words("Cyan", (60, 130), 8, CYAN))),
    "small-white-text": specimen(
        draw(box(GROUND, VIOLET) + words("White", ON_GROUND, 12, WHITE, over=False)),
        draw(box((40, 200, 80, 40)) + words("White", (60, 220), 10, WHITE, over=False)),
    ),
    "thin-rule": specimen(draw(line(RULE, 0.5) + box((60, 130, 40, 0.18)))),
    "thin-ink-rule": specimen(draw(line(RULE, 1.5, GREEN) + line((60, 130, 100, 130), 0.5, CYAN))),
    "picture-resolution": specimen(*pictured(53), draw(place("/Im1", (150, 100, 50, 50)))),
    "line-art-resolution": specimen(*pictured(12.7, 400, "/DeviceGray", bits=1)),
    "picture-oversampled": specimen(*pictured(22.6)),
    "page-is-picture": specimen(*whole_page(2276, words("Type", (60, 120)))),
    "code-module": inked(a_code(module=0.45)),
    "code-quiet": inked(a_code(quiet=4)),
    "code-colour": inked(a_code(inks=(0.04, 0.03, 0, 0.96))),
}
"""For each rule a file that holds it."""

FAILS: dict[str, Specimen] = {
    "rgb-paint": specimen(draw(in_space("", "1 0 0 rg"))),
    "rgb-picture": specimen(*pictured(50, 400, "/DeviceRGB")),
    "profiled-colour": specimen(put("/ColorSpace", "/P", own_profile), draw(in_space("/P", "0 0 0 1 scn"))),
    "spot-colour": specimen(put("/ColorSpace", "/S", a_spot("Gold")), draw(in_space("/S", "1 scn"))),
    "all-separation": specimen(put("/ColorSpace", "/S", a_spot("All")), draw(in_space("/S", "1 scn"))),
    "ink-total": inked(spot=250, turns={"ink": (250, 249)}),
    "ink-area": inked(square=246, turns={"ink_area": (246, 245)}),
    "rich-black-text": specimen(
        draw(words("Rich", ON_GROUND, 14, "0.4 0 0 1")),
        turns={"rich_text_size": (14, 14.1), "rich_text": (140, 139)},
    ),
    "rich-black-area": inked(rich=26, turns={"rich_area": (26, 25)}),
    "faint-tint": specimen(draw(box(GROUND, grey(0.04))), turns={"faint": (4, 4.1)}),
    "heavy-tint": specimen(draw(box(GROUND, grey(0.9))), turns={"heavy": (90, 89.9)}),
    "white-overprint": specimen(draw(box(GROUND) + words("White", ON_GROUND, 14, WHITE))),
    "black-knockout": specimen(
        draw(box(GROUND, PALE) + words("Cut out", ON_GROUND, over=False) + line(RULE, 1, over=False)),
        turns={"knockout_text": (9, 9.1), "knockout_rule": (1, 1.01)},
    ),
    "grey-text": specimen(
        draw(box(GROUND, PALE) + words("Grey", ON_GROUND).replace("0 0 0 1 k", "0 g")),
        turns={"knockout_text": (9, 9.1)},
    ),
    "type-on-tint": specimen(
        draw(box(GROUND, grey(0.4)) + words("Black", ON_GROUND)), turns={"type_on_tint": (40, 39.9)}
    ),
    "type-out-of": specimen(
        draw(box(GROUND, grey(0.5)) + words("White", ON_GROUND, 14, WHITE, over=False)),
        turns={"type_out_of": (50, 50.1)},
    ),
    "small-text": specimen(draw(words("Small", ON_GROUND, 6.5)), turns={"black_text": (6.5, 6.6)}),
    "small-ink-text": specimen(draw(words("Green", ON_GROUND, 9, GREEN)), turns={"ink_text": (9, 9.1)}),
    "small-white-text": specimen(
        draw(box(GROUND, VIOLET) + words("White", ON_GROUND, 10.8, WHITE, over=False)),
        turns={"white_text": (9, 9.1)},  # 1.2 times as much on two inks
    ),
    "thin-rule": specimen(draw(line(RULE, 0.3)), turns={"black_rule": (0.3, 0.31)}),
    "thin-ink-rule": specimen(draw(line(RULE, 1, GREEN)), turns={"ink_rule": (1, 1.01)}),
    "picture-resolution": specimen(*pictured(80), turns={"picture": (127, 128)}),
    "line-art-resolution": specimen(*pictured(20, 400, "/DeviceGray", bits=1), turns={"line_art": (508, 509)}),
    "picture-oversampled": specimen(*pictured(20), turns={"oversampled": (508, 507)}),
    "page-is-picture": specimen(
        *whole_page(2276), allowed=frozenset({"safe-zone"}), turns={"scanned_page": (200, 201)}
    ),
    "code-module": inked(a_code(module=0.42), turns={"code_module": (0.42, 0.43)}),
    "code-quiet": inked(a_code(quiet=3), turns={"code_quiet": (3, 4)}),
    "code-colour": inked(a_code(inks=(0.8, 0.6, 0.5, 0.9))),
}
"""For each rule a file that breaks it, and no other that it does not name."""
