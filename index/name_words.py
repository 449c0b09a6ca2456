"""Words that stand in names and beside them, in the languages that questions come in."""

from __future__ import annotations

ARTICLES = frozenset("the der die das dem den des el la los las le les".split())

KINDS = frozenset(
    """
    agency broadcaster channel daily magazine network news newspaper newswire online outlet paper
    radio service site tabloid tv website weekly wire
    agentur magazin nachrichtenagentur zeitung agencia diario periódico revista
    агентство агентства агентству агентством газета газеты газете газету журнал журнала журналу
    журнале издание издания изданию
    """.split()
)
"""What an outlet is called beside its name: "the TASS news agency"."""

DEPARTMENTS = frozenset(
    """
    business culture digital entertainment health international investigations lifestyle markets
    money opinion politics science sport sports style tech technology travel weather world
    """.split()
)
"""What an outlet's name may be followed by and still be that outlet: "CNN Business"."""

LAST_IN_NAMES = frozenset("agency newspaper magazine news newswire network online website".split())
"""Words at the end of an outlet's name that it is also known without."""

FIRST_IN_NAMES = frozenset(
    "agencia agence agentur diario newspaper агентство газета журнал".split()
)
"""The same at its beginning."""

TITLES = frozenset(
    """
    mr mrs ms miss dr prof professor sir dame lord lady king queen prince princess pope president
    vice prime minister premier pm chancellor secretary senator sen representative rep congressman
    congresswoman governor gov mayor councillor commissioner ambassador speaker spokesman
    spokeswoman spokesperson judge justice attorney general gen colonel col major captain sergeant
    inspector director chairman chairwoman chief ceo editor foreign kremlin
    herr frau kanzler bundeskanzler präsident ministerpräsident señor señora presidente ministro
    президент министр премьер мэр губернатор
    """.split()
)
"""What stands before a surname without being part of the name."""

ABBREVIATED = frozenset("mr mrs ms dr prof sen rep gov gen col st".split())
"""Titles that a full stop may follow."""

OPENERS = frozenset(
    """
    compare describe explain find give list quote search show summarise summarize
    что как кто кого где когда куда почему зачем сколько какой какая какое какие чем о по
    was wie wer wen wem wo wann warum wieso welche welcher welches laut nach hat hatte ist sagte
    qué que quién quien cómo como cuándo dónde cuánto cuántos según de por
    """.split()
)
"""Words that questions begin with, so that their capital letter is no name's."""

ORDINARY = frozenset(
    """
    advertiser age air allure american argus associated atlantic atlas australian banner beacon bee
    bell bugle bulletin business call capital century champion chronicle circle citizen city
    clarion click coast college comet community constitution conversation country county courier
    crescent cross crown cut daily dawn day democrat detail digest digital dispatch drive eagle
    echo economist edge election enquirer enterprise era essence evening event examiner express eye
    fact falcon field film flag flash focus folio forbes forum fortune forward fox free freedom
    future game gazette general geographic glamour gleaner global globe government guardian hall
    herald heritage hill history home hour house idea image independent index industry information
    inquirer inside insider intelligencer intercept journal justice lamp lantern ledger leader
    liberty life light line link list live local look magazine mail market mask matter media
    mercury messenger metro mic mind mint mirror moment money monitor month morning mother
    motherboard music nation national nature net news next night now observer office open opinion
    origin outlook outside paper parade parents patch patriot people pilot pioneer planet player
    point politico politics popular post press print progress prospect public pulse punch quartz
    quest question radio reader reason record recorder region register report reporter republic
    republican review rhythm ring road rolling root salon saturday scene school science scientist
    scotsman scout scroll sentinel service shape signal silver sky slate social society source
    space spectator spirit sport sports spot sputnik standard star stage state states statesman
    station stone story street student stuff style sun sunday table tablet talk target task
    technology telegraph ticker time times today tomorrow torch town trade transcript travel
    tribune trumpet truth union universe valley variety verge vice view village vision vogue voice
    vox voyage wall wave way weather web week weekly wire wired woman women word work world
    yesterday youth
    abend bild blatt erde freitag heute kurier merkur morgen nachrichten presse spiegel stern tag
    volk welt woche zeit zeitung país mundo tiempo nación razón vanguardia opinión sociedad
    espectador comercio universo verdad monde croix libération temps
    известия ведомости правда труд мир время новости вести
    april august december february january july november october september
    tuesday wednesday thursday friday
    banks bishop black blue bridge brown bush cash church cook dean duke earl east
    england english ford forest france freeman french frost german grant gray green grey holland
    hope horn hunter ireland irish israel jordan june king knight lake lane law little long london
    love major march mark marsh may monday moss north page paris park pope price prince queen rice
    rich rivers rose scott sharp short snow south speaker summer sweet washington welsh west white
    will winter wood young
    """.split()
)
"""Ordinary words that newspapers and people are called by, so that a name of them alone says
nothing: it takes capital letters and the wording of a source to tell "Time" from time."""
