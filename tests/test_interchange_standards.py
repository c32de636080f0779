"""JSON-LD, ninjs and TEI: what they say of known articles, and what validators of the standards say of them."""

from __future__ import annotations

import datetime
import functools
import json
import lzma
import pathlib

import attrs
import jsonschema
import pytest
import schema_org
from hypothesis import HealthCheck, given, settings
from lxml import etree

import hyparse
from hyparse.interchange import to_jsonld, to_ninjs, to_tei
from interchange_models import TEXTS, built, continued, issue

SCHEMAS = pathlib.Path(__file__).resolve().parent / "schemas"
NINJS = jsonschema.Draft202012Validator(
    json.loads((SCHEMAS / "ninjs-3.2.json").read_text("utf-8")), format_checker=jsonschema.FormatChecker()
)
TEI = "{http://www.tei-c.org/ns/1.0}"
DATES = ("datePublished", "dateCreated")

ARTICLE = hyparse.Article(
    rubrics=("文明故事汇",),
    kicker="晨雾散去",
    headline="晨渡开门迎客",
    deck="老船工的三十年",
    dateline=hyparse.Dateline("新华社", "江州", 5, 18, "电", hyparse.Span(0, 11)),
    contributors=(
        hyparse.Contributor("王小明", "记者", hyparse.Function.REPORTER, "江州日报", span=hyparse.Span(15, 18)),
        hyparse.Contributor("赵一鸣", "摄", hyparse.Function.PHOTOGRAPHER, works=frozenset({"image"})),
        hyparse.Contributor("钱多", "编辑", hyparse.Function.EDITOR),
        hyparse.Contributor("孙林", "翻译", hyparse.Function.TRANSLATOR),
    ),
    paragraphs=(
        hyparse.Paragraph("新华社江州5月18日电（记者 王小明）船离岸了。", (hyparse.Span(0, 24),)),
        hyparse.Paragraph("米粉香", (hyparse.Span(25, 28),), crosshead=True),
        hyparse.Paragraph("灯亮了。", (hyparse.Span(29, 33),)),
    ),
    crossheads=("米粉香",),
    captions=(
        hyparse.Caption("渡口。 赵一鸣 摄", (hyparse.Contributor("赵一鸣", "摄", hyparse.Function.PHOTOGRAPHER),)),
    ),
    blocks=(hyparse.Block("paragraph", hyparse.Span(0, 24), "新华社江州5月18日电（记者 王小明）船离岸了。"),),
    pages=("A1", "A3"),
)
MASTHEAD = hyparse.Masthead(
    title="江州日报",
    latin_title="JIANGZHOU DAILY",
    sponsor="江州市委",
    publisher="江州日报社",
    cn_number=hyparse.CNNumber(43, 4),
    issn="1234-5679",
    distribution_code="41-1",
    issue_number=19555,
    date=datetime.date(2026, 5, 19),
    hotlines={"新闻热线": "8611110"},
)
ISSUE = hyparse.Issue(
    MASTHEAD,
    (hyparse.Page("", "A1"), hyparse.Page("", "A3", "要闻")),
    (ARTICLE,),
)


def by_schema_org(value):
    """The value as the vocabulary's own types take it; they raise on what schema.org does not have."""
    if isinstance(value, list):
        return [by_schema_org(item) for item in value]
    if not isinstance(value, dict):
        return value
    fields = {name: by_schema_org(item) for name, item in value.items() if name not in ("@context", "@type")}
    fields |= {name: datetime.date.fromisoformat(fields[name]) for name in DATES if name in fields}
    return getattr(schema_org, value["@type"]).model_validate(fields)


@functools.cache
def tei():
    return etree.RelaxNG(etree.fromstring(lzma.decompress((SCHEMAS / "tei_all-4.3.0.rng.xz").read_bytes())))


def tree(text):
    """The document, checked against TEI's schema."""
    root = etree.fromstring(text)
    assert tei().validate(root), tei().error_log.last_error
    return root


def values():
    yield from ((f"page {index}", hyparse.parse_page(text)) for index, text in enumerate(TEXTS))
    yield "issue", issue()
    yield "jump", continued()
    yield "made by hand", ISSUE
    yield "article", ARTICLE
    yield "nothing", hyparse.parse_page("")
    yield "no article", hyparse.Article()


VALUES = dict(values())


@pytest.mark.parametrize("name", VALUES)
def test_validators_take_all(name):
    value = VALUES[name]
    by_schema_org(to_jsonld(value))
    NINJS.validate(to_ninjs(value))
    tree(to_tei(value))
    for article in getattr(value, "articles", ()):
        by_schema_org(to_jsonld(article))
        NINJS.validate(to_ninjs(article))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(built(hyparse.Article), built(hyparse.Masthead))
