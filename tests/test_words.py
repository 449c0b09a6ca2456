"""The bot's own words: every language has all of them, with the same places, and all are used."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st
from telegram_html import parse, utf16

import bot
from bot.words import CATALOGUES, LANGUAGES, placeholders, spoken, words

if TYPE_CHECKING:
    from collections.abc import Iterator

PLURALS = {"en": 2, "ru": 3}
HTML = {"help", "start.greeting", "start.try", "about.text", "privacy"}
LONGEST = {"command.": 256, "press.": 200, "vote.": 200, "inline.": 64}


def texts(language: str) -> dict[str, tuple[str, ...]]:
    """Return every text of a catalogue by its name, plural forms included."""
    with (CATALOGUES / f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language, abort_invalid=True)
    found: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if message.id:
            name = str(message.id if isinstance(message.id, str) else message.id[0])
            assert not message.fuzzy, name
            assert name not in found
            text = message.string
            found[name] = (text,) if isinstance(text, str) else tuple(map(str, text or ()))
    return found


def sources() -> Iterator[ast.AST]:
    for path in Path(bot.__file__).parent.rglob("*.py"):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def test_there_is_a_catalogue_for_every_language_and_no_other() -> None:
    assert {path.stem for path in CATALOGUES.glob("*.po")} == set(LANGUAGES) == set(PLURALS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_text(language: str) -> None:
    own, english = texts(language), texts("en")
    assert own.keys() == english.keys()
    for name, forms in own.items():
        assert all(form.strip() for form in forms), name
        plural = len(english[name]) > 1
        assert len(forms) == (PLURALS[language] if plural else 1), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_has_the_same_places_in_every_language(language: str) -> None:
    english = texts("en")
    for name, forms in texts(language).items():
        wanted = placeholders(english[name][-1])
        # "One is left out" needs no number.
        assert placeholders(forms[-1]) == wanted, name
        assert all(placeholders(form) | {"number"} >= wanted for form in forms), name
        assert all(placeholders(form) <= wanted | {"number"} for form in forms), name
        for form in forms:
            form.format(**dict.fromkeys(placeholders(form), "x"))  # no stray braces


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_fit_where_they_are_shown(language: str) -> None:
    for name, forms in texts(language).items():
        for form in forms:
            filled = form.format(**dict.fromkeys(placeholders(form), "7"))
            if name in HTML:
                shown, _ = parse(filled)
                assert utf16(shown) <= 3500, name
            else:
                assert not re.search("[<>&]", form), f"{name} is no HTML"
            for prefix, most in LONGEST.items():
                assert not name.startswith(prefix) or utf16(filled) <= most, name


def test_every_text_is_used_and_every_text_used_is_there() -> None:
    known = set(texts("en"))
    strings: set[str] = set()
    said: set[str] = set()
    for node in sources():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            strings.add(node.value)
        if isinstance(node, ast.Call) and node.args and _says(node.func):
            first = node.args[0]
            choices = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            said |= {str(c.value) for c in choices if isinstance(c, ast.Constant)}
    assert said - known == set()
    assert known - strings == set()


def _says(function: ast.expr) -> bool:
    """Say whether a call is of the form say(...), reader.say(...) or say.count(...)."""
    if isinstance(function, ast.Attribute) and function.attr == "count":
        function = function.value
    name = getattr(function, "attr", getattr(function, "id", ""))
    return name == "say"


def test_a_text_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError):
        words("en")("no.such.text")
    with pytest.raises(KeyError):
        words("ru").count("no.such.text", 3)


@pytest.mark.parametrize(
    ("number", "ending"),
    [(0, "секунд"), (1, "секунду"), (2, "секунды"), (5, "секунд"), (11, "секунд"), (21, "секунду"),
     (24, "секунды"), (112, "секунд")],
)  # fmt: skip
def test_russian_plurals(number: int, ending: str) -> None:
    assert words("ru").count("ask.limit", number).endswith(f" {number} {ending}.")


@given(st.sampled_from(LANGUAGES), st.integers(0, 10**7))
def test_every_number_has_its_form(language: str, number: int) -> None:
    say = words(language)
    for name in ("sources.articles", "list.more", "carried.origins"):
        assert say.number(number) in say.count(name, number)


@pytest.mark.parametrize(
    ("code", "language"),
    [("ru", "ru"), ("ru-RU", "ru"), ("RU", "ru"), ("en-GB", "en"), ("de", "en"), ("", "en"),
     (None, "en")],
)  # fmt: skip
def test_the_language_spoken_to_somebody(code: str | None, language: str) -> None:
    assert spoken(code) == language


@pytest.mark.parametrize(
    ("date", "english", "russian"),
    [
        ("2025-03-04", "4 March 2025", "4 марта 2025"),
        ("2025-03-04T23:30:00+02:00", "4 March 2025", "4 марта 2025"),
        ("XXXX-10-22", "22 October (year not given)", "22 октября (год не указан)"),
        ("XXXX-02-29", "29 February (year not given)", "29 февраля (год не указан)"),
        ("2024-10", "October 2024", "октябрь 2024"),
        ("2024-10-XX", "October 2024", "октябрь 2024"),
        ("2024", "2024", "2024"),
        ("2024-XX", "2024", "2024"),
        ("XXXX-05", "May (year not given)", "май (год не указан)"),
        ("2024-13-01", "2024-13-01", "2024-13-01"),
        ("some day", "some day", "some day"),
        ("２０２５-03-04", "２０２５-03-04", "２０２５-03-04"),
    ],
)
def test_dates(date: str, english: str, russian: str) -> None:
    assert words("en").date(date) == english
    assert words("ru").date(date) == russian


@given(st.text())
def test_any_date_is_written_somehow(text: str) -> None:
    assert isinstance(words("ru").date(text), str)
