import { country } from './country.ts';

/** Numbers keep to the exchange 555, which is not given to subscribers; they last for 600,000 customers. */
export const unitedStates = country({
  code: 'US',
  name: 'United States',
  currency: 'USD',
  locale: 'en-US',
  timeZone: 'Eastern Time (US & Canada)',
  callingCode: '1',
  mobiles:
    '201555####, 202555####, 203555####, 205555####, 206555####, 207555####, 208555####, 209555####, 210555####, 212555####, 213555####, 214555####, 215555####, 216555####, 217555####, 218555####, 219555####, 220555####, 224555####, 225555####, 228555####, 229555####, 231555####, 234555####, 239555####, 240555####, 248555####, 251555####, 252555####, 253555####, 254555####, 256555####, 260555####, 262555####, 267555####, 269555####, 270555####, 272555####, 276555####, 281555####, 301555####, 302555####, 303555####, 304555####, 305555####, 307555####, 308555####, 309555####, 310555####, 312555####, 313555####, 314555####, 315555####, 316555####, 317555####, 318555####, 319555####, 320555####, 321555####, 323555####, 325555####, 330555####, 331555####, 334555####, 336555####, 337555####, 339555####, 346555####, 347555####, 351555####, 352555####, 360555####, 361555####, 385555####, 386555####, 401555####, 402555####, 404555####, 405555####, 406555####, 407555####, 408555####, 409555####, 410555####, 412555####, 413555####, 414555####, 415555####, 417555####, 419555####, 423555####, 424555####, 425555####, 430555####, 432555####, 434555####, 435555####, 440555####, 442555####, 443555####',
  landlines:
    '458555####, 463555####, 469555####, 470555####, 475555####, 478555####, 479555####, 480555####, 484555####, 501555####, 502555####, 503555####, 504555####, 505555####, 507555####, 508555####, 509555####, 510555####, 512555####, 513555####, 515555####, 516555####, 517555####, 518555####, 520555####, 530555####, 531555####, 534555####, 539555####, 540555####, 541555####, 551555####, 559555####, 561555####, 562555####, 563555####, 567555####, 570555####, 571555####, 573555####, 574555####, 575555####, 580555####, 585555####, 586555####, 601555####, 602555####, 603555####, 605555####, 606555####, 607555####, 608555####, 609555####, 610555####, 612555####, 614555####, 615555####, 616555####, 617555####, 618555####',
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
