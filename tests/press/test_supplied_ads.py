"""Supplied advertisements in a paper: each at its booked place, operators, fonts and inks as they were sent; or a marked hole."""

import hashlib
import io
import re
import shutil
from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2 as pdfium
import pytest
from builds import Build, build, stonehand
from measured import Ground
from pikepdf import Array, Dictionary, Name
from PIL import Image
from printed import Matrix, moved, times
from supplied_pdfs import BLACK, ad, drawing, hold, picture

from stonehand.model.units import Mm, pt

ISSUE = "2026-12-04"
TENTH = pt(Mm(0.1))
Page = pikepdf.Page


def see_through(pdf: pikepdf.Pdf, page: Page) -> None:
    """Give an advertisement a group, a flat half transparent, a picture in CMYK and content in three streams."""
    hold(page, "/ExtGState", Half=Dictionary(ca=0.5))
    hold(page, "/XObject", P=picture(pdf, 64))
    page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceCMYK)
    drawing(page, pdf, b"q /Half gs 0 1 0 0 k 20 20 60 60 re f Q")
    page.obj.Contents.append(pdf.make_stream(b"q 20 0 0 20 100 60 cm /P Do Q"))


ADS: Mapping[str, tuple[str, tuple[float, float], bytes]] = {
    "turned": ("page: 1, inks: cmyk", (204.7, 40.0), ad(204.7, 40.0, words="TURNED", rotate=90)),
    "fourth": ("page: 1, inks: cmyk", (100.1, 60.0), ad(100.4, 59.7, words="FOURTH", rotate=270)),
    "offset": (
        "page: 2, inks: cmyk, position: inner",
        (100.1, 120.0),
        ad(100.1, 120.0, words="OFFSET", corner=(-300.5, 711.25), bleed=20.0),
    ),
    "light": ("page: 3, inks: cmyk", (152.4, 77.0), ad(152.4, 77.0, words="LIGHT", change=see_through)),
    "black": ("page: 4", (257.0, 35.0), ad(257.0, 35.0, words="BLACK", colour=BLACK)),
}
"""By their names: booked for which page, at which size, and the file. All have a font of one name and different letters."""

SPOILT: Mapping[str, tuple[str, tuple[float, float], bytes]] = {
    **ADS,
    "turned": ("page: 1, inks: cmyk", (204.7, 40.0), b"Dear Sir, please find our advertisement attached."),
    "offset": ("page: 2, inks: cmyk", (100.1, 120.0), ad(90.0, 120.0)),
    "black": ("page: 4, inks: cmyk", (257.0, 35.0), ad(257.0, 35.0)),
}


def workspace(folder: Path, ads: Mapping[str, tuple[str, tuple[float, float], bytes]]) -> Path:
    """Make a paper of four pages with nothing on them but advertisements; the fourth is printed in black."""
    for step in (("init", folder), ("new", "issue", ISSUE)):
        done = stonehand(folder if step[0] == "new" else folder.parent, *step)
        assert done.returncode == 0, done.stderr
    issue = folder / "issues" / ISSUE
    (issue / "ads").mkdir()
    rows = []
    for name, (booked, (width, height), pdf) in ads.items():
        (issue / "ads" / f"{name}.pdf").write_bytes(pdf)
        rows.append(f"  - {{id: {name}, size: {width}mm x {height}mm, {booked}, file: ads/{name}.pdf}}\n")
    pages = "".join(f"  - {{page: {number}, frames: []{', inks: k' * (number == 4)}}}\n" for number in range(1, 5))
    head = f"schema: 1\npaper: gazette\ndate: {ISSUE}\nnumber: 1\nedition: Morning\n"
    (issue / "issue.yaml").write_text(f"{head}pages:\n{pages}ads:\n{''.join(rows)}", "utf-8")
    return folder


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace."""
    return workspace(tmp_path_factory.mktemp("supplied") / "paper", ADS)


@pytest.fixture(scope="module")
def printed(paper: Path) -> Build:
    """The paper, built."""
    return build(paper, ISSUE, paper / "out" / ISSUE)


@pytest.fixture(scope="module")
def opened(printed: Build) -> Iterator[pikepdf.Pdf]:
    """Its press file."""
    with pikepdf.open(io.BytesIO(printed.pdf)) as document:
        yield document


@dataclass(frozen=True)
class Placed:
    """An advertisement's form as a page shows it: page from 1, where its box comes to lie in points, and the form."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    form: Any


def placed(document: pikepdf.Pdf) -> dict[str, Placed]:
    """Find every advertisement by the word it sets."""
    found = {}
    for number, page in enumerate(document.pages, 1):
        for form, matrix in _shown(page.obj.Contents, page.obj.Resources, (1, 0, 0, 1, 0, 0)):
            word = re.search(rb"\((\w+)\) Tj", form.read_bytes())
            assert word is not None
            left, bottom, right, top = (float(edge) for edge in form.BBox)
            corners = [moved(at, matrix) for at in ((left, bottom), (right, top), (left, top), (right, bottom))]
            across, up = zip(*corners, strict=True)
            found[word[1].decode().lower()] = Placed(number, min(across), min(up), max(across), max(up), form)
    return found


