"""Properties of set lines: no word lost, every line within its measure, never more hyphens in a row than allowed."""

import sys
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "galleys"))

import galleys_ground as ground

from stonehand.galleys.case import TypeCase
from stonehand.galleys.filling import SetLine, fill
from stonehand.galleys.words import Copy, Rules, copy_of, pieces_of
from stonehand.model.article import Article, Emphasis, Paragraph, Role, Run
from stonehand.model.units import pt

MEASURE = pt(ground.layout().grid.measure)
CASE = TypeCase(ground.fonts())
RULES = {lang: Rules(lang, ground.SETTING, lang != "de_DE") for lang in ("en_GB", "de_DE")}

WORDS = st.sampled_from(
    [
        *("a", "of", "the", "harbour", "reopening", "Donaudampfschifffahrtsgesellschaft", "unbelievable", "re-elected"),
        *("1990\u201395", "\u2013", "\u2014", "word\u2014word", "U.S.", "gazette.example.org/412/harbour-bridge"),
        *("https://www.example.org/a-very/long/path?with=query&and=more", "anti\u00adcipate", "10\u00a0km", "x²", ""),
        *("“quoted”", "it\u2019s", "Ångström", "e\u0301tude", "NATO", "half-empty", "…"),
    ]
)
LONG = st.text(alphabet="abcdefghijklmnop", min_size=30, max_size=90)
WILD = st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=12)
TEXT = st.lists(st.one_of(WORDS, WORDS, WORDS, LONG, WILD), min_size=1, max_size=30).map(
    lambda words: " ".join(" ".join(words).split(" "))
)
EMPHASES = st.sampled_from([Emphasis.ROMAN, Emphasis.ITALIC, Emphasis.BOLD, Emphasis.SMALL_CAPS, Emphasis.SUPERIOR])
RUNS = st.lists(st.tuples(TEXT, EMPHASES), min_size=1, max_size=3).map(
    lambda parts: tuple(Run(text, emphasis) for text, emphasis in parts)
)


def set_lines(runs: tuple[Run, ...], lang: str, measures: tuple[float, ...]) -> tuple[Copy, tuple[SetLine, ...]]:
    style = ground.layout().sheets[""].body
    copy = copy_of(CASE, style, runs, lang.replace("_", "-"))
    return copy, fill(copy, RULES[lang], style.size, measures) if copy.text else ()


@settings(max_examples=25, deadline=None)
@example(runs=(Run("\u2013 \u2013"),), lang="en_GB", indent=8.5)
@example(runs=(Run("m" * 500),), lang="de_DE", indent=0.0)
@example(runs=(Run("10" + "\u00a0km" * 60),), lang="de_DE", indent=0.0)
@example(runs=(Run("Haus" + " \u2013" * 60),), lang="de_DE", indent=0.0)
@given(runs=RUNS, lang=st.sampled_from(["en_GB", "de_DE"]), indent=st.sampled_from([0.0, 8.5]))
def test_no_character_is_lost_or_set_twice(runs: tuple[Run, ...], lang: str, indent: float) -> None:
    """The lines follow each other through the copy; all that stands between two of them is the space a line ends at."""
    copy, lines = set_lines(runs, lang, (MEASURE - indent, MEASURE))
    wanted = "".join(run.text for run in runs).replace("\u00ad", "").replace("\u200b", "")
    assert copy.text == wanted
    at = 0
    for line in lines:
        assert copy.text[at : line.start] in {"", " "}
        assert (
            "".join(piece.text for piece in pieces_of(copy, line.start, line.stop)) == copy.text[line.start : line.stop]
        )
        at = line.stop
    assert at == len(copy.text)


@settings(max_examples=25, deadline=None)
@example(runs=(Run("m" * 500),), lang="de_DE", indent=0.0)
@example(runs=(Run("a" * 23 + "ba" * 9 + "b" * 34),), lang="de_DE", indent=0.0)
@given(runs=RUNS, lang=st.sampled_from(["en_GB", "de_DE"]), indent=st.sampled_from([0.0, 8.5, 30.0]))
def test_every_line_keeps_to_its_measure(runs: tuple[Run, ...], lang: str, indent: float) -> None:
    """No line is wider than its measure, by its own sum, and full lines with spaces end on it."""
    copy, lines = set_lines(runs, lang, (MEASURE - indent, MEASURE))
    for index, line in enumerate(lines):
        measure = MEASURE - (indent if index == 0 else 0.0)
        # letter space is rounded to 0.001 pt, and a line without a space has nothing else to make up for it
        rounding = 0.02 + 0.0005 * (line.stop - line.start)
        assert line.width <= measure + rounding, copy.text[line.start : line.stop]
        spaced = " " in copy.text[line.start : line.stop]
        if spaced and index < len(lines) - 1:
            assert abs(line.width - measure) <= rounding


@settings(max_examples=25, deadline=None)
@given(runs=RUNS, lang=st.sampled_from(["en_GB", "de_DE"]))
def test_never_three_hyphens_in_a_row(runs: tuple[Run, ...], lang: str) -> None:
    """The cap of two hyphens is hard, whatever the copy."""
    _, lines = set_lines(runs, lang, (MEASURE,))
    ends = "".join("h" if line.hyphen else "." for line in lines)
    assert "hhh" not in ends


@settings(max_examples=12, deadline=None)
@given(
    texts=st.lists(TEXT.filter(str.strip), min_size=1, max_size=5), role=st.sampled_from(list(Role)), cap=st.booleans()
)
def test_lines_count_themselves(texts: list[str], role: Role, cap: bool) -> None:  # noqa: FBT001 - drawn by Hypothesis
    """`index` counts up from 0, `left` down to 1, in every paragraph; only the last line of running text has the end mark."""
    blocks = [Paragraph(Role.BODY, (Run(text.strip()),), ground.WHERE) for text in texts]
    blocks.append(Paragraph(role, (Run("The last words of all."),), ground.WHERE, marker="1", level=1))
    story: Article = ground.article(*[block for block in blocks if ours(block)])
    lines = ground.galley(story, drop_cap=cap).value.lines
    for line in lines:
        alike = [other for other in lines if other.paragraph == line.paragraph]
        assert [other.index for other in alike] == list(range(len(alike)))
        assert [other.left for other in alike] == list(range(len(alike), 0, -1))
    assert sum(line.end for line in lines) <= 1


def ours(block: Paragraph) -> bool:
    from stonehand.galleys.abroad import goes_out  # noqa: PLC0415 - used by this filter alone

    return not goes_out(block)
