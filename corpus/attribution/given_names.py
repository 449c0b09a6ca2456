"""Given names, in lower case, by the gender that they mostly tell: English, German, Russian."""

from __future__ import annotations

from corpus.attribution.nominals import FEMALE, MALE

MALE_NAMES = frozenset(
    """
    aaron abdul abdullah abraham adam adrian ahmad ahmed alan albert aldo alejandro aleksandr
    alex alexander alexei alexey alfred ali alistair allan allen amir anatoly anders andre
    andré andreas andrei andrej andrew andriy andrzej angus anthony antoine anton antonio
    antony anwar ari arkady armando arnold arsen arthur arturo asif austin avi axel barack
    barry bart bashar ben benjamin benny bernard bernie bert bill billy bob bobby boris brad
    bradley brandon brendan brett brian bruce bruno bryan caleb calvin cameron carl carlos
    cecil cesar charles charlie chester chris christian christoph christopher chuck clarence
    claude clifford clint clive colin conor corey cory craig curtis cyril dan daniel danny
    darrell darren daryl dave david dean denis dennis derek derrick detlef dick diego dieter
    dimitri dinesh dirk dmitri dmitry dmytro don donald doug douglas duncan dustin dwight earl
    ed eddie edgar edmund eduardo edward edwin egor eli elliot elliott elon emil emilio
    emmanuel enrico enrique eric erik ernest ernesto ernst erwin ethan eugene evan evgeny
    fabian federico felix ferdinand fernando fidel filip florian floyd francis francisco
    franco francois françois frank franklin franz fred frederic frederick fritz gabriel gary
    gavin gene geoffrey georg george gerald gerard gerhard giacomo gideon gilbert giorgio
    giovanni giuseppe glenn gordon graham grant greg gregory guido guillermo günter gunter gus
    gustav guy hamid hamza hank hans harold harry harvey hasan hassan hector heinrich heinz
    helmut henri henry herbert herman hermann hiroshi horst howard hubert hugh hugo hussein
    ian ibrahim igor ilya imran isaac ismail ivan jack jacob jacques jaime jake jakob jamal
    james jamie jan jared jarl jason javier jay jean-claude jean-luc jeb jeff jefferson
    jeffrey jens jeremy jerome jerry jesse jesus jim jimmy joachim joao joaquin jochen joe
    joel johan johann johannes john johnny jon jonas jonathan jordan jorge jose josé josef
    joseph josh joshua josip juan juergen jürgen julian julio julius jun jürg justin kai karim
    karl karsten keith ken kenneth kent kevin khaled khalid kirill klaus kofi konstantin kurt
    kyle lance larry lars laurent lawrence lee leo leon leonard leonid leopold leroy leslie
    lester lev levi liam lindsey lionel lloyd logan lorenzo louis luc luca lucas ludwig luigi
    luis luka lukas luke lutz mahmoud malcolm manfred manuel marc marcel marcello marco marcos
    marcus mario mark marko markus marshall martin marty marvin mason massimo mateusz matteo
    matthew matthias maurice mauro max maxim maximilian mehmet michael michail michał michel
    miguel mihail mikael mike mikhail milan milo milos miroslav mitch mitt mohamed mohammad
    mohammed morgan moritz morris moses murray mustafa mykola nathan nathaniel ned neil nelson
    nicholas nick nicolas nicolás nigel nikita nikola nikolai nikolas nikos noah noam noel
    norbert norman oleg oleh oleksandr oleksiy oliver olivier omar orlando oscar oskar osric
    otto owen pablo paolo pascal patrick paul paulo pavel pawel pedro per percy pete peter
    petr petro phil philip philipp philippe pierre piotr rafael rainer raj rajesh ralf ralph
    ramon ramzan randall randy raphael rashid raul ray raymond recep reince reinhard rex
    ricardo richard rick ricky rob robert roberto robin rod roderick rodney rodrigo roger
    roland rolf roman ron ronald ronnie ross roy rudolf rudy rupert rurik russell rustam ryan
    salman salvador sam samir samuel sandro sanjay scott sean sebastian serge sergei sergey
    sergio seth sheldon shinzo sidney silvio simon spencer stanislav stanley stefan stefano
    stephan stephane stephen steve steven stewart stuart sven syed tarek tariq tayyip ted
    teddy terence terrence terry theo theodor theodore thierry thomas thorsten tim timothy
    tobias todd tom tomas tomás tommy tony torsten travis trent trevor tristan tucker tyler
    udo ulrich umar uwe vadim valentin valery vasily viktor victor vikram vince vincent vitali
    vitaliy vladimir volker volodymyr wade walter warren wayne werner wesley wilfried wilhelm
    will william willie willy winston wolfgang xavier yair yannick yanis yasser yevgeny yoon
    yuri yusuf yves zach zachary zoran александр алексей анатолий андрей антон артём артем
    борис вадим валентин валерий василий виктор виталий владимир владислав вячеслав геннадий
    георгий григорий денис дмитрий евгений егор иван игорь илья кирилл константин леонид
    максим михаил никита николай олег павел пётр петр роман руслан сергей станислав степан
    фёдор юрий яков ярослав джо дональд эммануэль олаф реджеп антониу рамзан тимур марат ринат
    """.split()
)

