"""Cards: what an answer and an article look like in Telegram, and that Telegram takes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram_html import LONGEST, good_url, parse, utf16

from bot.buttons import Press, ReadPage, Wish, digest
from bot.card import ADVICE, Card, Look, given_card
from bot.citation import copied
from bot.markup import clip, escape, head, shown, tail, units, usable
from bot.reading import context_card, paginate, reading_card
from bot.state.answers import Asking, Given
from bot.words import words
from corpus.article import Article, Span
from index.answer import Answer, CitedPassage, Copy, Quote, Reason, ReasonCode
from index.filters import Filters
from index.store import StoredPassage

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


SAY = words("en")
LOOK = Look(SAY, bot="byline_bot", listed=5)


def card_of(found: Answer, look: Look = LOOK, searched: str = "Who pays?", at: int = 1) -> Card:
    """Return the card of an answer that is kept."""
    asking = Asking(42, 42, "Who pays?", searched, Filters(), date(2025, 3, 5))
    given = Given("id0123456789-_ab", asking, "generation", found)
    return given_card(given, look, at=at if found.answered else 0)


def seen(card: Card) -> tuple[str, list[tuple[str, str]]]:
    """Return what Telegram shows of a card: the text, and each entity's kind and text."""
    text, entities = parse(card.html)
    coded = text.encode("utf-16-le")

    def part(entity: dict[str, int]) -> str:
        return coded[entity["offset"] * 2 :][: entity["length"] * 2].decode("utf-16-le")

    return text, [(entity["type"], part(entity)) for entity in entities]


def test_the_quotation_comes_first_then_the_citation_then_the_passage() -> None:
    card = card_of(answer(passage()))
    text, entities = seen(card)
    assert text == (
        f"{QUOTE}\n\n"
        "Harbour Courier, from Coast Press · SKERRY · 4 March 2025\n"
        "Council & harbour: who pays?\n"
        "By Bo Ek, Ida Moe\n\n"
        f"{TEXT}"
    )
    assert entities == [
        ("bold", QUOTE),
        ("text_link", "Council & harbour: who pays?"),
        ("expandable_blockquote", TEXT),
        ("bold", QUOTE),
    ]
    button = card.rows[0][0]
    assert (button.label, button.url, button.data) == ("Open article", LINK, None)
    assert card.preview == URL
    assert f'<a href="{escape(LINK)}">' in card.html


def test_who_said_it_and_through_whom_stands_between() -> None:
    attribution = {
        "speaker": "Ann Lee", "role": "mayor", "kind": "person", "source": None, "stance": "said",
        "via": ["Radio Dorrel"], "date": "2025-03-03",
    }  # fmt: skip
    said = replace(passage(), said_by=(attribution, attribution))
    text, _ = seen(card_of(answer(said)))
    assert text.startswith(
        f"{QUOTE}\n\nAnn Lee, mayor, said on 3 March 2025 — via Radio Dorrel\nHarbour Courier,"
    )
    assert text.count("Ann Lee, mayor, said") == 1


def test_a_passage_that_is_the_quotation_is_not_said_twice() -> None:
    card = card_of(answer(passage(QUOTE, Span(0, len(QUOTE)))))
    text, entities = seen(card)
    assert text.count(QUOTE) == 1
    assert "expandable_blockquote" not in dict(entities)


def test_what_was_searched_for_and_the_position_stand_at_the_end() -> None:
    two = answer(passage(), passage(rank=2))
    card = card_of(two, searched="Who pays for <the> harbour?")
    assert seen(card)[0].endswith("\nSearched for: Who pays for <the> harbour?")
    assert "Searched" not in seen(card_of(answer(passage())))[0]
    assert seen(card_of(two, at=2))[0].endswith("\n\nPassage 2 of 2")
    assert "Passage 1" not in seen(card_of(two))[0]


