"""The small words and the endings by which German noun phrases are read."""

from __future__ import annotations

import re

_ARTICLES: dict[str, str] = {
    "der": "ndg",
    "die": "na",
    "das": "na",
    "des": "g",
    "dem": "d",
    "den": "ad",
    "ein": "na",
    "eine": "na",
    "einen": "a",
    "einem": "d",
    "einer": "dg",
    "eines": "g",
    "deren": "nadg",
    "dessen": "nadg",
    "beide": "na",
    "beiden": "nadg",
    "alle": "na",
    "aller": "g",
    "allen": "d",
    "mehrere": "na",
    "mehreren": "d",
    "mehrerer": "g",
    "einige": "na",
    "einigen": "d",
    "einiger": "g",
    "viele": "na",
    "vielen": "d",
    "vieler": "g",
    "zahlreiche": "na",
    "zahlreichen": "d",
    "manche": "na",
    "manchen": "d",
    "andere": "na",
    "anderen": "nad",
    "weitere": "na",
    "weiteren": "d",
    "etwa": "nad",
    "rund": "nad",
    "kein": "na",
    "keine": "na",
    "keinen": "a",
    "keinem": "d",
    "keiner": "dg",
    "was": "na",
}
for _stem in ("sein", "ihr", "unser", "mein"):
    _ARTICLES |= {
        _stem: "na",
        f"{_stem}e": "na",
        f"{_stem}en": "ad",
        f"{_stem}em": "d",
        f"{_stem}er": "dg",
        f"{_stem}es": "g",
    }
for _stem in ("dies", "jen", "jed", "manch", "welch"):
    _ARTICLES |= {
        f"{_stem}er": "ndg",
        f"{_stem}e": "na",
        f"{_stem}es": "nag",
        f"{_stem}en": "ad",
        f"{_stem}em": "d",
    }
CASES = {word: frozenset(cases) for word, cases in _ARTICLES.items()}
"""Articles and pronouns before a noun, with the cases that they tell."""
PRONOUNS = {
    "er": "n",
    "sie": "na",
    "es": "na",
    "wir": "n",
    "ich": "n",
    "man": "n",
    "ihm": "d",
    "ihn": "a",
    "ihnen": "d",
    "ihr": "d",
    "uns": "ad",
    "mir": "d",
    "jemand": "n",
    "niemand": "n",
    "beide": "na",
    "dieser": "n",
    "diese": "na",
    "dieses": "na",
    "jener": "n",
    "letzterer": "n",
    "das": "na",
    "dies": "na",
    "wer": "n",
    "wen": "a",
    "wem": "d",
}
NUMBERS = frozenset("zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dutzende".split())
ADJECTIVE = re.compile(r"(?:\d+-)?[a-zäöüß][\wäöüß-]*(?:e|en|er|es|em)$")
COMPOUND = re.compile(r"[a-zäöü]+-[A-ZÄÖÜ]")  # "dpa-Reporter"
AGED = re.compile(r"\d+-[A-ZÄÖÜ]")  # "52-Jährige"
FEMININE = re.compile(
    r"(?:ung|heit|keit|schaft|ion|tät|ik|(?<!e)ur|anz|enz|ei|ie|(?:er|ist|or|ent|ant|at|og|eg|et|it|ärzt|anwält|nd|äg|rg|w)in|itung|age|[^hs]e|sse|(?:[aou]|r)che|(?:ei|kri|au|ly|the)se|(?:[äöü]|ei|ie)he|gewalt|bank|wehr|post|bahn|welt"
    r"|partei|regierung|behörde|agentur|union|zentrale|stadt|macht|wahl|zahl|spd|cdu|fdp|csu|afd|eu|uno)$"
)
PARTICLES = frozenset(
    "von van de al bin ibn del della di du da zu der den dos le la el ben".split()
)
MODIFYING = frozenset(
    "in im aus bei beim für an am auf zu zum zur mit über gegen ohne vor unter".split()
)
DEGREES = frozenset({"dr", "dr.", "prof", "prof.", "."})
BODIES = (
    "betreiber",
    "hersteller",
    "anbieter",
    "sender",
    "zulieferer",
    "autobauer",
    "maschinenbauer",
    "flugzeugbauer",
    "versicherer",
    "zentrum",
    "theater",
    "kammer",
    "center",
    "ministerium",
    "minister-runde",
    "alter",
    "polizei",
    "partei",
    "verein",
)
"""Nouns that end as those for people do, but are bodies."""


