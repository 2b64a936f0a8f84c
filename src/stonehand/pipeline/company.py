"""What a build for CI makes beside its products: proofs, what changed against a base, thumbnails of it.

In: an issue as it was made, and all that was found. Out: files by name in the output folder, and what changed, for the summary. A
fault here never keeps the press file back: it is told, and what could not be made is missing.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from stonehand.engines.easel import Easel
from stonehand.engines.worker import Worker
from stonehand.model.changes import Changes, PageChange
from stonehand.model.finding import Finding, Outcome
from stonehand.pipeline.changes_written import changes_files
from stonehand.pipeline.compared import USUAL_DPI, Compared
from stonehand.pipeline.desk import Desk
from stonehand.pipeline.making import Made, Tell
from stonehand.pipeline.proof_drawings import draw_proofs
from stonehand.pipeline.reporting.as_summary import FOLDER, Thumbnails
from stonehand.pipeline.reporting.changes.picture_names import picture_names
from stonehand.pipeline.stopwatch import Stopwatch
from stonehand.pipeline.thumbnails import thumbnail
from stonehand.workspace.builtin import proof_faces

CHANGES = "diff"
"""The folder of the output that tells what changed."""

PROOF_DPI = 100


@dataclass(frozen=True, slots=True)
class Company:
    """Files beside the press file by name in the output folder; what changed, where a base was named, and thumbnails of it."""

    files: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    changes: Changes | None = None
    thumbnails: Mapping[PageChange, Thumbnails] = field(default_factory=dict)


Compare = Callable[[], Outcome[Compared | None]]
"""Holds the issue against its base; `None` where that could not be done."""


def keep_company(  # noqa: PLR0913, PLR0917 - what all of it is made from
    desk: Desk,
    made: Made,
    found: Sequence[Finding],
    build_hash: str,
    compare: Compare | None,
    worker: Worker,
    watch: Stopwatch,
    tell: Tell,
) -> Outcome[Company]:
    """Make all of it; `compare` is `None` where no base was named."""
    with watch.stage("proofs"):
        proofs = draw_proofs(desk, made, found, PROOF_DPI, build_hash, worker, tell)
    files = dict(proofs.value)
    if compare is None:
        return Outcome(Company(files), proofs.findings)
    tell("comparing", 0, 1)
    with watch.stage("diff"):
        compared = compare()
    company = _with_changes(files, compared.value, compared.findings) if compared.value else Company(files)
    return Outcome(company, (*proofs.findings, *compared.findings))


def _with_changes(files: Mapping[str, bytes], compared: Compared, found: Sequence[Finding]) -> Company:
    easel = Easel(*proof_faces())
    thumbnails: dict[PageChange, Thumbnails] = {}
    small: dict[str, bytes] = {}
    for change, pictures in compared.pictures.items():
        names = picture_names(change)
        shown = ((names.before, pictures.before, ()), (names.after, pictures.after, change.spots))
        told = {name: (png, spots) for name, png, spots in shown if name is not None and png is not None}
        thumbnails[change] = Thumbnails(*(name if name in told else "" for name in (names.before, names.after)))
        small |= {f"{FOLDER}/{name}": thumbnail(png, USUAL_DPI, spots, easel) for name, (png, spots) in told.items()}
    changed = {f"{CHANGES}/{name}": content for name, content in changes_files(compared, found).items()}
    return Company({**files, **changed, **small}, compared.changes, thumbnails)
