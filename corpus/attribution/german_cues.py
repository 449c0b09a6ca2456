"""German verbs and nouns that report, each with its stance and what may follow it.

Verbs as ``german_verbs`` writes them; behind the bar the frames of ``lexicon``.
"""

from __future__ import annotations

from corpus.attribution.nouns import Stance

VERBS: dict[Stance, str] = {
    Stance.SAID: """
        sagen erzählen erläutern schildern berichtigen betonen bemerken bekunden | TQBWN
        erklären | TQBWN
        mit|teilen | TQBWN
        äußern | TQN
        aus|sagen aus|führen an|merken ein|wenden:wendet:wandte:gewandt hinzu|fügen | TQBN
        meinen ergänzen präzisieren konstatieren resümieren rekapitulieren | TQBN
        antworten entgegnen erwidern kontern | TQBN:auf:mit
        nach|legen zurück|schlagen:schlägt:schlug:geschlagen | Q
        rufen:ruft:rief:gerufen | TQ
        schreiben:schreibt:schrieb:geschrieben | TQBWN:von:über
        twittern posten | TQBN
        sprechen:spricht:sprach:gesprochen | N:von
        nennen:nennt:nannte:genannt bezeichnen | N
        kritisieren monieren bemängeln rügen geißeln an|prangern beanstanden tadeln | TQBN
        klagen schimpfen wettern poltern lamentieren jammern stöhnen nörgeln | TQBN:über
        beklagen | TQBN
        beschweren empören ärgern entrüsten | TQBN:über
        bilanzieren befinden:befindet:befand:befunden | TQBN:über
        bedauern | TQBN
        twittern spotten scherzen witzeln höhnen jubeln frotzeln lästern schwärmen | TQB
        sticheln ätzen staunen lachen seufzen flüstern schreien:schreit:schrie:geschrien | TQB
        brummen grummeln flachsen frohlocken flehen stammeln murmeln raunen brüllen | Q
        loben würdigen preisen:preist:pries:gepriesen begrüßen verteidigen rechtfertigen | TQN
        verurteilen kommentieren bewerten missbilligen | TQN
        unterstreichen:unterstreicht:unterstrich:unterstrichen | TQBN
        hervor|heben:hebt:hob:gehoben heraus|stellen | TQN
        verweisen:verweist:verwies:verwiesen | N:auf
        hin|weisen:weist:wies:gewiesen | TN:auf
        beteuern versichern bekräftigen | TQBN
        bekannt|geben:gibt:gab:gegeben bekannt|machen kund|tun:tut:tat:getan | TQBWN
        durch|geben:gibt:gab:gegeben | TB
        an|geben:gibt:gab:gegeben | TQBN
        weiter|geben:gibt:gab:gegeben | T
        verkünden vermelden verlautbaren | TQBN
        verlauten | TQB
        heißen:heißt:hieß:geheißen | TQB
        hervor|gehen:geht:ging:gegangen | TB
        zitieren | TQBN
        lassen:lässt:ließ:gelassen | TQB +wissen
        lassen:lässt:ließ:gelassen | TQB +verlauten
        lassen:lässt:ließ:gelassen | TQB +erklären
        lassen:lässt:ließ:gelassen | TQB +mitteilen
        lassen:lässt:ließ:gelassen | TQB +ausrichten
        lassen:lässt:ließ:gelassen | N +durchblicken
        lassen:lässt:ließ:gelassen | N +erkennen
        ist war | TQB +hören
        entscheiden:entscheidet:entschied:entschieden urteilen | TQB
        skandieren | Q
        erinnern | TQBN:an
        an|kündigen avisieren | TQBN
        dar|legen aus|einandersetzen skizzieren umreißen:umreißt:umriss:umrissen | TQWN
        klar|stellen fest|stellen richtig|stellen klar|machen deutlich|machen | TQBN
        zusammen|fassen nach|schieben:schiebt:schob:geschoben | TQ
        wiederholen beschreiben:beschreibt:beschrieb:beschrieben | TQBWN
        begründen | N
        offenbaren enthüllen verraten:verrät:verriet:verraten | TQBWN
        zurück|führen | N
        schlussfolgern folgern schließen:schließt:schloss:geschlossen | TQB
        referieren dozieren philosophieren räsonieren plaudern | TQB
        geben:gibt:gab:gegeben | TQB +protokoll
        geben:gibt:gab:gegeben | TQB +bedenken
        präsentieren | N
        benennen:benennt:benannte:benannt beziffern | N
        ab|lehnen befürworten unterstützen ab|raten:rät:riet:geraten | N:von
        bedanken danken gratulieren | TQN:für:zu
        entschuldigen | TQN:für
        aus|sprechen:spricht:sprach:gesprochen werben:wirbt:warb:geworben | TN:für:gegen
        zu|stimmen bei|pflichten | TQND
        reagieren | QN:mit
        werten sehen:sieht:sah:gesehen | TN
        übermitteln aus|richten | TQB
        zu|rufen:ruft:rief:gerufen zu|flüstern | TQB
        auf|klären informieren unterrichten verständigen | TN:über
    """,
    Stance.REPORTED: """
        berichten | TQBWN:von:über
        melden vermelden kolportieren | TQBN
        erfahren:erfährt:erfuhr:erfahren | TQBWN:von
        recherchieren ermitteln | TWN
        heraus|finden:findet:fand:gefunden | TQBWN
        auf|decken | TN
        verbreiten veröffentlichen übertragen:überträgt:übertrug:übertragen | TN
        zeigen ergeben:ergibt:ergab:ergeben belegen | TW
        errechnen registrieren | N
    """,
    Stance.CLAIMED: """
        behaupten suggerieren insistieren | TQBN
        argumentieren | TQBN:mit
        beharren | TQBN:auf
        bestehen:besteht:bestand:bestanden pochen | N:auf
        spekulieren orakeln | TQBWN:über
        reklamieren | TN
        tun:tut:tat:getan | N +ab
        wollen:will:wollte:gewollt | N +haben
    """,
    Stance.DENIED: """
        bestreiten:bestreitet:bestritt:bestritten dementieren leugnen | TQBN
        ab|streiten:streitet:stritt:gestritten | TQBN
        zurück|weisen:weist:wies:gewiesen | NQBT
        weisen:weist:wies:gewiesen | NT +sich
        widersprechen:widerspricht:widersprach:widersprochen | TQBND
        verneinen | TQN
        aus|schließen:schließt:schloss:geschlossen | TNQ
        verwahren:verwahrt:verwahrte:verwahrt | N:gegen
        entkräften | N
    """,
    Stance.CONFIRMED: """
        bestätigen bezeugen bescheinigen attestieren bejahen | TQBNW
    """,
    Stance.ALLEGED: """
        vor|werfen:wirft:warf:geworfen unterstellen an|lasten vor|halten:hält:hielt:gehalten | TN
        legt legte legten | TN +last
        macht machte machten | N +verantwortlich
        beschuldigen bezichtigen an|klagen verdächtigen | TN
    """,
    Stance.ADMITTED: """
        ein|räumen ein|gestehen:gesteht:gestand:gestanden | TQBN
        zu|gestehen:gesteht:gestand:gestanden | TQBN
        gestehen:gesteht:gestand:gestanden bekennen:bekennt:bekannte:bekannt beichten | TQBN
        zu|geben:gibt:gab:gegeben | TQBN
    """,
    Stance.BELIEVES: """
        glauben | TBQN:an
        denken:denkt:dachte:gedacht | TBQ
        fürchten befürchten argwöhnen | TBQN
        erwarten | TN
        rechnen | TN:mit
        aus|gehen:geht:ging:gegangen | TN:von
        schätzen taxieren veranschlagen | TBN
        vermuten mutmaßen | TBQN
        halten:hält:hielt:gehalten | N
        finden:findet:fand:gefunden | TQB
        bezweifeln zweifeln | TN:an
        prognostizieren prophezeien vorher|sagen voraus|sagen | TBN
        an|nehmen:nimmt:nahm:genommen | T
        ein|schätzen | N
        ist sind war waren | TQB +sicher
        ist sind war waren | TQB +überzeugt
        ist sind war waren | T +zuversichtlich
        zeigt zeigte zeigen zeigten | T +überzeugt
        zeigt zeigte zeigen zeigten | TN +zuversichtlich
        zeigt zeigte zeigen zeigten | TN:über +besorgt
        zeigt zeigte zeigen zeigten | TN:über +enttäuscht
        zeigt zeigte zeigen zeigten | TN:über +erfreut
        zeigt zeigte zeigen zeigten | TN:über +entsetzt
        zeigt zeigte zeigen zeigten | TN:über +erschüttert
        zeigt zeigte zeigen zeigten | TN:von +erschüttert
        zeigt zeigte zeigen zeigten | TN:zu +bereit
    """,
    Stance.HOPES: """
        hoffen bangen | TBQN:auf:um
        wünschen | TN
    """,
    Stance.PLANS: """
        planen beabsichtigen erwägen:erwägt:erwog:erwogen anvisieren | N
        wollen:will:wollte:gewollt | N
        streben | N:nach
        an|streben | N
    """,
    Stance.ASKS: """
        fordern verlangen ein|fordern | TQBN
        fragen nach|fragen | TQWB
        will wollte wollten | TQW +wissen
        erkundigen | TQW
        bitten:bittet:bat:gebeten ersuchen | TQN:um
        appellieren | TQBN:an
        beantragen beanspruchen | TN
        auf|rufen:ruft:rief:gerufen auf|fordern | TN:zu
        drängen dringen:dringt:drang:gedrungen | TN:auf
        empfehlen:empfiehlt:empfahl:empfohlen | TQBN
        raten:rät:riet:geraten | TQBN:zu:von
        vor|schlagen:schlägt:schlug:geschlagen an|regen | TQBN
        an|ordnen an|mahnen verfügen | TN
        befehlen:befiehlt:befahl:befohlen an|weisen:weist:wies:gewiesen | TN
        plädieren | TN:für:gegen:auf
    """,
    Stance.PROMISED: """
        versprechen:verspricht:versprach:versprochen geloben garantieren | TQBN
        zu|sichern zu|sagen | TN
        stellt stellte stellten | TN +aussicht
        schwören:schwört:schwor:geschworen | TQBN
    """,
    Stance.WARNED: """
        warnen | TQBN:vor
        mahnen ermahnen | TQBN:zu:vor
        drohen | TQBN:mit
        an|drohen alarmieren | TN
    """,
    Stance.OTHER: """
        will wollte wollten | N +äußern
    """,
}
"""Verbs by stance."""

