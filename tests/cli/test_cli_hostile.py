"""A change from a stranger, built for CI: nothing it holds runs, is read from elsewhere, is fetched, or speaks for the program.

The same files stand in the revision it is compared with, which is built by the same way.
"""

import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from cli_history import begin, commit
from cli_paper import ARTICLE, ISSUE, Call, Paper, Said
from markdown_it import MarkdownIt

pytest_plugins = ("cli_fixtures",)

SECRET = "SESAME-7431"  # noqa: S105 - nothing it would open
LAYOUT = "layouts/gazette"
OURS = re.compile(r"::(error|warning|notice) (file=issues/[^,:]*|title=)")


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on this machine that nobody has a reason to call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder beside the paper with what must not get out: a text, an article, a picture's worth of it, a layout."""
    place = tmp_path / "outside"
    shutil.copytree(Path(__file__).parents[2] / LAYOUT, place / "gazette")
    for name in ("secret", "secret.md", "secret.png", "secret.yaml", "gazette/masters/secret.html.j2"):
        (place / name).write_text(f"---\nheadline: {SECRET}\nbyline: x\n---\n{SECRET}\n")
    return place


def _build(call: Call, paper: Paper) -> Said:
    """Commit the paper as the base and once more with a changed word, and build it as the page says."""
    begin(paper.root)
    paper.write("harbour-bridge", ARTICLE.replace("went over", "walked over"))
    commit(paper.root, "Edit")
    with pytest.MonkeyPatch.context() as world:
        world.setenv("GITHUB_ACTIONS", "true")
        return call("build", "--ci", "--base", "HEAD~1", "--changed-since", "HEAD~1", cwd=paper.root)


def _told(paper: Paper, said: Said) -> str:
    texts = [
        path.read_bytes().decode("utf-8", "replace")
        for path in (paper.root / "out").rglob("*")
        if path.is_file() and path.suffix not in {".png", ".pdf"}
    ]
    return "".join((said.out, said.err, *texts))


def _add(paper: Paper, path: str, text: str) -> None:
    file = paper.root / path
    file.write_text(file.read_text("utf-8") + text, encoding="utf-8")


def test_a_layout_reaches_for_files_and_addresses(
    call: Call, paper: Paper, outside: Path, listener: socket.socket
) -> None:
    """House CSS and masters name files and servers, and masters climb out of Jinja's sandbox: findings, and nothing else."""
    port = listener.getsockname()[1]
    secret = (outside / "secret").as_uri()
    css = "".join(
        f".x{at} {{ background: url({address}) }} @import url({address});\n"
        for at, address in enumerate((secret, f"http://127.0.0.1:{port}/x", "../../../outside/secret"))
    )
    style = next((paper.root / LAYOUT / "styles").glob("*.css"))
    _add(paper, style.relative_to(paper.root).as_posix(), css)
    for master in (paper.root / LAYOUT / "masters").glob("*.html.j2"):
        reach = f'<img src="http://127.0.0.1:{port}/y"><object data="{secret}"></object><link rel="attachment" href="{secret}">'
        climb = "{% set x = ''.__class__.__mro__[1].__subclasses__() %}{{ x }}" if "front" in master.name else ""
        _add(paper, master.relative_to(paper.root).as_posix(), reach + climb)
    said = _build(call, paper)
    assert said.code in {1, 4}, said.out
    with pytest.raises(BlockingIOError):
        listener.accept()
    assert SECRET not in _told(paper, said)


