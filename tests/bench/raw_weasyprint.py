"""The baseline: the words of an issue's articles set by WeasyPrint alone, in five CSS columns, justified and hyphenated.

Usage: raw_weasyprint.py ISSUE-FOLDER FONTS-FOLDER. Same page, same body face, heads over all columns; no pictures, no codes,
no check of anything. The PDF is made in memory and thrown away.
"""

import sys
from pathlib import Path

import weasyprint
from markdown_it import MarkdownIt

CSS = """
@font-face {{ font-family: Body; src: url({fonts}/source-serif/SourceSerif4SmText-Regular.ttf) }}
@font-face {{ font-family: Body; font-style: italic; src: url({fonts}/source-serif/SourceSerif4SmText-It.ttf) }}
@font-face {{ font-family: Body; font-weight: bold; src: url({fonts}/source-serif/SourceSerif4SmText-Bold.ttf) }}
@font-face {{ font-family: Head; src: url({fonts}/source-serif/SourceSerif4Display-Bold.ttf) }}
@page {{ size: 289mm 380mm; margin: 16mm }}
body {{ font: 8.7pt/10pt Body; margin: 0 }}
h1 {{ font: 40pt/42pt Head; margin: 10pt 0 }}
h2 {{ font: bold 10pt/10pt Body; margin: 10pt 0 0 }}
p, ul {{ margin: 0; text-indent: 3mm }}
.text {{ columns: 5; column-gap: 4.5mm; text-align: justify; hyphens: auto }}
"""


def main(issue: Path, fonts: Path) -> None:
    markdown = MarkdownIt("commonmark").enable("table")
    stories = []
    for article in sorted((issue / "articles").glob("*.md")):
        _, matter, body = article.read_text(encoding="utf-8").split("---\n", 2)
        headline = next(line for line in matter.splitlines() if line.startswith("headline:"))[10:]
        text = "\n".join(line for line in body.splitlines() if not line.startswith(":::"))
        stories.append(f"<h1>{headline}</h1><div class=text>{markdown.render(text)}</div>")
    html = f"<html lang=en-GB><style>{CSS.format(fonts=fonts.as_uri())}</style><body>{''.join(stories)}"
    weasyprint.HTML(string=html).write_pdf()


main(Path(sys.argv[1]), Path(sys.argv[2]))
