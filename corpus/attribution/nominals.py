"""Nouns that name people, organisations and groups; titles, countries, pronouns.

English, German and Russian, all in lower case: what a source's words tell about what it is.
"""

from __future__ import annotations

MALE = "male"
FEMALE = "female"

PERSON_NOUNS = frozenset(
    """
    spokesman spokeswoman spokesperson minister president premier chancellor secretary
    director manager chairman chairwoman chair chairperson chief head leader governor mayor
    senator congressman congresswoman representative lawmaker deputy ambassador envoy diplomat
    general colonel captain major lieutenant admiral commander officer inspector detective
    sergeant sheriff judge justice lawyer attorney prosecutor counsel professor scientist
    researcher economist analyst expert historian author writer journalist reporter
    correspondent editor columnist critic doctor nurse physician surgeon teacher student
    farmer fisherman worker driver pilot survivor witness resident neighbour neighbor mother
    father brother sister son daughter wife husband widow widower aunt uncle owner founder
    executive ceo banker trader dealer investor strategist adviser advisor aide assistant
    consultant official source insider person man woman boy girl voter candidate nominee
    councillor councilman councilwoman delegate negotiator mediator commissioner coordinator
    organizer organiser activist campaigner coach player captain actor actress singer musician
    artist frontman priest bishop archbishop cardinal imam rabbi pastor pope king queen prince
    princess duke lord baron sheikh emir ayatollah patriarch politician statesman scholar
    engineer architect curator conservator restorer auctioneer auditor treasurer clerk
    registrar caretaker principal headteacher head teacher warden guard firefighter soldier
    fighter hostage suspect defendant plaintiff victim interlocutor host anchor presenter
    moderator interviewer specialist technician chef baker butcher plumber skipper fisher
    sailor seaman harbourmaster master veteran businessman businesswoman entrepreneur magnate
    tycoon donor supporter opponent rival colleague friend passenger tourist visitor customer
    client patient user reader viewer listener blogger pollster demographer statistician
    geologist meteorologist biologist chemist physicist epidemiologist virologist psychologist
    sociologist vice-president vice-chairman vice-chancellor undersecretary spokespeople
    ombudsman envoy vicar monk nun chaplain boss solicitor barrister magistrate coroner
    constable superintendent trustee member governor-general speaker whip backbencher
    chairman-designate legislator operator keeper gamekeeper lorry-driver ticket-seller
    shopkeeper publican landlord landlady tenant guardian grandmother grandfather teenager
    pensioner bystander onlooker employee staffer deckhand parent relative
    biographer notary opener forecaster eyewitness conductor midwife cook hiker nuncio abbot
    archdeacon deacon elder striker winger batsman bowler groundsman mechanic shepherd herder
    trawlerman comedian novelist poet rector prefect provost mufti commodore mep
    accountant acrobat adjutant agent alderman ambulanceman apprentice archivist assemblyman
    assemblywoman astronaut astronomer athlete attaché bailiff ballerina barber bargee bartender
    billionaire bodyguard bookseller boxer breeder bricklayer broker bursar busker butler cameraman
    captain-regent carpenter cavalryman centenarian chauffeur chieftain choirmaster choreographer
    clergyman clergywoman climber cobbler composer confectioner convict cosmonaut courier cousin
    crofter cyclist dancer daughter-in-law dean defector defender designer dissident diver docker
    doorman dramatist drummer educator emigrant exile explorer fan father-in-law ferryman fiancé
    fiancée filmmaker financier fireman fishmonger footballer foreman forester fugitive gardener
    glazier goalie godfather godmother goldsmith golfer gondolier graduate granddaughter grandson
    guide hairdresser headmaster headmistress helmsman herdsman historian-general homeowner
    hotelier housewife hunter illustrator immigrant impresario inmate innkeeper inventor
    investigator jailer janitor jeweller jockey judoka juggler juror landowner lecturer legionnaire
    librarian lifeguard lineman locksmith logger machinist magician maid mathematician matron medic
    mercenary merchant midfielder migrant militant milkman millionaire miner missionary motorist
    mountaineer mourner narrator navigator nephew niece nobleman oligarch orderly orphan painter
    paediatrician pediatrician paramedic parishioner passer-by pathologist peasant petitioner
    philanthropist philosopher pitcher playwright policeman policewoman postman postmaster
    postmistress preacher prisoner producer programmer promoter protester publicist puppeteer
    quarterback quartermaster rancher ranger rapper refugee rescuer restaurateur retiree rower
    salesman saleswoman sculptor seamstress serviceman servicewoman settler shepherdess shipowner
    shoemaker shopper showman signalman skater skier smuggler sniper soprano sportsman stationmaster
    stepfather stepmother steward stewardess stockbroker stonemason strongman supervisor surfer
    surveyor swimmer tailor taxpayer teammate tenor theologian toolmaker trapper trumpeter tutor
    umpire undertaker usher valet vendor verger vet veterinarian villager vintner volunteer waiter
    waitress watchmaker watchman welder whistle-blower whistleblower winemaker wrestler yachtsman
    yachtswoman youngster full-back centre-back wing-back left-back right-back scrum-half fly-half
    centre-forward centre-half all-rounder mogul front-runner frontrunner contender neurosurgeon
    sprecher sprecherin minister ministerin präsident präsidentin
    kanzler kanzlerin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin chef
    chefin direktor direktorin leiter leiterin experte expertin anwalt anwältin richter
    richterin staatsanwalt staatsanwältin vorsitzender vorsitzende sekretär general beamter
    zeuge zeugin abgeordneter abgeordnete botschafter botschafterin forscher forscherin
    mitarbeiter mitarbeiterin diplomat insider regierungssprecher regierungssprecherin
    außenminister außenministerin innenminister innenministerin finanzminister
    finanzministerin verteidigungsminister bundeskanzler bundespräsident ministerpräsident
    ministerpräsidentin polizeisprecher polizeisprecherin geschäftsführer geschäftsführerin
    intendant intendantin trainer trainerin unternehmer bauer landrat landrätin pfarrer
    bischof представитель представительница министр президент премьер премьер-министр
    губернатор мэр глава директор пресс-секретарь секретарь посол депутат сенатор спикер
    генерал полковник председатель руководитель лидер советник помощник эксперт аналитик
    политолог экономист профессор адвокат прокурор следователь судья чиновник дипломат
    источник собеседник очевидец свидетель канцлер вице-премьер замминистра командующий
    редактор журналист корреспондент врач учитель житель водитель капитан начальник
    заместитель уполномоченный
    """.split()
)

