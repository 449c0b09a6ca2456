"""The small words that a follow-up is told by, English and Russian."""

from __future__ import annotations

import re

from index.terms import stop_words

SPEECH = frozenset(
    """
    account answer answered article articles claim claimed claims comment comments coverage opinion
    position version
    react reaction replied reply report reported reports respond response said say says speak
    statement statements stated think thinks thought view views word words write writes written
    wrote
    говорил говорила говорит думает заявил заявила заявило заявляет мнение мнению написал написала
    написали ответил ответила пишет пишут писал писала сказал сказала сказали словам сообщает
    сообщил сообщила сообщили сообщило считает данным версии информации
    """.split()
)
"""Words for saying: beside a name they only tell whose words are asked for."""

_FILLERS = frozenset(
    """
    according actually afterwards ah anybody anyone anything apparently bit come continue detail
    details elaborate everybody everyone everything exactly example explain far further give go goes
    going gone happen happened happening happens hm hmm info information know later long many maybe
    mean means meant next nobody number often oh ok okay old one ones others per perhaps please
    precisely really reason reasons right since somebody someone something soon sort sure tell thing
    things verbatim well went wrong yet
    было-то буквально вообще давно далее дальше долго дословно ещё именно иначе кто-нибудь кто-то
    насчет насчёт ну
    объясни объясните подробнее подробности подробностей пожалуйста поподробнее поясни поясните
    правда причина причины произошло расскажи расскажите случилось согласно точно часто что-нибудь
    """.split()
)
SMALL = ((stop_words("en") | stop_words("ru") | _FILLERS) - {"against", "same"}) | SPEECH
"""Words that say nothing of what a message is about."""

WH = frozenset(
    """
    how what when where which who whom whose why
    где как какая какие каких какое каком какого какой какую кем когда кого ком кому кто куда откуда
    отчего почему сколько чего чей чем чему чьи чья чьё что зачем
    """.split()
)
DO = frozenset(
    """
    can cannot can't could couldn't did didn't do does doesn't don't may might must shall should
    shouldn't will won't would wouldn't
    """.split()
)
"""Auxiliaries that their subject and then a bare verb follow."""

BE = frozenset(
    "are aren't be been had hadn't has hasn't have haven't is isn't was wasn't were weren't".split()
)
AUXILIARIES = DO | BE

PREPOSITIONS = frozenset(
    """
    about above after against along among around as at before behind below beneath beside between
    beyond by during for from in inside into like near of off on onto out outside over regarding
    since through till to toward towards under until upon via with within without
    без в во для до за из к ко между на над о об обо от перед по под после при про против с со у
    через
    """.split()
)
ABOUT = frozenset("about against of on over regarding о об обо про насчет насчёт".split())
"""Prepositions between a word for saying and its topic."""

ARTICLES = frozenset("a an the".split())
POINTING = frozenset("that these this those эта эти этих этой этого этом этот эту этим".split())

PERSONAL = frozenset("he her hers him his she ей ему него ней неё нее нём нем он она".split())
THINGS = frozenset("it its оно его её ее".split())
SEVERAL = frozenset("their theirs them they ими них они".split())
SHOWN = frozenset("that these this those это этого этом этому этим".split())
RELATIONAL = frozenset(
    """
    cause consequence consequences cost costs damage date demand demands motive outcome penalty
    price punishment reaction result results score sentence toll total verdict winner
    дата дату итог итоги мотив наказание последствия приговор результат стоимость ущерб цена
    """.split()
)
"""Nouns that are always something's: "what was the outcome?"."""

REPLIES = frozenset(
    """
    answer comment comments react reaction reply respond response ответ ответил ответила реакция
    """.split()
)
"""Words for saying that need something said before."""

POSSESSIVE = frozenset("her his its their".split())
PRONOUNS = PERSONAL | THINGS | SEVERAL | SHOWN

CLAUSES = frozenset(
    """
    after although and as because before but if or since than that though unless until what when
    where whether which while who whom whose why
    где если и или как когда которая которое которые который которого кто но потому пока хотя что
    чтобы
    """.split()
)
"""Words that a clause begins with: a pronoun in it may stand for what is in the one before."""

