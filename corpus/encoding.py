"""Bytes to text: UTF-8, UTF-16, Windows-1251 and Windows-1252, told apart by what they spell."""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_SAMPLE = 1 << 16  # bytes that settle a single-byte encoding
_LATIN_CAPITAL_INSIDE = re.compile(r"[a-zà-öø-ÿ][À-ÖØ-Þ]")


class UndecodableError(ValueError):
    """The bytes are no text in an encoding that is read; ``str()`` says what they are."""


def decode(data: bytes) -> str:
    """Return the text of ``data``, its byte order mark removed.

    Valid UTF-8 is UTF-8. UTF-16 is known by its mark or by half of its bytes being the same few.
    Otherwise the letters decide between Windows-1251 (Cyrillic: words made of high bytes) and
    Windows-1252 (Western: accented letters among plain ones). Bytes broken here and there in what
    is UTF-8 otherwise become U+FFFD.

    Raises:
        UndecodableError: binary data, or text in another encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if encoding_without_mark := _utf16(data):
        return _strictly(data, encoding_without_mark)
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > max(2, len(data) // 200):
        raise UndecodableError("binary data, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _damaged_utf8(data) or _single_byte(data)


_UNSTORABLE = re.compile("[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]")


def storable(text: str) -> str:
    """Return ``text`` with what no database, message or terminal should carry replaced by U+FFFD.

    That is NUL and surrogates without their other half, both of which JSON can spell, and control
    characters, with which an article could rewrite the terminal that shows it. White space and
    the separators of lines stay.
    """
    return _UNSTORABLE.sub("\ufffd", text)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"damaged {encoding.upper()[:6]} text") from error


def _utf16(data: bytes) -> str | None:
    """Name the byte order of UTF-16 without a mark, if it is unmistakable."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return None
    # Latin, Cyrillic and punctuation: one byte of each pair is 0, 4 or 0x20, the other hardly.
    for encoding, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        highs, lows = sample[high::2], sample[low::2]
        likely = sum(highs.count(byte) for byte in b"\x00\x04\x20")
        # A space's own zero byte tells it from text in a single-byte encoding.
        if b"\0" in highs and likely >= 0.97 * len(highs) and lows.count(0) <= len(lows) // 50:
            return encoding
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """Read UTF-8 with a little damage, such as a last character cut in two; else None."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(character > "\x7f" for character in text) - broken
    return text if beyond_ascii >= 4 * broken else None


def _single_byte(data: bytes) -> str:
    """Read Windows-1251 or Windows-1252, whichever spells words."""
    sample = data[:_SAMPLE]
    high_only = mixed = ill_cased = 0
    for word in re.findall(r"[^\W\d_]+", sample.decode("cp1251", "replace")):
        high = sum(letter > "\x7f" for letter in word)
        if high == len(word) and len(word) > 1:
            high_only += 1
            ill_cased += not (word.islower() or word.isupper() or word.istitle())
        elif 0 < high < len(word):
            mixed += 1
    if high_only > mixed:
        encoding, suspect, words = "cp1251", ill_cased, high_only
    else:
        western = sample.decode("cp1252", "replace")
        suspect, words = len(_LATIN_CAPITAL_INSIDE.findall(western)), mixed
        encoding = "cp1252"
    if suspect > words // 3:
        raise UndecodableError("not text in an encoding that is read")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError("not text in an encoding that is read") from error
