"""English reporting verbs and nouns, by stance, as ``corpus.attribution.lexicon`` reads them."""

from __future__ import annotations

from corpus.attribution.nouns import Stance

VERBS: dict[Stance, str] = {
    Stance.SAID: """
        say TBQW; add TBQ; note TBQNW; explain TBQWN; state TBQN; comment Q +on +about
        remark TBQ +on
        observe TBQ; mention TN; stress TBQN; emphasize TBQN; emphasise TBQN; underline TN
        underscore TNQ; point_out TBNQ; reply TBQ; respond TQ +to; answer QN; retort TQ; quip TQ
        joke TBQ +about; write TBQN; tweet TBQN; retweet N; post Q; continue Q; conclude TBQV
        recall TBQN; tell ATBQVWN; reiterate TBNQ; repeat QNT; declare TBQN; announce TBNQ
        elaborate Q +on; inform AT; remind ATBN; notify AT; brief A +on +about; shout TQN; yell QN
        chant QN; scream QN; whisper TQ; exclaim TQ; testify TBQ; describe NW; call N; discuss N
        speak +about +of; talk +about +of; quote N; cite N; lament TBQN; muse TQ; opine TQB
        read Q; interject Q; recount TN; relate TN; express N; voice N; echo NQ; articulate N
        proclaim TBQN; pronounce N; deem N; label N; dub N; portray N; characterize N
        characterise N
        liken N; compare N; reference N; refer +to; allude +to; point +to; counter TBQ; rebut NQ
        go_on Q; chime Q; rejoin Q; reason TBQ; detail N; outline N; highlight N; tout N; hail N
        praise N; applaud N; laud N; welcome N; thank N; congratulate N; credit N; commend N
        defend N; advocate N; endorse N
        back N; support N; embrace N; favor N; favour N; second N
        mock N; ridicule N; joke +about; tease N; apologise Q +for; apologize Q +for; respond Q
        specify TWN; clarify TNQ; disclose TNW; reveal TBNWQ; confide TQ; list N; spell_out N
        signal TBN; declare V; ring Q; beam Q; enthuse Q; hint TB +at; imply TBN
        relay TN; convey TN; communicate TN; share N; sum_up Q; put_it Q; intone Q; cry Q
        complain TBQ +about +of; publish N; illustrate N; stipulate TN; rule TN; decree TN
        agree TB +with; texted AQT; emailed AQT; e-mailed AQT; messaged AQT
        cabled AQT; radioed AQT
    """,
    Stance.REPORTED: """
        report TBNQW; show TBNW; find TBN; indicate TBNW; suggest TBNW; learn TBN; estimate TBN
        document N; demonstrate TBN; discover TBN; calculate TB; project TBN; uncover N
        reckon TB; put N; carry N; cover N; poll N
    """,
    Stance.CLAIMED: """
        claim TBQVN; argue TBQ +for +against; contend TBQ; maintain TBN; assert TBQN
        insist TBQ +on; posit TB; profess TV; boast TBQ +of +about; brag TB +about; pretend TV
        hold T; aver TBQ; submit T; speculate TB +about +on; theorize TB; theorise TB
        hypothesize TB; purport V; suggest Q; swear TBV; protest TQN
    """,
    Stance.DENIED: """
        deny TBNQ; reject N; dismiss N; refute N; dispute NT; rebuff N; disavow N; repudiate N
        rule_out N; decline V; refuse V; contradict N; disown N; brush_off N; shrug_off N
        oppose N; resist N; object T +to; disagree TB +with; downplay N; play_down N; decry N
        debunk N; shoot_down N; push_back Q +on +against
    """,
    Stance.CONFIRMED: """
        confirm TBNQ; verify TN; affirm TBN; corroborate N; reaffirm TBN; attest T +to
        certify TN; agree Q; vouch +for
    """,
    Stance.ALLEGED: """
        allege TBN; accuse N; charge TBN; blame N; criticize N; criticise N; attack N; blast N
        slam N; denounce N; condemn N; assail N; lambaste N; lash_out Q; rip N; deride N
        decry N; berate N; castigate N; chide N; rebuke N; scold N; fault N; knock N; bash N
        implicate N; insinuate TB; object Q; skewer N; hit N; hammer N; pan N; take_on N
        challenge N; question NW; suspect TBNV; trash N; impugn N; fire_back Q
        hit_back Q; shoot_back Q
    """,
    Stance.ADMITTED: """
        admit TBNQ; acknowledge TBNQ; concede TBNQ; confess TBQ +to; own_up +to; allow TB
        recognize TN; recognise TN; grant TB; regret TN
    """,
    Stance.BELIEVES: """
        believe TBNV; think TBQW +of; feel TBN; consider N; know TBWN; understand TBWN; see NTW
        view N; regard N; doubt TBNW; suppose TB; assume TB; presume TB; guess TB; imagine TBN
        suspect TB; realize TBWN; realise TBWN; remember TBNW; recollect TB; perceive N
        judge TBN; figure TB; predict TBNQ; forecast TN; expect TBVN; anticipate TN; foresee TN
        fear TBN; worry TBQ +about; wonder WQ +about; envision N; sense TBN; trust TB; love N
        like NV; hate N; dislike N; prefer NV; enjoy N; respect N; admire N; appreciate N
        conclude TB; conceive +of; interpret N; reckon TB; forget TBN; mean TBN; care +about
        agree TBV +on +with; disagree +with; oppose N; dread N; ponder NW; contemplate N; mull N
        weigh N; decide TVWB; determine TBW; resolve TV
    """,
    Stance.HOPES: """
        hope TBVQ +for; wish TBV +for; dream T +of; pray T +for; long V +for; aspire V
        look_forward +to; crave N; desire NV; yearn V +for
    """,
    Stance.PLANS: """
        plan VN +on; intend VTN; aim V; seek VN; want VN; propose TVN; prepare V; mean V
        choose V; opt V; agree V; try V; attempt V; expect V; push +for; commit +to; strive V
        pursue N; look V; need V; elect V; schedule N
    """,
    Stance.ASKS: """
        ask AQVWN +for +about +if; question NWQ; inquire WQ +about; wonder WQ; demand TNVQ
        request TN; urge AVNTQ; call_for N; call_on AV; appeal V +for +to; beg AVQ
        plead Q +for +with +guilty; implore AVQ; press A +for; query NW; encourage AVN
        advise AVTQN; recommend TBN; exhort AV; lobby +for; petition V; order AVNT; instruct AV
        command AVT; invite AV; beseech AV; prod AV; direct AV; require TN; counsel AV
        solicit N; quiz A +about +on; grill A +about
    """,
    Stance.PROMISED: """
        promise ATBVNQ; pledge TVNQ; vow TVNQ; swear TV; guarantee TBN; assure ATBQ; offer VN
        undertake V; commit V; reassure AT
    """,
    Stance.WARNED: """
        warn ATBQV +of +about +against; caution ATBQ +against; threaten VTN; alert AT +to
        forewarn AT
    """,
}

