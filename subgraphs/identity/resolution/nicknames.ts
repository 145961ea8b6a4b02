/** Given names and what people call their bearers; the full name comes first. A short form may stand for several. */
const families = `
alexander alex sandy sascha xander
alexandra alex sandra sandy
alfred fred al
andreas andy
andrew andy drew
anthony tony
antonio tony toni
barbara barb babs
benjamin ben benny
bernard bernie
carolina caro
caroline carrie caro
catherine cathy cath kate cat
charles charlie chuck chas
christian chris
christina chris tina christa
christine chris chrissy tina
christopher chris kit
daniel dan danny
david dave davey
deborah debbie deb
donald don donnie
dorothy dot dottie
edward ed eddie ted ned
eleanor ellie nell nora
elisabeth elli lisa lisbeth betty sisi
elizabeth liz lizzie beth betty eliza bess libby lisa
emily emmy em
eugene gene
florian flo
francesca fran franny
francis frank fran
francisco paco pancho curro
franziska franzi
frederick fred freddie
friedrich fritz
gabriel gabe
gabriela gabi gaby
george georgie
gerald gerry jerry
giovanni gianni nino
giuseppe beppe peppe
gregory greg
guillermo memo
hans hansi
harold harry hal
heinrich heinz heiner
helen nell nelly
henry harry hank
ignacio nacho
isabella bella izzy
jacob jake
james jim jimmy jamie
janet jan
jeffrey jeff
jennifer jen jenny
jessica jess jessie
jesus chuy
johann hans
johannes hannes jo
john johnny jack
jonathan jon johnny
jose pepe
josef sepp
joseph joe joey
joshua josh
juan juanito
judith judy
julia jule juli
karl kalle
katarzyna kasia
katharina kathi kati kate
katherine kate kathy kat katie kathryn
kenneth ken kenny
kimberly kim
lawrence larry laurie
leonard leo len lenny
louis lou louie
louise lou
maksymilian maks
malgorzata gosia
manuel manny manolo
margaret maggie meg peggy marge greta
maria mia mimi
martina tina
matthew matt matty
matthias matze
maximilian max
melissa mel missy
michael mike mick mickey micha mischa
michelle shelly
mikhail misha
nathaniel nate nathan
nicholas nick nicky
nikolaus niko klaus
pamela pam
patricia pat patty trish tricia
patrick pat paddy
peter pete
philip phil pip
rachel rae
raymond ray
rebecca becky becca
richard rick dick richie rich ricky
robert bob bobby rob robbie bert
roberto beto
rodrigo rodri
ronald ron ronnie
samantha sam sammy
samuel sam sammy
sebastian seb basti
sophia sophie sofie
stanley stan
stephanie steph steffi
stephen steve stevie
steven steve stevie
susan sue susie suzy
susanne susi sanne
terence terry
theodore ted teddy theo
theresa terry tess tessa resi
thomas tom tommy
timothy tim timmy
ulrich uli
ursula uschi ulla
valentina vale
veronica ronnie vero
victoria vicky tori
vincent vince vinnie
vladimir vova volodya
walter walt wally
wilhelm willi willy
william bill billy will willie liam
wolfgang wolf
zachary zach zack
abdullah abdo apo
agnieszka aga
aleksandra ola
aleksander olek
anastasia nastya tasia natasa
beatrice bea
beatriz bia
cornelis kees cor
dimitrios dimitris mitsos jimmy
dmitri dima mitya
ekaterina katya
evgeni zhenya
fatma fatos fatosh
fernando nando
georgios giorgos
hendrik henk rik
ioannis giannis yannis
ivan vanya
johannes jan joop
konstantinos kostas
konstantin kostya
krzysztof krzys
maria masha
mehmet memo
mustafa musti
nikolai kolya
nikolaos nikos
olga olya
panagiotis panos takis
pieter piet
rajesh raj raju
sanjay sanju
sergei seryozha
spyridon spyros
sven svenne
tatiana tanya
venkatesh venky venkat
wilhelmus wim willem
yekaterina katya
`;

export const nicknameFamilies: readonly string[][] = families
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
