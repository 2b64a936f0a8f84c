"""Changes of every kind, as their forms are tested with them, and changes made of strangers' texts."""

from itertools import cycle

from hypothesis import strategies as st

from stonehand.model.changes import Changes, Edit, Fate, PageChange, StoryChange
from stonehand.model.drawn import Area
from stonehand.model.dummy import PageId
from stonehand.model.finding import Where
from stonehand.model.units import Mm

ARTICLE = "issues/x/articles/bridge.md"

HEADLINE = Edit("headline", "June", "May", "opens in", "", Where(ARTICLE, 2, 11))
TAKEN_OUT = Edit("body", "It rains.", "", "said so.", "Later the", Where(ARTICLE, 9))
PUT_IN = Edit("caption", "", "The new bridge", "", "", Where(ARTICLE, 30))
_CARRIED = "one two three four five six seven eight nine ten eleven twelve thirteen"
MOVED = Edit("body", _CARRIED, _CARRIED, "a", "b", Where(ARTICLE, 20), moved=True)

CHANGED = PageChange(
    PageId("3"),
    PageId("3"),
    Fate.CHANGED,
    0.0123,
    (Area.sized(Mm(10.0), Mm(20.5), Mm(30.0), Mm(4.25)),),
    ("bridge",),
    ("bridge.jpg",),
)
GONE = PageChange(PageId("4"), None, Fate.REMOVED, stories=("fair",), compared=False)
SHIFTED = PageChange(PageId("5"), PageId("4"), Fate.MOVED)
NEW = PageChange(None, PageId("5"), Fate.ADDED, stories=("pool",), ads=("bakery",), compared=False)
TURNED = PageChange(PageId("7"), PageId("6"), Fate.MOVED, stories=("roof",), compared=False)
SPECK = PageChange(PageId("8"), PageId("8"), Fate.CHANGED, 0.00004, ads=("bakery",))

BRIDGE = StoryChange(
    "bridge",
    "Bridge opens in May",
    Fate.CHANGED,
    Where(ARTICLE),
    (PageId("3"),),
    (PageId("3"), PageId("4")),
    (HEADLINE, TAKEN_OUT, PUT_IN, MOVED),
    ("bridge.jpg",),
)
ROOF = StoryChange("roof", "Roof leaks", Fate.CHANGED, Where("a/roof.md"), (PageId("6"),), (PageId("6"),), reset=True)
POOL = StoryChange("pool", "Pool fills", Fate.ADDED, Where("a/pool.md"), (), (PageId("5"),))
FAIR = StoryChange("fair", "", Fate.REMOVED, Where("a/fair.md"), (PageId("4"), PageId("5")), ())
CHOIR = StoryChange("choir", "Choir sings", Fate.MOVED, Where("a/choir.md"), (PageId("2"),), (PageId("7"),))

ALL = Changes(
    "main",
    "out/x",
    (CHANGED, GONE, SHIFTED, NEW, TURNED, SPECK),
    (BRIDGE, ROOF, POOL, FAIR, CHOIR),
    (ARTICLE, "a/pool.md"),
    ("office", "gazette"),
    (("pango", "1.56", "1.57"), ("weasyprint", "", "70.0")),
    ("Page 3 was 289.0 x 380.0 mm, and is 280.0 x 380.0 mm.",),
)

NASTY = (
    "::error::owned",
    "\n::error file=a::owned",
    "\r::stop-commands::x",
    "##[error]owned",
    "%0A::error::owned",
    "\x1b[2J\x1b]0;owned\x07",
    "\u202egnp.exe\u2066",
    "\u2028::error::owned\x85",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\" onload='x' &amp; {{ 7 * 7 }} {% raw %}",
    "-]{+owned+}",
    "../../etc/passwd\0",
    "x" * 130 + "::error::owned",
    "a " * 48 + "::error::owned",
)

TEXTS = st.lists(st.sampled_from(NASTY) | st.text(max_size=12), max_size=3).map("".join)
PAGES = TEXTS.filter(bool).map(PageId)


def of_strangers(texts: list[str]) -> Changes:
    """Make changes of every kind, all whose texts are these, by turns."""
    turn = cycle(texts)

    def text() -> str:
        return next(turn)

    def page() -> PageId:
        return PageId(text())

    def edits() -> tuple[Edit, ...]:
        lines = (None, 3)
        return tuple(
            Edit(text(), text(), text(), text(), text(), Where(text(), line), moved=moved)
            for line in lines
            for moved in (False, True)
        )

    pages = tuple(
        PageChange(page(), page(), fate, 0.2, (), (text(), text()), (text(),), (text(),), compared=True, edits=edits())
        for fate in (Fate.CHANGED, Fate.MOVED)
    )
    alone = (
        PageChange(page(), None, Fate.REMOVED, stories=(text(),), compared=False),
        PageChange(None, page(), Fate.ADDED, stories=(text(),), compared=False),
    )
    stories = tuple(
        StoryChange(text(), text(), fate, Where(text(), 1), (page(),), (page(), page()), edits(), (text(),), reset=True)
        for fate in (Fate.CHANGED, Fate.MOVED, Fate.ADDED, Fate.REMOVED)
    )
    libraries = ((text(), text(), text()),)
    return Changes(text(), text(), (*pages, *alone), stories, (text(),), (text(), text()), libraries, (text(),))


STRANGERS = st.lists(TEXTS, min_size=1, max_size=5).map(of_strangers)
"""Changes in which every text is a stranger's."""
