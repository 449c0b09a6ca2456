"""Passages: verbatim slices that hold every sentence once, within the encoder's own limit."""

from __future__ import annotations

from bisect import bisect_left
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_models import DEFAULT_FOLDER
from tokenizers import Tokenizer
from written import articles

from corpus.article import Article, Span
from corpus.load import load
from corpus.passage import SPLITTING, passages
from corpus.sentences import sentences

LIMIT = 32
TOKENIZER = Tokenizer.from_file(str(DEFAULT_FOLDER / "tokenizer.json"))
TOKENIZER.no_truncation()
TOKENIZER.no_padding()


def token_starts(text: str) -> list[int]:
    """Return where the real default encoder's tokens begin."""
    return [start for start, _ in TOKENIZER.encode(text, add_special_tokens=False).offsets]


split = partial(passages, token_starts=token_starts, limit=LIMIT)


def article_of(text: str, **fields: object) -> Article:
    return Article(key="a", file="a.txt", text=text, **fields)  # type: ignore[arg-type]


def test_what_the_rules_give_has_a_version() -> None:
    # Whoever changes what is given here counts SPLITTING up, so that indexes are made anew.
    lines = (
        "SEOUL, October 22. /TASS/. “We will sail,” Mr. Poe said. He paid $1.5 million on Jan. 3.",
        "After the storm",
        "The harbour board met at noon, then at one, then at two; it rose when the lamps were lit "
        "and the last of the boats had been hauled up the slip. *** Nobody asked why.",
    )
    dateline, heading = Span(0, 26), Span(len(lines[0]) + 1, len(lines[0]) + 16)
    article = article_of("\n".join(lines), title="Ferry", dateline=dateline, headings=(heading,))
    given = [[span.of(article.text) for span in passage.sentences] for passage in split(article)]
    assert (SPLITTING, given) == (
        1,
        [
            ["“We will sail,” Mr. Poe said."],
            ["He paid $1.5 million on Jan. 3."],
            [lines[2].partition(" had")[0]],
            ["had been hauled up the slip.", "*** Nobody asked why."],
        ],
    )


@settings(max_examples=30, deadline=None)
@given(articles())
def test_passages_are_verbatim_slices_apart_and_in_order(article: Article) -> None:
    end = 0
    for passage in split(article):
        assert end <= passage.start < passage.end
        assert article.text[passage.start : passage.end] == passage.text
        assert passage.text == passage.text.strip()
        assert passage.article == article.key
        end = passage.end


@settings(max_examples=30, deadline=None)
@given(articles())
def test_every_sentence_is_in_exactly_one_passage_or_cut_over_several(article: Article) -> None:
    pieces = [span for passage in split(article) for span in passage.sentences]
    assert all(a.end <= b.start for a, b in pairwise(pieces))
    whole = sentences(article)
    covered = [
        [piece for piece in pieces if sentence.start <= piece.start and piece.end <= sentence.end]
        for sentence in whole
    ]
    assert sum(map(len, covered)) == len(pieces)
    for sentence, parts in zip(whole, covered, strict=True):
        joined = "".join(part.of(article.text) for part in parts)
        assert "".join(joined.split()) == "".join(sentence.of(article.text).split())


@settings(max_examples=30, deadline=None)
@given(articles())
def test_each_passage_has_sentences_and_they_lie_within_it(article: Article) -> None:
    for passage in split(article):
        assert passage.sentences
        assert passage.start <= passage.sentences[0].start
        # A dateline below other lines may be what a passage ends with; it is no sentence.
        last = article.dateline.end if article.dateline else passage.end
        assert passage.end in (passage.sentences[-1].end, last)
        for span, text in zip(passage.sentences, passage.sentence_texts(), strict=True):
            assert span.of(article.text) == text


@settings(max_examples=30, deadline=None)
@given(articles())
def test_no_passage_crosses_or_holds_a_subheading(article: Article) -> None:
    for passage in split(article):
        for heading in article.headings:
            assert heading.end <= passage.start or passage.end <= heading.start


@settings(max_examples=100, deadline=None)
@given(articles())
def test_no_passage_is_longer_than_the_encoder_takes(article: Article) -> None:
    for passage in split(article):
        assert len(token_starts(passage.embedded)) <= LIMIT


