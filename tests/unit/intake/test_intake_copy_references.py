"""Page references: `{page:slug}` comes through as typed, and one that leads nowhere is an error at its paragraph."""

import io

import pytest
from PIL import Image

from stonehand.intake.article_file import Ground, check_references, read_article
from stonehand.intake.inline import read_inline
from stonehand.intake.typography import set_plain
from stonehand.model.article import Article, Run, plain
from stonehand.model.finding import Outcome, Severity, Where
from stonehand.model.units import Mm

PATH = "issues/i/articles/a.md"


def read(body: str, keys: str = "") -> Article:
    file = io.BytesIO()
    Image.new("L", (30, 20)).save(file, "PNG")
    ground = Ground("issues/i", "en", None, {}, Mm(0.5), lambda _path, _where: Outcome(file.getvalue()))
    outcome = read_article(PATH, f"---\nheadline: x\nbyline: y\n{keys}---\n{body}".encode(), ground)
    assert outcome.value is not None
    return outcome.value


@pytest.mark.parametrize("slug", ["bridge", "a--b", "a---b", "10-12", "a_b_c", "x-_y_", "tide-2"])
@pytest.mark.parametrize("lang", ["en", "fr", "de", "ja"])
def test_intake_copy_reference_stays_as_typed(slug: str, lang: str) -> None:
    """Neither Markdown nor typography touches a slug, and it is one run with its neighbours."""
    mark = f"{{page:{slug}}}"
    (run,) = read_inline(f"a (a {mark}) {mark}", Where("a.md", 1), lang).value
    assert run == Run(f"a (a {mark}) {mark}")
    assert set_plain(f"a {mark}", lang) == f"a {mark}"


def test_intake_copy_reference_counts_as_a_figure() -> None:
    """Around it the marks are those around a figure: quotes turn, `p.` holds on to it, French marks keep their space."""
    assert set_plain('"See p. {page:tide}"', "en") == "“See p.\u00a0{page:tide}”"
    assert set_plain("voir {page:tide} ; {page:tide}!", "fr") == "voir {page:tide}\u202f; {page:tide}\u202f!"


def test_intake_copy_known_references_are_no_fault() -> None:
    """Copy may refer to any known story, as often as it likes."""
    assert check_references(read("See {page:tide}, {page:tide} and {page:bridge}."), {"tide", "bridge"}) == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{page:tied}", "{page:tied} names the story tied"),
        ("{page:}", '"{page:}"'),
        ("{page:Bad Slug}", '"{page:Bad Slug}"'),
        ("{page: tide}", '"{page: tide}"'),
        ("{Page:tide}", '"{Page:tide}"'),
        ("{page:*tide*}", '"{page:*tide*}"'),
        ("{page:tide and on", '"{page:tide and on"'),
    ],
)
def test_intake_copy_reference_that_leads_nowhere(text: str, says: str) -> None:
    """A slug nobody knows and what is no slug are one error each, at their paragraph."""
    (finding,) = check_references(read(f"a\n\nb {text}"), {"tide"})
    assert (finding.id, finding.severity) == ("intake/unknown-page-reference", Severity.ERROR)
    assert finding.where == Where(PATH, 7)
    assert says in finding.message
    assert "tide" in finding.hint or "{page:slug}" in finding.hint


def test_intake_copy_references_are_looked_for_everywhere() -> None:
    """Head, captions, quotations, table cells and pull quotes are checked; the same one twice in a paragraph is told once."""
    article = read(
        "{page:a} {page:a}\n\n> {page:b}\n\n|{page:c}|\n|-|\n|{page:d}|\n\n::: pull\n{page:e}\n:::",
        "standfirst: '{page:f}'\nkicker: '{page:g}'\npictures: [{file: x.png, caption: '{page:h}', alt: y}]\n",
    )
    found = check_references(article, ())
    assert "".join(sorted(finding.message[6] for finding in found)) == "abcdefgh"
    picture = next(finding for finding in found if "{page:h}" in finding.message)
    assert isinstance(picture.where, Where)
    assert picture.where.line == 6
    assert plain(article.pictures[0].caption) == "{page:h}"