def test_links_lead_nowhere(call: Call, paper: Paper, outside: Path) -> None:
    """A picture, an article, a master, a press profile and folders of the output are links to outside: nothing goes either way."""
    folder = paper.root / "issues" / ISSUE
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / "pictures/leak.png").symlink_to(outside / "secret.png")
    (folder / "articles/leak.md").symlink_to(outside / "secret.md")
    (folder / "articles/more").symlink_to(outside)
    (paper.root / LAYOUT / "masters/leak.html.j2").symlink_to(outside / "gazette/masters/secret.html.j2")
    (paper.root / "layouts/press").mkdir(exist_ok=True)
    (paper.root / "layouts/press/leak.yaml").symlink_to(outside / "secret.yaml")
    shutil.rmtree(paper.out)
    paper.out.mkdir(parents=True)
    (paper.out / "ci").symlink_to(outside)
    (paper.out / "diff").symlink_to(outside)
    (paper.out / "report.json").symlink_to(outside / "secret")
    (paper.root / ".gitattributes").write_text("* filter=evil diff=evil export-ignore\n*.md ident\n")
    front = "pictures:\n  - {file: ../../../../outside/secret.png, caption: c, alt: a, credit: c}\n"
    paper.write(
        "reach", ARTICLE.replace("byline", f"{front}  - {{file: pictures/leak.png, caption: c, alt: a}}\nbyline")
    )
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
    said = _build(call, paper)
    assert said.code == 1
    assert "title=workspace/outside" in said.out
    assert SECRET not in _told(paper, said)
    assert {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()} == before
    assert (paper.out / "ci/summary.md").is_file()
    assert not (paper.out / "ci").is_symlink()


@pytest.mark.parametrize(
    "line", ["copy: ../../outside", "paper: ../../outside/gazette", "accepted: !!python/name:os.system"]
)
def test_an_issue_names_what_is_not_its_own(call: Call, paper: Paper, outside: Path, line: str) -> None:
    """An issue or a layout beyond the workspace, or an object of Python's: findings, of a check of what changed as well."""
    begin(paper.root)
    issue = paper.root / "issues" / ISSUE / "issue.yaml"
    name = line.partition(":")[0]
    kept = [text for text in issue.read_text("utf-8").splitlines() if not text.startswith(f"{name}:")]
    issue.write_text("\n".join((*kept, line, "")), encoding="utf-8")
    with pytest.MonkeyPatch.context() as world:
        world.setenv("GITHUB_ACTIONS", "true")
        said = call("check", "--changed-since", "HEAD", cwd=paper.root)
    assert said.code == 1
    assert said.out.startswith(f"::error file=issues/{ISSUE}/issue.yaml,line=")
    assert SECRET not in said.out
    assert (outside / "secret").exists()


def test_names_speak_for_nobody(call: Call, paper: Paper) -> None:
    """Headline, story, picture and the issue's own folder are called what a host, a runner or a terminal would obey."""
    evil = (
        "<img src=x onerror=alert(1)> | @octocat #123 ##[set-output name=a]b [x](https://evil.example) \x1b[31m \u202e"
    )
    headline = "::add-mask::e </code><script>alert(1)</script> " + evil.replace("\x1b", "")
    paper.write("harbour-bridge", ARTICLE)
    paper.write("::error ::| <b>x", f'---\nheadline: "{headline}"\nbylien: x\n---\n::set-output name=a::b\n\n{evil}\n')
    folder = paper.root / "issues" / ISSUE
    (folder / "pictures").mkdir(exist_ok=True)
    (folder / f"pictures/{evil.replace('/', '')}.png").write_bytes(b"no picture")
    named = folder.rename(folder.parent / "::stop-commands::x | <b> @octocat")
    begin(paper.root)
    article = named / "articles/::error ::| <b>x.md"
    article.write_text(article.read_text("utf-8") + "\nMore of it.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as world:
        world.setenv("GITHUB_ACTIONS", "true")
        said = call("build", "--ci", "--base", "HEAD", "--changed-since", "HEAD", cwd=paper.root)
    assert said.code == 1
    for line in (said.out + said.err).splitlines():
        assert not line.lstrip().startswith("::") or OURS.match(line), line
        assert "##[" not in line
        assert "\x1b" not in line
    summary = (paper.root / "out" / named.name / "ci/summary.md").read_text("utf-8")
    shown = MarkdownIt("commonmark", {"html": True}).enable("table").render(summary)
    assert set(re.findall(r"<([a-z0-9]+)", shown)) <= {
        *("h2", "h3", "h4", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
        *("img", "del", "ins", "code", "strong", "em", "br", "blockquote"),
    }
    assert all(name.startswith("page-") for name in re.findall(r'src="([^"]*)"', shown))
    assert not re.search(r"@octocat|#123|onerror=alert\(1\)>|<script", shown)
