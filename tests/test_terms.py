"""Terms: what a text is indexed by, in each language by its own rules."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.terms import content_words, folded, names, terms, words

LANGUAGES = st.sampled_from(["en", "de", "ru", "tr", "zh", "uk", "no", "", "xx"])


def test_terms_are_folded_stemmed_and_without_stop_words() -> None:
    assert terms("Who said that the ferries were SAILING?") == ["ferri", "sail"]
    assert terms("The mayor’s, the mayor's, the mayors'") == ["mayor"] * 3


def test_numbers_keep_their_points_and_commas() -> None:
    assert words("18.2 million, 2,300 people.") == ["18.2", "million", "2,300", "people"]


@pytest.mark.parametrize("text", ["", "who is it?", "🙂 👍", "… — !", "the’s"])
def test_some_questions_have_no_terms(text: str) -> None:
    assert terms(text) == []


@given(st.text(), LANGUAGES)
def test_any_text_has_terms_in_any_language_and_none_is_empty(text: str, language: str) -> None:
    assert all(terms(text, language))


@given(st.text(), LANGUAGES)
def test_a_text_and_its_words_one_by_one_have_the_same_terms(text: str, language: str) -> None:
    apart = [term for word in words(text, language) for term in terms(word, language)]
    assert terms(text, language) == apart


@given(st.text(st.characters(max_codepoint=0x4FF)))
def test_composition_of_characters_makes_no_difference(text: str) -> None:
    assert terms(normalize("NFD", text)) == terms(normalize("NFC", text))


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "election elections"),
        ("de", "Haus Hauses Häuser Häusern"),
        ("de", "Regierung Regierungen"),
        ("ru", "выборы выборов выборах выборами"),
        ("ru", "президент президента президенту"),
        ("es", "elección elecciones"),
        ("es", "político política políticos"),
        ("fr", "président présidents présidente"),
        ("it", "elezione elezioni"),
        ("pt", "governo governos"),
        ("nl", "verkiezing verkiezingen"),
        ("sv", "regering regeringen regeringens"),
        ("nb", "valg valget valgene"),
        ("pl", "wybory wyborów wyborach"),
        ("cs", "volby volbách"),
        ("tr", "kitap kitaplar"),
        ("el", "εκλογές εκλογών"),
        ("hr", "izbori izbora"),
        ("hi", "चुनाव चुनावों"),
    ],
)
def test_inflected_forms_are_one_term_in_their_language(language: str, forms: str) -> None:
    assert len(set(terms(forms, language))) == 1


@pytest.mark.parametrize(
    ("language", "question"),
    [
        ("de", "Wer hat was wann gesagt und warum?"),
        ("es", "¿Quién dijo qué, cuándo y por qué?"),
        ("fr", "Qui a dit quoi, où et comment ?"),
        ("it", "Chi ha detto che cosa, quando e perché?"),
        ("ru", "Кто, что и когда сказал, почему?"),
        ("uk", "Хто і що сказав, коли та чому?"),
        ("nl", "Wie heeft wat gezegd, waar en wanneer?"),
        ("nb", "Hvem sa hva, når og hvorfor?"),
        ("xx", ""),
    ],
)
def test_a_question_of_stop_words_alone_has_no_terms(language: str, question: str) -> None:
    assert terms(question, language) == []
    assert content_words(question, language) == []


def test_a_stop_word_of_one_language_is_a_word_of_another() -> None:
    assert terms("die", "de") == []
    assert terms("die", "en") == ["die"]
    assert terms("war", "de") == []
    assert terms("war", "en") == ["war"]


def test_without_rules_words_stay_as_they_are() -> None:
    assert terms("The ferries were sailing", "xx") == ["the", "ferries", "were", "sailing"]


# What is folded.


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "café cafe CAFÉ cafe\u0301"),
        ("en", "Erdoğan Erdogan"),
        ("en", "Łódź Lodz"),
        ("en", "Bundes\u00adtag Bundestag"),
        ("en", "ＡＩ２０２５ AI2025"),
        ("de", "Straße Strasse STRASSE"),
        ("de", "München Muenchen"),
        ("es", "elección eleccion"),
        ("fr", "Sénat senat"),
        ("ru", "ёлка елка ЁЛКА"),
        ("ru", "Королёв Королев"),
        ("tr", "ISPARTA Isparta ısparta"),
        ("tr", "İSTANBUL İstanbul istanbul"),
        ("el", "ΕΚΛΟΓΕΣ εκλογές"),
    ],
)
def test_spellings_that_people_use_for_one_another_are_one_term(language: str, forms: str) -> None:
    assert len(set(terms(forms, language))) == 1


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [("мой", "мои", "uk"), ("кит", "кіт", "uk"), ("कि", "की", "xx"), ("ペン", "ベン", "ja")],
)
def test_letters_that_are_no_accents_make_a_difference(one: str, other: str, language: str) -> None:
    assert terms(one, language) != terms(other, language)


def test_a_turkish_capital_is_read_as_it_is_elsewhere_in_other_languages() -> None:
    assert terms("İstanbul", "en") == terms("Istanbul", "en") == ["istanbul"]


def test_folding_leaves_plain_words_alone() -> None:
    assert folded("ferry") == "ferry"
    assert folded("übergröße") == "ubergrosse"
    assert folded("война") == "война"


# Scripts without spaces.


def test_chinese_and_japanese_become_pairs_of_characters() -> None:
    assert terms("市長が辞任した", "ja") == ["市長", "長が", "が辞", "辞任", "任し", "した"]
    assert terms("日", "ja") == ["日"]
    assert set(terms("渡轮", "zh")) <= set(terms("今天渡轮停航", "zh"))


def test_pairs_do_not_depend_on_the_language() -> None:
    assert terms("渡轮", "en") == terms("渡轮", "zh") == terms("渡轮", "xx") == ["渡轮"]


def test_numbers_and_latin_words_among_them_stay_whole() -> None:
    assert terms("2025年に東京でAI企業", "ja") == [
        "2025",
        "年に",
        "に東",
        "東京",
        "京で",
        "ai",
        "企業",
    ]


def test_a_korean_word_is_found_with_another_ending() -> None:
    assert set(terms("서울에서", "ko")) & set(terms("서울은", "ko")) == {"서울"}


def test_thai_is_found_within_a_line_without_spaces() -> None:
    assert set(terms("เรือข้ามฟาก", "th")) <= set(terms("วันนี้เรือข้ามฟากหยุดวิ่ง", "th"))


# Names.


def test_names_are_capitalised_words_after_the_first() -> None:
    assert names("What did Austin tell Radio Free Asia?") == ["Austin", "Radio", "Free", "Asia"]
    assert names("WHAT DID AUSTIN SAY?") == []
    assert names("what did he say?") == []


def test_names_have_capitals_of_any_script() -> None:
    assert names("Що сказав Єрмак у Києві?", "uk") == ["Єрмак", "Києві"]
    assert names("¿Qué dijo Ángela Šmid?", "es") == ["Ángela", "Šmid"]


def test_german_nouns_are_no_names() -> None:
    assert names("Wann wird die neue Brücke in Tarn eröffnet?", "de") == []
