"""The dummy: page records in, `DummyPage`s out, every frame with its place in the file."""

from collections.abc import Iterable

from stonehand.intake.dummy_schema import DUMMY
from stonehand.intake.reading import Fields, read_document
from stonehand.model.dummy import DummyPage, Frame, Inks, PageId, Recipe
from stonehand.model.finding import Outcome


def read_dummy(path: str, content: bytes) -> Outcome[tuple[DummyPage, ...] | None]:
    """Read a `dummy.yaml`; `None` where it cannot be read as one."""
    document = read_document(path, content, DUMMY)
    pages = None if document.value is None else make_pages(document.value["pages"])
    return Outcome(pages, document.findings)


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
