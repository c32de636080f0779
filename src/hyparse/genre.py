"""What kind of text an article is (体裁), by its form and its place: one table of rules, the first that holds decides.

The rules look at what newspapers themselves show: the column's name over a story, who signs it and where, whether it opens with a dateline,
whether its lines are sentences. A story that shows nothing has no genre: nothing is guessed from its subject.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property

import regex

from hyparse.models import Article, BlockKind, Function, Genre
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.text import fold, fold_each, squeeze

__all__ = ["RULES", "genre_of"]

_SHORT = 150
"""Characters that a brief has at most."""
_OBITUARY = lazy_regex(r"(?:逝世|病逝|辞世|离世|去世|仙逝)$|^(?:讣告|讣闻|生平)|沉痛(?:悼念|哀悼)|同志生平$")
_DEATH = lazy_regex(r"因病(?:医治|救治|抢救)无效|(?:享年|终年|在世)\d{2,3}岁")
_OFFICIAL = lazy_regex(
    r"(?:公告|公示|通告|通知|启事|声明|布告|决定|条例|规定|细则|措施|意见|方案|办法|规划|纲要|公报|决议|倡议书?|公开信|讲话|致辞|报告"
    r"|任免名单|任命名单|招标|招聘|招生简章|章程|令|须知)(?:\([^()]{1,12}\)|\d{0,4})?$|^(?:关于.{4,40}的(?:决定|公告|通告|通知|意见|批复|公示))|公开招聘.{0,12}$"
)
_NOTE = lazy_re(
    r"(?:编者按|编者的话|开栏的话|开栏语|编后|编后语|编余|编辑手记|更正|致歉|致读者|告读者|读者来信|来函|勘误|来信)"
)
_LETTERS = lazy_re(r"来信|来函|来论|投书|信箱|读者之声|更正|勘误|致歉")
_LIST = lazy_regex(
    r"(?:名单|名录|中间价|红黑榜|积分榜|排行榜|成绩|赛程|比分|开奖|开奖公告|一览表?|目录|大事记|年表|得主|获奖作品|入选作品|行情|菜价|节目表|书目|贴士)(?:揭晓|公布)?$|第\d{5,}期"
)
_COMMENT = lazy_re(
    r"评论|时评|短评|快评|微评|锐评|社评|社论|述评|点评|论坛|今日谈|漫谈|杂谈|纵横谈|众议|圆桌|观点|声音|民意|一家之言|议事厅|理论|学习|求是|思想|言论"
    r"|编余短论|论道|论语|絮语|有话|广场|之我见|专栏|心语|心得|透视眼"
)
_ARTS = lazy_re(
    r"副刊|诗|散文|随笔|小说|文苑|文艺|笔会|漫笔|随感|札记|感怀|小品|连载|新园地|读书|书香|书评|悦读|阅读|荐书|杂文|花地|夜光杯"
)
_AUTHOR = lazy_re(
    r"\((?:本文)?作者(?:系|为|是|单位|简介)|(?:作者|撰文)(?:系|为|是).{2,30}(?:教授|研究员|学院|研究院|研究所|大学|党校|讲师|博士|主任|医师)"
)
_SCHOLAR = lazy_re(r"大学|学院|研究院|研究所|研究员|教授|党校|社科|社会科学|课题|基金")
_REPORT = lazy_re(r"专访|对话|访|手记|特写|侧记|见闻|走基层|纪实|通讯|故事|人物|面孔|调查|观察|记者|一线|深度|特稿|记")
_PICTURES = lazy_re(r"图片|视觉|影像|图说|镜头|摄影|光影|图集|图文")
_ADVICE = lazy_re(
    r"应当|应该|不应|不该|不能|不妨|不可|必须|需要|关键|岂|何必|固然|诚然|毕竟|说到底|归根|要让|才能|值得|莫|不是.{1,12}而是|须|与其|显然|无疑|换言之|其实"
)
_SELF = lazy_re(
    r"我(?!国|省|市|县|区|州|军|党|们|校|院|司|行|方|港|台)|母亲|父亲|祖母|爷爷|奶奶|外婆|故乡|童年|儿时|小时候"
)
_LEAD = lazy_re(
    r"(?:本报|新华社|中新社|据|记者|【|\(?本报讯)|.{0,24}?(?:近日|日前|昨日|昨天|今日|今天|昨晚|今晨|今早|本周|上周|周[一二三四五六日]|星期|凌晨|\d{1,2}日|\d月"
    r"|首[季\d]|今年|去年|前\d+个?月|[上下]半年|下月|本月|上月|季度|[上下]午)"
)
_BUY = lazy_regex(
    r"(?:订购|咨询|购票|抢购|加盟|招商|团购|预订|售楼|报名)(?:热线|电话)|欢迎(?:选购|惠顾|订阅|品鉴)|火爆(?:预订|热销)|限时(?:优惠|抢购)|诚邀(?:加盟|品鉴)"
)
_SAYS = lazy_re(
    r"表示|介绍|[说称道]:|说[,。]|指出|告诉|透露|认为|记者|据|[了约共达]\d|\d(?:%|人|元|万|名|个|岁)|指,|称,"
)
_SIGNED = lazy_regex(r"\s*\([^()。]{1,24}\)\s*$")
_SENTENCE_ENDS = "。!?…"
_CLOSERS = "”’\"')】〕]』」 "


class _Look:
    """What a story shows, found out when a rule asks for it."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def head(self) -> str:
        """Headline, without its spaces, as folded."""
        return squeeze(fold(self.article.headline or ""))

    @cached_property
    def heads(self) -> str:
        article = self.article
        return squeeze(fold("|".join(part for part in (article.kicker, article.headline, article.deck) if part)))

    @cached_property
    def columns(self) -> str:
        """The columns' names, the headline's brackets among them."""
        return squeeze(fold("|".join(self.article.rubrics)))

    @cached_property
    def plains(self) -> list[str]:
        texts = [paragraph.text for paragraph in self.article.paragraphs if not paragraph.crosshead]
        return [plain.strip() for plain in fold_each(texts)]

    @cached_property
    def body(self) -> str:
        return "\n".join(self.plains)

    @cached_property
    def signatures(self) -> list[str]:
        """The standing lines of credits, folded."""
        return [fold(block.text).strip() for block in self.article.blocks if block.kind == BlockKind.BYLINE]

    @cached_property
    def signed_first(self) -> bool:
        """Whether an author's line stands over the text."""
        for block in self.article.blocks:
            if block.kind == BlockKind.BYLINE:
                return True
            if block.kind == BlockKind.PARAGRAPH:
                return False
        return False

    @property
    def opens_dated(self) -> bool:
        """Whether a dateline opens it."""
        line, first = self.article.dateline, self.article.paragraphs[:1]
        return bool(
            line is not None
            and line.span is not None
            and first
            and first[0].spans
            and line.span.start <= first[0].spans[0].start + 30
            and line.span.page == first[0].spans[0].page
        )

    @property
    def dated(self) -> bool:
        return self.article.dateline is not None

    @cached_property
    def reported(self) -> bool:
        """Whether a reporter or a correspondent is credited with the text."""
        return any(
            person.function in (Function.REPORTER, Function.CORRESPONDENT, Function.INTERN) and "text" in person.works
            for person in self.article.contributors
        )

    @cached_property
    def by_line(self) -> bool:
        """Whether reporters are credited on a line of their own."""
        return self.reported and bool(self.signatures)

    @cached_property
    def bare_author(self) -> bool:
        """Whether it is signed with names that no role goes with, as authors of columns and the arts pages are."""
        people = [person for person in self.article.contributors if "text" in person.works]
        return bool(people) and all(person.function is None for person in people)

    @cached_property
    def by_commentator(self) -> bool:
        return any(person.function is Function.COMMENTATOR for person in self.article.contributors) or any(
            "评论员" in line or "评论" in line for line in self.signatures
        )

    @cached_property
    def sentences(self) -> float:
        """Share of the paragraphs that end as sentences do."""
        if not self.plains:
            return 0.0
        ended = sum(_SIGNED.sub("", plain).rstrip(_CLOSERS)[-1:] in _SENTENCE_ENDS for plain in self.plains if plain)
        return ended / len(self.plains)

    @cached_property
    def width(self) -> float:
        """Mean length of the paragraphs, in characters."""
        return len(self.body) / max(1, len(self.plains))

    @cached_property
    def tables(self) -> bool:
        return any(block.kind == BlockKind.TABLE for block in self.article.blocks)

    def often(self, pattern: re.Pattern[str], share: float) -> bool:
        """Whether a pattern is found at least so many times in a hundred characters."""
        return len(pattern.findall(self.body[:3000])) >= share * min(3000, len(self.body)) / 100


