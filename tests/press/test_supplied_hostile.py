"""Odd and hostile files sent as advertisements: each ends as findings or as a placed advertisement, inside the child's limits."""

import io
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pikepdf
import pytest
from builds import ROOT
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from supplied_pdfs import ad, broken, drawing, font, form, hold, picture, script

from stonehand.engines.worker import FOREIGN, Worker
from stonehand.intake.press_file import read_press
from stonehand.model.finding import Finding, Severity, Where
from stonehand.model.press import PressProfile
from stonehand.model.units import Mm
from stonehand.pipeline.supplied import inspect_supplied
from stonehand.preflight.booking import Booking

WIDTH, HEIGHT = 60.0, 40.0
AT = Where("issues/2026-12-04/issue.yaml", 10, 4)
BOOKED = Booking("bank", "issues/2026-12-04/ads/bank.pdf", Mm(WIDTH), Mm(HEIGHT), "", AT)
PLACED = "placed"
SHORT = replace(FOREIGN, memory=400 * 1024**2, cpu_seconds=2, wall_seconds=5.0)
Make = Callable[[], bytes]


@pytest.fixture(scope="module")
def press() -> PressProfile:
    """The newsprint profile, as the paper has it."""
    folder = ROOT / "src/stonehand/builtin/press"
    icc = {path.name: path.read_bytes() for path in folder.glob("*.icc")}
    text = (folder / "newsprint-coldset.yaml").read_text("utf-8")
    profile = read_press("newsprint-coldset", text, "newsprint-coldset.yaml", icc).value
    assert profile is not None
    return profile


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One child for all of them, as a build has it; it is replaced where one dies."""
    with Worker(FOREIGN) as one:
        yield one


@pytest.fixture(scope="module")
def hurried() -> Iterator[Worker]:
    """A child with less time and memory, so that nobody has to wait for what never ends."""
    with Worker(SHORT) as one:
        yield one


def changed(change: Callable[[pikepdf.Pdf, pikepdf.Page], None], **more: object) -> Make:
    """Make a sound advertisement that is changed in one thing."""
    return lambda: ad(WIDTH, HEIGHT, change=change, **more)  # type: ignore[arg-type]


def saved(**how: object) -> Make:
    """Make a sound advertisement saved in another way."""
    return lambda: ad(WIDTH, HEIGHT, save=how)


def spoilt(*changes: tuple[bytes, bytes]) -> Make:
    """Make a sound advertisement and exchange bytes of it."""
    return lambda: broken(ad(WIDTH, HEIGHT), *changes)


def drawn(content: bytes) -> Make:
    """Make an advertisement that draws something more."""
    return changed(lambda pdf, page: drawing(page, pdf, content))


def with_picture(side: int, space: Name, points: int, **more: object) -> Make:
    """Make an advertisement with a picture of so many points."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        hold(page, "/XObject", P=picture(pdf, side, space, **more))
        drawing(page, pdf, b"q %d 0 0 %d 10 10 cm /P Do Q" % (points, points))

    return changed(change)


def root(**entries: object) -> Make:
    """Make an advertisement with more in its catalogue."""

    def change(pdf: pikepdf.Pdf, _page: pikepdf.Page) -> None:
        for key, value in entries.items():
            pdf.Root[f"/{key}"] = value

    return changed(change)


def on_page(**entries: object) -> Make:
    """Make an advertisement with other entries on its page."""

    def change(_pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        for key, value in entries.items():
            page.obj[f"/{key}"] = value

    return changed(change)


def missing_font() -> Make:
    """Make an advertisement whose font is not in it."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Resources.Font.F1 = font(pdf, "BANK", "AAAAAA", embedded=False)

    return changed(change)


def type_three() -> Make:
    """Make an advertisement that draws its own letters."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        square = pdf.make_stream(b"700 0 0 0 600 600 d1 0 0 600 600 re f")
        page.obj.Resources.Font.T3 = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 700, 700]), FirstChar=65, LastChar=65,
            FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]), Widths=Array([700]), CharProcs=Dictionary(A=square),
            Encoding=Dictionary(Type=Name.Encoding, Differences=Array([65, Name.A])), Resources=Dictionary(),
        )  # fmt: skip
        drawing(page, pdf, b"BT /T3 12 Tf 0 0 0 1 k 30 60 Td (A) Tj ET")

    return changed(change)


