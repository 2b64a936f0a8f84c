"""Addresses: what a QR code may lead to, and how large it makes the code."""

import pytest
import qrcode

from stonehand.intake.addresses import check_address, check_length, fill_in
from stonehand.model.finding import Severity, Where
from stonehand.model.units import Mm

WHERE = Where("a.md", 3, 6)


@pytest.mark.parametrize(
    "url", ["https://example.org", "HTTP://example.org/a?b=c#d", "https://user@münchen.example:8080/ä"]
)
def test_good(url: str) -> None:
    """Web addresses with a host pass as they are."""
    assert check_address(url, WHERE).value == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///path",
        "https://example.org/a b",
        "https://exa\u200bmple.org",
        "https://[::1",
        "https://example.org:99999",
        "mailto:a@b.c",
        "https://example.org/{slug}",
    ],
)
def test_bad(url: str) -> None:
    """Everything else is an error at its place, and no address."""
    outcome = check_address(url, WHERE)
    assert outcome.value is None
    assert [(finding.id, finding.where) for finding in outcome.findings] == [("intake/bad-address", WHERE)]


def test_fill_in() -> None:
    """A pattern is filled in with what it names."""
    assert (
        fill_in("https://e.org/{paper}/{number}/{slug}", {"paper": "g", "number": "412", "slug": "a"})
        == "https://e.org/g/412/a"
    )


@pytest.mark.parametrize("size", [62, 63, 84, 85, 122, 123, 180, 181, 213, 214, 500, 1000, 2331])
def test_length(size: int) -> None:
    """Over 62 bytes the finding names bytes and the code's side, as the code's own library makes it."""
    url = "https://e.org/" + "x" * (size - 14)
    findings = check_length(url, Mm(0.5), WHERE)
    assert bool(findings) == (size > 62)
    if findings:
        code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=4)
        code.add_data(url, optimize=0)
        code.make(fit=True)
        assert f"{len(code.get_matrix()) * 0.5:.1f} mm instead of 20.5 mm" in findings[0].message  # (33 + 8) * 0.5
        assert f"{size} bytes, {size - 62} more" in findings[0].message
        assert findings[0].severity is Severity.WARNING


def test_bytes_not_characters() -> None:
    """Letters of two bytes count twice."""
    assert check_length("https://e.org/" + "ä" * 25, Mm(0.5), WHERE)  # 14 + 50 = 64


def test_no_code_holds_it() -> None:
    """Beyond the largest code it is an error."""
    assert check_length("https://e.org/" + "x" * 2318, Mm(0.5), WHERE)[0].severity is Severity.ERROR
