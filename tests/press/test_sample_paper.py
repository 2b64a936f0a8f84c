"""The sample as a paper: eight pages without a complaint, every frame full, jumps that agree with the printed page."""

import re
import shutil
from pathlib import Path

from builds import ROOT, SAMPLE, Build, stonehand

ARTICLES = ROOT / "issues" / SAMPLE / "articles"


def test_it_builds_without_error_or_warning(sample: Build) -> None:
    """Nothing an editor would have to see to; the press file is fresh."""
    grave = [finding for finding in sample.report["findings"] if finding["severity"] != "info"]
    assert grave == []
    assert (sample.code, sample.report["press"]["state"]) == (0, "fresh")


def test_every_frame_is_filled_exactly(sample: Build) -> None:
    """No line over, at most a line of white a leg, few bad breaks, no dog-leg, no butted heads on the front."""
    made = sample.report["makeup"]
    assert made["filled_exactly"] == made["frames"]
    assert made["frames"] >= 24
    assert made["overset_lines"] == 0
    assert made["slack"] <= 1
    assert made["bad_breaks_percent"] <= 3
    assert (made["dog_legs"], made["butted_heads_on_front"]) == (0, 0)


def test_both_jumps_agree_with_the_printed_page(sample: Build) -> None:
    """Each jump line and from-line stands in the PDF's text on its page, and names the other's."""
    jumps = sample.report["jumps"]
    assert {jump["slug"] for jump in jumps} == {"harbour-bridge", "council-budget"}
    assert all(jump["printed"] and jump["from"] < jump["to"] for jump in jumps)


def test_the_paper_is_of_the_size_a_reader_expects(sample: Build) -> None:
    """Eight pages in four sections, some 20 stories and more, over 9,000 words, pictures, a black page, another language."""
    counts = sample.report["counts"]
    assert counts["pages"] == 8
    assert counts["stories"] >= 20
    assert counts["words"] >= 9_000
    assert sample.report["makeup"]["pictures"] >= 8
    sections = {page.get("section") for page in sample.dummy["pages"]}
    assert sections == {"News", "Opinion", "Features", "Sport"}
    assert [page["page"] for page in sample.dummy["pages"] if page.get("inks") == "k"] == [4]
    assert sum("ad" in frame for page in sample.dummy["pages"] for frame in page["frames"]) == 4


def test_no_sentence_stands_twice() -> None:
    """Every sentence of more than four words is there once, over all articles."""
    seen: dict[str, str] = {}
    for article in sorted(ARTICLES.glob("*.md")):
        body = article.read_text("utf-8").split("---\n", 2)[2]
        prose = re.sub(r"(?m)^(#|:::|\|).*$", "\n", body)
        for sentence in re.split(r"(?<=[.?!])[\"”»“]?\s+|\n\n+", prose):
            words = re.findall(r"\w+", sentence.lower())
            if len(words) > 4:
                key = " ".join(words)
                assert key not in seen, f"{article.name} and {seen[key]}: {sentence}"
                seen[key] = article.name
    assert len(seen) > 500


def test_the_broadsheet_of_the_same_copy_has_nothing_to_complain_of(herald: Build) -> None:
    """Another layout, six columns of another format: two pages, every frame full, and not a line of Python between."""
    grave = [finding for finding in herald.report["findings"] if finding["severity"] != "info"]
    assert grave == []
    assert herald.report["counts"]["pages"] == 2
    assert herald.report["makeup"]["filled_exactly"] == herald.report["makeup"]["frames"]


def test_an_advertisement_with_too_many_words_is_told(tmp_path: Path) -> None:
    """What the style sheet would cut off at its edge is an error at the booking, and no press file is written."""
    for folder in ("layouts", "fonts", f"issues/{SAMPLE}"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    (tmp_path / "issues" / SAMPLE / "ads" / "chandlery.html").write_text(f"<p>{'Rope and lamps. ' * 400}</p>", "utf-8")
    done = stonehand(tmp_path, "build", f"issues/{SAMPLE}", "--pages", "1")
    assert done.returncode == 1
    assert re.search(r"error\[preflight/ad-cut\]: \d+ of 4800 letters of the advertisement chandlery", done.stdout)
    assert not list((tmp_path / "out" / SAMPLE).glob("press/**/*.pdf"))
