"""Who publishes and who writes for others: outlets by the host of a link and by printed name."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

# Name -> the other names it is printed under, in lower case. These write for other publishers.
_AGENCIES: dict[str, tuple[str, ...]] = {
    "AFP": ("agence france-presse", "agence france presse", "афп"),
    "AGERPRES": (),
    "Anadolu": ("aa", "anadolu agency", "anadolu ajansı"),
    "ANI": ("asian news international",),
    "ANSA": (),
    "AP": ("associated press", "ap news"),
    "APA": ("austria presse agentur",),
    "Belga": (),
    "BelTA": ("белта",),
    "Bernama": (),
    "Bloomberg": ("bloomberg news", "блумберг"),
    "BNO News": (),
    "Canadian Press": ("cp",),
    "CNA": ("central news agency",),
    "CTK": ("čtk",),
    "dpa": ("deutsche presse-agentur", "deutsche presse agentur", "dpa-afx"),
    "EFE": ("agencia efe",),
    "epd": (),
    "Europa Press": (),
    "IANS": ("indo-asian news service",),
    "Interfax": ("интерфакс", "interfax.ru"),
    "Interfax-Ukraine": ("интерфакс-украина",),
    "IRNA": ("irna english",),
    "ISNA": (),
    "Jiji": ("jiji press",),
    "KCNA": ("цтак",),
    "Kyodo": ("kyodo news",),
    "KNA": (),
    "KUNA": (),
    "Lusa": (),
    "MTI": (),
    "NTB": (),
    "PA Media": ("pa", "press association", "pa news agency"),
    "PAP": (),
    "PR Newswire": ("prnewswire", "prnewswire-usnewswire"),
    "Business Wire": ("businesswire",),
    "GlobeNewswire": ("globe newswire",),
    "PTI": ("press trust of india",),
    "Reuters": ("thomson reuters", "thomson reuters foundation", "рейтер"),
    "RIA Novosti": ("ria", "риа", "риа новости"),
    "Ritzau": (),
    "SANA": (),
    "SID": ("sport-informations-dienst",),
    "SPA": ("saudi press agency",),
    "Sputnik": (),
    "TASS": ("тасс", "itar-tass", "итар-тасс"),
    "TT": (),
    "Ukrinform": ("укринформ", "укрінформ"),
    "UNIAN": ("униан", "уніан"),
    "UPI": ("united press international",),
    "VNA": ("vietnam news agency",),
    "WAFA": (),
    "Xinhua": ("xinhua news agency", "синьхуа"),
    "Yonhap": ("yonhap news", "yonhap news agency", "ёнхап"),
}

# The same for those that publish under their own name.
_PUBLISHERS: dict[str, tuple[str, ...]] = {
    "ABC News": (),
    "Al Jazeera": ("aljazeera",),
    "BBC News": ("bbc",),
    "CBS News": ("cbs",),
    "CNBC": (),
    "CNN": ("cnnbusiness", "cnnmoney", "cnn.com"),
    "Deutsche Welle": ("dw",),
    "Euronews": (),
    "Financial Times": ("ft",),
    "Fox News": (),
    "France 24": (),
    "NBC News": (),
    "Newser": (),
    "NPR": (),
    "Politico": (),
    "ProPublica": (),
    "Religion News Service": ("rns",),
    "RFE/RL": ("radio free europe/radio liberty",),
    "Sky News": (),
    "The Conversation": (),
    "The Guardian": ("guardian",),
    "The New York Times": ("new york times",),
    "The Wall Street Journal": ("wall street journal", "wsj"),
    "The Washington Post": ("washington post",),
    "The Week": (),
    "USA Today": ("usatoday", "usa today network", "usa today sports"),
    "VOA": ("voa news", "voice of america"),
}

_HOSTS: dict[str, str] = {
    "abcnews.go.com": "ABC News",
    "abc.net.au": "ABC News (Australia)",
    "afp.com": "AFP",
    "aljazeera.com": "Al Jazeera",
    "apnews.com": "AP News",
    "bbc.co.uk": "BBC News",
    "bbc.com": "BBC News",
    "bloomberg.com": "Bloomberg",
    "cbc.ca": "CBC News",
    "cbsnews.com": "CBS News",
    "cnbc.com": "CNBC",
    "cnn.com": "CNN",
    "dw.com": "Deutsche Welle",
    "economist.com": "The Economist",
    "elpais.com": "El País",
    "euronews.com": "Euronews",
    "faz.net": "FAZ",
    "foxnews.com": "Fox News",
    "france24.com": "France 24",
    "ft.com": "Financial Times",
    "independent.co.uk": "The Independent",
    "interfax.ru": "Interfax",
    "kommersant.ru": "Kommersant",
    "latimes.com": "Los Angeles Times",
    "lemonde.fr": "Le Monde",
    "meduza.io": "Meduza",
    "nbcnews.com": "NBC News",
    "npr.org": "NPR",
    "nytimes.com": "The New York Times",
    "politico.com": "Politico",
    "politico.eu": "Politico Europe",
    "reuters.com": "Reuters",
    "ria.ru": "RIA Novosti",
    "rferl.org": "RFE/RL",
    "scmp.com": "South China Morning Post",
    "sky.com": "Sky News",
    "spiegel.de": "Der Spiegel",
    "sueddeutsche.de": "Süddeutsche Zeitung",
    "tagesschau.de": "tagesschau",
    "tass.com": "TASS",
    "tass.ru": "TASS",
    "telegraph.co.uk": "The Telegraph",
    "theguardian.com": "The Guardian",
    "thehill.com": "The Hill",
    "thetimes.co.uk": "The Times",
    "thetimes.com": "The Times",
    "theweek.co.uk": "The Week",
    "theweek.com": "The Week",
    "time.com": "Time",
    "upi.com": "UPI",
    "usatoday.com": "USA Today",
    "voanews.com": "VOA",
    "washingtonpost.com": "The Washington Post",
    "wsj.com": "The Wall Street Journal",
    "xinhuanet.com": "Xinhua",
    "yna.co.kr": "Yonhap",
    "zeit.de": "Die Zeit",
}

_NEWSPAPER = re.compile(
    r"\b(?:Advertiser|Argus|Bulletin|Chronicle|Courier|Daily|Dispatch|Echo|Examiner|Express|Gazette"
    r"|Globe|Guardian|Herald|Independent|Inquirer|Journal|Mail|Mercury|Mirror|Monitor|Observer|Post"
    r"|Register|Sentinel|Standard|Star|Telegraph|Times|Tribune|Weekly|Anzeiger|Blatt|Kurier"
    r"|Nachrichten|Zeitung)(?: Online)?$"
)
_OUTLET_WORD = re.compile(
    r"\b(?:Agency|Agentur|Broadcasting|Media|News|Newswire|Press|Presse|Radio|Service|TV|Wire"
    r"|Агентство)\b"
)

_PUBLISHING = frozenset(_HOSTS.values())

_NAMED: dict[str, str] = {
    spelling: name
    for table in (_PUBLISHERS, _AGENCIES)
    for name, spellings in table.items()
    for spelling in (name.lower(), *spellings)
}


def outlet_at(url: str) -> str | None:
    """Return the outlet known to publish at ``url``; ``money.cnn.com`` belongs to ``cnn.com``."""
    labels = _host(url).split(".")
    names = (_HOSTS.get(".".join(labels[start:])) for start in range(len(labels) - 1))
    return next((name for name in names if name), None)


def has_own_host(outlet: str) -> bool:
    """Say whether it is known where the outlet of this ``name`` publishes."""
    return outlet in _PUBLISHING or outlet_named(outlet) in _PUBLISHING


def publisher_and_claim(url: str | None, claim: str | None) -> tuple[str | None, str | None]:
    """Tell who publishes at ``url`` from who is only claimed to be the publisher.

    Where an outlet is known to publish at the address, that is it. An outlet that is known to
    publish elsewhere is a claim; any other name is the site's own.
    """
    if url is None or claim is None:
        return claim, None
    if at_home := outlet_at(url):
        same = at_home in (claim, outlet_named(claim)) or _plain(claim) in _plain(at_home)
        return at_home, None if same else claim
    return (None, claim) if has_own_host(claim) else (claim, None)


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", name).casefold()


def publisher_of(url: str) -> str | None:
    """Return who publishes at ``url``: the outlet of its host, else the bare host, if it has one.

    The host ``www.example.org`` is ``example.org``.
    """
    return outlet_at(url) or _host(url).removeprefix("www.") or None


def _host(url: str) -> str:
    try:
        return (urlsplit(url.strip()).hostname or "").rstrip(".")
    except ValueError:
        return ""


@lru_cache(maxsize=20_000)
def outlet_named(words: str) -> str | None:
    """Return the outlet that ``words`` name, under the one name it is kept by; None if unknown.

    An outlet's department is the outlet: ``CNN Business`` is CNN, ``Reuters Health`` is Reuters.
    Names of three letters or fewer count only as printed in capitals or in the table's own case.
    """
    plain = re.sub(r"\s+", " ", words).strip(" .,")
    if plain[:4].lower() == "the " and (found := outlet_named(plain[4:])):
        return found
    name = _NAMED.get(plain.lower())
    if name is None and re.fullmatch(r"[^\W\d_]+ ?[A-Z]\w+", plain):
        first, _, _ = plain.partition(" ")
        name = _NAMED.get(first.lower()) if first != plain else None
        plain = first
    if name and len(plain) <= 3 and not (plain.isupper() or plain == name):
        return None
    return name


def split_outlet(words: str) -> tuple[str | None, str]:
    """Split a known outlet off the end of ``words``: ``Hong Kong CNN Business``; return the rest.

    After a comma two or three letters may be a state ("VILLANOVA, PA"), so they stay.
    """
    tokens = words.split()
    for count in range(min(4, len(tokens)), 0, -1):
        name, rest = " ".join(tokens[-count:]), " ".join(tokens[:-count])
        if len(name) > 2 and not rest.endswith(",") and (known := outlet_named(name)):
            return known, rest.rstrip(" -–—")
    return None, words


def is_agency(name: str) -> bool:
    """Say whether the outlet of this ``name`` writes for other publishers."""
    return name in _AGENCIES


@lru_cache(maxsize=20_000)
def named_like_outlet(words: str) -> bool:
    """Say whether ``words`` sound like an outlet that is not in the table ("Coastal Press")."""
    return bool(_OUTLET_WORD.search(words))


@lru_cache(maxsize=20_000)
def is_masthead(line: str) -> bool:
    """Say whether ``line`` is an outlet's name alone: a known one, or one like a newspaper's."""
    if outlet_named(line):
        return True
    words = line.split()
    return len(words) <= 4 and bool(_NEWSPAPER.search(line)) and all(w[0].isupper() for w in words)
