"""Tables in CSV files: what is set, how its columns stand, and every fault at the line of the copy that names the file."""

import pytest

from stonehand.intake.csv_table import Tables
from stonehand.intake.markdown import read_body
from stonehand.model.article import Align, Emphasis, Paragraph, Run, Table, plain
from stonehand.model.finding import Finding, Severity, Where

FILE = "issues/i/tables/a.csv"
HERE = "Before.\n\n::: table tables/a.csv\n:::\n\nAfter."


def read(content: bytes | str, text: str = HERE) -> tuple[list[Table], tuple[Finding, ...]]:
    data = content.encode() if isinstance(content, str) else content
    made = read_body(text, "a.md", 10, "en", Tables("issues/i", {FILE: data}))
    return [block for block in made.value.blocks if isinstance(block, Table)], made.findings


def cells(table: Table) -> list[list[str]]:
    return [[plain(cell) for cell in row] for row in (*table.head, *table.rows)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_intake_copy_csv_becomes_a_table(delimiter: str, mark: str) -> None:
    """Comma, semicolon or tab, byte order mark or none, quoted cells, empty lines: one head, and the rest rows."""
    rows = f'{mark}Team|Won\r\n\r\n"Rovers{delimiter} ""A"""|3\r\nCity|12\r\n|\r\n'.replace("|", delimiter)
    (table,), found = read(rows)
    assert not found
    assert cells(table) == [["Team", "Won"], [f"Rovers{delimiter} “A”".replace("\t", ""), "3"], ["City", "12"]]
    assert (len(table.head), table.where) == (1, Where("a.md", 12))


def test_intake_copy_csv_text_goes_on_around_it() -> None:
    """The container's lines are no copy, the words of the table are, and the next paragraph takes no indent."""
    body = read_body(HERE, "a.md", 10, "en", Tables("issues/i", {FILE: b"a,b\nc,d\n"})).value
    texts = [(plain(block.runs), block.flush) for block in body.blocks if isinstance(block, Paragraph)]
    assert (texts, body.words) == ([("Before.", True), ("After.", True)], 6)


def test_intake_copy_csv_figures_stand_right() -> None:
    """A column of figures, times or scores stands right, whatever its head; one word, or no figure at all, and it stands left."""
    (table,), _ = read("T,Time,Score,Price,Diff,Mixed,Dash\na,19:45,3\u20131,£1.50,\u22124,1,-\nb,,2-0,½,+12,n/a,-\n")
    right, left = Align.RIGHT, Align.LEFT
    assert table.columns == (left, right, right, right, right, left, left)


def test_intake_copy_csv_cells_are_inline_markdown() -> None:
    """Emphasis is set, HTML is reported at the line that names the file, and footnotes count with those of the text."""
    text = "x[^a]\n\n::: table tables/a.csv\n:::\n\n[^a]: A\n\n[^b]: B"
    (table,), found = read("Team,P\n*Rovers*[^b],<u>3</u>\n", text)
    assert table.rows[0][0] == (Run("Rovers", Emphasis.ITALIC), Run("2", Emphasis.SUPERIOR))
    assert [(finding.id, finding.where) for finding in found] == [("intake/raw-html", Where("a.md", 12))]


@pytest.mark.parametrize(
    ("content", "fault", "says"),
    [
        ("", "intake/empty-file", "is empty"),
        ("\u00a0", "intake/empty-table", "no row"),
        ("a,b\n\n", "intake/empty-table", "no row under it"),
        (b"a,b\nx,\xe9\n", "intake/bad-encoding", "line 2"),
        ('a,b\nc,d\n"e,f\n', "intake/bad-csv", "line 3"),
        (
            "a\n" + "b\n" * 401,
            "intake/table-too-large",
            "401 rows under its head; 400 are the most, and end before line 402",
        ),
        (",".join("abcdefghijklm") + "\n1\n", "intake/table-too-large", "13 columns"),
    ],
)
def test_intake_copy_csv_that_is_no_table(content: bytes | str, fault: str, says: str) -> None:
    """No table is set, and the error stands where the copy names the file, with the file's own line in its sentence."""
    tables, (finding,) = read(content)
    assert tables == []
    assert (finding.id, finding.severity, finding.where) == (fault, Severity.ERROR, Where("a.md", 12))
    assert says in finding.message
    assert finding.hint


def test_intake_copy_csv_under_a_title() -> None:
    """A spreadsheet's title in the first row is no head: each row is told to be longer, and the delimiter is found."""
    (table,), (finding,) = read("Fixtures\nRovers;City\n")
    assert (cells(table), finding.id) == ([["Fixtures"], ["Rovers City"]], "intake/ragged-table")


def test_intake_copy_csv_at_its_limits() -> None:
    """Twelve columns and 400 rows are set."""
    (table,), found = read(("a" + ",b" * 11 + "\n") * 401)
    assert (len(table.columns), len(table.rows), found) == (12, 400, ())


def test_intake_copy_csv_ragged_rows() -> None:
    """Every row too long or too short is named in one error; no cell is lost, and empty cells at the end are nothing."""
    (table,), (finding,) = read("a,b\n1,2,3\n4\n5,6,,\n")
    assert cells(table) == [["a", "b"], ["1", "2 3"], ["4", ""], ["5", "6"]]
    assert (finding.id, finding.where) == ("intake/ragged-table", Where("a.md", 12))
    assert "line 2 has 3, line 3 has 1" in finding.message


@pytest.mark.parametrize(
    ("file", "fault"),
    [
        ("tables/b.csv", "intake/missing-table"),
        ("", "intake/missing-table"),
        ("../i/tables/a.csv", "intake/table-outside"),
        ("/etc/passwd", "intake/table-outside"),
        ("https://example.org/a.csv", "intake/table-outside"),
    ],
)
def test_intake_copy_csv_that_is_not_there(file: str, fault: str) -> None:
    """A file that is not there, or not the issue's, is an error that says what to write."""
    tables, (finding,) = read("a,b\n1,2\n", f"::: table {file}\n:::")
    assert (tables, finding.id, finding.where) == ([], fault, Where("a.md", 10))
    assert "tables/" in finding.hint


def test_intake_copy_csv_container_must_be_closed() -> None:
    """Without `:::` the table is set all the same, the copy goes on behind it, and a pull quote's end is not taken for its."""
    made = read_body(
        "::: table tables/a.csv\nwords\n\n::: pull\nquote\n:::", "a.md", 1, "en", Tables("issues/i", {FILE: b"a\n1\n"})
    )
    assert [type(block).__name__ for block in made.value.blocks] == ["Table", "Paragraph", "PullQuote"]
    assert [(finding.id, finding.where) for finding in made.findings] == [("intake/unclosed-table", Where("a.md", 1))]


def test_intake_copy_csv_in_a_quotation() -> None:
    """A table may be named inside a quotation or a list."""
    for text in ("> ::: table tables/a.csv\n> :::", "- x\n\n  ::: table tables/a.csv\n  :::"):
        tables, found = read("a\n1\n", text)
        assert (len(tables), found) == (1, ())