MORE = frozenset(
    """
    continue detail details elaborate else example explain further info information more reason
    reasons verbatim word
    буквально далее дальше дословно ещё объясни объясните подробнее подробности подробностей
    поподробнее поясни поясните причина причины расскажи расскажите
    """.split()
)
"""Words that ask for more of what there was."""

PERIODS = frozenset(
    """
    afternoon autumn century day days decade evening fall month months morning night quarter season
    spring summer weekend week weeks winter year years time times
    день дня дню месяц месяца месяце неделе недели недель год года году раз
    """.split()
)
"""Nouns that "this" and "that" make a time of."""

EVENTS = frozenset(
    """
    accident affair attack case claim conflict crash crisis deal decision disaster event fire
    incident issue law matter meeting place plan project report statement story topic vote
    авария авариях вопрос вопросе дела дело деле заявление истории история месте проект решение
    событие событии
    """.split()
)
"""Nouns that "this" and "that" make the matter of the last question of."""

CONNECTOR = re.compile(
    r"(?:(?:ok|okay|well|so|right|yes|no|thanks|hm+|ладно|ясно|понятно|хорошо|спасибо|ну|так)"
    r"[,.!]?\s+)*"
    r"(?:(?P<joins>(?:and|but|or|also|plus|а|и|но|или),?"
    r"(?:\s+(?:also|then|ещё|еще|потом))?"
    r"(?:\s+(?:what\s+about|how\s+about|(?:как|что)\s+(?:насч[её]т|там|же)))?)"
    r"|(?P<same>(?:and\s+)?(?:the\s+)?same(?:\s+(?:question|thing))?,?(?:\s+but)?(?:\s+(?:for|with))?"
    r"|то\s+же(?:\s+самое)?(?:,?\s+но)?(?:\s+(?:для|про))?)"
    r"|(?P<about>(?:what|how)\s+about|(?:как|что)\s+насч[её]т))\s+",
    re.IGNORECASE,
)
"""What a message begins with that goes on from the one before."""

SAME_AGAIN = re.compile(
    r"(?:,|\s+(?:on|about|for))?\s+(?:the\s+)?same\s+(?:matter|question|story|subject|thing|topic)(?=\W*$)"
    r"|,?\s+(?:на|про|о)\s+(?:ту|то|том|той)\s+же(?:\s+(?:самое|самую|тему|теме|самом))*(?=\W*$)",
    re.IGNORECASE,
)
"""What a message ends with that only says that it goes on: ", same topic"."""

_ADVERBS = r"(?:\s+(?:\w+ly|be|been|being|even|ever|have|now|often|sometimes|still|then))*"
_JUDGED = (
    "acceptable|allowed|bad|best|better|certain|cheaper?|clear|common|customary|cruel|dangerous"
    "|difficult|easier|easy|enough|expensive|fair|forbidden|good|harder|hard|harmful|healthy"
    "|illegal|important|impossible|known|late|legal|likely|moral|necessary|normal|ok|okay"
    "|permitted|popular|possible|profitable|rare|reasonable|right|safer?|sensible|soon|thought"
    "|time|traditional|true|typical|unlikely|unusual|useful|usual|wise|worse|worth|wrong"
)
EXPLETIVE = re.compile(
    # It takes a day to, is it true that, what is it called when, what is it like to, it rains.
    rf"\bit(?:'s|'ll|'d)?(?:\s+(?:is|was|would|will))?{_ADVERBS}\s+(?:"
    r"(?:takes?|took|taken|costs?)\b.*\bto\b"
    r"|means?\s+(?:to|for|when|if|that)\b"
    r"|(?:appears?|feels?|happens?|looks?|matters?|seems?|turns? out)\b.*"
    r"\b(?:like|that|as|if|to|how)\b"
    r"|(?:rain|snow)\w*|comes? to\b|called\s+(?:when|if)\b|(?:when|who)\b"
    r"|like\s+\w|(?:\w+\s+){0,3}that\b"
    rf"|(?:\w+\s+or\s+)?(?:{_JUDGED})\s+(?:to|for|how|if|in|when)\b)"
    r"|\b(?:makes?|made|finds?|found)\s+it\s+\w+\s+(?:to|for|that)\b|\bmakes?\s+it\s+(?:to|into)\b"
    r"|\b(?:time|day|date|year|season)\s+(?:is|was)\s+it\b",
    re.IGNORECASE,
)
"""Where "it" stands for nothing."""
