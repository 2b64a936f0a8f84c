"""Ground for tests of whole issues: the sample layout, small articles, and an issue read from texts alone."""

import io
from collections.abc import Mapping
from pathlib import Path

from PIL import Image

from stonehand.intake.issue_file import read_issue
from stonehand.intake.layout_file import read_layout
from stonehand.model.finding import Finding, Outcome, Where
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout

ID = "2026-11-27"
FOLDER = f"issues/{ID}"
ISSUE = "schema: 1\npaper: gazette\ndate: 2026-11-27\nnumber: 412\n"
LAYOUT_FILE = Path(__file__).parents[3] / "layouts" / "gazette" / "layout.yaml"


def a_layout() -> Layout:
    """Read the gazette's layout: 5 columns, 98 lines; front has 14 lines of furniture, inside 3."""
    templates = {"front.html.j2": "", "inside.html.j2": ""}
    value = read_layout("gazette", LAYOUT_FILE.read_bytes(), "layout.yaml", templates, {"gazette.css": ""}).value
    assert value is not None
    return value


LAYOUT = a_layout()


def article(body: str = "Words here.", **keys: str) -> str:
    """Write an article."""
    rows = "".join(f"{name}: {value}\n" for name, value in keys.items())
    return f"---\nheadline: x\nbyline: y\n{rows}---\n{body}\n"


def a_picture() -> bytes:
    """Make a small grey PNG."""
    file = io.BytesIO()
    Image.new("L", (30, 20)).save(file, "PNG")
    return file.getvalue()


def read(
    more: str = "", files: Mapping[str, str] | None = None, pictures: Mapping[str, bytes] | None = None
) -> tuple[Issue, tuple[Finding, ...]]:
    """Read an issue of the stories a, b and c (held), `more` being the end of its issue.yaml from line 5 on."""
    texts = {"articles/a.md": article(), "articles/b.md": article(), "articles/c.md": article(status="hold")}
    texts |= {"issue.yaml": ISSUE + more, **(files or {})}
    shown = {f"{FOLDER}/{name}": content for name, content in (pictures or {}).items()}

    def open_picture(path: str, _where: Where) -> Outcome[bytes | None]:
        return Outcome(shown.get(path))

    read_files = {f"{FOLDER}/{name}": text.encode() for name, text in texts.items()}
    outcome = read_issue(read_files, ID, LAYOUT, open_picture, {}, shown)
    assert outcome.value is not None
    return outcome.value, tuple(one for one in outcome.findings if one.message != "c (hold, 2 words) does not run")
