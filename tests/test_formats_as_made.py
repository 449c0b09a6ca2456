"""Files as people and their programs make them: typed without styles, passed on, syndicated."""

from __future__ import annotations

import io
import json
import textwrap
from email.message import EmailMessage
from typing import TYPE_CHECKING

import docx
import pytest
from docx.oxml import OxmlElement

from corpus.article import Article
from corpus.draft import finish
from corpus.formats import mail, markdown, telegram_export, text, word
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


# Word files.


def test_a_word_file_with_a_letterhead_a_layout_table_and_a_mark_at_its_end() -> None:
    document = docx.Document()
    document.add_paragraph("The Ellery Gazette")
    document.add_paragraph("FOR IMMEDIATE RELEASE")
    document.add_heading(TITLE, 1)
    document.add_paragraph("By Marta Lindqvist\n4 March 2025")
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = STORY[0]
    cell.add_paragraph("Who will pay", style="Heading 2")
    for line in STORY[1:]:
        cell.add_paragraph(line)
    figures = document.add_table(2, 2)
    for row, words in zip(figures.rows, (("Year", "Cost"), ("2025", "9 million")), strict=True):
        for own, word_of in zip(row.cells, words, strict=True):
            own.text = word_of
    document.add_paragraph("###")
    document.add_paragraph("About the harbour board: it has looked after the port since 1871.")
    article = read_word(document)
    assert (article.title, article.authors) == (TITLE, ("Marta Lindqvist",))
    assert article.published == "2025-03-04"
    rows = ["Year | Cost", "2025 | 9 million"]
    assert article.text.split("\n") == [STORY[0], "Who will pay", *STORY[1:], *rows]
    assert [span.of(article.text) for span in article.headings] == ["Who will pay"]


def test_short_sentences_below_what_heads_lists_elsewhere() -> None:
    document = docx.Document()
    document.add_heading(TITLE, 0)
    for line in [*STORY, "Topics", "Ferry", "It sails on Monday.", "School", "It closes in July."]:
        document.add_paragraph(line)
    text = read_word(document).text
    assert "It sails on Monday." in text
    assert "It closes in July." in text


def test_a_word_file_as_a_converter_makes_it() -> None:
    document = docx.Document()
    for style in ("Author", "Date", "Image Caption"):
        document.styles.add_style(style, 1)
    document.add_paragraph(TITLE, style="Title")
    document.add_paragraph("Ann Poe and Tom Harrow", style="Author")
    document.add_paragraph("March 4, 2025", style="Date")
    document.add_heading(TITLE, 1)
    document.add_paragraph("The northern pier at low tide", style="Image Caption")
    for line in STORY:
        document.add_paragraph(line)
    article = read_word(document)
    assert (article.title, article.authors) == (TITLE, ("Ann Poe", "Tom Harrow"))
    assert (article.published, article.headings) == ("2025-03-04", ())
    assert article.captions == ("The northern pier at low tide",)
    assert article.text.split("\n") == STORY


# Mails.


def mailed(body: str, subject: str, html: bool = False, **headers: str) -> Article:
    message = EmailMessage()
    message["Subject"] = subject
    message["From"] = "Tom Harrow <tom@gazette.example>"
    message["Date"] = "Wed, 05 Mar 2025 09:00:00 +0000"
    for name, value in headers.items():
        del message[name]
        message[name.replace("_", "-")] = value
    message.set_content(body, subtype="html" if html else "plain", cte="quoted-printable")
    return the_one(mail.parse(message.as_bytes(), file="a.eml", path="a.eml"))


HEADERS = "From: Ann Poe <ann@wire.example>\nSent: 4 March 2025 17:41\nTo: Desk\n"
WRAPPED = "\n\n".join("\n".join(textwrap.wrap(line, 60)) for line in STORY)


@pytest.mark.parametrize(
    "rule",
    ["", "---------- Forwarded message ---------\n", "Begin forwarded message:\n\n"],
)
def test_a_mail_that_passes_another_on_is_that_other(rule: str) -> None:
    passed_on = f"{rule}{HEADERS}Subject: RE: {TITLE}\n\n{WRAPPED}"
    body = f"FYI, worth a look?\n\n{passed_on}\n\nSent from my iPhone"
    article = mailed(body, "Fwd: for tomorrow")
    assert (article.title, article.authors) == (TITLE, ("Ann Poe",))
    assert article.published == "2025-03-04T17:41"
    assert article.text.split("\n") == STORY


