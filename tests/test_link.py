"""Cut sentences on a page, cut stories in an issue."""

from __future__ import annotations

import random

import pytest
from attrs import evolve

from handmade import article, page
from hyparse.fragments import join_fragments, mid_start, open_end, overlap
from hyparse.link import Linked, link_issue
from hyparse.matching import assign
from hyparse.models import Article, Direction, Masthead, Page, Refer, Span
from issue_generator import GeneratedIssue, Sheet, Whole, as_pages, generate

# --- cut sentences


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("渠道修到哪里,管护员就配到哪里,镇里为此选聘了三名", True),
        ("渠道修到哪里,", True),
        ("渠道修到哪里,管护员就配到哪里,镇里为此选聘了“", True),
        ("老人说,“吃饭是小事,有人说话", True),
        ("记者会公布了下半年的施工安排", True),
        ("渠道修到哪里,管护员就配到哪里。", False),
        ("老人说:“吃饭是小事。”", False),
        ("路修好了吗?", False),
        ("经研究,决定如下:", False),
        ("一是守住底线;", False),
        ("渔港的灯亮了——", False),
        ("那时候谁也没想到……", False),
        ("船鸣笛出海。(记者 张三)", False),
        ("共建共享", False),
        ("本报记者 张三 李四", False),
        ("", False),
    ],
)
def test_open_end(text: str, cut: bool) -> None:
    assert (open_end(text) > 0) is cut


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        (",码头上满是补网的人。", 1),
        ("”周师傅拍了拍手上的灰。", 1),
        ("灰,“头三个月最难”。", 1),
        ("在前,当标杆!”书记表示。", 1),
        ("的灯还亮着。", 1),
        ("码头上满是补网的人。", 0),
        ("“吃饭是小事。”老人说。", -1),
        ("近年来,渔港换了新颜。", -1),
        ("本报讯(记者 张三)渔港开海。", -1),
        ("新华社北京5月18日电 渔港开海。", -1),
        ("三、会议的议程:听取报告。", -1),
        ("■本报记者 张三", -1),
        ("", -1),
    ],
)
def test_mid_start(text: str, sign: int) -> None:
    evidence = mid_start(text)
    assert (evidence > 0) - (evidence < 0) == sign


@pytest.mark.parametrize(
    ("tail", "head", "size"),
    [
        ("重点扶持创新创业街区和", "街区和楼宇经济", 3),
        ("认真学习党的", "党的二十大报告", 2),
        ("完善综合服务", "服务平台", 2),
        ("按照街道的要求", "求走在前", 1),
        ("按照街道的要求 ", " 求走在前", 1),
        ("要让人", "人都讲文明", 0),
        ("渠道长12", "12公里", 0),
        ("把事情一件", "一件做实", 0),
        ("送上一只", "只轴承", 0),
        ("本子上密", "密麻麻记着", 0),
        ("路修得平平整", "整,大车能过", 0),
        ("老人摆", "摆手", 0),
        ("渠道修到哪里,", ",管护员就配到哪里", 0),
        ("渠道修好了", "渔港开海了", 0),
        ("", "渔港", 0),
        ("渔港", "", 0),
    ],
)
def test_overlap(tail: str, head: str, size: int) -> None:
    assert overlap(tail, head) == size


WHOLE = "渔港开海了,码头上满是补网的人,船老大今年换了一条新船。"
FIRST, REST = "镇里今年修了三条渠,农户的抽水电费省下一大半,末端的", "稻田第一次喝上了自流水。"


