"""German for the attribution grammar: cues by stance, and the small words."""

from __future__ import annotations

from corpus.attribution.lexicon import Language, forms_table
from corpus.attribution.nouns import Stance

# A line: forms, a bar, frames, and after a plus the separable prefix that must follow.
_VERBS: dict[Stance, str] = {
    Stance.SAID: """
        sagt sagte sagten sagen gesagt | TQBN
        erklärt erklärte erklärten erklären | TQBN
        teilt teilte teilten teilen | TQB +mit
        mitgeteilt mitteilt mitteilte mitteilten | TQB
        betont betonte betonten betonen | TQBN
        meint meinte meinten | TQB
        äußert äußerte äußerten geäußert | TQ
        antwortet antwortete antworteten geantwortet | TQ
        ergänzt ergänzte ergänzten | TQB
        fügt fügte | TQB +hinzu
        hinzugefügt | TQB
        ruft rief riefen | TQ
        schreibt schrieb schrieben geschrieben | TQB
        erzählt erzählte erzählten | TQBW
        schildert schilderte schilderten | TQBWN
        spricht sprach sprachen sprechen | N:von
        nennt nannte nannten | N
        bezeichnet bezeichnete bezeichneten | N
        kritisiert kritisierte kritisierten | TQBN
        klagt klagte klagten klagen beklagt beklagte beklagten beklagen | TQBN:über
        appelliert appellierte appellierten | TQN:an
        präzisiert präzisierte konstatiert konstatierte resümiert resümierte | TQB
        erläutert erläuterte erläuterten bemerkt bemerkte | TQBN
        spottet spottete scherzt scherzte witzelte höhnte jubelte | TQ
        bilanziert bilanzierte urteilt urteilte urteilten moniert monierte monierten | TQBN
        bedauert bedauerte bedauerten | TQN
        rät riet raten rieten | TQN:von
        twitterte postete | TQ
        lobt lobte lobten | QN
        begrüßt begrüßte begrüßten | N
        unterstreicht unterstrich unterstrichen | TQN
        verweist verwies verwiesen | N:auf
        weist wies | N:auf +hin
        hinweist hinwies | T
        beteuert beteuerte beteuerten | TQB
        versichert versicherte versicherten | TQB
        gibt gab gaben | TQBN +bekannt
        gibt gab gaben | TQB +an
        angab angaben angibt | TQB
        sagt sagte sagten | TQB +aus
        gibt gab gaben | TQB +protokoll
        heißt hieß verlautet verlautete | TQB
        hervorgeht hervorging | TB
        geht ging | TB +hervor
        zitiert zitierte zitierten zitieren | TQBN
        lässt ließ | TQB +wissen
        erinnert erinnerte erinnerten | TQ N:an
        kündigt kündigte kündigten | TQBN +an
        angekündigt ankündigte ankündigt | TQBN
        kommentiert kommentierte | QN
        räsoniert scherzt scherzte | TQB
        verteidigt verteidigte | N
        lehnt lehnte lehnten | N +ab
        entgegnet entgegnete entgegneten erwidert erwiderte erwiderten | TQB
        stellt stellte | T +klar
        fasst fasste | TQ +zusammen
        würdigt würdigte | N
        hebt hob | TN +hervor
        wiederholt wiederholte wiederholten | TQBN
        verkündet verkündete verkündeten vermeldet vermeldete vermeldeten | TQBN
        begründet begründete begründeten | N
        bemängelt bemängelte bemängelten rügt rügte rügten | TQBN
        beschreibt beschrieb beschrieben | TWN
        offenbart offenbarte offenbarten | TQBN
        merkt merkte merkten | TQB +an
        gibt gab gaben | TQB +bedenken
        wendet wandte wandten | TQB +ein
        führt führte führten | TQB +aus
        führt führte führten | N +zurück
        legt legte legten | TN +dar
        stellt stellte stellten | TQBN +fest
        stellt stellte stellten | TQB +klar
        prangert prangerte prangerten | N +an
        rechtfertigt rechtfertigte rechtfertigten | N
        schwärmt schwärmte wettert wetterte poltert polterte stichelt stichelte | TQ
        ätzt ätzte kontert konterte staunt staunte lacht lachte seufzt seufzte | TQ
        schlussfolgert schlussfolgerte folgert folgerte | TQB
        referiert referierte | TQB
    """,
    Stance.REPORTED: """
        berichtet berichtete berichteten berichten | TQBN:von
        meldet meldete meldeten melden gemeldet | TQBN
        erfuhr erfuhren erfahren | TQB
        ermittelte fand ermittelt ermittelten herausgefunden herausfand herausfanden | TW
        fand fanden | TW +heraus
    """,
    Stance.CLAIMED: """
        behauptet behauptete behaupteten behaupten | TQBN
        argumentiert argumentierte argumentieren argumentierten | TQB
        beharrt beharrte | TN:auf
        spekuliert spekulierte | TW N:über
    """,
    Stance.DENIED: """
        bestreitet bestritt bestritten bestreiten | TQBN
        dementiert dementierte dementierten | TQBN
        leugnet leugnete leugneten geleugnet | TQBN
        weist wies wiesen weisen | NQB +zurück
        zurückwies zurückgewiesen zurückweist | NTB
        widerspricht widersprach widersprachen | N
        verneint verneinte | TQN
        schließt schloss schlossen | N +aus
        ausschloss ausgeschlossen | N
    """,
    Stance.CONFIRMED: """
        bestätigt bestätigte bestätigten bestätigen | TQBNW
        bekräftigt bekräftigte bekräftigten | TQBN
    """,
    Stance.ALLEGED: """
        wirft warf warfen werfen | N +vor
        vorwarf vorgeworfen | N
        beschuldigt beschuldigte beschuldigten | N
        bezichtigt bezichtigte | N
        unterstellt unterstellte | N
    """,
    Stance.ADMITTED: """
        räumt räumte räumten | TQBN +ein
        einräumt einräumte eingeräumt | TQBN
        gesteht gestand gestanden | TQBN
        gibt gab gaben | TQB +zu
        zugab zugegeben | TQB
        gestand | T +ein
    """,
    Stance.BELIEVES: """
        glaubt glaubte glauben | TBQN:an
        denkt dachte | TBQ
        fürchtet fürchtete fürchten fürchteten befürchtet befürchtete befürchten befürchteten | TBQN
        erwartet erwartete erwarten erwarteten | TN
        rechnet rechnete rechnen rechneten | TN:mit
        geht ging gehen gingen | T +aus N:von
        schätzt schätzte schätzten schätzen | TBN
        vermutet vermutete vermuten vermuteten | TBQN
        hält hielt halten hielten | N:für
        findet fand | TQB
        sieht sah | N
        bezweifelt bezweifelte bezweifeln zweifelt zweifelte | TN
        sorgt | T
        ist | T +überzeugt
        zeigt zeigte | T +überzeugt
        prognostiziert prognostizierte prognostizieren | TBN
        ist sind war waren | TQB +sicher
        zeigen zeigten gibt gab | T +überzeugt
        mutmaßt mutmaßte mutmaßten prophezeit prophezeite | TQBN
        sagt sagte sagten | TN +voraus
    """,
    Stance.HOPES: """
        hofft hoffte hoffen hofften gehofft | TBQN:auf
        wünscht wünschte | TN
    """,
    Stance.PLANS: """
        plant plante planen planten | N
        will wollen wollte wollten | N
        beabsichtigt beabsichtigte | N
        erwägt erwog erwägen | N
    """,
    Stance.ASKS: """
        fordert forderte fordern forderten gefordert | TQBN
        verlangt verlangte verlangen verlangten | TQBN
        fragt fragte fragten gefragt | TQWB
        bittet bat baten gebeten | TN:um
        appelliert appellierte | TQN:an
        ruft rief riefen | N:zu +auf
        beantragt beantragte | N
        drängt drängte | N:auf
        empfiehlt empfahl | TN
        schlägt schlug schlugen | TQBN +vor
        ordnet ordnete ordneten | TN +an
        mahnt mahnte mahnten | TN +an
    """,
    Stance.PROMISED: """
        verspricht versprach versprachen versprechen versprochen | TQBN
        sichert sicherte | TN +zu
        gelobt gelobte | TN
        kündigt kündigte | TN:an
        schwört schwor schworen | TQB
    """,
    Stance.WARNED: """
        warnt warnte warnten warnen gewarnt | TQBN:vor
        mahnt mahnte mahnten mahnen gemahnt | TQBN:zu
        droht drohte drohten drohen gedroht | TBN:mit
    """,
    Stance.OTHER: """
        will wollte wollten | N +äußern
    """,
}

