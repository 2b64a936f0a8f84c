"""Specimens for the rules of boxes, edges, folds, places in the book, and of the file as it is delivered."""

from collections.abc import Callable
from dataclasses import replace

from pikepdf import Array, Object
from preflight_pdfs import HEIGHT, WIDTH, Trim, box, draw, line, on_page, on_pages, redraw, words
from preflight_specimens import Specimen, asks, specimen

from stonehand.model.press import Edges, Limit, Mark, PressProfile
from stonehand.model.units import Mm, pt

GREY, CYAN = "0 0 0 0.5", "1 0 0 0"
TABLOID_TRIM = (Mm(WIDTH), Mm(HEIGHT))
BLEED = asks(bleed=Edges(top=Mm(3), bottom=Mm(3), outer=Mm(3)))
CROP_MARK = line((-8, 0, -3, 0), 0.5)


def limits(**numbers: Limit) -> Callable[[PressProfile], PressProfile]:
    """Change numbers of the profile."""
    return lambda profile: replace(profile, limits=replace(profile.limits, **numbers))


def boxed(*names: str, grow: float = 0.0, right: float = 0.0) -> Callable[[Object], None]:
    """Set page boxes to the trim, grown by millimetres on all edges and on the right alone."""
    width, height, edge, more = (float(pt(Mm(length))) for length in (WIDTH, HEIGHT, grow, right))

    def change(page: Object) -> None:
        for name in names:
            page[f"/{name}"] = Array([-edge, -edge, width + edge + more, height + edge])

    return change


def _turned(page: Object) -> None:
    page.Rotate = 180


def _scaled(page: Object) -> None:
    page.UserUnit = 2


def _plain(page: Object) -> None:
    page.UserUnit, page.Rotate = 1, 0


def _no_bleed_box(page: Object) -> None:
    del page.BleedBox


FAILS: dict[str, Specimen] = {
    "trim-size": specimen(trim=Trim(WIDTH - 1), change=asks(trim=TABLOID_TRIM), turns={"trim": (1.1, 0.9)}),
    "one-trim": specimen(
        on_page(boxed("MediaBox", "BleedBox", "TrimBox", right=-1), page=2), turns={"trim": (1.1, 0.9)}
    ),
    "box-nesting": specimen(on_page(boxed("BleedBox", grow=-5))),
    "art-box": specimen(on_page(boxed("ArtBox"))),
    "page-scaled": specimen(on_pages(_scaled)),
    "crop-box": specimen(on_page(boxed("CropBox", grow=5)), trim=Trim(sheet=10)),
    "rotated": specimen(on_pages(_turned)),
    "bleed-unwanted": specimen(trim=Trim(bleed=3)),
    "bleed-short": specimen(draw(box((200, 100, 90, 50), CYAN)), trim=Trim(bleed=3), change=BLEED),
    "page-multiple": specimen(pages=3, turns={"multiple": (3, 4)}),
    "safe-zone": specimen(draw(box((271, 100, 10, 10), GREY)), turns={"safe": (7.9, 8.1)}),
    "fold": specimen(draw(words("Page", (5, 100))), turns={"fold": (4.5, 5.5)}),
    "across-fold": specimen(draw(box((269, 100, 20, 50), GREY), 2), draw(box((0, 120, 20, 50), GREY), 3), pages=8),
    "printer-marks": specimen(draw(CROP_MARK), trim=Trim(sheet=10)),
    "marks-missing": specimen(draw(CROP_MARK), trim=Trim(sheet=10), change=asks(marks=frozenset({Mark.CROP}))),
    "blank-page": specimen(redraw(box((0, 0, 289, 380), "0 0 0 0"), page=2)),
    "one-page": specimen(files=4, pages_in_all=16),
    "colour-position": specimen(draw(box((100, 100, 50, 50), CYAN), 2), pages=8, change=asks(colour_pages=(1, 0, -1))),
    "file-name": specimen(name=f"gazette{'-' * 59}.pdf", turns={"name_length": (70, 69)}),
    "file-size": specimen(change=limits(megabytes=Limit(warning=0.05)), turns={"megabytes": (0.2, 0.05)}),
}

PASSES: dict[str, Specimen] = {
    "trim-size": specimen(trim=Trim(WIDTH - 0.2), change=asks(trim=TABLOID_TRIM)),
    "one-trim": specimen(on_page(boxed("MediaBox", "BleedBox", "TrimBox", right=-0.2), page=2)),
    "box-nesting": specimen(on_page(boxed("CropBox", grow=5)), trim=Trim(bleed=3, sheet=10)),
    "art-box": specimen(on_pages(_no_bleed_box)),
    "page-scaled": specimen(on_pages(_plain)),
    "crop-box": specimen(on_page(boxed("CropBox", grow=10)), trim=Trim(sheet=10)),
    "rotated": specimen(on_pages(_plain)),
    "bleed-unwanted": specimen(trim=Trim(bleed=3), change=BLEED),
    "bleed-short": specimen(
        draw(box((0, 200, 292, 50), CYAN)), draw(box((200, 100, 88, 50), GREY)), trim=Trim(bleed=3), change=BLEED
    ),
    "page-multiple": specimen(pages=8),
    "safe-zone": specimen(draw(box((2, 100, 10, 10), GREY)), draw(box((280, 100, 9, 10), "0 0 0 0"))),
    "fold": specimen(draw(words("Page", (5, 100)), 3), draw(box((2, 100, 10, 10), GREY))),
    "across-fold": specimen(
        draw(box((269, 100, 20, 50), GREY), 4),
        draw(box((0, 120, 20, 50), GREY), 5),
        draw(box((269, 100, 20, 50), GREY), 2),
        draw(box((0, 150, 20, 50), GREY), 3),
        pages=8,
    ),
    "printer-marks": specimen(draw(line((-30, 0, -15, 0), 0.5)), draw(box((-1, 9, 20, 5), GREY)), trim=Trim(sheet=10)),
    "marks-missing": specimen(
        *(draw(CROP_MARK, page) for page in (1, 2, 3, 4)),
        trim=Trim(sheet=10),
        change=asks(marks=frozenset({Mark.CROP})),
    ),
    "blank-page": specimen(redraw(box((40, 40, 10, 10), GREY), page=2)),
    "one-page": specimen(),
    "colour-position": specimen(
        draw(box((100, 100, 50, 50), CYAN), 4),
        draw(box((100, 100, 50, 50), CYAN), 5),
        draw(box((100, 100, 50, 50), CYAN), 8),
        pages=8,
        change=asks(colour_pages=(0, -1)),
    ),
    "file-name": specimen(name="GAZ_20261127_A001.pdf"),
    "file-size": specimen(),
}