def test_validators_take_any_article(article, masthead):
    whole = hyparse.Issue(masthead, (), (article,))
    for value in (article, whole):
        by_schema_org(json.loads(json.dumps(to_jsonld(value))))
        NINJS.validate(json.loads(json.dumps(to_ninjs(value))))
        tree(to_tei(value))


def test_validators_can_say_no():
    with pytest.raises(ValueError, match="headlines"):
        by_schema_org({"@type": "NewsArticle", "headlines": "x"})
    assert not NINJS.is_valid({**to_ninjs(ARTICLE), "headline": "x"})
    assert not NINJS.is_valid({**to_ninjs(ARTICLE), "contentCreated": "2026-05-19"})
    assert not tei().validate(
        etree.fromstring(
            to_tei(ARTICLE).replace("<dateline>", "<p><dateline>").replace("</dateline>", "</dateline></p>")
        )
    )


def test_jsonld():
    found = to_jsonld(ISSUE)
    (article,) = found.pop("hasPart")
    assert found == {
        "@context": "https://schema.org",
        "@type": "PublicationIssue",
        "issueNumber": 19555,
        "datePublished": "2026-05-19",
        "isPartOf": {
            "@type": "Newspaper",
            "name": "江州日报",
            "alternateName": "JIANGZHOU DAILY",
            "issn": "1234-5679",
            "identifier": [
                {"@type": "PropertyValue", "propertyID": "CN", "value": "CN 43-0004"},
                {"@type": "PropertyValue", "propertyID": "邮发代号", "value": "41-1"},
            ],
            "publisher": {
                "@type": "Organization",
                "name": "江州日报社",
                "contactPoint": [{"@type": "ContactPoint", "contactType": "新闻热线", "telephone": "8611110"}],
            },
            "sponsor": {"@type": "Organization", "name": "江州市委"},
        },
    }
    assert article.pop("@id").startswith("urn:uuid:")
    assert article.pop("identifier") == ARTICLE.id
    assert article == {
        "@type": "NewsArticle",
        "headline": "晨渡开门迎客",
        "alternativeHeadline": ["晨雾散去", "老船工的三十年"],
        "articleSection": ["文明故事汇"],
        "author": [
            {
                "@type": "Person",
                "name": "王小明",
                "jobTitle": "记者",
                "affiliation": {"@type": "Organization", "name": "江州日报"},
            }
        ],
        "contributor": [{"@type": "Person", "name": "赵一鸣", "jobTitle": "摄"}],
        "editor": [{"@type": "Person", "name": "钱多", "jobTitle": "编辑"}],
        "translator": [{"@type": "Person", "name": "孙林", "jobTitle": "翻译"}],
        "dateline": "新华社江州5月18日电",
        "dateCreated": "2026-05-18",
        "locationCreated": {"@type": "Place", "name": "江州"},
        "sourceOrganization": {"@type": "Organization", "name": "新华社"},
        "datePublished": "2026-05-19",
        "printPage": "A1, A3",
        "printSection": "要闻",
        "inLanguage": "zh-Hans",
        "articleBody": "新华社江州5月18日电（记者 王小明）船离岸了。\n\n米粉香\n\n灯亮了。",
        "associatedMedia": [
            {
                "@type": "ImageObject",
                "caption": "渡口。 赵一鸣 摄",
                "creator": [{"@type": "Person", "name": "赵一鸣", "jobTitle": "摄"}],
            }
        ],
    }
    assert to_jsonld(ARTICLE, issue=ISSUE)["isPartOf"]["isPartOf"]["name"] == "江州日报"
    assert "isPartOf" not in to_jsonld(ARTICLE)


def test_ninjs():
    found = to_ninjs(ARTICLE, issue=ISSUE, uri="https://example.org/1")
    assert found["uri"] == "https://example.org/1"
    assert found["headlines"] == [
        {"role": "rubric", "value": "文明故事汇"},
        {"role": "kicker", "value": "晨雾散去"},
        {"role": "main", "value": "晨渡开门迎客"},
        {"role": "deck", "value": "老船工的三十年"},
        {"role": "crosshead", "value": "米粉香"},
    ]
    assert found["by"] == "江州日报 记者 王小明, 摄 赵一鸣, 编辑 钱多, 翻译 孙林"
    assert found["people"][1] == {"name": "赵一鸣", "rel": "photographer"}
    assert found["contentCreated"] == "2026-05-19T00:00:00+08:00"
    assert found["located"] == "江州"
    assert {"role": "printPage", "value": "A3"} in found["altIds"]
    assert found["associations"][0]["descriptions"][0]["value"] == "渡口。 赵一鸣 摄"
    assert to_ninjs(hyparse.Article(captions=ARTICLE.captions))["type"] == "picture"
    assert [item["name"] for item in to_ninjs(ISSUE)["associations"]] == ["晨渡开门迎客"]


