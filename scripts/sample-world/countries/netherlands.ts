import { country } from './country.ts';

export const netherlands = country({
  code: 'NL',
  name: 'Nederland|Netherlands',
  currency: 'EUR',
  locale: 'nl',
  timeZone: 'Amsterdam',
  callingCode: '31',
  trunkPrefix: '0',
  mobiles: '61#######, 62#######, 64#######',
  landlines: '20#######, 10#######, 30#######, 70#######',
  femaleNames:
    'Johanna/Joke, Maria/Ria, Elisabeth/Els/Betty, Cornelia/Corrie, Wilhelmina/Willemijn, Catharina/Toos, Hendrika/Rieke, Margaretha/Greet, Anneke, Sanne, Femke, Geertruida/Truus, Jacoba/Coby, Lotte, Marijke, Petronella/Nel, Antonia/Tonny, Saskia, Fleur, Roos, Mieke, Ingrid, Esmée, Noor',
  maleNames:
    'Johannes/Jan/Hans, Cornelis/Kees, Hendrik/Henk, Willem/Wim, Gerardus/Gerard, Petrus/Piet, Jacobus/Koos, Antonius/Toon, Wilhelmus/Wil, Franciscus/Frans, Theodorus/Theo, Martinus/Tinus, Adrianus/Ad, Daan, Bram, Sander, Joost, Maarten, Thijs, Ruben, Lodewijk/Lou, Nicolaas/Klaas, Sjoerd, Pieter',
  familyNames:
    'de Jong, Jansen, de Vries, van den Berg, van Dijk, Bakker, Janssen, Visser, Smit, Meijer, de Boer, Mulder, de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Smits, de Graaf, van der Meer, van der Linden, Kok, Jacobs, Vermeulen, van den Heuvel, van der Veen, Kuiper, Postma, Hoekstra, van Beek, Willems, Prins, Maas, Huisman, Koster',
  streets:
    'Kerkstraat, Dorpsstraat, Molenweg, Schoolstraat, Beatrixlaan, Stationsweg, Eikenlaan, Havenstraat, Prinsengracht, Julianastraat, Oosterpark, Kastanjelaan, Wilhelminastraat, Nieuwstraat, Singel, Rozenstraat',
  streetLine: '{street} {number}',
  cities:
    "Amsterdam/Noord-Holland/10## @@, Rotterdam/Zuid-Holland/30## @@, Utrecht/Utrecht/35## @@, Eindhoven/Noord-Brabant/56## @@, Groningen/Groningen/97## @@, 's-Hertogenbosch/Noord-Brabant/52## @@, Den Haag|The Hague/Zuid-Holland/25## @@, Nijmegen/Gelderland/65## @@",
  trades:
    'Transport, Techniek, Bouw, Meubelen, Automatisering, Bloemen, Drukkerij, Advies, Zuivel, Vastgoed, Metaal, Optiek',
  companyForms: 'B.V., N.V., V.O.F.',
  taxId: 'NL#########B##',
});
