"""The HTML of a reading: what stands in it, and what a real browser makes of it."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given, settings

import chromium
import hyparse
from hyparse.interchange import compare, notebook_html, summary, to_html
from interchange_models import TEXTS, built, continued, issue

HOSTILE = '# <script>document.title="caught"</script><img src=x onerror=alert(1)>\n\n"\'><svg onload=alert(1)> {{ 7 * 7 }} 正文。'
WEATHER = '晴" onmouseover="alert(1)'


class Reader(HTMLParser):
    """Ids, links and texts by block."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.blocks: dict[str, str] = {}
        self.kinds: dict[str, str] = {}
        self.block: str | None = None
        self.depth = 0
        self.feed(document)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        self.tags.append(tag)
        if given.get("id"):
            self.ids.append(given["id"])
        if "data-kind" in given:
            self.block = given.get("id", f"block {len(self.kinds)}")
            self.kinds[self.block] = given["data-kind"]
        if given.get("href"):
            self.links.append(given["href"])
        if given.get("class") == "text":
            self.depth = 1
            self.blocks[self.block] = ""
        elif self.depth:
            self.depth += 1

    def handle_endtag(self, tag):
        self.depth = max(0, self.depth - 1)

    def handle_data(self, text):
        if self.depth:
            self.blocks[self.block] += text


def shown(text):
    return (
        re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", text)
        .replace("\r\n", "\n")
        .replace("\r", "\n")
    )


@pytest.mark.parametrize("text", [*TEXTS, HOSTILE, "", "x"], ids=[*range(len(TEXTS)), "hostile", "empty", "short"])
def test_every_block_stands_there_with_its_kind(text):
    page = hyparse.parse_page(text)
    read = Reader(to_html(page))
    assert list(read.blocks.values()) == [shown(block.text) for block in page.blocks]
    assert list(read.kinds.values()) == [str(block.kind) for block in page.blocks]
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)
    assert [link for link in read.links if not link.startswith("#")] == ["data:,"]
    assert not {"script", "img", "svg", "iframe", "object"} & set(read.tags)


def test_an_issue_links_its_halves_teasers_and_joins():
    document = to_html(continued())
    read = Reader(document)
    (jump,) = [name for name, kind in read.kinds.items() if kind == "jump"]
    (rest,) = [name for name in read.blocks if read.blocks[name].startswith("（上接第1版）")]
    half = f"{rest[: rest.index('-')]}-{int(rest[rest.index('-') + 1 :]) - 1}"
    assert read.kinds[half] == "headline"
    assert f'<a class="half" href="#{half}">continued on page 3 →</a>' in document
    assert f'<a class="half" href="#{jump}">← from page 1</a>' in document
    assert f'<a class="turn" href="#{half}" title="to page 3">（下转第3版）</a>' in document
    assert f'<a class="join" href="#{rest}">paragraph goes on ↷</a>' in document
    assert '<a class="target" href="#a1">→ 江州晨渡开门迎客</a>' in document
    assert re.search('<span class="credit" title="记者 王小明">王小明</span>', document)
    assert re.search('<span class="credit" title="责任编辑 赵一鸣">赵一鸣</span>', document)
    assert re.search('<span class="dateline" title="本报江州5月18日电">本报江州5月18日电</span>', document)
    assert re.search('<span class="doubt" title="it was a Tuesday">星期三</span>', document)
    assert "<strong>weekday-mismatch</strong>: it was a Tuesday; printed <q" in document


@settings(max_examples=20, deadline=None)
@given(built(hyparse.Article))
def test_any_article_is_shown(article):
    Reader(to_html(article))


@pytest.mark.parametrize("make", [lambda: issue().articles[3], issue, continued, hyparse.Article, hyparse.Issue])
def test_articles_and_issues(make):
    value = make()
    read = Reader(to_html(value, title="<b>"))
    blocks = value.blocks if isinstance(value, hyparse.Article) else [b for page in value.pages for b in page.blocks]
    assert sorted(read.blocks.values()) == sorted(shown(block.text) for block in blocks)


