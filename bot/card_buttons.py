"""The buttons under an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote as quoted_in_url

from bot.buttons import Button, Press, ReadPage, Wish
from bot.citation import copied
from bot.markup import clip, usable
from bot.wording import dates
from corpus.article import Span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.buttons import Rows
    from bot.state.answers import Given
    from bot.words import Words
    from index.answer import CitedPassage

_LABEL = 40
_SHORT = 24
"""Code points of a label that has room beside another."""
_SHARED = 300


def passage_rows(given: Given, say: Words, bot: str | None, at: int) -> Rows:
    """Return the buttons under the passage of that rank; ``bot`` is the name that links go to."""
    passage, most = given.answer.passages[at - 1], len(given.answer.passages)

    def press(label: str, wish: Wish, number: int) -> Button:
        return Button(label, data=Press(wish, given.id, number).data())

    turns = []
    if at > 1:
        turns.append(press(say("button.previous"), Wish.PASSAGE, at - 1))
    if at < most:
        turns.append(press(say("button.more", at=at, of=most), Wish.PASSAGE, at + 1))
    votes = [press("👍", Wish.GOOD, at), press("👎", Wish.BAD, at)]
    if bot:
        votes.append(Button(say("button.share"), url=share_url(bot, given)))
    rows = (
        (open_button(passage, say), press(say("button.context"), Wish.CONTEXT, at)),
        tuple(turns),
        (
            Button(say("button.copy"), copy=copied(passage, say)),
            press(say("button.why"), Wish.WHY, at),
        ),
        tuple(votes),
    )
    return (*(row for row in rows if row), *filter_rows(given, say))


def open_button(passage: CitedPassage, say: Words) -> Button:
    """Return the button that opens the article at the sentence, on the web or in the chat."""
    url = usable(passage.link, passage.url)
    if url:
        return Button(say("button.open"), url=url)
    quote = Span(passage.quote.start, passage.quote.end)
    page = ReadPage.of(passage.article, quote, passage.quote.text)
    return Button(say("button.read"), data=page.data())


def again_rows(answer: str, say: Words) -> Rows:
    """Return the button that asks the question of an answer again."""
    return ((Button(say("button.again"), data=Press(Wish.AGAIN, answer).data()),),)


def share_url(bot: str, given: Given) -> str:
    """Return a link that offers to send somebody a link to an answer."""
    target = f"https://t.me/{bot}?start=a_{given.id}"
    text = clip(" ".join(given.asking.searched.split()), _SHARED)
    return f"https://t.me/share/url?url={quoted_in_url(target, '')}&text={quoted_in_url(text, '')}"


def filter_rows(given: Given, say: Words) -> Rows:
    """Return a button for each filter that the answer is restricted by; it takes that away."""
    filters = given.answer.filters.applied()
    labels: Mapping[str, str] = {
        "publisher": filters.publisher or "",
        "among": ", ".join(filters.among),
        "speaker": filters.speaker or "",
        "dates": dates({"since": filters.since, "until": filters.until}, say),
    }
    buttons = [
        Button(f"✕ {clip(text, _LABEL)}", data=Press(Wish.WITHOUT, given.id, 0, name).data())
        for name, text in labels.items()
        if text
    ]
    short = all(len(button.label) <= _SHORT for button in buttons)
    return (tuple(buttons),) if short and buttons else tuple((button,) for button in buttons)