def recursive(depth: int = 1) -> Make:
    """Make an advertisement with a ring of forms, each drawing the next."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        ring = [form(pdf, b"/N Do /N Do") for _ in range(depth)]
        for one, other in zip(ring, ring[1:] + ring[:1], strict=True):
            one.Resources = Dictionary(XObject=Dictionary(N=other))
        hold(page, "/XObject", N=ring[0])
        drawing(page, pdf, b"/N Do")

    return changed(change)


def doubling(levels: int) -> Make:
    """Make an advertisement whose forms each draw the next ten times: ten to the power of their number at the bottom."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        inner = form(pdf, b"0 0 0 1 k 1 1 5 5 re f")
        for _ in range(levels):
            inner = form(pdf, b"/N Do " * 10, Resources=Dictionary(XObject=Dictionary(N=inner)))
        hold(page, "/XObject", N=inner)
        drawing(page, pdf, b"/N Do")

    return changed(change)


@cache
def packed_spaces() -> bytes:
    """Pack 700 megabytes of white space, a little at a time."""
    packer = zlib.compressobj(9)
    stretch = b" " * 1024 * 1024
    return b"".join(packer.compress(stretch) for _ in range(700)) + packer.flush()


def bomb() -> Make:
    """Make an advertisement whose content is small in the file and huge outside it."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        page.obj.Contents = pdf.make_stream(b"")
        page.obj.Contents.write(packed_spaces(), filter=Name.FlateDecode)

    return changed(change)


def double_bomb() -> Make:
    """Make an advertisement whose content is packed twice."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        packed = zlib.compress(packed_spaces(), 9)
        page.obj.Contents = pdf.make_stream(b"")
        page.obj.Contents.write(packed, filter=Array([Name.FlateDecode, Name.FlateDecode]))

    return changed(change)


def spot(name: Name) -> Make:
    """Make an advertisement with a flat in a named ink."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        solid = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0, 0, 0, 0]), C1=Array([0, 1, 1, 0]), N=1)
        hold(page, "/ColorSpace", S=Array([Name.Separation, name, Name.DeviceCMYK, solid]))
        drawing(page, pdf, b"/S cs 1 scn 20 20 30 30 re f")

    return changed(change)


def see_through(space: Name) -> Make:
    """Make an advertisement with a flat half transparent, in a group of its own."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        hold(page, "/ExtGState", Half=Dictionary(ca=0.5))
        page.obj.Group = Dictionary(S=Name.Transparency, CS=space, I=True)
        drawing(page, pdf, b"q /Half gs 0 1 0 0 k 20 20 60 60 re f Q")

    return changed(change)


def layered() -> Make:
    """Make an advertisement with a layer that is switched off."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Prices")))
        order = Dictionary(OFF=Array([layer]), Order=Array([layer]))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=order)
        page.obj.Resources.Properties = Dictionary(L=layer)
        drawing(page, pdf, b"/OC /L BDC 0 1 0 0 k 20 20 60 60 re f EMC")

    return changed(change)


def nested(depth: int) -> Make:
    """Make a file whose arrays lie in each other."""
    return spoilt((b"/TrimBox", b"/Deep " + b"[" * depth + b"]" * depth + b" /TrimBox"))


def form_field() -> Make:
    """Make an advertisement to be filled in."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        field = pdf.make_indirect(
            Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("name"), Rect=Array([0, 0, 50, 50]))
        )
        pdf.Root.AcroForm = Dictionary(Fields=Array([field]))
        page.obj.Annots = Array([field])

    return changed(change)


def postscript() -> Make:
    """Make an advertisement that draws a program."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        hold(page, "/XObject", PS=pdf.make_stream(b"quit", Type=Name.XObject, Subtype=Name.PS))
        drawing(page, pdf, b"/PS Do")

    return changed(change)


def huge_picture() -> Make:
    """Make an advertisement with a picture that says it has a billion pixels."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        huge = picture(pdf, 16)
        huge.Width = huge.Height = 32_000
        hold(page, "/XObject", P=huge)
        drawing(page, pdf, b"q 90 0 0 90 9 9 cm /P Do Q")

    return changed(change)


def several_pages() -> bytes:
    """Make a file of three pages."""

    def change(pdf: pikepdf.Pdf, page: pikepdf.Page) -> None:
        for _ in range(2):
            pdf.pages.append(page)

    return ad(WIDTH, HEIGHT, change=change)


def no_pages() -> bytes:
    """Make a file of none."""

    def change(pdf: pikepdf.Pdf, _page: pikepdf.Page) -> None:
        del pdf.pages[0]

    return ad(WIDTH, HEIGHT, change=change)


