"""What organisations and people may be called besides what their names and roles say."""

from __future__ import annotations

WIRES = frozenset({"agency", "agentur", "nachrichtenagentur"})

BROADCASTERS = frozenset(
    "broadcaster radio television tv channel station network fm sender".split()
)

PAPERS = frozenset(
    "newspaper paper magazine daily weekly tabloid broadsheet journal bulletin zeitung".split()
)

_ASSOCIATIONS = """
    association foundation institute council committee center centre alliance coalition league
    fund project federation union initiative movement society watch brotherhood guild trust
    network caucus group
"""

# What an organisation may be called -> the words by which the names of such ones are known.
ALIKE: dict[str, frozenset[str]] = {
    "union": frozenset("union association federation brotherhood teamsters workers guild".split()),
    "agency": frozenset(
        "agency administration bureau department service office authority investigations "
        "commission center centre centers centres directorate enforcement services".split()
    ),
    "panel": frozenset("panel committee commission board subcommittee council".split()),
    "court": frozenset("court circuit tribunal".split()),
    "school": frozenset("school college university academy".split()),
    "university": frozenset("university college".split()),
    "company": frozenset("company corporation corp inc group ltd plc airlines motors".split()),
    "force": frozenset("police".split()),
    "department": frozenset("department ministry".split()),
    **dict.fromkeys(
        ("group", "organisation", "organization", "charity", "nonprofit"),
        frozenset(_ASSOCIATIONS.split()),
    ),
}

# What a person may be called -> the nouns by which the roles of such people are named.
ROLES_ALIKE: dict[str, frozenset[str]] = {
    "judge": frozenset("judge justice magistrate".split()),
    "justice": frozenset("judge justice".split()),
    **dict.fromkeys(
        ("lawyer", "attorney", "counsel"), frozenset("lawyer attorney counsel solicitor".split())
    ),
    "spokesperson": frozenset("spokesman spokeswoman spokesperson".split()),
    "spokesman": frozenset("spokesman spokesperson".split()),
    "spokeswoman": frozenset("spokeswoman spokesperson".split()),
    "lawmaker": frozenset(
        "lawmaker senator congressman congresswoman representative deputy mp legislator".split()
    ),
    "legislator": frozenset("lawmaker legislator senator representative".split()),
    **dict.fromkeys(("candidate", "nominee"), frozenset({"candidate", "nominee"})),
    "ceo": frozenset({"ceo", "executive"}),
    "executive": frozenset({"ceo", "executive"}),
    "professor": frozenset({"professor", "scholar"}),
    "officer": frozenset({"officer", "policeman", "constable", "sergeant", "lieutenant"}),
}

# What well-known bodies are called that are known by their initials.
ACRONYMS: dict[str, frozenset[str]] = {
    "fbi": frozenset({"bureau", "agency"}),
    **dict.fromkeys(
        "cia nsa epa irs fda cdc tsa nasa fema faa sec ftc dea atf ice who iaea fsb".split(),
        frozenset({"agency"}),
    ),
    **dict.fromkeys("dhs doj hhs dod".split(), frozenset({"department", "agency"})),
    **dict.fromkeys("dnc rnc".split(), frozenset({"committee", "party"})),
    "gop": frozenset({"party"}),
    **dict.fromkeys("nra aclu naacp".split(), frozenset({"group", "organization"})),
    "nato": frozenset({"alliance"}),
    "imf": frozenset({"fund"}),
    **dict.fromkeys(("un", "oecd", "osce"), frozenset({"organisation", "organization"})),
    **dict.fromkeys(("eu", "europeanunion"), frozenset({"bloc", "union"})),
    **dict.fromkeys(("ecb", "fed"), frozenset({"bank"})),
}

# Broadcasters whose names do not say that they are: "the network" may be one, "the paper" is not.
ON_AIR = frozenset(
    """
    abc al-jazeera arte bbc bloomberg cbs cctv channel cnbc cnn c-span ctv dw euronews fox globo itv
    jazeera kan mediaset msnbc nbc nhk npr nos ntv orf pbs rai rtbf rte rté rtl rts sbs sky srf svt
    telemundo telesur trt tv2 tve univision welle yle zdf
    """.split()
)