def test_filters_are_shown_and_can_be_taken_away() -> None:
    filters = Filters("CNN", "2025-03-01", "2025-03-31", speaker="Ann Lee")
    card = card_of(replace(answer(passage()), filters=filters))
    assert (
        "Only articles from CNN between 1 March 2025 and 31 March 2025 in which Ann Lee speaks."
        in seen(card)[0]
    )
    rows = [row[0] for row in card.rows if row[0].label.startswith("✕")]
    assert [button.label for button in rows] == [
        "✕ CNN", "✕ Ann Lee", "✕ between 1 March 2025 and 31 March 2025",
    ]  # fmt: skip
    pressed = [Press.from_data(button.data or "") for button in rows]
    assert [press and (press.wish, press.word) for press in pressed] == [
        (Wish.WITHOUT, "publisher"), (Wish.WITHOUT, "speaker"), (Wish.WITHOUT, "dates"),
    ]  # fmt: skip


def test_what_was_given_up_is_said_first_and_has_no_button() -> None:
    filters = Filters("CNN", relaxed=("publisher",))
    card = card_of(replace(answer(passage()), filters=filters))
    assert seen(card)[0].startswith("Nothing from CNN answers this. From elsewhere:\n\n" + QUOTE)
    assert not [row for row in card.rows if row[0].label.startswith("✕")]


def test_buttons_turn_to_every_passage() -> None:
    found = answer(*(passage(rank=rank) for rank in (1, 2, 3)))
    turns = {at: [button.label for button in card_of(found, at=at).rows[1]] for at in (1, 2, 3)}
    assert turns == {
        1: ["More · 1/3 ▶"], 2: ["◀ Back", "More · 2/3 ▶"], 3: ["◀ Back"],
    }  # fmt: skip
    assert seen(card_of(found, at=3))[0].endswith("Passage 3 of 3")


def test_an_answer_is_shared_by_a_link() -> None:
    labels = {button.label: button for row in card_of(answer(passage())).rows for button in row}
    url = labels["Share"].url or ""
    assert url.startswith("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fbyline_bot%3Fstart%3Da_")
    without = card_of(answer(passage()), replace(LOOK, bot=None))
    assert "Share" not in {button.label for row in without.rows for button in row}


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
    card = card_of(answer(bare))
    assert seen(card)[0] == f"{QUOTE}\n\n{TEXT}"
    assert card.preview is None
    button = card.rows[0][0]
    assert button.label == "Read article"
    wish = ReadPage.from_data(button.data or "")
    assert wish is not None
    assert wish.article == digest(URL)
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
    assert f"SKERRY · {words}\n" in seen(card_of(answer(dated_so)))[0]


def test_who_else_carries_the_story_is_one_line() -> None:
    copies = (
        Copy("a1", "Daily Gull", "https://gull.example/1", "2025-03-05"),
        Copy("a2", None, "https://www.post.example/2", None),
        Copy("a3", None, None, None),
        *(Copy(f"p{number}", f"Paper {number}", None, None) for number in range(4)),
    )
    text, entities = seen(card_of(answer(replace(passage(), also_in=copies))))
    line = "Also in Daily Gull (5 March 2025), www.post.example, Paper 0, Paper 1 and 2 more"
    line += " — 8 articles, 1 origin"
    assert text.endswith(f"\n\n{line}")
    assert entities[-1] == ("italic", line)


def test_further_passages_are_brief() -> None:
    same = passage(rank=2)
    other = replace(passage(rank=3), article="other")
    unlinked = replace(other, rank=4, article="third", url=None, link=None, title=None)
    again = replace(unlinked, rank=5, published=None)
    card = card_of(answer(passage(), same, other, unlinked, again))
    text, entities = seen(card)
    assert text.endswith(
        "\n\nFurther passages"
        f"\n2. In the same article\n{QUOTE}"
        f"\n\n3. Council & harbour: who pays? · Harbour Courier, 4 March 2025\n{QUOTE}"
        f"\n\n4. Article without a headline · Harbour Courier, 4 March 2025\n{QUOTE}"
        f"\n\n5. Article without a headline · Harbour Courier\n{QUOTE}"
    )
    assert entities[-6:] == [
        ("text_link", "In the same article"),
        ("blockquote", QUOTE),
        ("text_link", "Council & harbour: who pays?"),
        ("blockquote", QUOTE),
        ("blockquote", QUOTE),
        ("blockquote", QUOTE),
    ]


