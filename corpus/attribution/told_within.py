"""What somebody tells of others' words within an answer: "My father told me: Never sell."."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.article import Span
    from corpus.attribution.nouns import Attribution

_NEXT_SENTENCE = re.compile(r"\w{3}[.!?…][\"”’»)]*\s+[\"“‘«„(]*[^\W\d_a-zа-я]")
_OPENING = tuple("\"'“”‘«»„`")


def without_run_on(found: Sequence[Attribution], text: str) -> list[Attribution]:
    """Show nothing told within what somebody says that runs on past its sentence.

    Where no marks say how far "My father told me: …" goes, the rest is the speaker's own again.

    Args:
        found: attributions in the order of their contents.
        text: the article's.
    """
    begins = [one.content[0].start for one in found]
    kept = list(found)
    seen = 0  # all up to there has been looked at, as part of a longer answer
    for number, outer in enumerate(found):
        if not outer.shown or outer.content[-1].end <= seen:
            continue
        if len(outer.content) == 1:
            seen = outer.content[0].end
        first = bisect_left(begins, outer.content[0].start)
        for place in range(first, bisect_left(begins, outer.content[-1].end)):
            inner = found[place]
            if (
                place != number
                and inner.source
                and inner.cue
                and all(_holds(outer, one) for one in (inner.source, inner.cue, *inner.content))
                and not text.startswith(_OPENING, inner.content[0].start)
                and any(_NEXT_SENTENCE.search(one.of(text)) for one in inner.content)
            ):
                kept[place] = replace(kept[place], shown=False)
    return kept


def _holds(outer: Attribution, span: Span) -> bool:
    return any(piece.start <= span.start and span.end <= piece.end for piece in outer.content)
