"""Why a passage was shown: how sure the answer is, its ranks, and what was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.buttons import Button, Press, Wish
from bot.card import Card
from bot.markup import bold, clip, escape
from bot.wording import filters_text

if TYPE_CHECKING:
    from bot.state.answers import Given
    from bot.words import Words
    from index.explanation import Explanation

_SEARCHED = 1000
_FILTERS = 400


def why_card(given: Given, at: int, explanation: Explanation, built: str, say: Words) -> Card:
    """Return the card that explains the passage of that rank.

    ``built`` is the day on which the index that answered was built, ISO 8601.
    """
    answer = given.answer
    percent = round(100 * answer.confidence)
    sure = "why.answered" if answer.answered else "why.not_answered"
    filters = filters_text(answer.filters, say)
    understood = clip(filters, _FILTERS) if filters else say("why.no_filters")
    groups = (
        (
            say("why.searched", question=clip(given.asking.searched, _SEARCHED)),
            understood,
        ),
        (say("why.rank", at=at, of=len(answer.passages)), say(sure, percent=percent)),
        (
            _rank(explanation.words_rank, "words", say),
            _rank(explanation.meaning_rank, "meaning", say),
            say(
                "why.measures",
                share=round(100 * explanation.words),
                cosine=f"{explanation.cosine:.2f}",
            ),
        ),
        (say("why.generation", date=say.date(built)),),
    )
    parts = [bold(say("why.title")), *(escape("\n".join(group)) for group in groups)]
    back = Button(say("button.back"), data=Press(Wish.PASSAGE, given.id, at).data())
    return Card("\n\n".join(parts), ((back,),))


def _rank(rank: int | None, by: str, say: Words) -> str:
    if by == "words":
        return say("why.by_words", rank=say.number(rank)) if rank else say("why.no_words")
    return say("why.by_meaning", rank=say.number(rank)) if rank else say("why.no_meaning")