def test_a_mail_that_answers_is_its_own() -> None:
    asked = f"-----Original Message-----\n{HEADERS}Subject: wall\n\nWhere is it, Tom?"
    article = mailed(f"{WRAPPED}\n\nBest,\nTom\n\n{asked}", f"RE: {TITLE}")
    assert (article.title, article.authors) == (TITLE, ("Tom Harrow",))
    assert article.published == "2025-03-05T09:00:00+00:00"
    assert article.text.split("\n") == STORY


def test_an_article_that_tells_of_a_mail_is_whole() -> None:
    told = ["From: the mayor", "To: the board", "Subject: the crack"]
    lines = [*STORY * 3, *told, *STORY]
    article = mailed("\n\n".join(lines), TITLE)
    assert article.text.split("\n") == lines


@pytest.mark.parametrize(
    ("subject", "headers"),
    [
        ("WG: Mauer", "Von: Ann Poe <ann@wire.example>\nGesendet: Dienstag, 4. März 2025 17:41\n"
         "An: Redaktion\nBetreff: "),
        ("Fwd: стена", "От: Ann Poe <ann@wire.example>\nДата: вт, 4 мар. 2025 г., 17:41\n"
         "Кому: редакция\nТема: "),
        ("Fwd: wall", "*From:* Ann Poe <ann@wire.example>\n*Date:* 4 March 2025 at 17:41\n"
         "*To:* Desk\n*Subject:* "),
    ],
)  # fmt: skip
def test_headers_that_programs_print_in_other_words(subject: str, headers: str) -> None:
    article = mailed(f"{headers}{TITLE}\n\n{WRAPPED}", subject)
    assert (article.title, article.authors) == (TITLE, ("Ann Poe",))
    assert (article.published or "")[:10] == "2025-03-04"
    assert article.text.split("\n") == STORY


def test_a_mail_in_html_with_a_salutation_a_quotation_and_a_signature() -> None:
    said = "".join(f"<div>{line}</div><div><br></div>" for line in STORY)
    body = (
        f"<div>Hi desk,</div><div>copy below.</div><div><b>{TITLE}</b></div>{said}"
        '<div class="gmail_signature">Tom Harrow<br>Harbour desk</div>'
        '<div class="gmail_quote"><div class="gmail_attr">On Mon, Ann Poe wrote:</div>'
        '<blockquote class="gmail_quote">Any news of the wall?</blockquote></div>'
    )
    assert mailed(body, f"Re: {TITLE}", html=True).text.split("\n") == STORY


def test_a_mail_of_a_list_and_one_within_another() -> None:
    foot = "_______________________________________________\nwire mailing list\nwire@lists.example"
    article = mailed(f"{WRAPPED}\n\n{foot}", f"[wire] {TITLE}", List_Id="<wire.lists.example>")
    assert (article.title, article.text.split("\n")) == (TITLE, STORY)
    inner, outer = EmailMessage(), EmailMessage()
    inner["Subject"], inner["From"] = TITLE, "Ann Poe <ann@wire.example>"
    inner.set_content(WRAPPED)
    outer["Subject"], outer["From"] = "for the site", "Tom Harrow <tom@gazette.example>"
    outer.set_content("Please put this online.")
    outer.add_attachment(inner)
    article = the_one(mail.parse(outer.as_bytes(), file="a.eml", path="a.eml"))
    assert (article.title, article.authors) == (TITLE, ("Ann Poe",))
    assert article.text.split("\n") == STORY


