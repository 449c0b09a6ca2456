"""An article written in every format that is read, as the programs that make these would."""

from __future__ import annotations

import gzip
import io
import json
import re
import tarfile
import textwrap
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import docx

if TYPE_CHECKING:
    from corpus.article import Article

Writer = Callable[["Article"], bytes]


def _lines(article: Article) -> list[tuple[bool, str]]:
    """Return the body's lines, each with whether it is a subheading."""
    headings = {span.start for span in article.headings}
    lines, start = [], 0
    for line in article.text.split("\n"):
        lines.append((start in headings, line))
        start += len(line) + 1
    return lines


def _title(article: Article) -> str:
    return article.title or "A headline of five words"


def text(article: Article) -> bytes:
    """Write plain text: the headline and the paragraphs, blank lines between them."""
    return "\n\n".join([_title(article), *article.text.split("\n")]).encode()


def markdown(article: Article) -> bytes:
    """Write Markdown with front matter."""
    body = [
        f"## {line}" if is_heading else re.sub(r"([\\`*_\[\]<>#|~&.+-])", r"\\\1", line)
        for is_heading, line in _lines(article)
    ]
    title = json.dumps(_title(article), ensure_ascii=False)
    front = f"title: {title}\npublished: {article.published}\n"
    return f"---\n{front}---\n".encode() + "\n\n".join(body).encode()


def _object(article: Article) -> dict[str, object]:
    return {
        "id": 7, "title": _title(article), "text": article.text, "published": article.published,
        "authors": list(article.authors), "publisher": article.publisher,
    }  # fmt: skip


def json_document(article: Article) -> bytes:
    """Write a JSON document of one article."""
    return json.dumps(_object(article), indent=1).encode()


def json_lines(article: Article) -> bytes:
    """Write a file of one line of JSON."""
    return json.dumps(_object(article), ensure_ascii=False).encode() + b"\n"


def _paragraphs(article: Article) -> str:
    return "\n".join(
        f"<h2>{escape(line)}</h2>" if is_heading else f"<p>{escape(line)}</p>"
        for is_heading, line in _lines(article)
    )


def page(article: Article) -> bytes:
    """Write a web page with all that surrounds an article."""
    linked = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": _title(article),
        "datePublished": article.published, "author": [{"name": one} for one in article.authors],
        "publisher": {"name": article.publisher},
    }  # fmt: skip
    title = escape(_title(article))
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title>"
        f"<script type='application/ld+json'>{json.dumps(linked)}</script></head><body>"
        "<header><nav><ul><li><a href='/'>Home</a></li><li><a href='/news'>News</a></li></ul></nav>"
        f"</header><main><article><h1>{title}</h1><div class='share'><a href='#'>Share</a></div>"
        f"<div class='article-body'>{_paragraphs(article)}</div></article>"
        "<aside><h2>Most read</h2><ul><li><a href='/a'>The town band plays on</a></li></ul></aside>"
        "</main><footer><p>© 2025 All rights reserved</p></footer></body></html>"
    ).encode()


def rss(article: Article) -> bytes:
    """Write an RSS feed that carries the article."""
    content = escape(_paragraphs(article))
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Feed</title><item>'
        f"<title>{escape(escape(_title(article)))}</title><guid isPermaLink='false'>7</guid>"
        f"<content:encoded>{content}</content:encoded></item></channel></rss>"
    ).encode()


def atom(article: Article) -> bytes:
    """Write an Atom feed that carries the article."""
    content = f'<div xmlns="http://www.w3.org/1999/xhtml">{_paragraphs(article)}</div>'
    published = f"<published>{article.published}</published>" if article.published else ""
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Feed</title><entry>'
        f"<title>{escape(_title(article))}</title><id>7</id>{published}"
        f'<content type="xhtml">{content}</content></entry></feed>'
    ).encode()


def json_feed(article: Article) -> bytes:
    """Write a JSON Feed that carries the article."""
    item = {
        "id": "7", "title": _title(article), "content_html": _paragraphs(article),
        "date_published": article.published,
    }  # fmt: skip
    version = "https://jsonfeed.org/version/1.1"
    return json.dumps({"version": version, "title": "Feed", "items": [item]}).encode()


def _mail(article: Article) -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = _title(article)
    message["From"] = "Ann Poe <ann@gazette.example>"
    message["Date"] = "Tue, 04 Mar 2025 07:30:00 +0100"
    return message


def mail(article: Article) -> bytes:
    """Write a mail in HTML and in plain text."""
    message = _mail(article)
    message.set_content("See the other part.")
    message.add_alternative(f"<html><body>{_paragraphs(article)}</body></html>", subtype="html")
    return bytes(message)


def plain_mail(article: Article) -> bytes:
    """Write a mail in plain text, wrapped by hand."""
    message = _mail(article)
    wrapped = ["\n".join(textwrap.wrap(line, 72)) for line in article.text.split("\n")]
    message.set_content("\n\n".join(wrapped))
    return bytes(message)


