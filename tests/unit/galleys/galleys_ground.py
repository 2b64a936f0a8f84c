"""Ground for tests of galleys: the gazette's layout, the vendored faces, and articles written on the spot."""

import datetime as dt
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from stonehand.engines import faces
from stonehand.galleys import set_galley, set_galleys
from stonehand.intake.layout_file import read_layout
from stonehand.intake.markdown import read_body
from stonehand.model.article import Article, Block, Paragraph, Priority, Role, Run, Runs, Status
from stonehand.model.engine import EngineMatter
from stonehand.model.finding import Outcome, Where
from stonehand.model.galley import Galley
from stonehand.model.issue import Issue
from stonehand.model.layout import Layout
from stonehand.model.type import FontSet, Setting, TypeSheet

ROOT = Path(__file__).parents[3]
WHERE = Where("issues/1/articles/a.md", 7)
SETTING = Setting(
    stretch_tracking=0.03, shrink_tracking=0.025, hyphenate_words_from=5, hyphenate_after=2, hyphenate_before=3
)
"""How far a line may be stretched in the tests' figures: what a 47.8 mm column of 8.7 pt needs."""


class NoEngine:
    """An engine that must not be asked."""

    def set_matter(self, html: str) -> EngineMatter:
        message = f"the engine was asked for {html[:60]}"
        raise AssertionError(message)


@cache
def fonts() -> FontSet:
    """Give the vendored faces."""
    folder = ROOT / "fonts"
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return faces.load((folder / "manifest.yaml").read_text("utf-8"), files, "fonts/manifest.yaml").value


@cache
def layout(setting: Setting = SETTING) -> Layout:
    """Give the gazette's layout with this setting."""
    path = "layouts/gazette/layout.yaml"
    read = read_layout("gazette", (ROOT / path).read_text("utf-8"), path, {}, {}).value
    assert read is not None
    return replace(read, sheets={lang: _set_by(sheet, setting) for lang, sheet in read.sheets.items()})


def _set_by(sheet: TypeSheet, setting: Setting) -> TypeSheet:
    return replace(sheet, setting=setting)


def body(text: str, **fields: Any) -> Paragraph:
    """Give a paragraph of body text."""
    return Paragraph(Role.BODY, (Run(text),), WHERE, **fields)


def article(*blocks: Block, lang: str = "en-GB", **fields: Any) -> Article:
    """Give an article of these blocks, with nothing else but what `fields` says."""
    plain: dict[str, Any] = {
        "slug": "a",
        "where": WHERE,
        "lang": lang,
        "headline": (),
        "kicker": "",
        "standfirst": (),
        "byline": "",
        "dateline": "",
        "section": "news",
        "priority": Priority.SECOND,
        "status": Status.READY,
        "url": None,
        "pictures": (),
        "blocks": blocks,
        "words": 0,
    }
    return Article(**(plain | fields))


def crosshead(text: str = "Who pays", *, optional: bool = False) -> Paragraph:
    """Give a crosshead."""
    return Paragraph(Role.CROSSHEAD, (Run(text),), WHERE, optional=optional)


def from_markdown(text: str, lang: str = "en-GB", **fields: Any) -> Article:
    """Give an article of a Markdown text."""
    return article(*read_body(text, WHERE.path, 1, lang).value.blocks, lang=lang, **fields)


def galley(found: Article, *, drop_cap: bool = False) -> Outcome[Galley]:
    """Set an article in the gazette's layout without an engine."""
    return set_galley(found, layout(), fonts(), NoEngine(), drop_cap=drop_cap)


def galleys(*stories: Article, fillers: tuple[Article, ...] = (), **options: Any) -> Outcome[tuple[Galley, ...]]:
    """Set an issue of these stories in the gazette's layout; `options` are measures and pages."""
    issue = Issue("1", "gazette", dt.date(2026, 11, 27), 1, "", WHERE, stories, fillers=fillers)
    return set_galleys(issue, layout(), fonts(), NoEngine(), **options)


def roman(text: str) -> Runs:
    """Give a text as one run."""
    return (Run(text),)
