from __future__ import annotations

import pytest

from hyparse.labels import page_label


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("第02版", "2"),
        ("第2版", "2"),
        ("第 2 版", "2"),
        ("02", "2"),
        ("2", "2"),
        ("二版", "2"),
        ("十版", "10"),
        ("十二版", "12"),
        ("第十二版", "12"),
        ("二十版", "20"),
        ("二十四版", "24"),
        ("廿四版", "24"),
        ("第 四 版", "4"),
        ("头版", "1"),
        ("A06", "A6"),
        ("A06版", "A6"),
        ("第A6版", "A6"),
        ("a6", "A6"),
        ("A-6", "A6"),
        ("B叠3版", "B3"),
        ("AA12", "AA12"),
        ("P4", "4"),
        ("P04版", "4"),
        ("T1", "T1"),
        ("100", "100"),
    ],
)
def test_label(printed: str, label: str) -> None:
    assert page_label(printed) == label


@pytest.mark.parametrize(
    "printed", ["", " ", "要闻", "0", "00版", "第版", "A", "2026", "2.5", "三大张", "版", "十百千", "A06、A07"]
)
def test_no_label(printed: str) -> None:
    assert page_label(printed) is None
