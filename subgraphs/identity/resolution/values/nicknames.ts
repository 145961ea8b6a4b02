/**
 * Given names and what people call their bearers, or how else they spell them; the full name comes first. A short form may
 * stand for several. A name alone on its line is there to be known as a name of its own.
 */
const families = `
abdullah abdo apo abdallah abdulla
abdulrahman abdurrahman abdelrahman abdurahman
abigail abi abby gail
adelaide addie adela heidi
adeline addie ada
adriana dri adri
adrianus ad adrie
agatha agata
agnes aggie nessie
agnieszka aga
ahmed ahmad
aisha aysha ayesha aicha aishah
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
alexios alekos
alfred fred al
alfreda freda
alice allie elsie
allison ali allie
amanda mandy
amelia millie mia amy
ana anita anuska
anastasia nastya tasia natasa
anastasiia nastia
andrea
andreas andy
andreea
andrew andy drew
angela angie
anja
anna ann anne annie anni ania anka
annika
anthonius ton toon
anthony tony
antonia toni tonia toninha tonny
antonio tony toni toninho tonho
antonius ton toon
archibald archie baldie
arnold arnie
arthur art artie
august gus
augustus gus augie
barbara barb babs barbel basia
bartholomew bart barty
beatrice bea
beatrix trixi bea
beatriz bia
benedict ben benny
benjamin ben benny
bernard bernie barney
bertha bertie
bilal belal bilel
bradley brad
camila mila
camille cam
carlos carlinhos carlitos
carmela mela
carmen menchu mamen
carolina caro
caroline carrie caro lina carol
carolyn carrie carol
cassandra cassie sandra
catarina cata
catharina toos trijntje
catherine cathy cath kate cat
cecilia ceci cecily celia sissy
charalampos babis lampis
charles charlie chuck chas charly
charlotta lotta lotten
charlotte lottie lotte lotta charlie carlotta
chester chet
christian chris kristian krille
christina chris tina christa kristina
christine chris chrissy tina kristine
christopher chris kit
clarence clarrie
claudia claudi
clifford cliff
clinton clint
concepcion concha conchita
consuelo chelo
cornelia corrie nel
cornelis kees cor
cornelius neil con
cynthia cindy
daniel dan danny dani
daniela dani
david dave davey
deborah debbie deb debra
deepak deepu
delia dee
dennis denny
dimitra mimi
dimitrios dimitris mitsos jimmy jim
dmitri dima mitya
dmytro dima mytro
dolores lola loli
donald don donnie
dorothea dora thea
dorothy dot dottie dolly dora
douglas doug
edgar ed eddie
edith edie
edmund ed ned ted eddie
edna eddie
eduardo edu dudu lalo
edward ed eddie ted ned
ekaterina katya
eleanor ellie nell nora nellie lena
eleni lena lenio
elisabeth elli lisa lisbeth betty sisi
eliza liza lizzie
elizabeth liz lizzie beth betty eliza bess libby lisa
ellen nell nellie
elmer elm
emily emmy em millie
emma em emmie
emmanouil manos manolis
emmanuel manu manos
encarnacion encarna encarni
enrique quique kike
erik eric erick
ernest ernie
esther ester hetty essie
ethelbert bert
eugene gene
eunice una
evangelia litsa eva
evangelos vangelis
evelyn evie eve
evgeni zhenya
ewa ewunia
fatma fatima fatimah fatema fatos fatosh
felipe lipe feli
ferdinand ferdi ferdie
fernanda nanda fer
fernando nando fer
florence flo florrie flossie
florian flo
foteini fofi
frances fanny fran frankie francie
francesca fran franny
francis frank fran
francisca paca paqui chica
francisco paco pancho curro fran chico kiko
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
geoffrey geoff jeff
george georgie
georgia gogo
georgina georgie gina
georgios giorgos
gerald gerry jerry
geraldine gerry
gertrude gertie trudy
gilbert gil bert
gillian gill jill
giovanni gianni nino
giuseppe beppe peppe
gokhan goko
gordon gordy
gregory greg
grover grove
guadalupe lupe
guilherme gui
guillaume gui
guillermo memo
gustav gus
gustavo guga gus
gwendolen gwen
hamid hameed
hannah hanna
hans hansi hasse
harold harry hal harald
harriet hattie hatty
harrison harry
hassan hasan haso
heinrich heinz heiner henner
helen nell nelly nellie lena
hendrik henk rik rikkie
hendrika rieke riek
henrietta hetty etta hattie
henry harry hank hal
herbert herb bert bertie
herman manny
hezekiah kiah
hilary hil
horace horry
howard howie
hryhorii hrysha grisha
hubert bert hugh
huda hoda
hugh hughie
huseyin huso
hussein hussain husain husayn hossein husein
ibrahim ebrahim ibo
ignacio nacho
ignatius iggy
ihor igor
imogen immy
inmaculada inma
ioanna gianna
ioannis giannis yannis john
iosif sifis
irene rene
iryna ira irina
isaac ike zac
isabel isa chabela bel bella belle izzy
isabella bella izzy belle tibby
isabelle isa belle
ismail esmail ismaeel
ivan vanya
jacob jake
jacoba coby
jacobus koos jaap
jacqueline jackie
jadwiga jadzia
jafar jaafar
jamal gamal jamel
james jim jimmy jamie
jan janek jasiek
jane janie jenny
janet jan nettie
jeffrey jeff
jemima mima
jennifer jen jenny jenni
jeremiah jerry jem
jeroen roen
jerome jerry
jessica jess jessie je
jesus chuy
joan joanie
joanna asia joasia jo
joanne jo
joao joaozinho
johan jojje janne johnny
johann hans
johanna hanna joke jo
johannes hannes jo jan joop hans johan
john johnny jack
jon john
jonathan jon johnny jonny
jose pepe ze zezinho chepe
josef sepp jupp
josefa pepa fina
josefina josie fina
josefine josi fine
joseph joe joey jojo
josephine josie jo posy fina
joshua josh
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
karim kareem
karl kalle carl
katarina kajsa kattis
katarzyna kasia kaska
kateryna katia
katharina kathi kati kate kathe katja
katherine kate kathy kat katie kathryn kitty kay
kathleen kath kathy kate
kathryn kathy kate
kenneth ken kenny
khadija khadijah
khalid khaled
kimberly kim
konstantin kostya kosta
konstantinos kostas kostis dinos
kristina stina kicki
krzysztof krzys krzysiek krzysio
lakshmi lachu
lars lasse
laura
laurent lolo
lavinia vina
lawrence larry laurie lon
layla leila laila leyla
leonard leo len lenny
leonardo leo
leopold poldi leo
leslie les
lester les
letitia letty lettie
lewis lew
lilian lily lil
lillian lily lil
lina
louis lou louie
louisa lou lulu
louise lou
luca luka
lucas luquinha
lucia luci
lucille lucy lou
lucinda lucy cindy
lucretia creese lu
luis lucho luisito
luiz luizinho
lukas lucas
lydia liddy
mabel may
madeleine maddie
magdalena lena magda leni
magdalene lena maggie
mahmoud mahmud mahmood
maksymilian maks
malcolm mal
malgorzata gosia goska
manuel manny manolo manu lolo
manuela manu manoli
marcelo celo
marcos marquinhos
marcus mark
margaret maggie meg peggy marge greta
margareta greta maggan
margarete grete gretel
margaretha greet griet
margarita marga
maria mia mimi masha ria marusia maruska
mariam
marian
mariana
marianne mary anne
marie
marina
mario
marion may
marjorie marge margie
mark marc
marta
martha marthe mattie patty
martin marty
martina tina
matilda tilly mattie maud
matthew matt matty
matthias matze
maximilian max maxi
maxine max
mehmet memo
melissa mel missy
mercedes merche
michael mike mick mickey micha mischa michi
michal michalek
michelle shelly
mihail misha
mikael micke
mikhail misha
milagros mila
mildred millie
millicent millie
minerva minnie
miriam mimi
mitchell mitch
mohammed muhammad mohamed mohamad mohammad muhammed muhamad mohamud mohd
montgomery monty
montserrat montse
mortimer mort
moses mo
mustafa mostafa moustafa mustapha musti mustik
mykhailo mykhas misha
mykola kolia
nancy nan
nasser nasir naser
natalia natasha nati
natalie nat
nataliia natasha natalia
nathan nat nate
nathaniel nate nathan nat
nicholas nick nicky
nicolaas klaas nico
nicolas nico
nigel nige
nikita nik
nikolai kolya
nikolaos nikos
nikolaus niko klaus nick
noor nour nur
norbert bert
norman norm
nuno
obadiah obed
oleh oleg
oleksandr sasha oles
oleksandra sasha lesia
olga olya
olha olga olia
olive ollie livvy
oliver ollie noll
olivia livvy liv ollie
omar umar
oscar ozzie
osman othman uthman usman osmi
oswald ozzie
otavio tavinho
pamela pam
panagiotis panos takis panagis
patience pat
patricia pat patty trish tricia
patrick pat paddy
patrik patte
paul
paula
pauline
paulo paulinho
pavlo pasha pavel
pedro pedrinho perico
penelope penny
per pelle
percival percy
permelia melia
peter pete
petronella nel
philip phil pip
philipp philip philippe phil filip
philippa pippa
phillip phil pip
phineas phin
phoebe fifi
phyllis phyl
pieter piet
pilar pili
piotr piotrek
priscilla cilla prissy
prudence prue
rachel rae
rafael rafa
rafaela rafa
rajesh raj raju
ralph raff
ramesh rami
ramon moncho
randolph randy
raquel quel
rashid rachid rasheed
raymond ray
rebecca becky becca
reginald reg reggie
reuben rube
ricardo ricky richi cardo
richard rick dick richie rich ricky
robert bob bobby rob robbie bert
roberta robertinha
roberto beto rober
roderick rod rory
rodney rod
rodrigo rodri
roger hodge
roland rollo
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
russell russ
ruth ruthie
sabina sabby
sabine bine
saeed said saied
salvador salva chava
samantha sam sammy
samira sameera
samson sam
samuel sam sammy
sandra sandrinha
sanjay sanju
santiago santi yago
sara sarah
sarah sally sadie sal
sebastian seb basti wastl
sebastiao tiao
selina lina
sergei seryozha
sergio sergi checo
serhii serhiy seryozha serhiyko
seymour sy
shalini shalu
shirley shirl
sidney sid
sigmund sig
silas si
silvester vester
simon
simone
sofia sofie sophia sophie
soledad sole marisol
solomon sol
sophia sophie sofie
sophronia frona
spyridon spyros
spyridoula roula
stanislaw staszek stas
stanley stan
stefan steffen
stefanie steffi
stella estella
stephan stefan stephen steven
stephanie steph steffi
stephen steve stevie
steven steve stevie
stuart stu
suleiman sulaiman soliman sulayman
suresh suri
susan sue susie suzy
susanna sussie sanna
susanne susi sanne sussie
sven svenne svempa
sybil sib
sylvester vester
tabitha tabby
tariq tarek tareq tarik
tatiana tanya
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
tobias toby
tomasz tomek
tristram tris
ulrich uli
ulrika ulla
ulysses lyss
ursula uschi ulla ursie
valentina vale
valentine val
valerie val
vasileios vasilis
vasyl vasia
venkatesh venky venkat
vernon vern
veronica ronnie vero
victoria vicky tori vicki vic toria
viktor vitia
viktoriia vika
vincent vince vinnie vinny
virginia ginny ginger
vivian viv
vladimir vova volodya
vladyslav vlad
volodymyr vova volodya
walid waleed
wallace wally
walter walt wally wat
warren
wesley wes
wilfred wilf will
wilhelm willi willy helmi
wilhelmina mina minnie wilma
wilhelmus wim willem
willard will
william bill billy will willie liam
winifred winnie freda
winston win
wojciech wojtek
wolfgang wolf
yasin yassin yaseen yassine
yekaterina katya
yevhen yevhenii evgen zhenia
yevheniia zhenia
yuliia julia yulka
yurii yura
yusuf youssef yousef yousuf yusef youssouf
zachary zach zack
zainab zaynab zeinab
zbigniew zbyszek
zebulon zeb
zechariah zach
zsuzsanna zsuzsa
`;

export const nicknameFamilies: readonly string[][] = families
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