_NEVER = (
    "ist sind war waren wird werden wurde wurden hat haben hatte hatten sei seien "
    "wäre wären habe hätte hätten soll "
    "sollen sollte sollten kann können konnte konnten muss müssen musste mussten will"
    " wollen wollte wollten darf dürfen "
    "nicht auch und oder aber sondern denn dass ob weil wenn als wie so noch nur "
    "schon bereits reicht geht gibt steht "
    "liegt kommt bleibt macht"
)

GERMAN = Language(
    code="de",
    verbs=forms_table(_VERBS),
    nouns={},
    auxiliaries=frozenset(
        "hat haben hatte hatten ist sind war waren wird werden wurde wurden".split()
    ),
    be=frozenset("wird werden wurde wurden worden".split()),
    modals=frozenset("soll sollen kann können will wollen würde würden".split()),
    negations=frozenset("nicht nie niemals kein keine keinen keiner weder".split()),
    adverbs=frozenset(
        "auch noch bereits schon jedoch allerdings dagegen erneut zudem außerdem später "
        "zunächst weiter dabei "
        "dazu damals wiederum hingegen nun dann zugleich mehrfach ferner nochmals "
        "ebenfalls unterdessen inzwischen "
        "davon damit darauf zuletzt zuvor mehrmals laut einst".split()
    ),
    determiners=frozenset(
        "der die das des dem den ein eine einer eines einem einen dieser diese dieses "
        "diesem sein seine seiner ihr ihre "
        "ihrer unser mein mehrere einige viele beide alle kein keine".split()
    ),
    pronouns=frozenset("er sie es wir ich man ihr jemand niemand".split()),
    relatives=frozenset(),
    prepositions=frozenset(
        "in im am an auf aus bei beim mit nach von vom vor zu zum zur über unter gegen "
        "für durch um seit während wegen "
        "gegenüber ohne bis trotz zwischen hinter neben laut".split()
    ),
    conjunctions=frozenset("weil wenn als während obwohl nachdem bevor da falls sobald".split()),
    coordinators=frozenset("und oder aber doch sondern denn".split()),
    complementisers=frozenset("dass daß".split()),
    questions=frozenset("ob wie wann warum weshalb wer was wo wohin".split()),
    times=frozenset(
        "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern "
        "heute morgen abend mittag "
        "vormittag nachmittag nacht montagabend dienstagabend mittwochabend "
        "donnerstagabend freitagabend "
        "januar februar märz april mai juni juli august september oktober november dezember".split()
    ),
    never=frozenset(_NEVER.split()),
)

