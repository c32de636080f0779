"""What kind of text a page is: how much of it is noise, and whether it is a text that hyparse can read at all.

The signs are those of the extractor's faults and of other ages' newspapers: no punctuation, characters in an order that makes no words, columns
run together line by line, a page that is one table.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

from hyparse.fragments import open_end
from hyparse.models import Article, Block, BlockKind, Diagnostic, Quality, Severity, Span
from hyparse.parsers.base import SourceBlock
from hyparse.patterns import lazy_re, lazy_regex
from hyparse.text import fold_each

__all__ = ["page_doubts", "quality_of"]

_NOISE = frozenset({BlockKind.ARTIFACT, BlockKind.FIGURE})
_BROKEN = lazy_re(r"[\ufffd\ue000-\uf8ff]")
_NOT_HAN = lazy_regex(r"\P{Han}+")
_MARKS = ",。、;:!?"
_GAP = lazy_regex(r"(?<=\S{6})[ \t]{2,}+(?=\S{6})|(?<=\S{6})\t(?=\S{6})")
_WORDS = lazy_re(
    "|".join(
        "一个 我们 他们 中国 记者 工作 发展 表示 进行 可以 没有 已经 目前 通过 以及 对于 问题 社会 国家 人民 经济 建设 服务 管理 生活 城市 活动 公司 企业"
        " 市场 技术 生产 学生 学校 医院 群众 全国 今年 去年 时间 地区 政府 部门 单位 项目 举行 参加 开展 介绍 组织 成为 认为 如果 因为 所以 但是 这个 自己 什么"
        " 不是 就是 还是 为了 同时 其中 以来 之后 需要 提供 以上 方面 不同 主要 情况 文化 教育 历史 世界 国际 北京 上海 香港 台湾 小时 万元 第一 本报 先生 女士"
        " 的人 了一 是一 这些 一些 也是 都是 不能 年来 年的 在一 上的 中的 说的 来的 大的 有的".split()
    )
)
"""Words and turns that every page has: among two hundred characters in their order there are several."""
_ENOUGH = 200
"""Characters below which a page says nothing of its kind."""
_TAIL = 48


def quality_of(text: str, blocks: Sequence[Block], articles: Iterable[Article], repeated: Iterable[int]) -> Quality:
    """The page's quality.

    Args:
        text: The page's text.
        blocks: Its labelled blocks.
        articles: Its articles.
        repeated: Indices of the blocks that the page has printed before.

    Returns:
        Shares of its printed characters; all 0 for a page without any.
    """
    sizes = [block.span.stop - block.span.start for block in blocks]
    total = sum(sizes)
    if not total:
        return Quality()
    stories = tuple(articles)
    inside = sum(block.span.stop - block.span.start for article in stories for block in article.blocks)
    noise = sum(size for size, block in zip(sizes, blocks, strict=True) if block.kind in _NOISE)
    texts = [p.text for article in stories for p in article.paragraphs if not p.crosshead]
    # A full stop closes whatever stands before it: only the other ends have to be looked at, and folded for that.
    tails = [text[-_TAIL:] for text in texts if not text.endswith("。")]
    opened = sum(open_end(tail) > 0 for tail in fold_each(tails))
    return Quality(
        noise=_share(noise + len(_BROKEN.findall(text)), total),
        repeated=_share(sum(sizes[index] for index in repeated), total),
        open=_share(opened, len(texts)),
        outside=_share(total - inside, total),
    )


def page_doubts(
    sources: Sequence[SourceBlock], blocks: Sequence[Block], articles: Sequence[Article], quality: Quality
) -> Iterator[Diagnostic]:
    """What makes the page one that hyparse cannot read, or can read but in part.

    Args:
        sources: Its blocks as they were cut.
        blocks: The same, labelled.
        articles: Its articles.
        quality: Its quality.

    Yields:
        ``unpunctuated-text``, ``columns-read-across``, ``no-article``, ``mostly-table``, each with the page's span.
    """
    printed = sum(len(block.text) for block in sources)
    if printed < _ENOUGH:
        return
    span = Span(blocks[0].span.start, blocks[-1].span.stop)

    def doubt(code: str, message: str) -> Diagnostic:
        return Diagnostic(code, Severity.WARNING, message, span=span)

    running = [block.plain for block in sources if block.hint is None and len(block.plain) > 12]
    letters = sum(len(_NOT_HAN.sub("", plain)) for plain in running)
    tables = sum(
        len(source.text) for source, block in zip(sources, blocks, strict=True) if block.kind == BlockKind.TABLE
    )
    if letters >= _ENOUGH and tables < printed / 2:
        if sum(plain.count(mark) for plain in running for mark in _MARKS) < letters / 80:
            yield doubt(
                "unpunctuated-text",
                "the text has hardly any punctuation, as newspapers before 1950 have; stories cannot be told apart",
            )
        elif not _found_often(_WORDS, running, letters / 200):
            yield doubt(
                "unpunctuated-text",
                "the characters make hardly any words: vertical text that was read across, or another language",
            )
    if _across(sources) or (quality.open >= 0.4 and sum(len(article.paragraphs) for article in articles) >= 10):
        yield doubt("columns-read-across", "lines of several columns seem to have been run together")
    if not articles:
        yield doubt("no-article", "no article was found in the page's text")
    if tables >= printed / 2:
        yield doubt("mostly-table", "most of the page is tables")


def _found_often(pattern: re.Pattern[str], texts: Iterable[str], often: float) -> bool:
    """Whether a pattern is found so many times at least; what comes after them is not looked at."""
    times = math.ceil(often)
    found = chain.from_iterable(map(pattern.finditer, texts))
    return sum(1 for _ in islice(found, times)) == times


def _across(sources: Sequence[SourceBlock]) -> bool:
    """Whether most of the longer lines have a wide gap in their middle."""
    lines = [line for block in sources if block.hint is None for line in block.folded.split("\n") if len(line) >= 16]
    return len(lines) >= 6 and sum(map(_has_gap, lines)) >= 0.5 * len(lines)


def _has_gap(line: str) -> bool:
    return ("  " in line or "\t" in line) and _GAP.search(line) is not None


def _share(part: float, whole: float) -> float:
    return round(min(1.0, part / whole), 4) if whole else 0.0
