"""Markdown becomes blocks: each construct of copy, its role, its line, and what is told about it."""

import pytest

from stonehand.intake.markdown import Body, read_body, read_inline, read_pull_quote
from stonehand.model.article import Align, Break, Emphasis, Paragraph, PullQuote, Role, Run, Table, plain
from stonehand.model.finding import Finding, Severity, Where


def body(text: str, lang: str = "en") -> Body:
    return read_body(text, "articles/a.md", 10, lang).value


def found(text: str) -> list[Finding]:
    return list(read_body(text, "articles/a.md", 10, "en").findings)


def ids(text: str) -> list[str]:
    return [finding.id for finding in found(text)]


def paragraphs(text: str) -> list[Paragraph]:
    return [block for block in body(text).blocks if isinstance(block, Paragraph)]


def test_intake_copy_paragraphs_know_their_lines() -> None:
    """Lines count from the file's first, front matter included: the text begins in line 10."""
    assert [part.where.line for part in paragraphs("One\nstill one\n\nTwo\n\n> Three")] == [10, 13, 15]


def test_intake_copy_emphasis_combines() -> None:
    """Emphasis is flags: bold in italic is both, and neighbours of one kind are one run."""
    runs = paragraphs("a *b **c*** `d`  e")[0].runs
    both = Emphasis.ITALIC | Emphasis.BOLD
    assert runs == (Run("a "), Run("b ", Emphasis.ITALIC), Run("c", both), Run(" d e"))


def test_intake_copy_first_paragraphs_are_flush() -> None:
    """No indent at the story's start, nor after a crosshead, a picture, a rule or a table."""
    text = "a\n\nb\n\n## x\n\nc\n\nd\n\n***\n\ne\n\n![alt](p.jpg)\n\nf\n\n|a|b|\n|-|-|\n\ng\n\nh"
    flush = {plain(part.runs): part.flush for part in paragraphs(text)}
    assert flush == {
        "a": True,
        "b": False,
        "x": False,
        "c": True,
        "d": False,
        "e": True,
        "f": True,
        "g": True,
        "h": False,
    }


def test_intake_copy_headings_of_any_level_are_crossheads() -> None:
    """A story has one level of heading."""
    assert [part.role for part in paragraphs("# a\n\n#### b\n\nc\n---")] == [Role.CROSSHEAD] * 3


def test_intake_copy_long_crosshead_is_suspected() -> None:
    """A paragraph with `---` right under it is a heading to Markdown."""
    assert ids("word " * 15 + "\n---") == ["intake/long-crosshead"]
    assert ids("word " * 14 + "\n---") == []


def test_intake_copy_lists_have_markers_by_level() -> None:
    """Bullets, then dashes; numbers keep their start; only an item's first paragraph has its marker."""
    items = paragraphs("- a\n  - b\n\n    c\n- d\n\n7. e\n8. f")
    assert [(plain(item.runs), item.marker, item.level) for item in items] == [
        ("a", "•", 1),
        ("b", "\u2013", 2),
        ("c", "", 2),
        ("d", "•", 1),
        ("e", "7.", 1),
        ("f", "8.", 1),
    ]


def test_intake_copy_year_alone_is_not_lost() -> None:
    """`1914.` alone in a paragraph is an empty list item to CommonMark; its figure is copy."""
    assert [plain(part.runs) for part in paragraphs("1914.\n\nA year.")] == ["1914.", "A year."]


def test_intake_copy_outer_number_without_words_is_kept() -> None:
    """`1. - a`: the number waits for the words of the inner item."""
    assert [part.marker for part in paragraphs("1. - a")] == ["1. •"]


def test_intake_copy_quotes_have_levels() -> None:
    """A quote in a quote is at the second level."""
    quotes = paragraphs("> a\n> > b")
    assert [(part.role, part.level) for part in quotes] == [(Role.QUOTE, 1), (Role.QUOTE, 2)]


@pytest.mark.parametrize("text", ["> " * 200, "- " * 200, "".join(f"\n{'  ' * at}- w" for at in range(200)) + " "])
def test_intake_copy_deep_nesting_loses_nothing(text: str) -> None:
    """200 levels are set at the sixth, with one finding; markdown-it alone would drop them in silence."""
    parts = paragraphs(text + "deep word")
    assert "deep word" in " ".join(plain(part.runs) for part in parts)
    assert max(part.level for part in parts) == 6
    assert ids(text + "deep word") == ["intake/nested-too-deep"]