def test_a_long_passage_is_shortened_around_the_quotation() -> None:
    before, after = "Earlier words came first. " * 90, " Later words followed." * 90
    long = passage(before + QUOTE + after, Span(len(before), len(before) + len(QUOTE)))
    _, entities = seen(card_of(answer(long)))
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
    text, entities = seen(card_of(answer(passage(quotation, Span(0, len(quotation))))))
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
    text, _ = seen(card_of(answer(*five)))
    assert "\n\n5. T" in text


def test_passages_beyond_the_limit_are_left_out_whole() -> None:
    many = answer(*(passage(rank=rank) for rank in range(1, 51)))
    text, entities = seen(card_of(many, replace(LOOK, listed=50)))
    assert utf16(text) <= LONGEST
    assert entities[-1] == ("blockquote", QUOTE)
    assert text.endswith(QUOTE)


@pytest.mark.parametrize(
    "reason",
    [
        Reason(ReasonCode.NO_WORDS),
        Reason(ReasonCode.NO_PUBLISHER, {"publisher": "The <Sun> & Moon"}),
        Reason(ReasonCode.NOTHING_IN_RANGE, {"since": "2025-01-01", "until": None, "undated": 3}),
        Reason(ReasonCode.NO_SPEAKER, {"speaker": "Ann & Bo"}),
        Reason(ReasonCode.NO_MENTION, {"name": "Ann & Bo"}),
        Reason(ReasonCode.WEAK, {"closest": "Fees <up>" * 1000}),
        Reason(ReasonCode.WEAK, {"closest": None}),
    ],
)
def test_nothing_found_says_why_and_what_may_help(reason: Reason) -> None:
    look = replace(LOOK, suggestions=(("0123456789abcdef", "What did Ann Lee say?"),))
    card = card_of(answer(passage(), reason=reason), look)
    text, _ = seen(card)
    assert text.startswith("Nothing found\n\n")
    assert text.endswith(SAY(ADVICE[reason.code]))
    assert QUOTE not in text
    labels = [button.label for row in card.rows for button in row]
    assert labels == ["Show what came closest", "What did Ann Lee say?"]


def test_there_is_advice_for_every_reason() -> None:
    assert set(ADVICE) == set(ReasonCode)


def test_what_came_closest_is_not_passed_off_as_an_answer() -> None:
    weak = answer(passage(), reason=Reason(ReasonCode.WEAK, {"closest": None}))
    asking = Asking(42, 42, "Who pays?", "Who pays?", Filters(), date(2025, 3, 5))
    card = given_card(Given("id", asking, "generation", weak), LOOK, at=1)
    assert seen(card)[0].startswith("This does not answer the question;")


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
    card = card_of(answer(*found))
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
    html = card_of(answer(passage(text, Span(len(before), len(before) + len(quote))))).html
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


# What is copied.


def test_a_citation_to_paste_is_one_line() -> None:
    line = copied(passage(), SAY)
    assert line == (
        'The council will pay "half of it" & no more, said Ann Lee <mayor>.'.join("“”")
        + " — Harbour Courier, “Council & harbour: who pays?”, 4 March 2025, "
        + URL
    )


@settings(max_examples=150, deadline=None)
@given(passages())
def test_every_citation_fits_on_the_clipboard(one: CitedPassage) -> None:
    line = copied(one, SAY)
    assert units(line) <= 256
    assert "\n" not in line


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
    card = reading_card(article(text), wish, SAY)
    shown_text, entities = seen(card)
    pages = paginate(text)
    number = next(n for n, page in enumerate(pages) if page.start <= start < page.end)
    assert shown_text.startswith("Harbour Courier · 22 October (year not given)\nCouncil & harbour")
    assert shown_text.endswith(f"Page {number + 1} of {len(pages)}")
    assert ("bold", "Paragraph 20") in entities
    [[back, forth]] = card.rows
    assert (back.label, forth.label) == ("◀ Back", "Next ▶")
    following = ReadPage.from_data(forth.data or "")
    assert following == replace(wish, page=number + 1)
    beyond = reading_card(article(text), replace(wish, page=999), SAY)
    assert beyond.html.endswith(f"<i>Page {len(pages)} of {len(pages)}</i>")
    assert [button.label for button in beyond.rows[0]] == ["◀ Back"]