def test_notebooks_get_a_frame_of_its_own():
    page = hyparse.parse_page(HOSTILE)
    frame = notebook_html(page)
    inner = re.fullmatch(r'<iframe sandbox="" title="hyparse" style="[^"]*" srcdoc="([^"]*)"></iframe>', frame)
    assert html.unescape(inner[1]) == to_html(page)


class Other:
    kind = "weather"
    placement = "page"

    def recognise(self, block, around):
        return hyparse.CERTAIN if "晨渡" in block.text else 0.0

    def parse(self, blocks, around):
        return [WEATHER]


def test_two_readings():
    text = TEXTS[0]
    a, b = hyparse.parse_page(text), hyparse.Parser().with_parsers(Other()).parse_page(text)
    assert compare(a, a).same
    assert compare(a, a).agreement == 1.0
    b = attrs.evolve(b, number="9", blocks=(attrs.evolve(b.blocks[0], kind="weather"), *b.blocks[1:]))
    found = compare(a, b)
    assert [(change.a[0].kind, change.b[0].kind, change.span) for change in found.blocks] == [
        (a.blocks[0].kind, "weather", hyparse.Span(a.blocks[0].span.start, a.blocks[0].span.stop))
    ]
    assert [(change.path, change.a, change.b) for change in found.fields] == [("number", a.number, "9")]
    assert found.articles == ()
    assert 0.9 < found.agreement < 1.0
    document = to_html(found)
    assert document.count('data-kind="weather"') == 1
    assert "<td>number</td>" in document


def test_borders_and_articles_that_differ():
    def block(kind, start, stop):
        return hyparse.Block(kind, hyparse.Span(start, stop), text[start:stop])

    text = "题一题二文一文二"
    title, second = block("headline", 0, 2), block("headline", 2, 4)
    whole, body = block("headline", 0, 4), block("paragraph", 4, 8)
    one = hyparse.Article(headline="题一题二", blocks=(whole, body))
    two = hyparse.Article(headline="题二", deck="二", blocks=(second, body))
    a = hyparse.Page(text, blocks=(whole, body), articles=(one,))
    b = hyparse.Page(
        text, blocks=(title, second, body), articles=(hyparse.Article(headline="题一", blocks=(title,)), two)
    )
    found = compare(a, b)
    assert [(change.span, change.a, change.b) for change in found.blocks] == [
        (hyparse.Span(0, 4), (whole,), (title, second))
    ]
    assert [(c.a, c.b, [(f.path, f.a, f.b) for f in c.changes]) for c in found.articles] == [
        (one, two, [("headline", "题一题二", "题二"), ("deck", None, "二")]),
        (None, b.articles[0], []),
    ]
    assert found.agreement == 1.0
    with pytest.raises(ValueError, match="different texts"):
        compare(a, hyparse.Page("x"))
    with pytest.raises(TypeError, match="two pages, not a str"):
        compare(a, "x")
    Reader(to_html(found))


def test_summaries_are_one_line_an_article():
    lines = summary(continued()).split("\n")
    assert lines[0] == "Issue 江州日报 2026-05-19: 2 pages, 1 article, 1 doubt"
    assert re.fullmatch(
        r"  1  江州晨渡开门迎客 \| 本报江州5月18日电 \| 记者 王小明 and 1 other \| \d+ characters \| pages 1, 3",
        lines[1],
    )
    assert len(lines) == 2
    assert len(summary(issue()).split("\n")) == 1 + len(issue().articles)
    assert summary(hyparse.Article()) == "Article (empty) | 0 characters"


# --- in a browser ---------------------------------------------------------------------------------------------

no_browser = pytest.mark.skipif(chromium.PROGRAM is None, reason="there is no Chromium")


@pytest.fixture(scope="module")
def tab():
    with chromium.browser() as opened:
        yield opened


@pytest.fixture
def opened(tab, tmp_path):
    def write(value):
        path = tmp_path / "reading.html"
        path.write_text(to_html(value), "utf-8")
        tab.open(path)
        return tab

    return write


