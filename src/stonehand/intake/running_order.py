"""Running order: in which order an issue's stories are read, and which of two with one slug runs."""

from collections.abc import Sequence
from dataclasses import replace

from stonehand.intake.reading import Written
from stonehand.model.article import Article, Priority, Status
from stonehand.model.finding import Finding, Outcome, error

_WEIGHT = {priority: place for place, priority in enumerate(Priority)}


def put_in_order(articles: Sequence[Article], named: Sequence[Written]) -> tuple[Article, ...]:
    """Give ready copy in reading order: stories named, in that order; then by section, priority and slug.

    Sections come in the order they first appear, among the stories named and then among the rest by slug.
    """
    ready = {article.slug: article for article in articles if article.status is Status.READY}
    first = [ready.pop(slug) for slug in dict.fromkeys(story.text for story in named) if slug in ready]
    rest = [ready[slug] for slug in sorted(ready)]
    sections = {name: place for place, name in enumerate(dict.fromkeys(article.section for article in [*first, *rest]))}
    rest.sort(key=lambda article: (sections[article.section], _WEIGHT[article.priority], article.slug))
    return _with_a_lead((*first, *rest))


def _with_a_lead(stories: tuple[Article, ...]) -> tuple[Article, ...]:
    """Let the first story lead where none is marked to: a front page has a lead."""
    leads = any(story.priority is Priority.LEAD for story in stories)
    if leads or not stories or stories[0].priority is not Priority.SECOND:
        return stories
    return (replace(stories[0], priority=Priority.LEAD), *stories[1:])


def drop_duplicates(articles: Sequence[Article]) -> Outcome[tuple[Article, ...]]:
    """Keep the first article of each slug, and report the others."""
    kept: dict[str, Article] = {}
    findings: list[Finding] = []
    for article in articles:
        first = kept.setdefault(article.slug, article)
        if first is not article:
            message = (
                f"{article.slug} is the slug of {first.where.path} and of {article.where.path}; the second is left out"
            )
            hint = "give one of them another `slug`"
            more = f"first at {first.where}"
            findings.append(error("intake/duplicate-slug", message, article.where, hint=hint, more=more))
    return Outcome(tuple(kept.values()), tuple(findings))