def _shown(stream: Any, resources: Any, matrix: Matrix) -> Iterator[tuple[Any, Matrix]]:
    """Give the forms called Ad under a stream, each with what its own space is multiplied by."""
    saved: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(stream, "q Q cm Do"):
        match str(instruction.operator):
            case "q":
                saved.append(matrix)
            case "Q":
                matrix = saved.pop()
            case "cm":
                matrix = times(_six(instruction.operands), matrix)
            case _:
                name = str(instruction.operands[0])
                drawn = resources.XObject[name]
                if drawn.Subtype == Name.Form:
                    inner = times(_six(drawn.get("/Matrix", (1, 0, 0, 1, 0, 0))), matrix)
                    if name == "/Ad":
                        yield drawn, inner
                    else:
                        yield from _shown(drawn, drawn.Resources, inner)


def _six(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def content_of(pdf: bytes) -> bytes:
    """Give a file's operators, of several streams one after the other."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        contents = document.pages[0].obj.Contents
        return b"\n".join(one.read_bytes() for one in (contents if isinstance(contents, Array) else [contents]))


def program_of(font: Any) -> str:
    """Give a digest of a font's program."""
    return hashlib.sha256(font.FontDescriptor.FontFile2.read_bytes()).hexdigest()


def test_nothing_is_said_of_sound_ones(printed: Build) -> None:
    """The press file is fresh; what is told is of the empty pages, and of black words on a tint that do not overprint."""
    told = {finding["id"] for finding in printed.report["findings"]}
    assert told <= {"intake/empty-issue", "makeup/empty-rectangle", "preflight/black-knockout"}
    assert (printed.code, printed.report["press"]["state"]) == (0, "fresh")


def test_operators_are_the_files_own(opened: pikepdf.Pdf) -> None:
    """Byte for byte, comments and all; so every number of cyan, magenta, yellow and black is."""
    found = placed(opened)
    assert set(found) == set(ADS)
    for name, one in found.items():
        assert one.form.read_bytes() == content_of(ADS[name][2])


@pytest.mark.parametrize("name", list(ADS))
def test_each_stands_in_the_middle_of_its_booked_place(printed: Build, opened: pikepdf.Pdf, name: str) -> None:
    """Within a tenth of a millimetre, on its page, at its own size however it is turned or lies in its file."""
    booked, (width, height), pdf = ADS[name]
    one, ground = placed(opened)[name], Ground(printed.layout)
    with pikepdf.open(io.BytesIO(pdf)) as theirs:
        size = sorted(float(high) - float(low) for low, high in _sides(theirs.pages[0].trimbox))
    assert sorted((one.right - one.left, one.top - one.bottom)) == pytest.approx(size, abs=0.001)
    assert f"page: {one.page}" in booked
    (frame,) = (frame for page in printed.dummy["pages"] for frame in page["frames"] if frame.get("ad") == name)
    column, line = frame["at"]
    columns, lines = frame["size"]
    left = pt(Mm(16)) + column * (ground.measure + ground.gutter)
    across = columns * ground.measure + (columns - 1) * ground.gutter
    at_right = (one.page % 2 == 1) != ("inner" in booked)
    left += (across - pt(Mm(width))) * at_right
    foot = ground.trim[1] - ground.top - (line + lines) * ground.leading
    middle = (left + pt(Mm(width)) / 2, foot + pt(Mm(height)) / 2)
    assert ((one.left + one.right) / 2, (one.bottom + one.top) / 2) == pytest.approx(middle, abs=TENTH)


def _sides(box: Any) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    left, bottom, right, top = box
    return (left, right), (bottom, top)


def test_the_page_shows_what_the_file_shows(opened: pikepdf.Pdf) -> None:
    """Drawn from the press file the place of each looks as the file does, upright, cut at its trim."""
    found = placed(opened)
    out = io.BytesIO()
    opened.save(out)
    pages = pdfium.PdfDocument(out.getvalue())
    for name, one in found.items():
        theirs = pdfium.PdfDocument(ADS[name][2])[0]
        theirs.set_mediabox(*theirs.get_trimbox())
        theirs.set_cropbox(*theirs.get_trimbox())
        page = pages[one.page - 1]
        width, height = page.get_size()
        mine = page.render(scale=1, crop=(one.left, one.bottom, width - one.right, height - one.top)).to_pil()
        other = theirs.render(scale=1).to_pil()
        assert mine.size == pytest.approx(other.size, abs=1)
        assert _apart(mine.convert("L"), other.convert("L")) < 6, name


def _apart(one: Image.Image, other: Image.Image) -> float:
    """Give the mean difference of two pictures' tones, seen from afar."""
    small = [picture.resize((40, 24), Image.Resampling.BOX).tobytes() for picture in (one, other)]
    apart: float = sum(abs(a - b) for a, b in zip(*small, strict=True)) / len(small[0])
    return apart


def test_fonts_of_one_name_stay_apart(opened: pikepdf.Pdf) -> None:
    """Five files bring ABCDEF+Sofia with other letters each: every form keeps its own, untouched, under its name."""
    found = placed(opened)
    for name, one in found.items():
        with pikepdf.open(io.BytesIO(ADS[name][2])) as theirs:
            font = theirs.pages[0].obj.Resources.Font.F1
            assert str(one.form.Resources.Font.F1.BaseFont) == str(font.BaseFont) == "/ABCDEF+Sofia"
            assert program_of(one.form.Resources.Font.F1) == program_of(font)
    assert len({program_of(one.form.Resources.Font.F1) for one in found.values()}) == len(ADS)


def test_a_group_stays_a_group(opened: pikepdf.Pdf) -> None:
    """The one that is see-through blends by itself and in CMYK; the others have no group."""
    found = placed(opened)
    assert found["light"].form.Group.I
    assert str(found["light"].form.Group.CS) == "/DeviceCMYK"
    assert [name for name, one in found.items() if "/Group" in one.form] == ["light"]


def test_no_picture_stands_for_one_any_more(opened: pikepdf.Pdf) -> None:
    """The dots that spelt a file's checksum are gone from every page."""
    left = [
        drawn
        for page in opened.pages
        for drawn in page.obj.Resources.get("/XObject", Dictionary()).values()
        if drawn.Subtype == Name.Image and drawn.Width == 32
    ]
    assert left == []


def test_the_screen_shows_a_picture_of_each(printed: Build) -> None:
    """At the size of its trim, with the word above it and no rule of ours round it."""
    text = (printed.out / "html/index.html").read_text("utf-8")
    for name, (_, (width, height), _) in ADS.items():
        aside = re.search(rf'<aside class="ad [^"]*supplied" data-ad="{name}".*?</aside>', text)
        assert aside is not None
        assert "ad-rule" not in aside[0]
        data = re.search(r'src="data:image/png;base64,([^"]+)"', aside[0])
        assert data is not None
        shown = Image.open(io.BytesIO(b64decode(data[1])))
        assert shown.width / shown.height == pytest.approx(width / height, rel=0.02)
        assert min(shown.convert("L").tobytes()) < 60
    assert text.count("ad-word") >= len(ADS) - 1


def test_two_builds_give_the_same_bytes(printed: Build, paper: Path, tmp_path: Path) -> None:
    """In another folder, after another."""
    shutil.copytree(paper, tmp_path / "again", ignore=shutil.ignore_patterns("out"))
    again = build(tmp_path / "again", ISSUE, tmp_path / "out")
    assert again.pdf == printed.pdf
    assert (again.out / "html/index.html").read_bytes() == (printed.out / "html/index.html").read_bytes()


def test_what_cannot_be_used_is_a_marked_hole_and_holds_back_the_press_alone(tmp_path: Path) -> None:
    """Every fault at its line of issue.yaml; the HTML shows a crossed box there, and the sound ones as ever."""
    folder = workspace(tmp_path / "paper", SPOILT)
    done = build(folder, ISSUE, folder / "out" / ISSUE)
    assert done.code == 1
    assert "Traceback" not in done.said
    errors = {
        finding["id"]: (finding["where"]["path"], finding["where"]["line"])
        for finding in done.report["findings"]
        if finding["severity"] == "error"
    }
    rows = (folder / "issues" / ISSUE / "issue.yaml").read_text("utf-8").splitlines()
    lines = {name: next(at for at, row in enumerate(rows, 1) if f"id: {name}," in row) for name in SPOILT}
    path = f"issues/{ISSUE}/issue.yaml"
    assert errors == {
        "ads/broken": (path, lines["turned"]),
        "ads/size": (path, lines["offset"]),
        "ads/colour": (path, lines["black"]),
    }
    assert not (done.out / "press").exists()
    text = (done.out / "html/index.html").read_text("utf-8")
    assert len(re.findall(r'<aside class="ad [^"]*missing"', text)) == len(errors)
    assert len(re.findall(r'<aside class="ad [^"]*supplied"', text)) == len(ADS) - len(errors)
    assert text.count("not usable") == len(errors)


def test_check_looks_at_them_too(tmp_path: Path) -> None:
    """Nothing need be rendered to hear of a file that cannot be used."""
    folder = workspace(tmp_path / "paper", SPOILT)
    done = stonehand(folder, "check", ISSUE)
    assert done.returncode == 1
    assert set(re.findall(r"error\[(ads/\w+)\]", done.stdout)) == {"ads/broken", "ads/size", "ads/colour"}
