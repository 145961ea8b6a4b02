import { country } from './country.ts';

export const greece = country({
  code: 'GR',
  name: 'Ελλάδα|Greece',
  currency: 'EUR',
  locale: 'el',
  timeZone: 'Athens',
  callingCode: '30',
  mobiles: '697#######, 694#######, 698#######',
  landlines: '2104######, 2310######, 2610######',
  femaleNames:
    'Μαρία|Maria/Μαίρη|Mary, Ελένη|Eleni/Λένα|Lena, Αικατερίνη|Aikaterini/Κατερίνα|Katerina, Βασιλική|Vasiliki/Βάσω|Vaso, Σοφία|Sofia, Αγγελική|Angeliki/Κική|Kiki, Γεωργία|Georgia/Γωγώ|Gogo, Δήμητρα|Dimitra/Μίμη|Mimi, Παναγιώτα|Panagiota/Γιώτα|Giota, Ειρήνη|Eirini/Ρένα|Rena, Ιωάννα|Ioanna/Γιάννα|Gianna, Χριστίνα|Christina, Κωνσταντίνα|Konstantina/Ντίνα|Dina, Αναστασία|Anastasia/Τασία|Tasia, Ευαγγελία|Evangelia/Εύα|Eva, Φωτεινή|Foteini/Φώφη|Fofi',
  maleNames:
    'Γεώργιος|Georgios/Γιώργος|Giorgos, Δημήτριος|Dimitrios/Μήτσος|Mitsos, Κωνσταντίνος|Konstantinos/Κώστας|Kostas, Ιωάννης|Ioannis/Γιάννης|Giannis, Νικόλαος|Nikolaos/Νίκος|Nikos, Χρήστος|Christos, Παναγιώτης|Panagiotis/Πάνος|Panos, Βασίλειος|Vasileios/Βασίλης|Vasilis, Αθανάσιος|Athanasios/Θανάσης|Thanasis, Σπυρίδων|Spyridon/Σπύρος|Spyros, Ευάγγελος|Evangelos/Βαγγέλης|Vangelis, Θεόδωρος|Theodoros/Θοδωρής|Thodoris, Ανδρέας|Andreas, Μιχαήλ|Michail/Μιχάλης|Michalis, Στυλιανός|Stylianos/Στέλιος|Stelios, Απόστολος|Apostolos/Τόλης|Tolis',
  familyNames:
    'Παπαδόπουλος~Παπαδοπούλου|Papadopoulos~Papadopoulou, Βλάχος~Βλάχου|Vlachos~Vlachou, Αγγελόπουλος~Αγγελοπούλου|Angelopoulos~Angelopoulou, Νικολαΐδης~Νικολαΐδου|Nikolaidis~Nikolaidou, Γεωργίου|Georgiou, Δημητρίου|Dimitriou, Παππάς~Παππά|Pappas~Pappa, Οικονόμου|Oikonomou, Καραγιάννης~Καραγιάννη|Karagiannis~Karagianni, Μακρής~Μακρή|Makris~Makri, Κωνσταντίνου|Konstantinou, Ιωάννου|Ioannou, Αντωνίου|Antoniou, Χατζής~Χατζή|Chatzis~Chatzi, Σταυρόπουλος~Σταυροπούλου|Stavropoulos~Stavropoulou, Μιχαηλίδης~Μιχαηλίδου|Michailidis~Michailidou, Αλεξίου|Alexiou, Θεοδώρου|Theodorou, Ζαφειρόπουλος~Ζαφειροπούλου|Zafeiropoulos~Zafeiropoulou, Λάμπρου|Lamprou, Ράπτης~Ράπτη|Raptis~Rapti, Κόκκινος~Κόκκινου|Kokkinos~Kokkinou',
  streets:
    'Ερμού|Ermou, Πατησίων|Patision, Αγίου Δημητρίου|Agiou Dimitriou, Σταδίου|Stadiou, Ελευθερίας|Eleftherias, Καραϊσκάκη|Karaiskaki, Βενιζέλου|Venizelou, Μεγάλου Αλεξάνδρου|Megalou Alexandrou, Αθηνάς|Athinas, Κολοκοτρώνη|Kolokotroni, Παπανικολή|Papanikoli, Θησέως|Thiseos',
  streetLine: '{street} {number}',
  cities:
    'Αθήνα|Athens/Αττική|Attica/104 ##, Θεσσαλονίκη|Thessaloniki/Κεντρική Μακεδονία|Central Macedonia/546 ##, Πάτρα|Patras/Δυτική Ελλάδα|Western Greece/262 ##, Ηράκλειο|Heraklion/Κρήτη|Crete/712 ##, Βόλος|Volos/Θεσσαλία|Thessaly/382 ##',
  trades:
    'Μεταφορές|Transport, Ηλεκτρολογικά|Electrical, Κατασκευές|Construction, Έπιπλα|Furniture, Λογισμικό|Software, Εκτυπώσεις|Printing, Τρόφιμα|Foods, Σύμβουλοι|Consulting',
  companyForms: 'Α.Ε., Ε.Π.Ε., Ο.Ε.',
  taxId: 'EL#########',
});
