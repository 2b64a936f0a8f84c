"""Files that are not clean UTF-8, and what is said of them."""

import pytest

from stonehand.intake.encoding import LARGEST, read_text
from stonehand.model.finding import Outcome, Where


@pytest.mark.parametrize(
    ("content", "fault", "line", "column", "named"),
    [
        (b"\xff\xfea\x00", "intake/bad-encoding", 1, 1, "UTF-16"),
        (b"\xfe\xff\x00a", "intake/bad-encoding", 1, 1, "UTF-16"),
        (b"\xff\xfe\x00\x00a", "intake/bad-encoding", 1, 1, "UTF-32"),
        ("one\ntwo caf\u00e9".encode("latin-1"), "intake/bad-encoding", 2, 8, "0xE9"),
        ("one\r\ntwo\rcaf\u00e9".encode("cp1252"), "intake/bad-encoding", 3, 4, "\u00e9"),
        (b"", "intake/empty-file", 1, 1, "empty"),
        (b"\xef\xbb\xbf \r\n", "intake/empty-file", 1, 1, "empty"),
        (b"a" * (LARGEST + 1), "intake/file-too-large", None, None, "1,000,001"),
    ],
)
def test_refused(content: bytes, fault: str, line: int | None, column: int | None, named: str) -> None:
    """A file in another encoding, an empty and a huge one give no text and one finding at its place."""
    outcome = read_text("a.md", content)
    assert outcome.value is None
    (finding,) = outcome.findings
    assert (finding.id, finding.where) == (fault, Where("a.md", line, column))
    assert named in finding.message
    assert finding.hint


def test_byte_order_mark_and_line_ends() -> None:
    """A UTF-8 mark goes, and every kind of line end becomes one line feed."""
    assert read_text("a.md", b"\xef\xbb\xbfone\r\ntwo\rthree\n") == Outcome("one\ntwo\nthree\n")


@pytest.mark.parametrize(
    ("sign", "name"), [("\0", "U+0000"), ("\x0c", "U+000C"), ("\x85", "U+0085"), ("\x7f", "U+007F")]
)
def test_control_characters(sign: str, name: str) -> None:
    """A control character is named with its line, and taken out of the text that goes on."""
    outcome = read_text("a.md", f"one\ntw{sign}o\n".encode())
    (finding,) = outcome.findings
    assert (finding.id, finding.where) == ("intake/bad-encoding", Where("a.md", 2, 3))
    assert name in finding.message
    assert outcome.value == "one\ntwo\n"


def test_many_control_characters_are_one_finding() -> None:
    """A binary file does not fill the screen."""
    (finding,) = read_text("a.md", b"a\n" + b"\x01\n" * 500).findings
    assert "500 control characters" in finding.message
    assert "2, 3, 4, 5, 6 ..." in finding.more
