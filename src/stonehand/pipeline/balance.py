"""The balance of an issue: lines set, placed and overset, counted from the galleys and from the pages, each by itself.

Set = placed + overset, or the program has lost copy and must not go on. Pull quotes are repeats and do not count.
"""

from dataclasses import dataclass

from stonehand.pipeline.setting import Pages


@dataclass(frozen=True, slots=True)
class Balance:
    """Lines of copy over all stories."""

    set: int
    placed: int
    overset: int


def take_balance(pages: Pages) -> Balance:
    """Count the lines.

    Raises:
        AssertionError: a line was lost between galleys and pages, which is a bug and never an editor's fault.
    """
    galleys = {galley.slug: galley for galley in pages.galleys}
    placed = sum(
        sum(line.depth for line in galleys[part.slug].lines[leg.start : leg.stop] if not line.repeat)
        for page in pages.makeup.pages
        for part in page.parts
        for leg in part.legs
    )
    all_set = sum(line.depth for galley in pages.galleys for line in galley.lines if not line.repeat)
    balance = Balance(all_set, placed, sum(lines for _, lines in pages.makeup.overset))
    if balance.set != balance.placed + balance.overset:
        message = f"{balance.set} lines were set, {balance.placed} placed and {balance.overset} overset"
        raise AssertionError(message)
    return balance
