/**
 * Given names and what people call their bearers, or how else they spell them; the full name comes first. A short form may
 * stand for several. A name alone on its line is there to be known as a name of its own.
 */
const families = `
abdullah abdo apo abdallah abdulla
abdulrahman abdurrahman abdelrahman abdurahman
abigail abi abby gail
addison addie
adebayo
adelaide addie adela heidi
adeline addie ada
adeola
adewale
adrian
adriana dri adri
adriane
adrianus ad adrie
adrien
adrienne
agatha agata
agnes aggie nessie
agnieszka aga
ahmed ahmad
aiden aidan ayden
aisha aysha ayesha aicha aishah
ajay
ajit
alan al
albert bert al albie
alejandra ale alex
alejandro ale alex jandro
aleksander olek
aleksandra ola
alexander alex sandy sascha xander
alexandra alex sandra sandy
alexandre alex xande
alexandros alekos alex
alexia
alexios alekos
alexis
alfred fred al
alfreda freda
alice allie elsie
allison ali allie
amanda mandy
amarjit
amelia millie mia amy
amir
amira
amit
amrit
ana anita anuska
anastasia nastya tasia natasa
anastasiia nastia
andre
andrea
andreas andy
andreea
andreina
andrew andy drew
angela angie
anil
anja
anke
anna ann anne annie anni ania anka
annalisa
annarita
anneke
annelies
annemarie
annika
anthonius ton toon
anthony tony
antje
anton
antonia toni tonia toninha tonny
antonin
antonina
antonio tony toni toninho tonho
antonius ton toon
archibald archie baldie
arjun
arnold arnie
arthur art artie
arun
asha
august gus
augusta
augustus gus augie
austin
ayse
aziz
aziza
bailey
barbara barb babs barbel basia
barry
bartholomew bart barty
beatrice bea
beatrix trixi bea
beatriz bia
benedict ben benny
benjamin ben benny
bernard bernie barney
bertha bertie
bilal belal bilel
bjarne
bjorn
bogdan
bogdana
bogumil
bogumila
boguslaw
boguslawa
bohdan
bohdana
boris
bradley brad
brandon
branka
branko
brayden braden
brenda
brendan
brianna bri
bronislaw
bronislawa
bruna
bruno
burhan
byron
camila mila
camille cam
carla
carlos carlinhos carlitos
carmela mela
carmen menchu mamen
carolina caro
caroline carrie caro lina carol
carolyn carrie carol
carson
cassandra cassie sandra
catalin
catalina
catarina cata
catharina toos trijntje
catherine cathy cath kate cat
cecilia ceci cecily celia sissy
charalampos babis lampis
charles charlie chuck chas charly
charlotta lotta lotten
charlotte lottie lotte lotta charlie carlotta
chester chet
chidi
chinedu nedu
christian chris kristian krille
christiane
christina chris tina christa kristina
christine chris chrissy tina kristine
christopher chris kit
chukwudi
clarence clarrie
claude
claudia claudi
claudio
clemence
clement
clementine
clifford cliff
clinton clint
concepcion concha conchita
consuelo chelo
cornelia corrie nel
cornelis kees cor
cornelius neil con
cristina
cynthia cindy
czeslaw
czeslawa
daniel dan danny dani
daniela dani
danielle
daria
dario
darius
darko
darren
david dave davey
deborah debbie deb debra
deepak deepu
deepika
delia dee
denis
denise
dennis denny
diego
dimitra mimi
dimitrios dimitris mitsos jimmy jim
dinesh
dmitri dima mitya dmytro
dmytro dima mytro
dolores lola loli
domenica
domenico
dominik
dominika
donald don donnie
dorin
dorina
dorothea dora thea
dorothy dot dottie dolly dora
douglas doug
dragan
dragana
dusan
dustin
dylan
edgar ed eddie
edith edie
edmund ed ned ted eddie
edna eddie
eduardo edu dudu lalo
edward ed eddie ted ned
ekaterina katya
eleanor ellie nell nora nellie lena
eleni lena lenio
elia
elias
elisabeth elli lisa lisbeth betty sisi
eliza liza lizzie
elizabeth liz lizzie beth betty eliza bess libby lisa
elke
ellen nell nellie
elmer elm
emanuel
emanuela
emeka
emil
emilio
emily emmy em millie
emine
emma em emmie
emmanouil manos manolis
emmanuel manu manos
emre
encarnacion encarna encarni
enrica
enrico
enrique quique kike
erica
erik eric erick
erika
erkan
ernest ernie
esther ester hetty essie
ethelbert bert
eugene gene evgeni yevhen
eugenia
eunice una
evangelia litsa eva
evangelos vangelis
evelyn evie eve
evgeni zhenya yevhen
ewa ewunia
fabian
fabiana
fabienne
fabio
farid
farida
fatih
fatma fatima fatimah fatema fatos fatosh
federica
federico
felicia
felipe lipe feli
felix
ferdinand ferdi ferdie
fernanda nanda fer
fernando nando fer
finn
flavia
flavio
florence flo florrie flossie
florian flo
florin
florina
foteini fofi
franca
frances fanny fran frankie francie
francesca fran franny
francesco
francis frank fran
francisca paca paqui chica
francisco paco pancho curro fran chico kiko
franco
frantisek
frantiska
franziska franzi
frederic fred
frederica freda freddie
frederick fred freddie
friederike rieke fritzi
friedrich fritz freddy
gabriel gabe biel gabi gaby
gabriela gabi gaby
gabriele gabi
gabrielle gabby
gayatri gayu
geertruida truus trudy
genevieve gen ginny
geoffrey geoff jeff jeffrey
georg
george georgie
georgia gogo
georgina georgie gina
georgios giorgos
gerald gerry jerry
geraldine gerry
gertrude gertie trudy
gianluca
gianmarco
gilbert gil bert
gillian gill jill
gino
giorgia
giorgio
giovanna
giovanni gianni nino
giulia
giuliana
giuliano
giulio
giuseppe beppe peppe
gokhan goko
goran
gordon gordy
grayson
gregory greg
grover grove
guadalupe lupe
guilherme gui
guillaume gui
guillermo memo
gulay
gurdeep
gurkan
gurpreet
gustav gus
gustavo guga gus
gwendolen gwen
habib
habiba
hailey haley hayley
hakan
hakim
hakima
halim
hamid hameed
hamida
hannah hanna
hanne
hans hansi hasse
hardeep
harold harry hal harald
harpreet
harriet hattie hatty
harrison harry
hassan hasan haso
hayden
heike
heiko
heinrich heinz heiner henner
helen nell nelly nellie lena
hendrik henk rik rikkie
hendrika rieke riek
henrietta hetty etta hattie
henrik
henrike
henry harry hank hal
herbert herb bert bertie
herman manny
hezekiah kiah
hilary hil
horace horry
howard howie
hryhorii hrysha grisha grigori
hubert bert hugh
huda hoda
hugh hughie
huseyin huso
hussein hussain husain husayn hossein husein
ibrahim ebrahim ibo
ignacio nacho
ignatius iggy
ihor igor
ilhan
ilker
imke
imogen immy
inger
ingrid
inmaculada inma
ioanna gianna
ioannis giannis yannis john
ionel
ionela
iosif sifis
irene rene
iryna ira irina
isaac ike zac
isabel isa chabela bel bella belle izzy
isabella bella izzy belle tibby
isabelle isa belle
ismail esmail ismaeel
iulian
iuliana
ivan vanya
ivana
jackson
jacob jake
jacoba coby
jacobus koos jaap
jacqueline jackie
jadwiga jadzia
jafar jaafar
jamal gamal jamel
james jim jimmy jamie
jamil
jamila
jan janek jasiek
jana
jane janie jenny
janet jan nettie
janina
jannik
jaroslav
jaroslava
jasleen
jasmin
jasmina
jason
jaspreet
javier
jayden jaden jaiden
jean
jeanne
jeffrey jeff
jemima mima
jennifer jen jenny jenni
jeremiah jerry jem
jeroen roen
jerome jerry
jessica jess jessie je
jesus chuy
joan joanie
joana
joanna asia joasia jo
joanne jo
joao joaozinho
jocelyn
joel
joelle
johan jojje janne johnny
johann hans
johanna hanna joke jo
johannes hannes jo jan joop hans johan
john johnny jack
jon john
jonas
jonathan jon johnny jonny
joris
jose pepe ze zezinho chepe
josef sepp jupp
josefa pepa fina
josefina josie fina
josefine josi fine
joseph joe joey jojo
josephine josie jo posy fina
joshua josh
josiane
josilene
joyce joy
juan juanito juanjo
juana
juanita
judith judy
julia jule juli julka
julian jules
juliana
julie
julien juju
julio
julius
justin
kaden caden kayden
kamal
kamil
kamila
karel
karen
kari
karim kareem
karima
karin
karl kalle carl
karla
karol
karola
karsten carsten
katarina kajsa kattis
katarzyna kasia kaska
kateryna katia
katharina kathi kati kate kathe katja
katherine kate kathy kat katie kathryn kitty kay
kathleen kath kathy kate
kathryn kathy kate
kavita kavitha
kayla
kaylee kayleigh
kazimiera
kazimierz
kenneth ken kenny
kerry
kerstin
khadija khadijah
khalid khaled
khalida
kimberly kim
kjell
kjersti
konstantin kostya kosta
konstantina dina
konstantinos kostas kostis dinos
kristina stina kicki
krzysztof krzys krzysiek krzysio
kuldeep
kwabena
kwame
kyle
ladislav
ladislava
lakshmi lachu
lalita
lars lasse
latif
latifa
laura
laurent lolo
lavinia vina
lawrence larry laurie lon
layla leila laila leyla
lea
leon
leonard leo len lenny
leonardo leo
leonie
leopold poldi leo
leslie les
lester les
letitia letty lettie
lewis lew
lilian lily lil
lillian lily lil
lina
logan
lorenza
lorenzo
louis lou louie
louisa lou lulu
louise lou
luca luka
lucas luquinha
lucia luci
lucian
luciana
lucien
lucienne
lucille lucy lou
lucinda lucy cindy
lucio
lucretia creese lu
luigi
luigina
luis lucho luisito
luisa
luiz luizinho
lukas lucas
lydia liddy
maaike
mabel may
madeleine maddie
madison maddie
magdalena lena magda leni
magdalene lena maggie
mahesh
mahmoud mahmud mahmood
majid
majida
maksymilian maks
malcolm mal
malgorzata gosia goska
malik
malika
mandeep
manpreet
manuel manny manolo manu lolo
manuela manu manoli
marcel
marcela
marcella
marcelle
marcello
marcelo celo
marcos marquinhos
marcus mark
margaret maggie meg peggy marge greta
margareta greta maggan
margarete grete gretel
margaretha greet griet
margarita marga
margit
maria mia mimi masha ria marusia maruska
mariam
marian
mariana
marianne mary anne
marie
marieke
marilyn
marina
mario
marion may
marit
marjorie marge margie
mark marc
marko
marlene
marlies
marlon
marta
martha marthe mattie patty
martin marty
martina tina
martine
marvin
mason
massimo
matilda tilly mattie maud
matteo
matthew matt matty
matthias matze
mattia
maura
mauro
maximilian max maxi
maximiliane
maxine max
megan
mehmet memo
melissa mel missy
mercedes merche
mert
michael mike mick mickey micha mischa michi
michaela
michal michalek
michel
michela
michele
michelle shelly
mihaela
mihai
mihail misha
mikael micke
mikhail misha
milagros mila
milan
milana
mildred millie
millicent millie
minerva minnie
mira
miriam mimi
mirka
mirko
miro
miroslav
miroslava
mitchell mitch
mohammed muhammad mohamed mohamad mohammad muhammed muhamad mohamud mohd
montgomery monty
montserrat montse
morgan
mortimer mort
moses mo
mukesh
munir
munira
murat
mustafa mostafa moustafa mustapha musti mustik
mykhailo mykhas misha
mykola kolia
myron
nabil
nabila
nadir
nadira
naim
naima
nancy nan
naresh
nasser nasir naser
natalia natasha nati
natalie nat
nataliia natasha natalia
nathan nat nate
nathaniel nate nathan nat
neha
ngozi
nicholas nick nicky
nicola
nicolaas klaas nico
nicolas nico
nicole
nigel nige
nikita nik
niklas
nikolai kolya mykola
nikolaos nikos
nikolaus niko klaus nick
nilay
nils
nisha
nkechi
noel
noelle
noor nour nur
norbert bert
norman norm
nuno
nuray
nuri
obadiah obed
octavia
oleh oleg
oleksandr sasha oles
oleksandra sasha lesia
olga olya
olha olga olia
olive ollie livvy
oliver ollie noll
olivia livvy liv ollie
omar umar
orhan
orlando
oscar ozzie
osman othman uthman usman osmi
oswald ozzie
otavio tavinho
ottavio
pamela pam
panagiotis panos takis panagis
paola
paolo
pascal
pascale
patience pat
patricia pat patty trish tricia
patricio
patrick pat paddy
patrik patte
patrizia
patrizio
paul
paula
pauline
paulo paulinho
pavla
pavlo pasha pavel
pedro pedrinho perico
penelope penny
per pelle
percival percy
permelia melia
peter pete
petra
petronella nel
philip phil pip
philipp philip philippe phil filip
philippa pippa
phillip phil pip
phineas phin
phoebe fifi
phyllis phyl
pierluigi
pierpaolo
pierre
pieter piet
pietro
pilar pili
piotr piotrek
priscilla cilla prissy
prudence prue
rachel rae
rafael rafa
rafaela rafa
raffaele
raffaella
rahim
rahul
rajesh raj raju
rakesh
ralf ralph
ralph raff
ramesh rami
ramon moncho
randolph randy
rania
raquel quel
rashid rachid rasheed
rashida
raymond ray
rebecca becky becca
reginald reg reggie
renata
renato
renee
reuben rube
ricarda
ricardo ricky richi cardo
richard rick dick richie rich ricky
riley
robert bob bobby rob robbie bert
roberta robertinha
roberto beto rober
roderick rod rory
rodney rod
rodrigo rodri
roger hodge
rohan
rohit
roland rollo
romain
roman
romana
ronald ron ronnie
rosalia rosa
rosalind roz
rosamund roz
rosario charo
rosemary rosie
rosina rosie
roxanne roxy
rudolph rudy
rufus rufe
ruslan
ruslana
russell russ
ruth ruthie
sabina sabby
sabine bine
saeed said saied
saida
salim
salima
salvador salva chava
samantha sam sammy
samir
samira sameera
samson sam
samuel sam sammy
sandra sandrinha
sandro
sanjana
sanjay sanju
santiago santi yago
sara sarah
sarah sally sadie sal
sarita
savita
sebastian seb basti wastl
sebastiao tiao
selina lina
serdar
sergei seryozha
sergio sergi checo
serhii serhiy seryozha serhiyko
serkan
severin
severina
seymour sy
shalini shalu
shirley shirl
sidney sid
sigmund sig
silas si
silke
silvan
silvana
silvano
silvester vester
silvia
silvio
simon
simona
simone
sofia sofie sophia sophie
soledad sole marisol
solomon sol
sophia sophie sofie
sophronia frona
sorin
sorina
spyridon spyros
spyridoula roula
stanislaw staszek stas
stanislawa
stanley stan
stefan steffen
stefania
stefanie steffi
stefano
stella estella
stephan stefan stephen steven
stephane
stephanie steph steffi
stephen steve stevie
steven steve stevie
stuart stu
suleiman sulaiman soliman sulayman
sunil
sunita
suresh suri
susan sue susie suzy
susanna sussie sanna
susanne susi sanne sussie
sven svenne svempa
sybil sib
sylvain
sylvester vester
tabitha tabby
tariq tarek tareq tarik
tarun
tatiana tanya
taylor
terence terry
teresa terry tess tessa
tetiana tania
thaddeus thad
theodor theo
theodora dora thea
theodore ted teddy theo
theodoros thodoris theo
theodorus theo dorus
theresa terry tess tessa resi
therese tessa
thiago thi
thomas tom tommy tomas thom
timothy tim timmy
tiziana
tiziano
tobias toby
tomasz tomek
torsten thorsten
tristram tris
tulay
tyler
ulrich uli
ulrika ulla
ulrike
ulysses lyss
umberto
ursula uschi ulla ursie
usha
ute
uwe
valentin
valentina vale
valentine val
valentino
valeria
valerie val
valerio
varun
vasileios vasilis
vasyl vasia
venkatesh venky venkat
vernon vern
veronica ronnie vero
victoria vicky tori vicki vic toria
vijay
viktor vitia
viktoriia vika
vincent vince vinnie vinny
vincenza
vincenzo
viorel
virginia ginny ginger
vito
vittoria
vittorio
vivian viv
vladimir vova volodya volodymyr wladimir
vladislav
vladislava
vladyslav vlad
vlastimil
vlastimila
volkan
volodymyr vova volodya
walid waleed
wallace wally
walter walt wally wat
warren
wesley wes
wieslaw
wieslawa
wilfred wilf will
wilhelm willi willy helmi
wilhelmina mina minnie wilma
wilhelmus wim willem
willard will
william bill billy will willie liam
winifred winnie freda
winston win
wladyslaw
wladyslawa
wojciech wojtek
wolfgang wolf
xavier
yasin yassin yaseen yassine
yekaterina katya
yevhen yevhenii evgen zhenia
yevheniia zhenia
yuliia julia yulka
yurii yura
yusuf youssef yousef yousuf yusef youssouf
yves
yvette
yvon
yvonne
zachary zach zack
zainab zaynab zeinab
zbigniew zbyszek
zdenek
zdenka
zdzislaw
zdzislawa
zebulon zeb
zechariah zach
zlata
zlatka
zlatko
zoran
zorana
zsuzsanna zsuzsa
`;

export const nicknameFamilies: readonly string[][] = families
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
