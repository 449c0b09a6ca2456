"""An answer as a Telegram message that reads well on a phone.

The quotation comes first, then the citation, with the passage folded around the quotation; then
further passages in brief. Every part has a most that it may take, so that a card is within
Telegram's limits by construction: text is shortened before it is marked up, passages are left out
whole, and nothing is cut once it is HTML. What is quoted is verbatim; an ellipsis stands outside
the bold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.buttons import Button, ReadPage
from bot.dates import for_people
from bot.markup import (
    ELLIPSIS,
    LONGEST,
    bold,
    clip,
    escape,
    head,
    link,
    shown,
    tail,
    units,
    usable,
)
from bot.message import carried_line, filters_text, reason_text, said_lines
from bot.phrases import ADVICE, NOTHING_FOUND
from corpus.article import Span

if TYPE_CHECKING:
    from corpus.article import Article
    from index.answer import Answer, CitedPassage, Quote

# The most that each part takes, in UTF-16 units; together they leave room in one message for the
# best passage and four more.
_QUOTE = 500
_PASSAGE = 1300
_TITLE = 180
_NAMES = 100
_COPIES = 160
_FILTERS = 200
_SAID = 160
_SPEAKERS = 3
_BRIEF_QUOTE = 180
_BRIEF_TITLE = 120
_NAME = 50

_FURTHER = "<i>Further passages</i>\n\n"
_ROW = 4  # buttons side by side that a phone shows whole


@dataclass(frozen=True, slots=True)
class Card:
    """A message: Telegram HTML, rows of buttons, and the page to preview, if any."""

    html: str
    rows: tuple[tuple[Button, ...], ...] = ()
    preview: str | None = None


def answer_card(answer: Answer) -> Card:
    """Return the card of an answer, or of why nothing was found."""
    if not answer.answered or not answer.passages:
        return nothing_card(answer)
    best, *others = answer.passages
    understood = filters_text(answer.filters)
    text = f"<i>{escape(clip(understood, _FILTERS))}</i>\n\n" if understood else ""
    text += _best(best)
    listed: list[CitedPassage] = []
    for other in others:
        longer = f"{text}\n\n{'' if listed else _FURTHER}{_brief(other, best)}"
        if shown(longer) > LONGEST:
            break
        text = longer
        listed.append(other)
    url = usable(best.link, best.url)
    first = Button("Open article", url=url) if url else _read_button(best, "Read article")
    unlinked = {
        other.article: _read_button(other, f"Read {other.rank}")
        for other in reversed(listed)  # so that an article's first passage is where it opens
        if other.article != best.article and not usable(other.link, other.url)
    }
    more = tuple(reversed(unlinked.values()))[:_ROW]
    return Card(text, ((first,), more) if more else ((first,),), preview=usable(best.url))


def nothing_card(answer: Answer) -> Card:
    """Return the card of an answer that was not found: the reason, and what may help."""
    lines = [bold(NOTHING_FOUND)]
    if answer.reason:
        lines += [
            escape(clip(reason_text(answer.reason), 1000)),
            escape(ADVICE[answer.reason.code]),
        ]
    return Card("\n\n".join(lines))


def citation(of: CitedPassage | Article, *urls: str | None) -> str:
    """Return the lines of a citation: headline, then publisher, place, date, then authors."""
    date = for_people(of.published) if of.published else of.dated
    publisher = clip(of.publisher, _NAME) if of.publisher else None
    agency = clip(of.agency, _NAME) if of.agency and of.agency != of.publisher else None
    source = f"{publisher}, from {agency}" if publisher and agency else publisher or agency
    place = clip(of.place, _NAME) if of.place else None
    authors = [name for name in of.authors if name not in (of.agency, of.publisher)]
    lines = [
        link(clip(of.title, _TITLE), *urls) if of.title else "",
        escape(" · ".join(part for part in (source, place, date and clip(date, _NAME)) if part)),
        escape(clip(f"By {', '.join(authors)}", _NAMES)) if authors else "",
    ]
    return "\n".join(line for line in lines if line)


def _best(passage: CitedPassage) -> str:
    """Render the best passage: its quotation, its citation, itself, who else carries it."""
    folded = f"<blockquote expandable>{_excerpt(passage)}</blockquote>"
    said = "\n".join(escape(clip(line, _SAID)) for line in said_lines(passage)[:_SPEAKERS])
    cited = citation(passage, passage.link, passage.url)
    cited = f"{said}\n\n{cited}" if said else cited
    if passage.quote.start <= passage.start:  # the passage opens with the quotation already
        parts = [folded, cited]
    else:
        parts = [_quotation(passage.quote), cited, folded]
    return "\n\n".join(part for part in (*parts, *_carried(passage)) if part)


def _quotation(quote: Quote) -> str:
    kept = head(quote.text, _QUOTE)
    return bold(kept) + ("" if kept == quote.text else f" {ELLIPSIS}")


def _excerpt(passage: CitedPassage) -> str:
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


def _carried(passage: CitedPassage) -> list[str]:
    """Name who else carries the story, in one line, if anybody does."""
    line = carried_line(passage)
    return [f"<i>{escape(clip(line, _COPIES))}</i>"] if line else []


def _brief(passage: CitedPassage, best: CitedPassage) -> str:
    """Render a further passage: a line that cites it, linked at the sentence, and its quotation."""
    if passage.article == best.article:
        cited = link("In the same article", passage.link, passage.url)
    else:
        title = link(clip(passage.title or "Article", _BRIEF_TITLE), passage.link, passage.url)
        date = for_people(passage.published) if passage.published else passage.dated
        publisher = passage.publisher or passage.agency
        source = ", ".join(clip(part, _NAME) for part in (publisher, date) if part)
        cited = f"{title} · {escape(source)}" if source else title
    quote = escape(clip(passage.quote.text, _BRIEF_QUOTE))
    return f"{passage.rank}. {cited}\n<blockquote>{quote}</blockquote>"


def _read_button(passage: CitedPassage, label: str) -> Button:
    quote = Span(passage.quote.start, passage.quote.end)
    return Button(label, data=ReadPage.of(passage.article, quote, passage.quote.text).data())