@no_browser
@pytest.mark.parametrize("index", range(len(TEXTS)))
@pytest.mark.parametrize(("width", "dark"), [(1400, False), (390, True)], ids=["desk", "phone"])
def test_pages_in_a_browser(opened, index, width, dark):
    page = hyparse.parse_page(TEXTS[index])
    tab = opened(page)
    tab.shaped(width, 800, dark=dark)
    assert tab.complaints() == []
    assert tab.requests() == []
    hidden = """[...document.querySelectorAll('.block')].filter(block => {
        const box = block.querySelector('.text').getBoundingClientRect();
        return box.width < 50 || box.height < 10 || box.right > innerWidth + 1;
    }).length"""
    assert tab.ask("document.querySelectorAll('.block').length") == len(page.blocks)
    assert tab.ask(hidden) == 0
    assert tab.ask("document.documentElement.scrollWidth <= innerWidth")
    colours = """Object.fromEntries([...document.querySelectorAll('[data-legend]')].map(entry => [entry.dataset.legend, [
        getComputedStyle(entry.querySelector('.swatch')).backgroundColor,
        ...new Set([...document.querySelectorAll('.block')].filter(block => block.dataset.kind === entry.dataset.legend)
            .map(block => getComputedStyle(block.querySelector('.text')).borderLeftColor))]]))"""
    found = tab.ask(colours)
    assert set(found) == {str(block.kind) for block in page.blocks}
    assert all(len(colours) == 2 and colours[0] == colours[1] for colours in found.values()), found
    assert len({colours[0] for colours in found.values()}) == len(found)
    assert contrast(tab, ".text") >= 7
    assert contrast(tab, ".kind") >= 4.5


def contrast(tab, what):
    """The lowest contrast of the texts that a selector finds with what is behind them (WCAG 2)."""
    pairs = tab.ask(
        f"[...document.querySelectorAll('{what}')]"
        """.map(item => {
            let behind = item;
            while (getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)' && behind.parentElement) behind = behind.parentElement;
            return [getComputedStyle(item).color, getComputedStyle(behind).backgroundColor];
        })"""
    )

    def light(colour):
        parts = [int(float(part)) / 255 for part in re.findall(r"[\d.]+", colour)[:3]]
        r, g, b = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    ratios = [(max(map(light, pair)) + 0.05) / (min(map(light, pair)) + 0.05) for pair in pairs]
    return min(ratios)


@no_browser
def test_keys_and_links_in_a_browser(opened):
    tab = opened(continued())
    tab.shaped(1200, 600, dark=False)
    tab.press("Tab", 9)
    assert tab.ask("document.activeElement.className") == "skip"
    assert tab.ask("document.activeElement.getBoundingClientRect().left >= 0")
    tab.press("Enter", 13)
    assert tab.ask("location.hash") == "#text"
    for link, end in (
        (".half", "← from page 1"),
        (".turn", "← from page 1"),
        (".join", "（上接第1版）"),
        (".target", "江州晨渡开门迎客"),
    ):
        tab.ask(f"document.querySelector('{link}').focus()")
        tab.press("Enter", 13)
        assert end in tab.ask("document.querySelector(':target').textContent")
        top = "(({top, bottom}) => bottom > 0 && top < innerHeight)(document.querySelector(':target').getBoundingClientRect())"
        assert tab.ask(f"new Promise(done => setTimeout(done, 700)).then(() => {top})")
    assert tab.requests() == []
    assert tab.complaints() == []


@no_browser
def test_hostile_text_in_a_browser(opened):
    tab = opened(hyparse.parse_page(HOSTILE))
    assert tab.ask("document.title") != "caught"
    assert tab.ask("document.querySelectorAll('script, img, svg, [onerror], [onload]').length") == 0
    assert '<script>document.title="caught"</script>' in tab.ask("document.querySelector('.text').textContent")
    assert tab.requests() == []
    assert tab.complaints() == []


@no_browser
def test_a_comparison_in_a_browser(opened):
    page = hyparse.parse_page(TEXTS[1])
    tab = opened(
        compare(page, attrs.evolve(page, blocks=(attrs.evolve(page.blocks[0], kind="weather"), *page.blocks[1:])))
    )
    tab.shaped(390, 800, dark=False)
    assert tab.ask("document.querySelectorAll('.differs .block').length") == 2
    assert tab.ask("document.documentElement.scrollWidth <= innerWidth")
    assert tab.complaints() == []
    assert tab.requests() == []
