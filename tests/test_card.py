"""Cards: what an answer and an article look like in Telegram, and that Telegram takes them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram_html import LONGEST, good_url, parse, utf16

from bot.buttons import ReadPage, key_digest
from bot.card import Card, answer_card
from bot.dates import for_people
from bot.markup import clip, escape, head, shown, tail, units, usable
from bot.phrases import ADVICE, HELP, START
from bot.reading import paginate, reading_card
from corpus.article import Article, Span
from index.answer import Answer, CitedPassage, Copy, Quote, Reason, ReasonCode
from index.filters import Filters

URL = "https://courier.example/harbour?id=1&page=2"
LINK = f"{URL}#:~:text=The%20council"
BEFORE, QUOTE, AFTER = (
    "The harbour has not been dredged since 1998. ",
    'The council will pay "half of it" & no more, said Ann Lee <mayor>.',
    "\nWork begins in May. Boats must move by then.",
)
TEXT = BEFORE + QUOTE + AFTER


def passage(
    text: str = TEXT, quote: Span | None = None, rank: int = 1, at: int = 700
) -> CitedPassage:
    """Return a passage that begins at offset ``at``; ``quote`` is within ``text``."""
    quote = quote or Span(len(BEFORE), len(BEFORE) + len(QUOTE))
    return CitedPassage(
        rank=rank,
        score=1 / rank,
        article=URL,
        url=URL,
        title="Council & harbour: who pays?",
        publisher="Harbour Courier",
        agency="Coast Press",
        authors=("Bo Ek", "Ida Moe"),
        published="2025-03-04T10:00:00+01:00",
        dated=None,
        place="SKERRY",
        start=at,
        end=at + len(text),
        text=text,
        quote=Quote(at + quote.start, at + quote.end, quote.of(text)),
        link=LINK,
    )


def answer(*passages: CitedPassage, reason: Reason | None = None) -> Answer:
    return Answer("Who pays?", reason is None, 0.9, reason, Filters(), passages)


def seen(card: Card) -> tuple[str, list[tuple[str, str]]]:
    """Return what Telegram shows of a card: the text, and each entity's kind and text."""
    text, entities = parse(card.html)
    coded = text.encode("utf-16-le")

    def part(entity: dict[str, int]) -> str:
        return coded[entity["offset"] * 2 :][: entity["length"] * 2].decode("utf-16-le")

    return text, [(entity["type"], part(entity)) for entity in entities]


def test_the_quotation_comes_first_then_the_citation_then_the_passage() -> None:
    card = answer_card(answer(passage()))
    text, entities = seen(card)
    assert text == (
        f"{QUOTE}\n\n"
        "Council & harbour: who pays?\n"
        "Harbour Courier, from Coast Press · SKERRY · 4 March 2025\n"
        "By Bo Ek, Ida Moe\n\n"
        f"{TEXT}"
    )
    assert entities == [
        ("bold", QUOTE),
        ("text_link", "Council & harbour: who pays?"),
        ("expandable_blockquote", TEXT),
        ("bold", QUOTE),
    ]
    [[button]] = card.rows
    assert (button.label, button.url, button.data) == ("Open article", LINK, None)
    assert card.preview == URL
    assert f'<a href="{escape(LINK)}">' in card.html


def test_a_passage_that_opens_with_the_quotation_is_not_said_twice() -> None:
    card = answer_card(answer(passage(QUOTE + AFTER, Span(0, len(QUOTE)))))
    text, entities = seen(card)
    assert text.startswith(QUOTE + AFTER + "\n\nCouncil & harbour")
    assert entities[:2] == [("expandable_blockquote", QUOTE + AFTER), ("bold", QUOTE)]


def test_what_the_article_does_not_give_is_not_shown() -> None:
    bare = replace(
        passage(),
        url=None,
        link=None,
        title=None,
        publisher=None,
        agency=None,
        authors=(),
        published=None,
        place=None,
    )
    card = answer_card(answer(bare))
    assert seen(card)[0] == f"{QUOTE}\n\n{TEXT}"
    assert card.preview is None
    [[button]] = card.rows
    assert button.label == "Read article"
    wish = ReadPage.from_data(button.data or "")
    assert wish is not None
    assert wish.article == key_digest(URL)
    assert wish.quote_in("x" * 700 + TEXT) == Span(bare.quote.start, bare.quote.end)
    assert wish.quote_in("y" * 701 + TEXT) is None


