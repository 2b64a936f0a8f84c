"""Hostile files: whatever is in them, the answer is facts, `Unreadable`, or a child that was ended at its limits."""

import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_pdf import crowded, page_pdf, saved, simple_font
from pikepdf import Array, Dictionary, Name

from stonehand.engines.pdf_facts import Unreadable, read_facts
from stonehand.engines.worker import FOREIGN, Limits, Worker
from stonehand.model.facts import PdfFacts
from stonehand.model.finding import EngineFailed

pytestmark = pytest.mark.long

CROWDED = crowded()
TOKENS = [
    found.span()
    for found in re.finditer(rb"\d+ 0 R|/[\w+-]+|-?[\d.]+|\([^()]*\)|<\w+>|\[|\]|<<|>>|[A-Za-z*]+", CROWDED)
]
OTHERS = [CROWDED[start:stop] for start, stop in TOKENS] + [
    b"null", b"true", b"-1", b"99999999999", b"2147483648", b"1.5.5", b"--5", b"(x)", b"<f>", b"[]", b"[1 2 3]", b"[[[[]]]]",
    b"<<>>", b"<</A 1>>", b"1 0 R", b"3 0 R", b"99 0 R", b"/N#00x", b"/\xff\xfe", b"/Pattern", b"[/Indexed 3 0 R]",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(TOKENS), st.sampled_from(OTHERS) | st.binary(max_size=8)), max_size=4))
def test_another_token_anywhere_raises_nothing_else(swaps: list[tuple[tuple[int, int], bytes]]) -> None:
    """A number where a name should be, a page where a font should be, and bytes that mean nothing."""
    content = CROWDED
    for (start, stop), other in sorted(swaps, reverse=True):
        content = content[:start] + other + content[stop:]
    try:
        assert read_facts(content).size == len(content)
    except Unreadable as fault:
        assert str(fault)  # noqa: PT017 - either way is right


def test_the_crowded_file_is_crowded() -> None:
    """What is changed above holds a little of everything, and is read whole."""
    (page,) = read_facts(CROWDED).pages
    assert {type(item).__name__ for item in page.drawn} == {"Text", "Shape", "Picture", "Shade"}
    assert (len(page.drawn), len(page.fonts), len(page.transparency), page.whole) == (14, 3, 4, True)


def drawing(content: bytes, **page: Any) -> bytes:
    return saved(page_pdf(content, {"Font": {"F": simple_font()}}, **page))


def with_page(change: Callable[[pikepdf.Pdf, Any], None]) -> bytes:
    pdf = page_pdf(b"0 0 9 9 re f")
    change(pdf, pdf.pages[0].obj)
    return saved(pdf)


HUGE = b"9" * 90 + b" 0 0 " + b"9" * 90 + b" 0 0"
TINY = HUGE.replace(b"9" * 90, b"." + b"0" * 89 + b"1")


def parsed(source: bytes) -> Any:
    return pikepdf.Object.parse(source)


def no_pages() -> bytes:
    return saved(pikepdf.new())


def tree_in_a_loop(pdf: pikepdf.Pdf, page: Any) -> None:
    pdf.Root.Pages.Kids = Array([pdf.Root.Pages, page])


def parent_in_a_loop(pdf: pikepdf.Pdf, page: Any) -> None:
    page.Parent = pdf.make_indirect(Dictionary(Type=Name.Pages))
    page.Parent.Parent = page.Parent
    del page.MediaBox


def bomb(times: int) -> bytes:
    """Make a page whose stream grows to so many megabytes."""
    packed = zlib.compressobj(9)
    megabyte = packed.compress(b"0 0 9 9 re f\n" * 80_660) + packed.flush(zlib.Z_FULL_FLUSH)
    content = megabyte + megabyte[2:] * (times - 1)
    pdf = page_pdf(b"")
    pdf.pages[0].Contents = pdf.make_stream(content, Filter=Name.FlateDecode)
    return saved(pdf)


