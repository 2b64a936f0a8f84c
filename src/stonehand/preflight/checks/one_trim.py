"""Pages of several sizes in one file."""

from collections import Counter
from collections.abc import Iterator

from stonehand.model.fault import Fault
from stonehand.model.finding import Severity
from stonehand.model.press import PressProfile
from stonehand.preflight.check import Check, Looked, Seen, on_page
from stonehand.preflight.leaves import Leaf, leaves, shown_size
from stonehand.preflight.worst import highest


def look(looked: Looked, profile: PressProfile) -> Iterator[Seen]:
    """Find the page that is farthest off the size most pages have."""
    sizes = [(leaf, _size(leaf)) for leaf in leaves(looked, profile)]
    usual = max(Counter(size for _leaf, size in sizes).items(), key=lambda pair: pair[1], default=((0.0, 0.0), 0))[0]
    worst = highest(sizes, lambda one: max(abs(one[1][0] - usual[0]), abs(one[1][1] - usual[1])), profile.limits.trim)
    if worst is not None:
        page = worst.item[0].page
        width, height = shown_size(page)
        yield Seen(
            f"page {page.label} is {width:.1f} x {height:.1f} mm{worst.and_more}, where most of {looked.name} is "
            f"{usual[0]:.1f} x {usual[1]:.1f} mm; they may differ by {worst.number:g} mm",
            on_page(looked, page),
            "make the page anew in the size of the others",
            worst.level,
        )


def _size(leaf: Leaf) -> tuple[float, float]:
    """Give the size of a page, of a double one that of its half; in tenths of a millimetre, so that like is like."""
    width, height = shown_size(leaf.page)
    return round(width / (2 if leaf.double else 1), 1), round(height, 1)


CHECK = Check(
    Fault(
        "preflight/one-trim",
        "The pages of the file differ in size",
        "All pages are cut in one go. One of another size is moved, cut or scaled to fit the rest, and its margins jump.",
        "G2; GWG 2022 WebCMYKNews: same trim on all pages",
    ),
    Severity.ERROR,
    look,
    numbers=("trim",),
)
