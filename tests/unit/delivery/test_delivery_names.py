"""Names of page files: the template's fields, plain ASCII, no two the same, and what cannot be named is said."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stonehand.delivery.names import Entry, Imprinted, check_template, names_of, plain
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where
from stonehand.model.press import OFF, Limit

DAY = dt.date(2026, 11, 7)
ISSUE = Imprinted("gazette", "Łódź Gazette", DAY, 412, "Morning", "Süd")
PLACE = Where("layouts/press/ours.yaml", 60, 14)
PAGES = st.builds(lambda section, number: PageId(f"{section}{number}"), st.sampled_from("ABC"), st.integers(1, 64))


def entry(*pages: str, ink: str = "4c", revision: str = "", out_of_book: bool = False) -> Entry:
    return Entry(tuple(PageId(page) for page in pages), ink, revision, out_of_book)


def name(template: str, one: Entry) -> str:
    named = names_of(template, ISSUE, [one], OFF, PLACE)
    assert named.findings == ()
    return named.value[0]


@pytest.mark.parametrize(
    ("template", "one", "wanted"),
    [
        ("{pub}_{date}_{page:03}{rev}", entry("3"), "gazette_2026-11-07_003.pdf"),
        (
            "{pub}_{date:%Y%m%d}_{section}{page:03}_{ink}{rev}",
            entry("A1", revision="a"),
            "gazette_20261107_A001_4ca.pdf",
        ),
        ("p{page:02}_{year}{month}{day}", entry("B7", ink="K"), "p07_20261107.pdf"),
        ("{ink}-{number}-{number:05}-{zone}-{edition}", entry("3", ink="K"), "K-412-00412-Sud-Morning.pdf"),
        ("{paper}_{page}", entry("4", "5"), "Lodz-Gazette_4-5.pdf"),
        ("{pub}_{section}{page:03}", entry("A4", "A5"), "gazette_A004-005.pdf"),
        ("{pub}_{section}{page}", entry("A1", "A2", "B1", "B2"), "gazette_1-4.pdf"),
        ("{pub}_{date}{rev}", entry("3", revision="b", out_of_book=True), "gazette_2026-11-07b_3.pdf"),
    ],
)
def test_a_template_is_filled_in(template: str, one: Entry, wanted: str) -> None:
    """Every field, with widths for numbers, another form of the date, and both ends of several pages."""
    assert name(template, one) == wanted


@pytest.mark.parametrize(
    ("template", "said", "hint"),
    [
        ("{pub}_{pgae}", "file names have no field {pgae}", "did you mean {page}?"),
        ("{pub", "`{pub` is no template of file names: ", "write fields as"),
        ("{}", "file names have no field {}", "there are pub,"),
        ("{pub.__class__}", "file names have no field {pub.__class__}", "there are pub"),
        ("{page!r}", "the field {page!r} is written in a way there is not", "write {page}, or {page:03}"),
        ("{page:{rev}}", "the field {page:{rev}} is written in a way there is not", "write {page}"),
        ("{page:9999999d}", "the field {page:9999999d} is written", "write {page}"),
        ("{date:%A}", "the field {date:%A} is written", "write {date}, or {date:%Y%m%d}"),
        ("{pub:>99}", "the field {pub:>99} is written", "write {pub}"),
    ],
)
def test_what_there_is_not_is_refused_at_its_line(template: str, said: str, hint: str) -> None:
    """Unknown fields with a suggestion, attributes, conversions, widths without end and words of the machine's language."""
    (found,) = check_template(template, PLACE)
    assert found.id == "delivery/name-template"
    assert found.message.startswith(said)
    assert found.hint.startswith(hint)
    assert found.where == PLACE


def test_two_pages_of_one_name_are_both_named() -> None:
    """A template without sections gives A1 and B1 one name; capitals are no difference."""
    named = names_of("{pub}_{page}", ISSUE, [entry("A1"), entry("A2"), entry("B1")], OFF, PLACE)
    assert [found.id for found in named.findings] == ["delivery/same-name"]
    assert named.findings[0].message == "page A1 and page B1 would have one name, gazette_1.pdf"
    capitals = Imprinted("G", "g", DAY, 1)
    twice = names_of("{pub}{rev}", capitals, [entry("1", revision="x"), entry("2", revision="X")], OFF, PLACE)
    assert [found.id for found in twice.findings] == ["delivery/same-name"]


def test_names_too_long_or_unsafe_are_refused() -> None:
    """The cap counts the ending; slashes, and letters no accent can be taken off, do not pass."""
    long = names_of("{pub}_{date}_{page:03}", ISSUE, [entry("3")], Limit(error=20), PLACE)
    assert [found.message for found in long.findings] == [
        "gazette_2026-11-07_003.pdf has 26 characters; 20 are allowed"
    ]
    for strange in ("{pub}/{page}", "{pub}:{page}", "-{page}", "{pub} {page}"):
        assert [found.id for found in names_of(strange, ISSUE, [entry("3")], OFF, PLACE).findings] == [
            "delivery/unsafe-name"
        ]
    greek = Imprinted("εφημερίδα", "", DAY, 1)
    assert "holds ε φ" in names_of("{pub}_{page}", greek, [entry("3")], OFF, PLACE).findings[0].message


@given(st.lists(PAGES, min_size=1, max_size=40, unique=True), st.text(max_size=20), st.sampled_from(["", "a", "zz"]))
def test_names_are_ascii_and_unique_or_it_is_said(pages: list[PageId], pub: str, revision: str) -> None:
    """With section and page in the template, whatever the paper is called, names are safe and differ, or a finding says not."""
    issue = Imprinted(pub, pub, DAY, 1)
    named = names_of(
        "x{pub}_{section}{page:03}{rev}", issue, [Entry((page,), "K", revision) for page in pages], OFF, None
    )
    assert len({one.lower() for one in named.value}) == len(pages)
    if not named.findings:
        assert all(re.fullmatch(r"[A-Za-z0-9._-]+\.pdf", one) for one in named.value)


def test_letters_with_accents_become_plain() -> None:
    """Accents come off, letters of their own are written out, white space is a hyphen."""
    assert plain("Größe  Ærø\tŒuvre Đà Łęczna") == "Grosse-AEro-OEuvre-Da-Leczna"
