"""Whatever a drawing program does, pages come back as it drew them or a sentence says why not; programs here are Python's own."""

import io
import os
import sys
import time
import zlib
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from stonehand.engines.plates.drawing import draw_inks, plates
from stonehand.engines.plates.failure import NotDrawn
from stonehand.engines.plates.launch import Bounds, running
from stonehand.engines.plates.plain_copy import PlainCopy, plain_copy, size_of
from stonehand.engines.plates.programs import Drawer
from stonehand.model.drawn import Box
from stonehand.model.facts import PageFacts

pytestmark = pytest.mark.long

SIDE = 72.0
PIXELS = 152
HEAD = f"P7\\nWIDTH {PIXELS}\\nHEIGHT {PIXELS}\\nDEPTH 4\\nMAXVAL 255\\nTUPLTYPE CMYK\\nENDHDR\\n"
BODY = f"bytes([51, 0, 0, 255]) * {PIXELS**2}"


def pages(count: int = 1) -> tuple[PageFacts, ...]:
    box = Box(0, 0, SIDE, SIDE)
    return tuple(PageFacts(number, str(number), box, box) for number in range(1, count + 1))


def drawn(program: str, count: int = 1) -> list[object]:
    """The plates a Python program draws of a file of so many pages, as the ink of their first pixel."""
    drawer = Drawer(
        "a program", (sys.executable, "-I", "-c", f"import os, sys, time; out = sys.stdout.buffer; {program}")
    )
    return [plate.image.getpixel((0, 0)) for plate in plates(PlainCopy(b"%PDF", b""), pages(count), drawer)]


def test_pages_come_as_they_are_drawn() -> None:
    """Two pictures on the pipe are two pages, in their own inks."""
    assert drawn(f"out.write((b'{HEAD}' + {BODY}) * 2)", 2) == [(51, 0, 0, 255)] * 2


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("pass", "left before all pages were drawn, with code 0"),
        ("print('page 1: cannot\\ndraw it', file=sys.stderr); sys.exit(3)", "with code 3: draw it"),
        ("os.abort()", "with code -6"),
        ("out.write(b'x' * 5000)", "wrote what is no picture"),
        (f"out.write(b'{HEAD}'.replace(b'{PIXELS}', b'99999') + {BODY})", "drew 99999 by 99999 pixels"),
        (f"out.write(b'{HEAD}'.replace(b'DEPTH 4', b'DEPTH 3') + {BODY})", "in 3 inks"),
        (f"out.write(b'{HEAD}'.replace(b'WIDTH {PIXELS}', b'WIDTH -4') + {BODY})", "drew 0 by"),
        (f"out.write(b'{HEAD}' + {BODY}[:-1])", "left before all pages were drawn"),
    ],
)
def test_what_fails_is_told_in_a_sentence(program: str, said: str) -> None:
    """A program that dies, is silent, or writes what is no such picture gives its name and what it did."""
    with pytest.raises(NotDrawn) as caught:
        drawn(program)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("program", ["time.sleep(60)", "any(0 for _ in iter(int, 1))"])
def test_a_program_has_its_seconds(program: str) -> None:
    """One that sleeps and one that runs for ever are ended when their time is up, with all they started."""
    begun = time.monotonic()
    command = (sys.executable, "-I", "-c", f"import time; {program}")
    with pytest.raises(NotDrawn, match="was ended after 1 seconds"), running("it", command, {}, Bounds(1)) as read:
        read(1)
    assert time.monotonic() - begun < 10


@pytest.mark.parametrize("program", ["bytearray(300_000_000)", "open('large', 'wb').write(bytes(2_000_000))"])
def test_a_program_is_held_to_its_memory_and_files(program: str) -> None:
    """It dies where it wants more memory, or writes a larger file, than it is allowed."""
    bounds = Bounds(10, memory=200_000_000, largest=1_000_000)
    command = (sys.executable, "-I", "-c", f"{program}; print('fine')")
    with pytest.raises(NotDrawn), running("it", command, {}, bounds) as read:
        read(1)


def test_a_program_is_held_to_its_seconds_of_cpu() -> None:
    """The system itself counts its CPU seconds, and leaves no core file."""
    ask = "import resource as r; print(r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_CORE), end='!')"
    with running("it", (sys.executable, "-I", "-c", ask), {}, Bounds(7)) as read:
        said = b""
        while not said.endswith(b"!"):
            said += read(1)
    assert said == b"(7, 7) (0, 0)!"