ORGANISATION_NOUNS = frozenset(
    """
    ministry department government administration agency authority commission committee
    council parliament senate congress assembly court tribunal police army navy military force
    forces guard office bureau service company firm corporation group bank fund union party
    alliance coalition federation association organisation organization institute university
    college school hospital museum church club team league network station channel newspaper
    paper magazine daily weekly website site portal tabloid broadcaster radio television
    outlet publisher campaign board cabinet embassy consulate kremlin foundation charity ngo
    regulator watchdog operator carrier airline manufacturer maker retailer supplier utility
    exchange startup think-tank center centre society trust brigade fire-department
    directorate headquarters staff command house palace presidency secretariat mission
    delegation league chamber report poll survey study document statement letter bill law
    ruling indictment constitution complaint lawsuit filing transcript memo release analysis
    data figures documents records lender builder insurer brewery cannery plant waterworks
    judiciary coastguard junta prosecution militia monastery railway shipyard airport
    zoo akimat intelligence haulier co-operative cooperative gendarmerie inspectorate prefecture
    utility side programme institution panel branch observatory directorate port
    centers centres treasury academy archdiocese diocese bishopric parish synod curia
    congregation consortium
    movement militia band orchestra choir ensemble defence defense canton refinery smelter mill
    factory foundry automaker carmaker chipmaker drugmaker planemaker steelmaker shipbuilder
    bidder suitor reinsurer unit subsidiary arm wing division jury laboratory lab studio label
    abbey theatre theater gallery library franchise chamber subcommittee caucus taskforce commune
    municipality region province district oblast governorate emirate republic contingent battalion
    regiment bloc faction secretariat registry bourse brokerage cinema hotel restaurant dairy
    distillery winery co-op desk room contractor developer clinic hospice kindergarten
    faculty conservatory tournament customs seminary caliphate sultanate leasing
    hall town city county state nation country ministerium regierung behörde polizei armee
    partei gewerkschaft verband firma unternehmen konzern bank gericht staatsanwaltschaft
    universität institut zeitung sender agentur nachrichtenagentur kommission rat
    bundesregierung außenministerium innenministerium verteidigungsministerium feuerwehr
    verein stadt stadtverwaltung министерство правительство ведомство агентство администрация
    комиссия комитет совет полиция армия партия компания банк суд прокуратура университет
    институт газета телеканал радиостанция издание служба мид минобороны минфин кремль госдума
    дума корпорация фонд союз
    """.split()
)