@pytest.mark.parametrize(
    ("sender", "authors", "publisher"),
    [
        ("Ann Poe from Quay Notes <q@letters.example>", ("Ann Poe",), "Quay Notes"),
        ("Ann Poe via wire <wire@lists.example>", ("Ann Poe",), None),
        ("ann@gazette.example (Ann Poe)", ("Ann Poe",), None),
        ("ann@gazette.example", (), None),
        ("Ann Poe <ann@letters.example>", ("Ann Poe",), None),
        ("Quay Notes <q@letters.example>", (), "Quay Notes"),
    ],
)
def test_who_a_newsletter_is_from(
    sender: str, authors: tuple[str, ...], publisher: str | None
) -> None:
    foot = "Quay Notes, 1 Quay Street, Port Ellery\n\nUpdate your preferences or unsubscribe here"
    sent = f"{WRAPPED}\n\nShare Quay Notes\n\n{foot}\n"
    article = mailed(sent, f"PRESS RELEASE: {TITLE}", From=sender, List_Unsubscribe="<mailto:x@y>")
    assert (article.title, article.text.split("\n")) == (TITLE, STORY)
    assert (article.authors, article.publisher) == (authors, publisher)


# Telegram.


def posted(text: object, **more: object) -> list[Article | ReadError]:
    post = {"id": 3, "type": "message", "date_unixtime": "1741069800", "text": text, **more}
    export = {"name": "Quay Live", "type": "public_channel", "id": 7, "messages": [post]}
    return list(telegram_export.read_export(export, file="r", path="r"))


def test_a_post_that_is_passed_on_has_an_origin() -> None:
    channel = posted(STORY[0], forwarded_from="Wall Watch", forwarded_from_id="channel9")
    article = the_one(iter(channel))
    assert (article.publisher, article.agency, article.authors) == ("Quay Live", "Wall Watch", ())
    person = the_one(iter(posted(STORY[0], forwarded_from="Ann Poe", forwarded_from_id="user9")))
    assert (person.publisher, person.agency, person.authors) == ("Quay Live", None, ("Ann Poe",))


def test_a_post_with_subheadings_a_credit_and_a_source() -> None:
    text = [
        {"type": "bold", "text": "⚡️" + TITLE}, "\n\n",
        {"type": "bold", "text": "Where is it?"}, f"\n{STORY[1]}\n\n",
        {"type": "bold", "text": STORY[0] * 2}, "\n\nPhoto: Joana Pries ",
        {"type": "hashtag", "text": "#wall"}, "\n\nSource: ",
        {"type": "text_link", "text": "The Ellery Gazette", "href": "https://gazette.example"},
    ]  # fmt: skip
    article = the_one(iter(posted(text)))
    assert article.title == TITLE
    assert article.text.split("\n") == ["Where is it?", STORY[1], STORY[0] * 2]
    assert [span.of(article.text) for span in article.headings] == ["Where is it?"]
    assert article.captions == ("Photo: Joana Pries",)


def test_a_headline_in_capitals_and_a_post_of_nothing_but_a_link() -> None:
    article = the_one(iter(posted(f"SEA WALL TO CLOSE\n\n{STORY[0]}")))
    assert (article.title, article.text) == ("SEA WALL TO CLOSE", STORY[0])
    (nothing,) = posted([{"type": "link", "text": "https://gazette.example/3"}])
    assert not isinstance(nothing, Article)


# Feeds.


def fed(item: str, channel: str = "The Ellery Gazette") -> Article:
    data = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:yandex="http://news.yandex.ru" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>{channel}</title><item><title>{TITLE}</title>{item}</item></channel></rss>"
    )
    (read,) = read_feed(data.encode())
    return finish(read.draft, file="f", path="f")


BODY = "".join(f"<p>{line}</p>" for line in STORY)


def content(body: str) -> str:
    return f"<content:encoded><![CDATA[{body}]]></content:encoded>"


def test_items_as_blogs_and_newsletters_write_them() -> None:
    appeared = '<p>The post <a href="x">Wall</a> first appeared on <a href="y">Quay</a>.</p>'
    box = (
        "<figure><img src='x'><figcaption>Thanks for reading Quay! Subscribe.</figcaption></figure>"
    )
    card = (
        '<div class="kg-card kg-bookmark-card"><a href="x"><div>The town that moved away</div>'
        "<div>A long read from our archive.</div></a></div>"
    )
    article = fed(content(BODY + box + card + "<p>💡</p>" + appeared))
    assert article.text.split("\n") == STORY
    assert (article.captions, article.standfirst) == ((), None)


