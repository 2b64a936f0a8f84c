"""Prices: what make-up pays for each fault of a page, in one currency, and the trade's minima it keeps.

A leg that ends before a paragraph's last line costs 100 and after its first 40 (the galley prices them); everything here is set
against these two. The minima are those of Harrower's handbook and the US Navy's journalist training: six lines to a leg, 24
before a turn and 18 after it.
"""

GOOD_ENOUGH = 12
"""What a shape may cost more than the best one of its size: less than a hyphen at a leg's foot."""

SHORT = 2
"""A leg one line short of its neighbours; two lines cost four times as much."""

OPENED = 12
"""A crosshead's white opened by a line."""

UNEVEN = 90
"""Each line beyond the first by which a leg is short, where matter cannot be cut."""

WHITE = 2
"""A cell of white inside a frame: one column wide, one line deep."""

CROP = 1
"""Each line a picture is cropped or let out from its natural depth."""

SPAN = 6
"""Each column by which a picture is wider than the span it wants."""

NARROW = 18
"""Each column by which a picture is narrower than the span it wants."""

DOMINANT = 60
"""Each column by which a lead's first picture is narrower than it should be."""

SMALLER_HEAD = 3
"""Each step down the headline schedule."""

LOOSE_HEAD = 20
"""A head that fills nothing of its span; one that fills it costs nothing."""

SHALLOW_LEG = 4
"""Each line a leg under a head lacks to the least depth."""

THIN_LEG = 25
"""Legs under a picture shallower than the least depth, where legs would not end level otherwise."""

SAME_PLACE = 3
"""A head that stands the way the one above it does."""

BUTTED = 30
"""Two heads of one size, one below the other."""

RISING = 45
"""A head larger than the one above it."""

WIDE_GAP = 1
"""Three lines between stories instead of two."""

TURN = 20
"""A story cut at all."""

TURN_ON_HYPHEN = 40
"""A turn after a divided word."""

TURN_ON_PARAGRAPH = 12
"""A turn at a paragraph's end, where a reader may take the story for finished."""

HOLE = 14
"""Each line of white at the foot of a page that another follows, from the second on."""

OPEN_FOOT = 80
"""A page's foot so open that it is reported."""

LAST_HOLE = 1
"""Each line of white at the foot of the last page."""

PAGE = 30
"""A page begun."""

PARTED = 5_000
"""A break the galley forbids, in a group no leg of this paper can hold."""

LEAST_LEG = 6
"""Lines of the shallowest leg under a picture, and of one that begins a story at a page's foot."""

LEAST_BEFORE = 24
"""Lines of text before a turn."""

LEAST_AFTER = 18
"""Lines of text after a turn."""

GIVE = 4
"""Lines a page may end short so that enough of a story is left to stand on the next."""

GAPS = (2, 3)
"""Lines between stories stacked, the rule in them."""

QUOTE_OUT = 5
"""A pull quote left out."""

CROSSHEAD_OUT = 2
"""A crosshead left out that the copy marks as optional."""

PART_DROPPED = 40
"""A standfirst, kicker or byline left out that the article says may go."""

PICTURE_DROPPED = 120
"""A story's pictures left out where the article says they may go."""

WING = 2
"""A head beside its picture instead of above it."""

UNDER = 1
"""A head under its picture."""

BESIDE = 4
"""A head at the left of its text."""

PICTURE_WAITS = 45
"""A picture that stands in a story's second part."""
