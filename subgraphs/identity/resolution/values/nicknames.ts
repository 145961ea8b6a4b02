/**
 * Given names and what people call their bearers, or how else they spell them; the full name comes first. A short form may
 * stand for several. Names that are called nothing else are in `given-names.ts`.
 */
const families = `
abdelaziz abdulaziz
abdelhamid abdulhamid
abdelkader abdulkader abdelkadir
abdelkarim abdulkarim abdulkareem
abdellatif abdullatif
abdelmalek abdulmalik
abdullah abdo apo abdallah abdulla
abdulrahman abdurrahman abdelrahman abdurahman
abeer abir
abhishek abhi
abigail abi abby gail
abraham abe
abram abe
adalbert bert
addison addie
adel adil
adelaide addie adela heidi
adeline addie ada
aditya adi
adolph dolph
adriana dri adri
adrianus ad adrie
agatha agata
agnes aggie nessie
agnieszka aga
ahmed ahmad
aiden aidan ayden
aisha aysha ayesha aicha aishah
alaa ala
alan al
alana lana
alanna lana
alasdair al
alastair al
albert bert al albie
alberto beto
albertus bert
alejandra ale alex
alejandro ale alex jandro
aleksander olek alek
aleksandra ola
alessandra ale sandra
alessandro ale sandro
alexa lexi
alexander alex sandy sascha xander alec lex zander
alexandra alex sandra sandy lexi
alexandre alex xande
alexandrea alex lexi
alexandria alex lexi
alexandros alekos alex
alexandru alex
alexios alekos
alexis lexi lex
alfonso alf
alfred fred al alf alfie
alfreda freda
alia aliyah aaliyah
alice allie elsie
alicja ala
alison ali allie
alistair al ali
allan al
allen al
allison ali allie
alonzo lon lonnie
althea thea
alton al
alvin al vin
alyson aly
alyssa aly
alzbeta bara
amanda mandy
amelia millie mia amy
amelie millie
amin ameen amine
amina aminah ameena
amr amro
ana anita anuska
anastasia nastya tasia natasa
anastasiia nastia
andras bandi
andre dre
andreas andy
andrew andy drew
andrzej andrzejek
angela angie ange angelita
angelica angie
angelika geli
angelina angie lina
angeline angie
angelique angie
angus gus
ann annie nan nancy
anna ann anne annie anni ania anka annette nan nannie nancy
annabel bella belle anna
annabella bella anna
annabelle bella belle anna
anne annie nan nancy
anneliese liesel lise
annetta netta
annette annie netta
anthonius ton toon
anthony tony
antoinette toni nettie
antonella anto
antoni antek
antonia toni tonia toninha tonny
antonino nino
antonio tony toni toninho tonho
antonius ton toon
antony tony
antoon ton
anuradha anu
anwar anouar
aparecida cida
archibald archie baldie
ariana ari
ariane ari
arianna ari
ariel ari
arielle ari
arkadiusz arek
arnold arnie arne
arthur art artie
ashleigh ash
ashley ash
ashlyn ash
ashraf achraf
asma asmaa asmae
atef atif
august gus
augusto guto
augustus gus augie
aurora rory
ayman aymen
ayoub ayub
badr bader
barbara barb babs barbel basia bobbie barbie
barbora bara
barnaby barney
bartholomew bart barty
bartlomiej bartek
bartosz bartek
basel basil bassel
bashir bachir basheer
basma basmah
bassem bassim basim
beatrice bea bee trixie
beatrix trixi bea
beatriz bia bea
belinda bel linda lindy
benedict ben benny
benjamin ben benny
bennett ben
bernadette bernie
bernadine bernie
bernard bernie barney bernd
bernhard bernd
bernice bernie bunny
bertha bertie
bertram bert
bethan beth
bethanie beth
bethany beth
bettina betti tina
beverley bev
beverly bev
bilal belal bilel
birgitta britta gitta gitte
birgitte gitte
boglarka bogi
boguslaw bogdan
bonita bonnie
bradford brad
bradley brad
brayden braden
brenton brent
briana bri
brianna bri
bridget biddy bridie
brigid biddy bridie
brigitta britta gitta
brigitte gitte gitta britta
britney brit
brittani brit
brittany brit britt
brittney brit britt
bronwen bron
bronwyn bron
burton burt
bushra bouchra
caitlin cait
caitlyn cait
callum cal
calum cal
calvin cal
cameron cam
camila mila
camilla milla millie
camille cam
candace candy
candice candy
carissa rissa
carlos carlinhos carlitos
carlton carl
carmela mela
carmen menchu mamen carmela
carolina caro
caroline carrie caro lina carol
carolyn carrie carol lynn
cassandra cassie sandra
catarina cata
catharina toos trijntje
catherine cathy cath kate cat cate cass kitty
cathleen cathy cath
cathryn cathy cath kate
cecelia ceci cece celia sissy
cecil cec
cecile ceci
cecilia ceci cecily celia sissy
cedric ced
charalampos babis lampis
charlene charlie
charles charlie chuck chas charly
charlotta lotta lotten
charlotte lottie lotte lotta charlie carlotta
chelsea chels
chelsey chels
cheryl cher
chester chet
chinedu nedu
christa chris
christal chris
christian chris kristian krille
christin chris chrissy
christina chris tina christa kristina
christine chris chrissy tina kristine
christoph chris
christopher chris kit topher christy christo kris
clarence clarrie
clarissa clare rissa
claudia claudi
clayton clay
cleveland cleve
clifford cliff
clifton cliff
clinton clint
concepcion concha conchita
conrad con
constance connie
constantin costel costica
constantine gus
consuelo chelo
corinne cory
cornelia corrie nel conny nele
cornelis kees cor
cornelius neil con
courtney court
cristian chris cristi
cristiane cris
cristina cris
curtis curt
cuthbert bert
cynthia cindy
cyril cy
cyrus cy
daniel dan danny dani
daniela dani
daniella dani ella
danielle dani dannie
danuta danka
dariusz darek
david dave davey
deanna dee
deanne dee
deborah debbie deb debra
debra deb debbie
declan dec
deepak deepu
delbert del bert
delia dee
delilah lila
dennis denny
derrick rick
desiree desi
desmond des
dexter dex
diana di
diane di
dianna di
dianne di
dimitra mimi
dimitrios dimitris mitsos jimmy jim
dmitri dima mitya dmytro
dmytro dima mytro
dolores lola loli lolita
domenico mimmo nico
dominic dom nick
dominick dom nick
donald don donnie
donnell don
donovan don
dorota dorotka
dorothea dora thea dot dolly
dorothee doro
dorothy dot dottie dolly dora dodie
dorottya dori
dorthy dot
douglas doug
driss idris idriss idrees
duaa doaa
dudley dud
dustin dusty
earnest ernie
edgar ed eddie
edith edie
edmund ed ned ted eddie
edna eddie
edoardo edo
eduarda duda
eduardo edu dudu lalo
edward ed eddie ted ned
edwin ed eddie ned win
ekaterina katya
elbert bert
eleanor ellie nell nora nellie lena elle leonora
eleanore ellie
elena lena
eleni lena lenio
eleonora nora lore
elfriede friedel
elijah eli lige
elinor ellie nell nora
elisa lisa
elisabete bete
elisabeth elli lisa lisbeth betty sisi lisbet liesel elsbeth sissi
elisabetta betta
eliska ela
eliza liza lizzie
elizabeth liz lizzie beth betty eliza bess libby lisa betsy bessie elsie lizbeth ellie liza buffy tetty
ella ellie
ellen nell nellie ellie
elmer elm
elspeth elsie beth
elwood woody
elzbieta ela
eman iman imane
emanuele manu
emilia milly
emily emmy em millie
emma em emmie
emmanouil manos manolis
emmanuel manu manos
emmanuelle manu
encarnacion encarna encarni
enrique quique kike
erik eric erick
ernest ernie ern
ernestine tina ernie
ernesto neto
erzsebet erzsi zsoka bozsi
esmeralda esme
esraa israa
essam issam isam
estella stella
estelle stella
esther ester hetty essie
ethelbert bert
eugene gene evgeni yevhen
eunice una
eva evi
evangelia litsa eva
evangelos vangelis
evelyn evie eve lynn
everett ev
evgeni zhenya yevhen
ewa ewunia
ezekiel zeke
fadel fadhel fadil
fahad fahd
faisal faycal feisal
fares faris
farouk farooq faruq
fatma fatima fatimah fatema fatos fatosh
fawzi fouzi
felicity fliss flick
felipe lipe feli
ferdinand ferdi ferdie
ferenc feri
fernanda nanda fer
fernando nando fer
filipe lipe
filippo pippo
finlay fin
finley fin
fiona fi
florence flo florrie flossie florie
florian flo
foteini fofi
fouad fuad
frances fanny fran frankie francie francine frannie
francesca fran franny franci
francesco cesco checco
francine fran francie
francis frank fran frankie
francisca paca paqui chica
francisco paco pancho curro fran chico kiko
franciszek franek
frank frankie
franklin frank
frantisek franta
franziska franzi
frederic fred
frederica freda freddie
frederick fred freddie rick fritz
fredric fred
fredrick fred freddie rick
friederike rieke fritzi
friedrich fritz freddy
gabor gabi
gabriel gabe biel gabi gaby gabby
gabriela gabi gaby gabby
gabriele gabi
gabriella gabby ella
gabrielle gabby gabi brielle elle
gaetano tano
gareth gaz
garrett gary
garry gaz
gary gaz
gavin gav
gayatri gayu
geertruida truus trudy
gemma gem
genevieve gen ginny
geoffrey geoff jeff jeffrey
georg schorsch
george georgie
georgia gogo georgie
georgina georgie gina george
georgios giorgos
gerald gerry jerry
geraldine gerry
gerard gerry jerry ger
gergely gergo
gerhard gerd
gerlinde linde
gertrud trude
gertrude gertie trudy
gheorghe gigi ghita
gilbert gil bert
gilberto gil beto
gillian gill jill gilly jilly
giovanni gianni nino
gisela gisi
giuseppe beppe peppe pino peppino
giuseppina pina
gladys glad
gloria glo
gokhan goko
gordon gordy gord
grace gracie
graciela gracie
graham gray
gregoire greg
gregor greg
gregorio goyo
gregory greg
grover grove
grzegorz grzesiek
guadalupe lupe lupita
guilherme gui
guillaume gui
guillermo memo guille
gustav gus
gustavo guga gus
gwendolen gwen
gwendoline gwen
gwendolyn gwen wendy
gwyneth gwen
gyorgy gyuri
gyula gyuszi
hadeel hadil
hailey haley hayley
hamid hameed
hamza hamzah
hanan hanane
hannah hanna
hannelore hanne lore
hans hansi hasse
harold harry hal harald
harriet hattie hatty
harriett hattie
harrison harry
harvey harv
hasna hasnaa
hassan hasan haso
hatem hatim
hazem hazim
heba hiba
heidemarie heidi heide
heinrich heinz heiner henner
helen nell nelly nellie lena
helena lena
helene leni lene
hendrik henk rik rikkie
hendrika rieke riek
henrietta hetty etta hattie
henry harry hank hal
henryk heniek
herbert herb bert bertie
heriberto beto
herman manny
hezekiah kiah
hicham hisham hesham
hilary hil hillary
hildegard hilde
hillary hil
horace horry
howard howie
hryhorii hrysha grisha grigori
hubert bert hugh
hubertus hubert
huda hoda
hugh hughie
humberto beto
huseyin huso
hussein hussain husain husayn hossein husein
ibrahim ebrahim ibo
ignacio nacho
ignatius iggy
ihab ehab
ihor igor
ilham ilhem
ilona ica ilonka
imad emad
imelda mel
imogen immy
ingeborg inge
inmaculada inma
ioanna gianna
ioannis giannis yannis john
iosif sifis
irene rene
irmgard irmi
irvin irv
irving irv
iryna ira irina
isaac ike zac
isabel isa chabela bel bella belle izzy belinha
isabella bella izzy belle tibby
isabelle isa belle izzy bella
isaiah ike zay
isidore izzy
ismail esmail ismaeel
isobel izzy bel bella belle isa
israel izzy
istvan pista isti
ivan vanya
izabela iza
jaber jabir
jaclyn jackie
jacob jake jakey coby cob
jacoba coby
jacobus koos jaap
jacquelin jackie
jacqueline jackie jacqui
jacquelyn jackie
jadwiga jadzia
jafar jaafar
jakub kuba
jalal galal
jamal gamal jamel djamal djamel
james jim jimmy jamie jay
jamila djamila
jan janek jasiek honza
jane janie jenny janey
janet jan nettie janie jessie
janette jan
janice jan
janis jan
janos jancsi jani
jaroslav jarda
jaroslaw jarek
jasmine jas jazz
jassim jasem
javier javi
jayden jaden jaiden
jeanette jean
jeannette jean
jedidiah jed
jefferson jeff
jeffery jeff
jeffrey jeff
jemima mima
jennifer jen jenny jenni jenna
jeremiah jerry jem jeremy
jeremy jerry jez
jeroen roen
jerome jerry
jerrold jerry
jerzy jurek
jesse jess
jessica jess jessie je
jesus chuy chus
jesusa chusa
jihan jihane gihan
jillian jill
jindrich jindra
jindriska jindra
jiri jirka
jitendra jitu
joachim achim jochen
joakim jocke
joan joanie joni
joann jo
joanna asia joasia jo joey
joanne jo
joao joaozinho
joaquim quim
joaquin quino
jocelyn joss
johan jojje janne johnny
johann hans
johanna hanna joke jo hanneke
johannes hannes jo jan joop hans johan
john johnny jack jon
johnathan john johnny jon
johnathon john jon
jolanta jola
jon john
jonathan jon johnny jonny
jonathon jon
jordan jordy
jose pepe ze zezinho chepe pepito josito
josef sepp jupp pepa
josefa pepa fina pepita
josefina josie fina
josefine josi fine
joseph joe joey jojo
josephine josie jo posy fina joey fifi
joshua josh
josiah joe
joyce joy
jozsef joska jozsi
juan juanito juanjo juancho
juana juanita juani
juanita nita
judith judy
julia jule juli julka
julian jules
juliana julie jules
julianna julie jules
julianne julie
julie jules
julien juju
juliet julie jules
juliette julie jules
kaden caden kayden
kaitlin kait kate katie
kaitlyn kait kate katie
karim kareem
karl kalle carl
karoline caro line
karoly karcsi
karsten carsten
katalin kati
katarina kajsa kattis
katarzyna kasia kaska
katelin kate katie
katelyn kate katie
katelynn kate katie
katerina katka
kateryna katia
katharina kathi kati kate kathe katja katrin
katharine kate kathy kit kitty kay katie
katherine kate kathy kat katie kathryn kitty kay kit
kathleen kath kathy kate kay kat katie kitty
kathrine kathy kate
kathryn kathy kate kat katie kay kitty
katrina trina kat katie
kavita kavitha
kawtar kawthar kaoutar
kaylee kayleigh
kelly kel
kelsey kels
kelvin kel kelv
kendall ken
kendrick ken
kenneth ken kenny
kerry kez
kevin kev
khadija khadijah khadidja khadiga
khalid khaled
khalil khaleel
khawla khaoula
kimberley kim kimmy
kimberly kim kimmy
kirsten kirsty kris
kirstin kirsty
koenraad koen
konrad conny
konstantin kostya kosta
konstantina dina
konstantinos kostas kostis dinos
krista kris
kristen kris kristy
kristin kris kristy
kristina stina kicki kris tina
kristine kris
kristopher kris
krisztina kriszti
krzysztof krzys krzysiek krzysio
kurtis kurt
kvetoslava kveta
ladislav lada
lakshmi lachu
lamia lamiaa
lamont monty
lancelot lance
lars lasse
laszlo laci
latasha tasha
latisha tisha
latonya tonya
laura laurie lori
laurel laurie
lauren laurie
laurence larry laurie loz
laurent lolo
lavinia vina vinnie vinie
lawrence larry laurie lon lawrie lonnie loren
layla leila laila leyla
lenore nora
leonard leo len lenny
leonardo leo
leonora nora
leopold poldi leo
leroy roy
leslie les
lester les
leticia letty
letitia letty lettie
lewis lew lewie
lilian lily lil
lillian lily lil lillie
linda lindy lynn
lindsay linds lindy
lindsey linds
loretta etta lori
lorraine lori raine lorrie
loubna lubna
louis lou louie
louisa lou lulu
louise lou
luay louay loai
lubomir lubos
luca luka
lucas luquinha
lucia luci
luciana lu
lucille lucy lou
lucinda lucy cindy
lucretia creese lu
ludovic ludo
ludwig lutz wiggerl
luigi gigi gino
luis lucho luisito
luiz luizinho
lukas lucas
lydia liddy
lynette lynn
mabel may mae
maciej maciek
mackenzie mac
madeleine maddie
madeline maddie
madelyn maddie
madison maddie
magdalena lena magda leni
magdalene lena maggie
magdolna magdi
mahdi mehdi
mahmoud mahmud mahmood
maksymilian maks
malcolm mal
malgorzata gosia goska malgosia
manfred manni fred
mansour mansoor mansur
manuel manny manolo manu lolo manel
manuela manu manoli
marcelo celo
marcos marquinhos
marcus mark
margaret maggie meg peggy marge greta madge maisie margie margot peg rita daisy mags midge gretchen
margareta greta maggan
margarete grete gretel
margaretha greet griet
margarida guida
margarita marga rita
margery marge margie
margret maggie
marguerite maggie rita daisy
maria mia mimi masha ria marusia maruska mariska marika mariola marica miep
mariam maryem myriam
marianne mary anne
marilyn lynn
marion may
marjorie marge margie
marjory marge margie
mark marc
marshall marsh
martha marthe mattie patty marti
martin marty
martina tina
marvin marv
marwa marwah
marwan marouane
mary molly polly mamie mae mimi minnie
maryann mary
maryanne mary
maryellen mary
marylou mary
massimiliano massi max
mathew matt
mathias matze
mathieu mat
mathijs thijs
matilda tilly mattie maud
matthew matt matty mat
matthias matze
matthieu mat
matthijs thijs
maureen mo
maurice maury mo
maxence max
maxime max
maximilian max maxi
maxine max
maxwell max
meenakshi meenu
megan meg
meghan meg
mehmet memo
melanie mel
melinda mel mindy lindy
melissa mel missy lissa
melody mel
melvin mel
mercedes merche
meredith merry
mervin merv
mervyn merv
michael mike mick mickey micha mischa michi michel
michaela mickey
michal michalek micha
micheal mike mick micha
michele shelly
michelle shelly shell shelley chelle
mieczyslaw mietek
mihail misha
mihaly misi
mikael micke
mikhail misha
milagros mila
mildred millie
millicent millie
miloslav milos
milton milt
minerva minnie
miranda mandy randi
miriam mimi mim
miroslav mirek
miroslaw mirek
mitchell mitch
moataz mutaz
mohamed mehmet
mohammed muhammad mohamed mohamad mohammad muhammed muhamad mohamud mohd muhammet
mohannad muhannad
mona mouna
monica mon
monika moni
monique mo
montague monty
montgomery monty
montserrat montse
morris mo
mortimer mort
moses mo
mousa moussa musa moosa
muralidhar murali
mustafa mostafa moustafa mustapha musti mustik
mykhailo mykhas misha
mykola kolia
naglaa najlaa najla
najib najeeb nagib
najwa nagwa
nancy nan nance
nanette nan
nasser nasir naser
natalia natasha nati
natalie nat nattie
nataliia natasha natalia
natasha tasha
nathan nat nate
nathanael nate nathan nat
nathaniel nate nathan nat
natividad nati
nelson nels
nermin nermine nermeen
nevil nev
neville nev
newton newt
nicholas nick nicky nico nik
nichole nicki nikki
nickolas nick
nicola nicky nikki
nicolaas klaas nico
nicolae nicu
nicolas nico nick
nicole nicky nikki
nigel nige
nikita nik
nikolai kolya mykola
nikolaos nikos
nikolas nik nick
nikolaus niko klaus nick
noha nuha
noor nour nur
norbert bert
norman norm
noura nora noora nourah
obadiah obed
oldrich olda
oleh oleg
oleksandr sasha oles
oleksandra sasha lesia
olga olya
olha olga olia
olive ollie livvy
oliver ollie noll
olivia livvy liv ollie
omar umar
orsolya orsi
osama usama oussama
oscar ozzie
osman othman uthman usman osmi
oswald ozzie
otakar ota
otavio tavinho
pamela pam
panagiotis panos takis panagis
patience pat
patricia pat patty trish tricia patsy trixie tish
patrick pat paddy patsy rick
patrik patte
pauline paula
paulo paulinho
pavlo pasha pavel
pedro pedrinho perico
penelope penny
per pelle
percival percy
peregrine perry
permelia melia
peter pete
petronella nel
philip phil pip
philipp philip philippe phil filip
philippa pippa
phillip phil pip
phineas phin
phoebe fifi
phyllis phyl phyll
pieter piet
pilar pili
piotr piotrek
priscilla cilla prissy priss
prudence prue
przemyslaw przemek
purificacion puri
qasim qassim kassem kacem
quentin quent
rachael rach
rachel rae rach
radoslaw radek
rafael rafa
rafaela rafa
raffaele lele
rafik rafiq
rajaa raja
rajesh raj raju
ralf ralph
ralph raff ralphie
ramesh rami
ramon moncho
ramona mona
randal randy
randall randy
randolph randy
raquel quel
rasha racha
rashid rachid rasheed
ravindra ravi
raymond ray
rebecca becky becca bec becks reba
rebekah becky beck
redouane radwan ridwan redwan
reem rim
regina gina reggie
reginald reg reggie
reham riham
remedios reme
reuben rube
ricardo ricky richi cardo
riccardo ricky
richard rick dick richie rich ricky dickie
rida reda ridha
rigoberto beto
robert bob bobby rob robbie bert robin
roberta robertinha bobbie robbie berta
roberto beto rober
robin rob
rocco rocky
rochelle shelly
roderick rod rory
rodney rod
rodolfo rudy
rodrigo rodri
roger hodge rog
rola rula
roland rollo rollie
ronald ron ronnie
rosalia rosa
rosalie rosie rose
rosalind roz rosie
rosalinda linda
rosalyn roz
rosamund roz
rosario charo
rose rosie
roseann rose
roseanne rose
rosemarie rosie rose
rosemary rosie rose
rosetta etta
rosina rosie
roslyn roz
roxana roxy
roxanna roxy
roxanne roxy
rudolf rudy ruda
rudolph rudy
rufus rufe
rupert bert
russel russ
russell russ rusty
ruth ruthie
ryszard rysiek
sabina sabby
sabine bine
saeed said saied
safa safaa
sakina sakinah
salvador salva chava sal
salvatore sal
samantha sam sammy
samira sameera
samson sam
samuel sam sammy
sandor sanyi
sandra sandrinha sandi
sanjay sanju
santiago santi yago
saoussen sawsan
sara sarah
sarah sally sadie sal
scott scottie
sebastian seb basti wastl
sebastiao tiao
selena lena
selina lina
sergei seryozha
sergio sergi checo
serhii serhiy seryozha serhiyko
seymour sy
shadi chadi
shaima shaimaa chaima chaimaa
shalini shalu
sharif sherif cherif shareef
sharon shaz shari
sheldon shel
sheryl sherry
shirley shirl
siddharth sid
sidney sid
siegfried sigi
sigmund sig
silas si
silvester vester
simon si
skylar sky
skyler sky
slawomir slawek
sofia sofie sophia sophie
sofiane sofian sufyan soufiane
soledad sole marisol
solomon sol
sophia sophie sofie soph
sophie soph
sophronia frona
souad suad soad
soukaina sukaina
soumaya sumaya
spencer spence
spyridon spyros
spyridoula roula
stacey stace
stanislav standa
stanislaw staszek stas
stanley stan
stefan steffen
stefanie steffi stef
stella estella
stephan stefan stephen steven steph stef
stephane steph
stephanie steph steffi stevie steffie
stephen steve stevie steph
steven steve stevie steph stef
stewart stu stew
stuart stu
suhail souhail
suleiman sulaiman soliman sulayman
suresh suri
susan sue susie suzy susanna
susana susi
susanna sussie sanna sue susie
susanne susi sanne sussie sue
suzanna sue suzy
suzanne sue suzy susie
sven svenne svempa
sybil sib
sydney syd
sylvester vester
sylvia syl sylvie
tabatha tabby
tabitha tabby
tadeusz tadek
tamara tammy
tamera tammy
tariq tarek tareq tarik
tatiana tanya
teodoro teo
terence terry
teresa terry tess tessa tere
terrance terry
terrence terry
tetiana tania
teunis teun
thaddeus thad
theodor theo
theodora dora thea
theodore ted teddy theo
theodoros thodoris theo
theodorus theo dorus
theresa terry tess tessa resi teri reese
therese tessa
theresia resi
thiago thi
thomas tom tommy tomas thom
tiffany tiff
timea timi
timothy tim timmy
tobias toby
tomasz tomek
torsten thorsten
tracey trace
trenton trent
trevor trev
trinidad trini
tristram tris
tyrone ty
tyson ty
ulrich uli
ulrika ulla
ulrike uli
ulysses lyss
ursula uschi ulla ursie
urszula ula
vaclav vasek
valarie val
valentina vale
valentine val
valerie val
vanessa nessa
vasileios vasilis
vasyl vasia
venkatesh venky venkat
vernon vern
veronica ronnie vero
veronika vroni vera
veronique vero
victor vic
victoria vicky tori vicki vic toria
viktor vitia
viktoriia vika
vincent vince vinnie vinny
vincenzo enzo
vinicius vini
viola vi
violet vi
virgil virge
virginia ginny ginger
vivian viv
vivien viv
vivienne viv
vladimir vova volodya volodymyr wladimir vlada
vladyslav vlad
vojtech vojta
volodymyr vova volodya
wafa wafaa
wahid waheed
waldemar waldek
walid waleed
wallace wally
walter walt wally wat
waltraud traudl
wassim wasim waseem
wesley wes
whitney whit
wilbert will bert
wilbur will
wilfred wilf will
wilfrid wilf
wilhelm willi willy helmi
wilhelmina mina minnie wilma
wilhelmus wim willem
willard will
willem wim
william bill billy will willie liam wills wil
winifred winnie freda win
winston win
wissam wisam
witold witek
wlodzimierz wlodek
wojciech wojtek
wolfgang wolf
woodrow woody
yasin yassin yaseen yassine
yasmin yasmeen yasmine
yasser yasir yassir
yazid yazeed
yekaterina katya
yevhen yevhenii evgen zhenia
yevheniia zhenia
yolanda yoli
younes yunus younis younus
yuliia julia yulka
yurii yura
yusuf youssef yousef yousuf yusef youssouf
zachariah zach
zachary zach zack zac zak
zachery zach
zahra zohra
zainab zaynab zeinab
zbigniew zbyszek
zdenek zdenda
zebulon zeb
zechariah zach
ziad zeyad
zofia zosia
zoltan zoli
zsofia zsofi
zsuzsanna zsuzsa zsuzsi
zuhair zouhair
zuzana zuzka
zuzanna zuzia
`;

export const nicknameFamilies: readonly string[][] = families
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
