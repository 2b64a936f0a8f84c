"""Schemas: the JSON Schema of every file an editor writes, made of the very kinds those files are checked against."""

from collections.abc import Mapping

from stonehand.intake.article_schema import ARTICLE
from stonehand.intake.deliveries_file import DELIVERIES
from stonehand.intake.dummy_schema import DUMMY
from stonehand.intake.fonts_schema import FONTS
from stonehand.intake.issue_schema import ISSUE
from stonehand.intake.json_schema import DIALECT, json_schema
from stonehand.intake.kinds import Record
from stonehand.intake.layout_schema import LAYOUT
from stonehand.intake.press_schema import PRESS

RECORDS: Mapping[str, Record] = {
    "article": ARTICLE,
    "deliveries": DELIVERIES,
    "dummy": DUMMY,
    "fonts": FONTS,
    "issue": ISSUE,
    "layout": LAYOUT,
    "press": PRESS,
}
"""What each of our files holds, by the name `stonehand schema` knows it under."""


def json_schemas() -> Mapping[str, dict[str, object]]:
    """Give the JSON Schema (draft 2020-12) of each file by name."""
    return {name: {"$schema": DIALECT, **json_schema(record)} for name, record in RECORDS.items()}
