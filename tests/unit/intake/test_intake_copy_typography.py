"""Quotes, dashes and spaces by language."""
# ruff: noqa: RUF001 - the marks are what these tests are about

import pytest

from stonehand.intake.typography import Piece, set_plain, set_right

NARROW, NO_BREAK = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("lang", "typed", "wanted"),
    [
        ("en-GB", "\"He said 'no'\"", "“He said ‘no’”"),
        ("en", "'tis the '90s, rock 'n' roll, the dogs' dinner", "’tis the ’90s, rock ’n’ roll, the dogs’ dinner"),
        ("en", '("in 1945")', "(“in 1945”)"),
        ("de", "\"Das ist's\", sagte er 'laut'", "„Das ist’s“, sagte er ‚laut‘"),
        ("de-CH", '"Grüezi"', "«Grüezi»"),
        ("sv", '"hej"', "”hej”"),
        ("pl", '"tak"', "„tak”"),
        ("ru", '"да"', "«да»"),
        ("es", '¿"Qué"?', "¿«Qué»?"),
        ("it", 'dell\'"Italia"', "dell’«Italia»"),
        ("nl", "'s avonds", "’s avonds"),
        ("pt", '"sim"', "“sim”"),
        ("xx", '"a"', "“a”"),
    ],
)
def test_intake_copy_quotes_by_language(lang: str, typed: str, wanted: str) -> None:
    """Straight marks become the language's; an unknown language is set like English."""
    assert set_plain(typed, lang) == wanted


def test_intake_copy_french_spaces() -> None:
    """Narrow no-break spaces inside guillemets and before high marks, a no-break space before a colon."""
    typed = '"Bonjour!" dit-il : l\'été ; quoi? 12:30'
    wanted = f"«{NARROW}Bonjour{NARROW}!{NARROW}» dit-il{NO_BREAK}: l’été{NARROW}; quoi{NARROW}? 12:30"
    assert set_plain(typed, "fr") == wanted
    assert set_plain("quoi? « non »", "fr-CA") == f"quoi? «{NO_BREAK}non{NO_BREAK}»"


@pytest.mark.parametrize("text", ['6" gun', "5'10\"", "2026-11-27", "555-1234", "0171-20", "3-1", "a----b", "12-34-56"])
def test_intake_copy_unclear_marks_stay(text: str) -> None:
    """Inches, dates, telephone numbers and scores are left alone."""
    assert set_plain(text, "en") == text


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("a -- b--c---d - e", "a – b–c—d – e"),
        ("wait... what.... so", "wait… what…. so"),
        ("pages 10-12, 1914-18, 1914-1918", "pages 10–12, 1914–18, 1914–1918"),
        ("5 km, 10 %, No. 5, p. 3", f"5{NO_BREAK}km, 10{NO_BREAK}%, No.{NO_BREAK}5, p.{NO_BREAK}3"),
        ("J. R. Smith, vitamin C. The", f"J.{NO_BREAK}R.{NO_BREAK}Smith, vitamin C. The"),
        ("  a \t\n b\u200b\ufeffc \u00a0", "a bc"),
        ("soft\u00adhyphen, z\u200dw\u200cj", "soft\u00adhyphen, z\u200dw\u200cj"),
    ],
)
def test_intake_copy_dashes_and_spaces(typed: str, wanted: str) -> None:
    """Typewriter marks become type, white space becomes one space, junk nobody sees goes."""
    assert set_plain(typed, "en") == wanted


@pytest.mark.parametrize(
    ("lang", "text"), [("he", 'צה"ל'), ("ar", '"سلام"'), ("ja", '"日本"...'), ("en", 'the צה"ל said')]
)
def test_intake_copy_other_scripts_are_left_alone(lang: str, text: str) -> None:
    """A straight mark beside Hebrew is a letter of it."""
    assert set_plain(text, lang) == text


def test_intake_copy_cjk_lines_join_without_a_space() -> None:
    """A line end between two ideographs is none in print."""
    assert set_plain("日本\n語 and\nmore", "ja") == "日本語 and more"


def test_intake_copy_addresses_are_verbatim() -> None:
    """Neither a bare address nor a verbatim piece is ever touched."""
    assert set_plain("see https://example.org/a--b'c... --", "en") == "see https://example.org/a--b'c… –"
    assert set_right((Piece('"a" '), Piece('"b--c"', verbatim=True)), "en") == ["“a” ", '"b--c"']


def test_intake_copy_pieces_stay_apart() -> None:
    """Replacements that lengthen or shorten a piece leave the others whole."""
    pieces = [Piece("a -"), Piece("- b... "), Piece(" c"), Piece(" !")]
    assert set_right(pieces, "en") == ["a –", " b… ", "c", " !"]
