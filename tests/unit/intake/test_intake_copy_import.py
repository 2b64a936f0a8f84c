"""Plain text comes in: address, crossheads, paragraphs, and every word of it."""

from pathlib import Path

import pytest

from stonehand.intake.importing import Imported, import_copy
from stonehand.intake.markdown import read_body
from stonehand.model.article import Paragraph, Role, plain
from stonehand.model.finding import Outcome

COPY = Path(__file__).resolve().parents[4] / "shared" / "copy" / "wv-1184-ukraine.txt"

TEXT = """QR Code
https://gazette.example.org/412/harbour-lights?ref=1

Along the quay

The lamps went on at five. Nobody had told the gulls,
who took it for a sunrise.

1914. A year * like [no] other_one_, & so <b> it was.

After dark

# hash, and a tail
"""


def imported(content: bytes, name: str = "in/copy.txt") -> Outcome[Imported | None]:
    return import_copy(content, name)


def body_of(article: Imported) -> list[Paragraph]:
    """The paragraphs of an imported article, read back."""
    body = article.text.split("---\n", 2)[2]
    return [block for block in read_body(body, "a.md", 1, "en").value.blocks if isinstance(block, Paragraph)]


def test_intake_copy_import_reads_the_form() -> None:
    """The address gives url and slug, short blocks are crossheads, a headline is missing."""
    made = imported(TEXT.encode())
    assert made.value is not None
    assert made.value.slug == "harbour-lights"
    assert made.value.text.startswith(
        '---\nheadline: "Harbour lights"\nworking_headline: true\nurl: "https://gazette.example.org/412/harbour-lights?ref=1"\n---\n'
    )
    assert [(found.id, str(found.where)) for found in made.findings] == [("intake/no-headline", "in/copy.txt:4")]
    assert [part.role for part in body_of(made.value)] == [
        Role.CROSSHEAD,
        Role.BODY,
        Role.BODY,
        Role.BODY,
        Role.BODY,
    ]


def test_intake_copy_import_escapes_markdown() -> None:
    """Stars, brackets, tags and a year at a line's start are words again when read."""
    made = imported(TEXT.encode()).value
    assert made is not None
    words = " ".join(plain(part.runs) for part in body_of(made)).split()
    assert words == TEXT.split("\n", 2)[2].split()


def test_intake_copy_import_without_address() -> None:
    """The slug comes from the file's name, the editor is told."""
    made = imported(b"Just a paragraph of words.", "in/Späte Fähre (2).txt")
    assert made.value is not None
    assert made.value.slug == "spate-fahre-2"
    assert [found.id for found in made.findings] == ["intake/no-headline", "intake/no-address"]


@pytest.mark.parametrize("content", [b"", b"  \r\n", "\ufeff\n".encode(), b"QR Code\nhttps://example.org/a\n"])
def test_intake_copy_import_of_nothing(content: bytes) -> None:
    """No words, no story."""
    made = imported(content)
    assert made.value is None
    assert [found.id for found in made.findings] == ["intake/nothing-to-import"]


@pytest.mark.parametrize(("codec", "named"), [("utf-16", "UTF-16"), ("cp1252", "Windows-1252")])
def test_intake_copy_import_converts_and_says_so(codec: str, named: str) -> None:
    """Two other encodings are known well enough to be converted."""
    made = imported("Für die Fähre, “jetzt”.\r\n".encode(codec))
    assert made.value is not None
    assert "Für die Fähre, “jetzt”." in made.value.text
    assert named in made.findings[0].message


@pytest.mark.parametrize("content", [b"a\x81b", b"\xff\xfea", bytes(range(256))])
def test_intake_copy_import_refuses_what_is_no_text(content: bytes) -> None:
    """Rather nothing than wrong letters."""
    made = imported(content)
    assert made.value is None
    assert [found.id for found in made.findings] == ["intake/unreadable-text"]


def test_intake_copy_import_lists_what_it_can() -> None:
    """An unknown format names the known ones."""
    made = imported(b"x", "in/story.docx")
    assert made.value is None
    assert made.findings[0].id == "intake/unknown-import"
    assert ".txt" in made.findings[0].message


@pytest.mark.skipif(not COPY.exists(), reason="the shared copy is not on this machine")
def test_intake_copy_import_of_real_copy_loses_no_word() -> None:
    """The article as it reached us: two crossheads, sixteen paragraphs, every word in order."""
    raw = COPY.read_bytes()
    made = imported(raw, COPY.name)
    assert made.value is not None
    parts = body_of(made.value)
    assert [part.role for part in parts].count(Role.CROSSHEAD) == 2
    assert len(parts) == 18
    assert " ".join(plain(part.runs) for part in parts).split() == raw.decode().split("\n", 2)[2].split()