FEMALE_NAMES = frozenset(
    """
    abigail ada adele adriana agatha agnes aisha alexandra alice alicia alina alison allison
    alyssa amal amanda amber amelia amina amparo amy ana anastasia andrea angela angelica
    angelina anita anja ann anna annabel anne annette annie annika antje antonia april ariana
    astrid audrey aung ava barbara beate beatrice beatriz belinda bella bernadette beth betsy
    betty beverly bianca birgit bonnie brenda bridget britta brooke camila camilla candice
    carla carly carmen carol carolina caroline carolyn carrie carly cassandra catherine cathy
    cecilia celia charlene charlotte chelsea cheryl chloe christa christiane christina
    christine cindy claire clara clare claudia claudine colette colleen connie constance
    cordula corinna cornelia courtney cristina cynthia dagmar dagny daisy dana daniela
    danielle daphne darlene dawn deborah debbie debra delia denise diana diane dolores donna
    doris dorothea dorothy ebba edith eileen elaine eleanor elena elisa elisabeth elise
    elizabeth ella ellen elsa elvira emilia emily emma erica erika erin ernestine esther eva
    evelyn faith fatima felicia fiona flora florence frances francesca franziska freya frieda
    gabriela gabriele gail gemma geraldine gertrud gina giorgia gisela giulia gladys gloria
    grace greta gretchen gudrun gwen gwendolyn hannah harriet hazel heather heidi heike helen
    helena helga helma henrietta henrike hilary hilda hillary holly hope huma ida ilona ilse
    imke ines ingeborg ingrid inna irene irina iris isabel isabella isabelle ivana ivanka ivy
    jackie jacqueline jana jane janet janice jasmine jean jeanne jen jenna jennifer jenny
    jessica jill joan joanna joanne jocelyn jodi johanna josephine joy joyce juanita judith
    judy julia juliana julie juliet june jutta kamala karen karin karina karla kate katerina
    katharina katherine kathleen kathryn kathy katia katie katja katrin katrina katy kaye
    kayla keira kelly kelsey kerry kerstin khloe kim kimberly kirsten kirstin kristen kristin
    kristina kristine lara latoya laura lauren laurie lea leah leila lena leonie leslie leyla
    lidia lily linda lisa liz liza lois lola lora loretta lori lorraine louise lucia lucille
    lucy lydia lynn lyudmila madeleine madison magda magdalena maggie malala mandy manuela
    mara marcia margaret margarita maria mariana marianne marie mariela marilyn marina marion
    marjorie marlene marta martha martina mary matilda maureen mavis maxine maya megan megyn
    melania melanie melissa mercedes meredith mia michaela michele michelle mildred minna
    miranda mirela miriam mirlande mitzi moira mona monica monika muriel myra nadia nadine
    nadja nancy naomi natalia natalie natasha nellie nicola nicole nikki nina noor nora norma
    odette olga olivia olympia ophelia paige pam pamela paola patricia patsy paula pauline
    peggy penelope petra phoebe phyllis pia polly priscilla queenie rachel ramona raquel
    rebecca regina renate renee rhonda rita roberta rosa rosalind rose rosemary rosie roxana
    roxanne ruth sabine sabrina sally samantha sandra sara sarah sasha selin selina serena
    shannon sharon sheila shelley sheryl shirley sigrid silvia simone sofia sonia sonja sophia
    sophie stacey stella stephanie sue summer sunniva susan susanna susanne suzanne suzy
    svenja svetlana sybil sylvia tabitha tamara tammy tania tanja tanya tara tatiana teresa
    tess thelma theresa therese tiffany tina tracey tracy tricia trudy ulrike ulla ursula
    uschi uta ute valentina valerie vanessa vera verena veronica veronika vicki victoria viola
    violet virginia vivian vivien wanda wendy whitney wilhelmina winifred yael yasmeen yasmin
    yolanda yulia yvette yvonne zainab zelda zoe zsuzsa александра алина алла анастасия анна
    валентина валерия вера виктория галина дарья евгения екатерина елена елизавета жанна
    зинаида ирина ксения лариса лидия любовь людмила маргарита марина мария наталия наталья
    нина оксана ольга полина раиса светлана софья тамара татьяна юлия яна ангела урсула камала
    """.split()
)

GIVEN_NAMES = MALE_NAMES | FEMALE_NAMES

# People whom news need not introduce, by the one name that it calls them, and no word or place.
KNOWN_BY_ONE_NAME: dict[str, str] = {
    **dict.fromkeys(
        (
            "trump biden obama reagan nixon eisenhower roosevelt putin medvedev lavrov yeltsin "
            "gorbachev lukashenko zelensky zelenskyy zelenskiy poroshenko netanyahu erdogan "
            "erdoğan macron sarkozy chirac mitterrand scholz steinmeier adenauer berlusconi draghi "
            "orbán orban starmer sunak corbyn farage churchill trudeau bolsonaro lula maduro "
            "duterte modi kishida khamenei khomeini rouhani ahmadinejad assad gaddafi mandela zuma "
            "ramaphosa mugabe musk zuckerberg bezos kissinger einstein shakespeare mozart "
            "beethoven stalin hitler mussolini messi federer nadal djokovic guardiola"
        ).split(),
        MALE,
    ),
    **dict.fromkeys(
        "merkel thatcher pelosi zakharova meloni ardern bhutto beyoncé rihanna adele".split(),
        FEMALE,
    ),
}
