"""Front matter: an article's text in, its keys and its body out; the body knows the number of its first line.

Front matter is YAML between a first line `---` and the next one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from stonehand.intake.article_schema import ARTICLE
from stonehand.intake.pictures import PictureRef
from stonehand.intake.reading import Fields, Written, read_fields, shown
from stonehand.intake.strict_yaml import read_yaml
from stonehand.model.article import Priority, Status
from stonehand.model.finding import Finding, Outcome, Where, error, info, warning

LONG_HEADLINE = 150
"""Characters above which a headline is reported: four lines of the smallest lead size hold fewer."""

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]*")
_HEADED = (Priority.LEAD, Priority.SECOND)


@dataclass(frozen=True, slots=True)
class Lifted:
    """A pull quote as written, and whose words it is."""

    quote: Written
    source: str


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """An article's keys and its body, both raw; `lang` is empty where the paper's language holds, `url` `None` where its
    pattern does, `run` where the story is no run of items. `body_line` is the line of the file the body begins in.
    """

    where: Where
    places: Mapping[str, Where]
    slug: str
    headline: Written
    kicker: str
    standfirst: Written | None
    byline: str
    dateline: str
    section: str
    priority: Priority
    status: Status
    lang: str
    url: Written | None
    pictures: tuple[PictureRef, ...]
    pull_quotes: tuple[Lifted, ...]
    may_drop: frozenset[str]
    companion: str
    jump_head: str
    run: Written | None
    body: str
    body_line: int


def read_front_matter(path: str, text: str) -> Outcome[FrontMatter | None]:
    """Read an article's front matter; `None` where there is none to read, or no headline in it."""
    split = split_front_matter(path, text)
    if split.value is None:
        return Outcome(None, split.findings)
    parts = split.value
    start = Where(path, parts.line, 1)
    read = read_fields(read_yaml(path, parts.yaml, parts.line + 1), ARTICLE, start)
    fields = read.value
    if fields is None:
        return Outcome(None, read.findings)
    slug = _slug(fields, path)
    found = (*read.findings, *slug.findings, *_check(fields, path))
    if slug.value is None or not fields["headline"]:
        return Outcome(None, found)
    return Outcome(_front_matter(fields, slug.value, parts, start), found)


@dataclass(frozen=True, slots=True)
class Split:
    """An article cut in two: its YAML, which stands under `line`, and its body, which begins in `body_line`."""

    yaml: str
    line: int
    body: str
    body_line: int


def split_front_matter(path: str, text: str) -> Outcome[Split | None]:
    """Cut an article (line ends are line feeds) at its `---` lines; `None` without front matter, or without its end."""
    lines = text.split("\n")
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    opening = lines[first].rstrip()
    if opening != "---":
        return Outcome(None, (_no_front_matter(Where(path, first + 1, 1), opening),))
    end = next((number for number in range(first + 1, len(lines)) if lines[number].rstrip() in {"---", "..."}), None)
    if end is None:
        message = "the front matter begins here and never ends"
        blank = next((number for number in range(first + 1, len(lines)) if not lines[number].strip()), len(lines))
        hint = f"write `---` on a line of its own under the last key, about line {blank + 1}"
        return Outcome(None, (error("intake/unclosed-front-matter", message, Where(path, first + 1, 1), hint=hint),))
    return Outcome(Split("\n".join(lines[first + 1 : end]), first + 1, "\n".join(lines[end + 1 :]), end + 2))


def _no_front_matter(where: Where, opening: str) -> Finding:
    if opening == "+++":
        message = "the front matter is TOML (`+++`); YAML is wanted"
        return error("intake/toml-front-matter", message, where, hint="write `---` and `key: value` instead")
    message = f"{where.path} has no front matter, and so no headline"
    return error("intake/missing-headline", message, where, hint="begin the file with `---`, `headline: ...`, `---`")