def cyclic_tree() -> bytes:
    """Make a file whose page tree leads round."""

    def change(pdf: pikepdf.Pdf, _page: pikepdf.Page) -> None:
        pdf.Root.Pages.Kids = Array([pdf.Root.Pages, pdf.Root.Pages])
        pdf.Root.Pages.Count = 2_000_000_000

    return ad(WIDTH, HEIGHT, change=change)


LINK = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 50, 50]))
STAMP = Dictionary(Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([0, 0, 50, 50]))
LOCKED = pikepdf.Encryption(owner="o", user="secret", R=6)
GUARDED = pikepdf.Encryption(owner="o", user="", R=6)

PLAIN = {"compress_streams": False}
SOUND = ad(WIDTH, HEIGHT)
MIDDLE = len(SOUND) // 2

CASES: dict[str, tuple[Make, str]] = {
    # what is no PDF, or only part of one
    "zero bytes": (lambda: b"", "ads/broken"),
    "a text": (lambda: b"Dear Sir, please find our advertisement attached.\n", "ads/broken"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(4000), "ads/broken"),
    "only the header": (lambda: b"%PDF-1.7\n", "ads/broken"),
    "all noise": (lambda: b"%PDF-1.7\n" + bytes(range(256)) * 4000, "ads/broken"),
    "cut off": (lambda: SOUND[:MIDDLE], "ads/"),
    "no pages": (no_pages, "ads/pages"),
    "several pages": (several_pages, "ads/pages"),
    "a page tree that leads round": (cyclic_tree, "ads/"),
    "no catalogue": (spoilt((b"/Catalog", b"/Katalog"), (b"/Pages ", b"/Bages ")), "ads/"),
    "a bad cross-reference": (spoilt((b"startxref\n", b"startxref\n99")), "ads/broken"),
    "words before its header": (lambda: b"From: a.customer@example.org\n\n" + SOUND, PLACED),
    "a length of 200 MB": (
        lambda: broken(ad(WIDTH, HEIGHT, save=PLAIN), (b"/Length ", b"/Length 20000000")),
        "ads/broken",
    ),
    "object streams": (saved(object_stream_mode=pikepdf.ObjectStreamMode.generate), PLACED),
    # locked
    "encrypted": (saved(encryption=LOCKED), "ads/encrypted"),
    "guarded by permissions": (saved(encryption=GUARDED), "ads/encrypted"),
    # its size
    "a page of two thousand million points": (
        on_page(
            MediaBox=Array([0, 0, 2_000_000_000, 2_000_000_000]), TrimBox=Array([0, 0, 2_000_000_000, 2_000_000_000])
        ),
        "ads/size",
    ),
    "a size of no number": (
        on_page(TrimBox=Array([0, 0, Name.Wide, 100]), MediaBox=Array([Name.Wide] * 4)),
        "ads/size",
    ),
    "a page of no size": (on_page(MediaBox=Array([0, 0, 0, 0]), TrimBox=Array([0, 0, 0, 0])), "ads/"),
    "the wrong size": (lambda: ad(WIDTH + 1, HEIGHT), "ads/size"),
    "upside down": (lambda: ad(WIDTH, HEIGHT, rotate=180), PLACED),
    "lying on its side": (lambda: ad(WIDTH, HEIGHT, rotate=90), PLACED),
    "turned by 45 degrees": (on_page(Rotate=45), "ads/size"),
    "no trim box": (changed(lambda _pdf, page: page.obj.__delitem__("/TrimBox")), PLACED),
    "far from the origin, with bleed": (lambda: ad(WIDTH, HEIGHT, corner=(-500, 9000), bleed=9), PLACED),
    "units of its own": (on_page(UserUnit=2), "ads/"),
    # what runs, and what is clicked
    "a script on opening": (root(OpenAction=script()), "ads/scripts"),
    "a script on the page": (on_page(AA=Dictionary(O=script())), "ads/scripts"),
    "an XFA form": (root(AcroForm=Dictionary(Fields=Array([]), XFA=String("<xdp/>"))), "ads/scripts"),
    "a form field": (form_field(), "ads/scripts"),
    "a link": (on_page(Annots=Array([LINK])), PLACED),
    "a stamp": (on_page(Annots=Array([STAMP])), PLACED),
    "layers": (layered(), "ads/layers"),
    # what it draws with
    "a missing font": (missing_font(), "ads/font-missing"),
    "a font of its own drawing": (type_three(), PLACED),
    "RGB": (drawn(b"q 1 0 0 rg 20 20 30 30 re f Q"), "ads/rgb"),
    "a picture in RGB": (with_picture(20, Name.DeviceRGB, 9), "ads/rgb"),
    "a coarse picture": (with_picture(20, Name.DeviceCMYK, 90), PLACED),
    "a spot colour": (spot(Name("/PANTONE 185 C")), "ads/spot"),
    "the registration colour": (spot(Name.All), "ads/spot"),
    "see-through in CMYK": (see_through(Name.DeviceCMYK), PLACED),
    "see-through in RGB": (see_through(Name.DeviceRGB), "ads/blend-space"),
    "hairlines": (drawn(b"q 0 w 0 0 0 1 K 20 30 m 90 30 l S Q"), PLACED),
    "nothing": (changed(lambda pdf, page: setattr(page.obj, "Contents", pdf.make_stream(b""))), "ads/empty"),
    "PostScript": (postscript(), "ads/foreign-feature"),
    "a state too many ended": (drawn(b"Q Q Q"), "ads/broken"),
    "states never ended": (drawn(b"q " * 100), PLACED),
    "operators nobody knows": (drawn(b"1 2 3 frobnicate BX 1 mumble EX ( ( ( "), ""),
    # what is deep
    "arrays a hundred thousand deep": (nested(100_000), ""),
    "brackets a hundred thousand deep in its content": (drawn(b"[" * 100_000), ""),
    "states a million deep": (drawn(b"q " * 1_000_000), ""),
}
"""By what each is: how it is made, and the finding that keeps it out, `placed`, or nothing where either will do."""