@pytest.mark.parametrize(
    ("plains", "barriers", "chains"),
    [
        ([WHOLE, FIRST, REST], "   ", [[0], [1, 2]]),
        ([FIRST, REST, WHOLE], "   ", [[0, 1], [2]]),
        ([WHOLE, WHOLE], "  ", [[0], [1]]),
        # Over a crosshead that stands between the two.
        ([FIRST, REST], " #", [[0, 1]]),
        # The end of a quotation was printed above its beginning.
        (
            ["求走在前,当标杆!”书记表示。", WHOLE, "“试点中,我们要坚决按照街道的要求", "“烛光里,歌声起了。”团长说。"],
            "   #",
            [[1], [2, 0], [3]],
        ),
        # The lead stands above another paragraph, and two characters are printed twice.
        (["本报讯(记者 张三)大家认真学习了党的", "党的二十大报告,一致认为意义重大。"], "  ", [[0, 1]]),
        # What is open at the page's end stays open.
        ([WHOLE, FIRST], "  ", [[0], [1]]),
        # A numbered item begins anew.
        (["二、指导思想:认真贯彻会议精神,坚持", "三、会议议程:听取工作报告。"], "  ", [[0], [1]]),
        # Three pieces of one sentence.
        (["镇里今年修了三条渠,农户的抽水电费", "省下一大半,末端的稻田第一次喝上了", "自流水。"], "   ", [[0, 1, 2]]),
        (["本报记者 张三", WHOLE], "  ", [[0], [1]]),
        ([], "", []),
    ],
)
def test_join_fragments(plains: list[str], barriers: str, chains: list[list[int]]) -> None:
    assert join_fragments(plains, [mark == "#" for mark in barriers]) == chains


def test_a_piece_that_jumps_has_its_rest_elsewhere() -> None:
    assert join_fragments([FIRST, REST], [False, False], [True, False]) == [[0], [1]]


def test_a_sentence_is_not_sent_far_for_a_weak_reason() -> None:
    assert join_fragments(["让渠水进田,要做的还有很多。", WHOLE, FIRST], [False] * 3) == [[0], [1], [2]]


def test_fragments_keep_every_piece_once_whatever_comes() -> None:
    rng = random.Random(4)
    for _ in range(200):
        plains = [
            "".join(rng.choices("渔港开了海，,。“”()一件的 ", k=rng.randint(0, 30))) for _ in range(rng.randint(0, 12))
        ]
        chains = join_fragments(plains, [False] * len(plains))
        assert sorted(i for chain in chains for i in chain) == list(range(len(plains)))


# --- the best overall matching


@pytest.mark.parametrize(
    ("weights", "matched"),
    [
        ({}, {}),
        ({(0, 0): 1.0}, {0: 0}),
        ({(0, 0): -1.0, (1, 0): 0.0}, {}),
        # Greedy would take 0-0 and lose 1.
        ({(0, 0): 5.0, (0, 1): 4.0, (1, 0): 4.0}, {0: 1, 1: 0}),
        # It is better to leave row 1 alone.
        ({(0, 0): 5.0, (0, 1): 1.0, (1, 0): 2.0}, {0: 0}),
        ({(3, 7): 2.0, (3, 9): 3.0, (8, 9): 2.5}, {3: 7, 8: 9}),
    ],
)
def test_assign(weights: dict[tuple[int, int], float], matched: dict[int, int]) -> None:
    assert assign(weights) == matched


def test_assign_is_the_best_of_all_matchings() -> None:
    rng = random.Random(5)
    for _ in range(100):
        weights = {(i, j): rng.uniform(-1, 5) for i in range(4) for j in range(4) if rng.random() < 0.7}

        def best(row: int, free: frozenset[int], weights: dict[tuple[int, int], float] = weights) -> float:
            if row == 4:
                return 0.0
            taken = [weights[row, j] + best(row + 1, free - {j}) for j in free if weights.get((row, j), 0) > 0]
            return max([best(row + 1, free), *taken])

        total = sum(weights[pair] for pair in assign(weights).items())
        assert total == pytest.approx(best(0, frozenset(range(4))))


def test_a_great_assignment_is_solved_greedily() -> None:
    weights = {(i, j): 1.0 + (i == j) for i in range(60) for j in range(60)}
    assert assign(weights) == {i: i for i in range(60)}


# --- issues


def linked(*pages: Page, given: tuple[str | None, ...] = ()) -> Linked:
    return link_issue(pages, given or (None,) * len(pages))