@settings(max_examples=30, deadline=None)
@given(articles())
def test_no_sentence_of_a_passage_begins_in_the_dateline(article: Article) -> None:
    for passage in split(article):
        for span in passage.sentences:
            assert not article.dateline or not (
                article.dateline.start <= span.start < article.dateline.end
            )


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(1, 25), min_size=1, max_size=40),
    st.integers(26, 60),
)
def test_a_section_is_split_into_as_few_passages_as_can_be(lengths: list[int], limit: int) -> None:
    # One token a word, and one for the full stop.
    article = article_of("\n".join("Ferry" + " ferry" * (n - 1) + "." for n in lengths))
    found = passages(article, token_starts, limit)
    fewest = room = 0
    for length in lengths:
        if not fewest or length + 1 > room:
            fewest, room = fewest + 1, limit
        room -= length + 1
    assert len(found) == fewest


def test_passages_of_a_section_are_of_similar_size() -> None:
    text = " ".join(f"The ferry {n} sails." for n in range(8))  # 5 tokens each, 40 in all
    sizes = [len(passage.sentences) for passage in split(article_of(text))]
    assert sizes == [4, 4]


def test_the_dateline_is_printed_with_the_sentence_after_it() -> None:
    text = "PORT (Northline) — The ferry stays in. It rains."
    (passage,) = split(article_of(text, dateline=Span(0, 18)))
    assert passage.text == text
    assert passage.sentence_texts() == ["The ferry stays in.", "It rains."]


def test_a_dateline_alone_above_a_subheading_is_in_no_passage() -> None:
    text = "PORT, March 3\nAt sea\nThe ferry stays in."
    article = article_of(text, dateline=Span(0, 13), headings=(Span(14, 20),))
    (passage,) = split(article)
    assert (passage.text, passage.context) == ("The ferry stays in.", "At sea")


def test_lines_above_the_dateline_come_before_it() -> None:
    text = "The harbour closes.\nPORT (Northline) — The ferry stays in."
    (passage,) = split(article_of(text, dateline=Span(20, 38)))
    assert passage.text == text
    assert passage.sentence_texts() == ["The harbour closes.", "The ferry stays in."]


def test_headline_and_subheading_are_the_context_and_not_the_passage() -> None:
    text = "It rained.\nAfter the rain\nThe sun came out."
    first, second = split(article_of(text, title="Weather", headings=(Span(11, 25),)))
    assert (first.context, first.text) == ("Weather", "It rained.")
    assert (second.context, second.text) == ("Weather\nAfter the rain", "The sun came out.")
    assert second.embedded == "Weather\nAfter the rain\nThe sun came out."


def test_a_long_headline_leaves_most_of_the_room_to_the_text() -> None:
    article = article_of("The sun came out.", title="harbour " * 100)
    (passage,) = split(article)
    assert passage.context == "harbour " * 7 + "harbour"
    assert passage.text == "The sun came out."


def test_a_sentence_beyond_the_limit_is_cut_between_words() -> None:
    text = "and then " * 100 + "it sailed."
    found = split(article_of(text))
    assert len(found) == 7
    assert " ".join(passage.text for passage in found) == text
    assert all(passage.text.split()[0] in {"and", "then"} for passage in found)


def test_an_endless_word_is_cut_between_tokens() -> None:
    text = "渡轮" * 100
    found = split(article_of(text))
    assert "".join(passage.text for passage in found) == text
    assert len(found) == 7


@pytest.mark.parametrize("limit", [8, 16, 254])
def test_the_whole_sample_fits(limit: int) -> None:
    from conftest import SAMPLE

    for article in load([str(SAMPLE)]):
        assert isinstance(article, Article)
        for passage in passages(article, token_starts, limit):
            assert len(token_starts(passage.embedded)) <= limit


def test_a_sentence_of_millions_of_characters_keeps_every_word() -> None:
    text = "and then " * 220_000
    starts = list(range(0, len(text), 5))
    found = passages(
        article_of(text.strip()), lambda part: starts[: bisect_left(starts, len(part))], LIMIT
    )
    assert sum(len(passage.text.split()) for passage in found) == 440_000