def _is_obituary(look: _Look) -> bool:
    return bool(_OBITUARY.search(look.head)) or bool(
        look.plains and _DEATH.search(look.plains[0][:160]) and "逝世" in look.body[:200]
    )


def _is_advertisement(look: _Look) -> bool:
    return not look.dated and not look.reported and _BUY.search(look.body[:3000]) is not None


def _is_note(look: _Look) -> bool:
    if look.dated or look.reported:
        return False
    alone = not look.head and _NOTE.search(look.columns)
    return bool(alone or _NOTE.fullmatch(look.head) or _LETTERS.search(look.columns))


def _is_letter(look: _Look) -> bool:
    """Signed in brackets with the place where the reader lives."""
    return (
        not look.dated
        and not look.reported
        and any(regex.fullmatch(r"\([\p{Han}]{2,8}\s+\p{Han}{2,4}\)", line) for line in look.signatures)
    )


def _is_announcement(look: _Look) -> bool:
    return not look.dated and not look.reported and bool(_OFFICIAL.search(look.head) or _OFFICIAL.search(look.columns))


def _is_picture(look: _Look) -> bool:
    captioned = bool(look.article.captions)
    return captioned and (not look.plains or bool(_PICTURES.search(look.columns) and len(look.body) <= _SHORT))


