"""Broken workspaces: each is a good little paper with one thing wrong, and what the editor is told about it.

Asserted for each: the finding's id, file and line, the exit code, and that `out/` holds the same files as before, the last
good press file byte for byte among them. Errors keep the press file back; warnings do not.
"""

import json
import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

ROOT = Path(__file__).parents[2]
ISSUE = "issues/2026-11-27"
STORY = f"{ISSUE}/articles/bridge.md"
LAYOUT = "layouts/gazette/layout.yaml"
MASTER = "layouts/gazette/masters/front.html.j2"
STYLES = "layouts/gazette/styles/gazette.css"

ISSUE_YAML = """\
schema: 1
paper: gazette
date: 2026-11-27
number: 412
"""

ARTICLE = """\
---
headline: The bridge is open
byline: Marta Linde
priority: lead
pictures:
  - file: pictures/bridge.jpg
    caption: The bridge.
    alt: A bridge.
    span: 2
---
The bridge was opened on Thursday, and the town went over it and came back.

Nobody cut a ribbon, since nobody had brought any scissors.
"""

SVG_BOMB = (
    '<svg xmlns="http://www.w3.org/2000/svg"><g id="a0"><rect width="1" height="1"/></g>'
    + "".join(f'<g id="a{n}"><use href="#a{n - 1}"/><use href="#a{n - 1}"/></g>' for n in range(1, 30))
    + "</svg>"
)


@dataclass(frozen=True)
class Specimen:
    """One thing wrong: how it is done, and what must come of it. `line` is that of the finding, or words that stand in it."""

    name: str
    spoil: Callable[[Path], None]
    finding: str
    path: str
    line: int | str | None
    exit_code: int = 1


def _replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {path}"
        (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def _append(path: str, text: str) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(text)

    return spoil


def _write(path: str, content: bytes) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)

    return spoil


def _cut_picture(root: Path) -> None:
    path = root / ISSUE / "pictures/bridge.jpg"
    path.write_bytes(path.read_bytes()[:2000])


