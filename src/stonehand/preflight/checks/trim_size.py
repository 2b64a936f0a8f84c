"""Pages of another size than the printer states."""

from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.leaves import Leaf, leaves, shown_size
from stonehand.preflight.worst import highest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the page that is farthest off the profile's size."""
    if profile.trim is None:
        return
    worst = highest(leaves(looked, profile), lambda leaf: _off(leaf, profile), profile.limits.trim)
    if worst is not None:
        page, (width, height) = worst.item.page, _wanted(worst.item, profile)
        across, down = shown_size(page)
        yield Seen(
            f"page {page.label} is {across:.1f} x {down:.1f} mm{worst.and_more}; "
            f"{profile.name} wants {width:.1f} x {height:.1f} mm, within {worst.number:g} mm",
            on_page(looked, page),
            "make the page anew in the printer's size; scaling changes type and pictures",
            worst.level,
        )


def _wanted(leaf: Leaf, profile: PressProfile) -> tuple[float, float]:
    width, height = profile.trim or (0.0, 0.0)
    return width * (2 if leaf.double else 1), height


def _off(leaf: Leaf, profile: PressProfile) -> float:
    (across, down), (width, height) = shown_size(leaf.page), _wanted(leaf, profile)
    return max(abs(across - width), abs(down - height))


CHECK = Check(
    Fault(
        "preflight/trim-size",
        "The page has another size than the press",
        "A page too large is cut off, one too small stands off its place or is scaled until its type is another size. Neither "
        "is seen until the paper is printed.",
        "G1; newspaper printers' sheets: exact size, within 0.3 mm",
    ),
    Severity.ERROR,
    look,
    numbers=("trim",),
)