NOUNS: dict[Stance, str] = {
    Stance.SAID: """
        Aussage Äußerung Erklärung Mitteilung Ankündigung Kritik Hinweis Angabe Feststellung Klage
        Darstellung Antwort Stellungnahme Urteil Bemerkung Begründung Lob Beschwerde Argument Fazit
        Bilanz Botschaft Formulierung
    """,
    Stance.REPORTED: "Bericht Meldung Nachricht Information Gerücht Erkenntnis",
    Stance.CLAIMED: "Behauptung These Spekulation",
    Stance.DENIED: "Dementi",
    Stance.CONFIRMED: "Bestätigung",
    Stance.ALLEGED: "Vorwurf Anschuldigung Unterstellung Verdacht Vorhaltung",
    Stance.ADMITTED: "Geständnis Eingeständnis",
    Stance.BELIEVES: """
        Ansicht Auffassung Meinung Einschätzung Überzeugung Vermutung Annahme Zweifel Befürchtung
        Sorge Prognose Schätzung Erwartung Einwand Furcht Angst Bedenken Glaube Theorie Zuversicht
    """,
    Stance.HOPES: "Hoffnung Wunsch",
    Stance.PLANS: "Absicht",
    Stance.ASKS: "Forderung Frage Bitte Appell Aufruf Empfehlung Vorschlag Aufforderung Rat Ruf",
    Stance.PROMISED: "Versprechen Zusage Zusicherung Beteuerung Versicherung",
    Stance.WARNED: "Warnung Drohung Mahnung",
}
"""Nouns by stance; their other forms are made by ``german``."""
