from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyparse.parsers.names import doubtful_cut, name_model
from hyparse.vocabulary import DEFAULT

MODEL = name_model(DEFAULT)


def pieces(run: str) -> list[str]:
    stops = MODEL.cut(run).stops
    return [run[start:stop] for start, stop in zip((0, *stops), stops, strict=False)]


@pytest.mark.parametrize(
    "names",
    [
        "王明 李强",
        "王小明 李强",
        "王明 李小强",
        "王小明 李大强",
        "蔡晖 贾永",
        "吕乃成 任志坚",
        "刘玉红 肖荻",
        "张学仁 王良",
        "孙益新 赵旭东",
        "建宪 李恒",
        "张宗桥 贾胜波",
        "王飞 李永",
        "欧阳锋 李伟",
        "李伟 欧阳明华",
        "诸葛仓麟",
        "司马光明 王强",
        "索朗罗布",
        "多吉占堆",
        "阿不都热合曼",
        "巴特尔 王明",
        "王永华 贺广华",
        "陈燮衡 李晶晶",
        "贾昭全 范韩生",
        "曾明慧 郭正山 李小朵",
        "李铮 王飞 李永",
        "周剑虹 崔海教",
        "王明 李强 张伟 刘芳",
        "王小明 李大强 张建国 刘文华",
    ],
)
def test_names_that_are_printed_side_by_side(names: str) -> None:
    assert pieces(names.replace(" ", "")) == names.split()


def ways(length: int) -> list[tuple[int, ...]]:
    """Every way to part a run into names of two and three characters."""
    if length == 0:
        return [()]
    return [(size, *rest) for size in (2, 3) if size <= length for rest in ways(length - size)]


@given(st.text("王张刘强明文国之图", min_size=5, max_size=12))
def test_the_cheapest_way_of_all_is_taken(run: str) -> None:
    totals: list[float] = []
    for sizes in ways(len(run)):
        stops = [sum(sizes[: index + 1]) for index in range(len(sizes))]
        totals.append(sum(MODEL.cost(run[stop - size : stop]) for size, stop in zip(sizes, stops, strict=True)))
    totals.sort()
    cut = MODEL.cut(run)
    taken = [MODEL.cost(run[start:stop]) for start, stop in zip((0, *cut.stops), cut.stops, strict=False)]
    assert sum(taken) == pytest.approx(totals[0])
    assert cut.cost == pytest.approx(max(taken))
    if len(totals) > 1 and not 0.69 < totals[1] - totals[0] < 0.71:
        assert cut.doubtful == (totals[1] - totals[0] < 0.7)


@pytest.mark.parametrize("run", ["王明", "李小强", "欧阳明", "欧阳明华", "诸葛亮", "孙中山", "张三", "周围"])
def test_a_name_by_itself(run: str) -> None:
    assert MODEL.is_name(run)


@pytest.mark.parametrize(
    "run", ["近日", "获悉", "高考", "王", "王小明李大强张建国", "我们的", "市委", "的了", "手记", "文章千", ""]
)
def test_no_name_by_itself(run: str) -> None:
    assert not MODEL.is_name(run)


def test_a_cut_that_is_in_doubt() -> None:
    assert doubtful_cut("李小龙江山", DEFAULT)
    assert not doubtful_cut("王小明李大强", DEFAULT)
    assert not doubtful_cut("买买提·艾力", DEFAULT)


def test_a_surname_that_a_user_adds() -> None:
    assert not MODEL.is_name("鬯小明")
    assert name_model(DEFAULT.extended(surnames={"鬯"})).is_name("鬯小明")


@given(st.text(max_size=80))
def test_the_names_cover_the_run(run: str) -> None:
    cut = MODEL.cut(run)
    assert cut.stops[-1] == len(run)
    assert list(cut.stops) == sorted(set(cut.stops))