def _is_poem(look: _Look) -> bool:
    """Short lines without full stops, and figures nowhere."""
    return (
        len(look.plains) >= 4
        and look.width <= 16
        and look.sentences < 0.5
        and not regex.search(r"\d|:|;|\||元|奖", look.body)
        and (look.bare_author or bool(_ARTS.search(look.columns + look.heads)))
    )


def _is_list(look: _Look) -> bool:
    if look.opens_dated:
        return False
    named = bool(
        _LIST.search(look.heads.replace("|", "\n").partition("\n")[0])
        or _LIST.search(look.head)
        or _LIST.search(look.columns)
    )
    entries = look.sentences <= 0.34 and look.width < 60 and bool(look.plains)
    return entries or (named and (look.sentences < 0.8 or look.tables)) or (look.tables and not look.plains)


def _is_comment(look: _Look) -> bool:
    if look.opens_dated:
        return False
    if look.by_commentator or (_COMMENT.search(look.columns) and not look.reported):
        return True
    return not look.reported and any(_SCHOLAR.search(line) for line in look.signatures)


def _is_literature(look: _Look) -> bool:
    return not look.dated and not look.reported and bool(_ARTS.search(look.columns) or _ARTS.search(look.heads))


def _is_personal(look: _Look) -> bool:
    """An essay: signed with a bare name, and told by an I."""
    return not look.dated and look.bare_author and look.often(_SELF, 0.6)


def _is_argued(look: _Look) -> bool:
    """A comment that no column names: signed with a bare name, and full of what should be."""
    return not look.dated and look.bare_author and look.often(_ADVICE, 0.6)


def _is_brief(look: _Look) -> bool:
    return (
        len(look.plains) == 1
        and len(look.body) <= _SHORT
        and look.sentences == 1.0
        and (look.opens_dated or _LEAD.match(look.body) is not None)
    )


def _is_feature(look: _Look) -> bool:
    """A report under its author's name: long, or in a column for such, and no dateline opens it."""
    if look.opens_dated:
        return False
    long = len(look.body) >= 240 or len(look.plains) >= 5
    if look.dated or look.by_line:
        return long and (look.reported or look.by_line)
    return look.signed_first and bool(_REPORT.search(look.columns))


def _is_news(look: _Look) -> bool:
    if not look.plains:
        return False
    if look.opens_dated:
        return True
    if look.bare_author and look.signed_first:
        return False
    return look.sentences >= 0.5 and (_LEAD.match(look.plains[0]) is not None or look.often(_SAYS, 0.5))


RULES: tuple[tuple[str, Genre, Callable[[_Look], bool]], ...] = (
    ("a death is announced", Genre.OBITUARY, _is_obituary),
    ("pictures' texts alone", Genre.PICTURE, _is_picture),
    ("readers or editors speak", Genre.NOTE, _is_note),
    ("a reader's signature", Genre.NOTE, _is_letter),
    ("an office's own words", Genre.ANNOUNCEMENT, _is_announcement),
    ("something is sold", Genre.ADVERTISEMENT, _is_advertisement),
    ("verses", Genre.LITERATURE, _is_poem),
    ("entries, not sentences", Genre.LIST, _is_list),
    ("a comment by its column or author", Genre.COMMENT, _is_comment),
    ("the arts pages' columns", Genre.LITERATURE, _is_literature),
    ("told by an I under a bare name", Genre.LITERATURE, _is_personal),
    ("argued under a bare name", Genre.COMMENT, _is_argued),
    ("news in one paragraph", Genre.BRIEF, _is_brief),
    ("a report under its author's name", Genre.FEATURE, _is_feature),
    ("news that opens as news does", Genre.NEWS, _is_news),
)
"""What a story shows, the genre, the test; the order matters: a form that can be nothing else comes before one that can."""


def genre_of(article: Article) -> Genre | None:
    """The article's genre.

    Args:
        article: The article as read; its blocks' kinds count as well as its fields.

    Returns:
        The genre of the first rule that holds; ``None`` where none does.
    """
    look = _Look(article)
    return next((genre for _, genre, holds in RULES if holds(look)), None)
