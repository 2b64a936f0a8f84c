"""Overprint: what black prints on, what it must not, and that nothing else is ever let through."""

import io
import re
from collections.abc import Iterator

import pikepdf
import press_specimen as specimen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stonehand.engines.worker import Worker
from stonehand.model.press import Limit, Limits
from stonehand.model.units import Pt
from stonehand.press.finish import finish_page
from stonehand.press.ink import ink
from stonehand.press.overprint import overprint
from stonehand.press.resources import content_streams

THIN = Pt(2.0)
ON, OFF = b"/Overprint gs", b"/Knockout gs"
SIDE = b"0 0 m 90 0 l 90 .5 l 0 .5 l W* n "
"""The clip of one side of a border: half a point deep."""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with specimen.prepared() as ready:
        yield ready


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 0 1 k BT /F 9 Tf {} [<0041>] TJ ET",
        b"0 0 0 1 k BT /F 9 Tf {} (a 1 0 0 rg \\) ) Tj ET",
        b"q 0 0 0 1.0 k q BT {} <41> Tj ET Q Q",
        b"0 0 0 1 k 1 Tr 1 0 0 0 K 0 Tr BT {} <41> Tj ET",
        b"0 0 0 1 K .5 w {} 0 0 m 90 0 l S",
        b".1 0 0 .1 0 0 cm 0 0 0 1 K 15 w {} 0 0 m 90 0 l S",
        b"0 0 0 1 k {} 0 0 90 .5 re f",
        b"0 1 -1 0 0 0 cm 0 0 0 1 k {} 0 0 90 .5 re f",
        b"q " + SIDE + b"0 0 0 1 k {} 0 0 90 50 re 0 .5 90 49 re f* Q",
        b"0 0 0 1 k {} 0 0 90 90 re .5 .5 89 89 re f*",
        b"0 0 0 1 k {} 0 0 90 90 re .5 .5 89 89 re 1 1 88 88 re 1.5 1.5 87 87 re f*",
        b"10 10 90 1 re W n 0 0 0 1 k {} 0 0 500 500 re f",
    ],
)
def test_black_prints_on_what_lies_beneath(content: bytes) -> None:
    """Type, strokes, bars, borders of four sides and of one, turned and scaled: the state stands right before them."""
    plain = content.replace(b"{} ", b"")
    done = overprint(plain, THIN)
    assert done.split() == content.replace(b"{}", ON).split()
    assert overprint(done, THIN) == done


@pytest.mark.parametrize(
    "content",
    [
        b"0 0 0 .5 k BT <41> Tj ET",
        b".1 0 0 1 k BT <41> Tj ET",
        b"0 0 0 0 k BT <41> Tj ET",
        b"0 0 0 1 k 3 Tr BT <41> Tj ET",
        b"0 0 0 1 k 1 0 0 0 K 2 Tr BT <41> Tj ET",
        b"q 0 0 0 1 k Q BT <41> Tj ET",
        b"0 0 0 1 k /--blue cs 1 scn BT <41> Tj ET",
        b"0 0 0 1 k 0 0 90 3 re f",
        b"10 0 0 10 0 0 cm 0 0 0 1 k 0 0 90 .5 re f",
        b"0 0 0 1 K 2 w 0 0 m 90 0 l S",
        b"0 0 0 1 k 0 0 90 90 re 5 5 80 80 re f*",
        b"0 0 0 1 k 0 0 9 9 re 20 0 9 9 re f*",
        b"0 0 0 1 k 0 0 0 0 K 0 0 90 .5 re B",
        b"q " + SIDE + b"Q 0 0 0 1 k 0 0 90 50 re f",
        b"/Im Do 0 0 0 1 k /Fm Do",
    ],
)
def test_all_else_knocks_out(content: bytes) -> None:
    """Tints, rich black, white, spots, heavy rules, boxes, pictures and forms stay as they are."""
    assert overprint(content, THIN) == content


def test_what_follows_black_knocks_out_again() -> None:
    """A colour changed inside one text object, a picture and a form after it, and the state a `Q` brings back."""
    content = (
        b"0 0 0 1 k BT <41> Tj 0 0 0 0 k <42> Tj 0 0 0 1 k <43> Tj ET q 0 0 9 9 re f /Fm Do Q BT <44> Tj ET /Im Do"
    )
    wanted = (
        b"0 0 0 1 k BT ON <41> Tj 0 0 0 0 k OFF <42> Tj 0 0 0 1 k ON <43> Tj ET q OFF 0 0 9 9 re f /Fm Do Q "
        b"BT <44> Tj ET OFF /Im Do"
    )
    assert overprint(content, THIN).split() == wanted.replace(b"ON", ON).replace(b"OFF", OFF).split()


