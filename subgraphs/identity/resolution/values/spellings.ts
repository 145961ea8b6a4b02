/** Given names that are heard as one, and written in several ways: their bearers are not told apart by a letter. */
const spellings = `
adrian adrien
adriana adriane
alejandra alessandra
aleksander alexander alexandre oleksandr
aleksandra alexandra oleksandra
alexios alexis
anthonius antonius
august augustus
beatrice beatrix beatriz
bogdan bohdan
bogdana bohdana
camila kamila
carl karel karl karol
carla karla
carlotta charlotta
carolina karolina
caroline carolyn karoline
catarina catharina katarina katharina
cath kath kathe
catherine katherine kathryn
cathy kathy
christian cristian kristian
christina cristina kristina
christine kristine
claudia klaudia
cornelis cornelius
daniela daniella
denis dennis
ekaterina kateryna yekaterina
elisabeth elizabeth
emanuel emmanouil emmanuel
erica erika
evgeni yevhen yevhenii
federica frederica
federico frederic frederick
filip philip philipp philippe phillip
filippa philippa
francesca francisca frantiska franziska
francesco francisco
gabby gabi
gabriele gabrielle
georg george
gustav gustavo
hendrik henrik
hendrika henrike
isabel isabelle
jacob jakob
jasmin jasmina
javier xavier
joan joanne
joanna johanna
johan johann
jose josef joseph
josefina josephina
josefine josephine
josi josie
juli julie
julian julien
kati katie
konstantin konstantinos
leonard leonardo
lilian lillian
lisa liza
louis luis luiz
louisa luisa
luca luka
lucas lukas
lucian lucien
magdalena magdalene
marc mark
marcela marcella
marcello marcelo
marcos marcus markus
margaret margareta margarete margaretha margarita
mariam miriam
marta martha
michael michal michel mikael
michaela michela mihaela
michele michelle
mihai mihail mikhail mykhailo
mischa misha
natalia nataliia
nicholas nicolaas nicolas nikolaus
nico niko
oleg oleh
olga olha
otavio ottavio
paola paula
paolo paulo
patricia patrizia
patricio patrizio
patrick patrik
peter pieter
rafael raffaele raphael
rafaela raffaella
romain roman
sabina sabine
sascha sasha
sergei sergi serhii
simona simone
sofia sophia
sofie sophie
stanislav stanislaw
stefan stefano stephan stephane stephen steven
stefania stefanie stephanie
steff steph
susan susanna susanne zsuzsanna
susie sussie
tatiana tetiana
teresa theresa therese
theodor theodore
theodoros theodorus
thomas tomas tomasz
victor viktor
victoria viktoria viktoriia vittoria
wilhelm willem
`;

export const spellingGroups: readonly string[][] = spellings
  .trim()
  .split('\n')
  .map((line) => line.split(' '));