def forms_by_the_million(pdf: pikepdf.Pdf, page: Any) -> None:
    """Eight forms, each of which draws the next a hundred times."""
    last = pdf.make_stream(b"0 0 m", Subtype=Name.Form)
    for _ in range(7):
        last = pdf.make_stream(b"/X Do " * 100, Subtype=Name.Form, Resources=Dictionary(XObject=Dictionary(X=last)))
    page.Resources = Dictionary(XObject=Dictionary(X=last))
    page.Contents = pdf.make_stream(b"/X Do")


def space_in_a_loop(pdf: pikepdf.Pdf, page: Any) -> None:
    space = pdf.make_indirect(Array([Name.Indexed, 0, 0, b""]))
    space[1] = space
    page.Resources = Dictionary(ColorSpace=Dictionary(A=space, B=Name.B))
    page.Contents = pdf.make_stream(b"/A cs 3 sc 0 0 9 9 re f /B cs 3 sc 0 0 9 9 re f")


def pattern_in_itself(pdf: pikepdf.Pdf, page: Any) -> None:
    cell = pdf.make_stream(b"/Pattern cs /P scn 0 0 9 9 re f", PatternType=1)
    page.Resources = Dictionary(Pattern=Dictionary(P=cell))
    cell.Resources = page.Resources
    page.Contents = pdf.make_stream(b"/Pattern cs /P scn 0 0 9 9 re f")


def many_objects(_pdf: pikepdf.Pdf, page: Any) -> None:
    page.Annots = parsed(b"[" + b"<</A 1>>" * 110_000 + b"]")


def wide_map(_pdf: pikepdf.Pdf, page: Any) -> None:
    page.Resources.Font = Dictionary(
        F=Dictionary(
            Subtype=Name.Type0, DescendantFonts=Array([Dictionary(W=Array([0, 2**31, 5, 7, Array([Name.A] * 9)]))])
        )
    )


