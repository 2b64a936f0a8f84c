"""The record of deliveries, `deliveries.yaml`: YAML in, `Shipment`s out, in the order they were sent.

It is written by `stonehand package` and kept with the issue. Whatever is wrong in it is an error: by it the shop's next file gets
its revision letter, and a letter used twice puts an old page on the press.
"""

from collections.abc import Iterable, Iterator

from stonehand.intake.forms import FILE_NAME, FLAG, NAME, SCHEMA, SHA256, pattern
from stonehand.intake.kinds import Each, Key, Record
from stonehand.intake.reading import Fields, read_document
from stonehand.model.delivery import SentPage, Shipment
from stonehand.model.finding import Finding, Outcome, error

_PAGE_RULE = "[A-Z]{0,2}[1-9][0-9]{0,3}"
_SENT = pattern("a page, or two that went as one", '"4-5"', f"{_PAGE_RULE}(-{_PAGE_RULE})?")

_PAGE = Record(
    "Page sent",
    "A page as it was sent.",
    {
        "page": Key(_SENT, "The page, or `4-5`."),
        "revision": Key(pattern("a revision letter", '"a"', "[a-z]{1,3}"), "Its letter; none the first time.", ""),
        "sha256": Key(SHA256, "The checksum of its file."),
    },
)

_SHIPMENT = Record(
    "Delivery",
    "One archive to one print shop.",
    {
        "press": Key(NAME, "The press profile."),
        "zip": Key(FILE_NAME, "The archive's name."),
        "sha256": Key(SHA256, "The archive's checksum."),
        "replate": Key(FLAG, "Whether these pages were sent alone.", default=False),
        "pages": Key(Each(_PAGE, least=1), "What was in it."),
    },
)

DELIVERIES = Record(
    "Deliveries",
    "What was sent of an issue, oldest first.",
    {
        "schema": Key(SCHEMA, "Version of this format."),
        "deliveries": Key(Each(_SHIPMENT), "The deliveries, oldest first."),
    },
)


def read_deliveries(path: str, content: bytes) -> Outcome[tuple[Shipment, ...]]:
    """Read the record; nothing where anything in it is wrong."""
    document = read_document(path, content, DELIVERIES)
    fields = document.value
    if fields is None:
        return Outcome((), document.findings)
    shipments = tuple(_shipment(record) for record in fields["deliveries"])
    found = (*document.findings, *_check(shipments, fields["deliveries"]))
    return Outcome(() if found else shipments, found)


def _shipment(record: Fields) -> Shipment:
    pages = tuple(SentPage(page["page"], page["revision"], page["sha256"]) for page in record["pages"])
    return Shipment(record["press"], record["zip"], record["sha256"], pages, record["replate"], record.where)


def _check(shipments: Iterable[Shipment], records: Iterable[Fields]) -> Iterator[Finding]:
    """Find letters that go back: a revision that was sent stands for one file for ever."""
    sent: dict[tuple[str, str, str], str] = {}
    for shipment, record in zip(shipments, records, strict=True):
        seen: set[str] = set()
        for page, fields in zip(shipment.pages, record["pages"], strict=True):
            key = (shipment.press, page.page, page.revision)
            before = sent.setdefault(key, page.sha256)
            if page.page in seen or before != page.sha256:
                what = "twice in one delivery" if page.page in seen else f"as {page.revision or 'first sent'} twice"
                yield error(
                    "intake/sent-twice",
                    f"page {page.page} stands {what}, {record.where.path} says",
                    fields.where,
                    hint="bring the file back as `stonehand package` wrote it: git has it",
                )
            seen.add(page.page)