def joined(result: Linked) -> list[tuple[str | None, tuple[str, ...], str]]:
    """The articles on several pages: headline, pages, text."""
    return [(a.headline, a.pages, a.text.replace("\n\n", "|")) for a in result.articles if len(a.pages) > 1]


def codes(result: Linked) -> list[str]:
    return [doubt.code for doubt in result.diagnostics]


CANAL = ("渠水进田", "本报讯（记者 张三）灌区末端的稻田第一次喝上了自流水，农户的抽水电费（下转第二版）")
CANAL_REST = "（上接第一版）省下一大半。水利站还给闸门装上了遥测终端。"
CANAL_TEXT = (
    "本报讯（记者 张三）灌区末端的稻田第一次喝上了自流水，农户的抽水电费省下一大半。水利站还给闸门装上了遥测终端。"
)
PORT = ("渔港开海", "休渔期一过，渔港的船鸣笛出海，码头上满是补网的人，船老大陈海生今年换了（下转第二版）")
PORT_REST = "（上接第一版）新船，冷冻舱比旧船大一倍。“鱼一上岸就进冷链。”船老大陈海生说。"
PORT_TEXT = (
    "休渔期一过，渔港的船鸣笛出海，码头上满是补网的人，船老大陈海生今年换了"
    "新船，冷冻舱比旧船大一倍。“鱼一上岸就进冷链。”船老大陈海生说。"
)
FOREST = article("山林有人守", "护林员每天走二十里山路。")
OTHER = article("古桥修好了", "本报讯（记者 王五）石拱桥的条石全部编号复位。")

