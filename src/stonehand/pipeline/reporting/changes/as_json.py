"""What changed as one JSON document, for programs. Its keys stand in docs/diff.md; lengths are millimetres."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from types import MappingProxyType

from stonehand.model.changes import Changes, Edit, PageChange, StoryChange
from stonehand.model.drawn import Area
from stonehand.model.finding import Finding, Where, plain_values
from stonehand.pipeline.reporting.changes.picture_names import PictureNames
from stonehand.pipeline.reporting.words import as_document

_SHARE_DIGITS = 6
_MM_DIGITS = 3

NO_NAMES: Mapping[PageChange, PictureNames] = MappingProxyType({})


def changes_as_json(
    changes: Changes, findings: Iterable[Finding] = (), pictures: Mapping[PageChange, PictureNames] = NO_NAMES
) -> str:
    """Give the changes, then what was found on the way. `pictures` are files that show changed pages, where any were written."""
    before_and_after = None if changes.press is None else dict(zip(("before", "after"), changes.press, strict=True))
    return as_document(
        {
            "schema": 1,
            "before": changes.before,
            "after": changes.after,
            "same": changes.same,
            "press": before_and_after,
            "pages": [_page(page, pictures.get(page)) for page in changes.pages],
            "stories": [_story(story) for story in changes.stories],
            "ads": [{"id": ad.id, "fate": ad.fate.value, "before": ad.before, "after": ad.after} for ad in changes.ads],
            "sources": list(changes.sources),
            "libraries": [{"name": name, "before": old, "after": new} for name, old, new in changes.libraries],
            "notes": list(changes.notes),
            "findings": [plain_values(finding) for finding in findings],
        }
    )


def _page(page: PageChange, names: PictureNames | None) -> dict[str, object]:
    return {
        "page": page.page,
        "fate": page.fate.value,
        "before": page.before,
        "after": page.after,
        "compared": page.compared,
        "share": round(page.share, _SHARE_DIGITS),
        "spots": [_spot(spot) for spot in page.spots],
        "stories": list(page.stories),
        "pictures": list(page.pictures),
        "ads": list(page.ads),
        "edits": [_edit(edit) for edit in page.edits],
        "files": None if names is None else {"before": names.before, "after": names.after, "changes": names.marked},
    }


def _spot(spot: Area) -> dict[str, float]:
    lengths = {"left_mm": spot.left, "top_mm": spot.top, "width_mm": spot.width, "height_mm": spot.height}
    return {name: round(length, _MM_DIGITS) for name, length in lengths.items()}


def _story(story: StoryChange) -> dict[str, object]:
    return {
        "slug": story.slug,
        "headline": story.headline,
        "fate": story.fate.value,
        "where": asdict(story.where),
        "before": list(story.before),
        "after": list(story.after),
        "edits": [_edit(edit) for edit in story.edits],
        "pictures": list(story.pictures),
        "reset": story.reset,
    }


def _edit(edit: Edit) -> dict[str, object]:
    return {
        "what": edit.what,
        "gone": edit.gone,
        "come": edit.come,
        "before": edit.before,
        "behind": edit.behind,
        "where": _where(edit.where),
        "moved": edit.moved,
    }


def _where(where: Where) -> dict[str, object] | None:
    """Give a place; words of a page that was read from a PDF are written nowhere."""
    return asdict(where) if where.path else None