OUTLET_NOUNS = ("agentur", "sender", "zeitung", "magazin", "portal")
PERIODS = frozenset(
    """
    wochenende jahr jahre jahren monat monaten woche wochen tag tage tagen rande ende anfang mitte
    uhr prozent euro dollar morgen jahresende jahresbeginn monatsende nacht
    """.split()
)
"""Nouns after which another noun is none of theirs: "am Wochenende | Temperaturen"."""
TITLED = re.compile(r"(?:in|er|ist|or|ent|ant|loge|eur)$")


OF_OUTLETS = (
    "bericht",
    "berichts",
    "berichten",
    "informationen",
    "angaben",
    "recherchen",
    "redaktion",
    "korrespondent",
    "reporter",
    "chefredakteur",
    "redakteur",
    "ausgabe",
    "anfrage",
    "interview",
    "umfrage",
)
"""Nouns whose owner may be an outlet."""
LOCAL = re.compile(r"(?:polizei|regierung|behörden?|gericht|anwaltschaft|ministerium|botschaft)$")
OFFICES = re.compile(
    r"(?:amt|ministerium|minister|ministerin|institut|zentrum|zentrale|behörde|gesellschaft|kommission|agentur|rat|stelle"
    r"|beauftragter?|stiftung|ausschuss|verband|direktion|inspektion|kommissar|kommissarin)e?s?$"
)
"""What has a name with "für": "das Bundesamt für Justiz"."""
ADVERBIAL = re.compile(r"(?:lich|isch|ig|bar|sam|los|haft|weise|nd)$")
"""How adjectives end that begin a sentence as adverbs; few nouns do."""
DERIVED = re.compile(r"(?:isch|lich|ig|bar|sam|los|haft|end|e[nr]n|ell|al|iv|är|ös)er$")
"""How adjectives end that a capital at the beginning of a sentence makes look like nouns."""
BODY = re.compile(
    r"(?:amt|gericht|ministerium|behörde|bank|verband|verein|partei|regierung|polizei|wehr|konzern|unternehmen|firma"
    r"|gewerkschaft|agentur|institut|universität|stiftung|kommission|ausschuss|rat|parlament|bund|bahn|klinik|haus"
    r"|schule|museum|theater|kirche|bistum|armee|militär|marine|truppe|miliz|zentrale|kammer|verwaltung|stadt|land"
    r"|kreis|gemeinde|opposition|koalition|fraktion|union|liga|klub|club|team|sender|zeitung|magazin|blatt|portal"
    r"|dienst|zentrum|netzwerk|bündnis|organisation|gruppe|hersteller|betreiber|anbieter|werk|hof|kanzlei|botschaft"
    r"|konsulat|senat|kongress|kabinett|wacht|leitung|führung|spitze|vorstand|redaktion|jury|kreml|vatikan|tag|stab"
    r"|zoll|schutz|kanton|staat|betrieb|fonds|funk|kurier|standard|anzeiger|riese|gigant|discounter|iran|irak|sudan"
    r"|libanon|jemen|tschad|kongo|westen|osten|norden|süden|handel|markt|bericht|konvent|rechnungshof|palast|pakt"
    r"|block|flügel|zirkel|zweig|arm|sektor|branche|lobby|industrie|forum|beirat|gipfel|rundfunk|ring|kanal|spiegel"
    r"|verlag|trust|beamtenbund|träger|lieferant|versicherer|importeur-verband|mieterbund|presserat|pressedienst"
    r"|publikum|hilfe|mission|orden|zirkus|zoo|hafen|flughafen|airport|supermarkt|laden|entwurf|text|brief|plan)s?$"
)
"""How nouns for bodies end; other masculine ones that speak are somebody."""
