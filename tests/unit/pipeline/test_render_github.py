"""Findings as GitHub's workflow commands, read as its runner reads them."""

import re

from hypothesis import given
from hypothesis import strategies as st

from stonehand.model.finding import Finding, InFile, OnPage, Severity, Where, error, info, warning
from stonehand.pipeline.reporting.as_github import as_github
from stonehand.pipeline.reporting.report import Base, Report
from stonehand.pipeline.reporting.words import seen


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Read a command: what stands between the first two pairs of colons, split at commas and signs of equality, unescaped."""
    found = re.fullmatch(r"::([a-z]+) (.*?)::(.*)", line)
    assert found, line
    pairs = (part.partition("=") for part in found[2].split(","))
    return found[1], {name: _plain(value) for name, _, value in pairs}, _plain(found[3])


def _plain(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def commands(*findings: Finding, base: Base | None = None) -> list[tuple[str, dict[str, str], str]]:
    written = as_github(Report(findings, {}, "done", base=base or Base()), Severity.INFO)
    *lines, last = written.splitlines()
    assert last.endswith("done")
    return [read(line) for line in lines]


def test_a_place_becomes_file_line_and_column() -> None:
    """Paths are seen from the root of the repository, where the paper may be a folder."""
    found = error(
        "intake/bad-slug", "Not: a, slug", Where("issues/x/a.md", 3, 7), hint="write a-slug", more="100% sure"
    )
    (told,) = commands(found, base=Base("papers/herald"))
    assert told == (
        "error",
        {"file": "papers/herald/issues/x/a.md", "line": "3", "col": "7", "title": "intake/bad-slug"},
        "Not: a, slug\n100% sure\nhint: write a-slug",
    )


def test_a_page_is_shown_at_the_issue() -> None:
    """It has no line, so its place is told in words; a page of a given file is shown at that file."""
    own = warning("makeup/overset", "It is over", OnPage("A1", "lead"))
    given_ = warning("preflight/small-text", "It is small", OnPage("2", file="ad.pdf"))
    base = Base("herald", {"ad.pdf": "in/ad.pdf"}, "issues/x/issue.yaml")
    first, second = commands(own, given_, base=base)
    assert first == (
        "warning",
        {"file": "herald/issues/x/issue.yaml", "title": "makeup/overset"},
        "It is over\npage A1, lead",
    )
    assert second[1]["file"] == "in/ad.pdf"
    assert second[2] == "It is small\nad.pdf, page 2"


def test_what_a_runner_would_read_is_escaped() -> None:
    """A name with commas and colons is one property; codes that stand in copy stay copy."""
    ((_, properties, words),) = commands(error("intake/bad-slug", "50%0A off, %25", Where("a,line=9::b%2C.md", 1)))
    assert properties == {"file": "a,line=9::b%2C.md", "line": "1", "title": "intake/bad-slug"}
    assert words == "50%0A off, %25"


def test_what_has_no_place_has_no_file() -> None:
    """The title alone is a property then."""
    assert commands(error("cli/wrong-usage", "no"))[0][1] == {"title": "cli/wrong-usage"}


def test_the_gravest_stand_first() -> None:
    """GitHub shows ten of a kind; notes are notices."""
    kinds = [kind for kind, _, _ in commands(info("a/b", "x"), warning("a/b", "x"), error("a/b", "x"))]
    assert kinds == ["error", "warning", "notice"]


@given(st.text(), st.text(min_size=1))
def test_no_text_breaks_out_of_its_command(message: str, path: str) -> None:
    """Whatever copy or a file's name holds, it is one line, and reads back as it was."""
    for where in (Where(path), InFile(path)):
        ((_, properties, words),) = commands(error("intake/bad-slug", message, where))
        assert properties == {"file": seen(path), "title": "intake/bad-slug"}
        assert words.startswith(seen(message))
