"""Web pages: what their data and their print say, the body alone, and no article where none is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.errors import ReadError
from corpus.formats import html

STORY = [
    "The ferry stayed in port on Tuesday, the harbour board said, since nobody could start it.",
    "It had been repaired in the autumn at a cost that the board would not name on Tuesday.",
    "Passengers waited on the quay until noon, when the last of them went home on foot.",
]
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry stays in port",
    "datePublished": "2025-03-04T07:30:00+01:00",
    "dateModified": "2025-03-09T10:00:00+01:00",
    "author": [{"@type": "Person", "name": "Marta Lindqvist"}, {"name": "Tom Harrow (th)"}],
    "publisher": {"@type": "Organization", "name": "The Ellery Gazette"},
    "articleSection": "Harbour",
}
URL = "https://gazette.example/2025/03/04/ferry"


def page(head: str = "", body: str = "", linked: Any = None, top: str = "") -> bytes:  # noqa: ANN401
    data = json.dumps(linked) if linked is not None else ""
    script = f'<script type="application/ld+json">{data}</script>' if data else ""
    paragraphs = body or "".join(f"<p>{line}</p>" for line in STORY)
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">{script}{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/news">All the news of the town</a></nav>'
        f"<article><h1>Ferry stays in port</h1>{top}<div class='article-body'>{paragraphs}</div>"
        "</article><footer>© 2025 The Ellery Gazette</footer></body></html>"
    ).encode()


def read(data: bytes, **given: Any) -> Article:  # noqa: ANN401 - as parse has it
    (item,) = html.parse(data, file="in/a.html", path="a.html", **given)
    assert isinstance(item, Article), item
    return item


def error(data: bytes, **given: Any) -> str:  # noqa: ANN401 - as parse has it
    (item,) = html.parse(data, file="in/a.html", path="a.html", **given)
    assert isinstance(item, ReadError), item
    return str(item)


def lines(article: Article) -> list[str]:
    return article.text.split("\n")


KICKED = '<h1><span class="head__kicker">Harbour</span> <i>–</i> <b>Ferry stays in port</b></h1>'


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("Ferry stays in port | Gazette", "Ferry stays in port"),
        ("Harbour – Ferry stays in port | Gazette", "Harbour – Ferry stays in port"),
        ("No ferry on Tuesday", "Ferry stays in port"),
    ],
)
def test_a_kicker_is_no_part_of_the_headline_unless_the_page_is_called_by_it(
    window: str, title: str
) -> None:
    head = f'<title>{window}</title><meta property="og:site_name" content="Gazette">'
    marked = page(head).replace(b"<h1>Ferry stays in port</h1>", KICKED.encode())
    assert read(marked).title == title


def test_what_most_name_it_by_is_the_headline_and_the_printed_one_is_no_part_of_the_body() -> None:
    head = (
        "<title>Why the ferry did not sail – Harbour news</title>"
        '<meta property="og:title" content="Why the ferry did not sail">'
        '<meta name="twitter:title" content="Why the ferry did not sail">'
    )
    linked = LINKED | {"name": "Why the ferry did not sail"}
    above = "<p>Ferry stays in port</p>" + "".join(f"<p>{line}</p>" for line in STORY)
    article = read(page(head, body=above, linked=linked))
    assert article.title == "Why the ferry did not sail"
    assert lines(article) == STORY


def test_a_byline_in_the_body_goes_before_the_house() -> None:
    linked = LINKED | {"author": {"@type": "Organization", "name": "The Ellery Gazette"}}
    signed = "<p>3 min read</p><p>By Ann Poe and Jane Doe</p>"
    body = signed + "".join(f"<p>{line}</p>" for line in STORY)
    assert read(page(body=body, linked=linked)).authors == ("Ann Poe", "Jane Doe")
    assert read(page(linked=linked)).authors == ("The Ellery Gazette",)


@pytest.mark.parametrize(
    "notice",
    [
        "Lesedauer: 4 Minuten",
        "3 Minuten Lesezeit",
        "For more stories like this, check our news page.",
        "Got a story? Get in touch with our news team at desk@gazette.example.",
        "Check out more of the travel pages by signing up to our free weekly newsletter",
        "Buying through links on this page may earn us a commission.",
        "Log in or create an account to continue",
    ],
)
def test_what_a_site_says_of_itself_is_no_part_of_the_body(notice: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in [*STORY, notice])
    assert lines(read(page(body=body, linked=LINKED))) == STORY


@pytest.mark.parametrize(
    "sentence",
    [
        "For more than a decade the board had asked us to check our papers, he said.",
        "He may earn a commission.",
        "Got a story? That is what the harbour master asked everybody on Tuesday.",
        "We independently verified where the picture of the ferry was taken.",
    ],
)
def test_a_sentence_that_only_begins_like_one_stays(sentence: str) -> None:
    body = "".join(f"<p>{line}</p>" for line in [*STORY, sentence])
    assert lines(read(page(body=body, linked=LINKED))) == [*STORY, sentence]


def test_linked_data_goes_first() -> None:
    head = (
        f'<link rel="canonical" href="{URL}"><title>Ferry stays in port | Gazette</title>'
        '<meta property="og:title" content="Ferry stays in port ...">'
        '<meta name="author" content="Web">'
        '<meta property="article:modified_time" content="2025-03-10">'
        '<meta property="og:description" content="Nobody could start it.">'
    )
    assert read(page(head, linked=LINKED)) == Article(
        key=URL, file="in/a.html", text="\n".join(STORY), url=URL, title="Ferry stays in port",
        standfirst="Nobody could start it.", publisher="The Ellery Gazette",
        authors=("Marta Lindqvist", "Tom Harrow"), published="2025-03-04T07:30:00+01:00",
        section="Harbour", language="en",
    )  # fmt: skip


@pytest.mark.parametrize(
    "linked",
    [
        [LINKED],
        {"@graph": [{"@type": "WebSite", "name": "x"}, LINKED]},
        {"@type": "WebPage", "mainEntity": LINKED},
        LINKED | {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"]},
        LINKED | {"@type": "OpinionNewsArticle"},
        {"@graph": [
            LINKED | {"author": [{"@id": "#a"}, {"@id": "#b"}]},
            {"@id": "#a", "@type": "Person", "name": "Marta Lindqvist"},
            {"@id": "#b", "@type": "Person", "name": "Tom Harrow"},
        ]},
        [LINKED | {"headline": "Another story", "author": "Nobody Else"}, LINKED],
        LINKED | {"author": "Marta Lindqvist and Tom Harrow"},
        LINKED | {"author": {"name": ["Marta Lindqvist", "Tom Harrow"]}},
    ],
)  # fmt: skip
def test_shapes_of_linked_data(linked: object) -> None:
    article = read(page(linked=linked))
    assert article.authors == ("Marta Lindqvist", "Tom Harrow")
    assert article.published == "2025-03-04T07:30:00+01:00"
    assert article.publisher == "The Ellery Gazette"


@pytest.mark.parametrize(
    "script", ["{", "[1, null, []]", '{"@graph": 5}', "<!-- {} -->", "[" * 5000]
)
def test_damaged_linked_data_is_passed_by(script: str) -> None:
    head = f'<script type="application/ld+json">{script}</script>'
    assert read(page(head)).title == "Ferry stays in port"


def test_microdata() -> None:
    data = (
        '<html><body><div itemscope itemtype="https://schema.org/NewsArticle">'
        '<h1 itemprop="headline">Ferry stays in port</h1>'
        '<span itemprop="author" itemscope itemtype="https://schema.org/Person">'
        '<b itemprop="name">Ann Poe</b></span>'
        '<time itemprop="datePublished" datetime="2025-03-04">Tuesday</time>'
        f'<div itemprop="articleBody">{"".join(f"<p>{line}</p>" for line in STORY)}</div></div>'
    )
    article = read(data.encode())
    assert (article.title, article.authors) == ("Ferry stays in port", ("Ann Poe",))
    assert (article.published, lines(article)) == ("2025-03-04", STORY)


@pytest.mark.parametrize(
    ("head", "top", "published"),
    [
        ('<meta property="article:published_time" content="2025-03-04T07:30+01:00">', "",
         "2025-03-04T07:30+01:00"),
        ('<meta name="pubdate" content="20250304">', "", "2025-03-04"),
        ('<meta name="pubdate" content="1741069800000">', "", "2025-03-04T06:30:00Z"),
        ("", '<time datetime="2025-03-04T07:30:00+01:00">today</time>',
         "2025-03-04T07:30:00+01:00"),
        ("", "<div><span>Published March 4, 2025</span></div>", "2025-03-04"),
        ("", '<p class="meta">Updated <time datetime="2025-03-09">Sunday</time></p>', None),
        ("", '<time class="dateModified" datetime="2025-03-09">Sunday</time>', None),
        ("", "<div><span>Updated March 9, 2025</span></div>", None),
        ("", '<aside><time datetime="2025-03-09">Sunday</time></aside>', None),
        ('<meta property="article:modified_time" content="2025-03-09">', "", None),
        ('<meta property="og:updated_time" content="2025-03-09">', "", None),
        ('<meta property="article:published_time" content="03/04/2025">', "", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_a_date_is_one_of_publication_or_absent(head: str, top: str, published: str | None) -> None:
    assert read(page(head, top=top)).published == published


def test_a_byline_and_a_date_above_the_body_are_none_of_it() -> None:
    story = "".join(f"<p>{line}</p>" for line in STORY)
    above = "<p>By Ann Poe</p><p>March 4, 2025, 7:30 a.m.</p>"
    article = read(page(body=above + story))
    assert (article.authors, article.published) == (("Ann Poe",), "2025-03-04T07:30")
    assert lines(article) == STORY
    article = read(page(body=f"<p>Updated March 9, 2025</p>{story}"))
    assert (article.published, lines(article)) == (None, STORY)


def test_a_date_at_the_foot_is_nobody_s() -> None:
    story = "".join(f"<p>{line}</p>" for line in STORY * 40)
    assert read(page(body=f"{story}<p>Printed on March 9, 2025</p>")).published is None


@pytest.mark.parametrize(
    ("head", "top", "authors"),
    [
        ('<meta name="author" content="Ann Poe">', "", ("Ann Poe",)),
        ('<meta name="author" content="admin">', "", ()),
        ('<meta name="author" content="105092">', "", ()),
        ('<meta property="article:author" content="https://social.example/ann">', "", ()),
        ("", '<a rel="author" href="/ann">Ann Poe</a>', ("Ann Poe",)),
        ("", '<p class="byline">By Ann Poe and Jo Marsh, Harbour Correspondent</p>',
         ("Ann Poe", "Jo Marsh")),
        ("", '<figure><span itemprop="author">Image: Rex</span></figure>', ()),
        ("", '<div class="related"><a rel="author">Ann Poe</a></div>', ()),
        ("", '<p class="byline">Tuesday at the harbour, as ever</p>', ()),
    ],
)  # fmt: skip
def test_authors_are_those_who_are_named_as_such(
    head: str, top: str, authors: tuple[str, ...]
) -> None:
    assert read(page(head, top=top)).authors == authors


@pytest.mark.parametrize(
    ("url", "claim", "publisher", "claimed"),
    [
        (URL, "The Ellery Gazette", "The Ellery Gazette", None),
        (URL, "Reuters", "gazette.example", "Reuters"),
        ("https://edition.cnn.com/a", "CNN", "CNN", None),
        ("https://edition.cnn.com/a", "The Ellery Gazette", "CNN", "The Ellery Gazette"),
        ("https://www.spiegel.de/a", "DER SPIEGEL", "Der Spiegel", None),
    ],
)
def test_whose_page_it_is_and_whose_it_claims_to_be(
    url: str, claim: str, publisher: str, claimed: str | None
) -> None:
    linked = LINKED | {"publisher": {"name": claim}}
    article = read(page(f'<link rel="canonical" href="{url}">', linked=linked))
    assert (article.publisher, article.claimed_publisher) == (publisher, claimed)


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        ('<meta property="og:site_name" content="Ellery Gazette">', "Ellery Gazette"),
        ("<title>Ferry stays in port - Ellery Gazette</title>", "Ellery Gazette"),
        ("<title>Ferry stays in port</title>", None),
        ('<meta property="og:site_name" content="Blogger">'
         '<meta name="application-name" content="Quay Notes">', "Quay Notes"),
        ('<meta property="og:site_name" content="gazette.example">'
         '<meta name="application-name" content="Ellery Gazette">', "Ellery Gazette"),
        ('<meta name="publisher" content="Gazette Verlag GmbH &amp; Co. KG">'
         '<meta name="application-name" content="Ellery Gazette">', "Ellery Gazette"),
    ],
)  # fmt: skip
def test_names_of_a_site(head: str, publisher: str | None) -> None:
    assert read(page(head)).publisher == publisher


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("/2025/ferry?id=7", "https://www.gazette.example/2025/ferry?id=7"),
        ("https://gazette.example/ferry", "https://gazette.example/ferry"),
        ("https://www.cnn.com/ferry", "https://www.gazette.example/a?x=1"),
        ("https://www.gazette.example/", "https://www.gazette.example/a?x=1"),
        ("http://[::1", "https://www.gazette.example/a?x=1"),
    ],
)
def test_a_fetched_page_s_own_address_is_on_its_own_site(canonical: str, url: str) -> None:
    data = page(f'<link rel="canonical" href="{canonical}">')
    assert read(data, address="https://www.gazette.example/a?x=1").url == url


def test_only_the_story_is_in_the_body() -> None:
    body = (
        f"<p>{STORY[0]}</p><figure><img src='a.png'><figcaption>The ferry. Photo: Rex</figcaption>"
        f"</figure><h2>Who will pay</h2><p>{STORY[1]}</p>"
        "<p><a href='/b'>Read more: Sea wall repairs halted after divers find a crack</a></p>"
        "<p><a href='/c'>Harbour master to retire after thirty years in office</a></p>"
        "<div class='related'><h3>Related</h3><ul><li><a href='/d'>The town band plays on "
        "without trumpets</a></li></ul></div>"
        "<aside><p>Sign up for our newsletter and hear from us every single morning.</p></aside>"
        f"<h2>What is known</h2><ul><li>{STORY[2]}</li><li>Nobody was hurt.</li></ul>"
        "<h2>More from the harbour</h2>"
    )
    after = "<section id='comments'><h3>Comments</h3><p>I was there and saw it all.</p></section>"
    article = read(page(body=body + after, linked=LINKED))
    assert lines(article) == [
        STORY[0], "Who will pay", STORY[1], "What is known", STORY[2], "Nobody was hurt.",
    ]  # fmt: skip
    assert [span.of(article.text) for span in article.headings] == ["Who will pay", "What is known"]
    assert article.captions == ("The ferry. Photo: Rex",)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["The ferry Ada sank in the harbour of Ellery on Sunday."],
        ["The ferry Ada sank in the harbour of Ellery on Sunday.", "Nobody was hurt."],
    ],
)
def test_a_short_article_is_only_its_paragraphs(paragraphs: list[str]) -> None:
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    (article,) = html.parse(
        (
            '<html><head><meta property="og:type" content="article"></head><body><article>'
            f'<h1>Ferry sinks</h1><p class="byline">By Ann Lee</p>{body}</article></body></html>'
        ).encode(),
        file="a.html",
        path="a.html",
    )
    assert isinstance(article, Article)
    assert article.text.split("\n") == paragraphs
    assert (article.title, article.authors) == ("Ferry sinks", ("Ann Lee",))


def test_words_are_kept_as_printed() -> None:
    story = (
        "At 18\u00a0% the “rate” is\n  <b>high</b>, the <a href='/x'>board</a> said&mdash;twice."
    )
    article = read(page(body=f"<p>{story}</p>" + "".join(f"<p>{line}</p>" for line in STORY)))
    assert lines(article)[0] == "At 18\u00a0% the “rate” is high, the board said—twice."


def test_a_body_in_pieces_is_one() -> None:
    pieces = [
        f"<div class='body-chunk'><p>{first}</p><p>{STORY[1]} {n}</p></div><div class='ad'></div>"
        for n, first in enumerate(STORY)
    ]
    article = read(page(body="".join(pieces), linked=LINKED))
    assert len(lines(article)) == 6


def test_a_standfirst_is_none_of_the_body() -> None:
    article = read(
        page(body=f"<p class='standfirst'>{STORY[2]}</p><p>{STORY[0]}</p><p>{STORY[1]}</p>")
    )
    assert (article.standfirst, lines(article)) == (STORY[2], STORY[:2])
    for cut in (f"{STORY[0][:60]}...", "Something else that was cut by its len […]"):
        assert read(page(f'<meta name="description" content="{cut}">')).standfirst is None
    article = read(page(body=f"<h2>{STORY[2]}</h2><p>{STORY[0]}</p><p>{STORY[1]}</p>"))
    assert (article.standfirst, lines(article)) == (STORY[2], STORY[:2])


@pytest.mark.parametrize(
    ("charset", "declared", "served"),
    [
        ("utf-8", "", None),
        ("cp1251", '<meta charset="windows-1251">', None),
        ("cp1251", "", "windows-1251"),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', None),
        ("utf-8", '<meta charset="iso-8859-1">', "iso-8859-1"),
        ("utf-16", "", None),
        ("cp1251", '<meta charset="nonsense">', "nonsense"),
    ],
)
def test_encodings(charset: str, declared: str, served: str | None) -> None:
    story = "Паром остался в порту во вторник, сообщил совет гавани, и никто не смог его завести."
    body = f"<article><h1>Паром</h1><p>{story}</p><p>{story} Опять.</p></article>"
    text = f"<html><head>{declared}</head><body>{body}</body></html>"
    assert lines(read(text.encode(charset), charset=served))[0] == story


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"\x89PNG\0\0\0", "binary data, not text"),
        (b"<html><body></body></html>", "a page with no article in it"),
        (b"<html><body><h1>Sign in</h1><form><p>Your name</p></form></body></html>",
         "a page with no article in it"),
        (b"<html><body><h1>Not found</h1><p>The page that you asked for is not here.</p></body>",
         "a page with no article in it"),
        (b"<html><body><ul>" + b"<li><a href='/a'>A headline of some words</a></li>" * 40,
         "a page with no article in it"),
    ],
)  # fmt: skip
def test_a_page_without_an_article_says_so(data: bytes, why: str) -> None:
    assert error(data) == f"in/a.html: {why}"


def test_endless_nesting() -> None:
    deep = "<div>" * 5000 + "".join(f"<p>{line}</p>" for line in STORY)
    (item,) = html.parse(deep.encode(), file="a.html", path="a.html")
    assert isinstance(item, Article | ReadError)


TAGS = st.sampled_from(
    "p div h1 h2 ul li table tr td figure figcaption a b span br time article".split()
)
PIECE = st.one_of(
    TAGS.map(lambda tag: f"<{tag}>"), TAGS.map(lambda tag: f"</{tag}>"), st.sampled_from(STORY),
    st.sampled_from(["&amp;", "&nbsp;", "<", "\u2003", "<!--", "-->", "<meta name=author>"]),
)  # fmt: skip


@given(
    st.binary(max_size=200)
    | st.lists(PIECE, max_size=30).map(lambda parts: "".join(parts).encode())
)
@settings(max_examples=120, deadline=None)
def test_any_bytes_make_an_article_or_an_error(data: bytes) -> None:
    (item,) = html.parse(data, file="a.html", path="a.html")
    if isinstance(item, ReadError):
        assert "\n" not in str(item)
        return
    assert all(line and line == line.strip() for line in lines(item))
    assert all(span.of(item.text) in lines(item) for span in item.headings)
