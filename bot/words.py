"""The bot's own words, in the languages that it speaks; one catalogue (gettext) each.

The catalogues, ``catalogues/*.po``, are compiled when they are first needed. Every text has a name,
so the English is a translation like any other and can be mended without touching code. Numbers and
dates are written as the language writes them (CLDR).
"""

from __future__ import annotations

import gettext
import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

if TYPE_CHECKING:
    from collections.abc import Iterable

CATALOGUES = Path(__file__).parent / "catalogues"

_LOCALES = {"en": "en_GB", "ru": "ru"}  # the day before the month, in English too
_ISO = re.compile(r"(\d{4}|X{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T.*)?", re.ASCII)
_LEAP_YEAR = 2000


class Words:
    """Everything that the bot says in one language."""

    def __init__(self, language: str) -> None:
        """Read the catalogue of a language (ISO 639) that there is one of."""
        self.language = language
        self._locale = Locale.parse(_LOCALES[language])
        with (CATALOGUES / f"{language}.po").open("rb") as file:
            catalogue = read_po(file, locale=language)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue)
        compiled.seek(0)
        self._catalogue = gettext.GNUTranslations(compiled)

    def __call__(self, name: str, /, **values: object) -> str:
        """Return the text of that name with ``values`` in its places.

        Raises:
            KeyError: there is no such text.
        """
        text = self._catalogue.gettext(name)
        if text == name:
            raise KeyError(name)
        return text.format(**values) if values else text

    def count(self, name: str, number: int, /, **values: object) -> str:
        """Return the text of that name in the form that goes with a number, ``{number}`` in it.

        Raises:
            KeyError: there is no such text.
        """
        text = self._catalogue.ngettext(name, name, number)
        if text == name:
            raise KeyError(name)
        return text.format(number=self.number(number), **values)

    def number(self, number: int) -> str:
        """Write a number."""
        return format_decimal(number, locale=self._locale)

    def languages(self, codes: Iterable[str]) -> str:
        """Name languages (ISO 639) in this one: "English, German"."""
        named = (str(self._locale.languages.get(code, code)) for code in codes)
        return ", ".join(named)

    def date(self, iso: str, *, remark: bool = True) -> str:
        """Write an ISO 8601 or EDTF date, as far as it is known; anything else as it is.

        Without ``remark`` nothing is said of a year that is not known.
        """
        match = _ISO.fullmatch(iso)
        if match is None:
            return iso
        year, month, day = (None if p is None or "X" in p else int(p) for p in match.groups())
        try:
            # 29 February of no year has to be possible.
            known = date(year or _LEAP_YEAR, month or 1, (day or 1) if month else 1)
        except ValueError:
            return iso
        if month is None:
            return iso if year is None else f"{year:04}"
        if year is not None and day is not None:
            return format_date(known, "d MMMM y", locale=self._locale)
        if year is not None:
            return format_date(known, "LLLL y", locale=self._locale)
        words = format_skeleton("MMMMd" if day else "MMMM", known, locale=self._locale)
        return self("date.no_year", date=words) if remark else words


LANGUAGES = tuple(_LOCALES)
"""ISO 639 codes of the languages that the bot speaks, the one for everybody else first."""


@cache
def words(language: str) -> Words:
    """Return the words in a language that the bot speaks."""
    return Words(language)


def spoken(code: str | None) -> str:
    """Return the language to speak to somebody whose Telegram is in the one with this ``code``.

    Codes are IETF language tags, as Telegram gives them ("ru", "pt-br"), or ``None``.
    """
    language = (code or "").partition("-")[0].lower()
    return language if language in LANGUAGES else LANGUAGES[0]


def placeholders(text: str) -> set[str]:
    """Return the names of the places of a text that are to be filled."""
    return set(re.findall(r"\{(\w+)\}", text))
