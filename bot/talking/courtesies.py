"""Messages that only keep somebody company: thanks, greetings, "ok", "haha", an emoji alone.

A closed list, matched on the whole message. One with a word that is not on it is a question,
however it begins: "thanks, and what did CNN say?".
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

Courtesy = Literal["thanks", "farewell", "greeting", "nod"]

_LISTED: dict[Courtesy, str] = {
    "thanks": """
        thanks; thanks a lot; thanks so much; thanks very much; many thanks; thank you;
        thank you so much; thank you very much; thx; ty; tysm; cheers; much appreciated;
        appreciate it; good bot; well done; good job; great job; nice work;
        спасибо; спасибо большое; большое спасибо; огромное спасибо; спасибо огромное;
        спасибо вам; спасибо тебе; спс; благодарю; благодарю вас; признателен; признательна;
        молодец; умница; хорошая работа
        """,
    "farewell": """
        bye; goodbye; good bye; good night; see you; see you later; see ya; cu; take care;
        have a nice day; have a good day;
        пока; до свидания; до встречи; доброй ночи; спокойной ночи; всего доброго;
        всего хорошего; хорошего дня
        """,
    "greeting": """
        hi; hi there; hello; hello there; hey; hey there; hiya; howdy; greetings; good morning;
        good afternoon; good evening; good day; how are you; how are you doing;
        привет; приветик; приветствую; здравствуй; здравствуйте; здрасте; добрый день;
        доброе утро; добрый вечер; доброго дня; салют; как дела; как вы; как ты
        """,
    "nod": """
        ok; okay; okey; k; kk; cool; great; nice; good; fine; perfect; awesome; wow; yes; yep; yeah;
        no; nope; sure; right; got it; i see; understood; makes sense; all right; alright;
        interesting; very interesting; lol; lmao; rofl; sorry; never mind; nevermind; no problem;
        no worries; hm; hmm; ah; oh; aha;
        ок; окей; оке; хорошо; отлично; прекрасно; супер; класс; круто; здорово; ясно; понятно;
        понял; поняла; поняли; ладно; да; ага; угу; нет; неа; интересно; очень интересно; лол;
        ничего себе; извини; извините; прости; простите; неважно; ну ладно; все ясно; все понятно;
        пожалуйста; не за что; хм; ого
        """,
}
"""What each may consist of; of several in one message the first kind here counts."""

_WHOM = "bot; byline; dear bot; бот; дорогой бот; all; everyone; everybody; all of you; всем"
"""Who is spoken to beside it: "hello bot"."""

_LONGEST = 80
"""Code points of a courtesy."""

_LAUGHTER = r"(?:(?:b?w?a)?(?:h[aeiou]){2,}h?|(?:а?х[аеи]){2,}х?|ах(?:ах)+а?|хе-?хе)"
_SMILEY = re.compile(r"[:;=]['’]?-?[()DPpdоo]+|[xX]D+|[()]+|<3+")


def courtesy_in(message: str) -> Courtesy | None:
    """Return what a message is, if all of it is on the list; an emoji or a smile alone is a nod."""
    words = _words(message)
    if not words:
        return "nod" if _smiles(message) else None
    if len(words) > _LONGEST or not _WHOLE.fullmatch(words):
        return None
    kind = next(kind for kind, one in _EACH.items() if one.search(words))
    # "Right?" asks, and so may "Nice?".
    return None if kind == "nod" and "?" in message else kind


def _words(message: str) -> str:
    """Return the words of a message without case and whatever stands between them."""
    folded = _SMILEY.sub(" ", message).casefold().replace("ё", "е")
    return " ".join(re.findall(r"[^\W_]+", folded))


def _smiles(message: str) -> bool:
    """Say whether a message without words has a picture or a smile in it."""
    pictured = any(unicodedata.category(character) == "So" for character in message)
    return pictured or _SMILEY.fullmatch(message.strip()) is not None


def _any_of(listed: str) -> str:
    phrases = (" ".join(phrase.split()) for phrase in listed.split(";"))
    return rf"(?:{'|'.join(sorted(phrases, key=len, reverse=True))})"


_PATTERNS = {kind: _any_of(listed) for kind, listed in _LISTED.items()}
_PATTERNS["nod"] = f"(?:{_PATTERNS['nod']}|{_LAUGHTER})"
_EACH = {kind: re.compile(rf"(?<!\S){one}(?!\S)") for kind, one in _PATTERNS.items()}
_ONE = f"(?:{'|'.join(_PATTERNS.values())})"
_WHOLE = re.compile(f"{_ONE}(?: {_ONE})*(?: {_any_of(_WHOM)})?")