NOUNS: dict[Stance, str] = {
    Stance.SAID: """
        statement T; comment T +about +on; remark T +about +on; assertion T; message T
        announcement T +of; declaration T; explanation T +of +for; testimony T; description +of
        mention +of; praise +for +of; support +for; endorsement +of; defense +of; defence +of
        argument T +for +against; note T; answer T; reply T; observation T; speech +on +about
        talk +of
        discussion +of; reference +to
    """,
    Stance.REPORTED: """
        report T +of +on; news T +of; finding T; evidence T; rumor T +of +about
        rumour T +of +about; indication T +of; word T; ruling T +on; poll T
    """,
    Stance.CLAIMED: """
        claim T +of +about; contention T; assurance T; insistence T +on
        speculation T +about +on; notion T +of; idea T +of; suggestion T +of; boast T
        theory T +of
    """,
    Stance.DENIED: """
        denial T +of; rejection +of; refusal V; dismissal +of; opposition +to
    """,
    Stance.ALLEGED: """
        allegation T +of +about; accusation T +of +against; charge T +of; criticism T +of
        complaint T +about +of +against; attack +on; suspicion T +of +about; condemnation +of
    """,
    Stance.ADMITTED: """
        admission T +of; acknowledgment T +of; confession T +of; concession T
    """,
    Stance.BELIEVES: """
        belief T +in; view T +of +on; opinion T +of +on; conviction T; fear T +of +about
        concern T +about +over; worry T +about; doubt T +about; feeling T; expectation T
        sense T +of; prediction T +of; confidence T +in; understanding T; impression T
        conclusion T; assessment T +of; frustration +with +over; disagreement +with +over +on
        skepticism +about; anger +over +about
    """,
    Stance.HOPES: """
        hope T +of +for; wish TV; desire VT +for; aspiration V; dream +of
    """,
    Stance.PLANS: """
        plan V +for; intention V +of; proposal TV +for; decision TV +on; effort V; willingness V
        commitment V +to; bid V
    """,
    Stance.ASKS: """
        question +about +of +on; request TV +for; call +for +on; demand TV +for; appeal V +for
        plea V +for; recommendation TV
    """,
    Stance.PROMISED: """
        promise TV +of; pledge TV +of; vow TV; offer V; guarantee T +of
    """,
    Stance.WARNED: """
        warning T +of +about; threat V +of
    """,
}