def test_intake_copy_every_line_of_a_deep_quote_is_kept() -> None:
    """Two hundred quotes, each a level deeper, each with a word of its own."""
    text = "\n".join(f"{'>' * level} w{level}" for level in range(1, 201))
    words = " ".join(plain(part.runs) for part in paragraphs(text)).split()
    assert words == [f"w{level}" for level in range(1, 201)]


def test_intake_copy_table_has_a_cell_for_every_column() -> None:
    """Alignment comes from the colons, a short row is filled up."""
    table = body("|a|b|\n|:-:|--:|\n|1|2|\n|3|").blocks[0]
    assert isinstance(table, Table)
    assert table.columns == (Align.CENTRE, Align.RIGHT)
    assert [[plain(cell) for cell in row] for row in (*table.head, *table.rows)] == [["a", "b"], ["1", "2"], ["3", ""]]


def test_intake_copy_cells_beyond_the_head_are_joined_to_the_last() -> None:
    """The table extension ignores them; copy must not vanish."""
    table = body("> |a|b|\n> |-|-|\n> |1|2|*three*|four|").blocks[0]
    assert isinstance(table, Table)
    assert plain(table.rows[0][1]) == "2 three four"
    assert [(finding.id, str(finding.where)) for finding in found("|a|\n|-|\n|1|2|")] == [
        ("intake/table-row-too-long", "articles/a.md:12")
    ]


def test_intake_copy_large_table_is_set_as_paragraphs() -> None:
    """501 rows under the head are too many for a table, and none is lost."""
    text = "|a|\n|-|\n" + "|word|\n" * 501
    assert body(text).words == 502
    assert not any(isinstance(block, Table) for block in body(text).blocks)
    assert ids(text) == ["intake/table-too-large"]


def test_intake_copy_rule_is_a_break() -> None:
    """Three stars in a paragraph of their own."""
    assert body("a\n\n***\n\nb").blocks[1] == Break(Where("articles/a.md", 12))


def test_intake_copy_picture_title_is_caption_and_credit() -> None:
    """What stands after the last ` | ` is the credit; the path may have spaces."""
    picture = body('![A *bus*](pictures/the%20bus.jpg "The bus, | late | Jon Ferris")').pictures[0]
    assert (picture.file, picture.caption, picture.credit, picture.alt) == (
        "pictures/the bus.jpg",
        "The bus, | late",
        "Jon Ferris",
        "A bus",
    )


def test_intake_copy_picture_among_words_is_lifted_out() -> None:
    """The sentence closes up, the editor is told."""
    text = "Before ![x](p.jpg) after"
    assert [plain(part.runs) for part in paragraphs(text)] == ["Before after"]
    assert ids(text) == ["intake/picture-in-text"]


def test_intake_copy_notes_are_numbered_as_met() -> None:
    """Marks become superior numbers; notes stand at the end in that order, definitions may stand anywhere."""
    text = "One [^z] two[^a] one again[^z]^[within]\n\n[^a]: About a.\n\n[^z]: About z.\n\n    More."
    story = paragraphs(text)
    assert [run.text for run in story[0].runs if run.emphasis is Emphasis.SUPERIOR] == ["1", "2", "1,3"]
    assert plain(story[0].runs) == "One1 two2 one again1,3"
    assert [(part.marker, plain(part.runs)) for part in story[1:]] == [
        ("1", "About z."),
        ("", "More."),
        ("2", "About a."),
        ("3", "within"),
    ]
    assert all(part.role is Role.NOTE for part in story[1:])


def test_intake_copy_broken_notes_are_told() -> None:
    """A mark without a note stays as typed; a note without a mark is set all the same."""
    text = "One[^no]\n\n[^un]: Unused\n\n[^tw]: a\n\n[^tw]: b"
    assert [plain(part.runs) for part in paragraphs(text)] == ["One[^no]", "Unused", "a", "b"]
    assert sorted(ids(text)) == [
        "intake/dangling-footnote",
        "intake/duplicate-footnote",
        "intake/unused-footnote",
        "intake/unused-footnote",
    ]


