"""Advertisements: what issue.yaml books, with the files it names, and the house advertisements among the fillers.

A file that is missing or cannot be read leaves a marked hole, never a page without a word: the advertisement was sold. A supplied
PDF is only looked for here: it is opened in a child process of its own, after make-up.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from stonehand.intake.ad_checks import check_size
from stonehand.intake.article_file import Ground
from stonehand.intake.article_schema import SLUG
from stonehand.intake.dummy_schema import INKS, PAGE
from stonehand.intake.encoding import read_text
from stonehand.intake.forms import FLAG, SIZE, TEXT, choice
from stonehand.intake.house_html import read_house_html
from stonehand.intake.inside_folder import leaves_folder
from stonehand.intake.kinds import Key, Record
from stonehand.intake.pictures import PictureRef, probe
from stonehand.intake.reading import Fields
from stonehand.model.dummy import Inks, PageId
from stonehand.model.finding import Finding, Outcome, Where, error, warning
from stonehand.model.issue import Ad
from stonehand.model.layout import Grid
from stonehand.model.units import Mm, mm

AD = Record(
    "Advertisement",
    "An advertisement: its booked size, page and inks, and its file.",
    {
        "id": Key(SLUG, "Its short name, unique in the issue."),
        "size": Key(SIZE, "Booked width and height."),
        "page": Key(PAGE, "The page it is booked for; any where empty.", ""),
        "position": Key(choice("outer", "inner"), "The edge it stands at.", "outer"),
        "inks": Key(INKS, "The inks it is booked in.", Inks.K.value),
        "file": Key(TEXT, "PDF, picture or .html file, from the issue's folder.", ""),
        "pulled": Key(FLAG, "Whether it has fallen out; fillers take its place.", default=False),
    },
)

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"})


def read_ads(
    records: Iterable[Fields], files: Mapping[str, bytes], ground: Ground, grid: Grid, names: Collection[str] = ()
) -> Outcome[tuple[Ad, ...]]:
    """Read the advertisements an issue books; of two with one id the first stands. `names` are all files that are no texts."""
    ads: dict[str, Ad] = {}
    findings: list[Finding] = []
    for record in records:
        ad = _ad(record, _Files(files, names), ground, findings)
        if ad.id in ads:
            message = f"there are two advertisements {ad.id}; the second is left out"
            findings.append(error("intake/ad-twice", message, record.place("id"), hint="give one of them another `id`"))
        findings += check_size(ad, grid, record.place("size"))
        ads.setdefault(ad.id, ad)
    return Outcome(tuple(ads.values()), tuple(findings))


def read_house(names: Iterable[str], files: Mapping[str, bytes], ground: Ground) -> Outcome[tuple[Ad, ...]]:
    """Make house advertisements of the fillers that are .html files or pictures; `names` are workspace paths."""
    found: list[Ad] = []
    findings: list[Finding] = []
    for name in sorted(names):
        path = PurePosixPath(name)
        where = Where(name, 1)
        bare = Ad(path.stem, where, Mm(0.0), Mm(0.0), PageId(""), inner=False, inks=Inks.K, house=True)
        ad = _with_matter(bare, str(path.relative_to(ground.folder)), _Files(files), ground, findings)
        found += [ad] if ad.picture or ad.html else []
    return Outcome(tuple(found), tuple(findings))


def is_matter(path: str) -> bool:
    """Tell whether a file can be a house advertisement, which takes any size: a picture, or house HTML."""
    return PurePosixPath(path).suffix.lower() in {*_PICTURES, ".html"}


@dataclass(frozen=True, slots=True)
class _Files:
    """The issue's texts by workspace path, and the names of all else."""

    texts: Mapping[str, bytes]
    names: Collection[str] = ()


def _ad(record: Fields, files: _Files, ground: Ground, findings: list[Finding]) -> Ad:
    width, height = record["size"]
    bare = Ad(
        record["id"],
        record.place("file"),
        mm(width),
        mm(height),
        PageId(record["page"]),
        record["position"] == "inner",
        Inks(record["inks"]),
        pulled=record["pulled"],
    )
    if bare.pulled:
        return bare
    return _with_matter(bare, record["file"], files, ground, findings)


def _with_matter(ad: Ad, file: str, files: _Files, ground: Ground, findings: list[Finding]) -> Ad:
    """Put an advertisement's file into it; without one that can be used it is a hole, and told."""
    flaws = list(_flaws(ad, file))
    if flaws:
        findings += flaws
        return ad
    path = f"{ground.folder}/{file}"
    match PurePosixPath(file).suffix.lower():
        case ".html":
            made = _html(ad, path, files.texts)
        case ".pdf":
            made = Outcome(replace(ad, pdf=path)) if path in files.names else _unusable(ad, path, "is not there")
        case _:
            made = _picture(ad, path, ground)
    findings += made.findings
    return made.value


def _flaws(ad: Ad, file: str) -> Iterator[Finding]:
    if not file:
        message = f"{ad.id} has no file; its place is marked on the page"
        yield warning("intake/missing-ad", message, ad.where, hint="add `file: ads/NAME.html`, or a picture")
    elif leaves_folder(file):
        message = f"the file {file[:80]} of {ad.id} is outside the issue's folder"
        yield error("intake/picture-outside", message, ad.where, hint="put it into ads/ and write `ads/NAME`")
    elif not is_matter(file) and PurePosixPath(file).suffix.lower() != ".pdf":
        message = f"{file} of {ad.id} is neither a PDF, a picture nor .html; its place is marked on the page"
        yield warning("intake/missing-ad", message, ad.where, hint="send it as PDF, JPEG, PNG, TIFF, WebP or .html")


def _html(ad: Ad, path: str, files: Mapping[str, bytes]) -> Outcome[Ad]:
    if path not in files:
        return _unusable(ad, path, "is not there")
    text = read_text(path, files[path])
    if text.value is None:
        return _unusable(ad, path, "cannot be read", text.findings)
    clean = read_house_html(text.value, Where(path, 1))
    if not clean.value:
        return Outcome(ad, (*text.findings, *clean.findings, *_unusable(ad, path, "holds no words").findings))
    return Outcome(replace(ad, html=clean.value), (*text.findings, *clean.findings))


def _picture(ad: Ad, path: str, ground: Ground) -> Outcome[Ad]:
    content = ground.open_picture(path, ad.where)
    if content.value is None:
        return _unusable(ad, path, "cannot be read" if content.findings else "is not there", content.findings)
    picture = probe(PictureRef(path, ad.where, caption=ad.id, alt=ad.id), content.value, ground.lang)
    if picture.value is None:
        return _unusable(ad, path, "cannot be used", picture.findings)
    return Outcome(replace(ad, picture=picture.value), picture.findings)


def _unusable(ad: Ad, path: str, why: str, reasons: Sequence[Finding] = ()) -> Outcome[Ad]:
    """Tell of a file that gives nothing to print: of what was sold the place is marked, a house advertisement is left out.

    The reader's own reasons go into the warning: an error of theirs would stop the press for a hole that is marked.
    """
    more = "; ".join(reason.message for reason in reasons)
    if ad.house:
        message = f"{path} {why} and is not used as a house advertisement"
        return Outcome(
            ad, (warning("intake/missing-ad", message, ad.where, hint="mend it, or take it out", more=more),)
        )
    message = f"the file {path} of {ad.id} {why}; its place is marked on the page"
    hint = "put it there, mend its name, or write `pulled: true`"
    return Outcome(ad, (warning("intake/missing-ad", message, ad.where, hint=hint, more=more),))
