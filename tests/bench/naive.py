"""The script that one writes in an afternoon: a short line is a headline, regular expressions find the names.

Written in good faith, to be compared with: it knows Markdown marks, datelines, photo credits, page lines and closing
punctuation, and a nameplate's lines. It uses nothing of hyparse's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONGEST_HEADLINE = 44
ENDINGS = "。；，、…）)"
MARKS = re.compile(r"^[#*\s>\u3000]+|[*\s\u3000]+$")
DATELINE = re.compile(
    r"^(?:新华社|新華社|中新社|本报|本報|[\u4e00-\u9fff]{2,6}[日晚]报|[\u4e00-\u9fff]{2,6}[日晚]報)[^，。]{0,16}?[讯訊电電]"
)
BYLINE = re.compile(r"(?:记者|記者|通讯员|通訊員|实习生|摄影|攝影)[\s:：/／]*((?:[\u4e00-\u9fff·]{2,4}[\s、,，]*)+)")
CREDIT = re.compile(r"([\u4e00-\u9fff] ?[\u4e00-\u9fff]{1,2})\s*[/／]?\s*[摄攝][）)]?$")
FURNITURE = re.compile(
    r"^(?:第?\s*[0-9A-Z〇一二三四五六七八九十]+\s*版|</?\w+|!\[|CN\s?\d|国内统一|责任?编辑|責編|[-=*_]{3,}|[A-Z]?\d+$|[A-Z ]+$|>>>"
    r"|.{0,20}(?:主管|主办|主辦|星期|农历|農曆|热线|網址|网站)|第\s?\d+\s?[号期號]|今日.{1,3}版|.{2,8}(?:社出版|日报|日報)$)"
)


@dataclass
class Story:
    """One story: its headline, the names in it, and the lines that it is made of."""

    headline: str | None = None
    names: list[str] = field(default_factory=list)
    lines: list[tuple[int, int]] = field(default_factory=list)
    """Half-open offsets into the text."""
    body: bool = False


def read(text: str) -> list[Story]:
    """The stories of a page."""
    stories: list[Story] = []
    start = 0
    for raw in text.split("\n"):
        place, start = (start, start + len(raw)), start + len(raw) + 1
        line = MARKS.sub("", raw)
        if not line or FURNITURE.match(line):
            continue
        title = (
            len(line) <= LONGEST_HEADLINE
            and line[-1] not in ENDINGS
            and not CREDIT.search(line)
            and not BYLINE.match(line)
        )
        if not stories or (stories[-1].body and (title or DATELINE.match(line))):
            stories.append(Story())
        story = stories[-1]
        story.lines.append(place)
        if title:
            # Of several lines the longest is taken for the headline.
            story.headline = max(story.headline or "", line, key=len)
        else:
            story.body = True
            story.names += [name for name in names(line) if name not in story.names]
    return stories


def names(line: str) -> list[str]:
    """The credited names of a line."""
    found = [name for match in BYLINE.finditer(line[:80]) for name in re.split(r"[\s、,，]+", match[1]) if name]
    credit = CREDIT.search(line)
    return found + ([credit[1].replace(" ", "")] if credit else [])
