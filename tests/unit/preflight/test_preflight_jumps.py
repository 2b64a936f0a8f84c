"""Jump lines looked for in a finished page's text: found whole, missed where they name another page or are not there."""

import io

import pikepdf
import pytest

from stonehand.model.dummy import PageId
from stonehand.model.finding import OnPage, Severity
from stonehand.preflight.jumps import JumpLine, ReadLine, check_jumps


def a_sheet(*lines: str, tracking: float = 0) -> bytes:
    """Make a page with these lines in Helvetica, one below the other."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(400, 400))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        paint = "".join(
            f"BT /F 8 Tf {tracking} Tc 20 {380 - 12 * n} Td ({text}) Tj ET\n" for n, text in enumerate(lines)
        )
        page.obj.Contents = pdf.make_stream(paint.encode())
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


def a_line(words: str = "Continued on page 2", slug: str = "bridge", mate: str = "2") -> JumpLine:
    """Give a line of page 1."""
    return JumpLine(PageId("1"), words, slug, PageId(mate), OnPage("1", slug))


@pytest.mark.parametrize("tracking", [0, 0.3, 3])
def test_a_line_is_found_among_others(tracking: float) -> None:
    """Between two lines of copy; tracked a little, or so widely that a reader of the text sees spaces."""
    page = a_sheet("The harbour board met", "Continued on page 2", "5 men were seen", tracking=tracking)
    done = check_jumps(page, [a_line()])
    assert done.value == (ReadLine(a_line(), printed=True),)
    assert done.findings == ()


def test_capitals_count_as_the_letters_they_are() -> None:
    """A style sheet may set turn lines in capitals."""
    assert check_jumps(a_sheet("CONTINUED ON PAGE 2"), [a_line()]).findings == ()


@pytest.mark.parametrize(
    "printed", ["Continued on page 12", "Continued on page 21", "Continued on page A2", "on page 2"]
)
def test_a_line_that_names_another_page_is_missed(printed: str) -> None:
    """Page 2 is not page 12 or 21: an error that names the line, the story and both pages."""
    done = check_jumps(a_sheet(printed), [a_line()])
    assert [one.printed for one in done.value] == [False]
    (finding,) = done.findings
    assert (finding.id, finding.severity) == ("preflight/jump-not-printed", Severity.ERROR)
    assert finding.message == "'Continued on page 2' of bridge, which leads to page 2, does not stand on page 1"


def test_two_stories_to_one_page_need_two_lines() -> None:
    """One line cannot serve both."""
    lines = [a_line(), a_line(slug="ferry")]
    assert check_jumps(a_sheet(*["Continued on page 2"] * 2), lines).findings == ()
    done = check_jumps(a_sheet("Continued on page 2"), lines)
    assert [one.printed for one in done.value] == [True, False]
    assert [finding.where for finding in done.findings] == [OnPage("1", "ferry")]


def test_a_file_that_cannot_be_read_shows_no_line() -> None:
    """It is no PDF."""
    assert [one.printed for one in check_jumps(b"%PDF-broken", [a_line()]).value] == [False]


def test_a_page_without_jumps_is_not_read() -> None:
    """Nothing asked, nothing opened."""
    assert check_jumps(b"", []).value == ()