def _slug(fields: Fields, path: str) -> Outcome[str | None]:
    """Give the slug written, else one made from the file's name."""
    if fields["slug"]:
        return Outcome(fields["slug"])
    name = PurePosixPath(path).stem
    if _SLUG.fullmatch(name):
        return Outcome(name)
    made = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
    if not made:
        message = f"no slug can be made of the file name {name}"
        hint = "add `slug:` of small letters, digits and hyphens"
        return Outcome(None, (error("intake/bad-slug", message, fields.where, hint=hint),))
    message = f"the file name {name} is no slug; {made} is taken"
    hint = f"rename the file to {made}.md, or add `slug: {made}`"
    return Outcome(made, (warning("intake/bad-slug", message, fields.where, hint=hint),))


def _check(fields: Fields, path: str) -> list[Finding]:
    findings = []
    headline, place = fields["headline"], fields.place("headline")
    if not headline:
        hint = "add `headline: ...` to the front matter"
        findings.append(error("intake/missing-headline", f"{path} has no headline", place, hint=hint))
    elif len(headline) > LONG_HEADLINE:
        message = f"the headline has {len(headline)} characters: {shown(headline)}"
        hint = f"cut it to {LONG_HEADLINE} or fewer"
        findings.append(warning("intake/long-headline", message, place, hint=hint))
    elif fields["working_headline"]:
        message = f'"{shown(headline)}" is a working headline, made when the copy was imported'
        hint = "write the headline, and remove `working_headline`"
        findings.append(warning("intake/working-headline", message, fields.place("working_headline"), hint=hint))
    if not fields["byline"] and Priority(fields["priority"]) in _HEADED:
        findings.append(info("intake/missing-byline", f"{path} has no byline", fields.where, hint="add `byline: ...`"))
    return [*findings, *_check_crops(fields)]


def _check_crops(fields: Fields) -> list[Finding]:
    findings = []
    for picture in fields["pictures"]:
        crop = picture["crop"]
        if crop is not None and not (crop[0] < crop[2] and crop[1] < crop[3]):
            message = f"the crop of {shown(picture['file'])} is empty: left, top, right, bottom are {list(crop)}"
            hint = "write [left, top, right, bottom] as fractions, such as [0.1, 0, 0.9, 1]"
            findings.append(error("intake/bad-crop", message, picture.place("crop"), hint=hint))
    return findings


def _front_matter(fields: Fields, slug: str, parts: Split, start: Where) -> FrontMatter:
    return FrontMatter(
        where=start,
        places=fields.places,
        slug=slug,
        headline=Written(fields["headline"], fields.place("headline")),
        kicker=fields["kicker"],
        standfirst=_written(fields, "standfirst"),
        byline=fields["byline"],
        dateline=fields["dateline"],
        section=fields["section"],
        priority=Priority(fields["priority"]),
        status=Status(fields["status"]),
        lang=fields["lang"],
        url=_written(fields, "url"),
        pictures=tuple(_picture(picture) for picture in fields["pictures"]),
        pull_quotes=tuple(_quote(quote) for quote in fields["pull_quotes"]),
        may_drop=frozenset(fields["may_drop"]),
        companion=fields["with"],
        jump_head=fields["jump_head"],
        run=_written(fields, "run"),
        body=parts.body,
        body_line=parts.body_line,
    )


def _written(fields: Fields, key: str) -> Written | None:
    return Written(fields[key], fields.place(key)) if fields[key] else None


def _picture(fields: Fields) -> PictureRef:
    crop = fields["crop"]
    if crop is not None and not (crop[0] < crop[2] and crop[1] < crop[3]):
        crop = None
    words = {name: fields[name] for name in ("caption", "credit", "alt")}
    return PictureRef(file=fields["file"], where=fields.place("file"), span=fields["span"], crop=crop, **words)


def _quote(fields: Fields) -> Lifted:
    return Lifted(Written(fields["text"], fields.place("text")), fields["source"])
