"""`stonehand explain ID`: why a finding matters, gathered from the stages that can give it."""

import difflib
import textwrap

from stonehand.cli.faults import FAULTS
from stonehand.model.fault import Fault
from stonehand.model.finding import UsageError, error
from stonehand.pipeline.known import known_faults

_WIDTH = 88


def all_faults() -> tuple[Fault, ...]:
    """Give every fault any package knows: those of the command line, then in the order of the pipeline."""
    return (*FAULTS, *known_faults().values())


def explain(fault_id: str) -> str:
    """Write what is known of an id.

    Raises:
        UsageError: no stage gives findings of that id.
    """
    faults = {fault.id: fault for fault in all_faults()}
    if fault_id not in faults:
        near = difflib.get_close_matches(fault_id, faults, 1, 0.4)
        hint = f"did you mean {near[0]}?" if near else "the id stands in brackets behind error or warning"
        raise UsageError(error("cli/unknown-id", f"no finding is called {fault_id!r}", hint=hint))
    fault = faults[fault_id]
    source = f"\n\nSource: {fault.source}" if fault.source else ""
    return f"{fault.id}: {fault.title}\n\n{textwrap.fill(fault.rationale, _WIDTH)}{source}"
