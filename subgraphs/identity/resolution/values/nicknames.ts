/**
 * Given names and what people call their bearers, or how else they spell them; the full name comes first. A short form may
 * stand for several. A name alone on its line is there to be known as a name of its own.
 */
const families = `
aad
aafke
aaron
aart
aarti
abbas
abdelaziz abdulaziz
abdelhamid abdulhamid
abdelkader abdulkader abdelkadir
abdelkarim abdulkarim abdulkareem
abdellatif abdullatif
abdelmalek abdulmalik
abdulkadir
abdullah abdo apo abdallah abdulla
abdulrahman abdurrahman abdelrahman abdurahman
abeer abir
abel
abelardo
abhay
abhijeet
abhijit
abhinav
abhishek abhi
abigail abi abby gail
abilio
abinash
abla
abraham abe
abram abe
achille
adalbert bert
adam
adan
addison addie
adebayo
adel adil
adelaide addie adela heidi
adele
adelia
adeline addie ada
adelino
adem
ademir
adeola
adewale
adham
adina
aditi
aditya adi
adnan
adolf
adolfo
adolph dolph
adrian
adriana dri adri
adriane
adriano
adrianus ad adrie
adrien
adrienn
adrienne
afaf
afonso
agapito
agatha agata
agathe
agnes aggie nessie
agneta
agnieszka aga
agostino
agota
agustin
ahlam
ahmed ahmad
ahmet
aiden aidan ayden
aileen
ailsa
aimee
aimo
aino
aisha aysha ayesha aicha aishah
aisling
aitor
ajay
ajeet
ajit
ajith
akash
ake
akhil
akos
akram
akshay
alaa ala
aladar
alain
alan al
alana lana
alanna lana
alasdair al
alastair al
alba
albane
albert bert al albie
alberta
alberto beto
albertus bert
albin
aldo
alejandra ale alex
alejandro ale alex jandro
aleksander olek alek
aleksandra ola
alena
alessandra ale sandra
alessandro ale sandro
alessia
alessio
alexa lexi
alexander alex sandy sascha xander alec lex zander
alexandra alex sandra sandy lexi
alexandre alex xande
alexandrea alex lexi
alexandria alex lexi
alexandrine
alexandros alekos alex
alexandru alex
alexia
alexios alekos
alexis lexi lex
alfio
alfonso alf
alfonzo
alfred fred al alf alfie
alfreda freda
alfredo
alia aliyah aaliyah
alice allie elsie
alicja ala
alin
alina
aline
alisa
alisha
alison ali allie
alistair al ali
alka
allan al
allen al
allison ali allie
alma
alois
alok
alonso
alonzo lon lonnie
alper
alperen
alphonse
althea thea
alton al
alva
alvaro
alvin al vin
alyson aly
alyssa aly
alzbeta bara
amal
amalia
aman
amanda mandy
amandine
amani
amar
amarjit
amber
ambika
ambra
ambre
ambrose
amedeo
ameet
amelia millie mia amy
amelie millie
americo
amin ameen amine
amina aminah ameena
amir
amira
amit
amitabh
amjad
ammar
amol
amos
amparo
amr amro
amrit
amrita
ana anita anuska
anabel
anabela
anais
anand
anant
ananth
ananya
anas
anastasia nastya tasia natasa
anastasiia nastia
anca
anders
andor
andras bandi
andre dre
andrea
andreas andy
andree
andreea
andrei
andreia
andreina
andres
andrew andy drew
andrzej andrzejek
aneel
aneeta
aneta
anett
anette
angel
angela angie ange angelita
angeles
angelica angie
angelika geli
angelina angie lina
angeline angie
angelique angie
angelo
angharad
angus gus
anika
aniket
aniko
anil
anirudh
anish
anja
anjali
anjana
anke
ankit
ankita
ankur
ann annie nan nancy
anna ann anne annie anni ania anka annette nan nannie nancy
annabel bella belle anna
annabella bella anna
annabelle bella belle anna
annalisa
annamaria
annarita
anne annie nan nancy
annegret
anneke
anneli
annelies
anneliese liesel lise
annemarie
annemiek
annetta netta
annette annie netta
annick
annika
annikki
annmarie
anoop
anouk
anssi
antal
antero
anthonius ton toon
anthony tony
antje
antoine
antoinette toni nettie
anton
antonella anto
antoni antek
antonia toni tonia toninha tonny
antonie
antonietta
antonin
antonina
antonino nino
antonio tony toni toninho tonho
antonius ton toon
antony tony
antoon ton
antti
antwan
anup
anuradha anu
anurag
anushka
anwar anouar
aoife
aparecida cida
aparna
april
araceli
arati
aravind
archana
archer
archibald archie baldie
arda
ariana ari
ariane ari
arianna ari
arie
ariel ari
arielle ari
arja
arjan
arjen
arjun
arkadiusz arek
arlene
arlette
arlindo
armand
armando
armi
armindo
arnaud
arnold arnie arne
aron
arpad
arpita
arron
arthur art artie
arto
arttu
artur
arturo
arun
aruna
arunima
arvid
arvind
arvo
arwa
arzu
asbjorn
asha
ashish
ashlee
ashleigh ash
ashley ash
ashlyn ash
ashok
ashraf achraf
ashvin
ashwin
ashwini
aslaug
asli
asma asmaa asmae
asmund
assunta
astrid
asuman
asun
asuncion
atef atif
atilla
attila
atul
aubrey
aud
aude
audra
audrey
august gus
augusta
augusto guto
augustus gus augie
aulis
aurea
aurel
aurelia
aurelie
aurelien
aurelio
aurica
aurora rory
aurore
austin
autumn
ava
avery
avinash
awatef
axel
axelle
aydin
ayhan
ayla
aylin
ayman aymen
aynur
ayoub ayub
ayse
aysegul
aysel
aysun
aytac
ayush
aziz
aziza
azza
badr bader
bailey
balazs
balint
baljeet
baljit
baltasar
balwinder
bandana
banu
baptiste
barbara barb babs barbel basia bobbie barbie
barbora bara
barend
baris
barna
barnabas
barnaby barney
barry
barsha
bartholomew bart barty
bartlomiej bartek
bartolome
bartosz bartek
basel basil bassel
bashir bachir basheer
basma basmah
bassam
bassem bassim basim
bastiaan
bastien
battista
batuhan
bayram
beata
beate
beatrice bea bee trixie
beatrix trixi bea
beatriz bia bea
beau
beena
begona
behcet
bekir
bela
belen
belgin
belinda bel linda lindy
belmiro
bence
benedetta
benedetto
benedict ben benny
benedicte
benedito
bengt
benita
benito
benjamin ben benny
bennett ben
benoit
bento
berat
berit
berk
berkay
bernadett
bernadette bernie
bernadine bernie
bernard bernie barney bernd
bernardo
bernhard bernd
bernice bernie bunny
bertalan
bertha bertie
berthe
bertram bert
bertrand
beryl
bethan beth
bethanie beth
bethany beth
bettina betti tina
betul
beulah
beverley bev
beverly bev
beyza
bhagwan
bharat
bharathi
bharati
bhaskar
bhavana
bhavesh
bhavna
biagio
bianca
bibek
bidya
bikas
bilal belal bilel
bimal
binod
bipin
birger
birgit
birgitta britta gitta gitte
birgitte gitte
birol
birthe
bjarne
bjoern
bjorg
bjorn
blake
blanca
blanche
blanka
blazej
bogdan
bogdana
boglarka bogi
bogumil
bogumila
boguslaw bogdan
boguslawa
bohdan
bohdana
bohumil
bohumila
bohumir
bohuslav
bonita bonnie
boris
borje
boyd
bozena
bradford brad
bradley brad
brady
brahim
bram
branca
brandon
branka
branko
brayden braden
brenda
brendan
brendon
brenton brent
bret
bretislav
brett
briana bri
brianna bri
brice
bridget biddy bridie
bridgette
brigid biddy bridie
brigitta britta gitta
brigitte gitte gitta britta
britney brit
brittani brit
brittany brit britt
brittney brit britt
brock
bronislaw
bronislawa
bronwen bron
bronwyn bron
brooke
bruce
bruna
bruno
bryan
bryant
bryn
bryson
bulent
bunyamin
burak
burcu
burhan
burkhard
burton burt
bushra bouchra
busra
byron
cagla
cahit
caio
caitlin cait
caitlyn cait
callum cal
calum cal
calvin cal
camelia
cameron cam
camila mila
camilla milla millie
camille cam
canan
candace candy
candela
candice candy
candida
caoimhe
cara
carey
carina
carine
carissa rissa
carla
carleen
carley
carlie
carlo
carlos carlinhos carlitos
carlota
carlton carl
carly
carmela mela
carmelo
carmen menchu mamen carmela
carmine
carole
carolina caro
caroline carrie caro lina carol
carolyn carrie carol lynn
carroll
carson
cary
carys
casey
cassandra cassie sandra
cassio
catalin
catalina
catarina cata
caterina
catharina toos trijntje
catherine cathy cath kate cat cate cass kitty
cathleen cathy cath
cathrine
cathryn cathy cath kate
catriona
cecelia ceci cece celia sissy
cecil cec
cecile ceci
cecilia ceci cecily celia sissy
cedric ced
cees
celal
celeste
celestine
celina
celine
celso
cem
cemal
cemil
cemile
cengiz
cenk
ceren
cerys
cesar
cesare
cestmir
ceyda
cezar
cezary
chad
chandan
chander
chandler
chandra
chandrakant
chantal
chantel
charalampos babis lampis
charlene charlie
charles charlie chuck chas charly
charlotta lotta lotten
charlotte lottie lotte lotta charlie carlotta
charmaine
chelsea chels
chelsey chels
cheri
cherie
cherry
cheryl cher
chester chet
chetan
chetna
cheyenne
chiara
chidi
chinedu nedu
chirag
chitra
chloe
christa chris
christal chris
christel
christelle
christian chris kristian krille
christiane
christin chris chrissy
christina chris tina christa kristina
christine chris chrissy tina kristine
christoph chris
christophe
christopher chris kit topher christy christo kris
chukwudi
cian
ciara
ciaran
cigdem
cihan
cinzia
ciprian
ciro
claes
clair
claire
clara
clarence clarrie
clarice
clarissa clare rissa
clark
claude
claudete
claudette
claudia claudi
claudine
claudio
claudiu
clayton clay
cleber
cleide
clelia
clemence
clemens
clement
clementine
cleo
cleveland cleve
clifford cliff
clifton cliff
clinton clint
clive
clotilde
clyde
codrin
cody
coen
colby
cole
coleen
colette
colin
colleen
collin
concepcion concha conchita
concetta
conner
connor
conor
conrad con
constance connie
constanta
constantin costel costica
constantine gus
constanze
consuelo chelo
cora
coral
coralie
corentin
coretta
corey
corina
corine
corinna
corinne cory
cormac
cornel
cornelia corrie nel conny nele
cornelis kees cor
corneliu
cornelius neil con
corrine
cosimo
coskun
cosmin
cosmina
courtney court
craig
crispin
cristian chris cristi
cristiane cris
cristiano
cristina cris
cristobal
crystal
csaba
csilla
curtis curt
cuthbert bert
cynthia cindy
cyril cy
cyrille
cyrus cy
czeslaw
czeslawa
daan
dafydd
dag
dagmar
dagmara
dagny
daiane
dakota
dalal
dale
dalia
dalibor
dalila
daljeet
daljit
dalma
dalton
damian
damiano
damien
damini
damion
damla
damon
dana
dane
danette
dania
danica
daniel dan danny dani
daniela dani
daniele
daniella dani ella
danielle dani dannie
danilo
danna
dante
danuta danka
daphne
darcey
darcy
daria
darin
dario
darius
dariusz darek
darko
darla
darlene
darrel
darrell
darren
darrin
darryl
darshan
darshana
darwin
daryl
david dave davey
davide
davinia
davis
dawid
dawn
dean
deana
deandre
deann
deanna dee
deanne dee
debora
deborah debbie deb debra
debra deb debbie
declan dec
deepa
deepak deepu
deepika
deepti
defne
deirdre
delbert del bert
delfina
delia dee
delilah lila
della
delores
delphine
delyth
demet
denes
denilson
denis
denisa
denise
denisse
deniz
dennis denny
denzil
deolinda
derek
dermot
derrick rick
derya
desiree desi
desmond des
detlef
dev
devender
devendra
devin
devon
dewayne
dewey
dexter dex
dezso
dhananjay
dharmender
dharmendra
dhruv
diana di
diane di
dianna di
dianne di
dibya
didier
diederik
diego
dieter
dietmar
dietrich
digby
dilara
dileep
dilek
dilip
dillon
dilys
dimitra mimi
dimitrios dimitris mitsos jimmy jim
dinah
dinesh
dineshkumar
diogo
dipa
dipak
dipika
dipti
dirk
dita
divya
dixie
dmitri dima mitya dmytro
dmytro dima mytro
dobroslav
dogan
doina
dolores lola loli lolita
domenica
domenico mimmo nico
domingo
domingos
dominic dom nick
dominick dom nick
dominik
dominika
dominique
donald don donnie
donatella
donato
donna
donnell don
donovan don
doreen
dorel
dorian
dorin
dorina
doris
dorota dorotka
dorothea dora thea dot dolly
dorothee doro
dorothy dot dottie dolly dora dodie
dorottya dori
dorte
dorthe
dorthy dot
doru
douglas doug
doyle
dragan
dragana
dragos
drahomira
drake
driss idris idriss idrees
duaa doaa
duane
duarte
dudley dud
dumitra
dumitru
duncan
durga
dursun
dusan
dustin dusty
dwain
dwayne
dwight
dylan
eamon
earl
earnest ernie
ebba
eberhard
ebony
ebru
ecaterina
eckhard
eda
eden
edgar ed eddie
edgardo
edilson
edina
edit
edith edie
edmund ed ned ted eddie
edna eddie
edoardo edo
edouard
edson
eduarda duda
eduardo edu dudu lalo
edvard
edward ed eddie ted ned
edwardo
edwin ed eddie ned win
edwina
edyta
eero
eesha
eeva
efrain
egil
egon
eija
eila
eileen
eilert
eilidh
einar
eino
eirik
eirlys
eivind
ekaterina katya
elaina
elaine
elbert bert
eldon
eleanor ellie nell nora nellie lena elle leonora
eleanore ellie
elemer
elena lena
eleni lena lenio
eleonora nora lore
elfriede friedel
elia
eliana
eliane
elias
eliezer
elif
elijah eli lige
elin
elina
elinor ellie nell nora
elio
elisa lisa
elisabete bete
elisabeth elli lisa lisbeth betty sisi lisbet liesel elsbeth sissi
elisabetta betta
elisangela
elise
eliseo
elisha
eliska ela
elissa
eliza liza lizzie
elizabeth liz lizzie beth betty eliza bess libby lisa betsy bessie elsie lizbeth ellie liza buffy tetty
elke
ella ellie
ellen nell nellie ellie
ellinor
elliot
elliott
ellis
elmar
elmer elm
elodie
eloise
elouise
els
elsa
elspeth elsie beth
elton
elva
elvira
elvis
elwood woody
elza
elzbieta ela
eman iman imane
emanuel
emanuela
emanuele manu
emeka
emel
emeline
emerson
emery
emese
emil
emile
emilia milly
emiliano
emilie
emilio
emily emmy em millie
emin
emine
emma em emmie
emmanouil manos manolis
emmanuel manu manos
emmanuelle manu
emmett
emrah
emre
emyr
encarnacion encarna encarni
endre
enes
engin
enid
enrica
enrico
enrique quique kike
ensio
enza
eoin
ercan
erdal
erdem
erdogan
eren
erhan
erhard
erica
erich
ericka
erik eric erick
erika
erin
erja
erkan
erkki
erland
erling
erma
ermelinda
erna
ernest ernie ern
ernestina
ernestine tina ernie
ernesto neto
erno
ernst
erol
eros
errol
ersin
ertan
ertugrul
erwin
erzsebet erzsi zsoka bozsi
esa
esma
esmee
esmeralda esme
esperanza
esra
esraa israa
essam issam isam
esteban
estefania
estela
estella stella
estelle stella
esther ester hetty essie
estrella
eszter
etelka
ethan
ethel
ethelbert bert
etienne
ettore
euan
eugen
eugene gene evgeni yevhen
eugenia
eugenie
eugenio
eugeniusz
eunice una
eusebio
eustace
eva evi
evald
evan
evangelia litsa eva
evangelos vangelis
eveliina
evelyn evie eve lynn
evelyne
everett ev
evert
everton
evgeni zhenya yevhen
evren
ewa ewunia
ewald
ewan
ewelina
ewen
eylul
ezekiel zeke
ezequiel
ezio
ezra
fabian
fabiana
fabiano
fabien
fabienne
fabio
fabiola
fabrice
fabricio
fadel fadhel fadil
fadi
fadime
fadwa
fahad fahd
fahmi
fahri
faisal faycal feisal
faith
faiza
falk
farah
fares faris
farhan
farid
farida
farouk farooq faruq
faruk
fathi
fatih
fatiha
fatma fatima fatimah fatema fatos fatosh
faustino
fausto
fawzi fouzi
fawzia
fay
faye
federica
federico
fehmi
felice
felicia
felicity fliss flick
felipe lipe feli
felisa
felix
femke
ferdinand ferdi ferdie
ferdinando
ferenc feri
fergus
ferhat
feride
feridun
fermin
fern
fernand
fernanda nanda fer
fernande
fernando nando fer
feyza
ffion
fidel
figen
fikret
filipa
filipe lipe
filippa
filippo pippo
filiz
filomena
finlay fin
finley fin
finn
fiona fi
fiorella
fiorenza
firas
firat
flavia
flavie
flavio
floor
flora
florence flo florrie flossie florie
florent
florentin
florentina
florian flo
florin
florina
floris
floyd
folke
folkert
forrest
fortunato
foteini fofi
fouad fuad
franca
frances fanny fran frankie francie francine frannie
francesca fran franny franci
francesco cesco checco
francine fran francie
francis frank fran frankie
francisca paca paqui chica
francisco paco pancho curro fran chico kiko
franciszek franek
franck
franco
francois
francoise
frank frankie
franklin frank
frantisek franta
frantiska
franz
franziska franzi
fraser
frauke
frederic fred
frederica freda freddie
frederick fred freddie rick fritz
frederik
frederique
fredric fred
fredrick fred freddie rick
fredrik
freja
frida
friederike rieke fritzi
friedhelm
friedrich fritz freddy
frits
frode
fruzsina
fulvio
funda
furkan
gabino
gabor gabi
gabriel gabe biel gabi gaby gabby
gabriela gabi gaby gabby
gabriele gabi
gabriella gabby ella
gabrielle gabby gabi brielle elle
gael
gaelle
gaetan
gaetano tano
gaia
gale
galip
gamze
gareth gaz
garland
garrett gary
garry gaz
garth
gary gaz
gaston
gaurang
gaurav
gauri
gautam
gavin gav
gayathri
gayatri gayu
gayle
gaynor
geertruida truus trudy
geeta
geetha
geir
gellert
gema
gemma gem
gena
genevieve gen ginny
gennaro
genowefa
geoffrey geoff jeff jeffrey
geoffroy
georg schorsch
george georgie
georges
georgeta
georgette
georgia gogo georgie
georgiana
georgina georgie gina george
georgios giorgos
geraint
gerald gerry jerry
geraldine gerry
geraldo
gerard gerry jerry ger
gerardo
gerben
gerda
gergely gergo
gerhard gerd
geri
gerlinde linde
germaine
german
germano
gerrit
gerson
gert
gertrud trude
gertrude gertie trudy
geza
ghada
ghassan
gheorghe gigi ghita
gheorghita
ghislaine
giacomo
giada
gianfranco
gianluca
gianmarco
gianpaolo
gianpiero
gijs
gilbert gil bert
gilberte
gilberto gil beto
gilda
giles
gilles
gillian gill jill gilly jilly
gilmar
gilson
ginette
ginevra
gino
gioia
giorgia
giorgio
giovana
giovanna
giovanni gianni nino
gireesh
girish
gisela gisi
giselle
gita
giuditta
giulia
giuliana
giuliano
giulio
giuseppe beppe peppe pino peppino
giuseppina pina
gizella
gizem
gladys glad
glen
glenda
glenn
glenna
glenys
gloria glo
godfrey
gokhan goko
goncalo
gonul
gonzalo
gopal
gopi
goran
gordon gordy gord
gosta
gottfried
govind
gowri
graca
grace gracie
graciela gracie
graeme
graham gray
grainne
grant
grayson
grazia
graziella
grazyna
greetje
greger
gregg
gregoire greg
gregor greg
gregorio goyo
gregory greg
grethe
greyson
griffin
grigore
gro
grover grove
grzegorz grzesiek
guadalupe lupe lupita
gudrun
guenter
guenther
guido
guilherme gui
guillaume gui
guillermo memo guille
gul
gulay
gulcan
gulden
gulsah
gulsen
gulsum
gulten
gunes
gunhild
gunilla
gunjan
gunnar
gunter
gunther
gunvor
gurcan
gurdeep
gurkan
gurmeet
gurmit
gurpreet
gurprit
gursel
gustaf
gustav gus
gustavo guga gus
guus
gwenaelle
gwendolen gwen
gwendoline gwen
gwendolyn gwen wendy
gwyn
gwyneth gwen
gyongyi
gyorgy gyuri
gyula gyuszi
haakon
habib
habiba
hacer
hadeel hadil
hadi
hafsa
haifa
hailey haley hayley
haitham
hajnalka
hakan
hakim
hakima
hala
halil
halim
halime
halina
hallie
halvar
halvard
halvor
hamada
hamdi
hamed
hamid hameed
hamida
hamish
hampus
hamza hamzah
hanan hanane
handan
hande
hani
hanife
hannah hanna
hanne
hannele
hannelore hanne lore
hannu
hans hansi hasse
harbhajan
hardeep
hardik
hardip
hareesh
harish
harith
harjeet
harjit
harlan
harley
harm
harold harry hal harald
harpreet
harriet hattie hatty
harriett hattie
harris
harrison harry
harsh
harsha
harshad
harshal
hartmut
harun
harvey harv
hasna hasnaa
hassan hasan haso
hatem hatim
hatice
hayat
hayden
hayri
hayriye
hazel
hazem hazim
heath
heather
heba hiba
hector
hedda
hedvig
hedvika
hege
heidemarie heidi heide
heidrun
heike
heikki
heiko
heinrich heinz heiner henner
heitor
helder
heledd
heleen
helen nell nelly nellie lena
helena lena
helene leni lene
helga
helge
heli
helio
helle
helmut
heloisa
hema
hemant
hemlata
hendrik henk rik rikkie
hendrika rieke riek
hennie
henning
henrietta hetty etta hattie
henrik
henrike
henrique
henry harry hank hal
henryk heniek
herbert herb bert bertie
heriberto beto
herman manny
hermann
hermano
hermine
herminia
hernan
herve
hezekiah kiah
hicham hisham hesham
hielke
hikmet
hilal
hilario
hilary hil hillary
hilda
hildegard hilde
hilkka
hillary hil
himanshu
hind
hitesh
holger
hollie
holly
homer
honore
horace horry
horacio
horatiu
horia
horst
houda
howard howie
hryhorii hrysha grisha grigori
hubert bert hugh
hubertus hubert
huda hoda
hugh hughie
hugo
hugues
huguette
hulya
humberto beto
husamettin
huseyin huso
husnu
hussein hussain husain husayn hossein husein
huw
hynek
iain
iancu
ibolya
ibrahim ebrahim ibo
ieuan
ifan
ignacio nacho
ignacy
ignatius iggy
ignazio
ihab ehab
ihor igor
ihsan
iida
iiris
iker
ikram
ilaria
ilayda
ildiko
ileana
ilene
ilham ilhem
ilhan
ilie
ilinca
ilkay
ilker
ilkka
ilmari
ilona ica ilonka
ilse
ilyas
imad emad
imelda mel
imke
immacolata
imogen immy
imran
imre
ina
inacio
inci
indira
indu
ines
inez
inga
ingeborg inge
ingegerd
inger
ingmar
ingo
ingrid
ingunn
ingvar
inigo
inka
inkeri
inmaculada inma
intisar
ioanna gianna
ioannis giannis yannis john
ionel
ionela
ionut
iosif sifis
iratxe
irem
iren
irena
irene rene
irfan
irja
irma
irmgard irmi
irmtraud
irvin irv
irving irv
irwin
iryna ira irina
isaac ike zac
isabel isa chabela bel bella belle izzy belinha
isabella bella izzy belle tibby
isabelle isa belle izzy bella
isadora
isaiah ike zay
isaura
isha
ishaan
ishita
isidore izzy
isidoro
isidro
isla
ismahan
ismail esmail ismaeel
ismet
isobel izzy bel bella belle isa
isolde
israel izzy
istvan pista isti
itziar
iulian
iuliana
iuliu
iva
ivan vanya
ivana
ivano
ivar
iver
iveta
ivett
ivo
ivone
ivy
iwona
izabela iza
izabella
izzet
jaakko
jaana
jaber jabir
jacco
jacek
jacinta
jacinto
jackson
jaclyn jackie
jacob jake jakey coby cob
jacoba coby
jacobus koos jaap
jacquelin jackie
jacqueline jackie jacqui
jacquelyn jackie
jacques
jade
jadwiga jadzia
jafar jaafar
jagadish
jagdish
jagjeet
jagjit
jaime
jair
jakob
jakub kuba
jalal galal
jalen
jamal gamal jamel djamal djamel
james jim jimmy jamie jay
jamil
jamila djamila
jan janek jasiek honza
jana
jane janie jenny janey
janelle
janessa
janet jan nettie janie jessie
janette jan
janice jan
janina
janine
janis jan
janneke
jannicke
jannik
janos jancsi jani
jantje
janusz
jaqueline
jared
jari
jarkko
jarmila
jarmo
jaromir
jaroslav jarda
jaroslava
jaroslaw jarek
jarrett
jarrod
jarvis
jasleen
jasmin
jasmina
jasmine jas jazz
jason
jasper
jaspreet
jassim jasem
jaswinder
jatin
javier javi
jawad
jaya
jayant
jayanth
jayanthi
jayanti
jayden jaden jaiden
jayesh
jayne
jean
jeanette jean
jeanine
jeanne
jeannette jean
jeannie
jeannine
jedidiah jed
jefferson jeff
jeffery jeff
jeffrey jeff
jelle
jemima mima
jemma
jennifer jen jenny jenni jenna
jeno
jens
jeppe
jere
jeremiah jerry jem jeremy
jeremy jerry jez
jermaine
jeroen roen
jerome jerry
jeronimo
jerrold jerry
jerzy jurek
jesper
jesse jess
jessica jess jessie je
jesus chuy chus
jesusa chusa
jette
jignesh
jihad
jihan jihane gihan
jillian jill
jindrich jindra
jindriska jindra
jiri jirka
jitender
jitendra jitu
jitka
joachim achim jochen
joakim jocke
joan joanie joni
joana
joann jo
joanna asia joasia jo joey
joanne jo
joao joaozinho
joaquim quim
joaquin quino
joaquina
jocelyn joss
jodie
jody
joel
joelle
joep
joerg
jogesh
johan jojje janne johnny
johann hans
johanna hanna joke jo hanneke
johannes hannes jo jan joop hans johan
john johnny jack jon
johnathan john johnny jon
johnathon john jon
jolan
jolanta jola
jon john
jonah
jonas
jonathan jon johnny jonny
jonathon jon
joonas
joost
jordan jordy
jordyn
jorg
jorge
jorgen
jorgina
joris
jorma
jorn
jorrit
jorunn
jos
jose pepe ze zezinho chepe pepito josito
josef sepp jupp pepa
josefa pepa fina pepita
josefin
josefina josie fina
josefine josi fine
joseph joe joey jojo
josephina
josephine josie jo posy fina joey fifi
josette
joshua josh
josiah joe
josiane
josilene
josue
joud
jouko
jouni
joyce joy
jozef
jozefa
jozsef joska jozsi
juan juanito juanjo juancho
juana juanita juani
juanita nita
jude
judit
judith judy
juergen
juha
juhani
juho
jukka
julia jule juli julka
julian jules
juliana julie jules
julianna julie jules
julianne julie
julie jules
julien juju
juliet julie jules
juliette julie jules
julio
julius
june
jurgen
jurriaan
jussara
jussi
justin
justine
justo
justyna
jutta
jyothi
jyoti
jyotsna
jyrki
kaan
kaarina
kacper
kaden caden kayden
kader
kadir
kaija
kailash
kaitlin kait kate katie
kaitlyn kait kate katie
kalevi
kalman
kalpana
kamal
kamala
kamil
kamila
kamla
kamlesh
kamuran
kanchan
kapil
kara
karam
karan
karel
karen
kari
karianne
karim kareem
karima
karin
karina
karine
karl kalle carl
karla
karlheinz
karol
karola
karoliina
karoline caro line
karoly karcsi
karsten carsten
karthik
kartick
kartik
kasey
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
katri
katrina trina kat katie
kauko
kaushal
kaushik
kavita kavitha
kawtar kawthar kaoutar
kaye
kayla
kaylee kayleigh
kazim
kazimiera
kazimierz
kedar
keijo
keira
keisha
keith
kelley
kellie
kelly kel
kelsey kels
kelvin kel kelv
kemal
kenan
kendall ken
kendra
kendrick ken
kenelm
kenna
kenneth ken kenny
kent
kenya
kenza
kerem
keri
kerim
kermit
kerry kez
kerstin
ketan
ketil
kevin kev
khadija khadijah khadidja khadiga
khalid khaled
khalida
khalil khaleel
khawla khaoula
khulood
kiera
kieran
kimberley kim kimmy
kimberly kim kimmy
kimmo
kinga
kiran
kirk
kirsi
kirsten kirsty kris
kirstin kirsty
kirti
kishor
kishore
kjell
kjersti
kjetil
klara
klas
klaudia
knud
knut
koenraad koen
komal
konrad conny
konstantin kostya kosta
konstantina dina
konstantinos kostas kostis dinos
koray
kornel
krishna
krishnan
krista kris
kristen kris kristy
kristin kris kristy
kristina stina kicki kris tina
kristine kris
kristoffer
kristopher kris
krisztian
krisztina kriszti
krzysztof krzys krzysiek krzysio
kubra
kuldeep
kuldip
kunal
kursat
kurtis kurt
kusum
kvetoslava kveta
kwabena
kwame
kyla
kyle
kylie
kyllikki
kyra
lacey
lachlan
ladislav lada
ladislava
ladonna
laercio
laetitia
lajos
lakshman
lakshmi lachu
lale
lalit
lalita
lalitha
lamar
lamia lamiaa
lamont monty
lancelot lance
landon
lane
lara
larissa
lars lasse
laszlo laci
lata
latasha tasha
latha
latif
latifa
latife
latisha tisha
latonya tonya
latoya
laura laurie lori
laure
laurel laurie
lauren laurie
laurence larry laurie loz
laurens
laurent lolo
laurentiu
lavinia vina vinnie vinie
lawrence larry laurie lon lawrie lonnie loren
laxman
laxmi
layla leila laila leyla
lea
leah
leandro
leann
leanne
lech
leeann
leela
leen
leena
leif
leigh
lela
leland
lenka
lennart
lenore nora
leon
leona
leonard leo len lenny
leonardo leo
leonel
leonie
leonor
leonora nora
leontin
leopold poldi leo
leos
leroy roy
lesley
leslie les
lester les
leszek
leticia letty
letitia letty lettie
letizia
levent
levente
levi
lewis lew lewie
libor
libuse
licia
lieke
lies
ligia
lilian lily lil
liliana
liliane
lilla
lillian lily lil lillie
lina
linda lindy lynn
lindalva
lindsay linds lindy
lindsey linds
linnea
lino
linus
lionel
lis
liva
livia
livio
liviu
lloyd
loes
logan
loic
lois
lokesh
lone
lonneke
lora
lorand
lorant
lorcan
loredana
lorella
lorena
lorenza
lorenzo
loretta etta lori
lorie
lorna
lorraine lori raine lorrie
lothar
louane
loubna lubna
louella
louis lou louie
louisa lou lulu
louise lou
lourdes
lourenco
lowell
lowri
luann
luay louay loai
lubomir lubos
luc
luca luka
lucas luquinha
lucia luci
lucian
luciana lu
luciano
lucien
lucienne
lucilia
lucille lucy lou
lucinda lucy cindy
lucio
lucretia creese lu
lucrezia
lucyna
ludek
ludivine
ludmila
ludovic ludo
ludovica
ludvig
ludwig lutz wiggerl
luella
luigi gigi gino
luigia
luigina
luis lucho luisito
luisa
luiz luizinho
lukas lucas
lukasz
luke
lula
luminita
lutfi
luther
luuk
luz
lydia liddy
lyle
lyman
lyndon
lynette lynn
lynne
lynnette
maaike
maarit
maarten
mabel may mae
mable
macarena
machteld
maciej maciek
mackenzie mac
macy
madalena
madalina
madan
maddalena
maddox
madeleine maddie
madeline maddie
madelon
madelyn maddie
madhav
madhavi
madhu
madhuri
madison maddie
mads
mael
maelle
maeve
mafalda
magali
magdalena lena magda leni
magdalene lena maggie
magdolna magdi
magne
magnus
maha
mahdi mehdi
mahender
mahendra
maher
mahesh
mahima
mahir
mahmoud mahmud mahmood
maija
maik
maite
majed
majid
majida
makayla
maksymilian maks
malachy
malak
malcolm mal
malgorzata gosia goska malgosia
malik
malika
malin
malini
mallory
mamata
mamta
manal
manar
manas
mandar
mandeep
mandip
maneesh
maneesha
manfred manni fred
manik
manish
manisha
manja
manjeet
manjit
manju
manjula
manoj
manon
manpreet
mansour mansoor mansur
manuel manny manolo manu lolo manel
manuela manu manoli
mara
maram
marcel
marcela
marceline
marcelino
marcella
marcelle
marcello
marcelo celo
marci
marcia
marcial
marcin
marcio
marco
marcos marquinhos
marcus mark
mareike
marek
maren
margaret maggie meg peggy marge greta madge maisie margie margot peg rita daisy mags midge gretchen
margareta greta maggan
margarete grete gretel
margareth
margaretha greet griet
margarida guida
margarita marga rita
margaux
margery marge margie
margit
margo
margreet
margret maggie
marguerite maggie rita daisy
maria mia mimi masha ria marusia maruska mariska marika mariola marica miep
mariagrazia
mariah
mariam maryem myriam
marian
mariana
mariangela
marianne mary anne
mariano
maribel
maricela
marie
marieke
mariella
marielle
mariette
marijke
marilena
marilene
marilyn lynn
marin
marina
marine
marinela
marinella
mario
marion may
maris
marisa
marissa
marit
maritta
maritza
marius
mariusz
marjatta
marjolein
marjorie marge margie
marjory marge margie
marju
mark marc
marketa
markku
marko
markus
marla
marlene
marlies
marlin
marloes
marlon
marmaduke
marsha
marshall marsh
marta
marte
martha marthe mattie patty marti
martim
martin marty
martina tina
martine
marton
martti
marva
marvin marv
marwa marwah
marwan marouane
mary molly polly mamie mae mimi minnie
maryann mary
maryanne mary
maryellen mary
marylou mary
marzena
mason
massimiliano massi max
massimo
mate
matej
mateo
mateus
mateusz
matheus
mathew matt
mathias matze
mathieu mat
mathijs thijs
mathilde
matilda tilly mattie maud
matilde
matteo
matthew matt matty mat
matthias matze
matthieu mat
matthijs thijs
mattia
matyas
maude
maulik
maura
maureen mo
maurice maury mo
mauricio
maurizio
mauro
mavis
maxence max
maxime max
maximilian max maxi
maximiliane
maximino
maximo
maxine max
maxwell max
mayada
mayank
maysa
maysoon
mayur
mckenzie
meagan
mechthild
medhat
meena
meenakshi meenu
meera
megan meg
megha
meghan meg
mehmet memo
mehtap
mehul
meike
melanie mel
melba
melchor
melek
meliha
melinda mel mindy lindy
melissa mel missy lissa
melodie
melody mel
meltem
melvin mel
memduh
menno
mercedes merche
meredith merry
merel
merete
merja
merle
merlin
mert
merve
mervi
mervin merv
mervyn merv
meryem
mesut
metin
mette
mevlut
mhairi
micaela
micah
michael mike mick mickey micha mischa michi michel
michaela mickey
michal michalek micha
michalina
micheal mike mick micha
michel
michela
michele shelly
michelle shelly shell shelley chelle
mieczyslaw mietek
mieke
miguel
mihaela
mihai
mihail misha
mihaita
mihaly misi
mikael micke
mikaela
mikayla
mikhail misha
mikkel
mikko
miklos
mikolaj
miksa
milada
milagros mila
milan
milana
mildred millie
milena
milind
millicent millie
miloslav milos
miloslava
milosz
milton milt
miluse
minerva minnie
minna
mioara
mira
miranda mandy randi
mircea
mireille
mirela
mirella
miriam mimi mim
mirja
mirka
mirko
miro
miroslav mirek
miroslava
miroslaw mirek
mirva
misty
mitchell mitch
mitesh
mithun
mitzi
moacir
moataz mutaz
mogens
mohamed mehmet
mohammed muhammad mohamed mohamad mohammad muhammed muhamad mohamud mohd muhammet
mohan
mohannad muhannad
mohit
moira
moises
mona mouna
moncef
monica mon
monika moni
monique mo
monroe
monserrat
montague monty
montgomery monty
montserrat montse
mookesh
morag
moreno
morgan
morgane
morris mo
morten
mortimer mort
moses mo
mounir
mourad
mousa moussa musa moosa
mridula
mrinal
muammer
mucahit
mucella
muge
muhsin
mukadder
mukesh
munir
munira
muralidhar murali
murat
muriel
murilo
mustafa mostafa moustafa mustapha musti mustik
muzaffer
myfanwy
mykhailo mykhas misha
mykola kolia
mylene
myles
myrna
myron
myrtle
nabil
nabila
nada
nadege
nadine
nadir
nadira
nadja
naglaa najlaa najla
naim
naima
nair
najat
naji
najib najeeb nagib
najwa nagwa
nalan
nalini
namik
nancy nan nance
nandini
nandita
nandor
nanette nan
nanna
narayan
narayanan
narcis
narcisa
narender
narendra
naresh
nasser nasir naser
natale
natalia natasha nati
natalie nat nattie
nataliia natasha natalia
natasha tasha
nathalia
nathalie
nathan nat nate
nathanael nate nathan nat
nathaniel nate nathan nat
natividad nati
naveen
navin
navneet
nawal
naz
nazan
nazareno
nazih
nazim
nazli
neal
necati
necla
necmettin
neelam
neelesh
neelima
neeltje
neeraj
neeta
neetu
neha
neide
nelda
nelson nels
nelu
nerea
nermin nermine nermeen
nerys
nesma
nesrin
neusa
nevaeh
nevil nev
neville nev
nevin
nevzat
newton newt
ngozi
nia
niall
niamh
nicanor
nicholas nick nicky nico nik
nichole nicki nikki
nickolas nick
nicola nicky nikki
nicolaas klaas nico
nicolae nicu
nicolas nico nick
nicole nicky nikki
nicoleta
nicoletta
nicolo
nicusor
nidal
nidhi
niels
nienke
nieves
nigel nige
nihad
nihal
nihat
niina
nikhil
nikil
nikita nik
niklas
nikola
nikolai kolya mykola
nikolaos nikos
nikolas nik nick
nikolaus niko klaus nick
nikolett
nilam
nilay
nilesh
nilgun
nils
nilson
nilton
nilufer
nimet
nimisha
niraj
nirav
nirmal
nirmala
nisha
nitesh
nithin
nitin
nitya
niyazi
nizar
nkechi
noel
noelia
noelle
noemi
noemia
noemie
noha nuha
nola
nolan
nona
noor nour nur
noortje
norah
norbert bert
norberto
noreen
norma
norman norm
nouf
noura nora noora nourah
nuno
nunzia
nunzio
nuray
nurcan
nurettin
nurhan
nuri
nuria
nursel
nurten
oana
obadiah obed
octave
octavia
octavian
octavio
odd
odessa
odete
odette
odile
oguz
oguzhan
oisin
okan
oktay
olaf
olav
olavi
oldrich olda
oldriska
ole
olegario
oleh oleg
oleksandr sasha oles
oleksandra sasha lesia
olga olya
olha olga olia
olimpia
olinda
olive ollie livvy
oliver ollie noll
olivia livvy liv ollie
olivier
olof
olwen
omar umar
omkar
omnia
onder
ondrej
onni
onur
oona
opal
ophelia
ophelie
ora
orazio
oreste
orhan
orjan
orkun
orla
orlando
ornella
orsolya orsi
orville
osama usama oussama
oscar ozzie
oskar
oskari
osman othman uthman usman osmi
osmo
osten
osvaldo
oswald ozzie
otakar ota
otavio tavinho
othmane
otilia
otis
ottavio
otto
ouafae
outi
ove
ovidiu
owain
owen
oystein
oyvind
ozan
ozge
ozgur
ozkan
ozlem
oznur
paavo
pablo
padma
padmaja
padraig
paige
paivi
pal
pallavi
palle
paloma
pamela pam
panagiotis panos takis panagis
pankaj
pansy
paola
paolo
parag
paresh
paride
parul
parvathi
parvati
pascal
pascale
pasi
pasquale
pasqualina
patience pat
patrice
patricia pat patty trish tricia patsy trixie tish
patricio
patrick pat paddy patsy rick
patrik patte
patrizia
patrizio
paul
paula
pauletta
paulette
pauli
paulina
pauline paula
paulo paulinho
pavan
pavla
pavlina
pavlo pasha pavel
pawan
pawel
payal
payton
paz
pearl
pedro pedrinho perico
pekka
pelin
pembe
penelope penny
pentti
per pelle
percival percy
peregrine perry
perihan
permelia melia
pernilla
pernille
perrine
perttu
peter pete
petr
petra
petre
petri
petrica
petronella nel
petronila
petru
petter
petteri
peyton
philip phil pip
philipp philip philippe phil filip
philippa pippa
phillip phil pip
phineas phin
phoebe fifi
phyllida
phyllis phyl phyll
piera
pierce
pierluigi
piero
pierpaolo
pierre
pierrette
piers
pieter piet
pietro
piia
pilar pili
pim
pinar
piotr piotrek
piper
pirjo
pirkko
piroska
piyush
polat
pooja
poonam
poornima
poppy
poul
prabha
prabhakar
prabhat
pradeep
pradip
prakash
pramod
pranav
pranay
prasad
prasanna
prasant
prasanth
prashad
prashant
pratap
prateek
pratibha
pratik
pratima
praveen
pravin
preben
preethi
preeti
prem
premysl
prerna
preston
pria
priscila
priscilla cilla prissy priss
priti
priyanka
prudence prue
przemyslaw przemek
puja
punam
puneet
punit
purificacion puri
purnima
pushpa
qasim qassim kassem kacem
quentin quent
quincy
quinn
quinton
qusay
rabab
rabia
rabih
rachael rach
rachana
rachel rae rach
rachelle
radha
radhika
radika
radim
radka
radomir
radoslaw radek
radovan
radu
raed
rafael rafa
rafaela rafa
rafal
raffaele lele
raffaella
rafik rafiq
raghad
raghav
ragheb
raghu
ragnar
ragnhild
rahim
rahul
raili
raimo
raimondo
raimundo
rainer
rajaa raja
rajani
rajat
rajeev
rajender
rajendra
rajesh raj raju
rajish
rajiv
rajni
rakesh
rakhesh
rakhi
ralf ralph
ralph raff ralphie
raluca
ramadan
raman
ramazan
ramesh rami
ramiro
ramon moncho
ramona mona
ramzi
randa
randal randy
randall randy
randolph randy
rania
ranjan
ranjana
ranjeet
ranjit
ranjith
raoul
raphael
raquel quel
rasha racha
rashid rachid rasheed
rashida
rashmi
rasmus
ratan
raul
rauno
raven
ravinder
ravindra ravi
rawan
rayan
raymond ray
raymonde
razvan
reagan
rebeca
rebecca becky becca bec becks reba
rebekah becky beck
recep
redouane radwan ridwan redwan
reed
reem rim
reena
reetu
refik
regan
regina gina reggie
reginald reg reggie
regis
reham riham
reid
reidar
reidun
reijo
reinaldo
reiner
reinhard
reinhold
reka
rekha
remco
remedios reme
remi
remo
remus
remzi
rena
renan
renata
renate
renato
renee
renske
renu
renuka
renzo
reuben rube
rex
rhea
rhett
rhian
rhiannon
rhoda
rhodri
rhonda
rhys
ricarda
ricardo ricky richi cardo
riccardo ricky
richa
richard rick dick richie rich ricky dickie
rida reda ridha
ridvan
riet
rigmor
rigoberto beto
riikka
riitta
rikard
rikke
riley
rima
rinaldo
rishabh
rishi
ritesh
ritika
ritu
ritva
roar
robbert
robert bob bobby rob robbie bert robin
roberta robertinha bobbie robbie berta
roberto beto rober
robin rob
rocco rocky
rochelle shelly
rocio
roderick rod rory
rodica
rodney rod
rodolfo rudy
rodrigo rodri
roel
roelof
rogelio
roger hodge rog
rogerio
rohan
rohit
rohith
roisin
rola rula
roland rollo rollie
rolande
rolando
rolf
romain
roman
romana
romane
romano
romeo
romina
romolo
romulo
romulus
ronald ron ronnie
ronaldo
ronan
ronda
roopa
roosevelt
rosalba
rosalia rosa
rosalie rosie rose
rosalind roz rosie
rosalinda linda
rosalyn roz
rosamund roz
rosana
rosangela
rosanna
rosanne
rosaria
rosario charo
roscoe
rose rosie
roseann rose
roseanne rose
roseli
roseline
roselyn
rosemarie rosie rose
rosemary rosie rose
rosemeire
rosetta etta
roshini
roshni
rosina rosie
roslyn roz
ross
rossana
rossella
rostislav
rowan
rowena
rowland
roxana roxy
roxanna roxy
roxanne roxy
royce
rozalia
ruairi
ruba
rubem
ruben
rubens
ruby
ruchi
rudiger
rudolf rudy ruda
rudolph rudy
ruediger
rufino
rufus rufe
ruggero
rukiye
rukmini
runar
rune
rupa
rupali
rupert bert
rupesh
ruslan
ruslana
russel russ
russell russ rusty
rut
rute
rutger
ruth ruthie
ruud
ruzena
ryan
ryszard rysiek
saad
saadia
saana
saara
sabah
sabahattin
sabina sabby
sabine bine
sabri
sabrina
sachin
sadhana
sadik
saeed said saied
safa safaa
safak
safia
sahar
sahil
sahin
saida
saija
saila
sailesh
sakari
sakina sakinah
sakine
salah
saleh
salem
salete
salih
saliha
salim
salima
salini
salma
salome
salvador salva chava sal
salvatore sal
salwa
samantha sam sammy
samarth
sameer
samia
samiksha
samir
samira sameera
sampo
samson sam
samuel sam sammy
samuele
samy
sanad
sanda
sandeep
sander
sandhya
sandip
sandor sanyi
sandra sandrinha sandi
sandrine
sandro
sangeeta
sangeetha
sangita
saniye
sanjana
sanjay sanju
sanjeev
sanjiv
sankar
sanket
sanni
santhi
santhosh
santiago santi yago
santo
santos
santosh
saoirse
saoussen sawsan
sapna
sara sarah
sarah sally sadie sal
sarala
saraswati
sari
sarika
sarita
saritha
sarka
sarla
saroj
sarolta
saskia
sateesh
sathish
satish
satu
saturnino
satyam
saul
saurabh
savanna
savannah
savas
saverio
savita
savitha
savitri
scott scottie
seamus
sean
sebastian seb basti wastl
sebastiana
sebastiao tiao
sebastien
seda
seema
seeta
seetha
sefa
segundo
seija
selahattin
selami
selcuk
selda
selena lena
selim
selin
selina lina
selma
semih
semra
seppo
serap
serban
serdar
seren
serena
serge
sergei seryozha
sergio sergi checo
sergiu
serhat
serhii serhiy seryozha serhiyko
serife
serkan
serpil
seth
settimio
sevda
severin
severina
severine
severino
sevgi
sevil
sevilay
sevim
sevinc
seyfettin
seymour sy
sezen
sezer
shadi chadi
shahd
shaila
shailesh
shaima shaimaa chaima chaimaa
shakti
shakuntala
shalini shalu
shana
shane
shania
shankar
shanna
shannon
shantanu
shanthi
shanti
sharad
sharif sherif cherif shareef
sharmila
sharon shaz shari
sharron
sharyn
shashank
shashi
shaun
shauna
shawn
shawna
shayne
shea
sheela
sheelagh
sheena
sheila
shelby
sheldon shel
shelia
shelton
sheri
sherman
sheryl sherry
shikha
shila
shilpa
shirley shirl
shiv
shivam
shivani
shoba
shobha
shraddha
shradha
shreeya
shreya
shrikant
shrikanth
shrinivas
shruthi
shruti
shubham
shubhangi
shweta
shwetha
sian
sibel
siddharth sid
siddhartha
sidharth
sidney sid
siegfried sigi
sieglinde
sierra
sigmund sig
signe
sigrid
sigurd
siham
silas si
silja
silje
silke
silpa
silvan
silvana
silvano
silvester vester
silvia
silvio
silviu
sima
simen
simon si
simona
simone
simran
sinan
sindre
sinead
sinem
sini
sinikka
siobhan
siri
sirkka
sirpa
sisko
sissel
sita
siv
sjaak
sjoerd
skylar sky
skyler sky
slawomir slawek
slimane
smita
smriti
sneha
sobha
socorro
sofia sofie sophia sophie
sofiane sofian sufyan soufiane
sohan
solange
soledad sole marisol
solene
solomon sol
solveig
sona
sonal
sonali
sonam
songul
sonja
sonny
sophia sophie sofie soph
sophie soph
sophronia frona
soraia
soren
sorin
sorina
souad suad soad
soukaina sukaina
soumaya sumaya
soumya
sowmya
spencer spence
spyridon spyros
spyridoula roula
srikanth
srinivas
srinivasan
sruti
stacey stace
stacie
stacy
staffan
stanca
stanislav standa
stanislava
stanislaw staszek stas
stanislawa
stanley stan
stanton
stefan steffen
stefania
stefanie steffi stef
stefano
steff
stein
steinar
stella estella
steluta
sten
stepan
stepanka
stephan stefan stephen steven steph stef
stephane steph
stephanie steph steffi stevie steffie
stephen steve stevie steph
steven steve stevie steph stef
stewart stu stew
stig
stijn
stine
struan
stuart stu
sture
suat
subash
subhash
subramanian
suchitra
sudha
sudhakar
sudheer
sudhir
suelen
sueli
suha
suhail souhail
suheyla
sujata
sujatha
sukhdev
sukhwinder
sukru
suleiman sulaiman soliman sulayman
sulochana
suman
sumeet
sumeyye
sumit
sunanda
sune
suneel
suneeta
sunil
sunita
sunitha
surbhi
surender
surendra
suresh suri
surinder
surjeet
surjit
susan sue susie suzy susanna
susana susi
susann
susanna sussie sanna sue susie
susanne susi sanne sussie sue
sushama
susheel
susheela
sushil
sushila
sushma
suvi
suzan
suzana
suzanna sue suzy
suzanne sue suzy susie
suzette
svante
svatopluk
svein
sven svenne svempa
svend
svenja
sverre
swapna
swapnil
swathi
swati
swen
sweta
swetha
sybil sib
sydney syd
sylvain
sylvaine
sylvester vester
sylvia syl sylvie
sylwester
sylwia
synnove
szabolcs
szilard
szilvia
szymon
tabatha tabby
tabitha tabby
tadeusz tadek
taha
tahani
tahir
tahsin
taina
taisto
talal
talita
tamara tammy
tamas
tameka
tamer
tamera tammy
tami
tamika
tamim
taner
tanguy
tanmay
tanuja
tanvi
tapani
tapio
tara
tariq tarek tareq tarik
tarja
tarkan
taroon
tarquin
taru
tarun
taryn
tatiana tanya
tatiane
tatum
tayfun
taylor
teemu
teija
tejas
tekin
tellervo
telma
temel
teodor
teodora
teodoro teo
teppo
terence terry
teresa terry tess tessa tere
teresinha
terez
tereza
terhi
terje
tero
terrance terry
terrell
terrence terry
terttu
tetiana tania
teunis teun
thaddeus thad
thais
thelma
theodor theo
theodora dora thea
theodore ted teddy theo
theodoros thodoris theo
theodorus theo dorus
theresa terry tess tessa resi teri reese
therese tessa
theresia resi
thiago thi
thibault
thibaut
thierry
thomas tom tommy tomas thom
thor
thore
thurston
tia
tibor
tierra
tiffany tiff
tijmen
tilman
timea timi
timo
timothee
timothy tim timmy
tineke
tivadar
tiziana
tiziano
tobias toby
tod
todd
toivo
tolga
toma
tomasz tomek
tommaso
tone
topi
tor
torbjorn
tord
tore
torgeir
torill
torleif
torquil
torsten thorsten
tove
tracey trace
tracie
tracy
traian
travis
trenton trent
trevor trev
trey
trine
trinidad trini
trisha
trista
tristen
tristram tris
trond
troy
truls
trygve
trystan
tudor
tugba
tuija
tulay
tuncay
tuncer
tunde
tuomas
tuomo
turan
turgay
turgut
turkan
tushar
tuula
tuuli
tuulikki
tuva
twila
tyler
tyra
tyree
tyrell
tyrone ty
tyson ty
tytti
uday
udo
ufuk
ugo
ugur
ujwala
ulf
ulises
ulku
ulrich uli
ulrik
ulrika ulla
ulrike uli
ulysses lyss
uma
umberto
umesh
umit
umut
unal
unni
uno
upendra
urban
urho
urmila
ursel
ursula uschi ulla ursie
urszula ula
usha
ute
utkarsh
uwe
vaclav vasek
vaclava
vagner
vahit
vaibhav
vaino
vaishali
valarie val
valdemar
valdir
valentin
valentina vale
valentine val
valentino
valeria
valerie val
valerio
valeriu
valmir
valtteri
van
vance
vanda
vandana
vanessa nessa
varsha
varun
vasant
vasanthi
vasanti
vasco
vasile
vasileios vasilis
vasilica
vasudha
vasyl vasia
vaughan
vaughn
vedat
veena
veera
vegard
veikko
veli
velma
vendula
venkatesh venky venkat
venkatesha
verena
verity
verna
vernon vern
veronica ronnie vero
veronika vroni vera
veronique vero
vesa
veysel
vibeke
vibha
vicenta
vicente
victoire
victor vic
victoria vicky tori vicki vic toria
vidar
vidhya
vidya
viggo
viivi
vijay
vijaya
vijia
vikas
vikram
vikrant
viktor vitia
viktorie
viktoriia vika
vilde
vilem
vilhelm
ville
vilma
vilmos
vimal
vimala
vimla
vinay
vinayak
vincent vince vinnie vinny
vincenza
vincenzo enzo
vineet
vineeta
vinicius vini
vinit
vinita
vinitha
vinod
vinodh
viola vi
violet vi
violeta
viorel
viorica
vipin
vipul
virag
viraj
virender
virendra
virgil virge
virgilio
virginia ginny ginger
virginie
virpi
vishal
vishnu
vit
vitezslav
vito
vitor
vitoria
vittoria
vittorio
vivek
vivian viv
viviana
viviane
vivien viv
vivienne viv
vladimir vova volodya volodymyr wladimir vlada
vladimira
vladislav
vladislava
vladut
vladyslav vlad
vlasta
vlastimil
vlastimila
voicu
vojtech vojta
volkan
volker
volodymyr vova volodya
vuokko
waclaw
wade
wael
wafa wafaa
wagner
wahiba
wahid waheed
waldemar waldek
waleria
walid waleed
wallace wally
wallis
walter walt wally wat
walther
waltraud traudl
wanda
wanderley
warren
wassim wasim waseem
wayne
wellington
wendell
werner
weronika
wesley wes
whitney whit
wiebe
wieslaw
wieslawa
wiktor
wiktoria
wilbert will bert
wilbur will
wilco
wilda
wiley
wilfred wilf will
wilfredo
wilfrid wilf
wilfried
wilhelm willi willy helmi
wilhelmina mina minnie wilma
wilhelmus wim willem
willa
willard will
willem wim
willemijn
william bill billy will willie liam wills wil
willis
winfried
winifred winnie freda win
winona
winston win
wioletta
wissam wisam
wit
witold witek
wladyslaw
wladyslawa
wlodzimierz wlodek
wojciech wojtek
wolfgang wolf
wolfram
woodrow woody
wouter
wyatt
xavier
xiomara
yagmur
yahya
yakup
yalcin
yamini
yann
yannick
yara
yasar
yasemin
yash
yashwant
yasin yassin yaseen yassine
yasmin yasmeen yasmine
yasser yasir yassir
yavuz
yazid yazeed
yekaterina katya
yeliz
yesenia
yesica
yevhen yevhenii evgen zhenia
yevheniia zhenia
yigit
yildiz
yilmaz
ylva
yngve
yogita
yolanda yoli
yolande
younes yunus younis younus
yrjo
yuksel
yuliia julia yulka
yurii yura
yusuf youssef yousef yousuf yusef youssouf
yuvraj
yves
yvette
yvon
yvonne
zachariah zach
zachary zach zack zac zak
zachery zach
zafer
zahra zohra
zaid
zain
zainab zaynab zeinab
zakaria
zane
zara
zbigniew zbyszek
zbynek
zdenek zdenda
zdenka
zdzislaw
zdzislawa
zebulon zeb
zechariah zach
zehra
zekeriya
zeki
zelda
zelia
zeliha
zelma
zenon
zerrin
zeynep
ziad zeyad
zilda
zineb
zita
ziya
zlata
zlatka
zlatko
zoe
zoey
zofia zosia
zoie
zoltan zoli
zoran
zorana
zsofia zsofi
zsolt
zsuzsanna zsuzsa zsuzsi
zubeyde
zubin
zuhair zouhair
zuhal
zulema
zuzana zuzka
zuzanna zuzia
zygmunt
`;

export const nicknameFamilies: readonly string[][] = families
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
