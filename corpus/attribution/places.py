"""Countries, their capitals, regions and states, in lower case: they stand for who governs them."""

from __future__ import annotations

# Countries and capitals stand for their governments when they speak.
PLACES = frozenset(
    """
    afghanistan albania algeria angola argentina armenia australia austria azerbaijan bahrain
    bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria burma cambodia
    cameroon canada chad chile china colombia congo croatia cuba cyprus denmark ecuador egypt
    england eritrea estonia ethiopia finland france georgia germany ghana greece guatemala
    guinea haiti honduras hungary iceland india indonesia iran iraq ireland israel italy
    jamaica japan jordan kazakhstan kenya kosovo kuwait kyrgyzstan laos latvia lebanon libya
    lithuania luxembourg madagascar malawi malaysia mali malta mexico moldova mongolia
    montenegro morocco mozambique myanmar namibia nepal netherlands nicaragua niger nigeria
    norway oman pakistan palestine panama paraguay peru philippines poland portugal qatar
    romania russia rwanda scotland senegal serbia singapore slovakia slovenia somalia spain
    sudan sweden switzerland syria taiwan tajikistan tanzania thailand tunisia turkey
    turkmenistan uganda ukraine uruguay uzbekistan venezuela vietnam wales yemen zambia
    zimbabwe eu un u.n. nato us u.s. uk u.k. usa dprk
    washington london paris berlin moscow kyiv kiev
    beijing tokyo seoul pyongyang tehran ankara brussels rome madrid warsaw vienna budapest
    prague belgrade athens cairo jerusalem damascus baghdad riyadh delhi islamabad kabul minsk
    baku yerevan tbilisi chisinau bucharest sofia zagreb sarajevo pristina helsinki stockholm
    oslo copenhagen dublin lisbon bern caracas havana canberra ottawa taipei hanoi manila
    jakarta bangkok abuja nairobi pretoria russland deutschland frankreich großbritannien usa
    china polen österreich ungarn türkei israel iran moskau kiew peking россия украина сша
    германия франция великобритания китай япония иран израиль турция польша москва киев
    вашингтон лондон париж берлин пекин сеул токио тегеран анкара брюссель kremlin pentagon
    кремль пентагон
    """.split()
)

REGIONS = frozenset(
    {
        "south korea",
        "north korea",
        "united states",
        "saudi arabia",
        "new zealand",
        "south africa",
        "hong kong",
        "european union",
        "united nations",
        "united kingdom",
        "great britain",
        "white house",
        "downing street",
        "state department",
        "czech republic",
        "republic of korea",
        "sri lanka",
        "costa rica",
        "el salvador",
        "burkina faso",
        "ivory coast",
        "sierra leone",
        "north macedonia",
        "bosnia and herzegovina",
        "united arab emirates",
        "dominican republic",
        "soviet union",
        "capitol hill",
        "wall street",
        "buenos aires",
        "new delhi",
        "addis ababa",
        "abu dhabi",
        "tel aviv",
        "kuala lumpur",
        "scotland yard",
    }
)

STATES = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho
    illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan
    minnesota mississippi missouri montana nebraska nevada ohio oklahoma oregon pennsylvania
    tennessee texas utah vermont virginia wisconsin wyoming
    """.split()
) | {
    "new hampshire",
    "new jersey",
    "new mexico",
    "new york",
    "north carolina",
    "north dakota",
    "rhode island",
    "south carolina",
    "south dakota",
    "west virginia",
}
