import { country } from './country.ts';

export const germany = country({
  code: 'DE',
  name: 'Deutschland|Germany',
  currency: 'EUR',
  locale: 'de',
  timeZone: 'Berlin',
  callingCode: '49',
  trunkPrefix: '0',
  mobiles: '1511#######, 1601######, 1705######, 1761#######',
  landlines: '40#######, 30#######, 89#######, 221#######, 69#######',
  femaleNames:
    'Anna/Anni, Katharina/Kati/Käthe, Maria/Mia, Johanna/Hanna, Elisabeth/Lisa/Elli, Susanne/Susi, Christine/Tina, Barbara/Bärbel, Franziska/Franzi, Magdalena/Lena, Gabriele/Gabi, Ursula/Uschi, Jana, Sabine/Bine, Julia/Jule, Petra, Theresa/Resi, Annika, Margarete/Grete, Heike, Friederike/Rieke, Wiebke, Claudia, Birgit, Josefine/Josi, Svenja, Antonia/Toni, Ronja',
  maleNames:
    'Thomas/Tom, Michael/Michi, Andreas/Andi, Maximilian/Max, Johannes/Hannes, Alexander/Alex, Sebastian/Basti, Matthias/Matze, Friedrich/Fritz, Wolfgang/Wolfi, Heinrich/Heinz, Joachim/Jochen, Jürgen, Stefan, Ulrich/Uli, Benjamin/Ben, Florian/Flo, Konstantin/Kosta, Lukas, Georg/Schorsch, Rüdiger, Tobias/Tobi, Dieter, Felix, Christoph/Chris, Bernhard/Bernd, Karsten, Emil',
  familyNames:
    'Müller, Schmidt, Schneider, Fischer, Weber, Meyer, Wagner, Becker, Schulz, Hoffmann, Koch, Bauer, Richter, Klein, Wolf, Schröder, Neumann, Schwarz, Zimmermann, Braun, Krüger, Hartmann, Lange, Krause, Lehmann, Köhler, Maier, Walter, Kaiser, Fuchs, Peters, Scholz, Möller, Weiß, Jung, Hahn, Vogel, Friedrich, Keller, Günther, Brandt, Sommer, Winkler, Lorenz, Ebert, Voß, Jäger, Kühn',
  streets:
    'Hauptstraße, Bahnhofstraße, Gartenweg, Lindenallee, Schillerstraße, Goethestraße, Mühlenweg, Kirchplatz, Ahornweg, Bergstraße, Rosenstraße, Am Deich, Feldstraße, Amselweg, Marktstraße, Birkenweg, Jahnstraße, Uferstraße, Wiesengrund, Brunnenstraße',
  streetLine: '{street} {number}',
  cities:
    'Hamburg/Hamburg/20###, Berlin/Berlin/10###, München|Munich/Bayern|Bavaria/80###, Köln|Cologne/Nordrhein-Westfalen/50###, Frankfurt am Main/Hessen/60###, Leipzig/Sachsen/04###, Bremen/Bremen/28###, Freiburg im Breisgau/Baden-Württemberg/79###, Kiel/Schleswig-Holstein/24###, Erfurt/Thüringen/99###',
  trades:
    'Logistik, Elektrotechnik, Bau, Möbelhaus, Software, Gartenbau, Metallbau, Druckerei, Feinkost, Immobilien, Beratung, Medizintechnik',
  companyForms: 'GmbH, AG, KG, GmbH & Co. KG, e.K.',
  taxId: 'DE#########',
});