@pytest.mark.parametrize(
    ("published", "dated", "words"),
    [
        ("XXXX-10-22", "October 22", "22 October (year not given)"),
        (None, "last spring", "last spring"),
        ("2024-10", "October 2024", "October 2024"),
    ],
)
def test_dates_are_said_as_far_as_they_are_known(
    published: str | None, dated: str | None, words: str
) -> None:
    dated_so = replace(passage(), published=published, dated=dated)
    assert f"SKERRY · {words}\n" in seen(answer_card(answer(dated_so)))[0]


def test_who_else_carries_the_story_is_one_line() -> None:
    copies = (
        Copy("a1", "Daily Gull", "https://gull.example/1", "2025-03-05"),
        Copy("a2", None, "https://www.post.example/2", None),
        Copy("a3", None, None, None),
        *(Copy(f"p{number}", f"Paper {number}", None, None) for number in range(4)),
    )
    text, entities = seen(answer_card(answer(replace(passage(), also_in=copies))))
    line = "Also in Daily Gull (5 March 2025), www.post.example, Paper 0, Paper 1 and 2 more"
    line += " — 8 articles, 1 origin"
    assert text.endswith(f"\n\n{line}")
    assert entities[-1] == ("italic", line)


def test_further_passages_are_brief() -> None:
    same = passage(rank=2)
    other = replace(passage(rank=3), article="other")
    unlinked = replace(other, rank=4, article="third", url=None, link=None, title=None)
    again = replace(unlinked, rank=5, published=None)
    card = answer_card(answer(passage(), same, other, unlinked, again))
    text, entities = seen(card)
    assert text.endswith(
        "\n\nFurther passages"
        f"\n\n2. In the same article\n{QUOTE}"
        f"\n\n3. Council & harbour: who pays? · Harbour Courier, 4 March 2025\n{QUOTE}"
        f"\n\n4. Article · Harbour Courier, 4 March 2025\n{QUOTE}"
        f"\n\n5. Article · Harbour Courier\n{QUOTE}"
    )
    assert entities[-6:] == [
        ("text_link", "In the same article"),
        ("blockquote", QUOTE),
        ("text_link", "Council & harbour: who pays?"),
        ("blockquote", QUOTE),
        ("blockquote", QUOTE),
        ("blockquote", QUOTE),
    ]
    assert [[button.label for button in row] for row in card.rows] == [["Open article"], ["Read 4"]]


def test_a_long_passage_is_shortened_around_the_quotation() -> None:
    before, after = "Earlier words came first. " * 90, " Later words followed." * 90
    long = passage(before + QUOTE + after, Span(len(before), len(before) + len(QUOTE)))
    _, entities = seen(answer_card(answer(long)))
    folded = next(text for kind, text in entities if kind == "expandable_blockquote")
    start, _, end = folded.partition(QUOTE)
    assert start.startswith("… ")
    assert end.endswith(" …")
    assert before.endswith(start.removeprefix("… "))
    assert after.startswith(end.removesuffix(" …"))
    assert 600 < utf16(start) < 700
    assert 600 < utf16(end) < 700


def test_a_quotation_that_is_too_long_stays_verbatim_as_far_as_it_goes() -> None:
    quotation = "He said it again, " * 200
    text, entities = seen(answer_card(answer(passage(quotation, Span(0, len(quotation))))))
    [bold] = [text for kind, text in entities if kind == "bold"]
    assert quotation.startswith(bold)
    assert f"{bold} …" in text


def test_five_passages_of_the_longest_kind_fit_whole() -> None:
    huge = replace(
        passage("long " * 3000, Span(5000, 10000)),
        title="T" * 4000,
        publisher="P" * 4000,
        agency="A" * 4000,
        place="L" * 4000,
        authors=("B" * 4000,),
        also_in=(Copy("c", "C" * 4000, None, "2025"),) * 9,
    )
    five = (replace(huge, rank=rank, article=f"{rank}") for rank in range(1, 6))
    text, _ = seen(answer_card(answer(*five)))
    assert "\n\n5. T" in text


def test_passages_beyond_the_limit_are_left_out_whole() -> None:
    text, entities = seen(answer_card(answer(*(passage(rank=rank) for rank in range(1, 51)))))
    assert utf16(text) <= LONGEST
    assert entities[-1] == ("blockquote", QUOTE)
    assert text.endswith(QUOTE)