OPENINGS: tuple[tuple[str, ...], ...] = (
    ("laut",),
    ("nach", "angaben"),
    ("nach", "ansicht"),
    ("nach", "auffassung"),
    ("nach", "einschätzung"),
    ("nach", "meinung"),
    ("nach", "worten"),
    ("nach", "den", "worten"),
    ("nach", "informationen"),
    ("nach", "darstellung"),
    ("nach", "aussage"),
    ("nach", "aussagen"),
    ("nach", "überzeugung"),
    ("nach", "recherchen"),
    ("nach", "berechnungen"),
    ("nach", "schätzungen"),
    ("nach", "erkenntnissen"),
    ("nach", "berichten"),
    ("ersten", "angaben"),
    ("aus", "sicht"),
    ("glaubt", "man"),
    ("folgt", "man"),
    ("aus", "der", "sicht"),
    ("gemäß",),
)
"""What stands before a source without a verb: "according to"."""

AFTER: frozenset[str] = frozenset({"zufolge"})
"""The same, standing after the source."""

AS: frozenset[str] = frozenset({"wie"})
SO: frozenset[str] = frozenset({"so"})
ANONYMOUS: tuple[tuple[str, ...], ...] = (
    ("dem", "vernehmen", "nach"),
    ("den", "angaben", "zufolge"),
    ("angaben", "zufolge"),
)
