"""Turns: a story carried to another page leads there and back, once, forward, and at a line where a reader goes on. Stories with
all their parts go in, flaws come out. The numbers are Harrower's, the bans NAVEDTRA 14130's.
"""

from collections.abc import Iterator
from itertools import pairwise

from stonehand.makeup.lint.sheet import Flaw, Placing, Stories, on_page, tail_lines
from stonehand.makeup.prices import LEAST_AFTER, LEAST_BEFORE
from stonehand.model.finding import OnPage, error, warning
from stonehand.model.galley import Line, depth_of

_HYPHENS = ("-", "\u2010")


def turn_unpaired(stories: Stories) -> Iterator[Flaw]:
    """Each turn line names the page of the next part, that part's from-line the page before; no part is missing."""
    for slug, places in stories.items():
        by_part = {place.part.part: place for place in places}
        for place in places:
            part = place.part.part
            why = _mismatch(place, by_part.get(part - 1), by_part.get(part + 1))
            if part > 1 and part - 1 not in by_part:
                why = f"page {place.sheet.page.id} has part {part} of {slug}, and part {part - 1} stands nowhere"
            if why:
                hint = "name the part's page in the frame's `jump`, and give the part a frame there"
                yield Flaw(error("makeup/turn-unpaired", why, _foot_of(place), hint=hint))


def turn_backwards(stories: Stories) -> Iterator[Flaw]:
    """A story goes on on a later page, never on an earlier one or its own."""
    for slug, places in stories.items():
        for here, there in pairwise(places):
            if there.part.part > here.part.part and there.sheet.page.number <= here.sheet.page.number:
                message = f"{slug} turns from page {here.sheet.page.id} back to page {there.sheet.page.id}"
                hint = "let it jump to a later page of its section"
                yield Flaw(error("makeup/turn-backwards", message, _foot_of(here), hint=hint))


def second_jump(stories: Stories) -> Iterator[Flaw]:
    """A story jumps once only: few readers follow it a second time. One that fills whole pages has no other way to go on."""
    for slug, places in stories.items():
        more = [there for here, there in pairwise(places) if here.part.part > 1 and not _fills_its_page(here)]
        if more:
            finding = warning(
                "makeup/second-jump",
                f"{slug} is carried over {len(places) - 1} times, from a page it shares with others",
                more[0].sheet.spot(slug, more[0].part.frame),
                hint="give its second part a deeper frame, or cut the story",
            )
            yield Flaw(finding, len(more))


def turn_on_hyphen(stories: Stories) -> Iterator[Flaw]:
    """No turn cuts a word in two."""
    for here, last in _last_lines(stories):
        if last.hyphen or last.text.endswith(_HYPHENS):
            slug = here.part.slug
            message = f"{slug} turns from page {here.sheet.page.id} in the middle of a word: '{_end_of(last)}'"
            hint = "make its frame a line deeper or shallower"
            yield Flaw(warning("makeup/turn-on-hyphen", message, _foot_of(here), hint=hint))


def turn_at_paragraph_end(stories: Stories) -> Iterator[Flaw]:
    """No turn stands at a paragraph's end, where a reader may take the story for finished."""
    for here, last in _last_lines(stories):
        if last.left == 1:
            slug = here.part.slug
            message = f"{slug} turns from page {here.sheet.page.id} at the end of a paragraph: '{_end_of(last)}'"
            hint = "make its frame a line deeper or shallower"
            yield Flaw(warning("makeup/turn-at-paragraph-end", message, _foot_of(here), hint=hint))


def short_turn(stories: Stories) -> Iterator[Flaw]:
    """24 lines stand before a turn, 18 after it: less is not worth a reader's way."""
    for slug, places in stories.items():
        for here, there in pairwise(places):
            before, after = _room(here), _rest(there)
            if not here.part.legs or (before >= LEAST_BEFORE and after >= LEAST_AFTER):
                continue
            finding = warning(
                "makeup/short-turn",
                f"{slug} turns from page {here.sheet.page.id} to {there.sheet.page.id} after {before} lines, before {after}",
                _foot_of(here),
                hint=f"let at least {LEAST_BEFORE} lines stand before the turn and {LEAST_AFTER} after it, or keep it on one page",
            )
            yield Flaw(finding, max(0, LEAST_BEFORE - before) + max(0, LEAST_AFTER - after))


def _fills_its_page(place: Placing) -> bool:
    return len(place.sheet.page.parts) == 1 and not place.sheet.page.ads


def _mismatch(place: Placing, before: Placing | None, ahead: Placing | None) -> str:
    """Tell what is wrong with a part's turn line and from-line, if anything."""
    part, page, words = place.part, place.sheet.page.id, place.sheet.layout.words
    turn, resumed = (placed.value if placed else None for placed in (part.turn, part.resumed))
    wanted_turn = words.continued_on.replace("{page}", ahead.sheet.page.id) if ahead else None
    wanted_resumed = words.continued_from.replace("{page}", before.sheet.page.id) if before else None
    if turn != wanted_turn:
        return f"{part.slug} on page {page} ends with {_said(turn)} where {_said(wanted_turn)} belongs"
    if resumed != wanted_resumed:
        return f"{part.slug} on page {page} begins with {_said(resumed)} where {_said(wanted_resumed)} belongs"
    return ""


def _said(words: str | None) -> str:
    return f"'{words}'" if words is not None else "no line"


def _last_lines(stories: Stories) -> Iterator[tuple[Placing, Line]]:
    """Give every part another follows, with the last line before its turn."""
    for places in stories.values():
        for here, _ in pairwise(places):
            lines = here.sheet.galleys[here.part.slug].lines
            if here.part.legs:
                yield here, lines[here.part.legs[-1].stop - 1]


def _room(place: Placing) -> int:
    """Count the lines of text that have room in a part's legs, down to the lowest foot."""
    part = place.part
    feet = [leg.box.foot + tail_lines(part, leg.box.column) for leg in part.legs]
    return sum(max(feet) - leg.box.line - tail_lines(part, leg.box.column) for leg in part.legs)


def _rest(place: Placing) -> int:
    """Count the lines of a story from a part on."""
    galley = place.sheet.galleys[place.part.slug]
    return depth_of(galley.lines[place.part.legs[0].start :]) if place.part.legs else 0


def _end_of(line: Line) -> str:
    return line.text.split()[-1] + ("-" if line.hyphen else "") if line.text.split() else ""


def _foot_of(place: Placing) -> OnPage:
    """Give the place of a part's turn line, else of its frame."""
    part = place.part
    box = on_page(part, part.turn.box) if part.turn else part.frame
    return place.sheet.spot(part.slug, box)
