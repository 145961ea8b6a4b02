/** Given names that are heard as one, and written in several ways: their bearers are not told apart by a letter. */
const spellings = `
aaron aron arron
aarti arati
abdelkader abdelkadir abdulkader abdulkadir
abhijeet abhijit
abinash avinash
abraham abram
adela adele
adolf adolfo adolph
adrian adrien adrienn
adriana adriane
afonso alfonso alfonzo alphonse
agata agatha agathe agota
agnes ines inez
ahmad ahmed ahmet
aileen eileen ilene
aimee amy
aisha ayse
ajeet ajit ajith
alain alan allan allen
alana alanna
alasdair alastair alistair
albert alberto
alec alek
alejandra aleksandra alessandra alexandra alexandrea alexandria oleksandra
alejandro aleksander alessandro alexander alexandre alexandros alexandru oleksandr
alessia alexa alexia
alexios alexis
alfred alfredo
alicia alisa alisha alissa elissa
alina aline
alison allison
alonso alonzo
alzbeta elisabeth elizabeth elzbieta erzsebet
amalia amelia amelie
amar ammar
ameet amit
amin emin
amina emine
ana anna
anabel anabela annabel annabella annabelle
anand anant ananth
anas enes
anders andras andreas andres andrew andrzej ondrej
andre andrei
andrea andreea andreia
aneel anil
aneeta anita
aneta anett anette annetta annette
angel angelo
angelica angelika
angelina angeline
anika anneke annick annika
ann anne
annalisa annelies anneliese
annamaria annemarie annmarie
anoop anup
antal anthonius anthony antoine anton antoni antonin antonio antonius antoon
antonia antonie
anushka anuska
aravind arvind
arian arjen
ariana arianna
armand armando
arthur artur arturo
ashlee ashleigh ashley
ashvin ashwin
atilla attila
aubrey audrey
aud aude
august augustus
aurelia aurelie
ayoub ayub
baljeet baljit
bandana vandana
barbara barbora
barsha varsha
bartholomew bartlomiej bartolome
basim bassam bassem
beata beate
beatrice beatrix beatriz
bec beck
beena veena vina
bela bella
benedetta benedicte
benedetto benedict benedito
bernadett bernadette
bernard bernardo bernhard
berta bertha berthe
bete beth
bethanie bethany
beverley beverly
bharathi bharati
bhavana bhavna
bianca blanca blanka
bibek vivek
bidya vidhya vidya
bikas vikas
binod vinod vinodh
birgit birgitta birgitte bridget bridgette brigid brigitta brigitte
bogdan bohdan
bogdana bohdana
bogumil bohumil
bogumila bohumila
boguslaw bohuslav
brandon brendan brendon
brent brenton
bret brett
briana brianna
britney brittany brittney
bronwen bronwyn
bushra busra
cait kait
caitlin kaitlin katelyn katelynn
callum calum
camila camilla camille kamila
candace candice
cara kara
carey cary
carina kaarina karina
carine karen karin karine
carl carlo carlos karel karl karol karoly
carla karla
carley carlie carly
carlota carlotta charlotta charlotte
carol carole carroll
carolina karolina
caroline carolyn karoline
carsten karsten
casey kasey
cat kat
catalina catarina caterina catharina catriona ecaterina ekaterina katalin katarina katarzyna kateryna katharina katrina yekaterina
cate kate
cath kath kathe
catherine cathrine cathryn katharine katherine kathrine kathryn katrin
cathie cathy kathie kathy
cathleen kathleen
cecelia cecile cecilia cecilie
celal jalal
celina celine selena selina
cemal jamal
cemil jamil
cemile jamila
cesar cesare cezar cezary
chander chandra
chantal chantel
chelsea chelsey
cheri cherie cherry shari sheri sherri sherrie
cheryl sheryl
chris cris kris
christa krista
christal christel christelle crystal
christi christie cristi kirsty kristi kristie kriszti
christian cristian cristiano kristian krisztian
christiane cristiane
christin christine kerstin kirsten kirstin kristen kristin kristine
christina cristina kristina krisztina
christoph christophe christopher cristobal kristoffer kristopher
ciara keira kiera kira
ciaran kieran kiran
claes klaas klas
clair claire clara clare klara
claudete claudette
claudia klaudia
clifford clifton
clint clinton
coen koen
coleen colleen
colin collin
conner connor conor
conrad konrad
constance constanze
constantin constantine konstantin konstantinos
corey corrie cory
corina corine corinna corinne corrine
cornel cornelis corneliu cornelius kornel
curt kurt
curtis kurtis
cyril cyrille
daan dan
dagmar dagmara
daljeet daljit
damian damiano damien damion damon
daniel daniele
daniela daniella danielle
dannie danny
darcey darcy
darin darren darrin
dario darius dariusz
darrel darrell darryl daryl
david davide dawid
deana deann deanna deanne diana diane dianna dianne
debora deborah debra
deepa dipa
deepak dipak
deepika dipika
deepti dipti
delores dolores
denes denis dennis
denisa denise denisse
derek derrick
devender devendra
dewayne duane dwain dwayne
dharmender dharmendra
dibya divya
dileep dilip
dillon dylan
dimitra dumitra
dimitrios dmitri dumitru
dina dinah
dinesh dineshkumar
domenica dominika
domenico domingo domingos dominic dominick dominik dominique
dora doro
dorian dorin
dorota dorothea dorothee dorothy dorottya dorthy
dorte dorthe
earnest ernest ernesto erno ernst
ebrahim ibrahim
edgar edgardo
edit edith edyta
edoardo edouard eduardo edvard edward edwardo
eesha isha
eirik eric erich erick erik
elaina elena heleen helen helena helene
eleanor eleanore eleonora elinor ellinor leonor
elia elias elijah ilie ilyas
elin ellen
elisa elise eliza elsie
elisabete elisabetta
elliot elliott
eloise elouise heloisa
elsa elza
elsbeth elspeth
emanuel emanuele emmanouil emmanuel
emanuela emmanuelle
emeline emilie emily
emil emile emilio
enrico enrique heinrich hendrik henri henrik henrique
erica ericka erika
erma irma
erol errol
erwin irvin irwin
esra esraa israa
essam issam
esteban stepan
estefania stefania stefanie stephanie
estela estella estelle stella
ester esther eszter
euan evan ewan ewen
eugen eugene eugenio eugeniusz evgen
eugenia eugenie
eva eve ewa
evald ewald
eveliina evelyn evelyne ewelina
everett evert
evgeni yevhen yevhenii
ezekiel ezequiel
fabian fabiano fabien fabio
fabrice fabricio
fadel fadhel
fahad fahd
fahmi fehmi
faiza feyza
fannie fanny
farooq farouk faruk faruq
fathi fatih
fatima fatma
fay faye
federica frederica frederique friederike
federico frederic frederick frederik fredric fredrick fredrik
felice felix
felipe filip filipe filippo philip philipp philippe phillip
ferdinand ferdinando
fernand fernando hernan
ffion fiona
filipa filippa philippa
fin finn phin
finlay finley
florent florentin florian florin
franca francoise
francesca francisca frantiska franziska
francesco francisco
francis franciszek francois franz
franck frank
frits fritz
gabby gabi
gabriela gabriella
gabriele gabrielle
gaelle gail gale gayle
gaetan gaetano
gareth garrett garth
garry gary
gauri gowri
gayathri gayatri
geeta geetha ghita gita gitta
gema gemma jemma
gena gina
geoffrey geoffroy jeffery jeffrey
georg george georges georgi gheorghe
georgeta georgette
georgia giorgia
georgiana georgina
gerald geraldo gerard gerardo gerhard jerrold
gerd gert
geri gerri jerri
germaine jermaine
gertrud gertrude
gil gill jill
giles gilles
gillian jillian
giovana giovanna
gireesh girish
gisela giselle gizella
giulia juli julia julie
giuliana juliana julianna
giuliano julian julien
giulio iuliu jules julio julius
giuseppe jose josef joseph jozef jozsef
giuseppina josefina josephina
glen glenn
goncalo gonzalo
grace grazia
graeme graham
grayson greyson
greg gregg gregoire gregor gregorio gregory grigore grzegorz
greta grete grethe
guenter guenther gunter gunther
guilherme guillaume guillermo
gurcan gurkan
gurmeet gurmit
gurpreet gurprit
gus guus
gustaf gustav gustavo
gwendolen gwendoline gwendolyn
haakon hakan
haley hallie hayley
halil khalil
halvar halvor
hamed hameed hamid
hanna hannah hanne
hannes hans
harald harold
hardeep hardip
hareesh harish
harjeet harjit
harriet harriett
hasan hassan
hasna hasnaa
hatice khadija
heath heather
heba hiba
hendrika henrike
herman hermann hermano
hicham hisham
hilary hillary
hilda hilde
hoda houda huda
hollie holly
hubert hubertus
hugh hugo hugues huw ugo
humberto umberto
huseyin hussein
iain ian yann
ignacio ignacy ignatius ignazio inacio
ilham ilhem
inga inge inger
iren irena irene irina
isabel isabella isabelle isobel izabela izabella
istvan staffan stefan stefano steffen stephan stephane stephen steven
iveta ivett ivette
ivone ivonne iwona
izzie izzy
jaakko jacco
jaana jana janne
jackie jacky
jaclyn jacqueline jacquelyn jaqueline
jacob jacobus jacques jakob jakub
jagadish jagdish
jagjeet jagjit
jaime jamie
jake jakey
jane jayne
janet janette jeanette jeannette
janice janis
janina janine jeanine jeannine
jannik yannick
jared jarrod
jaroslav jaroslaw
jasmin jasmina jasmine yasemin
jasper jesper
javier xavier
jayant jayanth
jayanthi jayanti
jeannie jennie jenny
jem jim
jeremiah jeremie jeremy
jerome jeronimo
jesse jessie
jessica yesica
jimmie jimmy
jiri jurek
jitender jitendra
jo joe
joachim joakim joaquim joaquin
joan joann joanne
joana joanna johanna
jodie jody
joel joelle
joerg jorg jorge
johan johann
johnathan johnathon jonathan jonathon
johnnie johnny
jolan jolanta yolanda yolande
jonah jonas joonas
jordan jordyn
jorgen juergen jurgen
josefa jozefa
josefin josefine josephine
josh joss
josi josie jozsi
joy joyce
judit judith
juliet juliette
justina justine
jyothi jyoti
kader kadir
kamal kemal
kamala kamla
karim kerim
karthik kartick kartik
kati katie
kavita kavitha
kay kaye
kelley kellie kelly
khaled khalid
kimberley kimberly
kishor kishore
knud knut
krishna krishnan
kuldeep kuldip
lacey lacy
laetitia leticia letitia letizia
laila leela leila lela
lakshman laxman
lakshmi laxmi
lalita lalitha
lata latha
laurel lauren loren
laurence laurens laurent laurentiu lawrence lorenzo lourenco
laurie lori lorie lorrie
lea leah
leann leanne leeann
leena lena
leni lenny
lennart leonard leonardo
lenore leonora
leo leon
leona leonie
leonel lionel
les lex
lesley leslie
levi lewie
lewis louis luis luiz
lila lilla
lilian liliane lillian
lillie lilly lily
lindsay lindsey
lis liz
lisa lissa liza
lisbet lisbeth lizbeth
louane luann
louella luella
louisa luisa
luc luca luka
lucas lukas lukasz luke luuk
lucia lucie lucy
lucian luciano lucien lucio
luciana lucienne
lucretia lucrezia
ludovic ludvig ludwig
lynette lynnette
lynn lynne
maarit marit
maarten martim martin marton
mabel mable
maciej matej
mackenzie mckenzie
madalena maddalena magdalena magdalene magdolna
madeleine madeline madelon madelyn
mae may
magne magnus
mahender mahendra
maher mahir
mahmoud mahmud
maisie maisy
majed majid
makayla micaela michaela michela mihaela mikaela mikayla
maks max
malgorzata margaret margareta margarete margareth margaretha margarida margarita margit margreet margret marguerite
mamata mamta
mandeep mandip
maneesh manish
maneesha manisha
manjeet manjit
marc marcin marco mark markku marko
marcel marcello marcelo
marcela marcella marcelle
marcia marsha
marcos marcus markus
mareike marieke marijke marika
margaux margo margot
marge margie
margery marjorie marjory
maria mariah marie mary
mariam maryem meryem miriam
marian mariana mariann marianne marion
mario marius mariusz
maris marisa mariska marissa
marouane marwan
marta marte martha marthe
martina martine
marwa merve
massimiliano maximilian
massimo maxime maximo
mat matt
mateo mateus mateusz matheus mathew mathieu matteo matthew matthieu
mathias mathijs matias matthias matthijs
mathilde matilda matilde
maurice mauricio maurizio morris
meagan megan meghan
meena mina minna
meera mira
melodie melody
micah micha
michael michal micheal michel miguel mikael mikkel
michele michelle
mick mike
micke mieke
mihai mihail mikhail mykhailo
mikolaj mykola nicolae nikolaj
mila milla
milos milosz
mireille muriel
mirela mirella
miroslav miroslaw
mischa misha
moises moses
mollie molly
mona mouna
monica monika monique
monserrat montserrat
mookesh mukesh
morgan morgane
mounir munir
mousa moussa
moustafa mustafa
naglaa necla
narayan narayanan
narender narendra
naser nasir
nat nate
natalia natalie nathalia nathalie
natasa natasha
nathanael nathaniel
naveen navin
neal neil niall
neelam nilam
neelesh nilesh
neeraj niraj
neeta nita
nele nell
nermin nermine
nevil neville
nicholas nickolas nicolaas nicolas niklas nikolaos nikolas nikolaus
nichole nicola nicole nikola
nico niko
nicoleta nicoletta nikolett
niels nils
nikhil nikil
nithin nitin
noel noelle
noemi noemie
noor nour
noora nora norah noura
norbert norberto
octave octavio otavio ottavio
odete odette
olaf olav olof
ole oleg oleh
olga olha
oliver olivier
ollie olly
orsolya ursula urszula
oscar oskar oskari
osman othman othmane
osvaldo oswald
pablo paolo paul paulo pavel pawel
paola paula pavla
parvathi parvati
pascal pasquale
pat patte
patricia patrizia
patricio patrizio
patrick patrik
pauletta paulette
paulina pauline
pavan pawan
payton peyton
pedro peter petr petri petru petter pieter pietro
pernilla pernille
petra piera
petronella petronila
pierre piers
pooja puja
poonam punam
poornima purnima
pradeep pradip
prasad prashad
prasant prasanth prashant
prateek pratik
praveen pravin
preethi preeti priti
priscila priscilla
puneet punit
racha rasha
rachael rachel rachelle raquel
radhika radika
rafael rafal raffaele raphael
rafaela raffaella
rafik refik
raimondo raimundo raymond
rainer reiner
rajani rajni
rajeev rajiv
rajender rajendra
rajesh rajish
rakesh rakhesh
ramadan ramazan
ramzi remzi
randal randall
ranjeet ranjit ranjith
raoul raul
ravinder ravindra
reagan regan
rebeca rebecca rebekah
redouane ridvan ridwan
reem rim rima
reena rena
reese rhys
reetu ritu
reginald reinaldo reinhold rinaldo
reka rekha
renata renate
rene renee
renu renuka
reuben rubem ruben rubens
rhodri rodri
rhonda ronda
ricardo riccardo richard rikard
rick rik
ricky rikkie
rita ritta
robbert robert roberto
rodolfo rudolf rudolph
rogelio roger rogerio ruggero
rohan rowan
rohit rohith
roland rolando rowland
romain roman romano
romolo romulo
ronald ronaldo
roopa rupa
rosalia rosalie rozalia
rosalind rosalinda rosalyn roseline roselyn roslyn
rosana rosanna rosanne roseann roseanne rossana
rosemarie rosemary
roshini roshni
roula rula
roxana roxanna roxanne
rudiger ruediger
russel russell
rut rute ruth
saana sanna shana shanna
saara sara sarah zahra zara zehra zohra
sabina sabine
saeed said
safa safaa
sailesh shailesh
sakina sakine
salah saleh salih
salem salim selim
salini shalini
salma selma
sameer samir
samuel samuele
sandeep sandip
sander xander zander
sangeeta sangeetha sangita
sanjay sanju
sanjeev sanjiv
sankar shankar
santhi shanthi shanti
santhosh santosh
sarala sarla
sarita saritha
sascha sasha
sateesh sathish satish
saul sol
savanna savannah
savita savitha
sean shaun shawn
sebastian sebastiao sebastien
seema sima
seeta seetha sita
selda zelda
serge sergio sergiu
sergei sergi serhii
severin severino
shaila sheela sheelagh sheila shelia shila
shaima shaimaa
shane shayne
sharon sharron sharyn
shauna shawna
shel shell shelley shelly
shilpa silpa
shoba shobha sobha
shraddha shradha
shreeya shreya
shrikant shrikanth srikanth
shrinivas srinivas srinivasan
shruthi shruti sruti
shweta shwetha sweta swetha
siddharth siddhartha sidharth
sigmund zygmunt
silvan sylvain
silvester sylwester
silvia sylvie sylwia szilvia
silvio silviu
simon simona simone szymon
skylar skyler
slimane sulayman suleyman
sofia sophia zofia zsofia
sofiane sufyan
sofie sophie zsofi
souad suad
soumaya sumaya sumeyye
soumya sowmya
stacey stacie stacy
stanislav stanislaw
stanislava stanislawa
stef steff steph
stein sten
stewart stuart
stina stine
subash subhash
sudheer sudhir
sujata sujatha
sumeet sumit
suneel sunil
suneeta sunita sunitha
surender surendra surinder
surjeet surjit
susan susana susann susanna susanne suzan suzana suzanna suzanne zsuzsanna zuzana zuzanna
sushama sushma
susheel sushil
susheela sushila
susie sussie suzy zsuzsi
svein sven svend svenne swen
swathi swati
tabatha tabitha
tadeusz thaddeus
tamara tamera
tamas thomas toma tomas tomasz tommaso tuomas
tami tammie tammy
taroon tarun
tatiana tatiane tetiana
telma thelma
teo theo
teodor teodoro theodor theodore
teodora theodora
terence terrance terrence
teresa terez tereza theresa therese theresia
teri terri
terrell tyrell
theodoros theodorus
thibault thibaut
thom tom
thor tor
thore tore
timothee timothy
tod todd
tracey traci tracie
tricia trisha
tristan tristen tristram
trude trudy
ula ulla
ulises ulysses
ulrich ulrik
ulrika ulrike
vaclav waclaw
vagner wagner
valarie valeria valerie waleria
valdemar waldemar
valentin valentino
valentina valentine
valerio valeriu
vanda wanda
vasanthi vasanti
vasile vasyl
vaughan vaughn
veera vera
venkatesh venkatesha
veronica veronika veronique weronika
vicente vincent vincenzo
vicki vickie
victoire victoria viktoria viktorie vitoria vittoria wiktoria
victor viktor vitor wiktor
vijaya vijia
vilem vilhelm vilmos wilhelm willem william
vilma wilma
vimala vimla
vineet vinit
vineeta vinita vinitha
viola violet violeta wioletta
virender virendra
virginia virginie
vivian viviana viviane vivien vivienne
vladimir wlodzimierz
vladislav wladyslaw
vladislava wladyslawa
vojtech wojciech wojtek
wallace wallis
walter walther
wilfred wilfredo wilfrid wilfried
willie willy
younes yunus
yousef yusuf
zachariah zachary zachery zechariah
zainab zeinab zeynep zineb
zakaria zekeriya
zoe zoey zoie
`;

export const spellingGroups: readonly string[][] = spellings
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
