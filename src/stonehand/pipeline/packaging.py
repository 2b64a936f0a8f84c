"""Packaging: what was proofed goes into one archive for the print shop, and what was sent into the issue's record.

The archive is put in its place first and the record after it, both staged before: a run killed between the two leaves an archive
nobody has been told of, which the next one makes again, byte for byte.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stonehand.delivery import revisions
from stonehand.delivery.archive import digest
from stonehand.delivery.record import deliveries_yaml
from stonehand.model.delivery import SentPage, Shipment
from stonehand.model.finding import Finding, Outcome, Where, error
from stonehand.pipeline.built import Built, shown_names
from stonehand.pipeline.desk import Desk, read_desk
from stonehand.pipeline.last_look import Tell
from stonehand.pipeline.pages import chosen
from stonehand.pipeline.parcel import Load, Parcel, make_parcel
from stonehand.pipeline.proof import Proof, read_proof
from stonehand.pipeline.report import title_of
from stonehand.pipeline.reporting.words import counted
from stonehand.pipeline.sent import read_history
from stonehand.pipeline.sources_sum import DELIVERIES, sum_sources
from stonehand.press.intent import Imprint
from stonehand.press.split import split
from stonehand.workspace import lock, publish, roots, sources
from stonehand.workspace.environment import Environment
from stonehand.workspace.roots import Workspace

FOLDER = "package"


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for: an issue, a press, and pages to be sent alone."""

    issue: str | None = None
    press: str | None = None
    replate: str | None = None


def package_issue(request: Request, environment: Environment, tell: Tell) -> Built:
    """Package an issue for its print shop; errors write nothing.

    Raises:
        UsageError: there is no such workspace, issue, page or press profile, or a build is at work.
        OutputNotWritten: the archive or the record could not be written; neither is there then.
    """
    workspace = roots.find(environment.cwd)
    issue_id = roots.choose_issue(workspace, request.issue, environment.cwd)
    given = sources.read_given_press(request.press, environment.cwd, workspace).value if request.press else None
    target = publish.output_folder(workspace.root, issue_id)
    with lock.held(target):
        publish.sweep(workspace.issues / issue_id)
        sums = sum_sources(workspace, issue_id, given)
        desk = read_desk(workspace, issue_id, environment.fonts, given)
        if desk.value is None or desk.value.press is None:
            return _refused(issue_id, desk.findings)
        proof = read_proof(target, f"out/{issue_id}", desk.value.press.name, sums)
        history = read_history(workspace, issue_id)
        if proof.value is None or history.findings:
            return _refused(issue_id, (*proof.findings, *history.findings))
        load = _load(desk.value, proof.value, history.value, request.replate)
        if load.value is None:
            return _refused(issue_id, load.findings)
        packing = make_parcel(load.value, tell)
        if packing.value is None:
            return _refused(issue_id, packing.findings)
        parcel, is_new = _parcel(load.value, packing.value)
        written = _write(workspace, issue_id, target, parcel, history.value if is_new else None)
    names = shown_names(written, environment.cwd)
    return _packaged(packing.findings, parcel, load.value, names, is_new=is_new)


def _load(desk: Desk, proof: Proof, history: Sequence[Shipment], wanted: str | None) -> Outcome[Load | None]:
    """Cut the book, and tell which pages go with which letter."""
    press = desk.press
    if press is None:
        return Outcome(None)
    imprint = Imprint(title_of(desk), desk.issue.date, desk.layout.lang)
    ids = [page for page, _ink in proof.pages]
    pages = split(proof.book, ids, press, imprint)
    digests = {file.name: digest(file.pdf) for file in pages}
    sent = tuple(shipment for shipment in history if shipment.press == press.name)
    if wanted is None:
        sending = Outcome(revisions.whole(digests, sent))
    else:
        names = revisions.files_of(chosen(wanted, ids), pages)
        place = Where(f"issues/{desk.issue.id}/{DELIVERIES}")
        if not sent:
            message = f"nothing was sent to {press.name} yet, so there is no page to replate"
            hint = "send the whole issue: stonehand package"
            return Outcome(None, (error("delivery/nothing-sent", message, place, hint=hint),))
        sending = revisions.replate(digests, names, sent, place)
    if sending.findings:
        return Outcome(None, sending.findings)
    again = None if wanted else _sent_before(sending.value.pages, sent)
    return Outcome(Load(desk, press, proof, pages, sending.value, wanted is not None, sent, again))


def _sent_before(pages: Sequence[SentPage], history: Sequence[Shipment]) -> int | None:
    """Find the last whole delivery that held these very pages."""
    same = (number for number, before in enumerate(history) if not before.replate and before.pages == pages)
    return max(same, default=None)


def _parcel(load: Load, packed: Callable[[Sequence[Shipment]], Parcel]) -> tuple[Parcel, bool]:
    """Pack; where the very same was sent before, that is made again, and is nothing new."""
    if load.again is not None:
        parcel = packed(load.history[: load.again])
        if parcel.shipment == load.history[load.again]:
            return parcel, False
    return packed(load.history), True


def _write(
    workspace: Workspace, issue_id: str, target: Path, parcel: Parcel, history: Sequence[Shipment] | None
) -> tuple[Path, ...]:
    places = {target: {f"{FOLDER}/{parcel.shipment.zip}": parcel.content}}
    if history is not None:
        record = deliveries_yaml((*history, parcel.shipment)).encode("utf-8")
        places[workspace.issues / issue_id] = {DELIVERIES: record}
    return publish.publish_together(places)


def _refused(issue_id: str, findings: Sequence[Finding]) -> Built:
    return Built(tuple(findings), {"issue": issue_id, "written": []}, f"{issue_id}: nothing was packaged")


def _packaged(findings: tuple[Finding, ...], parcel: Parcel, load: Load, written: list[str], *, is_new: bool) -> Built:
    shipment = parcel.shipment
    result = {
        "issue": load.desk.issue.id,
        "press": shipment.press,
        "written": written,
        "sha256": shipment.sha256,
        "new": is_new,
        "replate": shipment.replate,
        "pages": [{"page": sent.page, "revision": sent.revision} for sent in shipment.pages],
    }
    line = f"wrote {', '.join(written)}: {_told(shipment.pages, load, is_new=is_new)}"
    return Built(findings, result, f"{line}; SHA-256 {shipment.sha256}")


def _told(pages: Sequence[SentPage], load: Load, *, is_new: bool) -> str:
    """Say what is in it, and what of that is new to the shop."""
    if not is_new:
        return "the same as was sent before"
    many = counted(sum(page.page.count("-") + 1 for page in pages), "page")
    revised = ", ".join(
        f"{page.page} as revision {page.revision}" for page in pages if page.page in load.sending.revised
    )
    if revised:
        return f"{many}; {revised}"
    return f"{many}, as they were sent before" if load.history else many