OUTLET_NOUNS = frozenset(
    """
    agency newspaper paper magazine daily weekly website site portal tabloid broadcaster radio
    television tv outlet channel station network publication journal newswire wire newsroom
    bulletin broadsheet blog podcast agentur nachrichtenagentur zeitung sender magazin blatt
    tageszeitung wochenzeitung portal rundfunk агентство газета телеканал канал радиостанция
    издание портал журнал сайт
    """.split()
)

NUMBERS = frozenset(
    (
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty dozens hundreds thousands"
    ).split()
)

UNNAMED_PLURALS = frozenset(
    """
    sources officials people persons insiders diplomats aides officers executives delegates
    negotiators interlocutors others some several kreise kreisen
    quellen insider diplomaten beamte augenzeugen источники собеседники чиновники дипломаты
    очевидцы
    """.split()
)

UNNAMED_SINGULARS = frozenset(
    (
        "source insider person interlocutor nobody another someone somebody quelle insider "
        "источник собеседник"
    ).split()
)

SOURCE_NOUNS = (
    UNNAMED_PLURALS
    | UNNAMED_SINGULARS
    | frozenset(
        """
    people relatives experts analysts eyewitnesses witnesses staff colleagues friends employees
    media bankers traders advisers many report reports document documents letter letters memo
    draft drafts recording statement statements bill post posts data figures filing filings
    website colleagues researchers lawyers residents survivors services authorities police
    insiders study survey poll message messages e-mail emails police-report transcript
    transcripts record records staff employees workers parents neighbours angaben
    medienberichte bericht berichte данные сообщения
    """.split()
    )
)

COMPANY_WORDS = frozenset(
    """
    foods water line lines airlines airways energy oil gas steel mobile capital partners
    holdings holding insurance pharma pharmaceuticals records studios works motors systems
    industries technologies electric power telecom communications media press news times post
    journal globe globo tribune herald courier voice lantern weekly international brothers
    sons ltd inc plc gmbh ag corp limited & resources minerals mining logistics shipping
    foundation watch initiative project movement front show school observatory foundry motor air
    asia africa europe bild corriere gazzetta diário jornal
    fleet nickel securities sun wire zoo shipyard
    chemical chemicals shipbuilding shipbuilders shipping shipyards metals lignite cement cargo
    freight rail railways railroad transit ferries tankers maritime airport ports aerospace avionics
    aviation automotive autos petroleum petrol petrochemical petrochemicals refining drilling
    exploration offshore uranium lithium copper cobalt potash hydro nuclear semiconductor
    semiconductors robotics biotech sciences therapeutics diagnostics biologics genomics digital
    data software networks labs laboratories textile textiles apparel breweries distillers
    fertilizers fertilisers agro farms dairies fisheries seafood salmon timber pulp packaging
    plastics ceramics glassworks hotels resorts casinos realty properties estates housing
    construction builders contractors engineering consulting advisory analytics advisors advisers
    credit finance financial assets trust ventures
    grupo groupe gruppo société compagnie compañía companhia equity investments investment markets
    stores pharmacies clinics academy ballet theatre theater philharmonic symphony orchestra
    rovers wanderers rangers united athletic dinamo dynamo lokomotiv spartak verlag
    aktien holdingi banka banco banque bankası banki kombinat zavod montaj joint-stock venture
    crescent chiefs plus elektrik enerji energia energía énergie energie
    """.split()
)

