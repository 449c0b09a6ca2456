"""Attribution holds its invariants on any text: spans in range, pieces in order, no crash."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from written import articles

from corpus.article import Article
from corpus.attribution.attributing import attributions
from corpus.attribution.grammar import candidates
from corpus.attribution.nouns import Kind
from corpus.attribution.quotation import quotations
from corpus.sentences import sentences

_WORDS = st.sampled_from(
    (
        "“ ” \" '' ‘ ’ ' „ « » ( ) , . : ; — - ? ! said says told denied that according to citing "
        "quoting quoted by as saying CNN Reuters TASS Yonhap the agency 's source sources he she "
        "it they who which Dmitry Peskov Mr. Trump Clinton minister spokesman a an of on Monday "
        "October 10 and but while asked promised to plans hopes in interview with sagte der die "
        "dass laut Angaben wie so сказал что по словам как сообщил ТАСС \n \n\n"
    ).split(" ")
)

_GERMAN = st.sampled_from(
    (
        "der die das dass ob und so wie nach laut zufolge Angaben Bericht einem Zeitung „Glos “ » "
        "« : , . ; – - sagte er sie habe hat hatte angekündigt gewarnt vor von dem will äußern "
        "teilte mit wies zurück heißt es in hieß aus geht hervor berichtet Das Minister Karl Venn "
        "unter Berufung auf Insider NDR dpa ist wird zitiert eigenen denen zwei ihres"
    ).split()
)
_RUSSIAN = st.sampled_from(
    (
        "что как по словам со ссылкой на источник ТАСС агентство « » «Медуза» — , . : ; он сообщил "
        "об этом Об Как По в В полиции министр Иван Петров Ольги Сомовой и не заявил отметив "
        "газете говорится материале которых слов пишет Reuters узнал из от следует ссылаясь однако "
        "ведь"
    ).split()
)


def _check(article: Article) -> None:
    text = article.text
    for one in attributions(article):
        assert one.content
        spans = [*one.content, *filter(None, (one.source, one.cue))]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in zip(one.content, one.content[1:], strict=False))
        assert (one.kind is None) == (one.source is None)
        assert one.speaker is None or one.kind not in (None, Kind.UNNAMED, Kind.UNCLEAR)
        assert one.speaker not in one.via


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, min_size=1, max_size=60).map(" ".join))
@example("’ said saying said said")
def test_words_of_attribution_in_any_order(text: str) -> None:
    if text.strip():
        _check(Article(key="a", file="a", text=text))


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.lists(_GERMAN, min_size=3, max_size=40).map(" ".join),
        st.lists(_RUSSIAN, min_size=3, max_size=40).map(" ".join),
    )
)
@example("Die Lage ist einem Bericht der „Glos Poranny“ zufolge nicht gut.")
@example("„Glos“ zufolge")
def test_words_of_german_and_russian_in_any_order(text: str) -> None:
    _check(Article(key="a", file="a", text=text))


@settings(max_examples=25, deadline=None)
@given(articles())
def test_articles_as_awkward_as_they_come(article: Article) -> None:
    _check(article)


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="“”\"'‘’„«»` ab.,\n", max_size=60))
def test_quotations_lie_apart_within_the_text(text: str) -> None:
    end = 0
    for quotation in quotations(text):
        for piece in quotation.pieces:
            assert end <= piece.start < piece.end <= len(text)
            assert "\n" not in piece.of(text)
            end = piece.end


@pytest.mark.parametrize(
    "text",
    [
        "“" * 500 + "said" + '"' * 501,
        "He said “" + "word " * 5000 + "”",
        "He said that " + "word " * 5000,
        "Q: Who said so? A: He did.\n" * 200,
        "VOICE: Will you go?\nBRANDVOLD: Yes, I will.\nVOICE: When?\nBRANDVOLD: ...\n",
        "- one\n- two: said\n- three, he said\n" * 200,
        "Name\tSaid\tDate\nA\tdenied\t10\n" * 200,
        "THE MINISTER SAID ON MONDAY THAT NOTHING WOULD CHANGE, REUTERS REPORTED",
        "he said she said they said that it said so and he denied it and she told him that " * 200,
        ", citing sources" * 500,
        "said",
        ":",
    ],
    ids=lambda text: text[:24],
)
def test_bad_input_is_read(text: str) -> None:
    _check(Article(key="a", file="a", text=text))


def test_the_number_of_candidates_grows_with_the_text() -> None:
    sentence = "The mayor, quoted by AFP, denied that she had told CNN, citing sources, so. "

    def proposed(count: int) -> int:
        text = sentence * count
        return len(candidates(text, sentences(Article(key="a", file="a", text=text))))

    assert 0 < proposed(40) <= 41 * proposed(1)
