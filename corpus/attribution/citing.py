"""The words of citing: where "citing", "with reference to", ", which in turn quoted" stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

QUOTING = frozenset("quoted quotes quote cited cites cite quoting citing".split())
"""Forms of verbs that pass on a person's words: "quoted an officer as saying"."""

PARTICIPLES = frozenset("citing quoting invoking".split())

REPORTED = frozenset(
    """
    quoted cited interviewed contacted reached approached asked reported relayed carried published
    obtained seen reviewed heard aired broadcast verified viewed consulted printed
    """.split()
)
"""What an outlet did with a source or its words, before "by"."""

_PHRASES = (
    ("with", "reference", "to"),
    ("in", "reference", "to"),
    ("with", "a", "link", "to"),
    ("on", "the", "strength", "of"),
    ("on", "the", "authority", "of"),
    ("on", "the", "basis", "of"),
    ("on", "information", "from"),
    ("based", "on", "information", "from"),
    ("referring", "to"),
    ("pointing", "to"),
    ("relying", "on"),
    ("drawing", "on"),
    ("basing", "itself", "on"),
    ("basing", "its", "report", "on"),
    ("without", "naming"),
    ("without", "identifying"),
    ("unter", "berufung", "auf"),
    ("unter", "verweis", "auf"),
    ("unter", "hinweis", "auf"),
    ("mit", "verweis", "auf"),
    ("mit", "bezug", "auf"),
    ("bezug", "nehmend", "auf"),
    ("со", "ссылкой", "на"),
    ("ссылаясь", "на"),
    ("сославшись", "на"),
    ("ссылается", "на"),
    ("ссылаются", "на"),
    ("ссылается", "при", "этом", "на"),
    ("beruft", "sich", "auf"),
    ("beruft", "sich", "dabei", "auf"),
    ("berief", "sich", "auf"),
    ("berief", "sich", "dabei", "auf"),
    ("berufen", "sich", "auf"),
    ("berufen", "sich", "dabei", "auf"),
    ("beriefen", "sich", "auf"),
    ("stützt", "sich", "auf"),
    ("stützt", "sich", "dabei", "auf"),
    ("bezieht", "sich", "auf"),
)
_BY_FIRST: dict[str, list[tuple[str, ...]]] = {}
for _phrase in _PHRASES:
    _BY_FIRST.setdefault(_phrase[0], []).append(_phrase)
_UNNAMED = frozenset("source sources interlocutor interlocutors informant informants".split())
_RELATIVES = frozenset("which that who itself themselves которое который которая которые".split())
_FINITE_TO = frozenset("referred refers refer pointed points".split())
_ATTRIBUTING = frozenset("attributing attributed attributes crediting credited".split())

_KEYWORDS = (
    REPORTED
    | PARTICIPLES
    | QUOTING
    | _FINITE_TO
    | _ATTRIBUTING
    | frozenset(
        """
        reference link strength authority basis information referring pointing relying drawing
        basing naming identifying berufung verweis hinweis bezug ссылкой ссылаясь ссылается
        ссылаются сославшись beruft berief berufen beriefen stützt bezieht reported according
        """.split()
    )
)


def cites(low: Sequence[str]) -> bool:
    """Say whether anything in a unit may be a citing phrase: a quick look before the slow one."""
    return not _KEYWORDS.isdisjoint(low)


def past_citing(low: Sequence[str], at: int) -> int | None:
    """Return what follows "citing", "with reference to" and the like at ``at``; None elsewhere."""
    past = _past(low, at)
    return past if past is not None and past < len(low) else None


def _past(low: Sequence[str], at: int) -> int | None:
    word = low[at]
    if word in _BY_FIRST:
        for phrase in _BY_FIRST[word]:
            if tuple(low[at : at + len(phrase)]) == phrase:
                return _past_unnamed(low, at + 2) if word == "without" else at + len(phrase)
    if word in PARTICIPLES:
        return at + 1
    if word in _ATTRIBUTING:
        return _past_object(low, at)
    if word in _RELATIVES:
        return _past_relative(low, at + 1)
    if word == "in" and tuple(low[at + 1 : at + 2]) == ("turn",):
        past = at + 2
        past += past < len(low) and low[past] == ","
        return past + 1 if past < len(low) and low[past] in PARTICIPLES else None
    return None


def _past_unnamed(low: Sequence[str], at: int) -> int | None:
    """Read "without naming its source": the source is the phrase itself."""
    return at if not _UNNAMED.isdisjoint(low[at : at + 3]) else None


def _past_object(low: Sequence[str], at: int) -> int | None:
    """Read "attributing the figure to": up to a few words, then "to"."""
    for k in range(at + 2, min(len(low), at + 6)):
        if low[k] == "to":
            return k + 1
        if low[k] in (",", "."):
            break
    return None


def _past_relative(low: Sequence[str], at: int) -> int | None:
    """Read "which in turn cited", "which refers to", "которое ссылается на"."""
    while at < len(low) and (
        low[at] in (",", "also", "itself", "then", "свою", "очередь", "очередь,")
        or (low[at] in ("in", "в") and at + 1 < len(low) and low[at + 1] in ("turn", "свою"))
        or low[at] == "turn"
    ):
        at += 1
    following = low[at + 1] if at + 1 < len(low) else ""
    if at >= len(low):
        return None
    if low[at] in QUOTING - PARTICIPLES and following not in ("by", "as"):
        return at + 1
    if low[at] in _FINITE_TO and following == "to":
        return at + 2
    if low[at] in ("ссылается", "ссылаются") and following == "на":
        return at + 2
    return _past_object(low, at) if low[at] in _ATTRIBUTING else None
