"""What is printed, and what is read; worked out by hand."""

from __future__ import annotations

import pickle
from typing import assert_type

from hyparse_boxes import PARSERS, Draw, LotteryParser, Obituary, ObituaryParser, Weather, WeatherParser

import hyparse

PARSER = hyparse.Parser().with_parsers(*PARSERS)
NEWS = """# 全市春耕备耕工作会议召开

本报讯（记者 王小明）3月5日，全市春耕备耕工作会议召开。会议要求，各地各部门要抢抓农时，做好种子、化肥、农药等农资供应，

"""
REST = """确保春播工作顺利开展。会议还对全年粮食生产作出部署。

# 城区新增三处口袋公园

本报讯（记者 李小红）3月4日，记者从市城管局获悉，城区今年新增三处口袋公园，市民出门见绿。
"""


def page(box: str) -> hyparse.Page:
    found = PARSER.parse_page(NEWS + box + "\n\n" + REST)
    # Whatever the box, the story around it stays whole.
    assert [article.headline for article in found.articles] == ["全市春耕备耕工作会议召开", "城区新增三处口袋公园"]
    (paragraph,) = found.articles[0].paragraphs
    assert paragraph.text.endswith("农药等农资供应，确保春播工作顺利开展。会议还对全年粮食生产作出部署。")
    return found


def test_the_weather_box() -> None:
    found = page("今日天气\n\n衡州市区今天多云转小雨，东南风2～3级，18℃～26℃\n\n明天阴到中雨 16至21度")
    weather = found.extras_of(WeatherParser)
    assert_type(weather, tuple[Weather, ...])
    assert weather == (
        Weather("衡州市区今天多云转小雨，东南风2～3级，18℃～26℃", "多云转小雨", 18, 26, "衡州", "东南风2~3级"),
        Weather("明天阴到中雨 16至21度", "阴到中雨", 16, 21),
    )
    assert found.extras["weather"] == weather


def test_traditional_script_and_frost() -> None:
    found = page("天氣\n\n晴轉多雲 -5℃～3℃")
    assert found.extras_of(WeatherParser()) == (Weather("晴轉多雲 -5℃～3℃", "晴转多云", -5, 3),)


def test_a_story_about_the_weather_is_none() -> None:
    text = (
        "# 冷空气明日抵达\n\n本报讯（记者 王小明）昨日，记者从市气象台获悉，受冷空气影响，未来三天全市将有一次降温过程，最低气温10℃～12℃，"
        "局地有小雨。气象专家提醒，市民出行注意添衣保暖，农户要做好大棚加固工作，交通部门要加强路面巡查，确保道路安全畅通，学校和医院要备足物资。\n"
    )
    found = PARSER.parse_page(text)
    assert found.extras == {}
    assert [len(article.paragraphs) for article in found.articles] == [1]


def test_lottery_results() -> None:
    found = page(
        "体彩“排列3”第26133期开奖号码：5 0 8\n\n福彩双色球第2026055期 03 08 14 21 26 33+07\n\n超级大乐透第26054期：01 09 17 28 34+02"
    )
    draws = found.extras_of(LotteryParser)
    assert_type(draws, tuple[Draw, ...])
    assert draws == (
        Draw("体彩排列3", "26133", (5, 0, 8)),
        Draw("福彩双色球", "2026055", (3, 8, 14, 21, 26, 33), (7,)),
        Draw("超级大乐透", "26054", (1, 9, 17, 28, 34), (2,)),
    )
    (doubt,) = [one for one in found.diagnostics if one.code == "lottery-balls"]
    assert doubt.span is not None
    assert found.text[doubt.span.start : doubt.span.stop] == doubt.printed == "01 09 17 28 34+02"


def test_an_obituary() -> None:
    found = page(
        "讣 告\n\n市第一中学退休教师陈大山同志，因病医治无效，于2026年3月2日逝世，享年88岁。谨定于3月6日上午在市殡仪馆举行告别仪式。\n\n陈大山同志治丧小组"
    )
    obituaries = found.extras_of(ObituaryParser)
    assert_type(obituaries, tuple[Obituary, ...])
    (obituary,) = obituaries
    assert (obituary.name, obituary.age, obituary.announced_by) == ("陈大山", 88, "陈大山同志治丧小组")


def test_the_parser_can_be_sent_to_other_processes() -> None:
    again = pickle.loads(pickle.dumps(PARSER))
    assert again == PARSER
    assert again.parse_page("今日天气\n\n晴 12℃～20℃") == PARSER.parse_page("今日天气\n\n晴 12℃～20℃")
