"""Issues put together from invented stories, some of which jump to another page: what linking must join is known.

A story is cut at a paragraph's end or in the middle of a sentence; its second half repeats the headline, shortens it,
changes it or carries none; pages are shuffled or left out. ``as_pages`` gives the models as a page reader would,
``as_texts`` the pages' text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from attrs import define, field, frozen

from hyparse.models import Article, Block, BlockKind, Continuation, Direction, Page, Paragraph, Span

NUMERALS = "零一二三四五六七八九"

TOPICS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    (
        "水利",
        ("{place}加快灌区改造", "{place}水库除险加固提前完工", "一渠清水润{place}"),
        (
            "{unit}负责人{person}介绍，今年已清淤渠道{n}公里，改造泵站{m}座",
            "站在{place}的渠首闸上，{person}指着刚衬砌的渠道说，往年水要走三天，如今一天就能到田头",
            "为了不误春灌，施工队把工期排到了夜里，{place}的工地上灯火通明",
            "灌区末端的{n}亩稻田第一次喝上了自流水，农户的抽水电费省下一大半",
            "{unit}还给每座闸门装上了遥测终端，水位高低在手机上一看便知",
            "渠道修到哪里，管护员就配到哪里，{place}为此选聘了{m}名村级水管员",
        ),
    ),
    (
        "养老",
        ("{place}办起长者饭堂", "“一碗热汤面”暖了{place}老街坊", "{place}居家养老服务扩面"),
        (
            "中午十一点半，{place}的长者饭堂准时开餐，三荤两素一汤只收{m}元",
            "独居的{person}今年七十九岁，腿脚不便，志愿者每天把饭菜送上门",
            "{unit}算过一笔账，饭堂每餐补贴两元，一年下来要花{n}万元",
            "厨房里的掌勺师傅姓{surname}，在国营食堂干了半辈子，知道老人牙口不好，菜都炖得软烂",
            "饭后，老人们留下来下棋、量血压，{place}的护士每周二来坐诊",
            "{person}说，吃饭是小事，有人说话才是大事",
        ),
    ),
    (
        "制造",
        ("{place}轴承卖到海外", "{place}老厂房里的新产线", "从{place}走出的“小巨人”"),
        (
            "走进{unit}的车间，机械臂正把一只只轴承送上检测台，误差不超过{m}微米",
            "总工程师{person}带着十几个年轻人，用三年时间啃下了热处理这块硬骨头",
            "去年，{unit}的出口额达到{n}万元，比上年增长两成",
            "{place}拿出闲置厂房，让配套企业就近落户，螺栓、密封圈不出园区就能配齐",
            "订单多了，人手却不够，{unit}同技工学校合办了{m}个冠名班",
            "{person}坦言，差距还在材料上，下一步要同科研院所一起把钢水的纯净度提上去",
        ),
    ),
    (
        "护林",
        ("{place}护林员的三十年", "{place}山头由秃变绿", "守着{place}这片林"),
        (
            "天刚蒙蒙亮，{person}背上水壶和砍刀，沿着{place}的防火道往山里走",
            "三十年前，这片山坡只有茅草，{unit}的职工硬是一锄一锄种下了{n}亩杉木",
            "干粮是冷馒头，鞋子一年要穿坏{m}双，{person}从没想过下山",
            "如今无人机替人巡山，红外探头十分钟回传一张照片，{place}的火情能早发现半小时",
            "林子密了，野猪和白鹇都回来了，{unit}在林下种起了黄精",
            "{person}的儿子去年考进{unit}，父子俩如今走同一条巡山路",
        ),
    ),
    (
        "教育",
        ("{place}小规模学校有了音乐课", "{place}课后服务出新招", "山里娃的足球梦在{place}起步"),
        (
            "{place}小学只有{n}名学生，过去一名老师要教三门课",
            "今年春天，{unit}派出走教老师，每周三把钢琴搬上面包车，一所学校一所学校地送课",
            "四年级的{person}第一次摸到琴键，回家后用粉笔在桌上画了一排",
            "课后服务开设了{m}个社团，木工、剪纸、足球都有人教",
            "校长{person}说，孩子眼里有了光，家长也不再急着往县城转学",
            "{unit}计划用两年时间让所有教学点配齐音体美教师",
        ),
    ),
    (
        "渔港",
        ("{place}渔港迎来开海", "{place}渔民转产记", "{place}智慧渔港投用"),
        (
            "休渔期一过，{place}渔港的{n}艘渔船鸣笛出海，码头上满是补网的人",
            "船老大{person}今年换了新船，冷冻舱比旧船大一倍，一趟能多装{m}吨",
            "{unit}在码头装了电子围栏，船员上下船刷脸登记，谁没穿救生衣一目了然",
            "近海的鱼少了，{place}鼓励渔民转产，搞起深水网箱",
            "网箱里养的是金鲳和石斑，{person}说收成稳当，不用再看天吃饭",
            "鱼一上岸就进冷链，{unit}的货车当晚就能开到省城",
        ),
    ),
    (
        "文物",
        ("{place}古桥修旧如旧", "{place}发现宋代窑址", "把{place}老戏台唱热"),
        (
            "{place}的石拱桥建于清乾隆年间，去年汛期被冲垮了半边桥墩",
            "{unit}请来老石匠{person}，用糯米灰浆一块块勾缝，拆下的{n}块条石全部编号复位",
            "考古队在河滩上布了{m}个探方，清理出匣钵和青瓷残片",
            "{person}戴着老花镜，把碎瓷片一点点拼起来，一只碗往往要拼上半个月",
            "戏台修好后，每逢初一、十五有戏看，{place}的年轻人也学起了高腔",
            "{unit}打算把窑址旁的旧仓库改成陈列室，让游客看得懂、愿意来",
        ),
    ),
    (
        "政务",
        ("{place}一窗办成一件事", "{place}营商环境看细节", "{place}审批提速"),
        (
            "开一家餐馆要跑几个部门？在{place}，答案是一个窗口、{m}个工作日",
            "个体户{person}上午交了材料，下午就拿到执照，连食品许可也一并办了",
            "{unit}把{n}项审批事项重新梳理，砍掉了一批重复提交的证明",
            "窗口人员先当一回办事人，把走不通的环节记下来，再逐条改",
            "{place}还设了“办不成事”窗口，谁在别处碰了壁，来这里有人兜底",
            "{person}说，以前怕跑腿，现在怕的是手机没电",
        ),
    ),
)
GENERAL = (
    "说起{thing}，{place}的老人摆摆手，那时候谁也没当回事",
    "“{thing}这件事，办法总比困难多。”{person}拍了拍手上的灰，“头三个月最难”",
    "据{unit}统计，仅上半年就为{thing}投入{n}万元",
    "{thing}的钱从哪里来？做法是财政出一点、企业捐一点、群众筹一点",
    "起初也有人觉得{thing}是花架子，{person}便挨家挨户去算账",
    "“把每一分钱花在{thing}上。”{unit}有关负责人这样解释",
    "{person}的工作笔记里记着{m}条关于{thing}的意见，办结的打了勾",
    "{thing}的路子正在周边{m}个村推开，{unit}派人上门帮着理流程",
    "当然，{thing}的问题也还不少，遇上雨天更是难办",
    "{place}排出时间表，九月底前把{thing}再往前推一步",
    "夜色渐浓，{thing}旁的灯还亮着，{person}收拾好东西往家走",
    "有专家认为，{thing}不在于投入多少，而在于做实",
    "{unit}的墙上挂着{thing}的进度图，红线已经越过{n}的刻度",
    "下一步，{thing}还将写进村规民约",
    "{person}掰着指头数：{thing}{m}处，{thing2}{n}件，件件有着落",
    "从{thing}到{thing2}，{place}走了整整{m}年",
    "{thing}修好了，{thing2}也跟着热闹起来",
    "谁来管{thing}？{unit}把责任写在了公示牌上",
)
THINGS = (
    "充电桩 路灯 校车 茶园 冷库 晒谷场 村史馆 文化墙 污水管网 停车位 老旧电梯 口袋公园 农贸市场 水果大棚 食用菌基地 乡村民宿 骑行绿道 图书角 健身步道 应急广播 "
    "公交站台 垃圾中转站 饮水机 法律援助点 家庭医生 托育点 技能大赛 采摘节 直播间 菜篮子直通车 蓄水池 护坡 苗圃 渡船 蜂箱 稻虾田 竹编作坊 木偶戏 龙舟队 老年大学 "
    "检测实验室 标准厂房 快递驿站 物流专线 种子库 烘干塔 农机合作社 生态补偿 河长巡查 湿地观鸟屋 消防栓 微型图书馆 红白理事会 积分超市 调解室 招工大集 夜校 邻里议事亭"
).split()
PLACES = "青柳县 云溪市 石坪镇 白鹤洲 南岭区 枫林渡 古塘乡 龙泉湾 望江镇 栖霞岭 兰桥村 东湾港 铜鼓坪 柏树垭 银杏坝 桃源里".split()
UNITS = "水利工程队 民政服务中心 宏远机械公司 国有林场 教育体育局 渔业服务站 文物保护所 行政审批局 乡村振兴公司 农技推广站".split()
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "建平 秀兰 志刚 晓燕 国强 玉珍 海涛 文静 德胜 小满 春生 雪梅".split()
RUBRICS = "基层走笔 一线见闻 民生观察 山乡新事".split()


@define
class Story:
    """An invented story."""

    head: list[str]
    body: list[str]
    rubric: str | None = None

    @property
    def text(self) -> str:
        return "".join(self.body)


@define
class Piece:
    """What one page prints of a story."""

    head: list[str]
    body: list[str]
    back: str | None = None
    onward: str | None = None
    source: int = 0
    target: int = 0
    rubric: str | None = None
    story: int = 0
    """The jumped story that it is a piece of, from 1; 0 for a story that stands on one page."""


@frozen
class Whole:
    """What linking must give."""

    text: str
    pages: tuple[str, ...]
    headline: str


@define
class Sheet:
    """A page by its number."""

    number: int
    pieces: list[Piece] = field(factory=list)


@define
class GeneratedIssue:
    """The pages given, in the order given, and what is to be joined over them."""

    sheets: list[Sheet]
    wholes: list[Whole]
    numbered: bool
    broken: int
    """Jumps that lack a half because its page is not given."""


def story(rng: random.Random, paragraphs: int, topic: int, place: str | None = None) -> Story:
    """A story of so many paragraphs on one of the topics."""
    _, heads, sentences = TOPICS[topic % len(TOPICS)]
    things = rng.sample(THINGS, 5)
    names = {
        "place": place or rng.choice(PLACES),
        "unit": rng.choice(UNITS),
        "person": rng.choice(SURNAMES) + rng.choice(GIVEN),
        "surname": rng.choice(SURNAMES),
    }

    def filled(sentence: str) -> str:
        thing, other = rng.sample(things, 2)
        return sentence.format(n=rng.randint(12, 980), m=rng.randint(2, 40), thing=thing, thing2=other, **names)

    pool = [*rng.sample(sentences, len(sentences)), *rng.sample(GENERAL, len(GENERAL))]
    body: list[str] = []
    for left in range(paragraphs, 0, -1):
        size = rng.randint(1, min(3, len(pool) - left + 1))
        body.append("。".join(filled(sentence) for sentence in pool[:size]) + "。")
        pool = pool[size:]
    body[0] = f"本报讯（记者 {rng.choice(SURNAMES)}{rng.choice(GIVEN)}）" + body[0]
    head = [filled(rng.choice(heads))]
    if rng.random() < 0.3:
        head.append("——" + filled("来自{place}{unit}的报道"))
    return Story(head, body, rng.choice(RUBRICS) if rng.random() < 0.2 else None)


def cut(rng: random.Random, whole: Story, pieces: int) -> list[list[str]]:
    """The story's paragraphs in so many pieces, cut between paragraphs or inside one."""
    bodies: list[list[str]] = []
    rest = list(whole.body)
    for left in range(pieces - 1, 0, -1):
        at = rng.randint(1, len(rest) - left)
        here, rest = rest[:at], rest[at:]
        if rng.random() < 0.6:
            line = here.pop()
            middle = rng.randint(len(line) // 3, 2 * len(line) // 3)
            here.append(line[:middle])
            rest.insert(0, line[middle:])
        bodies.append(here)
    return [*bodies, rest]


def second_head(rng: random.Random, head: Sequence[str]) -> list[str]:
    """The second half's headline: the same, its main line, its end, another one, or none."""
    return rng.choice([list(head), [head[0]], [head[0][-6:]], [], [], [head[0].replace("”", "").replace("“", "")[:8]]])


def mark(rng: random.Random, direction: Direction, page: int) -> str:
    """A printed mark."""
    numeral = NUMERALS[page]
    forms = (
        (f"（下转第{numeral}版）", f"（下转{page}版）", f"（下转第{page}版）")
        if direction is Direction.TO
        else (f"（上接第{numeral}版）", f"（上接{page}版）", f"（紧接第{numeral}版）")
    )
    return rng.choice(forms)


def generate(seed: int, count: int) -> Iterator[GeneratedIssue]:
    """Issues of 4 to 8 pages with 1 to 6 jumps, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        yield _issue(rng)


def _issue(rng: random.Random) -> GeneratedIssue:
    size = rng.randint(4, 8)
    topics = rng.sample(range(len(TOPICS)), len(TOPICS))
    places = rng.sample(PLACES, len(PLACES))
    sheets = [Sheet(number) for number in range(1, size + 1)]
    for sheet in sheets:
        for _ in range(rng.randint(2, 4)):
            alone = story(rng, rng.randint(2, 3), rng.choice(topics))
            sheet.pieces.append(Piece(alone.head, alone.body, rubric=alone.rubric))
    missing = rng.randint(2, size) if rng.random() < 0.2 else 0
    wholes: list[Whole] = []
    broken = 0
    for number in range(1, rng.randint(1, 6) + 1):
        topic = topics[number] if rng.random() < 0.9 else rng.choice(topics)
        jumped = story(rng, rng.randint(4, 8), topic, places[number])
        count = 3 if rng.random() < 0.15 else 2
        where = [1 if rng.random() < 0.8 else rng.randint(1, size - count + 1)]
        where += sorted(rng.sample(range(where[0] + 1, size + 1), count - 1))
        for turn, body in enumerate(cut(rng, jumped, count)):
            head, rubric = (jumped.head, jumped.rubric) if turn == 0 else (second_head(rng, jumped.head), None)
            piece = Piece(head, body, rubric=rubric, story=number)
            if turn:
                piece.back, piece.source = mark(rng, Direction.FROM, where[turn - 1]), where[turn - 1]
            if turn < count - 1:
                piece.onward, piece.target = mark(rng, Direction.TO, where[turn + 1]), where[turn + 1]
            page = sheets[where[turn] - 1].pieces
            page.insert(rng.randint(0, len(page)), piece)
        if missing in where:
            broken += 1
        else:
            wholes.append(Whole(jumped.text, tuple(map(str, where)), jumped.head[0]))
    given = [sheet for sheet in sheets if sheet.number != missing]
    numbered = True
    if rng.random() < 0.4:
        rng.shuffle(given)
    elif not missing and rng.random() < 0.2:
        numbered = False
    return GeneratedIssue(given, wholes, numbered, broken)


def as_pages(issue: GeneratedIssue) -> list[Page]:
    """The pages as a reader gives them: marks found and cut out of the paragraphs."""
    return [_page(sheet, issue.numbered) for sheet in issue.sheets]


def _page(sheet: Sheet, numbered: bool) -> Page:
    text, articles = "", []
    for piece in sheet.pieces:
        blocks: list[Block] = []
        paragraphs: list[Paragraph] = []
        marks: list[Continuation] = []

        def put(kind: BlockKind, line: str, into: list[Block] = blocks) -> Span:
            nonlocal text
            span = Span(len(text), len(text) + len(line))
            text += line + "\n\n"
            into.append(Block(kind, span, line))
            return span

        for kind, line in _rows(piece)[: -len(piece.body)]:
            put(kind, line)
        for number, line in enumerate(piece.body):
            before = piece.back or "" if number == 0 else ""
            after = piece.onward or "" if number == len(piece.body) - 1 else ""
            span = put(BlockKind.PARAGRAPH, before + line + after)
            inner = Span(span.start + len(before), span.stop - len(after))
            paragraphs.append(Paragraph(line, (inner,)))
            if before:
                marks.append(Continuation(Direction.FROM, (str(piece.source),), Span(span.start, inner.start)))
            if after:
                marks.append(Continuation(Direction.TO, (str(piece.target),), Span(inner.stop, span.stop)))
        articles.append(
            Article(
                rubrics=(piece.rubric,) if piece.rubric else (),
                headline=piece.head[0] if piece.head else None,
                deck=piece.head[1] if len(piece.head) > 1 else None,
                paragraphs=tuple(paragraphs),
                continuations=tuple(marks),
                blocks=tuple(blocks),
            )
        )
    return Page(text, str(sheet.number) if numbered else None, articles=tuple(articles))


def _rows(piece: Piece) -> list[tuple[BlockKind, str]]:
    rows = [(BlockKind.RUBRIC, piece.rubric)] if piece.rubric else []
    rows += [(BlockKind.DECK if turn else BlockKind.HEADLINE, line) for turn, line in enumerate(piece.head)]
    return rows + [(BlockKind.PARAGRAPH, line) for line in piece.body]


def as_texts(issue: GeneratedIssue) -> list[str]:
    """The pages' text, one paragraph a block; page one has a nameplate, the others a page line."""
    return [_text(sheet, issue.numbered) for sheet in issue.sheets]


def _text(sheet: Sheet, numbered: bool) -> str:
    lines: list[str] = []
    if sheet.number == 1:
        lines += [
            "云溪日报",
            "YUNXI RIBAO",
            "2024年3月12日 星期二 农历甲辰年二月初三",
            "国内统一连续出版物号 CN 99-0001",
        ]
    elif numbered:
        lines.append(f"第{NUMERALS[sheet.number]}版 要闻")
    for piece in sheet.pieces:
        rows = [line for _, line in _rows(piece)]
        first = len(rows) - len(piece.body)
        rows[first] = (piece.back or "") + rows[first]
        rows[-1] += piece.onward or ""
        lines += rows
    return "\n\n".join(lines) + "\n"
