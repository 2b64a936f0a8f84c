"""What an article's front matter may hold. Placement is not copy: pages, frames and jumps stand elsewhere."""

from stonehand.intake.forms import ANY_TEXT, FLAG, FRACTION, LANGUAGE, TEXT, choice, whole
from stonehand.intake.kinds import Each, Either, Form, Key, Record, Spelling
from stonehand.model.article import Items, Priority, Status

_SLUG_RULE = "[a-z0-9][a-z0-9_-]*"

DROPPABLE = ("kicker", "standfirst", "byline", "dateline", "pictures", "qr")
"""Parts of a story that make-up may leave out where its article says so."""


def _slug(text: str) -> str:
    if not text or not text.isascii() or text.lower() != text or not text.replace("-", "").replace("_", "").isalnum():
        raise ValueError(text)
    if text[0] in "-_":
        raise ValueError(text)
    return text


SLUG = Form(
    "a slug: small letters, digits, - and _",
    "harbour-bridge",
    {"type": ["string", "integer"], "pattern": f"^({_SLUG_RULE})$", "minimum": 0},
    _slug,
    Spelling.TEXT,
)

_PICTURE = Record(
    "Picture",
    "A picture of the story.",
    {
        "file": Key(TEXT, "The file, from the issue's folder."),
        "caption": Key(ANY_TEXT, "What it shows; inline Markdown.", ""),
        "credit": Key(ANY_TEXT, "Whose it is.", ""),
        "alt": Key(ANY_TEXT, "What it shows, for who cannot see it.", ""),
        "span": Key(whole(1, 12), "Columns it is to be wide.", None),
        "crop": Key(Each(FRACTION, 4, 4), "What must survive: left, top, right, bottom as fractions.", None),
    },
)

_PULL_QUOTE = Record(
    "Pull quote",
    "Words lifted out of the story, and whose they are.",
    {
        "text": Key(TEXT, "The words; inline Markdown."),
        "source": Key(ANY_TEXT, "Who said them.", ""),
    },
)

ARTICLE = Record(
    "Article",
    "The front matter of an article.",
    {
        "headline": Key(ANY_TEXT, "The main line; inline Markdown.", ""),
        "working_headline": Key(FLAG, "Set by import: the headline was made from the file's name.", default=False),
        "slug": Key(SLUG, "The story's short name, unique in the issue; else that of the file.", ""),
        "kicker": Key(ANY_TEXT, "The line above the headline.", ""),
        "standfirst": Key(ANY_TEXT, "The summary under the headline; inline Markdown.", ""),
        "byline": Key(ANY_TEXT, "Who wrote it.", ""),
        "dateline": Key(ANY_TEXT, "Where it was written.", ""),
        "section": Key(ANY_TEXT, "The part of the paper it belongs to.", ""),
        "priority": Key(choice(*(role.value for role in Priority)), "How much it weighs.", Priority.SECOND.value),
        "status": Key(choice(*(status.value for status in Status)), "Whether it runs.", Status.READY.value),
        "lang": Key(LANGUAGE, "Its language; else the paper's.", ""),
        "url": Key(TEXT, "Where its QR code leads; `none` for no code; else the paper's pattern.", None),
        "pictures": Key(Each(_PICTURE), "Its pictures.", ()),
        "pull_quotes": Key(Each(Either(TEXT, _PULL_QUOTE)), "Words to lift out of it.", ()),
        "with": Key(SLUG, "The story it belongs beside.", ""),
        "jump_head": Key(ANY_TEXT, "The word or two over its second part, where it turns to another page.", ""),
        "run": Key(choice(*(items.value for items in Items)), "What its items are, each under a `##` head.", ""),
        "may_drop": Key(Each(choice(*DROPPABLE)), "What may be left out where room is short.", ()),
    },
)
