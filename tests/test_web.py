"""Addresses as sources: pages, feeds, sitemaps and lists, told by what is sent."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest
from news_server import NewsSite, body, in_turn, news_site, redirect, status, validated

from corpus import fetch
from corpus.article import Article
from corpus.errors import ReadError, SourceMissing, Unavailable
from corpus.fetched import Manners
from corpus.load import Web, files, load

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

STORY = [
    "The ferry stayed in port on Tuesday, the harbour board said, since nobody could start it.",
    "It had been repaired in the autumn at a cost that the board would not name on Tuesday.",
]
RSS_DATE = "Tue, 04 Mar 2025 07:30:00 +0100"
DATE = "2025-03-04T07:30:00+01:00"


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with news_site() as served:
        yield served


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again without a pause."""
    monkeypatch.setattr(fetch, "_BACKOFF", (0.0, 0.0))


def page(title: str, *, head: str = "", story: list[str] = STORY) -> bytes:
    paragraphs = "".join(f"<p>{line}</p>" for line in story)
    return (
        f"<html><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1>"
        f"{paragraphs}</article></body></html>"
    ).encode()


def web(folder: Path | None = None) -> Web:
    return Web(folder, Manners(delay=0, allow_private=True))


def read(*sources: str, folder: Path | None = None) -> list[Article | ReadError]:
    return list(load(sources, web(folder)))


def articles(items: list[Article | ReadError]) -> list[Article]:
    assert all(isinstance(item, Article) for item in items), items
    return [item for item in items if isinstance(item, Article)]


def rss(*items: str, title: str = "The Ellery Gazette - News", more: str = "") -> bytes:
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{title}</title><language>en-gb</language>{more}"
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>"
    ).encode()


WHOLE = "".join(f"&lt;p&gt;{line}&lt;/p&gt;" for line in STORY)


def test_a_page(site: NewsSite) -> None:
    head = '<link rel="canonical" href="/ferry"><meta name="author" content="Ann Poe">'
    site.pages["/a?utm_source=x"] = page("Ferry stays in port", head=head)
    source = f"{site.url}/a?utm_source=x"
    (article,) = articles(read(source))
    assert (article.key, article.url) == (f"{site.url}/ferry", f"{site.url}/ferry")
    assert (article.file, article.title) == (source, "Ferry stays in port")
    assert article.text == "\n".join(STORY)
    assert article.published is None, "not the day of fetching"


def test_a_page_after_redirects_in_another_encoding(site: NewsSite) -> None:
    story = [line.replace("ferry", "café") for line in STORY]
    data = page("Ferry", story=story).decode().encode("cp1252")
    site.pages |= {
        "/a": redirect("/b"),
        "/b": body(data, Content_Type="text/html; charset=iso-8859-1"),
    }
    (article,) = articles(read(f"{site.url}/a"))
    assert article.url == f"{site.url}/b"
    assert article.text == "\n".join(story)


def test_an_rss_feed_with_the_whole_text(site: NewsSite) -> None:
    site.pages["/feed"] = rss(
        f"<title>Ferry &amp;amp; fog</title><link>{site.url}/ferry</link><guid>7</guid>"
        f"<pubDate>{RSS_DATE}</pubDate><dc:creator>Ann Poe and Jo Marsh</dc:creator>"
        f"<category>Harbour</category><description>In short.</description>"
        f"<content:encoded>{WHOLE}&lt;h2&gt;Who pays&lt;/h2&gt;&lt;p&gt;Nobody.&lt;/p&gt;"
        "&lt;p&gt;The post Ferry appeared first on Gazette.&lt;/p&gt;</content:encoded>"
    )
    (article,) = articles(read(f"{site.url}/feed"))
    assert article.key == article.url == f"{site.url}/ferry"
    assert article.file == f"{site.url}/feed"
    assert article.text.split("\n") == [*STORY, "Who pays", "Nobody."]
    assert [span.of(article.text) for span in article.headings] == ["Who pays"]
    assert (article.title, article.standfirst) == ("Ferry & fog", "In short.")
    assert article.authors == ("Ann Poe", "Jo Marsh")
    assert (article.published, article.section) == (DATE, "Harbour")
    assert (article.publisher, article.language) == ("The Ellery Gazette", "en")
    assert site.paths() == ["/feed"]


