"""Cards that are no answers: greeting, help, sources, the latest articles, settings, and so on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.buttons import Button, Press, Wish, digest
from bot.card import Card
from bot.citation import dated
from bot.markup import LONGEST, bold, clip, escape, italic, link, shown
from bot.words import LANGUAGES, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.buttons import Rows
    from bot.shelf import Contents
    from bot.state.chats import Choices
    from bot.words import Words
    from corpus.article import Article
    from index.holdings import Source

LISTED = (1, 3, 5)
"""How many passages a card can show."""

_TITLE = 160
_NAME = 60
_LABEL = 60
_PUBLISHERS = 12
"""Publishers that get a button."""


def plain(text: str, rows: Rows = ()) -> Card:
    """Return a card of one text of the bot's own (HTML)."""
    return Card(text, rows)


def suggestion_rows(suggestions: Sequence[tuple[str, str]]) -> Rows:
    """Return a button for each suggested question, given as id and text."""
    return tuple(
        (Button(clip(text, _LABEL), data=Press(Wish.SUGGESTED, identity).data()),)
        for identity, text in suggestions
    )


def start_card(
    suggestions: Sequence[tuple[str, str]], languages: Sequence[str], say: Words
) -> Card:
    """Return the greeting, with questions to try as buttons.

    It says in which ``languages`` (ISO 639) the articles are if the reader's is none of them.
    """
    text = say("start.greeting")
    if languages and say.language not in languages:
        text += f"\n\n{escape(say('note.archive', languages=say.languages(languages)))}"
    if suggestions:
        text += f"\n\n{say('start.try')}"
    return Card(text, suggestion_rows(suggestions))


def sources_card(contents: Contents, say: Words) -> Card:
    """Return who is in the archive: articles, days, and the newest headline's."""
    heading = bold(say.count("sources.title", contents.articles))
    lines = [_source_line(source, say) for source in contents.sources]
    text = listed(heading, lines, "\n", say)
    return Card(text, _latest_rows(contents.sources, say))


def _source_line(source: Source, say: Words) -> str:
    name = clip(source.publisher, _NAME) if source.publisher else say("sources.unknown")
    parts = [say.count("sources.articles", source.articles)]
    if source.earliest and source.latest:
        first, last = say.date(source.earliest.isoformat()), say.date(source.latest.isoformat())
        parts.append(first if first == last else say("sources.range", first=first, last=last))
    else:
        parts.append(say("sources.undated"))
    return f"{bold(name)} · {escape(' · '.join(parts))}"


def _latest_rows(sources: Iterable[Source], say: Words) -> Rows:
    """Return buttons for the newest articles of the publishers with most, two side by side."""
    named = [source.publisher for source in sources if source.publisher and source.newest]
    buttons = [
        Button(
            say("button.latest", publisher=clip(name, _LABEL // 2)),
            data=Press(Wish.LATEST, digest(name)).data(),
        )
        for name in named[:6]
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def latest_card(articles: Sequence[Article], publisher: str | None, say: Words) -> Card:
    """Return the newest articles: headline, linked, publisher and date."""
    title = say("latest.of", publisher=clip(publisher, _NAME)) if publisher else say("latest.all")
    lines = []
    for article in articles:
        headline = link(clip(article.title or say("card.untitled"), _TITLE), article.url)
        name = None if publisher else article.publisher or article.agency
        parts = [clip(part, _NAME) for part in (name, dated(article, say)) if part]
        lines.append(f"{headline}\n{escape(' · '.join(parts))}" if parts else headline)
    if not lines:
        return Card(escape(say("latest.none")))
    return Card(listed(bold(title), lines, "\n\n", say))


def no_publisher_card(name: str, contents: Contents, say: Words) -> Card:
    """Return that there is nobody of that name, and who there is."""
    text = escape(say("latest.no_publisher", publisher=clip(name, _NAME)))
    return Card(text, _latest_rows(contents.sources, say))


def settings_card(choices: Choices, shown_at_once: int, contents: Contents, say: Words) -> Card:
    """Return what can be chosen in a chat, what is chosen marked."""
    languages = [
        Button(
            f"{'✓ ' if choices.language == code else ''}{words(code)('language.name')}",
            data=Press(Wish.LANGUAGE, word=code).data(),
        )
        for code in LANGUAGES
    ]
    automatic = "✓ " if choices.language is None else ""
    languages.append(
        Button(
            f"{automatic}{say('settings.automatic')}", data=Press(Wish.LANGUAGE, word="auto").data()
        )
    )
    counts = [
        Button(
            f"{'✓ ' if shown_at_once == number else ''}{number}",
            data=Press(Wish.LISTED, number=number).data(),
        )
        for number in LISTED
    ]
    chosen = {name.casefold() for name in choices.publishers}
    names = [source.publisher for source in contents.sources if source.publisher][:_PUBLISHERS]
    listed_already = {name.casefold() for name in names}
    names += [name for name in choices.publishers if name.casefold() not in listed_already]
    publishers = [
        Button(
            f"{'✓ ' if name.casefold() in chosen else ''}{clip(name, _LABEL // 2)}",
            data=Press(Wish.PUBLISHER, digest(name)).data(),
        )
        for name in names
    ]
    rows = [tuple(languages), tuple(counts)]
    rows += [tuple(publishers[at : at + 2]) for at in range(0, len(publishers), 2)]
    searched = (
        say("settings.only", publishers=", ".join(choices.publishers))
        if choices.publishers
        else say("settings.all")
    )
    lines = (
        bold(say("settings.title")),
        escape(say("settings.explained")),
        escape(clip(searched, 1000)),
    )
    return Card("\n\n".join(lines), (*rows, (_close(say),)))


def _close(say: Words) -> Button:
    return Button(say("button.close"), data=Press(Wish.CLOSE).data())


def forget_card(say: Words) -> Card:
    """Return the question whether everything is to be forgotten."""
    yes = Button(say("button.forget"), data=Press(Wish.FORGET, number=1).data())
    return Card(escape(say("forget.confirm")), ((yes, Button(
        say("button.keep"), data=Press(Wish.CLOSE).data()
    )),))  # fmt: skip


def about_card(contents: Contents, say: Words) -> Card:
    """Return what the bot is, and what it answers from."""
    known = [source for source in contents.sources if source.publisher]
    lines = (
        say("about.text"),
        escape(
            say(
                "about.index",
                articles=say.count("sources.articles", contents.articles),
                publishers=say.count("about.publishers", len(known)),
                date=say.date(contents.created),
            )
        ),
    )
    return Card("\n\n".join(lines))


def listed(heading: str, lines: Sequence[str], separator: str, say: Words) -> str:
    """Return a heading and as many lines as a message takes; say how many are left out."""
    text = heading + "\n"
    for number, line in enumerate(lines):
        longer = f"{text}{separator if number else chr(10)}{line}"
        if shown(longer) > LONGEST - 60:
            more = italic(say.count("list.more", len(lines) - number))
            return f"{text}{separator}{more}"
        text = longer
    return text