ENDLESS: dict[str, tuple[Make, str]] = {
    "a form that draws itself": (recursive(), ""),
    "a ring of forms": (recursive(40), ""),
    "forms that draw ten forms each": (doubling(9), "ads/"),
    "a bomb": (bomb(), "ads/"),
    "a bomb in a bomb": (double_bomb(), "ads/"),
    "a picture of a billion pixels": (huge_picture(), ""),
    "two million operators": (drawn(b"0 0 0 1 k 1 1 2 2 re f " * 700_000), "ads/"),
}
"""What wants more than it may have; most of it is ended, so the child is given little here."""


@pytest.mark.parametrize("name", list(CASES))
def test_it_ends_as_findings_or_placed(name: str, worker: Worker, press: PressProfile) -> None:
    """Never a traceback; what keeps it out points at its line and says what to do."""
    make, expected = CASES[name]
    judge(make(), expected, worker, press)


@pytest.mark.parametrize("name", list(ENDLESS))
def test_what_wants_too_much_is_ended(name: str, hurried: Worker, press: PressProfile) -> None:
    """By the clock, by the memory it may have, or by what can be looked at; never beyond any of them."""
    make, expected = ENDLESS[name]
    content = make()
    begun = time.monotonic()
    judge(content, expected, hurried, press)
    assert time.monotonic() - begun < 3 * SHORT.wall_seconds
    assert hurried.peak_memory < SHORT.memory


def judge(content: bytes, expected: str, worker: Worker, press: PressProfile) -> None:
    """Look at a file; where it is not placed an error must say why, and every finding must be whole."""
    looked = inspect_supplied(content, BOOKED, press, worker)
    errors = [finding for finding in looked.findings if finding.severity is Severity.ERROR]
    assert (looked.value is None) == bool(errors)
    assert all(_is_whole(finding) for finding in looked.findings)
    if expected == PLACED:
        assert errors == []
    elif expected:
        assert any(finding.id.startswith(expected) for finding in errors), looked.findings


def _is_whole(finding: Finding) -> bool:
    return finding.where == AT and finding.message.startswith(BOOKED.name) and bool(finding.hint)


def test_one_that_kills_its_child_costs_the_next_nothing(hurried: Worker, press: PressProfile) -> None:
    """After one that never ends the sound one is looked at as if nothing had been."""
    assert [finding.id for finding in inspect_supplied(doubling(9)(), BOOKED, press, hurried).findings] == ["ads/limit"]
    looked = inspect_supplied(SOUND, BOOKED, press, hurried)
    assert looked.findings == ()
    assert looked.value is not None


def test_what_is_cast_is_small_and_drawn_at_its_size(worker: Worker, press: PressProfile) -> None:
    """The form is about as large as the file; the picture has the trim's shape."""
    looked = inspect_supplied(SOUND, BOOKED, press, worker)
    assert looked.value is not None
    supplied, printed = looked.value
    assert (supplied.width, supplied.height) == pytest.approx((WIDTH, HEIGHT), abs=0.01)
    assert len(printed.stereo) < 1.2 * len(SOUND)
    width, height = Image.open(io.BytesIO(printed.picture)).size
    assert width / height == pytest.approx(WIDTH / HEIGHT, rel=0.01)
