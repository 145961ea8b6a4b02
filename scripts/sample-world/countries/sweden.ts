import { country } from './country.ts';

export const sweden = country({
  code: 'SE',
  name: 'Sverige|Sweden',
  currency: 'SEK',
  locale: 'sv',
  timeZone: 'Stockholm',
  callingCode: '46',
  trunkPrefix: '0',
  mobiles: '70#######, 73#######, 76#######',
  landlines: '8#######, 31######, 40######',
  femaleNames:
    'Anna, Eva, Maria/Mia, Karin/Kajsa, Kristina/Stina/Kicki, Lena, Birgitta/Gittan, Margareta/Greta/Maggan, Elisabeth/Lisbeth/Bettan, Ingrid/Inga, Marianne/Majsan, Annika, Gunilla/Gun, Susanne/Sussie, Ulrika/Ulla, Charlotta/Lotta, Åsa, Linnéa/Nea, Viktoria/Vickan, Cecilia/Cissi, Katarina/Katta, Frida, Astrid, Märta',
  maleNames:
    'Lars/Lasse, Anders, Mikael/Micke, Johan/Jojje, Erik/Jerka, Per/Pelle, Karl/Kalle, Nils/Nisse, Jan/Janne, Fredrik/Frippe, Gustav/Gurra, Björn, Bengt/Benke, Sven, Göran, Magnus/Mange, Kristoffer/Kricke, Stefan/Steffe, Oskar/Ogge, Håkan, Mattias/Matte, Hans/Hasse, Olof/Olle, Elias',
  familyNames:
    'Andersson, Johansson, Karlsson, Nilsson, Eriksson, Larsson, Olsson, Persson, Svensson, Gustafsson, Pettersson, Jonsson, Jansson, Hansson, Bengtsson, Jönsson, Lindberg, Jakobsson, Magnusson, Lindström, Olofsson, Lindqvist, Lindgren, Berg, Axelsson, Bergström, Lundberg, Lind, Lundgren, Lundqvist, Mattsson, Berglund, Fredriksson, Sandberg, Henriksson, Forsberg, Sjöberg, Wallin, Engström, Åkesson',
  streets:
    'Storgatan, Kungsgatan, Drottninggatan, Skolgatan, Ringvägen, Björkvägen, Kyrkogatan, Strandvägen, Parkvägen, Ängsvägen, Järnvägsgatan, Skogsvägen, Trädgårdsgatan, Södra Vägen, Nygatan, Tallvägen',
  streetLine: '{street} {number}',
  cities:
    'Stockholm/Stockholms län/11# ##, Göteborg|Gothenburg/Västra Götaland/41# ##, Malmö/Skåne/21# ##, Uppsala/Uppsala län/75# ##, Linköping/Östergötland/58# ##, Umeå/Västerbotten/90# ##, Örebro/Örebro län/70# ##, Lund/Skåne/22# ##',
  trades: 'Transport, El, Bygg, Möbler, Data, Trädgård, Tryckeri, Konsult, Bageri, Fastigheter, Mekaniska, Optik',
  companyForms: 'AB, HB, Handelsbolag',
  taxId: 'SE############',
});
