"""Pictures: what the copy says of one, and its file's bytes, in; a picture ready to be placed out.

Only the header is read: nothing is decoded before its size is known (a PNG of 20 KB can ask for 1.35 GB).
"""

from dataclasses import dataclass
from pathlib import PurePosixPath

from stonehand.engines.images import ImageFacts, Refusal, Refused
from stonehand.engines.images import probe as probe_image
from stonehand.intake.inline import read_inline
from stonehand.intake.typography import set_plain
from stonehand.model.article import Picture, plain
from stonehand.model.finding import Finding, Outcome, Where, error, info, warning


@dataclass(frozen=True, slots=True)
class PictureRef:
    """A picture as the copy names it: its file, and its caption, credit and description as written.

    `crop` is the box that must survive, as fractions of the upright picture (left, top, right, bottom); `span` the columns
    the editor wants.
    """

    file: str
    where: Where
    caption: str = ""
    credit: str = ""
    alt: str = ""
    span: int | None = None
    crop: tuple[float, float, float, float] | None = None


def probe(ref: PictureRef, data: bytes | None, lang: str) -> Outcome[Picture | None]:
    """Read a picture's header; `None` as `data` means that there is no such file, `None` as value that it cannot be set."""
    if data is None:
        return Outcome(None, (_missing(ref),))
    facts = probe_image(data)
    if isinstance(facts, Refused):
        return Outcome(None, (_refused(ref, facts),))
    caption = read_inline(ref.caption, ref.where, lang)
    picture = Picture(
        ref.file,
        ref.where,
        caption.value,
        set_plain(ref.credit, lang),
        set_plain(ref.alt, lang),
        facts.width,
        facts.height,
        facts.colour,
        ref.span,
        ref.crop,
    )
    return Outcome(picture, (*caption.findings, *_file_findings(ref, facts), *_word_findings(ref, picture)))


def _missing(ref: PictureRef) -> Finding:
    if "://" in ref.file:
        message, hint = f"{ref.file} lies on the web", "save it under pictures/ and name the file"
    else:
        message, hint = f"there is no picture {ref.file}", "put it there, or mend the name"
    return error("intake/missing-picture", message, ref.where, hint=hint)


def _refused(ref: PictureRef, refused: Refused) -> Finding:
    message = f"{ref.file} {refused.why}"
    if refused.refusal is Refusal.TOO_LARGE:
        return error("intake/picture-too-large", message, ref.where, hint=refused.hint)
    if refused.refusal is Refusal.KIND:
        return error("intake/picture-kind", message, ref.where, hint=refused.hint)
    return error("intake/corrupt-picture", message, ref.where, hint=refused.hint)


def _file_findings(ref: PictureRef, facts: ImageFacts) -> list[Finding]:
    found = []
    suffix = PurePosixPath(ref.file).suffix.lower().removeprefix(".")
    if _KIND_OF.get(suffix) != facts.kind:
        message = f"{ref.file} is a {facts.kind} file"
        hint = f"name it .{facts.kind.lower()}"
        found.append(warning("intake/picture-extension", message, ref.where, hint=hint))
    if facts.frames > 1:
        message = f"{ref.file} has {facts.frames} frames or pages; the first is printed"
        found.append(warning("intake/picture-has-frames", message, ref.where, hint="save the one you want"))
    return found


def _word_findings(ref: PictureRef, picture: Picture) -> list[Finding]:
    found = []
    if not picture.alt:
        hint = "say under `alt` what it shows"
        found.append(warning("intake/missing-alt", f"{ref.file} has no description", ref.where, hint=hint))
    if not plain(picture.caption):
        found.append(info("intake/missing-caption", f"{ref.file} has no caption", ref.where, hint="say who and where"))
    return found


_KIND_OF = {
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif"), "JPEG"),
    "png": "PNG",
    **dict.fromkeys(("tif", "tiff"), "TIFF"),
    "webp": "WEBP",
}
