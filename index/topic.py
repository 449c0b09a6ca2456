"""Questions that ask for whatever there is about a matter: "gas prices", "any news on the ferry?".

They say what they are about and nothing that an answer could be held against, so every passage
about it answers. The words around the matter ("what is known about") are about no matter, and only
lead away from it. English, Russian, German, Spanish; what has no such words around it is a matter
alone in any language.
"""

from __future__ import annotations

import re

from index.answer_type import answer_type
from index.terms import folded, stop_words, words

_MOST = 5
"""Words of a matter, but for small ones; who writes more than that says what is to be answered."""

_NEWS = (
    r"(?:articles?|coverage|details|facts|headlines?|information|info|news|pieces?|reports?"
    r"|stor(?:y|ies)|updates?)"
)
_ANY = (
    r"(?:(?:a|all|any|anything|everything|further|interesting|last|latest|me|more|new|recent|some"
    r"|something|the)\s+)*"
)
_ON = r"(?:about|concerning|in|of|on|regarding)"
_FROM = r"(?:(?:'s\s+)|(?:(?:by|from|in|of|on|via)\s+))?"
_WRITE = (
    r"(?:announced?|carr(?:y|ied)|covered|cover|covering|found|know|known|print(?:ed)?"
    r"|publish(?:ed)?|report(?:ed)?|reporting|reveal(?:ed)?|said|saying|say|state|tell(?:\s+us)?"
    r"|told|write|writing|written|wrote)"
)
_IN_ENGLISH = (
    rf"(?:please\s+)?(?:(?:can|could)\s+you\s+)?(?:find|get|give|read|send|show|tell)\s+{_ANY}"
    rf"(?:{_NEWS}\s+)?{_FROM}{_ON}",
    rf"(?:is|are)\s+there\s+{_ANY}(?:{_NEWS}\s+)?{_FROM}{_ON}",
    rf"(?:'s\s+)?{_ANY}{_NEWS}\s+{_FROM}{_ON}",
    rf"(?:(?:any|some)thing|everything)\s+(?:new\s+)?{_FROM}{_ON}",
    rf"what(?:'s|’s|\s+(?:is|are))\s+(?:the\s+)?(?:(?:latest|news?)|going\s+on|happening|known)\s+"
    rf"(?:{_NEWS}\s+)?{_FROM}(?:{_ON}|at|with)",
    rf"what\s+(?:did|do|does|had|has|have|is|was)\s+(?:(?:it|people|the|they|we|you)\s+)?(?:been\s+)?"
    rf"{_WRITE}\s+(?:(?:in|on)\s+)?(?:about|of|on|regarding)",
    r"what\s+(?:has\s+|is\s+|was\s+)?happen(?:ed|ing)\s+(?:about|at|in|on|to|with)",
    r"(?:how|what)\s+about",
)
_IN_OTHERS = (
    r"(?:что\s+(?:известно|нового|слышно|происходит|произошло|случилось|пишут|говорят|сообщают"
    r"|пишет|написал[аио]?|сообщил[аио]?)"
    r"|(?:последние\s+|есть\s+|какие\s+)*(?:новости|статьи|материалы|сообщения)"
    r"|(?:расскажи|покажи|найди)(?:те)?(?:\s+(?:мне|вс[её]|новости|статьи))*)"
    r"\s+(?:в|из|на|обо?|о|по|про|со?)",
    r"(?:was\s+(?:gibt\s+es\s+neues|ist\s+(?:bekannt|geschehen|los|neu|passiert)|wei(?:ß|ss)\s+man"
    r"|wissen\s+wir|berichtete?|meldete?|schreibt|schrieb)"
    r"|(?:aktuelle\s+|neue\s+|neueste\s+)*(?:artikel|berichte|meldungen|nachrichten|neues)"
    r"|(?:erzähl|zeig)e?(?:\s+(?:alles|artikel|etwas|mir|mehr|nachrichten))*)"
    r"\s+(?:aus|bei|im|in|mit|über|um|vo[mn]|zu[mr]?)",
    r"(?:qué\s+(?:hay\s+de\s+nuevo|se\s+sabe|pas[óa]|ha\s+pasado|ocurrió|dice|dijo|inform[aó]"
    r"|public[aó]|escribió)"
    r"|(?:últimas\s+)?(?:artículos|información|noticias|novedades)"
    r"|(?:cuéntame|muéstrame|busca)(?:\s+(?:algo|artículos|más|noticias|todo))*)"
    r"\s+(?:acerca\s+de|con|de|del|en|sobre)",
)
_AROUND = re.compile(
    rf"[\s\"'“„«¿¡]*(?:{'|'.join((*_IN_ENGLISH, *_IN_OTHERS))})\s+(?=\S)", re.IGNORECASE
)
_SMALL = frozenset(
    "a about an and at between by for from in into near of off on or over the through to under with"
    " в во из и к на о об от по под при про с со у для за"
    " am an auf aus bei beim das dem den der des die ein eine für im in mit und vom von zu zum zur"
    " al con de del el en entre la las los para por sobre un una y".split()
)
"""Small words that a matter may have among its own."""


_STATES = re.compile(
    r"(?:\A|\s)(?:am|are|be|been|can|could|did|do|does|had|has|have|how|if|is|may|might|must|shall"
    r"|should|that|was|were|[Ww]h(?:at|en|ere|ether|ich|om?|ose|y)|will|would)(?!\w)"
)
"""Words that make a sentence of a matter, about which there is more to be said than that it is."""


def words_around_topic(question: str) -> int:
    """Return how many of the first code points of a question only ask for whatever there is."""
    around = _AROUND.match(question)
    return around.end() if around and _may_be_topic(question[around.end() :]) else 0


def is_topic(matter: str, language: str) -> bool:
    """Say whether words name a matter, and ask nothing of it, by the rules of a language."""
    ignored = stop_words(language)
    return _may_be_topic(matter) and not any(
        folded(word) in ignored and word not in _SMALL for word in words(matter, language)
    )


def _may_be_topic(matter: str) -> bool:
    """Say whether words are few, and none of them asks for an answer of some kind."""
    content = [word for word in words(matter) if word not in _SMALL]
    asks = answer_type(matter) is not None or _STATES.search(matter) is not None
    return 0 < len(content) <= _MOST and not asks