def test_intake_copy_pull_quote_is_a_repeat() -> None:
    """It stands where it was written, its source apart, and its words do not count."""
    story = body('Copy here.\n\n::: pull\n"Lifted *words*"\n— Marta Linde\n:::\n\nMore.')
    assert story.words == 3
    quote = story.blocks[1]
    assert isinstance(quote, PullQuote)
    assert (plain(quote.runs), quote.source, quote.where.line) == ("“Lifted words”", "Marta Linde", 12)


def test_intake_copy_unclosed_pull_quote_is_read_as_copy() -> None:
    """Else the rest of the story would be a repeat and could be left out."""
    assert body("::: pull\nwords\n\nmore words").words == 3
    assert ids("::: pull\nwords\n\nmore words") == ["intake/unclosed-pull-quote"]


def test_intake_copy_unknown_box_is_set_as_it_stands() -> None:
    """Only `::: pull` is a box."""
    assert ids("::: note\n\nwords") == ["intake/unknown-box"]
    assert body("::: note\n\nwords").words == 2


def test_intake_copy_code_is_kept_as_typed() -> None:
    """Every line is a paragraph; words after the fence are copy, one alone is a language."""
    text = '```Note: read this\n"a -- b"\n\nc\n```'
    assert [(plain(part.runs), part.where.line) for part in paragraphs(text)] == [
        ("Note: read this", 10),
        ('"a -- b"', 11),
        ("c", 13),
    ]
    assert ids(text) == ["intake/code-block"]


def test_intake_copy_indented_paragraph_is_a_paragraph() -> None:
    """A tab before a paragraph is no code in a newspaper."""
    assert [part.role for part in paragraphs('\ta "b"\n\n    c')] == [Role.BODY, Role.BODY]
    assert ids("\ta") == []


def test_intake_copy_line_that_looks_like_a_definition_is_copy() -> None:
    """`[Editor]: no` is a link definition to CommonMark; a real one that no link uses is told."""
    assert [plain(part.runs) for part in paragraphs("[Editor]: no")] == ["[Editor]: no"]
    assert ids("[a]: https://example.org/\n\n[b][a] [c]") == []
    assert ids("[a]: https://example.org/\n\n[b]") == ["intake/unused-reference"]


def test_intake_copy_links_keep_safe_addresses_only() -> None:
    """The text of every link is set; only what a reader can follow is kept."""
    text = "[a](https://example.org/x--y) [b](other.md) [c](javascript:alert(1)) <mailto:x@example.org>"
    assert [run.link for run in paragraphs(text)[0].runs if run.text.strip()] == [
        "https://example.org/x--y",
        None,
        "mailto:x@example.org",
    ]
    assert ids(text) == ["intake/unsafe-address"]


def test_intake_copy_template_syntax_is_text() -> None:
    """Jinja never sees the copy."""
    assert plain(paragraphs("{{ price }} {% for %}")[0].runs) == "{{ price }} {% for %}"


def test_intake_copy_quotation_may_cross_emphasis() -> None:
    """The quotation opens in roman and closes in italic."""
    assert plain(paragraphs('She said "yes, *of course"*.')[0].runs) == "She said “yes, of course”."


def test_intake_copy_inline_matter_cannot_hold_pictures() -> None:
    """A headline is words."""
    runs = read_inline('A "big" *day* ![x](p.jpg)', Where("a.md", 2), "de")
    assert plain(runs.value) == "A „big“ day"
    assert [(finding.id, str(finding.where)) for finding in runs.findings] == [("intake/misplaced-matter", "a.md:2")]


def test_intake_copy_pull_quote_of_the_front_matter() -> None:
    """The same words by another door."""
    quote = read_pull_quote("It's *over*", "J. R. Ferris", Where("a.md", 4), "en").value
    assert (plain(quote.runs), quote.source) == ("It’s over", "J.\u00a0R.\u00a0Ferris")  # noqa: RUF001 - an apostrophe


@pytest.mark.parametrize("text", ["[" * 3000, "![" * 1000, "*a **b " * 1000, "<a " * 1000, "^[" * 200 + "]" * 200])
def test_intake_copy_hostile_text_ends(text: str) -> None:
    """Unclosed marks by the thousand are words like any other: no error, no recursion without end."""
    assert all(finding.severity < Severity.ERROR for finding in found(text))
