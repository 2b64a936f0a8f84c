"""Content streams cut into operators: runs of a path and arrays whole, strings of every form, and no number that is none."""

import pytest

from stonehand.engines.pdf_facts.tokens import INLINE, PATH, Operand, called, instructions, shown, string


@pytest.mark.parametrize(
    ("content", "cut"),
    [
        (b"1 0 0 1 5 -.5 cm", [(b"cm", [1.0, 0.0, 0.0, 1.0, 5.0, -0.5])]),
        (
            b"0 0 m 1 1 l 1 2 3 4 5 6 c 1 2 3 4 v h\nf*",
            [(PATH, [b"0 0 m 1 1 l 1 2 3 4 5 6 c 1 2 3 4 v h\n"]), (b"f*", [])],
        ),
        (b"0 0 m", [(b"m", [0.0, 0.0])]),
        (b"/F#20a 9 Tf", [(b"Tf", [b"/F#20a", 9.0])]),
        (b"[(a\\)]) 5<41>]TJ", [(b"TJ", [b"[(a\\)]) 5<41>]"])]),
        (b"(a(b(c))\\() Tj (d)'", [(b"Tj", [b"(a(b(c))\\()"]), (b"'", [b"(d)"])]),
        (b"1 % 2 3 (\n4 d0", [(b"d0", [1.0, 4.0])]),
        (b"--1 1.2.3 + . g", [(b"g", [-1.0, 0.0, 0.0])]),
        (b"/A <</B true /C [1]>> BDC EMC", [(b"BDC", [b"/A", b"/B", b"true", b"/C", b"[1]"]), (b"EMC", [])]),
        (b"BI /W 1 ID \x00EI(\nEI Q", [(INLINE, [b" /W 1"]), (b"Q", [])]),
        (b"BI /W 1 Q", []),
        (b"1 2 3", []),
    ],
)
def test_a_stream_is_cut(content: bytes, cut: list[tuple[bytes, list[Operand]]]) -> None:
    """What ends it unfinished is nothing."""
    assert list(instructions(content)) == cut


@pytest.mark.parametrize(
    ("token", "meaning"),
    [
        (b"<48 69>", b"Hi"),
        (b"<485>", b"HP"),
        (b"<4x8>", b"H"),
        (rb"(\110\151\7)", b"Hi\x07"),
        (rb"(\777\n\(\\\q)", b"\xff\n(\\q"),
        (b"(a\\\r\nb)", b"ab"),
    ],
)
def test_a_string_has_a_meaning(token: bytes, meaning: bytes) -> None:
    """Hexadecimal and literal, with every escape."""
    assert string(token) == meaning
    assert shown(b"[1 " + token + b" -2.5]") == (meaning, -1.5)


def test_a_name_is_a_key() -> None:
    """With its signs in full; no other operand is a name."""
    assert called(b"/A#20B") == "/A B"
    assert called(b"/\xff") == "/\udcff"
    for other in (1.0, b"(A)", b""):
        with pytest.raises(TypeError):
            called(other)
