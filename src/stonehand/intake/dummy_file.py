"""The dummy: page records in, `DummyPage`s out, every frame with its place in the file."""

from collections.abc import Iterable

from stonehand.intake.dummy_schema import DUMMY
from stonehand.intake.reading import Fields, read_document
from stonehand.model.dummy import DummyPage, Frame, Inks, PageId, Recipe
from stonehand.model.finding import Outcome, warning


def read_dummy(path: str, content: bytes, issue_id: str = "") -> Outcome[tuple[DummyPage, ...] | None]:
    """Read a `dummy.yaml`, that of `issue_id` if given; `None` where it cannot be read as one."""
    document = read_document(path, content, DUMMY)
    fields = document.value
    if fields is None:
        return Outcome(None, document.findings)
    pages = make_pages(fields["pages"])
    if not issue_id or fields["issue"] in {"", issue_id}:
        return Outcome(pages, document.findings)
    message = f"{path} is the dummy of issue {fields['issue']}, and is used for this one"
    hint = f"write `issue: {issue_id}` if you mean it, else take the file out"
    stray = warning("intake/dummy-of-another", message, fields.place("issue"), hint=hint)
    return Outcome(pages, (*document.findings, stray))


def make_pages(records: Iterable[Fields]) -> tuple[DummyPage, ...]:
    """Make pages of records that have been read."""
    return tuple(
        DummyPage(
            PageId(record["page"]),
            record["master"],
            Inks(record["inks"]),
            record["section"],
            tuple(_frame(frame) for frame in record["frames"]),
            record.where,
        )
        for record in records
    )


def _frame(fields: Fields) -> Frame:
    named = [fields["story"]] if fields["story"] else []
    return Frame(
        name=fields["frame"],
        stories=tuple(written.text for written in (*named, *fields["stories"])),
        ad=fields["ad"].text if fields["ad"] else "",
        part=fields["part"],
        at=fields["at"],
        size=fields["size"],
        legs=fields["legs"],
        jump=fields["jump"],
        recipe=_recipe(fields["recipe"]) if fields["recipe"] else None,
        locked=fields["locked"],
        where=fields.where,
    )


def _recipe(fields: Fields) -> Recipe:
    return Recipe(
        headline=None if fields["headline"] is None else f"{fields['headline']:g}pt",
        rows=fields["lines"],
        head=fields["head"],
        pictures=fields["pictures"],
        side=fields["side"],
        quotes=fields["quotes"],
        crossheads=fields["crossheads"],
        without=fields["without"],
    )
