"""The sample's HTML in headless Chromium: every line the press shows stays a line, and ends where it ends there."""

import html
import json
import os
import re
import shutil
import subprocess

import pytest
from builds import Build
from measured import Ground, Line, lines_of

pytestmark = pytest.mark.outside

PX = 96 / 72
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
OFFLINE = ("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=20000")
MEASURE = """
<script>document.fonts.ready.then(() => {
  const lines = [...document.querySelectorAll(".leg > :not(div) > .l")].map(line => {
    const range = document.createRange(); range.selectNodeContents(line);
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0 && rect.height > 0);
    const leg = line.closest(".leg").getBoundingClientRect(), page = line.closest(".page").getBoundingClientRect();
    const box = line.getBoundingClientRect();
    line.style.width = "max-content";  // a hyphen of ours is a pseudo element, which no range holds
    const right = line.getBoundingClientRect().right - leg.left;
    line.style.width = "";
    return {rows: Math.max(...rects.map(r => r.top)) < Math.min(...rects.map(r => r.bottom)),
      top: box.top - page.top, height: box.height, right};
  });
  const faces = [...document.fonts].filter(face => face.status === "error" || face.status === "loading").length;
  const out = document.createElement("pre"); out.id = "measured"; out.textContent = JSON.stringify({lines, faces});
  document.body.append(out);
})</script>
"""

Shown = dict[str, float]


@pytest.fixture(scope="module")
def shown(sample: Build, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Line, Shown]]:
    """The sample's lines, each with what the browser makes of it, in CSS pixels."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    folder = tmp_path_factory.mktemp("browser")
    page = (sample.out / "html/index.html").read_text("utf-8")
    file = folder / "index.html"
    file.write_text(page.replace("</body>", f"{MEASURE}</body>"), "utf-8")
    command = [
        browser,
        *QUIET,
        *OFFLINE,
        f"--user-data-dir={folder / 'profile'}",
        "--window-size=1400,1800",
        "--dump-dom",
    ]
    done = subprocess.run(
        [*command, file.as_uri()], capture_output=True, text=True, timeout=120, check=True, env=_machines_own()
    )
    found = re.search(r'<pre id="measured">(.*?)</pre>', done.stdout, re.DOTALL)
    assert found is not None
    measured = json.loads(html.unescape(found[1]))
    assert measured["faces"] == 0
    return list(zip(lines_of(sample), measured["lines"], strict=True))


def test_every_line_stays_on_one_row(shown: list[tuple[Line, Shown]]) -> None:
    """No composed line breaks, whatever the browser thinks of its width."""
    assert len(shown) > 500
    assert [line.shown for line, box in shown if not box["rows"]] == []


def test_justified_lines_end_where_the_press_ends_them(shown: list[tuple[Line, Shown]], sample: Build) -> None:
    """Right edges are within 2 px of the measure, and of the last glyph in the press file."""
    ground = Ground(sample.layout)
    for line, box in shown:
        if line.kind == "body" and line.justified:
            assert abs(box["right"] - ground.measure * PX) <= 2, line.shown
            pressed = max(glyph.end for glyph in line.glyphs) - ground.left(line.page, line.column)
            assert abs(box["right"] - pressed * PX) <= 2, line.shown


def test_no_line_runs_over_its_measure(shown: list[tuple[Line, Shown]], sample: Build) -> None:
    """Crossheads, items and last lines keep within their column."""
    measure = Ground(sample.layout).measure
    assert [line.shown for line, box in shown if box["right"] > measure * PX + 2] == []


def test_every_line_stands_at_the_height_the_press_gives_it(shown: list[tuple[Line, Shown]], sample: Build) -> None:
    """A body line's box begins at its slot, to a pixel."""
    ground = Ground(sample.layout)
    for line, box in shown:
        if line.kind == "body":
            foot = (ground.top + (line.slot + 1) * ground.leading) * PX
            assert abs(box["top"] + box["height"] - foot) <= 1, line.shown


def _machines_own() -> dict[str, str]:
    """Give the environment without the tests' own FontConfig: a browser without any font of the machine breaks down."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
