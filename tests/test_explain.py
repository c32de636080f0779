"""Every decision can be asked for."""

from __future__ import annotations

import pathlib

import pytest

import hyparse

TEXT = (pathlib.Path(__file__).resolve().parent.parent / "seeds" / "003_0d7d69333001dc5b.txt").read_text("utf-8")


@pytest.fixture(scope="module")
def explained():
    return hyparse.Parser().explain(TEXT)


def test_it_explains_the_page_that_is_parsed(explained):
    page = hyparse.parse_page(TEXT)
    assert [(e.block.kind, e.block.span, e.block.text) for e in explained] == [
        (b.kind, b.span, b.text) for b in page.blocks
    ]
    openers = {article.blocks[0].span for article in page.articles}
    assert {e.block.span for e in explained if e.opens_article} == openers


def test_a_dateline_speaks_for_text(explained):
    lead = next(e for e in explained if e.block.text.startswith("本报讯（记者 陈润）根据"))
    assert lead.block.kind == "paragraph"
    assert lead.margin > 0
    assert lead.runner_up not in (None, "paragraph")
    assert "opening:lead" in {reason.feature for reason in lead.reasons if reason.weight > 0}


def test_the_weightiest_reasons_come_first(explained):
    for explanation in explained:
        weights = [abs(reason.weight) for reason in explanation.reasons]
        assert weights == sorted(weights, reverse=True)


def test_a_users_parser_is_a_reason():
    class Claims:
        kind = "weather"
        placement = "page"

        def recognise(self, block, around):
            return hyparse.CERTAIN if "晴" in block.text else 0.0

        def parse(self, blocks, around):
            return [block.text for block in blocks]

    parser = hyparse.Parser().with_parsers(Claims())
    text = "天气\n\n今天白天晴，最高气温三十一度。\n\n本报讯（记者 王小明）昨日，全市召开会议，部署有关工作，要求各单位抓好落实。"
    found = next(e for e in parser.explain(text) if "晴" in e.block.text)
    assert found.block.kind == "weather"
    assert "parsers" in {reason.feature for reason in found.reasons}


def test_bytes_are_a_type_error():
    with pytest.raises(TypeError, match="bytes"):
        hyparse.Parser().explain(b"page")  # type: ignore[arg-type]
