"""The article file: Markdown with front matter in, an `Article` out: final copy, pictures probed, the address of its code.

Held and killed copy is read as far as it is listed; what is wrong in its text or pictures can wait until it runs.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from stonehand.intake.addresses import NO_CODE, check_address, check_length, fill_in
from stonehand.intake.csv_table import Tables
from stonehand.intake.encoding import read_text
from stonehand.intake.front_matter import FrontMatter, Lifted, read_front_matter
from stonehand.intake.inline import read_inline
from stonehand.intake.inside_folder import leaves_folder
from stonehand.intake.markdown import Body, read_body
from stonehand.intake.page_references import check_references
from stonehand.intake.pictures import PictureRef, probe
from stonehand.intake.typography import set_plain
from stonehand.model.article import Article, Block, Items, Paragraph, Picture, PullQuote, Role, Runs, Status
from stonehand.model.finding import Finding, Outcome, Where, error, warning
from stonehand.model.units import Mm

__all__ = ["Ground", "OpenPicture", "check_references", "leaves_folder", "read_article", "spread"]

OpenPicture = Callable[[str, Where], Outcome[bytes | None]]
"""Gives a picture's bytes by workspace path, or `None`; `Where` is the place that asks for it."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What an article takes from its issue and layout.

    `folder` is the issue's, `pattern` and `values` make addresses, `module` is the side of a QR module, `tables` are the
    CSV files by workspace path.
    """

    folder: str
    lang: str
    pattern: str | None
    values: Mapping[str, str]
    module: Mm
    open_picture: OpenPicture
    tables: Mapping[str, bytes] = field(default_factory=dict)


def read_article(path: str, content: bytes, ground: Ground) -> Outcome[Article | None]:
    """Read one article; `None` where its encoding or front matter gives nothing to set."""
    text = read_text(path, content)
    if text.value is None:
        return Outcome(None, text.findings)
    matter = read_front_matter(path, text.value)
    findings = [*text.findings, *matter.findings]
    if matter.value is None:
        return Outcome(None, tuple(findings))
    lang = matter.value.lang or ground.lang
    tables, is_run = Tables(ground.folder, ground.tables), matter.value.run is not None
    body = read_body(matter.value.body, path, matter.value.body_line, lang, tables, is_run=is_run)
    if matter.value.status is not Status.READY:
        return Outcome(_article(matter.value, body.value, lang, None, (), []), tuple(findings))
    findings += (*body.findings, *_check_text(matter.value, body.value))
    url = _address(matter.value, ground, findings)
    refs = (*matter.value.pictures, *body.value.pictures)
    pictures = tuple(picture for ref in refs if (picture := _picture(ref, ground, lang, findings)) is not None)
    return Outcome(_article(matter.value, body.value, lang, url, pictures, findings), tuple(findings))


def _check_text(matter: FrontMatter, body: Body) -> list[Finding]:
    """Find a story without text, and a run without items."""
    if not body.blocks:
        message = f"{matter.where.path} has a headline and no text under it"
        return [warning("intake/no-text", message, matter.where, hint="write it, or set `status: hold`")]
    heads = (block for block in body.blocks if isinstance(block, Paragraph) and block.role is Role.CROSSHEAD)
    if matter.run is None or any(heads):
        return []
    message = f"{matter.slug} is a run of {matter.run.text}, but no `##` head begins an item in it"
    hint = "write `## ...` over each item, or take `run` out"
    return [error("intake/run-without-items", message, matter.run.where, hint=hint)]


def _article(  # noqa: PLR0913, PLR0917 - what an article is made of
    matter: FrontMatter,
    body: Body,
    lang: str,
    url: str | None,
    pictures: tuple[Picture, ...],
    findings: list[Finding],
) -> Article:
    return Article(
        slug=matter.slug,
        where=matter.where,
        lang=lang,
        headline=_runs(matter.headline.text, matter.headline.where, lang, findings),
        kicker=set_plain(matter.kicker, lang),
        standfirst=_runs(matter.standfirst.text, matter.standfirst.where, lang, findings) if matter.standfirst else (),
        byline=set_plain(matter.byline, lang),
        dateline=set_plain(matter.dateline, lang),
        section=matter.section,
        priority=matter.priority,
        status=matter.status,
        url=url,
        pictures=pictures,
        blocks=spread(body.blocks, [_quote(lifted, lang, findings) for lifted in matter.pull_quotes]),
        words=body.words,
        may_drop=matter.may_drop,
        companion=matter.companion,
        jump_head=set_plain(matter.jump_head, lang),
        run=Items(matter.run.text) if matter.run else None,
        places=matter.places,
    )


def spread(blocks: Sequence[Block], quotes: Sequence[PullQuote]) -> tuple[Block, ...]:
    """Put pull quotes evenly between body paragraphs, never next to a crosshead; after the text where there is no such
    place.
    """
    spots = [at for at in range(1, len(blocks)) if _is_body(blocks[at - 1]) and _is_body(blocks[at])] or [len(blocks)]
    placed = list(blocks)
    wanted = [round(len(blocks) * number / (len(quotes) + 1)) for number in range(1, len(quotes) + 1)]
    chosen = [min(spots, key=lambda spot, goal=goal: abs(spot - goal)) for goal in wanted]  # type: ignore[misc]  # mypy cannot infer a lambda's default
    for spot, quote in reversed(list(zip(chosen, quotes, strict=True))):
        placed.insert(spot, quote)
    return tuple(placed)


def _is_body(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.role is Role.BODY


def _quote(lifted: Lifted, lang: str, findings: list[Finding]) -> PullQuote:
    runs = _runs(lifted.quote.text, lifted.quote.where, lang, findings)
    return PullQuote(runs, lifted.quote.where, set_plain(lifted.source, lang))


def _runs(text: str, where: Where, lang: str, findings: list[Finding]) -> Runs:
    runs = read_inline(text, where, lang)
    findings += runs.findings
    return runs.value


def _address(matter: FrontMatter, ground: Ground, findings: list[Finding]) -> str | None:
    """Give where the story's code leads: its own address, or the paper's pattern filled in."""
    where = matter.url.where if matter.url else matter.where
    if matter.url is None:
        if ground.pattern is None:
            return None
        address = Outcome(fill_in(ground.pattern, {**ground.values, "slug": matter.slug}))
    elif matter.url.text == NO_CODE:
        return None
    else:
        checked = check_address(matter.url.text, where)
        findings += checked.findings
        if checked.value is None:
            return None
        address = Outcome(checked.value)
    findings += check_length(address.value, ground.module, where)
    return address.value


def _picture(ref: PictureRef, ground: Ground, lang: str, findings: list[Finding]) -> Picture | None:
    if leaves_folder(ref.file):
        message = f"the picture {ref.file[:80]} is outside the issue's folder"
        hint = f"put the file into {ground.folder}/pictures/ and write `pictures/<name>`"
        findings.append(error("intake/picture-outside", message, ref.where, hint=hint))
        return None
    inside = replace(ref, file=f"{ground.folder}/{ref.file}")
    content = ground.open_picture(inside.file, ref.where)
    findings += content.findings
    if content.value is None and content.findings:
        return None
    picture = probe(inside, content.value, lang)
    findings += picture.findings
    return picture.value
