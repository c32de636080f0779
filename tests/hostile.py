"""Hostile text by family: each a function from a size in characters to a text of about that size.

``python tests/hostile.py`` times every family, or those named, on growing texts up to a size (10 MB takes an hour):

    python tests/hostile.py --to 1000000 brackets digits
"""

from __future__ import annotations

import argparse
import itertools
import sys
import time
from collections.abc import Callable, Sequence

import hyparse

Family = Callable[[int], str]


def again(piece: str) -> Family:
    """A piece over and over."""
    return lambda size: piece * (size // len(piece) + 1)


def unicode(size: int) -> str:
    """All of Unicode, lone surrogates too, over and over."""
    whole = "".join(map(chr, range(0x110000)))
    step = max(1, len(whole) // size)
    return (whole[::step] * (size // (len(whole) // step) + 1))[:size]


PARAGRAPH = "昨日上午，市民在广场上观看了展览，记者在现场看到，前来参观的人络绎不绝。"
PAGE = (
    "第2版 要闻\n\n## 山乡迎来第一趟班车\n\n本报讯（记者 张三）"
    + PARAGRAPH * 6
    + "（下转第三版）\n\n"
    + PARAGRAPH * 3
    + "\n\n"
)

FAMILIES: dict[str, Family] = {
    "nested brackets": lambda size: "（" * (size // 2) + "）" * (size // 2),
    "mixed brackets": again("（【〔《“「([{"),
    "unclosed brackets": again("（记者 "),
    "unclosed brackets on lines": again("（记者 \n"),
    "closing brackets": again("）】》”"),
    "roles": again("记者"),
    "roles and blanks": again("全媒体记者 通讯员 "),
    "roles on lines": again("记者\n\n"),
    "names": again("张三李四王五"),
    "names and blanks": again("张三 李四 欧阳修 "),
    "names after a role": lambda size: "记者 " + "张三、李四、" * (size // 6),
    "credits on lines": again("张三摄\n"),
    "digits": again("0123456789"),
    "numerals": again("一二三四五六七八九十百千万"),
    "full-width digits": again("０１２３"),
    "dates": again("2026年7月16日"),
    "datelines": again("本报北京7月16日电（记者 张三）"),
    "open datelines": again("新华社北京7月"),
    "spaces": again(" "),
    "ideographic spaces": again("\u3000"),
    "letter-spaced": again("衡 阳 日 报 "),
    "hashes": again("#"),
    "headings": again("# 一\n"),
    "arrows": again("▶▶>>>→"),
    "stars and dashes": again("***---___"),
    "tags": again("<table><tr><td>"),
    "open tags": again("<a "),
    "angle brackets": again("<"),
    "comments": again("<!--"),
    "entities": again("&amp;&#"),
    "links": again("![]("),
    "square brackets": again("[](["),
    "pipes": again("|"),
    "table rows": again("| 一 | 二 |\n"),
    "jump marks": again("（下转第三版）"),
    "jump marks on lines": again("（下转第三版）\n（上接第一版）\n"),
    "half a jump mark": again("下转第"),
    "page labels": again("A01 "),
    "labels in a row": again("第二、三版"),
    "see marks": again("详见"),
    "quotes": again("“"),
    "quoted": again("“一”"),
    "commas": again("，"),
    "stops": again("。"),
    "colons": again("电话："),
    "hotlines": again("热线12345678 "),
    "web addresses": again("www.a.cn@"),
    "imprints": again("主办：主管：社长："),
    "nameplates": again("衡阳日报\n2026年7月16日 星期四\n国内统一刊号CN43-0004\n"),
    "folios": again("第2版 要闻 责任编辑 张三\n"),
    "blank lines": again("\n"),
    "carriage returns": again("\r"),
    "form feeds": again("\f"),
    "line separators": again("\u2028\x85\x0b"),
    "combining marks": again("e\u0301\u0300\u0323"),
    "zero widths": again("\u200b\u200d\ufeff"),
    "lone surrogates": again("\ud800\udc00\udfff"),
    "surrogates in text": again("張\ud800"),
    "nulls": again("\0"),
    "all of Unicode": unicode,
    "one line": again("天地玄黄宇宙洪荒"),
    "one traditional line": again("國際標準連續出版物號"),
    "one Latin line": again("abc def "),
    "one word": again("a"),
    "short lines": again("山乡迎来第一趟班车\n"),
    "short paragraphs": again("山乡迎来第一趟班车\n\n"),
    "single characters": again("山\n\n"),
    "headlines with decks": again("## 山乡迎来第一趟班车\n\n——访老乡\n\n"),
    "cut paragraphs": again("记者在现场看到，前来参观的人络绎不绝，大家纷纷表示，这样的展览办到了家门口，实在是\n\n"),
    "the same paragraph": again(PARAGRAPH * 2 + "\n\n"),
    "wrapped columns": again("昨日上午市民在广场上观看了展览\n记者在现场看到前来参观的人络绎\n"),
    "pages": again(PAGE),
}


def seconds(text: str, repeat: int = 1) -> float:
    """The processor's time that the page takes, the best of a few."""
    best = float("inf")
    for _ in range(repeat):
        start = time.process_time()
        hyparse.parse_page(text)
        best = min(best, time.process_time() - start)
    return best


def main(argv: Sequence[str] | None = None) -> int:
    """Time the families; 1 if any grows more than five times as long on a text four times as long."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("families", nargs="*", help="parts of families' names; by default all")
    options.add_argument("--start", type=int, default=10_000, help="characters of the first text")
    options.add_argument("--to", type=int, default=640_000, help="characters of the longest text")
    args = options.parse_args(argv)
    failed = False
    hyparse.parse_page(PAGE)
    for name, family in FAMILIES.items():
        if args.families and not any(part in name for part in args.families):
            continue
        size, times = args.start, []
        while size <= args.to:
            times.append(seconds(family(size), 3 if size < 100_000 else 1))
            size *= 4
        ratios = [later / sooner for sooner, later in itertools.pairwise(times)]
        late = [ratio for ratio, taken in zip(ratios, times[1:], strict=True) if ratio > 5 and taken > 0.05]
        failed |= bool(late)
        print(
            f"{name:<28}{'  '.join(f'{taken * 1e3:9.1f} ms' for taken in times)}  x {' '.join(f'{ratio:.1f}' for ratio in ratios)}{'  SLOW' if late else ''}"
        )
        sys.stdout.flush()
    return int(failed)


if __name__ == "__main__":
    raise SystemExit(main())
