"""What the engine sets for us comes back as lines: Arabic, Chinese and tables, every character of them."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "unit" / "galleys"))

import galleys_ground as ground

from stonehand.engines.weasy import Engine
from stonehand.galleys import set_galley
from stonehand.model.article import plain
from stonehand.model.galley import NEVER, Galley, Kind

ARABIC = (
    "وصل المجلس البلدي إلى اتفاق بشأن الجسر القديم بعد مفاوضات استمرت أكثر من أحد عشر شهرا بين الأطراف المعنية في المدينة. "
    "وقال رئيس البلدية إن العمل سيبدأ في الربيع المقبل."
)
CHINESE = (
    "港口的旧桥在十一个月的修缮之后重新开放\uff0c东岸的居民终于可以不再绕路。市议会星期四宣布\uff0c卡车仍要等到春天才能通行。"
    * 2
)
TABLE = """Some words before.

| Quay | Ships in | Tonnes |
|:--|--:|--:|
| North Basin and the old granary wharf | 12 | 14,300 |
| South | 7 | 8,120 |

Some words after.
"""


def setting(text: str, lang: str) -> Galley:
    engine = Engine({face.file: face.data for face in ground.fonts().faces}, b"")
    article = ground.from_markdown(text, lang=lang)
    return set_galley(article, ground.layout(), ground.fonts(), engine, drop_cap=True).value


@pytest.mark.parametrize(("text", "lang", "joint"), [(ARABIC, "ar", " "), (CHINESE, "zh", "")])
def test_no_character_of_a_foreign_script_is_lost(text: str, lang: str, joint: str) -> None:
    """Joined again, the lines are the copy; Arabic runs from the right and is spaced, never tracked."""
    galley = setting(text, lang)
    assert len(galley.lines) > 3
    wanted = " ".join(
        plain(block.runs) for block in ground.from_markdown(text, lang=lang).blocks if hasattr(block, "runs")
    )
    assert joint.join(line.text for line in galley.lines) == wanted
    assert all(line.rtl == (lang == "ar") for line in galley.lines)
    assert lang != "ar" or not any(line.letter_space for line in galley.lines)


def test_a_table_comes_back_row_by_row() -> None:
    """Rows are whole lines, a head row never ends a leg, and every row holds its copy."""
    rows = [line for line in setting(TABLE, "en-GB").lines if line.kind is Kind.TABLE]
    assert [row.text for row in rows][0::2] == ["Quay Ships in Tonnes", "South 7 8,120"]
    assert rows[0].break_after == NEVER
    assert rows[1].depth == 2
    assert rows[1].markup.count('class="l"') == 4
    assert rows[2].depth == 1