IRREGULAR: dict[str, tuple[str, str, str, str]] = {
    # base -> third person, past, participle, -ing
    line.split()[0]: (line.split()[1], line.split()[2], line.split()[3], line.split()[4])
    for line in """
        say says said said saying
        tell tells told told telling
        write writes wrote written writing
        speak speaks spoke spoken speaking
        think thinks thought thought thinking
        know knows knew known knowing
        see sees saw seen seeing
        feel feels felt felt feeling
        find finds found found finding
        show shows showed shown showing
        go goes went gone going
        put puts put put putting
        hold holds held held holding
        understand understands understood understood understanding
        mean means meant meant meaning
        read reads read read reading
        seek seeks sought sought seeking
        choose chooses chose chosen choosing
        forget forgets forgot forgotten forgetting
        swear swears swore sworn swearing
        foresee foresees foresaw foreseen foreseeing
        forecast forecasts forecast forecast forecasting
        beg begs begged begged begging
        plan plans planned planned planning
        admit admits admitted admitted admitting
        submit submits submitted submitted submitting
        commit commits committed committed committing
        rebut rebuts rebutted rebutted rebutting
        quip quips quipped quipped quipping
        refer refers referred referred referring
        prefer prefers preferred preferred preferring
        slam slams slammed slammed slamming
        rip rips ripped ripped ripping
        regret regrets regretted regretted regretting
        opt opts opted opted opting
        brag brags bragged bragged bragging
        dub dubs dubbed dubbed dubbing
        take takes took taken taking
        texted texted texted texted texting
        emailed emailed emailed emailed emailing
        e-mailed e-mailed e-mailed e-mailed e-mailing
        messaged messaged messaged messaged messaging
        cabled cabled cabled cabled cabling
        radioed radioed radioed radioed radioing
        shoot shoots shot shot shooting
        hit hits hit hit hitting
        pan pans panned panned panning
        sum sums summed summed summing
        spell spells spelled spelled spelling
        undertake undertakes undertook undertaken undertaking
        signal signals signaled signaled signaling
        label labels labeled labeled labeling
        quiz quizzes quizzed quizzed quizzing
        beseech beseeches besought besought beseeching
        strive strives strove striven striving
        ring rings rang rung ringing
        prod prods prodded prodded prodding
        learn learns learned learned learning
        chat chats chatted chatted chatting
    """.strip().splitlines()
}
