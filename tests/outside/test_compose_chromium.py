"""The paginated HTML in a real browser: it shows the lines the press shows."""

import html
import io
import json
import os
import re
import runpy
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from stonehand.compose.composing import compose
from stonehand.compose.document import index_html
from stonehand.engines.templates import render_template
from stonehand.model.units import pt

pytestmark = pytest.mark.outside

SPECIMEN = Path(__file__).parents[1] / "press" / "compose_specimen.py"
QUIET = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync")
OFFLINE = ("--disable-background-networking", "--disable-component-update", "--virtual-time-budget=20000")
MEASURE = """
<script>document.fonts.ready.then(() => {
  const lines = [...document.querySelectorAll(".leg .l")].map(line => {
    const range = document.createRange(); range.selectNodeContents(line);
    const rects = [...range.getClientRects()].filter(rect => rect.width > 0 && rect.height > 0);
    const leg = line.closest(".leg").getBoundingClientRect(), box = line.getBoundingClientRect();
    return {rows: Math.max(...rects.map(r => r.top)) < Math.min(...rects.map(r => r.bottom)), height: box.height,
      right: Math.max(...rects.map(r => r.right)) - leg.left};
  });
  const out = document.createElement("pre"); out.id = "measured"; out.textContent = JSON.stringify(lines);
  document.body.append(out);
})</script>
"""


@pytest.fixture(scope="module")
def browser() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium here: apt-get install chromium")
    return found


def test_every_line_stays_on_its_row_and_ends_at_its_measure(browser: str, tmp_path: Path) -> None:
    """In headless Chromium no composed line breaks, none is taller than its leading, and right edges are within 2 px."""
    specimen: dict[str, Any] = runpy.run_path(str(SPECIMEN))
    issue, makeup = specimen["full_page"]()
    layout, fonts = specimen["layout"](), specimen["fonts"]()
    composition = compose(issue, layout, makeup, fonts, render_template).value
    held = io.BytesIO()
    Image.linear_gradient("L").save(held, "JPEG")
    page = index_html(
        composition,
        lang="en-GB",
        title="The Haven Gazette",
        fonts={face.file: face.data for face in fonts.faces},
        pictures={job.address: held.getvalue() for one in composition.pages for job in one.pictures},
    )
    assert "stonehand:" not in page
    file = tmp_path / "index.html"
    file.write_text(page.replace("</body>", f"{MEASURE}</body>"), "utf-8")
    measured = _measured(browser, file, tmp_path)
    by_slug = {galley.slug: galley for galley in makeup.galleys}
    lines = [
        by_slug[part.slug].lines[at]
        for one in makeup.pages
        for part in one.parts
        for leg in part.legs
        for at in range(leg.start, leg.stop)
    ]
    assert len(lines) == len(measured) > 400
    edge = pt(layout.grid.measure) * 96 / 72
    for line, shown in zip(lines, measured, strict=True):
        assert shown["rows"], line.text
        assert shown["height"] == pytest.approx((10 + 10 * (shown["height"] > 20)) * 96 / 72, abs=0.1), line.text
        if line.word_space:
            assert abs(shown["right"] - edge) < 2, line.text


def _measured(browser: str, file: Path, folder: Path) -> list[dict[str, float]]:
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [browser, *QUIET, *OFFLINE, profile, "--window-size=1400,1800", "--dump-dom", file.as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, env=_machines_own()).stdout
    found = re.search(r'<pre id="measured">(.*?)</pre>', shown, re.DOTALL)
    assert found is not None
    measured: list[dict[str, float]] = json.loads(html.unescape(found[1]))
    return measured


def _machines_own() -> dict[str, str]:
    """Give the environment without the tests' own FontConfig: a browser without any font of the machine breaks down."""
    return {name: value for name, value in os.environ.items() if name != "FONTCONFIG_FILE"}
