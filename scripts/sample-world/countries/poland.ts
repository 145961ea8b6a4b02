import { country } from './country.ts';

export const poland = country({
  code: 'PL',
  name: 'Polska|Poland',
  currency: 'PLN',
  locale: 'pl',
  timeZone: 'Warsaw',
  callingCode: '48',
  mobiles: '501######, 602######, 661######, 793######',
  landlines: '22#######, 12#######, 71#######, 58#######',
  femaleNames:
    'Anna/Ania, Katarzyna/Kasia, Małgorzata/Gosia, Agnieszka/Aga, Barbara/Basia, Krystyna/Krysia, Ewa/Ewka, Elżbieta/Ela, Zofia/Zosia, Joanna/Asia, Magdalena/Magda, Aleksandra/Ola, Karolina/Karola, Dorota/Dorotka, Jadwiga/Jadzia, Hanna/Hania, Irena/Irenka, Wiktoria/Wika, Teresa/Renia, Łucja, Beata, Grażyna, Stanisława/Stasia, Natalia/Natalka',
  maleNames:
    'Jan/Janek, Stanisław/Staszek, Andrzej/Jędrek, Józef/Józek, Tadeusz/Tadek, Krzysztof/Krzysiek, Piotr/Piotrek, Tomasz/Tomek, Paweł/Pawełek, Michał/Michałek, Marcin/Marcinek, Jakub/Kuba, Aleksander/Olek, Łukasz/Łukaszek, Grzegorz/Grzesiek, Wojciech/Wojtek, Mateusz/Mati, Zbigniew/Zbyszek, Ryszard/Rysiek, Henryk/Heniek, Szymon/Szymek, Kacper, Bartłomiej/Bartek, Maciej/Maciek',
  familyNames:
    'Nowak, Kowalski~Kowalska, Wiśniewski~Wiśniewska, Wójcik, Kowalczyk, Kamiński~Kamińska, Lewandowski~Lewandowska, Zieliński~Zielińska, Szymański~Szymańska, Woźniak, Dąbrowski~Dąbrowska, Kozłowski~Kozłowska, Jankowski~Jankowska, Mazur, Kwiatkowski~Kwiatkowska, Krawczyk, Kaczmarek, Piotrowski~Piotrowska, Grabowski~Grabowska, Zając, Pawłowski~Pawłowska, Michalski~Michalska, Król, Wieczorek, Jabłoński~Jabłońska, Wróbel, Nowakowski~Nowakowska, Majewski~Majewska, Olszewski~Olszewska, Stępień, Malinowski~Malinowska, Jaworski~Jaworska, Adamczyk, Dudek, Nowicki~Nowicka, Pawlak, Górski~Górska, Witkowski~Witkowska, Walczak, Sikora',
  streets:
    'ul. Polna, ul. Leśna, ul. Słoneczna, ul. Krótka, ul. Szkolna, ul. Ogrodowa, ul. Lipowa, ul. Brzozowa, ul. Łąkowa, ul. Kwiatowa, ul. Kościelna, ul. Sosnowa, al. Niepodległości, ul. Mickiewicza, ul. Parkowa, ul. Długa',
  streetLine: '{street} {number}',
  cities:
    'Warszawa|Warsaw/mazowieckie/00-###, Kraków|Krakow/małopolskie/30-###, Wrocław/dolnośląskie/50-###, Gdańsk/pomorskie/80-###, Poznań/wielkopolskie/60-###, Łódź/łódzkie/90-###, Lublin/lubelskie/20-###, Białystok/podlaskie/15-###',
  trades:
    'Transport, Elektryka, Budownictwo, Meble, Oprogramowanie, Ogrody, Drukarnia, Doradztwo, Piekarnia, Nieruchomości, Metal, Optyka',
  companyForms: 'Sp. z o.o., S.A., Sp. j.',
  taxId: 'PL##########',
});