COLOURS = (b"0 0 0 1 k", b"0 0 0 0 k", b"1 0 0 0 k", b"0 0 0 .3 k", b"0 0 0 1 K", b"0 0 0 0 K", b"/--blue cs 1 scn")
PAINTS = (b"BT <0041> Tj ET", b"BT (k\\)) Tj ET", b"0 0 90 .5 re f", b"0 0 90 9 re f", b"0 0 m 9 0 l S", b"/Fm Do")
FRAMES = (b"q", b"Q", b"0 Tr", b"2 Tr", b"3 Tr", b".5 w", b"4 w", b"2 0 0 2 0 0 cm")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from((*COLOURS, *PAINTS, *FRAMES)), max_size=30))
def test_only_black_ever_overprints(pieces: list[bytes]) -> None:
    """By an interpreter that knows nothing of the search: type overprints where it is black, a form never, and all else stays."""
    content = b"\n".join(pieces)
    done = overprint(content, THIN)
    for name, on, black, _mode in painted(done):
        assert not (on and not black)
        assert on <= (name != "Do")
    kept = [line for line in read(done) if line not in (ON, OFF)]
    assert kept == read(content)
    assert overprint(done, THIN) == done
    assert [on for name, on, black, mode in painted(done) if name == "Tj" and black and mode == 0].count(False) == 0


def read(content: bytes) -> list[bytes]:
    """The instructions of a stream, one by one."""
    with pikepdf.new() as pdf:
        parsed = pikepdf.parse_content_stream(pdf.make_stream(content))
        return [pikepdf.unparse_content_stream([one]) for one in parsed]


def painted(content: bytes) -> Iterator[tuple[str, bool, bool, int]]:
    """Each painting operator, whether it overprints, whether its paint is black alone, and the mode of text."""
    state: dict[str, object] = {"on": False, "k": False, "K": False, "mode": 0}
    kept = []
    with pikepdf.new() as pdf:
        for instruction in pikepdf.parse_content_stream(pdf.make_stream(content)):
            operands, name = list(instruction.operands), str(instruction.operator)
            if name == "q":
                kept.append(dict(state))
            elif name == "Q":
                state = kept.pop() if kept else state
            elif name == "gs":
                state["on"] = str(operands[0]) == "/Overprint"
            elif name in ("k", "K", "cs"):
                state["k" if name == "cs" else name] = [float(ink) for ink in operands if name != "cs"] == [0, 0, 0, 1]
            elif name == "Tr":
                state["mode"] = int(operands[0])
            elif name in ("Tj", "f", "S", "Do") and (name, state["mode"]) != ("Tj", 3):
                both = state["k"] and state["K"] if (name, state["mode"]) == ("Tj", 2) else state["k"]
                black = state["K"] if name == "S" else both
                yield name, bool(state["on"]), bool(black) and name != "Do", int(str(state["mode"]))


def test_inked_content_is_inked_once() -> None:
    """Inking what is inked changes nothing."""
    raw = b"q /DeviceCMYK cs 0 0 0 1 scn BT [<0041><>-5.000168378514902<0042>] TJ ET .5 g f Q"
    assert ink(ink(raw).content).content == ink(raw).content


def test_a_finished_page_is_finished(worker: Worker) -> None:
    """A second pass leaves every stream as it was; a third gives the same bytes as the second."""
    more = '<div style="opacity:.5">half <b>bold</b></div><div style="position:absolute;top:160mm;border:.5pt solid">box</div>'
    passes = [specimen.render(worker, 1, more).pdf]
    for _ in range(3):
        done = finish_page(passes[-1], specimen.sheet(), specimen.fonts())
        assert done.findings == ()
        passes.append(done.value)
    first, second = (streams(pdf) for pdf in passes[1:3])
    assert first == second
    assert passes[2] == passes[3]
    assert any(ON in content for content in first)


def streams(pdf: bytes) -> list[bytes]:
    """The content of a page and of all it draws by."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        return [
            (page.obj.Contents if stream is None else stream).read_bytes()
            for stream, _resources in content_streams(page)
        ]


def test_the_states_are_in_the_resources(worker: Worker) -> None:
    """Overprint is on for stroke and fill in mode 1, and every state a stream names is there."""
    raw = specimen.render(worker, 1, '<p style="color:#fff;color:device-cmyk(0 0 0 0)">white</p>').pdf
    with pikepdf.open(io.BytesIO(finish_page(raw, specimen.sheet(), specimen.fonts()).value)) as pdf:
        states = pdf.pages[0].resources.ExtGState
        over = states["/Overprint"]
        assert (bool(over.OP), bool(over.op), int(over.OPM)) == (True, True, 1)
        named = set(re.findall(rb"/(\S+) gs", pdf.pages[0].obj.Contents.read_bytes()))
        assert {f"/{name.decode()}" for name in named} <= set(states.keys())


@pytest.mark.parametrize(
    ("limit", "wanted"), [(Limit(), 2.0), (Limit(warning=1.0), 1.0), (Limit(warning=3.0, error=1.0), 3.0)]
)
def test_the_profile_says_what_is_a_fine_rule(limit: Limit, wanted: float) -> None:
    """Its number for rules that knock out, the largest where it has several; 2 pt where it has none."""
    assert specimen.sheet(limits=Limits(knockout_rule=limit)).fine_rule == wanted