def test_a_feed_that_only_announces(site: NewsSite) -> None:
    site.pages |= {
        "/feed": rss(
            f"<title>Ferry</title><link>/ferry</link><pubDate>{RSS_DATE}</pubDate>"
            "<author>ann@gazette.example (Ann Poe)</author><description>In short …</description>",
            f"<title>Fog</title><link>{site.url}/fog</link><description>Dense.</description>",
            f"<title>Gone</title><link>{site.url}/gone</link>",
            "<title>Nothing</title><guid>9</guid>",
        ),
        "/ferry": page("Ferry stays in port"),
        "/fog": status(500),
    }
    ferry, fog, gone, nothing = read(f"{site.url}/feed")
    assert isinstance(ferry, Article)
    assert (ferry.title, ferry.text) == ("Ferry stays in port", "\n".join(STORY))
    assert (ferry.published, ferry.authors) == (DATE, ("Ann Poe",)), "what the page is silent on"
    assert isinstance(fog, Unavailable)
    assert (fog.url, fog.temporary, fog.gone, fog.kept) == (f"{site.url}/fog", True, False, False)
    assert str(fog) == f"{site.url}/feed, {site.url}/fog: the server has trouble (500)"
    assert isinstance(gone, Unavailable)
    assert (gone.temporary, gone.gone) == (False, True)
    assert str(nothing) == f"{site.url}/feed, 9: no text"


def test_an_atom_feed(site: NewsSite) -> None:
    site.pages["/atom"] = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Gazette</title>'
        f'<entry><title type="html">Ferry</title><link rel="alternate" href="{site.url}/ferry"/>'
        '<link rel="enclosure" href="/a.mp3" type="audio/mpeg"/><id>tag:1</id>'
        "<published>2025-03-04T07:30:00+01:00</published><updated>2025-03-09T00:00:00Z</updated>"
        f"<author><name>Ann Poe</name></author><content type='html'>{WHOLE}</content></entry>"
        "<entry><title>Fog</title><id>tag:2</id><updated>2025-03-09T00:00:00Z</updated>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{STORY[0]}</p></div>"
        "</content></entry></feed>"
    ).encode()
    ferry, fog = articles(read(f"{site.url}/atom"))
    assert (ferry.url, ferry.published, ferry.authors) == (f"{site.url}/ferry", DATE, ("Ann Poe",))
    assert ferry.text == "\n".join(STORY)
    assert (fog.key, fog.published) == (f"{site.url}/atom#tag:2", None), "updated is not published"
    assert fog.text == STORY[0]


def test_a_json_feed(site: NewsSite) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "language": "de",
        "items": [
            {"id": 1, "url": f"{site.url}/1", "title": "Ferry", "content_text": "\n\n".join(STORY),
             "date_published": DATE, "authors": [{"name": "Ann Poe"}], "tags": ["Harbour"]},
            {"id": "2", "title": ["x"], "content_html": f"<p>{STORY[0]} a &lt; b</p>"},
            {"id": "3", "url": f"{site.url}/3", "summary": "Short."},
            "nonsense",
        ],
    }  # fmt: skip
    site.pages |= {"/feed.json": json.dumps(feed).encode(), "/3": page("Three")}
    one, two, three = articles(read(f"{site.url}/feed.json"))
    assert (one.text, one.published, one.section) == ("\n".join(STORY), DATE, "Harbour")
    assert (two.key, two.title) == (f"{site.url}/feed.json#2", None)
    assert two.text == f"{STORY[0]} a < b"
    assert three.title == "Three"


def test_a_news_sitemap(site: NewsSite) -> None:
    space = "http://www.google.com/schemas/sitemap-news/0.9"
    site.pages |= {
        "/sitemap.xml": (
            '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"<sitemap><loc>{site.url}/news.xml.gz</loc></sitemap>"
            f"<sitemap><loc>{site.url}/sitemap.xml</loc></sitemap></sitemapindex>"
        ).encode(),
        "/news.xml.gz": gzip.compress(
            (
                '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
                f'xmlns:news="{space}"><url><loc> {site.url}/ferry </loc><lastmod>2025-03-09'
                "</lastmod><news:news><news:publication><news:name>The Ellery Gazette</news:name>"
                "<news:language>en</news:language></news:publication><news:publication_date>"
                "2025-03-04T07:30:00+01:00</news:publication_date><news:title>Ferry</news:title>"
                f"</news:news></url><url><loc>{site.url}/fog</loc><lastmod>2025-03-09</lastmod>"
                f"</url><url><loc>{site.url}/fog</loc></url></urlset>"
            ).encode()
        ),
        "/ferry": page("Ferry stays in port"),
        "/fog": page("Fog"),
    }
    ferry, fog = articles(read(f"{site.url}/sitemap.xml"))
    assert (ferry.title, ferry.publisher) == ("Ferry stays in port", "The Ellery Gazette")
    assert (ferry.published, ferry.language) == (DATE, "en")
    assert fog.published is None, "lastmod is no date of publication"
    assert site.paths() == ["/sitemap.xml", "/news.xml.gz", "/ferry", "/fog"]


def test_a_list_of_feeds_in_a_file(site: NewsSite, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="Papers">'
        f'<outline text="A" xmlUrl="{site.url}/a.xml"/><outline xmlUrl="{site.url}/b.xml"/>'
        "</outline></body></opml>",
        encoding="utf-8",
    )
    item = (
        f"<title>Ferry</title><link>{site.url}/%s</link><content:encoded>{WHOLE}</content:encoded>"
    )
    site.pages |= {"/a.xml": rss(item % "1", item % "2"), "/b.xml": rss(item % "3", item % "2")}
    keys = [article.key for article in articles(read(str(opml)))]
    assert keys == [f"{site.url}/{number}" for number in (1, 2, 3, 2)]


