"""Names of newspapers, stations, agencies and sites whose names do not say that they are one.

English, as newspapers print them, in lower case and without "the"; the outlets that have a name of
their own in ``corpus.publisher`` are not repeated.
"""

from __future__ import annotations

MEDIA = frozenset(
    line.strip()
    for line in """
        aftenposten
        aftonbladet
        al arabiya
        al mayadeen
        al-ahram
        al-akhbar
        al-masry al-youm
        al-hayat
        al-manar
        amaq
        an-nahar
        animal politico
        ara
        asahi shimbun
        asharq al-awsat
        atv
        axios
        bellingcat
        berlingske
        bfmtv
        bild
        blick
        bt
        caixin
        canal+
        channel 4
        channel 5
        channel 12
        channel 13
        clarín
        corriere della sera
        current time
        dagens nyheter
        dawn news
        de morgen
        de standaard
        de telegraaf
        de volkskrant
        delfi
        der standard
        die presse
        die welt
        die zeit
        dn
        dozhd
        dr
        echo of moscow
        efsyn
        ekho moskvy
        ekot
        el comercio
        el diario
        el espectador
        el mercurio
        el mundo
        el nacional
        el país
        el periódico
        el tiempo
        el universal
        el watan
        err
        ert
        espn
        estadão
        euractiv
        expressen
        falter
        fars
        folha
        folha de s.paulo
        folha de são paulo
        fontanka
        forbes
        fortune
        france inter
        france info
        g1
        gazeta wyborcza
        globo
        guido fawkes
        haaretz
        handelsblatt
        helsingin sanomat
        het laatste nieuws
        hromadske
        huffpost
        hürriyet
        hvg
        il foglio
        il giornale
        il messaggero
        il sole 24 ore
        índex
        infobae
        irrawaddy
        itv
        izvestia
        jeune afrique
        jutarnji list
        jyllands-posten
        kan
        kathimerini
        kommersant
        kp
        krone
        kurier
        l'équipe
        l'espresso
        l'express
        l'humanité
        l'orient-le jour
        la jornada
        la libre belgique
        la nación
        la nacion
        la razón
        la repubblica
        la stampa
        la tercera
        la tribune
        la vanguardia
        lci
        le canard enchaîné
        le devoir
        le figaro
        le matin
        le monde
        le parisien
        le point
        le soir
        le temps
        lenta.ru
        les echos
        libération
        lloyd's list
        loop
        lrt
        maariv
        magyar nemzet
        marca
        marianne
        mediapart
        meduza
        mehr
        milenio
        milliyet
        morgunblaðið
        mundo deportivo
        nhk
        nieuwsblad
        nikkei
        nos
        novaya gazeta
        novosti
        nrc
        nrk
        nu.nl
        o estado de s. paulo
        o globo
        okaz
        onet
        orf
        oslobođenje
        ouest-france
        paris match
        politika
        politiken
        postimees
        pravda
        premium times
        profil
        proto thema
        público
        rai
        rbc
        reforma
        repubblica
        rfi
        rtbf
        rte
        rté
        rtl
        rtp
        rts
        rtve
        rudaw
        ruv
        rzeczpospolita
        sabah
        semana
        slate
        slobodna dalmacija
        srf
        svt
        suspilne
        ta nea
        tagesschau
        tagesspiegel
        tasnim
        telemundo
        telex
        televisa
        the economist
        the hindu
        the insider
        the intercept
        the nation
        the punch
        the sun
        tv2
        tv 2
        tvn
        tvn24
        tvp
        ukrainska pravda
        unian
        uol
        univision
        večernji list
        vedomosti
        verdens gang
        vg
        vox
        vrt
        walla
        wirtschaftswoche
        wired
        yedioth ahronoth
        yle
        ynet
        yomiuri shimbun
        zdf
        ard
        economist
        insider
        hindu
        gleaner
        sun
    """.strip().splitlines()
)
