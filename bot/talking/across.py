"""A follow-up in another language than the last question: "а когда это было?" after an English one.

Written out as it stands it would mix two languages and find nothing. What it may be is a closed
list, so it is put in English: the words around a name, and the name as the index lists it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.talking.antecedents import russian

if TYPE_CHECKING:
    from index.mentions import Names

_ALSO = r"(?:(?:а|и|но|ну|так)\s+)?(?:ещё\s+|еще\s+)?"
_IT = r"(?:\s+(?:это|он|она|оно|они))?"
_WAS = r"(?:\s+(?:был[аои]?|произошл[ао]|произошел|произошёл|случил[аои]сь|случился))?"
_SAID = (
    r"(?:сказал[аи]?|говорит|говорят|говорил[аи]?|заявил[аи]?|заявляет|думает|пишет|написал[аи]?"
    r"|ответил[аи]?|сообщил[аи]?|сообщает)"
)
_ON_IT = r"(?:\s+(?:об\s+этом|на\s+это|по\s+этому\s+поводу))?"

_FRAMES = {
    rf"{_ALSO}когда{_IT}{_WAS}{_IT}": "and when was that?",
    rf"{_ALSO}где{_IT}{_WAS}{_IT}": "and where was that?",
    rf"{_ALSO}(?:почему|отчего|зачем){_IT}{_WAS}{_IT}": "and why?",
    rf"{_ALSO}кто(?:\s+(?:это|так))?\s+{_SAID}(?:\s+(?:это|так))?": "and who said so?",
    rf"{_ALSO}что{_ON_IT}\s+{_SAID}{_ON_IT}\s+(?P<speaker>[^,:;]{{2,60}}?){_ON_IT}": (
        "and what did {name} say?"
    ),
    rf"{_ALSO}(?:что|как)\s+насч[её]т\s+(?P<other>[^,:;]{{2,60}})": "and {name}?",
    r"(?:а|и)\s+(?P<more>[^,:;]{2,60})": "and {name}?",
}
"""Russian follow-ups (the whole message, without its last marks) and the same in English."""

_PATTERNS = {re.compile(russian_, re.IGNORECASE): english for russian_, english in _FRAMES.items()}


def in_language_of(last: str, message: str, names: Names) -> str:
    """Return a Russian follow-up in English if the last question is; any other message as it is.

    A name is written as the index lists it (``names``); of a message that consists of more than the
    list knows, nothing is changed.
    """
    if russian(last) or not russian(message):
        return message
    bare = message.strip().rstrip(" ?!.…")
    for pattern, english in _PATTERNS.items():
        found = pattern.fullmatch(bare)
        if found is None:
            continue
        named = found.lastgroup
        if named is None:
            return english
        name = _listed(found[named], names)
        if name is None and named != "speaker":
            continue
        return english.format(name=name or found[named])
    return message


def _listed(words: str, names: Names) -> str | None:
    """Return a name as the index lists it, if the words are one and nothing else."""
    asked = "according to "
    for mention in names.mentions(f"{asked}{words}"):
        if mention.start == len(asked) and mention.words == words:
            return mention.name
    return None
