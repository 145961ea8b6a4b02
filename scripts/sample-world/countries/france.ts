import { country } from './country.ts';

export const france = country({
  code: 'FR',
  name: 'France',
  currency: 'EUR',
  locale: 'fr',
  timeZone: 'Paris',
  callingCode: '33',
  trunkPrefix: '0',
  mobiles: '661######, 761######, 768######',
  landlines: '1990#####, 2619#####, 3530#####, 4657#####, 5364#####',
  femaleNames:
    'Marie, Catherine/Cathy, Isabelle/Isa, Françoise/Fanfan, Nathalie/Nath, Véronique/Véro, Stéphanie/Steph, Élodie/Élo, Camille/Cam, Béatrice/Béa, Joséphine/José, Sandrine/Sandy, Jeanne, Geneviève/Ginette, Delphine, Manon, Chloé, Aurélie/Lili, Margaux, Élisabeth/Babeth, Inès, Solène, Marguerite/Margot, Amandine',
  maleNames:
    'Jean, Philippe/Phil, Alexandre/Alex, Frédéric/Fred, Christophe/Chris, Stéphane/Steph, Sébastien/Seb, Nicolas/Nico, Maximilien/Max, Grégoire/Greg, Benoît/Ben, François, Jérôme, Théophile/Théo, Vincent/Vince, Mathieu/Mat, Étienne, Gabriel/Gaby, Thibault, Olivier, Emmanuel/Manu, Loïc, Hugo, Antoine/Tonio',
  familyNames:
    'Martin, Bernard, Dubois, Thomas, Robert, Richard, Petit, Durand, Leroy, Moreau, Simon, Laurent, Lefebvre, Michel, Garcia, David, Bertrand, Roux, Vincent, Fournier, Morel, Girard, André, Lefèvre, Mercier, Dupont, Lambert, Bonnet, François, Martinez, Legrand, Garnier, Faure, Rousseau, Blanc, Guérin, Müller, Henry, Roussel, Perrin, Chevalier, Gauthier, Lemaître, Noël',
  streets:
    "rue de la République, avenue Victor Hugo, rue des Lilas, place du Marché, boulevard Voltaire, rue Pasteur, chemin des Vignes, rue du Moulin, allée des Tilleuls, rue de l'Église, avenue de la Gare, rue Jean Jaurès, quai des Brumes, rue du Château, impasse des Cerisiers, rue Saint-Michel",
  streetLine: '{number} {street}',
  cities:
    'Paris/Île-de-France/750##, Lyon/Auvergne-Rhône-Alpes/690##, Marseille/Provence-Alpes-Côte d’Azur/130##, Toulouse/Occitanie/310##, Nantes/Pays de la Loire/440##, Lille/Hauts-de-France/590##, Rennes/Bretagne/350##, Bordeaux/Nouvelle-Aquitaine/330##',
  trades:
    'Transports, Électricité, Menuiserie, Conseil, Informatique, Imprimerie, Jardins, Bâtiment, Optique, Épicerie fine, Mécanique, Immobilier',
  companyForms: 'SARL, SAS, SA, EURL',
  taxId: 'FR###########',
});
