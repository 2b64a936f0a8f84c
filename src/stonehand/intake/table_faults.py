"""The faults of tables: what reading those of Markdown, HTML and CSV files can find."""

from stonehand.model.fault import Fault

TABLE_FAULTS: tuple[Fault, ...] = (
    Fault(
        "intake/table-too-large",
        "Table too large",
        "Twelve columns are the most a page can show and 500 rows (400 in a CSV file) fill several; more exhausts "
        "the machine.",
        "Measured with WeasyPrint 70.0",
    ),
    Fault(
        "intake/table-span",
        "Cell over several columns or rows",
        "Tables are set one cell per column, so that figures line up. A spanning cell keeps its words in its first place.",
        "House rule",
    ),
    Fault(
        "intake/table-row-too-long",
        "Row with more cells than the head",
        "Markdown ignores the cells beyond the head's. Here they are joined to the last one, so that nothing is lost.",
        "GitHub Flavored Markdown 0.29 §4.10",
    ),
    Fault(
        "intake/unclosed-table",
        "Table from a file that is not closed",
        "`::: table` takes a `:::` on the next line. Without it nobody can tell what was meant to stand in between.",
        "House rule",
    ),
    Fault(
        "intake/missing-table",
        "Table whose file is not there",
        "The CSV file named in the copy is not in the workspace, so the story would lack its table.",
        "House rule",
    ),
    Fault(
        "intake/table-outside",
        "Table outside the issue's folder",
        "An issue carries its own tables. Paths that leave its folder, absolute paths and addresses are refused.",
        "House rule",
    ),
    Fault(
        "intake/bad-csv",
        "File that is no CSV",
        "A quote that is opened and never closed, or closed in the middle of a cell, leaves open where a cell ends.",
        "RFC 4180 §2",
    ),
    Fault(
        "intake/empty-table",
        "Table without rows",
        "The first row of a file is its head; without another one there is nothing to be told.",
        "House rule",
    ),
    Fault(
        "intake/ragged-table",
        "Rows of unlike numbers of cells",
        "A cell too many or too few moves figures under the wrong head, which no reader of the proof may notice.",
        "RFC 4180 §2",
    ),
)
