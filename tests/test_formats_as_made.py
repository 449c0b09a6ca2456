"""Files as people and their programs make them: typed without styles, passed on, syndicated."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage
from typing import TYPE_CHECKING

import docx
from docx.oxml import OxmlElement

from corpus.article import Article
from corpus.formats import mail, telegram_export, word
from corpus.formats.feed import read_feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from corpus.errors import ReadError

STORY = [
    "Repairs to the sea wall were halted on Tuesday after divers found a second crack, it said.",
    "The crack is four metres long and runs below the waterline, the chairwoman told reporters.",
    "Ferries will use the northern pier until the divers are done, which may take until June.",
]
TITLE = "Sea wall repairs halted after divers find second crack"


def the_one(items: Iterator[Article | ReadError]) -> Article:
    (item,) = items
    assert isinstance(item, Article), item
    return item


def read_word(document: docx.document.Document) -> Article:
    data = io.BytesIO()
    document.save(data)
    return the_one(word.parse(data.getvalue(), file="a.docx", path="a.docx"))


def test_a_word_file_typed_without_styles() -> None:
    document = docx.Document()
    document.add_paragraph().add_run(TITLE).bold = True
    for line in ["By Marta Lindqvist", "4 March 2025", *STORY, "© 2025 The Ellery Gazette"]:
        document.add_paragraph(line)
    article = read_word(document)
    assert (article.title, article.authors) == (TITLE, ("Marta Lindqvist",))
    assert (article.published, article.dated) == ("2025-03-04", "4 March 2025")
    assert article.text.split("\n") == STORY


def test_a_word_file_that_an_editor_has_been_through() -> None:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    paragraph = document.add_paragraph(STORY[0])
    for mark, inside, words in (
        ("w:ins", "w:t", " This was put in."),
        ("w:del", "w:delText", " This was crossed out."),
        ("w:moveFrom", "w:t", " This was moved away."),
        ("w:hyperlink", "w:t", " This is a link."),
    ):
        change, run, text = OxmlElement(mark), OxmlElement("w:r"), OxmlElement(inside)
        text.text = words
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    document.add_paragraph("The northern pier. Photo: Joana Pries", style="Caption")
    article = read_word(document)
    assert article.text == STORY[0] + " This was put in. This is a link."
    assert article.captions == ("The northern pier. Photo: Joana Pries",)


def test_a_newsletter_laid_out_by_tables() -> None:
    message = EmailMessage()
    message["Subject"] = f"Fwd: RE: {TITLE}"
    message["From"] = "The Ellery Gazette <news@gazette.example>"
    cell = "".join(f"<p>{line}</p>" for line in STORY)
    message.set_content("See the other part.")
    message.add_alternative(
        '<html><body><div style="display: none">Words of the preview</div><table>'
        "<tr><td><a href='https://gazette.example/7'>View in browser</a></td></tr>"
        f"<tr><td>{cell}</td></tr>"
        "<tr><td><p>You are receiving this email because you signed up. Unsubscribe</p></td></tr>"
        "</table></body></html>",
        subtype="html",
    )
    article = the_one(mail.parse(message.as_bytes(), file="a.eml", path="a.eml"))
    assert (article.title, article.text.split("\n")) == (TITLE, STORY)


def test_what_a_mail_answers_is_no_part_of_it() -> None:
    message = EmailMessage()
    message["Subject"] = f"AW: {TITLE}"
    message["From"] = "Ann Poe <ann@gazette.example>"
    said = "On Mon, 3 Mar 2025 at 10:00, Tom Harrow wrote:\n> Any news of the wall?\n> None here.\n"
    message.set_content("\n\n".join(STORY) + f"\n\n{said}\n-- \nAnn Poe\nHarbour desk\n")
    article = the_one(mail.parse(message.as_bytes(), file="a.eml", path="a.eml"))
    assert (article.title, article.text.split("\n")) == (TITLE, STORY)


def test_a_post_with_an_emoji_before_its_headline_and_links_below() -> None:
    text = [
        "⚡️ ",
        {"type": "bold", "text": TITLE},
        f"\n\n{STORY[0]} ",
        {"type": "hashtag", "text": "#harbour"},
        f"\n\n{STORY[1]}\n\n",
        {"type": "text_link", "text": "Read more", "href": "https://gazette.example/7"},
        "\n",
        {"type": "hashtag", "text": "#harbour"},
        " | ",
        {"type": "mention", "text": "@ellery"},
    ]
    export = {
        "name": "Ellery Harbour News", "type": "public_channel", "id": 7,
        "messages": [{"id": 1, "type": "message", "date": "2025-03-04T08:30:00", "text": text}],
    }  # fmt: skip
    read = telegram_export.read_export(json.loads(json.dumps(export)), file="r", path="r")
    article = the_one(read)
    assert article.title == TITLE
    assert article.text.split("\n") == [f"{STORY[0]} #harbour", STORY[1]]


def test_the_feed_of_one_rubric_of_a_blog() -> None:
    said = '<p>The post <a href="x">Wall</a> appeared first on <a href="y">The Gazette</a>.</p>'
    body = "".join(f"<p>{line}</p>" for line in STORY)
    data = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        "<title>Harbour &#8211; The Ellery Gazette</title><item><title>Wall</title>"
        "<link>https://blog.example/7</link><category>Harbour</category>"
        f"<description><![CDATA[<p>It was halted. [&#8230;]</p>{said}]]></description>"
        f"<content:encoded><![CDATA[{body}{said}]]></content:encoded></item></channel></rss>"
    )
    (item,) = read_feed(data.encode())
    assert item.draft.publisher == "The Ellery Gazette"
    assert item.draft.standfirst is None
    assert item.draft.lines == STORY