def test_identifiers_are_of_the_content():
    same = to_ninjs(ARTICLE, issue=ISSUE)["uri"]
    assert same == to_ninjs(ARTICLE, issue=ISSUE)["uri"] == to_jsonld(ISSUE)["hasPart"][0]["@id"]
    others = [
        attrs.evolve(ARTICLE, headline="另一题"),
        attrs.evolve(ARTICLE, pages=("A2",)),
        attrs.evolve(ARTICLE, captions=()),
    ]
    assert len({same, to_ninjs(ARTICLE)["uri"], *(to_ninjs(other, issue=ISSUE)["uri"] for other in others)}) == 5
    assert len({item["uri"] for item in to_ninjs(issue())["associations"]}) == len(issue().articles)


def test_traditional_script_is_said():
    assert to_jsonld(hyparse.Article(headline="臺灣漁民關注颱風動向"))["inLanguage"] == "zh-Hant"


def test_tei_prints_everything_once():
    root = tree(to_tei(ARTICLE, issue=ISSUE))
    div = root.find(f".//{TEI}div[@type='article']")
    assert [(head.get("type"), head.text) for head in div.findall(f"{TEI}head")] == [
        ("rubric", "文明故事汇"),
        ("kicker", "晨雾散去"),
        ("main", "晨渡开门迎客"),
        ("deck", "老船工的三十年"),
    ]
    assert "".join(div.find(f"{TEI}dateline").itertext()) == "新华社江州5月18日电"
    assert div.find(f"{TEI}dateline/{TEI}date").get("when") == "--05-18"
    assert div.find(f"{TEI}dateline/{TEI}placeName").text == "江州"
    assert ["".join(p.itertext()) for p in div.findall(f"{TEI}p")] == ["（记者 王小明）船离岸了。"]
    assert [(name.text, name.get("role")) for name in div.findall(f"{TEI}p/{TEI}persName")] == [("王小明", "reporter")]
    section = div.find(f"{TEI}div[@type='section']")
    assert [child.text for child in section] == ["米粉香", "灯亮了。"]
    assert not root.findall(f".//{TEI}lb")


def test_tei_of_a_closing_dateline():
    text = "灯亮了。（本报江州7月7日电）"
    article = hyparse.Article(
        dateline=hyparse.Dateline("本报", "江州", 7, 7, "电", hyparse.Span(5, 14)),
        paragraphs=(hyparse.Paragraph(text, (hyparse.Span(0, 15),)),),
        blocks=(hyparse.Block("paragraph", hyparse.Span(0, 15), text),),
    )
    div = tree(to_tei(article)).find(f".//{TEI}div")
    assert [("".join(child.itertext()), child.tag[len(TEI) :]) for child in div if child.tag != f"{TEI}pb"] == [
        ("灯亮了。", "p"),
        ("（本报江州7月7日电）", "dateline"),
    ]


def test_tei_turns_the_page_inside_a_sentence():
    root = tree(to_tei(continued()))
    assert [pb.get("n") for pb in root.iter(f"{TEI}pb")] == ["1", "3"]
    (turn,) = root.findall(f".//{TEI}p/{TEI}pb")
    assert (turn.get("n"), turn.tail[:4]) == ("3", "也想尝一")
    assert [fw.get("type") for fw in root.findall(f".//{TEI}fw")] == ["masthead", "masthead", "folio"]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_tei_loses_no_character_of_a_story(text):
    page = hyparse.parse_page(text)
    divs = tree(to_tei(page)).findall(f".//{TEI}div[@type='article']")
    assert len(divs) == len(page.articles)
    for div, article in zip(divs, page.articles, strict=True):
        marked = "".join("".join(div.itertext()).split())
        for paragraph in article.paragraphs:
            pieces = paragraph.text.split()
            assert all("".join(pieces)[at : at + 12] in marked for at in range(0, len("".join(pieces)) - 12, 12)), (
                paragraph.text
            )


def test_hostile_text_stays_text():
    article = hyparse.Article(headline="</head><script>alert(1)</script>\x00\ud800]]>&amp;")
    head = tree(to_tei(article)).find(f".//{TEI}div/{TEI}head")
    assert head.text == "</head><script>alert(1)</script>\ufffd\ufffd]]>&amp;"
