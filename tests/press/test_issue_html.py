"""Issue 2, section 7: the reader's pages carry everything in them."""

import re

import pytest
from builds import Build

ADDRESS = re.compile(r"""(?:src|href|url|data|action|poster|srcset)\s*[=(]\s*["']?([^"')\s>]+)""")


@pytest.fixture
def text(built: Build) -> str:
    """The HTML of each build."""
    return (built.out / "html/index.html").read_text("utf-8")


def test_nothing_is_fetched_from_outside(text: str) -> None:
    """Every picture, face and sheet is a data: URI; the only addresses are links a reader may click."""
    links = set(re.findall(r'<a href="([^"]*)"', text))
    asked = {address for address in ADDRESS.findall(text) if not address.startswith("data:")}
    assert {address for address in asked if not address.startswith("#")} <= links
    assert not re.findall(r"(?:file|stonehand|about|blob):[/a-z]", re.sub(r"base64,[A-Za-z0-9+/=]+", "", text))
    assert "data:font/" in text
    assert not re.findall(r"<(?:script|link|iframe|object|embed|base)\b|@import", text)


def test_it_is_one_file_and_says_what_it_is(sample: Build, text: str) -> None:
    """The folder holds nothing else; language, encoding and title stand in the head."""
    assert [file.name for file in (sample.out / "html").iterdir()] == ["index.html"]
    assert re.match(r'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"/>', text)
    assert re.search(r"<title>The Haven Gazette, 2026-1[12]-\d\d</title>", text)


def test_a_browser_gets_a_section_for_each_page(sample: Build) -> None:
    """Pages stand in the order of the book, and every picture has words for those who do not see it."""
    assert [section.get("id") for section in sample.html.iter("section")] == [
        f"page-{page['page']}" for page in sample.report["pages"]
    ]
    pictures = list(sample.html.iter("img"))
    assert pictures
    assert all(picture.get("alt") for picture in pictures)
