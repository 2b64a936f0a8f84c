"""What `fonts/manifest.yaml` may hold, for editors; the manifest itself is read where fonts are loaded, in `engines`."""

from stonehand.intake.forms import SCHEMA, SHA256, TEXT, choice, pattern, whole
from stonehand.intake.kinds import Each, Key, Record

_PATH = pattern("a path inside the fonts' folder", "serif/Serif-Regular.ttf", r"[^\s/\\:.][^/\\:]*(/[^/\\:.][^/\\:]*)*")

_FACE = Record(
    "Face",
    "One font file.",
    {
        "file": Key(_PATH, "The file, from the fonts' folder."),
        "weight": Key(whole(1, 1000), "Weight, 400 being regular."),
        "style": Key(choice("normal", "italic"), "Upright or italic."),
        "sha256": Key(SHA256, "The file's checksum."),
    },
)

_FAMILY = Record(
    "Family",
    "A family of faces under one licence.",
    {
        "family": Key(TEXT, "The family's name, as layouts and CSS call it."),
        "licence": Key(TEXT, "The licence, by its SPDX name."),
        "licence_file": Key(_PATH, "The licence's text, from the fonts' folder."),
        "source": Key(TEXT, "Where the files come from; `private` for files kept outside the workspace."),
        "faces": Key(Each(_FACE, least=1), "The files, one for each weight and style."),
    },
)

FONTS = Record(
    "Font manifest",
    "The only faces that can reach a page.",
    {
        "schema": Key(SCHEMA, "Version of this format."),
        "families": Key(Each(_FAMILY), "The families."),
    },
)
