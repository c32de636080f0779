"""Time ``parse_lead`` against the pair of regular expressions that people write by hand.

    python tests/bench/bench_bylines.py [LEADS]

LEADS holds one lead a line, as text or as JSON with a "text" (rows with another "kind" than "lead" are left out);
without it a few built-in ones are read. Prints microseconds a lead and the ratio, the median of eleven runs of both.
"""

from __future__ import annotations

import json
import pathlib
import re
import statistics
import sys
import time
from collections.abc import Callable

from hyparse.parsers.byline import read_lead
from hyparse.text import fold
from hyparse.vocabulary import DEFAULT

BUILT_IN = (
    "衡阳日报讯（全媒体记者 罗文鹏）5月18日，市委书记赴南岳区督导防汛备汛及安全生产大排查大整治工作。",
    "衡阳日报讯（全媒体记者 李建平 通讯员 阳亮）近日，市商务和粮食局召开会议，传达学习上级会议精神，部署下一步工作。",
    "本报讯（记者 姚永军）12月8日上午，衡阳市高速物流港项目签约仪式举行，衡阳与省高速公路集团签订合作协议。",
    "新华社北京5月18日电 近日，中共中央办公厅印发了《中国共产党发展党员工作细则》，并发出通知，要求认真遵照执行。",
)


def naive(text: str) -> list[str]:
    found = re.search(r"[（(](?:.*?)记者\s*([^）)]+)[）)]", text) or re.search(
        r"记者([\u4e00-\u9fff、]{2,12}?)报道", text
    )
    return re.split(r"[、\s]+", found[1]) if found else []


def leads(path: str) -> list[str]:
    texts: list[str] = []
    for line in pathlib.Path(path).read_text("utf-8").splitlines():
        row = json.loads(line) if line.startswith("{") else {"text": line}
        if row["text"] and row.get("kind", "lead") == "lead":
            texts.append(row["text"])
    return texts


def spent(read: Callable[[str], object], texts: list[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        read(text)
    return (time.perf_counter() - start) / len(texts) * 1e6


def main() -> None:
    texts = (leads(sys.argv[1]) if len(sys.argv) > 1 else list(BUILT_IN)) * 5
    pairs = [(spent(lambda text: read_lead(text, fold(text), DEFAULT), texts), spent(naive, texts)) for _ in range(11)]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    ratio = statistics.median(mine / other for mine, other in pairs)
    print(f"{len(texts)} leads: parse_lead {ours:.1f} us, the naive pair {theirs:.1f} us, ratio {ratio:.1f}")


if __name__ == "__main__":
    main()
