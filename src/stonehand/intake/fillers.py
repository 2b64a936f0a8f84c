"""Fillers: what lies in an issue's `fillers/` in, spare copy and house advertisements out, for the holes others leave.

They are no stories: nobody counts them, and they stand nowhere until something has fallen out.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from stonehand.intake.ads_file import is_matter, read_house
from stonehand.intake.article_file import Ground, read_article
from stonehand.model.article import Article, Status
from stonehand.model.finding import Finding, Outcome, Where, error, warning
from stonehand.model.issue import Ad


@dataclass(frozen=True, slots=True)
class Fillers:
    """What may fill a hole: spare copy by its file's name, and the paper's own advertisements."""

    copy: tuple[Article, ...]
    house: tuple[Ad, ...]


def read_fillers(
    files: Mapping[str, bytes], names: Iterable[str], ground: Ground, taken: Collection[str]
) -> Outcome[Fillers]:
    """Read an issue's fillers; `names` are its pictures, `taken` the slugs of its stories."""
    folder = f"{ground.folder}/fillers/"
    there = sorted({name for name in (*files, *names) if name.startswith(folder)})
    copy = _read_copy([name for name in there if name.endswith(".md") and name in files], files, ground, taken)
    house = read_house([name for name in there if is_matter(name)], files, ground)
    return Outcome(Fillers(copy.value, house.value), (*copy.findings, *house.findings, *_others(there)))


def _read_copy(
    names: Iterable[str], files: Mapping[str, bytes], ground: Ground, taken: Collection[str]
) -> Outcome[tuple[Article, ...]]:
    """Read the spare copy that is ready; one that shares a slug is left out."""
    found: dict[str, Article] = {}
    findings: list[Finding] = []
    for name in names:
        read = read_article(name, files[name], ground)
        findings += read.findings
        if read.value is None or read.value.status is not Status.READY:
            continue
        slug = read.value.slug
        if slug in taken or slug in found:
            whose = "a story" if slug in taken else found[slug].where.path
            message = f"{slug} is the slug of {whose} and of the filler {name}; the filler is left out"
            findings.append(error("intake/duplicate-slug", message, read.value.where, hint="rename the filler"))
        found.setdefault(slug, read.value)
    kept = tuple(article for slug, article in found.items() if slug not in taken)
    return Outcome(kept, tuple(findings))


def _others(names: Iterable[str]) -> Iterator[Finding]:
    for name in names:
        if not name.endswith(".md") and not is_matter(name):
            hint = "save it as .md, .html or a picture, or move it elsewhere"
            yield warning("intake/not-a-filler", f"{name} is no filler and is not read", Where(name), hint=hint)