@pytest.mark.parametrize(
    "reason",
    [
        Reason(ReasonCode.NO_WORDS),
        Reason(ReasonCode.NO_PUBLISHER, {"publisher": "The <Sun> & Moon"}),
        Reason(ReasonCode.NOTHING_IN_RANGE, {"since": "2025-01-01", "until": None, "undated": 3}),
        Reason(ReasonCode.NO_MENTION, {"name": "Ann & Bo"}),
        Reason(ReasonCode.WEAK, {"closest": "Fees <up>" * 1000}),
        Reason(ReasonCode.WEAK, {"closest": None}),
    ],
)
def test_nothing_found_says_why_and_what_may_help(reason: Reason) -> None:
    card = answer_card(answer(passage(), reason=reason))
    text, _ = seen(card)
    assert text.startswith("Nothing found\n\n")
    assert text.endswith(ADVICE[reason.code])
    assert QUOTE not in text
    assert card.rows == ()


def test_there_is_advice_for_every_reason() -> None:
    assert set(ADVICE) == set(ReasonCode)


def test_greeting_and_help_are_taken() -> None:
    for words in (START, HELP):
        parse(words)


# Anything an article may hold.

ANY = st.text(
    st.one_of(
        st.sampled_from("<>&\"'“”«»‘’„…😀אَ\u202e\n ."),
        st.characters(exclude_categories=()),
    ),
    min_size=1,
    max_size=60,
)
MAYBE = st.none() | ANY


@st.composite
def passages(draw: st.DrawFn) -> CitedPassage:
    text = draw(ANY) * draw(st.sampled_from([1, 40, 200]))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return replace(
        passage(text, Span(start, end), rank=draw(st.integers(1, 50))),
        article=draw(ANY),
        title=draw(MAYBE),
        publisher=draw(MAYBE),
        agency=draw(MAYBE),
        authors=tuple(draw(st.lists(ANY, max_size=3))),
        published=draw(MAYBE),
        dated=draw(MAYBE),
        place=draw(MAYBE),
        url=draw(st.sampled_from([URL, None]) | ANY),
        link=draw(st.sampled_from([LINK, None]) | ANY),
        also_in=tuple(
            Copy("c", draw(MAYBE), draw(MAYBE), draw(MAYBE)) for _ in range(draw(st.integers(0, 3)))
        ),
    )


@settings(max_examples=150, deadline=None)
@given(st.lists(passages(), min_size=1, max_size=6))
def test_every_answer_is_taken_by_telegram(found: list[CitedPassage]) -> None:
    card = answer_card(answer(*found))
    if card.html.strip():
        text, _ = parse(f"{card.html}x")  # x: an article may be of characters that are dropped
        assert utf16(text) <= LONGEST + 1
    for button in (button for row in card.rows for button in row):
        assert button.url is None or good_url(button.url)
        assert button.data is None or 1 <= len(button.data.encode()) <= 64


@settings(max_examples=150, deadline=None)
@given(ANY, ANY.map(lambda text: text * 30), ANY)
def test_what_is_bold_is_the_quotation(before: str, quote: str, after: str) -> None:
    text = before + quote + after
    html = answer_card(answer(passage(text, Span(len(before), len(before) + len(quote))))).html
    bold = html.split("<b>")[1].split("</b>")[0]
    assert escape(quote).startswith(bold)
    assert units(quote) > 500 or bold == escape(quote)


@settings(max_examples=200, deadline=None)
@given(ANY.map(lambda text: text * 3), st.integers(2, 200))
def test_shortening_keeps_within_its_limit(text: str, most: int) -> None:
    assert units(clip(text, most)) <= most
    assert text.startswith(head(text, most))
    assert text.endswith(tail(text, most))
    assert (clip(text, most) == text) == (units(text) <= most)
    assert shown(escape(text)) == units(text)


# Articles read in the chat.


def article(text: str, headings: tuple[Span, ...] = ()) -> Article:
    return Article(
        key="folder/harbour.txt",
        file="harbour.txt",
        text=text,
        title="Council & harbour",
        publisher="Harbour Courier",
        published="XXXX-10-22",
        headings=headings,
    )


