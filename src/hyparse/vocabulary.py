"""Every word table of the library, in simplified script and half-width forms (pages are folded before they are matched).

A table is data: nothing here is code that knows a newspaper. ``DEFAULT.extended(roles={"融媒记者"})`` gives a new vocabulary.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from attrs import evolve, field, fields_dict, frozen

from hyparse import words
from hyparse.errors import HyparseError
from hyparse.text import fold

__all__ = ["DEFAULT", "Vocabulary"]


def _words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(words)


def _folded(word: object) -> str:
    if not isinstance(word, str) or not word.strip():
        raise HyparseError(f"a word of the vocabulary is a str that is not blank, not {word!r}")
    return fold(word.strip())


_SECTIONS = (
    "要闻 综合 民生 本地 国内 国际 时政 经济 体育 文化 副刊 理论 评论 专版 专题 广告 社会 教育 健康 科技 财经 法治 "
    "法制 县区 区县 县市区 县域 都市 城事 娱乐 文娱 港闻 两岸 中国 天下 世界 环球 时事 视点 焦点 关注 深度 调查 "
    "特稿 观察 时评 言论 观点 论坛 民意 读者 生活 旅游 美食 汽车 房产 楼市 地产 金融 证券 理财 股市 产经 商业 消费 "
    "市场 公司 产业 农业 三农 乡村 乡村振兴 生态 环保 环境 卫生 医疗 医药 养生 人文 文艺 艺术 文学 文苑 文史 历史 "
    "读书 阅读 书评 影视 收藏 书画 摄影 影像 图片 画刊 少年 青年 校园 学生 老年 女性 家庭 情感 人物 人才 党建 政法 "
    "军事 国防 统战 人大 政协 工会 群团 公益 天气 服务 资讯 便民 分类广告 公告 声明 启事 连载 小说 漫画 马经 波经 "
    "赛马 博彩 果籽 国际要闻 要闻综合 今日要闻 头条 封面 导读 目录 特别报道 特别策划 专刊 特刊 周刊 动态 纵深 聚焦 "
    "万象 百姓 街坊 社区 基层 园区 企业 区域 地方 城乡 城市 都会 新城 本市 本省 市州 各地 省内 国内外 长三角 "
    "大湾区 湾区 港澳 港澳台 台湾 澳门 香港 澳闻 珠海 华东 华南 华北 西部 一带一路 政情 政治 大陆 海外 华人 侨乡 "
    "神州 内地 要论 思想 学习 求是 学术 智库 思想理论 党史 纪念 史话 创新 智能 数码 数字 互联网 网络 科普 交通 "
    "能源 电力 通信 保险 银行 招商 物流 就业 职场 求职 招聘 司法 普法 警法 平安 应急 安全 双拥 民政 慈善 志愿 文明 "
    "文旅 体坛 足球 奥运 亚运 全运 文体 体育新闻 娱乐新闻 综合新闻 国际新闻 国内新闻 本地新闻 社会新闻 经济新闻 "
    "文化新闻 地方新闻 市县新闻 市县 区县新闻 时政新闻 教科文卫 科教 科教文卫 重点 要闻版 专栏 图文 图片新闻 视觉 "
    "现场 一线 记者 来信 信箱 热线 投诉 维权 曝光 监督 问政 舆论监督 文教 采风 走笔 随笔 诗歌 散文 百花 大地 作品 "
    "文荟 晚晴 夕阳红 亲子 育儿 宠物 时尚 家居 装修 建材 家电 酒业 食品 餐饮 休闲 娱闻 影艺 明星 电视 广播 节目 "
    "电影 戏剧 音乐 中小学 高考 高校 留学 招生 招考 两会 全国两会 党代会 二十大 专访 对话 访谈"
).split()
_RUBRICS = (
    "短波 简讯 要闻 简明新闻 新闻集锦 一句话新闻 快讯 时评 快评 短评 微评 锐评 社评 社论 评论 "
    "评论员文章 本报评论员 评论员观察 今日谈 来论 论坛 论语 杂谈 随笔 漫谈 漫笔 札记 访谈 专访 对话 "
    "人物 图片新闻 图片报道 图片专题 图片故事 图说 图说新闻 新闻图片 摄影报道 记者手记 编辑手记 采访手记 "
    "采访札记 手记 记者观察 记者调查 新闻观察 新闻调查 新闻特写 新闻分析 深度观察 深度报道 特写 通讯 "
    "侧记 速写 综述 述评 消息 资讯 动态 专栏 专题 专版 特刊 特稿 特别报道 系列报道 连续报道 追踪 "
    "追踪报道 热点聚焦 焦点 热线 视点 视窗 之窗 之声 风采 荐读 新书架 读者来信 来信 来函 编者按 "
    "开栏的话 开栏语 编后 编余 回音壁 公告 公示 启事 讣告 声明 更正 天气预报 国际简讯 国内简讯 "
    "体育简讯 文化简讯 文化短波 经济短波 要闻简报 简报 集萃 点击 拾零 拾趣 副刊 百姓话题 新春走基层 "
    "活力中国调研行 权威发布 权威解读 权威访谈 现场评论 现场直击 一线见闻 一线调研 代表委员议国是 两会视点 "
    "蹲点日记 微视角 投资者说 社区新闻 港闻 短打"
).split()
_SPEECH_VERBS = (
    "强调 指出 要求 表示 表明 说 称 认为 呼吁 提出 宣布 透露 希望 坦言 回应 答问 谈 谈及 提醒 "
    "建议 重申 介绍 批示 致信 寄语 决定 答记者问 发出通知 发出紧急通知 发表谈话 表态 直言 警告 预测 "
    "预计 披露 显示 发现 主张 承诺 誓言 评述 勉励 部署 嘱托 致辞 致辞时 强调时 会见时 考察时 调研时 "
    "讲话时 主持会议时"
).split()
_JUMP_VERBS = ("下转 转 转下 转至 文转 续转 接转 转接 下接 下续 全文转 未完转").split()
_BACK_VERBS = ("上接 紧接 接 续 上承 承接 续接 续自 接自 文接 上续 转自").split()
_SEE_VERBS = (
    "详见 见 参见 另见 请见 详情见 详细见 全文见 文见 图见 图文见 报道见 相关报道见 相关新闻见 "
    "详细报道见 有关报道见 另有报道见 更多报道见 评论见 社论见 下文见 内容见 名单见 公告见 答案见 专版见 "
    "专题见 刊 详刊 全文刊 文刊 刊于 刊发于 全文刊发于 看 详看 请看 参看 另看 详阅 请阅 参阅 详载 "
    "文载"
).split()
_BOXES = (
    "相关链接 链接 新闻链接 知识链接 名词解释 背景链接 背景资料 新闻背景 相关新闻 延伸阅读 记者手记 "
    "采访手记 编辑手记 手记 记者点评 记者观察 点评 专家点评 编后 编后语 编者按 编者的话 开栏的话 开栏语 "
    "新闻多一点 新闻+ 新闻延伸 新闻速递 小贴士 贴士 提醒 提示 温馨提示 小知识 小资料 资料卡 资料 "
    "人物名片 人物简介 名片 作者简介 档案 数读 数说 数据 数据看点 要点速览 速览 划重点 核心提示 "
    "内容提要 本期看点 观点 声音 代表建议 委员建议 专家观点 专家解读 专家建议 律师说法 说法 法官说法 "
    "案情回放 案例 事件回顾 回顾 现场 特写 一问一答 问答 大事记 时间轴 背景 亮点 看点 相关报道 快评 "
    "短评 回音壁 读者来信 新闻人物 新闻事件 新闻面对面 深读 深一度 深度阅读 颁奖词 获奖感言 同题 "
    "评委意见 短评快语 延伸 小档案 小辞典 小百科 注释 知多一点 知多D 话你知 资料库 特稿"
).split()


@frozen
class Vocabulary:
    """The words by which a newspaper's furniture is known; every field is a set of strings."""

    roles: frozenset[str] = field(default=frozenset(), converter=_words)
    """What a credit calls a person: 记者, 通讯员, 摄影."""
    agencies: frozenset[str] = field(default=frozenset(), converter=_words)
    """Who files a story: 新华社, 本报, 中新网. Newspapers' titles (…日报, …晚报) are known by their form as well."""
    organisations: frozenset[str] = field(default=frozenset(), converter=_words)
    """Who employs a contributor and is no agency or newspaper by its form: 中央人民广播电台."""
    surnames: frozenset[str] = field(default=frozenset(), converter=_words)
    """Surnames of one character."""
    compound_surnames: frozenset[str] = field(default=frozenset(), converter=_words)
    """Surnames of two characters: 诸葛, 欧阳."""
    rubrics: frozenset[str] = field(default=frozenset(_RUBRICS), converter=_words)
    """Column names that stand alone, or by which a longer one ends: 短波, 简讯, 时评, 访谈."""
    titles: frozenset[str] = field(default=frozenset(), converter=_words)
    """Titles of newspapers that are not known by their form (…日报, …晚报): 参考消息."""
    sections: frozenset[str] = field(default=frozenset(_SECTIONS), converter=_words)
    """A page's section: 要闻, 综合, 民生."""
    speech_verbs: frozenset[str] = field(default=frozenset(_SPEECH_VERBS), converter=_words)
    """How a kicker ends that leads into what somebody said: 强调, 指出, 要求."""
    jump_verbs: frozenset[str] = field(default=frozenset(_JUMP_VERBS), converter=_words)
    """下转, 转."""
    back_verbs: frozenset[str] = field(default=frozenset(_BACK_VERBS), converter=_words)
    """上接, 紧接, 接."""
    see_verbs: frozenset[str] = field(default=frozenset(_SEE_VERBS), converter=_words)
    """详见, 全文见, 相关报道见."""
    notice_words: frozenset[str] = field(default=frozenset(), converter=_words)
    """Words of public-service lines, statements and the newspaper's own lines: 人人有责, 声明作废, 举报热线."""
    boxes: frozenset[str] = field(default=frozenset(_BOXES), converter=_words)
    """Heads of boxes inside a story: 相关链接, 记者手记, 新闻多一点."""

    def extended(self, **words: Iterable[str]) -> Vocabulary:
        """A vocabulary with more words.

        Args:
            **words: For each table named, the words to add, in either script; they are folded as pages are.

        Returns:
            A new vocabulary; this one does not change.

        Raises:
            HyparseError: There is no table of that name, or it was given a bare string.
        """
        for table, more in words.items():
            if table not in fields_dict(Vocabulary):
                raise HyparseError(
                    f"the vocabulary has no table {table!r}; it has {', '.join(fields_dict(Vocabulary))}"
                )
            if isinstance(more, str):
                raise HyparseError(f"{table} takes a set of words, not the single string {more!r}")
        return evolve(
            self, **{table: getattr(self, table) | frozenset(map(_folded, more)) for table, more in words.items()}
        )

    def __reduce__(self) -> tuple[Callable[..., Vocabulary], tuple[frozenset[str], ...]]:
        """One vocabulary a process for equal ones, so that the tables compiled from it are shared by parsers that were pickled."""
        return _shared, tuple(getattr(self, name) for name in fields_dict(Vocabulary))


@lru_cache(maxsize=64)
def _shared(*tables: frozenset[str]) -> Vocabulary:
    made = Vocabulary(*tables)
    return DEFAULT if made == DEFAULT else made


DEFAULT = Vocabulary(
    roles=words.ROLES,
    agencies=words.AGENCIES,
    organisations=words.ORGANISATIONS,
    surnames=words.FREQUENT_SURNAMES + words.COMMON_SURNAMES + words.USUAL_SURNAMES + words.RARE_SURNAMES,
    compound_surnames=words.COMPOUND_SURNAMES,
    notice_words=words.NOTICE_WORDS,
)
"""The vocabulary that a ``Parser`` has where none is given."""
