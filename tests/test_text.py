"""Folding: one form for matching, character for character."""

from __future__ import annotations

import sys
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyparse.errors import HyparseError
from hyparse.text import BLANK, converter, fold, fold_each, is_traditional, squeeze


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("本报讯（记者　罗文）：今日，好！", "本报讯(记者 罗文):今日,好!"),
        ("第０２版　ＡＢＣ", "第02版 ABC"),
        ("「簡約公屋」『二期』", "“简约公屋”‘二期’"),
        ("新華社記者攝影報導", "新华社记者摄影报导"),
        ("羅 文・王　明•李", "罗 文·王 明·李"),
        ("﹁直排﹂︵上︶", "“直排”(上)"),
        ("編輯︰陳", "编辑:陈"),
        ("制版\u00a0\u2003\t完", "制版   完"),
        ("第⼀版", "第一版"),
        ("一、《细则》【编者按】〔2026〕。", "一、《细则》【编者按】〔2026〕。"),
        ("a\ud800發", "a\ud800发"),
        ("a\n\0b", "a\n\0b"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded
    assert len(text) == len(folded)


@given(st.lists(st.one_of(st.text(), st.text("新華社記者攝影報導發后後里裡 「」，\n\ud800"))))
def test_several_texts_at_once(texts: list[str]) -> None:
    assert fold_each(texts) == [fold(text) for text in texts]


def test_a_rare_ideograph_is_folded_alone_as_among_others() -> None:
    assert fold("𩽇") == "𩾎"
    assert fold_each(["裡", "𩽇"]) == ["里", "𩾎"]


def test_fold_of_more_forms_than_a_page_has() -> None:
    wide, radicals = "".join(map(chr, range(0xFF01, 0xFF5F))), "⼀⼁⼂⼃⼄⼅⼆⼇⼈⼉"
    assert fold(f"「{wide}發{radicals}」") == "“" + "".join(map(chr, range(0x21, 0x7F))) + "发一丨丶丿乙亅二亠人儿”"


def test_fold_of_another_region() -> None:
    assert fold("裏面的衛生間", "hk2s") == "里面的卫生间"
    assert fold("裡面", "tw2s") == "里面"
    with pytest.raises(HyparseError, match="t2x"):
        fold("字", "t2x")


def test_conversion_that_changes_the_length_is_made_character_by_character() -> None:
    # The phrase 内存 has three characters in Taiwan: 記憶體.
    assert converter("s2twp")("内存") == "記憶體"
    assert fold("内存发布", "s2twp") == "內存發布"


def test_long_text_of_which_a_stretch_changes_its_length() -> None:
    folded = fold("发" * 5000 + "内存\n发", "s2twp")
    assert folded == "發" * 5000 + "內存\n發"


@given(st.text(st.one_of(st.characters(), st.sampled_from("「」發乾　，（）０１\ud800\n"))))
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(st.sampled_from("發乾「」報社，（０１著 新聞記者\n")))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_fold_in_threads() -> None:
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(fold, ["發佈會，"] * 64)) == {"发布会,"}


@pytest.mark.parametrize(
    ("text", "traditional"),
    [("衡阳日报，2026", False), ("頭條日報", True), ("", False), ("「引號」", True), ("「上」", False)],
)
def test_is_traditional(text: str, traditional: bool) -> None:
    assert is_traditional(text) is traditional


def test_squeeze() -> None:
    assert squeeze(" 周　围\n\t摄 ") == "周围摄"


def test_blank_is_what_unicode_says() -> None:
    assigned = filter(lambda char: unicodedata.category(char) != "Cn", map(chr, range(sys.maxunicode + 1)))
    blank = {char for char in assigned if char.isspace() or unicodedata.category(char) in ("Cc", "Cf")}
    assert blank <= set(BLANK)
    assert all(unicodedata.category(char) == "Cn" for char in set(BLANK) - blank)
