"""What was sent of an issue: its record of deliveries, read from the workspace, and the revision each page was last sent as."""

from collections.abc import Mapping, Sequence

from stonehand.delivery.revisions import held_of
from stonehand.intake.deliveries_file import read_deliveries
from stonehand.model.delivery import Shipment
from stonehand.model.dummy import PageId
from stonehand.model.finding import Outcome
from stonehand.pipeline.sources_sum import DELIVERIES
from stonehand.workspace import files
from stonehand.workspace.roots import Workspace


def read_history(workspace: Workspace, issue_id: str) -> Outcome[tuple[Shipment, ...]]:
    """Read what was sent of the issue, to any press."""
    path = f"issues/{issue_id}/{DELIVERIES}"
    if not (workspace.root / path).exists():
        return Outcome(())
    content = files.read_inside(workspace.root, path)
    return Outcome((), content.findings) if content.value is None else read_deliveries(path, content.value)


def sent_pages(history: Sequence[Shipment], press: str) -> Mapping[PageId, str]:
    """Give the letter of each page this press holds: nothing where it went but once."""
    held = held_of([shipment for shipment in history if shipment.press == press])
    return {PageId(page): sent.revision for sent in held.values() for page in sent.page.split("-")}