PAPER_WORDS = frozenset(
    """
    media press news times post journal globe globo tribune herald courier voice lantern weekly
    """.split()
)

AUTHORITY_WORDS = frozenset(
    """
    investigations enforcement intelligence security affairs services operations statistics
    standards prisons revenue customs
    """.split()
)

# Organisation nouns that nobody is called by: "Kent County Republican" is nobody's name.
NEVER_SURNAMES = frozenset(
    """
    county university college institute commission committee council department ministry
    association foundation federation agency authority corporation parliament senate congress
    assembly staff secretariat directorate
    """.split()
)

COLLECTIVES = frozenset(
    """
    campaign administration government office team camp transition ministry department council
    """.split()
)

COLLECTIVES_PLURAL = frozenset(
    "companies firms banks insurers carmakers airlines retailers lenders delegates".split()
)

TITLES: dict[str, str | None] = {
    **dict.fromkeys(
        ("mr mr. sir lord king prince herr duke baron господин г-н monsieur").split(), MALE
    ),
    **dict.fromkeys(
        (
            "mrs mrs. ms ms. miss lady queen princess frau dame duchess baroness madame "
            "госпожа г-жа"
        ).split(),
        FEMALE,
    ),
    **dict.fromkeys(
        "dr dr. prof prof. sen. rep. gov. gen. col. lt. sgt. capt. adm. maj. rev. st. "
        "president chancellor premier "
        "minister senator congressman congresswoman governor mayor ambassador general "
        "colonel captain major "
        "lieutenant admiral commander inspector detective sergeant sheriff judge justice "
        "professor doctor "
        "secretary chief cardinal bishop archbishop pope imam rabbi pastor representative"
        " councillor "
        "chairman chairwoman director speaker spokesman spokeswoman deputy "
        "councilman attorney officer constable superintendent brigadier marshal father sister "
        "brother reverend sheikh ayatollah comrade coach".split(),
        None,
    ),
}

GENDERED_NOUNS: dict[str, str] = {
    **dict.fromkeys(
        "spokesman chairman gentleman congressman businessman councilman man father brother son "
        "husband widower uncle king "
        "prince duke lord baron boy grandfather statesman fisherman policeman salesman "
        "priest monk sprecher "
        "bürgermeister präsident kanzler frontman actor waiter landlord nephew grandson "
        "außenminister regierungssprecher bundeskanzler".split(),
        MALE,
    ),
    **dict.fromkeys(
        "spokeswoman chairwoman congresswoman businesswoman councilwoman woman mother "
        "sister daughter wife widow aunt "
        "queen princess actress girl grandmother nun landlady duchess baroness niece "
        "sprecherin bürgermeisterin "
        "ministerin präsidentin kanzlerin oberbürgermeisterin vorsitzende leiterin "
        "direktorin policewoman "
        "waitress granddaughter lady außenministerin expertin".split(),
        FEMALE,
    ),
}
MALE_PRONOUNS = frozenset("he him his himself er ihn seinen seiner seinem он него его".split())
FEMALE_PRONOUNS = frozenset("she her hers herself sie она неё нее её ее ihren ihrer".split())