CASES: dict[str, tuple[list[Page], list[tuple[str | None, tuple[str, ...], str]], list[str]]] = {
    "same headline": (
        [page("1", article(*CANAL), OTHER), page("2", FOREST, article("渠水进田", CANAL_REST))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "no headline on the second page": (
        [page("1", article(*CANAL)), page("2", article(None, CANAL_REST))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "a changed headline": (
        [page("1", article(*CANAL)), page("2", article("末端稻田喝上自流水", CANAL_REST))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "a jump over two pages": (
        [
            page("1", article(CANAL[0], CANAL[1].replace("二", "四"))),
            page("2", OTHER),
            page("3"),
            page("4", article(None, CANAL_REST)),
        ],
        [("渠水进田", ("1", "4"), CANAL_TEXT)],
        [],
    ),
    "pages in another order": (
        [page("2", article(None, CANAL_REST)), page("1", article(*CANAL))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "pages without numbers count by position": (
        [page(None, article(*CANAL)), page(None, article(None, CANAL_REST))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "the second page comes first, and neither has a number": (
        [page(None, article("渠水进田", CANAL_REST)), page(None, article(*CANAL))],
        [("渠水进田", ("2", "1"), CANAL_TEXT)],
        [],
    ),
    "letters in labels": (
        [
            page("A1", article(CANAL[0], CANAL[1].replace("第二版", "A03版"))),
            page("A3", article(None, CANAL_REST.replace("第一版", "A01版"))),
        ],
        [("渠水进田", ("A1", "A3"), CANAL_TEXT)],
        [],
    ),
    "two jumps to one page, no headlines, the other way round": (
        [page("1", article(*CANAL), article(*PORT)), page("2", article(None, PORT_REST), article(None, CANAL_REST))],
        [("渠水进田", ("1", "2"), CANAL_TEXT), ("渔港开海", ("1", "2"), PORT_TEXT)],
        [],
    ),
    "two stories with one headline": (
        [
            page("1", article("一线见闻", CANAL[1]), article("一线见闻", PORT[1])),
            page("2", article("一线见闻", PORT_REST), article("一线见闻", CANAL_REST)),
        ],
        [("一线见闻", ("1", "2"), CANAL_TEXT), ("一线见闻", ("1", "2"), PORT_TEXT)],
        [],
    ),
    "a chain of three": (
        [
            page("1", article(*CANAL)),
            page("2", article("渠水进田", "（上接第一版）省下一大半。水利站还给闸门（下转第三版）")),
            page("3", article(None, "（上接第二版）装上了遥测终端。")),
        ],
        [("渠水进田", ("1", "2", "3"), CANAL_TEXT)],
        [],
    ),
    "the third of a chain names the first page": (
        [
            page("1", article(*CANAL)),
            page("2", article("渠水进田", "（上接第一版）省下一大半。水利站还给闸门（下转第三版）")),
            page("3", article(None, "（上接第一版）装上了遥测终端。")),
        ],
        [("渠水进田", ("1", "2", "3"), CANAL_TEXT)],
        [],
    ),
    "one mark names both pages": (
        [
            page("1", article(CANAL[0], CANAL[1].replace("第二版", "第二、三版"))),
            page("2", article("渠水进田", "（上接第一版）省下一大半。水利站还给闸门")),
            page("3", article("渠水进田", "（上接第一版）装上了遥测终端。")),
        ],
        [("渠水进田", ("1", "2", "3"), CANAL_TEXT)],
        [],
    ),
    "cut between two paragraphs": (
        [
            page("1", article("渠水进田", "灌区末端的稻田喝上了自流水。（下转第二版）")),
            page("2", article(None, "（上接第一版）水利站还给闸门装上了遥测终端。")),
        ],
        [("渠水进田", ("1", "2"), "灌区末端的稻田喝上了自流水。|水利站还给闸门装上了遥测终端。")],
        [],
    ),
    "characters printed on both pages": (
        [
            page("1", article("渠水进田", "灌区末端的稻田喝上了自流水，农户的抽水电费（下转第二版）")),
            page("2", article(None, "（上接第一版）电费省下一大半。")),
        ],
        [("渠水进田", ("1", "2"), "灌区末端的稻田喝上了自流水，农户的抽水电费省下一大半。")],
        [],
    ),
    "a doubled character is the sentence's own": (
        [
            page("1", article("渠水进田", "灌区末端的稻田喝上了自流水，老支书一连摆（下转第二版）")),
            page("2", article(None, "（上接第一版）摆手。")),
        ],
        [("渠水进田", ("1", "2"), "灌区末端的稻田喝上了自流水，老支书一连摆摆手。")],
        [],
    ),
    "the whole story on page one, its rest again inside": (
        [
            page("A1", article("渠水进田", CANAL_TEXT)),
            page("A4", article("渠水进田", "◀上接A01版", "农户的抽水电费省下一大半。水利站还给闸门装上了遥测终端。")),
        ],
        [("渠水进田", ("A1", "A4"), CANAL_TEXT)],
        [],
    ),
    "the whole story on both pages, without marks": (
        [page("1", article("渠水进田", CANAL_TEXT)), page("2", article("渠水进田", CANAL_TEXT))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "the whole story inside, its beginning on page one": (
        [page("1", article(*CANAL)), page("2", article("渠水进田", "（上接第一版）" + CANAL_TEXT))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "one story printed twice on a page is no story on two": (
        [page("1", article("渠水进田", CANAL_TEXT), article("渠水进田", CANAL_TEXT))],
        [],
        [],
    ),
    "the mark on page one was lost": (
        [page("1", article("渠水进田", CANAL[1].split("（下")[0]), OTHER), page("2", article("渠水进田", CANAL_REST))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "the mark on page two was lost": (
        [page("1", article(*CANAL)), page("2", OTHER, article("渠水进田", CANAL_REST.split("）")[1]))],
        [("渠水进田", ("1", "2"), CANAL_TEXT)],
        [],
    ),
    "the target page is not given": (
        [page("1", article(*CANAL)), page("3", OTHER)],
        [],
        ["jump-without-target-page"],
    ),
    "the target page has no other half": (
        [page("1", article(*CANAL)), page("2", OTHER)],
        [],
        ["jump-without-other-half"],
    ),
    "a half without its jump": (
        [page("1", OTHER), page("2", article("渠水进田", CANAL_REST))],
        [],
        ["half-without-jump"],
    ),
    "a half whose first page is not given": (
        [page("2", article("渠水进田", CANAL_REST))],
        [],
        ["half-without-jump"],
    ),
    "the middle of a chain is not given": (
        [
            page("1", article(*CANAL)),
            page("3", article(None, "（上接第二版）装上了遥测终端。")),
        ],
        [],
        ["jump-without-target-page", "half-without-jump"],
    ),
    "the second half of another story is not taken": (
        [
            page("1", article(*CANAL)),
            page("2", article("渔港开海", "（上接第四版）新船，冷冻舱比旧船大一倍。")),
            page("4", OTHER),
        ],
        [],
        ["jump-without-other-half", "half-without-jump"],
    ),
    "a cross-reference is no jump": (
        [
            page("1", article("渠水进田", "灌区末端的稻田喝上了自流水。（相关报道见二版）")),
            page("2", article("渠水进田", "水利站给闸门装上了遥测终端。")),
        ],
        [],
        [],
    ),
    "a mark that names its own page is nothing": (
        [page("2", article(*CANAL))],
        [],
        [],
    ),
    "an empty issue": ([], [], []),
    "a page without articles": ([page("1")], [], []),
}


@pytest.mark.parametrize("name", CASES)
def test_issues(name: str) -> None:
    pages, articles, doubts = CASES[name]
    result = linked(*pages)
    assert joined(result) == articles
    assert codes(result) == doubts


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 30


@pytest.mark.parametrize("name", CASES)
def test_no_article_is_lost_or_doubled(name: str) -> None:
    pages = CASES[name][0]
    printed = [(index, block.span.start) for index, one in enumerate(pages) for a in one.articles for block in a.blocks]
    assert sorted((b.span.page, b.span.start) for a in linked(*pages).articles for b in a.blocks) == sorted(printed)


def test_given_labels_come_before_printed_ones() -> None:
    result = linked(page("7", article(*CANAL)), page(None, article(None, CANAL_REST)), given=("A01", "第02版"))
    assert [a.pages for a in result.articles] == [("A1", "2")]


def test_pages_without_a_label_are_counted_off() -> None:
    front = evolve(page(None, OTHER), masthead=Masthead(title="云溪日报"))
    plain = page(None, OTHER)

    def labels(*pages: Page) -> list[str]:
        return [label for a in linked(*pages).articles for label in a.pages]

    forest = page("2", FOREST)
    assert labels(page(None, FOREST), page(None, OTHER)) == ["1", "2"]
    assert labels(forest, front) == ["2", "1"]
    assert labels(forest, plain) == ["2", "1"]
    assert labels(page("1", FOREST), front) == ["1", "2"]


def test_a_label_that_is_none_is_kept_as_given() -> None:
    assert linked(page(None, OTHER), given=("封底",)).articles[0].pages == ("封底",)


def test_spans_name_their_page() -> None:
    (whole,) = linked(page("1", article(*CANAL)), page("2", article("渠水进田", CANAL_REST))).articles
    (paragraph,) = whole.paragraphs
    assert [span.page for span in paragraph.spans] == [0, 1]
    assert [block.span.page for block in whole.blocks] == [0, 0, 1, 1]
    assert [(mark.direction, mark.span.page) for mark in whole.continuations if mark.span] == [
        (Direction.TO, 0),
        (Direction.FROM, 1),
    ]


def test_the_text_stands_where_the_spans_say() -> None:
    pages = [page("1", OTHER, article(*CANAL)), page("2", OTHER, article(None, CANAL_REST))]
    for whole in linked(*pages).articles:
        for paragraph in whole.paragraphs:
            assert "".join(pages[span.page].text[span.start : span.stop] for span in paragraph.spans) == paragraph.text


def test_an_article_on_one_page_names_it() -> None:
    one, two = linked(
        page("1", OTHER), page("2", article("渔港开海", "船出海了。", by="李四", caption="开海。"))
    ).articles
    assert (one.pages, two.pages) == (("1",), ("2",))
    assert two.contributors[0].span == Span(0, 1, 1)
    assert two.captions[0].span == Span(0, 1, 1)


def test_contributors_and_captions_are_united() -> None:
    first = article(*CANAL, by="张三", caption="渠首。")
    second = article(None, CANAL_REST, by="李四", caption="稻田。")
    third = article(None, CANAL_REST, by="张三", caption="渠首。")
    (whole,) = linked(page("1", first), page("2", second)).articles
    assert [person.name for person in whole.contributors] == ["张三", "李四"]
    assert [caption.text for caption in whole.captions] == ["渠首。", "稻田。"]
    (whole,) = linked(page("1", first), page("2", third)).articles
    assert [person.name for person in whole.contributors] == ["张三"]
    assert [caption.text for caption in whole.captions] == ["渠首。"]


def test_crossheads_stay_in_their_place() -> None:
    first = article("渠水进田", "#开工", "渠首动工了。（下转第二版）")
    second = article(None, "（上接第一版）闸门装好了。", "#通水", "水到田头。")
    (whole,) = linked(page("1", first), page("2", second)).articles
    assert whole.text == "开工\n\n渠首动工了。\n\n闸门装好了。\n\n通水\n\n水到田头。"
    assert whole.crossheads == ("开工", "通水")


def test_the_headline_group_is_the_first_piece_s() -> None:
    first = article(*CANAL, rubrics=("一线见闻",))
    (whole,) = linked(page("1", first), page("2", article("末端稻田喝上自流水", CANAL_REST))).articles
    assert (whole.rubrics, whole.headline) == (("一线见闻",), "渠水进田")


def test_a_doubt_stands_at_the_mark() -> None:
    pages = [page("2", OTHER), page("1", article(*CANAL))]
    (doubt,) = linked(*pages).diagnostics
    assert doubt.span is not None
    assert doubt.span.page == 1
    assert doubt.printed == pages[1].text[doubt.span.start : doubt.span.stop] == "（下转第二版）"


def test_two_that_fit_alike_are_a_doubt_that_names_them() -> None:
    result = linked(
        page("1", article("渠水进田", "水到田头。（下转第二版）")),
        page("2", article("甲", "（上接第一版）山青。"), article("乙", "（上接第一版）水绿。")),
    )
    assert "ambiguous-continuation" in codes(result)
    message = next(doubt.message for doubt in result.diagnostics if doubt.code == "ambiguous-continuation")
    assert "甲" in message
    assert "乙" in message


def test_pieces_stay_on_their_pages() -> None:
    pages = [page("1", article(*CANAL)), page("2", article(None, CANAL_REST))]
    before = [one.articles for one in pages]
    linked(*pages)
    assert [one.articles for one in pages] == before


# --- teasers


def target(refer: Refer, *articles: Article) -> str | None:
    result = linked(page("1", OTHER, refers=(refer,)), page("2", *articles), page("3", article("春耕时节", "育秧忙。")))
    found = result.targets.get(refer)
    return found.headline if found is not None else None


@pytest.mark.parametrize(
    ("refer", "found"),
    [
        (Refer(headline="渠水进田", pages=("2",)), "渠水进田"),
        (Refer(headline="灌区末端稻田喝上自流水", pages=("2",)), "渠水进田"),
        (Refer(kicker="休渔期结束", headline="渔港 开海", pages=("2",)), "渔港开海"),
        (Refer(headline="春耕时节", pages=("2", "3")), "春耕时节"),
        (Refer(headline="春耕时节", pages=("2",)), None),
        (Refer(headline="渠水进田", pages=("9",)), None),
        (Refer(headline="股市收盘", pages=("2",)), None),
        (Refer(headline="渠水进田", pages=()), None),
        (Refer(headline=None, pages=("2",)), None),
    ],
)
def test_refers(refer: Refer, found: str | None) -> None:
    assert target(refer, article("渠水进田", CANAL_TEXT), article("渔港开海", PORT_TEXT)) == found


def test_a_refer_points_to_the_joined_article() -> None:
    refer = Refer(headline="渠水进田", pages=("2",))
    result = linked(page("1", article(*CANAL), refers=(refer,)), page("2", article("渠水进田", CANAL_REST)))
    assert result.targets[refer] is result.articles[0]


def test_two_refers_to_one_article() -> None:
    refers = (Refer(headline="渠水进田", pages=("2",)), Refer(headline="渠水流进田里", pages=("2",)))
    result = linked(page("1", OTHER, refers=refers), page("2", article("渠水进田", CANAL_TEXT)))
    assert {found.headline for found in result.targets.values()} == {"渠水进田"}
    assert len(result.targets) == 2


# --- generated issues


def stories(issue: GeneratedIssue, pages: list[Page], whole: Article) -> set[tuple[int, int]]:
    """Which stories an article's blocks are pieces of: a jumped story's number, or a lone one's place."""
    owner = {
        (index, block.span.start): (piece.story, 0) if piece.story else (index + 1, -rank - 1)
        for index, (sheet, one) in enumerate(zip(issue.sheets, pages, strict=True))
        for rank, (piece, a) in enumerate(zip(sheet.pieces, one.articles, strict=True))
        for block in a.blocks
    }
    return {owner[block.span.page, block.span.start] for block in whole.blocks}


def is_exact(whole: Whole, articles: tuple[Article, ...], *, numbered: bool) -> bool:
    return any(
        a.headline == whole.headline
        and "".join(paragraph.text for paragraph in a.paragraphs) == whole.text
        and (a.pages == whole.pages or not numbered)
        for a in articles
        if len(a.pages) > 1
    )


def test_generated_issues() -> None:
    exact = total = joins = wrong = 0
    for issue in generate(1, 300):
        assert 3 <= len(issue.sheets) <= 8
        pages = as_pages(issue)
        result = linked(*pages)
        total += len(issue.wholes)
        exact += sum(is_exact(whole, result.articles, numbered=issue.numbered) for whole in issue.wholes)
        for a in result.articles:
            joins += len(a.pages) > 1
            wrong += len(stories(issue, pages, a)) > 1
        if issue.broken:
            assert {"jump-without-target-page", "jump-without-other-half", "half-without-jump"} & set(codes(result))
    assert total > 800
    assert exact / total >= 0.97
    assert wrong / joins <= 0.003


def test_whatever_the_marks_say_no_block_is_lost() -> None:
    rng = random.Random(9)
    texts = [
        "水到田头",
        "水到田头。",
        "，山青水绿。",
        "”他说。",
        "渔港开海了，船老大今年换了新船，冷冻舱比旧船大一倍。",
        "",
    ]
    for _ in range(150):
        pages = []
        for _ in range(rng.randint(1, 5)):
            articles = []
            for _ in range(rng.randint(0, 4)):
                back = f"（上接第{rng.randint(1, 5)}版）" if rng.random() < 0.5 else ""
                onward = f"（下转第{rng.randint(1, 5)}、{rng.randint(1, 5)}版）" if rng.random() < 0.5 else ""
                lines = [back + rng.choice(texts), rng.choice(texts) + onward]
                articles.append(article(rng.choice([None, "渠水进田", "渔港开海"]), *filter(None, lines)))
            pages.append(page(rng.choice([None, "1", "2", "3"]), *articles))
        printed = [(n, block.span.start) for n, one in enumerate(pages) for a in one.articles for block in a.blocks]
        result = linked(*pages)
        assert sorted((b.span.page, b.span.start) for a in result.articles for b in a.blocks) == sorted(printed)
        assert result == linked(*pages)


def test_a_page_of_thousands_of_marks_takes_no_time() -> None:
    crowd = [article(None, "水到田头（下转第二版）") for _ in range(1500)]
    rest = [article(None, "（上接第一版）山青水绿。") for _ in range(1500)]
    result = linked(page("1", *crowd), page("2", *rest))
    assert len(result.articles) >= 1500


def test_sheets_are_found_by_number() -> None:
    # A generated page knows its number only where the issue prints numbers.
    issue = GeneratedIssue([Sheet(3)], [], numbered=True, broken=0)
    assert as_pages(issue)[0].number == "3"
