"""The faults the lint finds on made-up pages, each with its reason and the source of its rule, for `stonehand explain`."""

from stonehand.model.fault import Fault

_DESIGN = "House rule: set = placed + overset, on whole columns and lines"
_TRADE = "Rules of thumb after Harrower; NAVEDTRA 14130"
_HARROWER = "Rules of thumb after Harrower's handbook"
_NAVY = "NAVEDTRA 14130, the US Navy's journalist training"
_TILED = "House rule: pages are tiled exactly"
_HOUSE = "House rule"

LINT_FAULTS: tuple[Fault, ...] = (
    Fault(
        "makeup/empty-rectangle",
        "A white rectangle",
        "White a reader takes for air is at most three lines deep. A deeper rectangle looks as if something had "
        "fallen out of the page.",
        _TILED,
    ),
    Fault(
        "makeup/overlap",
        "Matter on other matter",
        "No two things share a cell of the grid: neither two stories, nor an advertisement and copy, nor a leg and "
        "a picture.",
        _TILED,
    ),
    Fault(
        "makeup/outside",
        "Matter outside its room",
        "Everything of a story stands inside its frame, and every frame below the furniture and inside the type area.",
        _TILED,
    ),
    Fault(
        "makeup/dog-leg",
        "A story that is no rectangle",
        "Where a leg begins lower than its neighbours for no reason, or an advertisement cuts a corner out, a "
        "reader loses the way from one leg to the next.",
        _HARROWER,
    ),
    Fault(
        "makeup/butted-heads",
        "Two heads of a size side by side",
        "A reader runs on from one head into the other and reads nonsense. A factor of 1.2 between the sizes, three "
        "lines between the tops, or a picture parts them.",
        "Harrower; NAVEDTRA 14130; nieonline.com: tombstones",
    ),
    Fault(
        "makeup/rising-head",
        "A head larger than one above it",
        "Size says what matters, and a page is read from the top: heads shrink on the way down. Jump heads do not "
        "count.",
        _TRADE,
    ),
    Fault(
        "makeup/no-lead",
        "A page nobody leads",
        "Where three stories or more begin, one head is clearly the largest, or a reader does not know where to begin.",
        "Harrower; martinbuskin.org: the lead's head is 12 pt larger than the next",
    ),
    Fault(
        "makeup/two-leads",
        "Two leads on a page",
        "Two stories of priority lead, or two heads that share the largest size: each takes half of what a lead is "
        "for.",
        _HARROWER,
    ),
    Fault(
        "makeup/art-at-foot",
        "A picture under its own text",
        "A picture at the foot of a leg, or inside one, stops a reader who has begun to read. It stands over or "
        "beside the text.",
        _HARROWER,
    ),
    Fault(
        "makeup/shallow-leg",
        "A leg too shallow to be seen",
        "A leg of fewer than six lines, about an inch, reads like a caption. Fewer columns make deeper legs.",
        "Harrower: legs of 2 to 10 in., no text under a picture shallower than 1 in.; NAVEDTRA 14130: wrap an inch at least",
    ),
    Fault(
        "makeup/ragged-feet",
        "Legs apart at their feet",
        "The legs of a part end at most a line apart, unless matter that cannot be cut is deeper than that.",
        _HOUSE,
    ),
    Fault(
        "makeup/story-twice",
        "The same copy twice",
        "One part of a story stands in two frames. It happens when a frame is copied in the flatplan, and every "
        "reader sees it.",
        _DESIGN,
    ),
    Fault(
        "makeup/page-gap",
        "A page missing from its section",
        "The pages of a section are numbered without a gap. A gap is a page forgotten in the flatplan, or one "
        "misnamed.",
        _HOUSE,
    ),
    Fault(
        "makeup/companion-apart",
        "A companion away from its story",
        "An article's `with` names the story it belongs beside: a box, a diary, another view. On another page it "
        "explains nothing.",
        _HOUSE,
    ),
    Fault(
        "makeup/turn-unpaired",
        "A turn without its mate",
        "Each turn line names the page of the next part, and that part's from-line names the page it came from.",
        _TRADE,
    ),
    Fault(
        "makeup/turn-backwards",
        "A story that goes on before it begins",
        "A reader turns pages forward, and looks for the rest on a later page.",
        "Trade practice: a later page of the same section",
    ),
    Fault(
        "makeup/second-jump",
        "A story carried over twice",
        "Few readers follow a jump, hardly any a second one. Only a story that fills whole pages has no other way "
        "to go on.",
        "Harrower: jump once only",
    ),
    Fault(
        "makeup/turn-on-hyphen",
        "A turn in the middle of a word",
        "Nobody keeps half a word in mind while turning pages.",
        _NAVY,
    ),
    Fault(
        "makeup/turn-at-paragraph-end",
        "A turn at the end of a paragraph",
        "Where the last sentence before the turn is complete, a reader takes the story for finished.",
        _NAVY,
    ),
    Fault(
        "makeup/short-turn",
        "A turn with too little before or after it",
        "24 lines before the turn, about four inches, make a reader wish to go on; 18 after it, about three, are "
        "worth the way.",
        "Harrower: 4 in. before the jump and 6 in. after; house rule for a measure of 48 mm",
    ),
)