def test_feeds_as_files(site: NewsSite, tmp_path: Path) -> None:
    for name in ("a.rss", "sub/a.rss", "c.xml"):
        file = tmp_path / "news" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(
            rss(f"<title>Ferry</title><guid>7</guid><description>{WHOLE}</description>")
        )
    items = articles(read(str(tmp_path / "news")))
    assert [item.key for item in items] == ["a.rss#7", "c.xml#7", "sub/a.rss#7"]
    assert site.asked == []


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"<rss><channel></channel></rss>", "a feed with nothing in it"),
        (b"<urlset></urlset>", "a list with nothing in it"),
        (b"<urlset", "a list with nothing in it"),
        (b"<note>Hello</note>", "not a format that is read"),
        (b"\x89PNG\0\0\0", "not a format that is read"),
        (b"<html><body></body></html>", "a page with no article in it"),
        (b"<html><link rel=alternate type='application/rss+xml' href='https://gazette.example/feed'>",
         "a page with no article in it; its feed is https://gazette.example/feed"),
        (b"", "not a format that is read"),
    ],
)  # fmt: skip
def test_what_is_none_of_these(site: NewsSite, data: bytes, why: str) -> None:
    site.pages["/a"] = body(data)
    (error,) = read(f"{site.url}/a")
    assert str(error) == f"{site.url}/a: {why}"


def test_other_files_at_an_address(site: NewsSite) -> None:
    line = json.dumps({"id": 7, "text": STORY[0]}).encode()
    site.pages |= {
        "/a.jsonl": line + b"\n" + line.replace(b"7", b"8"),
        "/b": body(line, Content_Type="application/json"),
        "/c.md": b"# Ferry\n\nIt stayed.",
        "/d.txt.gz": gzip.compress(b"Ferry stays in port\n\nIt stayed."),
    }
    items = articles(read(*(f"{site.url}{path}" for path in site.pages)))
    assert [item.text for item in items] == [
        STORY[0],
        STORY[0],
        STORY[0],
        "It stayed.",
        "It stayed.",
    ]
    assert items[0].key == f"{site.url}/a.jsonl#7"


def test_entities_are_not_followed(site: NewsSite, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden", encoding="utf-8")
    entity = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    site.pages |= {
        "/list": f"{entity}<urlset><url><loc>{site.url}/&e;</loc></url></urlset>".encode(),
        "/feed": entity.encode() + rss(f"<title>&e;</title><description>{WHOLE}&e;</description>"),
    }
    shown = "".join(map(str, read(f"{site.url}/list", f"{site.url}/feed")))
    assert "hidden" not in shown
    assert "/hidden" not in "".join(site.paths())


def test_what_fails_for_now_is_read_as_it_was(site: NewsSite, tmp_path: Path) -> None:
    site.pages["/a"] = in_turn(validated(page("Ferry")), status(503))
    before = articles(read(f"{site.url}/a", folder=tmp_path))
    article, error = read(f"{site.url}/a", folder=tmp_path)
    assert [article] == before
    assert isinstance(error, Unavailable)
    assert (error.temporary, error.kept) == (True, True)
    assert str(error) == f"{site.url}/a: the server has trouble (503); read as it was before"


def test_what_is_gone_or_forbidden_is_not(site: NewsSite, tmp_path: Path) -> None:
    site.pages["/a"] = in_turn(validated(page("Ferry")), status(410))
    read(f"{site.url}/a", folder=tmp_path)
    (error,) = read(f"{site.url}/a", folder=tmp_path)
    assert isinstance(error, Unavailable)
    assert error.gone
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n"
    (error,) = read(f"{site.url}/a", folder=tmp_path)
    assert isinstance(error, Unavailable)
    assert (error.gone, error.temporary, error.why) == (False, False, "robots.txt forbids it")


def test_private_networks_are_shut_off_by_default(site: NewsSite) -> None:
    (error,) = load([f"{site.url}/a"])
    assert isinstance(error, Unavailable)
    assert error.why == "an address of this machine or of a private network"
    assert site.asked == []


@pytest.mark.parametrize(
    "source", ["https://", "ftp://example.org/a", "http://[::1", "http://a b/"]
)
def test_what_is_no_address_is_known_at_once(source: str) -> None:
    with pytest.raises(SourceMissing, match="not a web address that is read"):
        files([source])


def test_an_address_is_read_once(site: NewsSite) -> None:
    site.pages["/a"] = page("Ferry")
    assert len(articles(read(f"{site.url}/a", f"{site.url}/a"))) == 1
