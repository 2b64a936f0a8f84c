"""The record of deliveries as it is written: shipments in, the text of `deliveries.yaml` out, without a clock: the order is the
history.
"""

import json
from collections.abc import Iterator, Sequence

from stonehand.model.delivery import SentPage, Shipment

_HEAD = (
    "# What was sent, oldest first. `stonehand package` writes this file: keep it with the issue, and change nothing.\n"
)


def deliveries_yaml(shipments: Sequence[Shipment]) -> str:
    """Write the record."""
    return _HEAD + "".join(f"{line}\n" for line in _lines(shipments))


def _lines(shipments: Sequence[Shipment]) -> Iterator[str]:
    yield "schema: 1"
    yield "deliveries:"
    for shipment in shipments:
        yield f"  - press: {_quoted(shipment.press)}"
        yield f"    zip: {_quoted(shipment.zip)}"
        yield f"    sha256: {_quoted(shipment.sha256)}"
        if shipment.replate:
            yield "    replate: true"
        yield "    pages:"
        yield from (f"      - {{{_page(sent)}}}" for sent in shipment.pages)


def _page(sent: SentPage) -> str:
    revision = f"revision: {_quoted(sent.revision)}, " if sent.revision else ""
    return f"page: {_quoted(sent.page)}, {revision}sha256: {_quoted(sent.sha256)}"


def _quoted(text: str) -> str:
    """Give text in double quotes, which YAML reads as JSON does."""
    return json.dumps(text, ensure_ascii=False)
