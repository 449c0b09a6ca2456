"""Encodings are told apart by what they spell, also on few words; binary data is no text."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.encoding import UndecodableError, decode, storable

TEXTS = [
    "Привет, мир! Это «текст».",
    "Мэр сказал: “Да”.",
    "МОСКВА, 3 марта. /ТАСС/. Министр – сказал…",
    "Київ чекає на їжу",
    "L’été à Paris: “déjà vu”, où est-il?",
    "Größe über Öl — Übung “ä”",
    "It’s “quoted” – yes…",
    "Señor Ñandú, ¿qué?",
    "café",
]
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "cp1252"]


def _has(encoding: str, text: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "encoding"), [(text, name) for text in TEXTS for name in ENCODINGS if _has(name, text)]
)
def test_short_texts_are_decoded(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        bytes(range(256)) * 4,
        b"PK\x03\x04\x14\0\0\0\x08\0",
        "Привет, это Большой Город на Реке.".encode("koi8-r"),
        "\ufeffhalf".encode("utf-16-le")[:-1],
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(data)


def test_a_character_cut_in_two_spoils_only_itself() -> None:
    assert decode("Привет, мир".encode()[:-1]) == "Привет, ми\ufffd"


@given(st.binary(max_size=300))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    with contextlib.suppress(UndecodableError):
        assert isinstance(decode(data), str)


@given(st.text(alphabet=st.characters(codec="utf-8", categories=("L", "P", "Zs", "N"))))
@settings(max_examples=200, deadline=None)
def test_valid_utf8_is_utf8(text: str) -> None:
    assert decode(text.encode()) == text.removeprefix("\ufeff")


def test_what_cannot_be_stored_is_replaced() -> None:
    assert storable("a\ud800b\0c😀") == "a\ufffdb\ufffdc😀"


def test_an_article_cannot_speak_to_the_terminal() -> None:
    assert storable("a\x1b]0;title\x07b\x9b2J\x7f") == "a\ufffd]0;title\ufffdb\ufffd2J\ufffd"
    assert storable("tab\tline\nend\r\n\u00a0") == "tab\tline\nend\r\n\u00a0"
