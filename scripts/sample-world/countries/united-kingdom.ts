import { country } from './country.ts';

export const unitedKingdom = country({
  code: 'GB',
  name: 'United Kingdom',
  currency: 'GBP',
  locale: 'en-GB',
  timeZone: 'London',
  callingCode: '44',
  trunkPrefix: '0',
  mobiles: '7400######, 7712######, 7500######',
  landlines: '20794#####, 16149#####, 12149#####, 13149#####',
  femaleNames:
    'Margaret/Maggie/Peggy, Elizabeth/Liz/Beth/Lizzie, Catherine/Cathy/Kate, Patricia/Pat/Trish, Victoria/Vicky, Rebecca/Becky, Susan/Sue, Deborah/Debbie, Alexandra/Alex/Sandra, Charlotte/Lottie, Jennifer/Jenny, Samantha/Sam, Eleanor/Nell/Ellie, Philippa/Pippa, Gillian/Gill, Abigail/Abi, Judith/Judy, Florence/Flo, Dorothy/Dot, Imogen/Immy, Georgina/Georgie, Priya, Fatima, Niamh',
  maleNames:
    'William/Bill/Will, Robert/Bob/Rob, Richard/Dick/Rick, Edward/Ted/Ned, James/Jim/Jamie, Charles/Charlie, Thomas/Tom, Michael/Mike, Andrew/Andy, Anthony/Tony, Christopher/Chris, Jonathan/Jon, Nicholas/Nick, Frederick/Fred, Alexander/Alex/Sandy, Benjamin/Ben, Henry/Harry, David/Dave, Peter/Pete, Gerald/Gerry, Oliver/Ollie, Hamish, Imran, Callum',
  familyNames:
    'Smith, Jones, Taylor, Brown, Williams, Wilson, Johnson, Davies, Patel, Robinson, Wright, Thompson, Evans, Walker, White, Roberts, Green, Hall, Wood, Jackson, Clarke, Khan, Clark, Harrison, Scott, Cooper, King, Ward, Baker, Turner, Harris, Morgan, Hughes, Edwards, Ahmed, Lewis, Begum, Bennett, Carter, Shaw, Ellis, MacDonald, O’Connor, Fraser, Pritchard, Whitfield',
  streets:
    'High Street, Station Road, Church Lane, Victoria Road, Green Lane, Manor Road, Park Avenue, Mill Lane, Queens Road, The Crescent, Springfield Road, Kings Road, Grange Road, Albert Road, Orchard Close, School Lane',
  streetLine: '{number} {street}',
  cities:
    'London/Greater London/SE1# #@@, Manchester/Greater Manchester/M2# #@@, Birmingham/West Midlands/B1# #@@, Leeds/West Yorkshire/LS1# #@@, Bristol/Bristol/BS# #@@, Edinburgh/Midlothian/EH1# #@@, Cardiff/South Glamorgan/CF1# #@@, Norwich/Norfolk/NR# #@@',
  trades:
    'Logistics, Electrical, Joinery, Consulting, Software, Gardens, Print, Builders, Opticians, Provisions, Engineering, Estates',
  companyForms: 'Ltd, PLC, LLP, Limited',
  taxId: 'GB#########',
});
