"""Issue checks: does a number follow the last one, is the date its folder's, is every story named one we have?"""

import re
from collections.abc import Iterator, Mapping, Sequence

from stonehand.intake.reading import Fields, Written, nearest
from stonehand.model.article import Article, Status
from stonehand.model.finding import Finding, error, info, warning

_DATED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(.*)")


def check_date(issue_id: str, fields: Fields, weekdays: Sequence[str]) -> Iterator[Finding]:
    """Find a date that is not the folder's, and a weekday that is not the date's (`weekdays` begin with Monday)."""
    date, dated = fields["date"], _DATED.fullmatch(issue_id)
    if dated is not None and dated[1] != date.isoformat():
        message = f"the issue is dated {date}, its folder is {issue_id}"
        yield error(
            "intake/date-not-folder",
            message,
            fields.place("date"),
            hint=f"write `date: {dated[1]}`, or rename the folder",
        )
    weekday = weekdays[date.weekday()]
    if fields["weekday"] and fields["weekday"].casefold() != weekday.casefold():
        message = f"{date} is a {weekday}, not a {fields['weekday']}"
        yield error(
            "intake/weekday", message, fields.place("weekday"), hint=f"write `weekday: {weekday}`, or correct the date"
        )


def check_number(issue_id: str, fields: Fields, numbers: Mapping[str, tuple[str, int]]) -> Iterator[Finding]:
    """Find a number another issue of the paper has, or one that does not follow the last issue's.

    `numbers` holds paper and number of other issues by id. Only dated folders are in an order; issues of one day are editions
    of one number.
    """
    number, where = fields["number"], fields.place("number")
    day = fields["date"].isoformat()
    others = {
        other: taken
        for other, (paper, taken) in sorted(numbers.items())
        if paper == fields["paper"] and other != issue_id and not other.startswith(day)
    }
    holder = next((other for other, taken in others.items() if taken == number), None)
    if holder is not None:
        message = f"number {number} is that of the issue {holder} already"
        yield error("intake/number-taken", message, where, hint=f"write `number: {max(others.values()) + 1}`")
        return
    earlier = [other for other in others if _DATED.fullmatch(other) and other < day]
    if earlier and number != others[earlier[-1]] + 1:
        last = others[earlier[-1]]
        message = f"number {number} does not follow {last}, that of {earlier[-1]}"
        yield warning("intake/number-skipped", message, where, hint=f"write `number: {last + 1}`")


def check_companions(articles: Sequence[Article], unread: frozenset[str]) -> Iterator[Finding]:
    """Find stories that belong beside one that is not there, beside themselves, or beside another's companion.

    What is wrong with held copy can wait until it runs.
    """
    by_slug = {article.slug: article for article in articles}
    for article in articles:
        if not article.companion or article.companion in unread or article.status is not Status.READY:
            continue
        beside = by_slug.get(article.companion)
        if beside is None:
            message = f"{article.slug} belongs beside {article.companion}, which is no story of the issue"
            hint = nearest(article.companion, by_slug)
        elif beside is article:
            message, hint = f"{article.slug} belongs beside itself", "name another story in `with`, or take it out"
        elif beside.companion:
            message = f"{article.slug} belongs beside {beside.slug}, which itself belongs beside {beside.companion}"
            hint = "name the package's main story in `with`"
        elif beside.status is not Status.READY:
            message = (
                f"{article.slug} belongs beside {beside.slug}, whose status is {beside.status.value}; it stands alone"
            )
            yield warning("intake/held-copy", message, article.where, hint="hold it as well, or take `with` out")
            continue
        else:
            continue
        yield error("intake/unknown-companion", message, article.where, hint=hint)


def check_stories(named: Sequence[Written], articles: Sequence[Article], unread: frozenset[str]) -> Iterator[Finding]:
    """Find slugs under `stories` that name no article, a held one, or one named before.

    `unread` are names of files that gave no article: their own findings say why.
    """
    by_slug = {article.slug: article for article in articles}
    first: dict[str, Written] = {}
    for story in named:
        article = by_slug.get(story.text)
        if story.text in first:
            message = f"{story.text} is named twice; the first is in line {first[story.text].where.line}"
            yield error("intake/story-twice", message, story.where, hint="keep one of the two")
        elif article is None and story.text not in unread:
            message = f"no article has the slug {story.text}"
            yield error("intake/unknown-story", message, story.where, hint=nearest(story.text, by_slug))
        elif article is not None and article.status is not Status.READY:
            message = f"{story.text} is named among the stories, but its status is {article.status.value}"
            hint = f"write `status: ready` into {article.where.path}, or take it out here"
            yield warning("intake/held-copy", message, story.where, hint=hint)
        first.setdefault(story.text, story)
    for article in articles:
        if article.status is not Status.READY and article.slug not in first:
            message = f"{article.slug} ({article.status.value}, {article.words} words) does not run"
            yield info("intake/held-copy", message, article.where, hint="write `status: ready` to run it")