def _pixel_bomb(root: Path) -> None:
    """A PNG of 20,000 pixels square in a few kilobytes: 1.2 GB once decoded."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

    side = 20_000
    header = side.to_bytes(4, "big") * 2 + bytes([1, 0, 0, 0, 0])
    rows = zlib.compress(bytes((side // 8 + 1) * side), 9)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    (root / ISSUE / "pictures/bridge.jpg").write_bytes(png)


def _link_out(root: Path) -> None:
    (root.parent / "secret.jpg").write_bytes((root / ISSUE / "pictures/bridge.jpg").read_bytes())
    (root / ISSUE / "pictures/bridge.jpg").unlink()
    (root / ISSUE / "pictures/bridge.jpg").symlink_to(root.parent / "secret.jpg")


def _link_fonts_out(root: Path) -> None:
    shutil.copytree(ROOT / "fonts", root.parent / "fonts")
    (root / "fonts").symlink_to(root.parent / "fonts")


def _second_bridge(root: Path) -> None:
    text = ARTICLE.replace("headline:", "slug: bridge\nheadline:")
    (root / ISSUE / "articles/other.md").write_text(text, encoding="utf-8")


def _held(root: Path) -> None:
    text = ARTICLE.replace("byline:", "status: hold\nbyline:")
    (root / ISSUE / "articles/ferry.md").write_text(text, encoding="utf-8")
    _append(f"{ISSUE}/issue.yaml", "stories: [bridge, ferry]\n")(root)


def _fonts(change: Callable[[Path], None]) -> Callable[[Path], None]:
    def spoil(root: Path) -> None:
        shutil.copytree(ROOT / "fonts", root / "fonts")
        change(root / "fonts")

    return spoil


def _flip_a_byte(fonts: Path) -> None:
    path = fonts / "source-serif/SourceSerif4SmText-Regular.ttf"
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def _cut_font(fonts: Path) -> None:
    path = fonts / "source-serif/SourceSerif4SmText-It.ttf"
    path.write_bytes(path.read_bytes()[:300])


_SPECIMENS = [
    Specimen(
        "bad YAML", _append(f"{ISSUE}/issue.yaml", "edition: [one\n"), "intake/bad-yaml", f"{ISSUE}/issue.yaml", 6
    ),
    Specimen(
        "unknown key", _append(f"{ISSUE}/issue.yaml", "editon: one\n"), "intake/unknown-key", f"{ISSUE}/issue.yaml", 5
    ),
    Specimen(
        "duplicate key",
        _append(f"{ISSUE}/issue.yaml", "number: 413\n"),
        "intake/duplicate-key",
        f"{ISSUE}/issue.yaml",
        5,
    ),
    Specimen(
        "alias bomb", _replace(STORY, "byline: Marta Linde", "byline: &a Marta Linde"), "intake/yaml-alias", STORY, 3
    ),
    Specimen(
        "wrong date",
        _replace(f"{ISSUE}/issue.yaml", "11-27", "11-28"),
        "intake/date-not-folder",
        f"{ISSUE}/issue.yaml",
        3,
    ),
    Specimen(
        "impossible date",
        _replace(f"{ISSUE}/issue.yaml", "11-27", "13-45"),
        "intake/bad-value",
        f"{ISSUE}/issue.yaml",
        3,
    ),
    Specimen(
        "length without unit",
        _replace(LAYOUT, "gutter: 4.5mm", "gutter: 4.5"),
        "intake/length-without-unit",
        LAYOUT,
        "gutter:",
    ),
    Specimen("no headline", _replace(STORY, "headline: The bridge is open\n", ""), "intake/missing-headline", STORY, 2),
    Specimen("no text", _write(STORY, ARTICLE.partition("The bridge was")[0].encode()), "intake/no-text", STORY, 1, 0),
    Specimen("UTF-16 article", _write(STORY, ARTICLE.encode("utf-16")), "intake/bad-encoding", STORY, 1),
    Specimen("duplicate slug", _second_bridge, "intake/duplicate-slug", f"{ISSUE}/articles/other.md", 1),
    Specimen("held copy", _held, "intake/held-copy", f"{ISSUE}/issue.yaml", 5, 0),
    Specimen("missing picture", _replace(STORY, "bridge.jpg", "brigde.jpg"), "intake/missing-picture", STORY, 6),
    Specimen("corrupt JPEG", _cut_picture, "intake/corrupt-picture", STORY, 6),
    Specimen("pixel bomb", _pixel_bomb, "intake/picture-too-large", STORY, 6),
    Specimen(
        "SVG use bomb", _write(f"{ISSUE}/pictures/bridge.jpg", SVG_BOMB.encode()), "intake/picture-kind", STORY, 6
    ),
    Specimen("escape by symlink", _link_out, "workspace/outside", f"{ISSUE}/pictures/bridge.jpg", None),
    Specimen(
        "escape by path", _replace(STORY, "pictures/bridge", "../../../secret"), "intake/picture-outside", STORY, 6
    ),
    Specimen("nested quotes", _append(STORY, "\n" + "> " * 200 + "Deep.\n"), "intake/nested-too-deep", STORY, 15, 0),
    Specimen(
        "colspan bomb",
        _append(STORY, "\n<table><tr><td colspan=99999999 rowspan=9999999>x</td></tr></table>\n"),
        "intake/table-too-large",
        STORY,
        15,
    ),
    Specimen("script", _append(STORY, "\n<script>alert(1)</script>\n"), "intake/unsafe-html", STORY, 15),
    Specimen("missing glyph", _append(STORY, "\nThe sign said 新.\n"), "galleys/missing-glyph", STORY, 15),
    Specimen(
        "unknown font",
        _replace(LAYOUT, "Source Serif SmText", "Sauce Serif"),
        "fonts/unknown-family",
        LAYOUT,
        "Sauce Serif",
    ),
    Specimen("fonts outside", _link_fonts_out, "workspace/outside", "fonts/manifest.yaml", None),
    Specimen("checksum", _fonts(_flip_a_byte), "fonts/checksum-mismatch", "fonts/manifest.yaml", None),
    Specimen("corrupt font", _fonts(_cut_font), "fonts/corrupt-font", "fonts/manifest.yaml", None),
    Specimen(
        "template loop",
        _append(MASTER, "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}\n"),
        "compose/template-runaway",
        MASTER,
        None,
    ),
    Specimen("template memory", _append(MASTER, "{{ 'a' * 10**10 }}\n"), "compose/template-runaway", MASTER, None),
    Specimen(
        "template escape", _append(MASTER, "{{ ''.__class__.__mro__ }}\n"), "compose/template-escape", MASTER, None
    ),
    Specimen("undefined name", _append(MASTER, "{{ nonsense }}\n"), "compose/undefined-name", MASTER, None),
    Specimen(
        "foreign address",
        _append(STYLES, ".x { background: url(file:///etc/hostname) }\n"),
        "layout/foreign-address",
        STYLES,
        None,
    ),
]


@pytest.fixture(scope="session")
def good_paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small paper that builds without a finding, built."""
    root = tmp_path_factory.mktemp("good") / "paper"
    shutil.copytree(ROOT / "layouts", root / "layouts")
    (root / ISSUE / "articles").mkdir(parents=True)
    (root / ISSUE / "pictures").mkdir()
    (root / ISSUE / "issue.yaml").write_text(ISSUE_YAML, encoding="utf-8")
    (root / STORY).write_text(ARTICLE, encoding="utf-8")
    Image.effect_mandelbrot((900, 600), (-2, -1, 1, 1), 30).save(root / ISSUE / "pictures/bridge.jpg")
    done = _stonehand(root, "build")
    assert done.returncode == 0, done.stdout
    return root


@pytest.mark.parametrize("specimen", _SPECIMENS, ids=lambda specimen: specimen.name)
def test_a_broken_workspace_is_told_and_leaves_the_last_good_press_file(
    specimen: Specimen, good_paper: Path, tmp_path: Path
) -> None:
    """One thing is wrong: the right finding at the right place, the right exit code, nothing half-written."""
    root = tmp_path / "paper"
    shutil.copytree(good_paper, root)
    before = _tree(root / "out")
    specimen.spoil(root)
    done = _stonehand(root, "build", "--format", "json")
    assert "Traceback" not in done.stderr, done.stderr
    findings = json.loads(done.stdout)["findings"]
    told = [
        (finding["id"], finding["where"]["path"], finding["where"]["line"])
        for finding in findings
        if finding["where"] and "path" in finding["where"]
    ]
    fitting = [found for found in told if found[:2] == (specimen.finding, specimen.path)]
    assert fitting, findings
    line = _line_of(root / specimen.path, specimen.line)
    assert line is None or line in [found[2] for found in fitting], fitting
    assert all(finding["hint"] for finding in findings if finding["id"] == specimen.finding)
    assert done.returncode == specimen.exit_code, findings
    after = _tree(root / "out")
    assert after.keys() == before.keys()
    press = "2026-11-27/press/gazette_2026-11-27.pdf"
    if specimen.exit_code:
        assert after[press] == before[press]
        assert json.loads(after["2026-11-27/report.json"])["press"]["state"] == "stale"


def _line_of(path: Path, line: int | str | None) -> int | None:
    if not isinstance(line, str):
        return line
    return next(n for n, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if line in text)


def _stonehand(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "stonehand", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def _tree(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