HOSTILE: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "noise": lambda: bytes(range(256)) * 400,
    "half of it": lambda: CROWDED[: len(CROWDED) // 2],
    "all but its head": lambda: CROWDED[600:],
    "no pages": no_pages,
    "a tree in a loop": lambda: with_page(tree_in_a_loop),
    "a parent in a loop": lambda: with_page(parent_in_a_loop),
    "kids that are numbers": lambda: with_page(lambda pdf, _: pdf.Root.Pages.update({"/Kids": Array([1, 2, Name.A])})),
    "a box of two thousand million points": lambda: drawing(b"0 0 9 9 re f", MediaBox=Array([0, 0, 2**31, 2**31])),
    "a box of names": lambda: drawing(b"0 0 9 9 re f", MediaBox=Array([Name.A, Name.B, 1, 1])),
    "a unit of nothing": lambda: drawing(b"0 0 9 9 re f", UserUnit=0),
    "a unit beyond all measure": lambda: drawing(b"0 0 9 9 re f", UserUnit=7.25).replace(b"7.25", b"9" * 308 + b".5"),
    "a box beyond all measure": lambda: drawing(
        b"0 0 9 9 re f", MediaBox=Array([0, 0, 7.25, 7.25]), UserUnit=1000
    ).replace(b"7.25", b"9" * 308 + b".5"),
    "a page that is a number too long": lambda: drawing(b"", UserUnit=10**18).replace(b"1" + b"0" * 18, b"9" * 19),
    "a colour beyond all measure": lambda: drawing(b"9" * 400 + b" g 0 0 9 9 re f"),
    "type beyond all measure": lambda: drawing(
        (HUGE + b" cm ") * 2 + b"BT /F " + b"9" * 90 + b" Tf " + HUGE + b" Tm (a) Tj 10 10 Td (a) Tj ET"
    ),
    "a picture beyond all measure": lambda: drawing(
        (TINY + b" cm ") * 3
        + b"%b 0 0 %b 0 0 cm BI /W 999 /H 999 /BPC 8 /CS /G ID a EI" % ((b"." + b"0" * 36 + b"1",) * 2)
    ),
    "a matrix beyond all measure": lambda: drawing((HUGE + b" cm ") * 4 + b"0 0 9 9 re B"),
    "resources that are none": lambda: drawing(b"/F 9 Tf (a) Tj /G gs /X Do", Resources=Name.None_),
    "contents that are none": lambda: with_page(lambda _, page: page.update({"/Contents": Name.A})),
    "coordinates beyond all measure": lambda: drawing(
        b"9" * 400 + b" 0 0 " + b"9" * 400 + b" 0 0 cm 0 0 9 9 re f 0 0 m 9 9 l S"
    ),
    "no number of a matrix": lambda: drawing(b"/A 0 (x) 1 [1] 0 cm BT /F 9 Tf 0 0 0 0 0 0 Tm (a) Tj ET"),
    "type of a size beyond all measure": lambda: drawing(
        b"BT /F " + b"9" * 300 + b" Tf 9" + b"9" * 300 + b" Tc (aa) Tj ET"
    ),
    "strings without an end": lambda: drawing(b"BT /F 9 Tf (" * 5000),
    "brackets without an end": lambda: drawing(b"[ << (" * 5000),
    "escapes without an end": lambda: drawing(b"(" + b"\\(" * 60_000),
    "a picture without pixels": lambda: drawing(b"BI /W 999999999 /H /X ID"),
    "states without an end": lambda: drawing(b"q " * 1_050_000),
    "clips without an end": lambda: drawing(b"0 0 9 9 re W n " * 20_000),
    "one path of many lines": lambda: drawing(b"0 0 m " + b"1 1 l " * 300_000 + b"f"),
    "a stream of 100 MB": lambda: bomb(100),
    "a stream of 2 GB": lambda: bomb(2000),
    "forms by the million": lambda: with_page(forms_by_the_million),
    "a space in a loop": lambda: with_page(space_in_a_loop),
    "a pattern in itself": lambda: with_page(pattern_in_itself),
    "a hundred thousand objects": lambda: with_page(many_objects),
    "a map of all numbers": lambda: with_page(wide_map),
    "XMP that swells": lambda: crowded(
        b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 9999 + b'">]><a>' + b"&a;" * 9999 + b"</a>"
    ),
    "arrays in arrays": lambda: with_page(lambda _, page: page.update({"/A": parsed(b"[" * 400 + b"]" * 400)})),
}


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """One child for all, as patient as a test may be."""
    limits = Limits(memory=FOREIGN.memory, cpu_seconds=FOREIGN.cpu_seconds, wall_seconds=60.0, answer=FOREIGN.answer)
    with Worker(limits) as ready:
        yield ready


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_ends_in_one_of_three_ways(worker: Worker, name: str) -> None:
    """Within its limits, and the next file is read as if nothing had been."""
    pdf = HOSTILE[name]()
    spent = worker.cpu_seconds
    try:
        facts = worker.inspect(pdf)
    except (Unreadable, EngineFailed) as fault:
        assert str(fault)  # noqa: PT017 - either way is right
    else:
        assert isinstance(facts, PdfFacts)
    assert worker.cpu_seconds - spent <= FOREIGN.cpu_seconds + 2


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("nothing", "unable to find trailer"),
        ("a page that is a number too long", "a page is broken"),
        ("kids that are numbers", "a page is broken"),
        ("a hundred thousand objects", "more than 100000 objects"),
    ],
)
def test_a_file_without_end_says_so(worker: Worker, name: str, end: str) -> None:
    """What was too much is named."""
    with pytest.raises((Unreadable, EngineFailed), match=end):
        worker.inspect(HOSTILE[name]())


@pytest.mark.parametrize(
    "name", ["forms by the million", "states without an end", "a stream of 100 MB", "a stream of 2 GB"]
)
def test_a_page_without_end_is_not_whole(worker: Worker, name: str) -> None:
    """Its facts are those as far as it was read, and say that there was more."""
    (page,) = worker.inspect(HOSTILE[name]()).pages
    assert not page.whole


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.endswith("beyond all measure")])
def test_no_number_is_infinite(worker: Worker, name: str) -> None:
    """What is beyond all measure is left out, and the rest of the page is told."""
    assert len(worker.inspect(HOSTILE[name]()).pages) == 1


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.endswith("without an end")])
def test_what_has_no_end_is_read_in_time(worker: Worker, name: str) -> None:
    """Nothing is looked at once more for each thing in it."""
    assert len(worker.inspect(HOSTILE[name]()).pages) == 1