def test_an_item_without_paragraphs_or_summary() -> None:
    parts = [STORY[0], STORY[1], "<b>Who will pay</b>", STORY[2]]
    article = fed(content("<br/><br/>".join(parts)))
    assert article.standfirst is None
    assert [span.of(article.text) for span in article.headings] == ["Who will pay"]


def test_an_item_whose_body_repeats_headline_and_author() -> None:
    top = f"<span>{TITLE}</span><span>Ann Poe</span><span>4 March 2025</span>"
    article = fed(f"<dc:creator>Ann Poe</dc:creator>{content(top + BODY)}")
    assert article.text.split("\n") == STORY
    assert article.authors == ("Ann Poe",)


def test_the_whole_text_under_another_name() -> None:
    article = fed(f"<yandex:full-text><![CDATA[{BODY}]]></yandex:full-text>")
    assert article.text.split("\n") == STORY


@pytest.mark.parametrize(
    ("channel", "publisher"),
    [
        ("Stories by Ann Poe on Medium", "Medium"),
        ("Recent posts on The Ellery Gazette", "The Ellery Gazette"),
        ("Notes on Scandal", "Notes on Scandal"),
    ],
)
def test_titles_that_programs_give_feeds(channel: str, publisher: str) -> None:
    assert fed(content(BODY), channel).publisher == publisher


# Markdown.


@pytest.mark.parametrize(
    "front",
    [
        f'+++\ntitle = "{TITLE}"\nauthor = "Ann Poe"\ndate = 2025-03-04\n+++\n',
        f"title: {TITLE}\nauthor: Ann Poe\ndate: 2025-03-04\n---\n",
        f"% {TITLE}\n% Ann Poe\n% March 4, 2025\n\n",
        f"# {TITLE}\n\nAuthor: Ann Poe\nDate: March 4, 2025\nStatus: Published\n\n",
        f"# {TITLE}\n\n*By Ann Poe* | March 4, 2025\n\n",
        f"{TITLE}\n\nBy Ann Poe\n\nMarch 4, 2025\n\n",
    ],
)
def test_front_matter_of_every_kind_of_program(front: str) -> None:
    body = "\n\n".join(STORY)
    article = the_one(markdown.parse((front + body).encode(), file="a.md", path="a.md"))
    assert (article.title, article.authors) == (TITLE, ("Ann Poe",))
    assert (article.published, article.text.split("\n")) == ("2025-03-04", STORY)


def test_what_note_programs_and_templates_add() -> None:
    text = (
        f"# {TITLE}\n\n{{% include picture.html %}}\n\n![[wall.jpg]]\n\n{STORY[0]}[^1]\n\n"
        "> [!note] The [[Harbour board|board]] met in [[Port Ellery]] at noon.\n\n"
        "#harbour #news\n\n[^1]: So the minutes say.\n"
    )
    article = the_one(markdown.parse(text.encode(), file="a.md", path="a.md"))
    said = "The board met in Port Ellery at noon."
    assert article.text.split("\n") == [STORY[0], said, "So the minutes say."]


# Plain text.


def test_text_whose_paragraphs_begin_with_an_indent() -> None:
    wrapped = "\n".join("\n".join(textwrap.wrap(f"    {line}", 60)) for line in STORY)
    article = the_one(text.parse(f"{TITLE}\n\n{wrapped}\n".encode(), file="a", path="a"))
    assert (article.title, article.text.split("\n")) == (TITLE, STORY)


def test_a_press_release() -> None:
    said = f"PORT ELLERY, Vantavia – March 4, 2025 – {STORY[0]}"
    released = ["PRESS RELEASE", "FOR IMMEDIATE RELEASE", TITLE, "=" * 40, said, *STORY[1:], "###"]
    contact = ["Media contact:", "Ann Poe", "About the board: it has run the port since 1871."]
    article = the_one(text.parse("\n\n".join([*released, *contact]).encode(), file="a", path="a"))
    assert (article.title, article.published) == (TITLE, "2025-03-04")
    assert (article.place, article.text.split("\n")) == (
        "PORT ELLERY, Vantavia", [said, *STORY[1:]],
    )  # fmt: skip
