"""What is seen of blocks, on pages made by hand: the looks at the neighbourhood that no reader's own test covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from hyparse.evidence import PageEvidence
from hyparse.layout import blocks
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT

BRIDGE = (
    "渡口大桥昨天合龙，施工队三年里沉下四十二根桥墩，最深的桥墩插进江底六十多米，老艄公每天都到江边看桥墩一点点长高。"
)
MORE_BRIDGE = (
    "合龙以后，施工队还要铺设桥面，两岸的老艄公说，等桥面铺好，渡口的摆渡船就可以歇下来，江边的娃娃上学不用再等摆渡船。"
)
STILL_BRIDGE = (
    "第一根桥墩下沉那天，江面起了大雾，摆渡船停在渡口，老艄公领着娃娃站在岸边，听施工队的打桩机一声一声敲进江底。"
)
LAST_BRIDGE = (
    "打桩机撤走以后，江面安静下来，桥墩一字排开，娃娃数了两遍，四十二根，一根不少，老艄公把数目刻在摆渡船的船帮上。"
)
TEA = (
    "茶厂今年收购鲜叶八百吨，炒茶师傅连夜翻炒，新茶的香气飘满山坡，收购价比去年每斤高出两元，茶农盘算着再添一台揉捻机。"
)
STILL_TEA = "揉捻机轰鸣到半夜，山坡上亮着灯，茶农挑着鲜叶排队过秤，过秤的姑娘嗓子喊哑了，还要把等级一笔一笔记在账本里。"
MORE_TEA = (
    "炒茶师傅说，揉捻机省下的工夫可以用来分拣鲜叶，新茶分出等级，茶农的收购价还能再高一点，山坡上的茶园也有人愿意接手。"
)


def seen(text: str, line: str) -> list[str]:
    """The features of the block that begins with a line."""
    found = blocks(text, fold(text))
    index = next(i for i, block in enumerate(found) if text[block.span.start :].startswith(line))
    return PageEvidence(found, DEFAULT).features(index)


def value(features: list[str], family: str) -> str:
    (found,) = [feature.partition(":")[2] for feature in features if feature.startswith(f"{family}:")]
    return found


def bound(band: str) -> float:
    """The upper bound of a band."""
    return float("inf") if band == "more" else float(band)


def page(*lines: str) -> str:
    return "\n\n".join(lines)


def test_a_story_goes_on_speaking_of_its_own_matter():
    above = ("江上架起新桥", BRIDGE, STILL_BRIDGE)
    within = seen(page(*above, "桥面待铺", MORE_BRIDGE, LAST_BRIDGE), "桥面待铺")
    between = seen(page(*above, "茶香出山", TEA, STILL_TEA), "茶香出山")
    for family in ("cohesion", "depth"):
        assert bound(value(within, family)) > bound(value(between, family))


@pytest.mark.parametrize("between", ["▲打桩机在作业。 （王小明 摄）", "（本报记者 王小明 摄）"])
def test_matter_is_seen_over_a_caption(between: str):
    plain = page("江上架起新桥", BRIDGE, STILL_BRIDGE, "桥面待铺", MORE_BRIDGE, LAST_BRIDGE)
    parted = page("江上架起新桥", BRIDGE, between, STILL_BRIDGE, "桥面待铺", MORE_BRIDGE, between, LAST_BRIDGE)
    assert value(seen(parted, "桥面待铺"), "cohesion") == value(seen(plain, "桥面待铺"), "cohesion") != "thin"


def test_a_few_words_say_nothing_of_matter():
    assert value(seen(page("开工", "大桥今天开工。", "合龙", "大桥昨天合龙。"), "合龙"), "cohesion") == "thin"


@pytest.mark.parametrize(
    ("upper", "lower", "seam"),
    [
        # 任 and 务 make a word that the text around has
        ("对照年初报告确定的目标任", "务细化分解指标，确保各项任务都走在前列，不让一项任务落空。", "word"),
        ("山路昨日修通", "三百户村民出行不再绕道，果子当天就能运到城里的市场。", "new"),
        ("山路昨日修通", "“再也不用绕道了”，村民说，果子当天就能运到城里的市场。", "none"),
        # 服务 stands at the end of the one column and at the start of the next
        ("同时，综保区建设跨境电商综合服务", "服务平台，为企业提供选品、直播带货、人才培训等帮助。", "doubled"),
    ],
)
def test_a_word_cut_apart_is_known_by_the_text_around(upper: str, lower: str, seam: str):
    assert value(seen(page("各项任务部署完毕", upper, lower), upper), "seam") == seam


@pytest.mark.parametrize(
    ("heads", "twins"),
    [
        (("一村一品", "一户一策", "一人一岗"), "2/2"),
        (("一村一品", "把论文写在田埂上的人", "一人一岗"), "0/2"),
        (("一村一品", "一户一策", "把论文写在田埂上的人"), "1/2"),
    ],
)
def test_lines_of_a_length(heads: tuple[str, str, str], twins: str):
    first, second, third = heads
    text = page(first, BRIDGE, second, TEA, third, MORE_TEA)
    assert value(seen(text, second), "twins") == twins


@pytest.mark.parametrize(
    ("line", "issues"),
    [
        ("丹岭市文明办 丹岭日报社 宣", True),
        ("市公安局反诈中心宣", True),
        ("本报宣", True),
        ("区委宣讲团走进茶山村", False),
        ("记者 王宣", False),
        ("大力弘扬，广为宣", False),
    ],
)
def test_who_has_an_advertisement_printed(line: str, issues: bool):
    assert ("issuer" in seen(page("节约用水 人人有责", line), line)) is issues


def test_how_far_below_an_advertisement_is_signed():
    text = page(BRIDGE, "节约用水 人人有责", "一滴水，一分情", "丹岭市文明办 宣", TEA)
    assert value(seen(text, "节约用水"), "to-issuer") == "2"
    assert value(seen(text, "一滴水"), "to-issuer") == "1"


@pytest.mark.parametrize(
    ("line", "word", "whole"),
    [
        ("遵守交通规则 文明安全出行", True, True),
        ("讲文明 树新风", True, True),
        ("人人有责 从我做起", True, True),
        ("張三遺失殘疾軍人證一本，聲明作廢。", True, False),
        ("零售每份1.50元", True, False),
        ("广告热线：0734-8200000", True, False),
        ("渡口大桥昨天合龙", False, False),
    ],
)
def test_a_notice_says_what_stories_seldom_say(line: str, word: bool, whole: bool):
    features = seen(page(BRIDGE, line, TEA), line)
    assert ("notice-word" in features) is word
    assert ("notice-line" in features) is whole


def test_a_newspapers_own_notices_are_seen():
    text = page(BRIDGE, "渡口热线二十四小时为你守候", TEA)
    found = blocks(text, fold(text))
    assert "notice-word" not in PageEvidence(found, DEFAULT).features(1)
    assert "notice-word" in PageEvidence(found, DEFAULT.extended(notice_words=["渡口热线"])).features(1)


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parent.parent / "seeds").glob("*.txt")), ids=lambda path: path.stem
)
def test_what_is_let_go_of_is_found_again(path: Path) -> None:
    text = path.read_text("utf-8")
    found = blocks(text, fold(text))
    evidence = PageEvidence(found, DEFAULT)
    passed = [sorted(features) for features in evidence.in_order()]
    asked_again = [sorted(evidence.features(index)) for index in reversed(range(len(found)))][::-1]
    fresh = [sorted(PageEvidence(found, DEFAULT).features(index)) for index in range(len(found))]
    assert passed == asked_again == fresh


@pytest.mark.parametrize(
    ("lines", "display"),
    [
        (("滨江市青石区：一张网护住放学路",), True),
        (("店主：搬到对岸也要开门",), True),
        (("成立年份：清光绪年间", "校训：诚毅"), False),
    ],
)
def test_a_label_and_its_value_are_a_display_line_where_they_stand_alone(lines: tuple[str, ...], display: bool):
    features = seen(page(BRIDGE, *lines, TEA), lines[0])
    assert any(feature.startswith("run:") for feature in features) is display


@pytest.mark.parametrize(
    ("line", "credited"),
    [
        ("冰岛一火山再次喷发", False),
        ("温州：民营企业再出发", False),
        ("断桥、浅滩与一张老照片", False),
        ("一条河的四季航拍拍摄", False),
        ("视觉", False),
        ("图为合龙的大桥。新华社发", True),
        ("大桥合龙。 张晓明 发", True),
        ("大桥合龙。 资料图片", True),
        ("大桥合龙。 受访者照片", True),
        ("老艄公在渡口。 视觉中国", True),
    ],
)
def test_a_credit_is_no_word_that_ends_like_one(line: str, credited: bool):
    assert ("credit" in seen(page(BRIDGE, line, TEA), line)) is credited


@pytest.mark.parametrize(
    ("line", "places"),
    [
        ("03版 一粒种子的太空旅行", {"start"}),
        ("P4 空置房物业费怎么交", {"start"}),
        ("海鸟归来 无人岛生态修复见效（A06版）", {"end"}),
        ("“票根经济”撬动消费 >>>07", {"end"}),
        ("谁在给短剧买单 / P8", {"end"}),
        ("——10版", {"only", "end"}),
        ("（A02版）", {"only", "end"}),
        ("→05", {"only", "end"}),
        ("全民健身日：84座场馆免费开放", set()),
        ("气温跳水12℃ 周三见初霜", set()),
        ("三版画作品在县城展出", set()),
        ("英超：客队2比1取胜", set()),
    ],
)
def test_where_a_page_label_stands(line: str, places: set[str]):
    found = {
        feature.partition(":")[2] for feature in seen(page(BRIDGE, line, TEA), line) if feature.startswith("page-label")
    }
    assert found == places


@pytest.mark.parametrize(
    ("line", "way"),
    [
        ("据悉，专项资金主要用于支持物", "sets-in:on"),
        ("同时，综保区建设跨境电商服务", "sets-in:on"),
        ("近日，渡口大桥合龙", "sets-in:time"),
        ("刘达要求，要提高站位，深化认", "says"),
        ("会上有人说，桥面待铺", "says"),
    ],
)
def test_short_text_sets_in_as_text_does(line: str, way: str):
    assert way in seen(page(BRIDGE, line, TEA), line)
    assert way not in seen(page(BRIDGE, "桥面待铺", TEA), "桥面待铺")
