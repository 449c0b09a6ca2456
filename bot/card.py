"""An answer as a Telegram message that reads well on a phone.

The quotation comes first, then who said it and where it stands, then the passage folded, then who
else carries it; last the passages that follow, in brief. Every part has a most that it may take, so
that a card is within Telegram's limits by construction: text is shortened before it is marked up,
passages are left out whole, and nothing is cut once it is HTML. What is quoted is verbatim; an
ellipsis stands outside the bold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.buttons import Button, Press, Wish
from bot.card_buttons import filter_rows, passage_rows
from bot.citation import citation, dated
from bot.markup import (
    ELLIPSIS,
    LONGEST,
    bold,
    clip,
    escape,
    head,
    italic,
    link,
    shown,
    tail,
    units,
    usable,
)
from bot.wording import carried_line, filters_text, reason_text, who_said
from index.answer import ReasonCode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.buttons import Rows
    from bot.state.answers import Given
    from bot.words import Words
    from index.answer import Answer, CitedPassage, Quote

# The most that each part takes, in UTF-16 units; together they leave room in one message for the
# best passage and four more.
_QUOTE = 500
_PASSAGE = 1300
_COPIES = 160
_CORRECTION = 200
_FILTERS = 200
_SEARCHED = 300
_SAID = 160
_SPEAKERS = 3
_BRIEF_QUOTE = 180
_BRIEF_TITLE = 120
_NAME = 50
_SUGGESTION = 60
_REASON = 1000

ADVICE = {
    ReasonCode.NO_WORDS: "advice.no_words",
    ReasonCode.NO_PUBLISHER: "advice.no_publisher",
    ReasonCode.NO_SPEAKER: "advice.no_speaker",
    ReasonCode.NO_STATEMENTS: "advice.no_statements",
    ReasonCode.NOTHING_IN_RANGE: "advice.nothing_left",
    ReasonCode.NO_MENTION: "advice.no_mention",
    ReasonCode.WEAK: "advice.weak",
}


@dataclass(frozen=True, slots=True)
class Card:
    """A message: Telegram HTML, rows of buttons, and the page to preview, if any."""

    html: str
    rows: Rows = ()
    preview: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """How an answer is to be shown.

    Attributes:
        say: the words of the language to speak.
        bot: the bot's user name, for links to it; ``None`` leaves the link out.
        listed: how many passages a card shows, the first in full and the others in brief.
        note: a line of the bot's at the end.
        suggestions: ids and texts of questions to offer where nothing was found.
    """

    say: Words
    bot: str | None = None
    listed: int = 1
    note: str | None = None
    suggestions: tuple[tuple[str, str], ...] = ()


def given_card(given: Given, look: Look, at: int = 1) -> Card:
    """Return the card of an answer at the passage of that rank, with all of its buttons.

    At 0 that is why nothing was found; what came closest is shown to those who ask for it.
    """
    answer, say = given.answer, look.say
    if not answer.passages or at == 0:
        return nothing_card(given, look)
    at = min(max(at, 1), len(answer.passages))
    passage, rest = answer.passages[at - 1], answer.passages[at : at + look.listed - 1]
    footer = _footer(given, look, at)
    text = answer_html(passage, rest, say, head=_heading(answer, say), footer=footer)
    return Card(text, passage_rows(given, look.say, look.bot, at), preview=usable(passage.url))


def answer_html(
    passage: CitedPassage,
    others: Sequence[CitedPassage],
    say: Words,
    *,
    head: str = "",
    footer: str = "",
) -> str:
    """Render a passage in full and others in brief, between ``head`` and ``footer`` (HTML)."""
    text = "\n\n".join(part for part in (head, _in_full(passage, say)) if part)
    end = f"\n\n{footer}" if footer else ""
    heading = italic(say("card.further")) + "\n"
    for number, other in enumerate(others):
        brief = _brief(other, passage, say)
        longer = f"{text}\n\n{heading if number == 0 else ''}{brief}"
        if shown(longer + end) > LONGEST:
            break
        text = longer
    return text + end


def nothing_card(given: Given, look: Look) -> Card:
    """Return the card of an answer that was not found: the reason, and what could be asked."""
    say, answer = look.say, given.answer
    lines = [bold(say("nothing.found"))]
    if answer.reason:
        lines.append(escape(clip(reason_text(answer.reason, say), _REASON)))
        lines.append(escape(say(ADVICE[answer.reason.code])))
    if footer := _footer(given, look, 0):
        lines.append(footer)
    rows = []
    if answer.passages:
        press = Press(Wish.PASSAGE, given.id, 1)
        rows.append((Button(say("button.closest"), data=press.data()),))
    rows += [
        (Button(clip(text, _SUGGESTION), data=Press(Wish.SUGGESTED, identity).data()),)
        for identity, text in look.suggestions
    ]
    return Card("\n\n".join(lines), (*rows, *filter_rows(given, say)))


def _heading(answer: Answer, say: Words) -> str:
    """Say what qualifies everything that follows: nothing answers, or not what was asked for."""
    if not answer.answered:
        return italic(say("card.closest"))
    if answer.filters.relaxed:
        return italic(clip(filters_text(answer.filters, say) or "", _FILTERS))
    return ""


def _footer(given: Given, look: Look, at: int) -> str:
    """Return the lines at the end: what was searched for, within what, and the position."""
    say, answer = look.say, given.answer
    lines = []
    if given.asking.rewritten:
        lines.append(say("card.searched", question=clip(given.asking.searched, _SEARCHED)))
    understood = None if answer.filters.relaxed else filters_text(answer.filters, say)
    if understood and at:
        lines.append(clip(understood, _FILTERS))
    if at > 1:  # the first one's place stands on the button that turns to the next
        lines.append(say("card.position", at=at, of=len(answer.passages)))
    if look.note:
        lines.append(look.note)
    return "\n".join(italic(line) for line in lines)


def _in_full(passage: CitedPassage, say: Words) -> str:
    """Render a passage: its quotation, who said it, its citation, itself, who else carries it."""
    said = "\n".join(escape(clip(line, _SAID)) for line in who_said(passage, say)[:_SPEAKERS])
    cited = citation(passage, say, passage.link, passage.url)
    whole = passage.quote.start <= passage.start and passage.quote.end >= passage.end
    folded = "" if whole else f"<blockquote expandable>{excerpt(passage)}</blockquote>"
    told = passage.correction
    notice = italic(clip(told.text, _CORRECTION)) if told else ""
    who = "\n".join(part for part in (said, cited, notice) if part)
    parts = (_quotation(passage.quote), who, folded, _carried(passage, say))
    return "\n\n".join(part for part in parts if part)


def _quotation(quote: Quote) -> str:
    kept = head(quote.text, _QUOTE)
    return bold(kept) + ("" if kept == quote.text else f" {ELLIPSIS}")


def excerpt(passage: CitedPassage) -> str:
    """Return the passage with its quotation in bold, shortened around it if it is too long."""
    start = max(passage.quote.start - passage.start, 0)
    end = min(passage.quote.end - passage.start, len(passage.text))
    before, quote, after = passage.text[:start], passage.text[start:end], passage.text[end:]
    room = _PASSAGE - units(quote)
    if room < 0:
        return f"{ELLIPSIS if before else ''}{_quotation(passage.quote)}"
    half = room // 2
    left = tail(before, max(half, room - units(after)))
    right = head(after, room - units(left))
    lead = "" if left == before else f"{ELLIPSIS} "
    trail = "" if right == after else f" {ELLIPSIS}"
    return f"{lead}{escape(left)}{bold(quote)}{escape(right)}{trail}"


def _carried(passage: CitedPassage, say: Words) -> str:
    """Name who else carries the story, in one line, if anybody does."""
    line = carried_line(passage, say)
    return italic(clip(line, _COPIES)) if line else ""


def _brief(passage: CitedPassage, best: CitedPassage, say: Words) -> str:
    """Render a further passage: a line that cites it, linked at the sentence, and its quotation."""
    if passage.article == best.article:
        cited = link(say("card.same_article"), passage.link, passage.url)
    else:
        named = passage.title or say("card.untitled")
        title = link(clip(named, _BRIEF_TITLE), passage.link, passage.url)
        publisher = passage.publisher or passage.agency
        parts = (publisher, dated(passage, say))
        source = ", ".join(clip(part, _NAME) for part in parts if part)
        cited = f"{title} · {escape(source)}" if source else title
    quote = escape(clip(passage.quote.text, _BRIEF_QUOTE))
    return f"{passage.rank}. {cited}\n<blockquote>{quote}</blockquote>"
