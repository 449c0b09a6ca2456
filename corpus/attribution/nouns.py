"""The nouns of attribution: what is found in a text, and what it is resolved to.

The vocabulary (source, cue, content) is that of the Penn Attribution Relations Corpus: Pareti,
"PARC 3.0: A Corpus of Attribution Relations" (2016), as PolNeAR uses it too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.article import Span


class Manner(StrEnum):
    """Whether the content is quoted, told, or told with a part of it quoted."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """How the content is put, as the cue has it."""

    SAID = "said"
    CLAIMED = "claimed"
    DENIED = "denied"
    CONFIRMED = "confirmed"
    ALLEGED = "alleged"
    ADMITTED = "admitted"
    REPORTED = "reported"
    BELIEVES = "believes"
    HOPES = "hopes"
    PLANS = "plans"
    ASKS = "asks"
    PROMISED = "promised"
    WARNED = "warned"
    OTHER = "other"


class Kind(StrEnum):
    """What a source is. ``UNCLEAR``: its words do not tell within the article who it is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GROUP = "group"
    UNNAMED = "unnamed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Triple:
    """One attribution as found, before anything is resolved.

    Attributes:
        content: what is attributed, in pieces: at least one, ascending, none overlapping.
        source: the words that name who says it; the innermost of a relay.
        cue: the words that make it an attribution ("said", "according to").
        sure: how sure the finder is, 0 to 1.
        shown: sure enough to stand in an answer, if it turns out who the source is.
        outlets: the words that name who passes it on, outermost first; ``None`` from a finder that
            leaves that to the grammar.
        bounded: what bounds the content is printed: it is a line of a transcript, or a quotation
            that stands alone.
    """

    content: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    sure: float
    shown: bool = False
    outlets: tuple[Span, ...] | None = None
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution, resolved within its article.

    Attributes:
        speaker: the fullest name that the article gives the source; ``None`` where it gives none.
        role: the speaker's role in the article's own words ("Russian Presidential Spokesman").
        kind: what the source is; ``None`` where there is no source.
        shown: sure enough to stand in an answer.
        source: the words that name who says it; the innermost of a relay.
        cue: the words that make it an attribution.
        content: what is attributed, in pieces, ascending.
        manner: quoted, told, or both.
        stance: how it is put.
        via: the relaying outlets, outermost first; never the publisher, the dateline's agency nor
            the speaker.
        date: when it was said: ISO 8601, or EDTF where digits are unknown (``XXXX-10-10``).
    """

    speaker: str | None
    role: str | None
    kind: Kind | None
    shown: bool
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    stance: Stance
    via: tuple[str, ...]
    date: str | None


Finder = Callable[[str, Sequence[Span]], list[Triple]]
"""A text and the spans of its sentences to the attributions in it: the rules, or a tagger."""