def test_an_article_is_read_from_the_page_with_the_quotation() -> None:
    paragraphs = [f"Paragraph {number} <b>& so on. " + "Words " * 60 for number in range(30)]
    text = "\n".join(line.strip() for line in paragraphs)
    start = text.index("Paragraph 20")
    quote = Span(start, start + 12)
    wish = ReadPage.of("folder/harbour.txt", quote, "Paragraph 20")
    card = reading_card(article(text), wish)
    shown_text, entities = seen(card)
    pages = paginate(text)
    number = next(n for n, page in enumerate(pages) if page.start <= start < page.end)
    assert shown_text.startswith("Council & harbour\nHarbour Courier · 22 October (year not given)")
    assert shown_text.endswith(f"Page {number + 1} of {len(pages)}")
    assert ("bold", "Paragraph 20") in entities
    [[back, forth]] = card.rows
    assert (back.label, forth.label) == ("◀ Back", "Next ▶")
    following = ReadPage.from_data(forth.data or "")
    assert following == replace(wish, page=number + 1)
    beyond = reading_card(article(text), replace(wish, page=999))
    assert beyond.html.endswith(f"<i>Page {len(pages)} of {len(pages)}</i>")
    assert [button.label for button in beyond.rows[0]] == ["◀ Back"]


def test_a_short_article_is_one_page_with_its_subheadings_in_bold() -> None:
    text = "First words.\nA subheading\nLast words."
    wish = ReadPage.of("folder/harbour.txt", Span(26, 37), "Other words")
    card = reading_card(article(text, (Span(13, 25),)), wish)
    assert card.html.endswith("First words.\n\n<b>A subheading</b>\n\nLast words.")
    assert card.rows == ()


@settings(max_examples=60, deadline=None)
@given(ANY.map(lambda text: text * 150), st.sampled_from(["", " ", "\n", ". "]))
def test_pages_lose_nothing_and_are_taken_by_telegram(text: str, join: str) -> None:
    text = join.join([text, text]).strip() or "x"
    pages = paginate(text)
    assert "".join("".join(page.of(text).split()) for page in pages) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(pages))
    wish = ReadPage("0" * 16, Span(0, 1), "0" * 8, page=0)
    for number in range(len(pages)):
        card = reading_card(article(text), replace(wish, page=number))
        assert utf16(parse(card.html)[0]) <= LONGEST


# Buttons, dates, links.


@settings(max_examples=100, deadline=None)
@given(st.text(), st.integers(0, 10**9), st.integers(1, 10**9), st.none() | st.integers(0, 99999))
def test_callback_data_is_short_and_comes_back(
    key: str, start: int, length: int, page: int | None
) -> None:
    wish = replace(ReadPage.of(key, Span(start, start + length), "words"), page=page)
    assert len(wish.data().encode()) <= 64
    assert ReadPage.from_data(wish.data()) == wish


@pytest.mark.parametrize(
    "data", ["", "r:", "more", "r:00:1:2:3:", "r:" + "0" * 16 + ":9:3:00000000:"]
)
def test_other_callback_data_is_not_understood(data: str) -> None:
    assert ReadPage.from_data(data) is None


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2025-03-04", "4 March 2025"),
        ("2025-03-04T23:30:00+02:00", "4 March 2025"),
        ("XXXX-10-22", "22 October (year not given)"),
        ("2024-10", "October 2024"),
        ("2024-10-XX", "October 2024"),
        ("2024", "2024"),
        ("2024-XX", "2024"),
        ("XXXX-05", "May (year not given)"),
        ("2024-13-01", "2024"),
        ("some day", "some day"),
        ("２０２５-03-04", "２０２５-03-04"),
    ],
)
def test_dates_for_people(date: str, words: str) -> None:
    assert for_people(date) == words


@pytest.mark.parametrize(
    ("url", "good"),
    [
        (URL, True),
        ("http://пример.рф/путь", True),
        ("https://a.example:8080/x#:~:text=a%20b", True),
        ("ftp://a.example/x", False),
        ("http://localhost/x", False),
        ("https://a.example/a b", False),
        ("https://a.example:port/", False),
        ("javascript:alert(1)", False),
        ("courier.example/x", False),
        ("https://a.example/" + "x" * 3000, False),
        ("http://[::1", False),
    ],
)
def test_links_that_telegram_opens(url: str, good: bool) -> None:
    assert (usable(url) == url) is good
    assert not good or good_url(url)
