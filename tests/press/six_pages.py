"""A small paper of six short pages, made in memory as it stands in its folder, and impressions of it before and after an edit."""

import io
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from builds import ROOT
from PIL import Image

from stonehand.engines.worker import Worker
from stonehand.model.changes import Changes
from stonehand.model.dummy import PageId
from stonehand.model.impression import Impression
from stonehand.pipeline.compared import hold_against
from stonehand.pipeline.comparing import alone
from stonehand.pipeline.desk import read_desk
from stonehand.pipeline.impressions import impression_of
from stonehand.pipeline.making import make_issue
from stonehand.pipeline.sides import Side
from stonehand.pipeline.sources_sum import sum_sources
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.workspace.roots import Workspace

ISSUE = "2026-12-04"
PLAN = (("ferry", "tower"), ("market", "quay"), ("school", "baths"), ("regatta", "chess"), ("orchard", "lane"))
"""The stories of pages 2 to 6; page 1 has the lead alone."""

_SUBJECTS = ("The harbour master", "A woman from the quay", "The older of the brothers", "Nobody at the meeting")
_VERBS = ("had counted", "would not mention", "remembered", "wrote down")
_OBJECTS = ("the boats that came home", "what the lamp had cost", "a well-known half-truth", "the price of rope")
_ENDS = ("before the tide turned", "on Thursday", "with great care", "as far as anyone knows")


@dataclass(frozen=True)
class Taken:
    """What was made: its impression, and its pages as files of their own."""

    impression: Impression
    pages: Sequence[tuple[PageId, bytes]]


@dataclass(frozen=True)
class SixPages:
    """The paper in a folder."""

    root: Path

    @property
    def issue(self) -> Path:
        """The folder of the issue."""
        return self.root / "issues" / ISSUE

    @property
    def layout(self) -> Path:
        """The layout's file."""
        return self.root / "layouts/gazette/layout.yaml"

    def article(self, slug: str) -> Path:
        """An article's file."""
        return self.issue / f"articles/{slug}.md"

    def replace(self, file: Path, old: str, new: str) -> None:
        """Replace a stretch of text that stands once in a file."""
        text = file.read_text("utf-8")
        assert text.count(old) == 1, (file.name, old, text.count(old))
        file.write_text(text.replace(old, new), "utf-8")

    def plan(self, pages: Sequence[Sequence[str]]) -> None:
        """Write the issue with a lead on page 1 and these stories on the pages behind it; `chandlery` stands where school does."""
        rows = ["schema: 1", "paper: gazette", f"date: {ISSUE}", "number: 7", "pages:"]
        rows += ["  - page: 1", "    frames: [{story: bridge, at: [0, 14], size: [5, 22]}]"]
        for number, stories in enumerate(pages, 2):
            frames = (
                f"{{story: {slug}, at: [{at}, 3], size: [{wide}, 24]}}"
                for slug, (at, wide) in zip(stories, ((0, 3), (3, 2)), strict=False)
            )
            rows += [f"  - page: {number}", f"    frames: [{', '.join(frames)}]"]
        place = next(number for number, stories in enumerate(pages, 2) if "school" in stories)
        rows += ["ads:", f"  - {{id: chandlery, size: 152.4mm x 77mm, page: {place}, file: ads/chandlery.html}}"]
        (self.issue / "issue.yaml").write_text("\n".join(rows) + "\n", "utf-8")


def start(root: Path) -> SixPages:
    """Write the paper."""
    shutil.copytree(ROOT / "layouts", root / "layouts")
    paper = SixPages(root)
    for folder in ("articles", "pictures", "ads"):
        (paper.issue / folder).mkdir(parents=True)
    (paper.issue / "ads/chandlery.html").write_text("<p>Rope, paint, lamps.</p>", "utf-8")
    for name, hue in (("quay", 40), ("chess", 150)):
        (paper.issue / f"pictures/{name}.jpg").write_bytes(picture(hue))
    for number, slug in enumerate(("bridge", *(slug for pair in PLAN for slug in pair))):
        write(paper, slug, number, picture_of=slug if slug in {"quay", "chess"} else "")
    paper.plan(PLAN)
    return paper


def picture(hue: int) -> bytes:
    """Make a picture that runs from one tone to another."""
    image = Image.merge(
        "RGB", [Image.linear_gradient("L").point(lambda tone, h=h: (tone + h) % 256) for h in (hue, 90, 0)]
    )
    out = io.BytesIO()
    image.resize((900, 600)).save(out, "JPEG", quality=90)
    return out.getvalue()


def write(paper: SixPages, slug: str, seed: int, *, picture_of: str = "") -> None:
    """Write an article of its own words."""
    sentences = [
        f"{_SUBJECTS[(seed + n) % 4]} {_VERBS[(seed + n // 2) % 4]} {_OBJECTS[(seed * 3 + n) % 4]} {_ENDS[(n + seed // 4) % 4]}, "
        f"and said {slug} {n}."
        for n in range(10)
    ]
    text = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, 10, 3))
    shown = (
        f"pictures:\n  - {{file: pictures/{picture_of}.jpg, caption: A view of the {slug}., alt: A view}}\n"
        if picture_of
        else ""
    )
    head = f"---\nheadline: News of the {slug} at last\nbyline: Marta Linde\npriority: third\nurl: none\n{shown}---\n"
    paper.article(slug).write_text(head + text + "\n", "utf-8")


def take(paper: SixPages, worker: Worker) -> Taken:
    """Make the issue and take an impression of it."""
    workspace = Workspace(paper.root.resolve())
    sums = sum_sources(workspace, ISSUE, None)
    desk = read_desk(workspace, ISSUE, None)
    assert desk.value is not None, desk.findings
    made = make_issue(desk.value, None, worker, Stopwatch(lambda: 0.0), lambda *_: None).value
    impression = impression_of(desk.value, made, sums)
    assert impression is not None
    assert made.printed is not None
    return Taken(impression, made.printed.pages)


def held_against(before: Taken, after: Taken) -> Changes:
    """Collate two, with the pixels of all pages whose files differ."""
    sides = (
        Side("before", before.impression, alone(before.pages)),
        Side("after", after.impression, alone(after.pages)),
    )
    compared = hold_against(*sides, draw=False)
    assert not compared.findings
    return compared.value.changes


Edit = Callable[[SixPages], None]
