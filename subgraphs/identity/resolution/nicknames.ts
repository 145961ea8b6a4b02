/**
 * Given names and what people call their bearers, or how else they spell them; the full name comes first. A short form may
 * stand for several. A name alone on its line is there to be known as a name of its own.
 */
const families = `
abdullah abdo apo
abigail abi abby gail
adriana dri adri
adrianus ad adrie
agatha agata
agnieszka aga
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
ana anita anuska
anastasia nastya tasia natasa
anastasiia nastia
andrea
anja
annika
andreas andy
andreea
andrew andy drew
anna ann anne annie anni ania anka
anthonius ton toon
anthony tony
antonia toni tonia toninha tonny
antonio tony toni toninho tonho
antonius ton toon
august gus
barbara barb babs barbel basia
beatrice bea
beatrix trixi bea
beatriz bia
benjamin ben benny
bernard bernie
camila mila
camille cam
carlos carlinhos carlitos
carmela mela
carmen menchu mamen
carolina caro
caroline carrie caro
catarina cata
catharina toos trijntje
catherine cathy cath kate cat
cecilia ceci
charalampos babis lampis
charles charlie chuck chas charly
charlotta lotta lotten
charlotte lottie lotte lotta charlie
christian chris kristian krille
christina chris tina christa kristina
christine chris chrissy tina kristine
christopher chris kit
claudia claudi
concepcion concha conchita
consuelo chelo
cornelia corrie nel
cornelis kees cor
daniel dan danny dani
daniela dani
david dave davey
deborah debbie deb
deepak deepu
dimitra mimi
dimitrios dimitris mitsos jimmy jim
dmitri dima mitya
dmytro dima mytro
dolores lola loli
donald don donnie
dorothy dot dottie
eduardo edu dudu lalo
edward ed eddie ted ned
ekaterina katya
eleanor ellie nell nora
eleni lena lenio
elisabeth elli lisa lisbeth betty sisi
elizabeth liz lizzie beth betty eliza bess libby lisa
emily emmy em
emmanouil manos manolis
emmanuel manu manos
encarnacion encarna encarni
enrique quique kike
erik eric erick
esther ester
eugene gene
evangelia litsa eva
evangelos vangelis
evgeni zhenya
ewa ewunia
fatma fatos fatosh
felipe lipe feli
ferdinand ferdi
fernanda nanda fer
fernando nando fer
florence flo florrie
florian flo
foteini fofi
francesca fran franny
francis frank fran
francisca paca paqui chica
francisco paco pancho curro fran chico kiko
franziska franzi
frederic fred
frederick fred freddie
friederike rieke fritzi
friedrich fritz freddy
gabriel gabe biel gabi gaby
gabriela gabi gaby
gabriele gabi
gayatri gayu
geertruida truus trudy
george georgie
georgia gogo
georgina georgie gina
georgios giorgos
gerald gerry jerry
gillian gill jill
giovanni gianni nino
giuseppe beppe peppe
gokhan goko
gregory greg
guadalupe lupe
guilherme gui
guillaume gui
guillermo memo
gustav gus
gustavo guga gus
hannah hanna
hans hansi hasse
harold harry hal harald
hassan haso
heinrich heinz heiner henner
helen nell nelly
hendrik henk rik rikkie
hendrika rieke riek
henry harry hank
hryhorii hrysha grisha
huseyin huso
ibrahim ibo
ignacio nacho
ihor igor
imogen immy
inmaculada inma
ioanna gianna
ioannis giannis yannis john
iosif sifis
iryna ira irina
isabel isa chabela bel
isabella bella izzy
isabelle isa belle
ivan vanya
jacob jake
jacoba coby
jacobus koos jaap
jadwiga jadzia
james jim jimmy jamie
jan janek jasiek
janet jan
jeffrey jeff
jennifer jen jenny jenni
jeroen roen
jessica jess jessie je
jesus chuy
joan
joanna asia joasia
joao joaozinho
johan jojje janne johnny
johann hans
johanna hanna joke jo
johannes hannes jo jan joop hans johan
john johnny jack
jon john
jonathan jon johnny
jose pepe ze zezinho chepe
josef sepp jupp
josefa pepa fina
josefina josie fina
josefine josi fine
joseph joe joey jojo
josephine josie jo
joshua josh
juan juanito juanjo
juana
juanita
judith judy
julia jule juli julka
julian
juliana
julie
julien juju
julio
julius
karl kalle carl
katarina kajsa kattis
katarzyna kasia kaska
kateryna katia
katharina kathi kati kate kathe katja
katherine kate kathy kat katie kathryn
kenneth ken kenny
kimberly kim
konstantin kostya kosta
konstantinos kostas kostis dinos
kristina stina kicki
krzysztof krzys krzysiek krzysio
lakshmi lachu
lars lasse
laura
laurent lolo
lawrence larry laurie
leonard leo len lenny
leonardo leo
leopold poldi
lina
louis lou louie
louise lou
luca luka
lucas luquinha
lucia luci
luis lucho luisito
luiz luizinho
lukas lucas
magdalena lena magda leni
maksymilian maks
malgorzata gosia goska
manuel manny manolo manu lolo
manuela manu manoli
marcelo celo
marcos marquinhos
margaret maggie meg peggy marge greta
margareta greta maggan
margarete grete gretel
margaretha greet griet
margarita marga
maria mia mimi masha ria marusia maruska
mariam
marian
mariana
marie
marina
mario
mark marc
marta
martha marthe
martina tina
matthew matt matty
matthias matze
maximilian max maxi
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
montserrat montse
mustafa musti mustik
mykhailo mykhas misha
mykola kolia
natalia natasha nati
nataliia natasha natalia
nathaniel nate nathan
nicholas nick nicky
nicolaas klaas nico
nicolas nico
nikita nik
nikolai kolya
nikolaos nikos
nikolaus niko klaus nick
nuno
oleh oleg
oleksandr sasha oles
oleksandra sasha lesia
olga olya
olha olga olia
osman osmi
otavio tavinho
pamela pam
panagiotis panos takis panagis
patricia pat patty trish tricia
patrick pat paddy
patrik patte
paul
paula
pauline
paulo paulinho
pavlo pasha pavel
pedro pedrinho perico
per pelle
peter pete
petronella nel
philip phil pip
philipp philip philippe phil filip
pieter piet
pilar pili
piotr piotrek
rachel rae
rafael rafa
rafaela rafa
rajesh raj raju
ramesh rami
ramon moncho
raquel quel
raymond ray
rebecca becky becca
ricardo ricky richi cardo
richard rick dick richie rich ricky
robert bob bobby rob robbie bert
roberta robertinha
roberto beto rober
rodrigo rodri
ronald ron ronnie
rosalia rosa
rosario charo
sabine bine
salvador salva chava
samantha sam sammy
samuel sam sammy
sandra sandrinha
sanjay sanju
santiago santi yago
sara sarah
sebastian seb basti wastl
sebastiao tiao
sergei seryozha
sergio sergi checo
serhii serhiy seryozha serhiyko
shalini shalu
simon
simone
sofia sofie sophia sophie
soledad sole marisol
sophia sophie sofie
spyridon spyros
spyridoula roula
stanislaw staszek stas
stanley stan
stefan steffen
stefanie steffi
stephan stefan stephen steven
stephanie steph steffi
stephen steve stevie
steven steve stevie
suresh suri
susan sue susie suzy
susanna sussie sanna
susanne susi sanne sussie
sven svenne svempa
tatiana tanya
terence terry
tetiana tania
theodor theo
theodore ted teddy theo
theodoros thodoris theo
theodorus theo dorus
theresa terry tess tessa resi
therese tessa
thiago thi
thomas tom tommy tomas thom
timothy tim timmy
tomasz tomek
ulrich uli
ulrika ulla
ursula uschi ulla
valentina vale
vasileios vasilis
vasyl vasia
venkatesh venky venkat
veronica ronnie vero
victoria vicky tori vicki vic toria
viktor vitia
viktoriia vika
vincent vince vinnie
vladimir vova volodya
vladyslav vlad
volodymyr vova volodya
walter walt wally
wilhelm willi willy helmi
wilhelmina mina minnie
wilhelmus wim willem
william bill billy will willie liam
wojciech wojtek
wolfgang wolf
yekaterina katya
yevhen yevhenii evgen zhenia
yevheniia zhenia
yuliia julia yulka
yurii yura
zachary zach zack
zbigniew zbyszek
zsuzsanna zsuzsa
`;

export const nicknameFamilies: readonly string[][] = families
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