def test_a_short_article_is_one_page_with_its_subheadings_in_bold() -> None:
    text = "First words.\nA subheading\nLast words."
    wish = ReadPage.of("folder/harbour.txt", Span(26, 37), "Other words")
    card = reading_card(article(text, (Span(13, 25),)), wish, SAY)
    assert card.html.endswith("First words.\n\n<b>A subheading</b>\n\nLast words.")
    assert card.rows == ()
    changed = f"<i>{SAY('reading.changed')}</i>"
    assert changed in card.html
    as_it_was = ReadPage.of("folder/harbour.txt", Span(26, 37), text[26:37])
    assert changed not in reading_card(article(text, (Span(13, 25),)), as_it_was, SAY).html


def test_context_is_what_stands_before_and_after() -> None:
    before, after = "Before it. " * 40, " After it." * 40
    text = f"Far away.\n{before}{TEXT}{after}\nFar on."
    start = len("Far away.\n") + len(before)
    one = passage(at=start)
    rows = [
        StoredPassage(row, 0, first, last, "", b"", 0, 0)
        for row, (first, last) in enumerate(
            [
                (0, 9),
                (10, start),
                (start, start + len(TEXT)),
                (start + len(TEXT), start + len(TEXT) + len(after)),
                (len(text) - 7, len(text)),
            ]
        )
    ]
    asking = Asking(42, 42, "Who pays?", "Who pays?", Filters(), date(2025, 3, 5))
    given_answer = Given("id", asking, "generation", answer(one))
    card = context_card(given_answer, 1, article(text), rows, SAY)
    shown_text, entities = seen(card)
    assert shown_text.startswith(f"… {before}{TEXT}{after} …\n\nHarbour Courier")
    assert entities[0] == ("bold", QUOTE)
    assert [button.label for button in card.rows[0]] == ["◀ Answer", "Open article"]


@settings(max_examples=60, deadline=None)
@given(ANY.map(lambda text: text * 150), st.sampled_from(["", " ", "\n", ". "]))
def test_pages_lose_nothing_and_are_taken_by_telegram(text: str, join: str) -> None:
    text = join.join([text, text]).strip() or "x"
    pages = paginate(text)
    assert "".join("".join(page.of(text).split()) for page in pages) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(pages))
    wish = ReadPage("0" * 16, Span(0, 1), "0" * 8, page=0)
    for number in range(len(pages)):
        card = reading_card(article(text), replace(wish, page=number), SAY)
        assert utf16(parse(card.html)[0]) <= LONGEST


# Buttons and links.


@settings(max_examples=100, deadline=None)
@given(st.text(), st.integers(0, 10**9), st.integers(1, 10**9), st.none() | st.integers(0, 99999))
def test_callback_data_is_short_and_comes_back(
    key: str, start: int, length: int, page: int | None
) -> None:
    wish = replace(ReadPage.of(key, Span(start, start + length), "words"), page=page)
    assert len(wish.data().encode()) <= 64
    assert ReadPage.from_data(wish.data()) == wish


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(list(Wish)),
    st.from_regex(r"[A-Za-z0-9_-]{1,32}", fullmatch=True),
    st.integers(0, 9999),
    st.sampled_from(["", "publisher", "dates", "auto"]),
)
def test_presses_are_short_and_come_back(wish: Wish, identity: str, number: int, word: str) -> None:
    press = Press(wish, identity, number, word)
    assert len(press.data().encode()) <= 64
    assert Press.from_data(press.data()) == press
    assert ReadPage.from_data(press.data()) is None


@pytest.mark.parametrize(
    "data", ["", "r:", "more", "r:00:1:2:3:", "r:" + "0" * 16 + ":9:3:00000000:"]
)
def test_other_callback_data_is_not_understood(data: str) -> None:
    assert ReadPage.from_data(data) is None
    assert Press.from_data(data) is None


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
