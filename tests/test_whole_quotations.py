"""Contents that take in the quotations which a tagger has seen only part of."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.article import Span
from corpus.attribution.nouns import Triple
from corpus.attribution.whole_quotations import with_whole_quotations


def span(text: str, words: str) -> Span:
    begin = text.index(words)
    return Span(begin, begin + len(words))


def read(text: str, source: str, cue: str, *content: str) -> list[str]:
    pieces = tuple(span(text, words) for words in content)
    (one,) = with_whole_quotations(text, [Triple(pieces, span(text, source), span(text, cue), 0.9)])
    return [piece.of(text) for piece in one.content]


def test_a_quotation_that_is_longer_than_what_was_seen_is_taken_whole() -> None:
    text = (
        "The keeper said: “The gates were shut. Nobody asked. They were oiled in May.” It rained."
    )
    whole = ["“The gates were shut. Nobody asked. They were oiled in May.”"]
    assert read(text, "The keeper", "said", "“The gates were shut. Nobody") == whole


def test_so_is_one_that_begins_before() -> None:
    text = "“The gates were shut. Nobody asked. They were oiled in May,” the keeper said."
    whole = ["“The gates were shut. Nobody asked. They were oiled in May,”"]
    assert read(text, "the keeper", "said", "They were oiled in May,”") == whole


def test_what_is_said_within_a_quotation_is_left_as_it_is() -> None:
    text = "“I think the gates were shut. Nobody asked,” the keeper said."
    assert read(text, "I", "think", "the gates were shut") == ["the gates were shut"]


def test_what_stands_without_marks_is_left_as_it_is() -> None:
    text = "The keeper said that the gates were shut. “Nobody asked,” a farmer said."
    assert read(text, "The keeper", "said", "that the gates were shut") == [
        "that the gates were shut"
    ]


@given(
    st.text(alphabet="ab .,“”\"'\n", min_size=4, max_size=60),
    st.lists(st.integers(0, 60), min_size=4, max_size=8),
)
def test_pieces_stay_within_the_text_and_apart(text: str, places: list[int]) -> None:
    ordered = sorted({min(place, len(text)) for place in places})
    pieces = [Span(a, b) for a, b in zip(ordered[::2], ordered[1::2], strict=False)]
    if not pieces:
        return
    cue = Span(0, 1)
    (one,) = with_whole_quotations(text, [Triple(tuple(pieces), None, cue, 0.9)])
    assert one.content[0].start >= 0
    assert one.content[-1].end <= len(text)
    assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
    old = {k for piece in pieces for k in range(piece.start, piece.end)}
    new = {k for piece in one.content for k in range(piece.start, piece.end)}
    assert old <= new
