"""A citation: as the lines of a card, and as one line to paste into a text of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.markup import ELLIPSIS, clip, escape, head, link, units, usable
from bot.wording import speaker

if TYPE_CHECKING:
    from bot.words import Words
    from corpus.article import Article
    from index.answer import CitedPassage

LONGEST_COPY = 256
"""UTF-16 units that a button can put on the clipboard."""

_TITLE = 180
_NAMES = 100
_NAME = 50
_COPIED_TITLE = 90
_LEAST_QUOTE = 40


def citation(of: CitedPassage | Article, say: Words, *urls: str | None) -> str:
    """Return the lines of a citation: publisher, place, date; headline; authors."""
    agency = clip(of.agency, _NAME) if of.agency and of.agency != of.publisher else None
    publisher = clip(of.publisher, _NAME) if of.publisher else None
    source = (
        say("source.agency", publisher=publisher, agency=agency)
        if publisher and agency
        else publisher or agency
    )
    place = clip(of.place, _NAME) if of.place else None
    when = dated(of, say)
    names = [name for name in of.authors if name not in (of.agency, of.publisher)]
    authors = say("source.authors", authors=", ".join(names)) if names else ""
    lines = [
        escape(" · ".join(part for part in (source, place, when and clip(when, _NAME)) if part)),
        link(clip(of.title, _TITLE), *urls) if of.title else "",
        escape(clip(authors, _NAMES)),
    ]
    return "\n".join(line for line in lines if line)


def dated(of: CitedPassage | Article, say: Words) -> str | None:
    """Return when an article was published, as far as it says."""
    return say.date(of.published) if of.published else of.dated


def copied(passage: CitedPassage, say: Words) -> str:
    """Return one line with quotation and citation that fits on the clipboard of a button.

    Of what is too long the quotation is shortened first, then the headline; an address is whole or
    left out.
    """
    who = ", ".join(dict.fromkeys(speaker(one, say).rstrip(",") for one in passage.said_by[:2]))
    source = passage.publisher or passage.agency
    title = say("quoted", text=clip(passage.title, _COPIED_TITLE)) if passage.title else None
    parts = [who or None, source, title, dated(passage, say)]
    cited = _line(", ".join(clip(part, _COPIED_TITLE + 2) for part in parts if part))
    url = usable(passage.url)
    if url and units(cited) + units(url) + 2 <= LONGEST_COPY:
        cited = f"{cited}, {url}" if cited else url
    cited = clip(cited, LONGEST_COPY)
    separator = " — " if cited else ""
    room = LONGEST_COPY - units(cited) - units(separator) - units(say("quoted", text=ELLIPSIS))
    if room < _LEAST_QUOTE:
        return cited
    words = _line(passage.quote.text)
    kept = head(words, room)
    shown = kept if kept == words else f"{kept}{ELLIPSIS}"
    return f"{say('quoted', text=shown)}{separator}{cited}"


def _line(text: str) -> str:
    return " ".join(text.split())