def word(article: Article) -> bytes:
    """Write a Word file."""
    document = docx.Document()
    document.add_heading(_title(article), 0)
    for is_heading, line in _lines(article):
        if is_heading:
            document.add_heading(line, 2)
        else:
            document.add_paragraph(line)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def telegram(article: Article) -> bytes:
    """Write an export of a Telegram channel."""
    post = {
        "id": 7, "type": "message", "date": "2025-03-04T07:30:00", "date_unixtime": "1741069800",
        "text": [{"type": "bold", "text": _title(article)},
                 "\n\n" + "\n\n".join(article.text.split("\n"))],
    }  # fmt: skip
    joined = {"id": 1, "type": "service", "action": "create_channel"}
    channel = {
        "name": "Quay Notes",
        "type": "public_channel",
        "id": 1234,
        "messages": [joined, post],
    }
    return json.dumps(channel).encode()


def zipped(article: Article) -> bytes:
    """Write a zip file with the page in it."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("news/", "")
        archive.writestr("news/a.md", markdown(article))
        archive.writestr("__MACOSX/news/._a.md", b"\0")
        archive.writestr("news/picture.png", b"\x89PNG")
    return written.getvalue()


def tarred(article: Article) -> bytes:
    """Write a packed tar file with the lines in it."""
    written = io.BytesIO()
    with tarfile.open(fileobj=written, mode="w:gz") as archive:
        for name, data in (("../a.jsonl", json_lines(article)), ("b.png", b"\x89PNG")):
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return written.getvalue()


def warc(article: Article) -> bytes:
    """Write a web archive with the page in it, a packed member a record."""
    return b"".join(
        gzip.compress(_record(status, kind, data))
        for status, kind, data in (
            ("200 OK", "image/png", b"\x89PNG"),
            ("404 Not Found", "text/html", b"<p>Nothing here.</p>"),
            ("200 OK", "text/html; charset=utf-8", page(article)),
        )
    )


def _record(status: str, kind: str, data: bytes) -> bytes:
    sent = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + data
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://gazette.example/a\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000007>\r\n"
        "WARC-Date: 2025-03-09T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(sent)}\r\n\r\n"
    )
    return head.encode() + sent + b"\r\n\r\n"


_SIZE, _WIDTH, _HEIGHT = 10.0, 74, 780.0


def pdf(article: Article) -> bytes:
    """Write a PDF file: wrapped lines, larger headings, a running head and numbers of pages."""
    set_lines: list[tuple[float, float, str]] = []  # size, space above, words
    for size, words in [(18.0, _title(article))] + [
        (13.0 if is_heading else _SIZE, line) for is_heading, line in _lines(article)
    ]:
        wrapped = textwrap.wrap(words, int(_WIDTH * _SIZE / size), break_long_words=False)
        for number, line in enumerate(wrapped):
            set_lines.append((size, size * 1.2 + (0 if number else 8), line))
    pages: list[list[bytes]] = [[]]
    y = _HEIGHT
    for size, above, words in set_lines:
        if y - above < 60:
            pages.append([])
            y = _HEIGHT
        y -= above
        pages[-1].append(shown(size, 60, y, words))
    for number, lines in enumerate(pages):
        if number:
            lines.insert(0, shown(8, 60, 810, "The Ellery Gazette"))
        lines.append(shown(8, 300, 30, str(number + 1)))
    return pdf_of([b"".join(lines) for lines in pages])


def pdf_of(streams: list[bytes]) -> bytes:
    """Write a PDF file of pages, each as what is shown on it (see ``shown``)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode())
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    )
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return written + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n"
        b"%%%%EOF" % (len(objects) + 1, table, len(objects) + 1, len(written))
    )


def shown(size: float, x: float, y: float, words: str) -> bytes:
    """Write what shows words at a place of a PDF page, in points from its lower left corner."""
    data = re.sub(rb"([()\\])", rb"\\\1", words.encode("cp1252"))
    return b"BT /F1 %.1f Tf %.1f %.1f Td (%s) Tj ET\n" % (size, x, y, data)


WRITERS: dict[str, Writer] = {
    "a.txt": text, "a.md": markdown, "a.json": json_document, "a.jsonl": json_lines,
    "a.jsonl.gz": lambda article: gzip.compress(json_lines(article)),
    "a.html": page, "a.html.gz": lambda article: gzip.compress(page(article)),
    "a.rss": rss, "a.atom": atom, "feed.json": json_feed, "a.eml": mail, "plain.eml": plain_mail,
    "a.docx": word, "a.pdf": pdf, "result.json": telegram, "a.zip": zipped, "a.tar.gz": tarred,
    "a.tgz": tarred, "a.warc.gz": warc,
    "old.html": lambda article: page(article).decode().encode("utf-16"),
}  # fmt: skip
"""Writers by the name of the file that they write."""
