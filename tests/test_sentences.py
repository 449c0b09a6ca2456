"""Sentence spans: exact, in order, apart, trimmed, and over every word of the body."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sentencex import get_sentence_boundaries
from written import articles

from corpus.article import Article, Span
from corpus.sentences import lines, sentences


def of(text: str, **fields: object) -> list[str]:
    """Return the sentences of a text as strings."""
    article = Article(key="a", file="a.txt", text=text, **fields)  # type: ignore[arg-type]
    return [span.of(text) for span in sentences(article)]


@settings(max_examples=30, deadline=None)
@given(articles())
def test_sentences_are_apart_in_order_trimmed_and_on_one_line(article: Article) -> None:
    end = 0
    for span in sentences(article):
        sentence = span.of(article.text)
        assert span.start >= end
        assert sentence == sentence.strip()
        assert "\n" not in sentence
        end = span.end


@settings(max_examples=30, deadline=None)
@given(articles())
def test_every_character_is_in_a_sentence_a_heading_the_dateline_or_white_space(
    article: Article,
) -> None:
    left = set(range(len(article.text)))
    left -= {n for n, character in enumerate(article.text) if character.isspace()}
    for span in (*sentences(article), *article.headings):
        left -= set(range(span.start, span.end))
    if article.dateline:
        left -= set(range(article.dateline.start, article.dateline.end))
    assert not left, [article.text[n] for n in sorted(left)]


@settings(max_examples=30, deadline=None)
@given(articles())
def test_no_sentence_touches_the_dateline_or_a_heading(article: Article) -> None:
    closed = [*article.headings, *([article.dateline] if article.dateline else [])]
    for span in sentences(article):
        assert all(span.end <= other.start or span.start >= other.end for other in closed)


def test_a_dateline_ends_before_the_first_sentence() -> None:
    text = "SEOUL, October 22. /TASS/. The reports are a hoax. He said so."
    dateline = Span(0, len("SEOUL, October 22. /TASS/."))
    assert of(text, dateline=dateline) == ["The reports are a hoax.", "He said so."]


def test_lines_above_the_dateline_are_sentences_too() -> None:
    text = "The harbour is closed for a week.\nPORT (Northline) — The ferry stays in."
    start = text.index("PORT")
    found = of(text, dateline=Span(start, start + len("PORT (Northline) —")))
    assert found == ["The harbour is closed for a week.", "The ferry stays in."]


def test_a_dateline_on_a_line_of_its_own_is_no_sentence() -> None:
    text = "PORT, March 3\nThe ferry stays in."
    assert of(text, dateline=Span(0, 13)) == ["The ferry stays in."]


def test_a_subheading_is_no_sentence() -> None:
    text = "It rained. It stopped.\nAfter the rain\nThe sun came out."
    start = text.index("After")
    found = of(text, headings=(Span(start, start + len("After the rain")),))
    assert found == ["It rained.", "It stopped.", "The sun came out."]


def test_a_lone_closing_mark_belongs_to_the_sentence_before_it() -> None:
    for text in ('"We sail." "', "It is over. ”", "He left. ***"):
        assert len(of(text)) == 1, of(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Smith paid $1.5 million to the U.S. on Jan. 3. He left.", 2),
        ("“We will sail,” he said. “The ferry stays.”", 2),
        ("Die Fähre bleibt im Hafen. Der Bürgermeister schwieg.", 2),
        ("Паром остаётся в порту. Мэр молчал.", 2),
        ("渡轮停在港口。市长没有说话。", 2),
    ],
)
def test_ordinary_sentences_are_told_apart(text: str, expected: int) -> None:
    assert len(of(text)) == expected, of(text)


@pytest.mark.parametrize("language", [None, "de", "zh", "xx", "en-GB", "zh-Hans", "", "no such"])
def test_any_language_code_will_do(language: str | None) -> None:
    text = "Die Fähre bleibt. Der Rat schwieg."
    assert "".join(of(text, language=language)).replace(" ", "") == text.replace(" ", "")


@given(st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1), min_size=1))
def test_lines_are_what_stands_between_line_breaks(parts: list[str]) -> None:
    text = "\n".join(parts)
    assert [line.of(text) for line in lines(text)] == parts


MARKS = ["“", "”", '"', "«", "(", "‘", "The ferry sails. ", "word ", "No! ", "渡轮停在港口。", "."]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(MARKS), max_size=60), st.integers(8, 40))
def test_a_line_is_segmented_in_windows_without_a_loss(parts: list[str], window: int) -> None:
    text = "".join(parts).strip() or "x"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.sentences._WINDOW", window)
        spans = sentences(Article(key="a", file="a.txt", text=text))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert "".join(span.of(text) for span in spans).replace(" ", "") == text.replace(" ", "")


def test_windows_do_not_show_in_what_is_segmented(monkeypatch: pytest.MonkeyPatch) -> None:
    story = "“We sail at noon,” he said. Mr. Poe paid $1.5 million on Jan. 3. Did it rain? It did. "
    article = Article(key="a", file="a.txt", text=(story * 300).strip())
    in_windows = sentences(article)
    monkeypatch.setattr("corpus.sentences._WINDOW", len(article.text))
    assert in_windows == sentences(article)
    assert len(in_windows) == 4 * 300


def test_unmatched_quotation_marks_are_segmented_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[int] = []

    def boundaries(language: str, text: str) -> list[dict[str, Any]]:
        given.append(len(text))
        return list(get_sentence_boundaries(language, text))

    monkeypatch.setattr("corpus.sentences.get_sentence_boundaries", boundaries)
    assert len(of("“He sails. " * 20_000)) == 20_000
    assert max(given) <= 1 << 12
    assert sum(given) < 2 * len("“He sails. " * 20_000)


def test_a_very_long_line_keeps_its_words() -> None:
    text = "and then the ferry sailed " * 4000 + "home."
    found = of(text)
    assert re.findall(r"\w+", " ".join(found)) == re.findall(r"\w+", text)
