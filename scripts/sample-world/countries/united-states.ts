import { country } from './country.ts';

/** Numbers keep to the exchange 555, which is not given to subscribers. */
export const unitedStates = country({
  code: 'US',
  name: 'United States',
  currency: 'USD',
  locale: 'en-US',
  timeZone: 'Eastern Time (US & Canada)',
  callingCode: '1',
  mobiles:
    '206555####, 212555####, 213555####, 214555####, 215555####, 216555####, 303555####, 305555####, 312555####, 313555####, 314555####, 404555####, 412555####, 415555####, 503555####, 504555####, 512555####, 602555####, 612555####, 615555####',
  landlines:
    '617555####, 619555####, 702555####, 704555####, 713555####, 718555####, 801555####, 804555####, 808555####, 816555####, 901555####, 904555####, 907555####, 913555####, 919555####, 937555####, 949555####, 952555####, 970555####, 978555####',
  femaleNames:
    'Mary/Molly/Polly, Patricia/Patty/Tricia, Jennifer/Jen/Jenny, Elizabeth/Liz/Betsy/Betty, Katherine/Kathy/Katie, Margaret/Meg/Peggy, Barbara/Barb, Susan/Susie, Jessica/Jess, Rebecca/Becca, Deborah/Deb, Kimberly/Kim, Christina/Tina/Chrissy, Cynthia/Cindy, Pamela/Pam, Samantha/Sam, Theresa/Terry, Dolores/Lola, Abigail/Abby, Victoria/Tori, Alexandra/Lexi, Madeline/Maddie, Guadalupe/Lupita, Latoya',
  maleNames:
    'James/Jim/Jimmy, Robert/Bob/Bobby, William/Bill/Billy, Richard/Rick/Dick, Joseph/Joe, Thomas/Tom, Charles/Chuck/Charlie, Christopher/Chris, Daniel/Dan/Danny, Matthew/Matt, Anthony/Tony, Steven/Steve, Andrew/Drew/Andy, Joshua/Josh, Kenneth/Ken, Edward/Ed/Eddie, Timothy/Tim, Jeffrey/Jeff, Nicholas/Nick, Benjamin/Ben, Samuel/Sam, Gregory/Greg, Lawrence/Larry, Demetrius',
  familyNames:
    'Smith, Johnson, Williams, Brown, Jones, Garcia, Miller, Davis, Rodriguez, Martinez, Hernandez, Lopez, Gonzalez, Wilson, Anderson, Thomas, Taylor, Moore, Jackson, Martin, Lee, Perez, Thompson, White, Harris, Sanchez, Clark, Ramirez, Lewis, Robinson, Walker, Young, Allen, King, Wright, Nguyen, Hill, Flores, Adams, Nelson, Baker, Rivera, Campbell, Mitchell, Carter, Kowalski, Washington, O’Brien',
  streets:
    'Main St, Oak Ave, Maple Dr, Cedar Ln, Washington Blvd, 2nd St, Elm St, Lake Rd, Sunset Blvd, Hillcrest Dr, Park Pl, River Rd, Lincoln Ave, Pine St, Meadow Ln, Jefferson St, Walnut St, Highland Ave',
  streetLine: '{number} {street}',
  cities:
    'Portland/OR/972##, Austin/TX/787##, Denver/CO/802##, Columbus/OH/432##, Boston/MA/021##, Chicago/IL/606##, Atlanta/GA/303##, Phoenix/AZ/850##, Madison/WI/537##, Brooklyn/NY/112##',
  trades:
    'Logistics, Electric, Furniture, Consulting, Software, Landscaping, Printing, Construction, Optical, Foods, Machine Works, Realty',
  companyForms: 'Inc., LLC, Corp., Co.',
  taxId: '##-#######',
});