def test_a_program_sees_the_file_and_nothing_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """It runs in a folder with the file alone, which is gone afterwards, without the user's variables."""
    monkeypatch.setenv("SECRET", "word")
    show = (
        "import os; print(os.getcwd(), sorted(os.listdir()), open('file.pdf').read(), 'SECRET' in os.environ, end='!')"
    )
    with running("it", (sys.executable, "-I", "-c", show), {"file.pdf": b"copy"}, Bounds(10)) as read:
        said = b""
        while not said.endswith(b"!"):
            said += read(1)
    folder, *rest = said.decode().split(" ", 1)
    assert rest == ["['file.pdf', 'words'] copy False!"]
    assert not Path(folder).exists()
    assert Path(folder).name.startswith("stonehand-")


def test_a_program_that_is_not_there_is_told() -> None:
    """A command that cannot be started is a sentence too."""
    with pytest.raises(NotDrawn, match="left before"), running("it", ("/no/such/program",), {}, Bounds(5)) as read:
        read(1)


def test_without_a_program_there_is_no_ink(tmp_path: Path) -> None:
    """Where neither program is on the path, nothing is drawn and nothing is wrong."""
    assert draw_inks(made(1), pages(), path=str(tmp_path)) is None


def test_the_copy_is_plain() -> None:
    """Crop box, turn and unit that a page inherits, and annotations, are not in the copy; the media box is that of the facts."""
    pdf = pikepdf.open(io.BytesIO(made(1)))
    pdf.Root.Pages.CropBox = Array([10, 10, 20, 20])
    pdf.Root.Pages.Rotate = 270
    pdf.pages[0].obj.UserUnit = 3
    pdf.pages[0].obj.Annots = Array([])
    copy = pikepdf.open(io.BytesIO(plain_copy(saved(pdf), pages()).pdf))
    (page,) = copy.pages
    assert page.cropbox == page.mediabox == Array([0, 0, SIDE, SIDE])
    assert page.obj.Rotate == 0
    assert "/UserUnit" not in page.obj
    assert "/Annots" not in page.obj


@pytest.mark.parametrize("coded", [False, True])
def test_the_press_s_profile_is_for_files_without_one(*, coded: bool) -> None:
    """A file is drawn by its own output intent's profile; by the press's where it has none, or none in four inks."""

    def profile(space: bytes) -> bytes:
        pdf, icc = pikepdf.open(io.BytesIO(made(1))), bytes(16) + space + bytes(100)
        held = pikepdf.Stream(pdf, zlib.compress(icc) if coded else icc)
        if coded:
            held.Filter = Name.FlateDecode
        pdf.Root.OutputIntents = Array([Dictionary(S=Name.GTS_PDFX), Dictionary(DestOutputProfile=held)])
        return plain_copy(saved(pdf), pages(), b"press").icc

    assert profile(b"CMYK") == bytes(16) + b"CMYK" + bytes(100)
    assert profile(b"RGB ") == b"press"
    assert plain_copy(made(1), pages(), b"press").icc == b"press"


@pytest.mark.parametrize("pdf", [b"", b"no PDF", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj"])
def test_a_file_that_cannot_be_opened_is_told(pdf: bytes) -> None:
    """What is no PDF is a sentence."""
    with pytest.raises(NotDrawn):
        plain_copy(pdf, pages())


def test_a_locked_file_is_told() -> None:
    """A file that wants a password is a sentence."""
    pdf, file = pikepdf.open(io.BytesIO(made(1))), io.BytesIO()
    pdf.save(file, encryption=pikepdf.Encryption(owner="owner", user="user"))
    with pytest.raises(NotDrawn, match="password"):
        plain_copy(file.getvalue(), pages())


def test_other_pages_than_told_are_refused() -> None:
    """Facts of two pages do not fit a file of one."""
    with pytest.raises(NotDrawn, match="the file has 1 pages where 2 were told"):
        plain_copy(made(1), pages(2))


@pytest.mark.parametrize(
    "box", [Box(0, 0, 14400, 14400), Box(0, 0, 0, 72), Box(72, 72, 0, 0), Box(0, 0, float("nan"), 72)]
)
def test_a_page_far_too_large_or_empty_is_refused(box: Box) -> None:
    """Five metres square, nothing at all, and what is no number are not drawn."""
    with pytest.raises(NotDrawn, match="page 9"):
        size_of(PageFacts(9, "9", box, box))


def made(count: int) -> bytes:
    pdf = pikepdf.new()
    for _ in range(count):
        pdf.add_blank_page(page_size=(SIDE, SIDE))
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    file = io.BytesIO()
    pdf.save(file)
    return file.getvalue()


if os.name != "posix":  # pragma: no cover
    pytest.skip("limits are POSIX's", allow_module_level=True)
