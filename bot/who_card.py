"""What somebody said, as a card: the words, how and when, and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.buttons import Button, Press, Wish
from bot.card import Card
from bot.markup import bold, clip, embolden, escape, italic, link, units
from bot.pages import listed
from bot.speaking import called, told
from bot.wording import stance_line
from corpus.article import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.buttons import Rows
    from bot.words import Words
    from index.said import Said
    from index.speakers import Speaker
    from index.who import Who

_QUOTE = 300
_MOST_PIECES = 3
_TITLE = 120
_LINE = 160
_NAME = 60
_LABEL = 60


def who_card(found: Who, name: str, topic: str, say: Words, choices: Rows = ()) -> Card:
    """Return what the speaker called ``name`` said, about a ``topic`` if there is one.

    Where nobody or several may be meant it says so; ``choices`` are then buttons for these.
    """
    if found.speaker is None:
        said = "who.several" if found.candidates else "who.nobody"
        near = f" {say('who.nearest')}" if found.nearest else ""
        return Card(escape(say(said, name=clip(name, _NAME)) + near), choices)
    speaker, called = found.speaker, clip(found.speaker.name, _NAME)
    about = clip(topic, _TITLE)
    if not found.said:
        return Card(escape(say("who.nothing", name=called, topic=about)))
    title = say("who.about", name=called, topic=about) if topic else say("who.title", name=called)
    count = say.count("who.statements", found.total)
    role = clip(speaker.role, _NAME) if speaker.role else None
    heading = f"{bold(title)}\n{escape(' · '.join(filter(None, (role, count))))}"
    return Card(listed(heading, [_statement(one, say) for one in found.said], "\n\n", say))


def speaker_rows(speakers: Sequence[tuple[str, Speaker]]) -> Rows:
    """Return a button for each speaker, given with the id of the suggestion of the name."""
    return tuple(
        (Button(clip(called(one), _LABEL), data=Press(Wish.SPEAKER, identity).data()),)
        for identity, one in speakers
    )


def _statement(said: Said, say: Words) -> str:
    when = say.date(said.published) if said.published else said.dated
    # When it was said is not worth a word where that is when it was published.
    attribution = told(said) | ({"date": None} if when and _same_day(said) else {})
    parts = [stance_line(attribution, say), said.publisher, when]
    source = escape(clip(" · ".join(part for part in parts if part), _LINE))
    title = link(clip(said.title or say("card.untitled"), _TITLE), said.link)
    others = say("who.also_in", names=", ".join(said.also_in)) if said.also_in else ""
    lines = (_quotation(said), source, title, italic(clip(others, _LINE)) if others else "")
    return "\n".join(line for line in lines if line)


def _quotation(said: Said) -> str:
    """Render the sentence that something was said in, what was said in bold; or just that."""
    marks = [Span(start, end) for start, end in said.parts]
    if units(said.sentence) > _QUOTE or len(marks) > _MOST_PIECES:
        return f"<blockquote>{escape(clip(' '.join(said.quotation.split()), _QUOTE))}</blockquote>"
    sentence = embolden(said.sentence, Span(0, len(said.sentence)), marks)
    return f"<blockquote>{sentence}</blockquote>"


def _same_day(said: Said) -> bool:
    return said.date is not None and (said.published or "").startswith(said.date)
