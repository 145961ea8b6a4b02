/** Names and their short forms: `Elizabeth/Liz/Betty`. The front of each list is common. */
export const maleNames = names(
  'John/Jack/Johnny, William/Will/Bill/Wm, Thomas/Tom/Thos, George/Geo, James/Jim/Jas, Charles/Charlie/Chas, Henry/Harry, Robert/Bob/Rob/Robt, Edward/Ted/Ned/Edwd, Joseph/Joe/Jos, Samuel/Sam, Richard/Dick/Rick, Alexander/Alex/Sandy, David/Dave, Frederick/Fred/Fredk, Arthur/Art, Peter/Pete, Francis/Frank, Walter/Wat/Walt, Alfred/Alf/Fred, Daniel/Dan, Benjamin/Ben/Benj, Andrew/Andy, Michael/Mike/Mick, Edwin/Ed, Albert/Bert/Al, Philip/Phil, Patrick/Pat/Paddy, Matthew/Matt, Stephen/Steve, Hugh/Hughie, Nathaniel/Nat, Herbert/Bert, Ernest/Ernie, Christopher/Kit/Chris, Isaac/Ike, Jonathan/Jon, Nicholas/Nick, Simon/Si, Lawrence/Larry/Laurie, Anthony/Tony, Edmund/Ned, Harold/Hal, Leonard/Len, Percy, Reginald/Reg, Sidney/Sid, Ralph, Abraham/Abe, Josiah/Joe, Gilbert/Gil, Archibald/Archie, Duncan, Malcolm, Donald/Don, Kenneth/Ken, Neil, Angus/Gus, Evan, Owen, Rhys, Llewellyn, Humphrey, Augustus/Gus, Theodore/Theo/Ted, Julian, Jasper, Silas, Ezra, Elijah, Tobias/Toby, Barnabas, Timothy/Tim, Bartholomew/Bart, Roger, Cuthbert, Horace, Lionel, Cecil, Oswald/Oz, Roland/Rolly, Quentin, Septimus, Thaddeus/Thad, Ambrose, Clement/Clem, Cornelius/Con, Marmaduke, Ferdinand/Ferdy, Rupert, Sebastian/Seb, Valentine/Val, Wilfred/Wilf, Zachary/Zach',
);

export const femaleNames = names(
  'Mary/Polly/Molly, Elizabeth/Liz/Betty/Eliza, Sarah/Sally, Ann/Annie/Nan, Jane/Jenny, Margaret/Maggie/Peggy, Catherine/Kate/Kitty, Alice/Allie, Ellen/Nell, Emma/Em, Hannah, Martha/Patty, Harriet/Hattie, Charlotte/Lottie, Caroline/Carrie, Emily/Millie, Isabella/Bella, Florence/Flo, Edith/Edie, Frances/Fanny, Susan/Sue, Louisa/Lou, Rebecca/Becky, Eleanor/Nell/Nora, Agnes/Aggie, Janet/Jessie, Lucy, Helen/Nellie, Grace, Rose/Rosie, Ada, Clara, Amelia/Millie, Maria/Ria, Matilda/Tilly, Esther/Hetty, Rachel, Ruth, Amy, Jessie, Julia, Fanny, Bertha, Beatrice/Bea/Trixie, Constance/Connie, Dorothy/Dot/Dolly, Gertrude/Gertie, Ethel, Mabel/May, Winifred/Winnie, Lilian/Lily, Ivy, Daisy, Violet/Vi, Henrietta/Etta, Georgiana/Georgie, Victoria/Vicky, Josephine/Jo, Philippa/Pippa, Rosamund/Ros, Sophia/Sophie, Theresa/Tess, Ursula, Adelaide/Addie, Augusta/Gussie, Barbara/Babs, Bridget/Biddy, Cecilia/Cissie, Christina/Chrissie, Cordelia/Delia, Deborah/Debbie, Dinah, Drusilla, Eugenia/Genie, Flora, Gwendolen/Gwen, Honor/Nora, Imogen, Jemima/Mima, Judith/Judy, Keziah/Kizzy, Lavinia/Vinnie, Letitia/Lettie, Lydia, Marianne, Millicent/Millie, Miriam, Naomi, Octavia, Olivia/Livvy, Patience, Penelope/Penny, Phoebe, Prudence/Prue, Rhoda, Sybil, Tabitha/Tabby, Verity, Wilhelmina/Mina, Zillah',
);

export const commonSurnames = words(
  'Smith, Jones, Williams, Taylor, Brown, Davies, Evans, Wilson, Thomas, Johnson, Roberts, Robinson, Thompson, Wright, Walker, White, Edwards, Hughes, Green, Hall, Lewis, Harris, Clarke, Patel, Jackson, Wood, Turner, Martin, Cooper, Hill, Ward, Morris, Moore, Clark, Lee, King, Baker, Harrison, Morgan, Allen, James, Scott, Phillips, Watson, Davis, Parker, Price, Bennett, Young, Griffiths, Mitchell, Kelly, Cook, Carter, Richardson, Bailey, Collins, Bell, Shaw, Murphy, Miller, Cox, Richards, Khan, Marshall, Anderson, Simpson, Ellis, Adams, Singh, Begum, Wilkinson, Foster, Chapman, Powell, Webb, Rogers, Gray, Mason, Ali, Hunt, Hussain, Campbell, Matthews, Owen, Palmer, Holmes, Mills, Barnes, Knight, Lloyd, Butler, Russell, Barker, Fisher, Stevens, Jenkins, Murray, Dixon, Harvey, Graham, Pearson, MacDonald, McKenzie, Fraser, Stewart, Sinclair, Gordon, Buchanan, Fitzgerald, Sullivan, Gallagher, Doherty, Byrne, Walsh, Kavanagh, Brennan, Fleming, Vaughan, Pritchard, Llewelyn, Penrose, Tregenza, Trevelyan, Fairfax, Montague, Neville, Percival, Beauchamp, Talbot, Mortimer, Devereux, Delacroix, Fournier, Laurent, Schmidt, Weber, Hoffmann, Keller, Rossi, Bianchi, Moretti, Nowak, Kowalski, Janssen, Visser',
);

const roots = words(
  'Ash, Brad, Brom, Burn, Carl, Chat, Clay, Cran, Crom, Dal, Den, Don, East, Eg, Elm, Fair, Farn, Gold, Graf, Hal, Ham, Hart, Hazel, Heath, Hol, Kel, Kirk, Lang, Lin, Mar, Mel, Mid, Nor, Oak, Pen, Rad, Red, Ring, Rock, Rush, Salt, Shel, Sher, Stan, Stock, Sut, Thorn, Wal, War, Wat, Wel, West, Whit, Win, Wood, Wor, Wyn, Yar',
);
const endings = words(
  'bourne, bridge, brook, bury, by, combe, cott, dale, den, don, field, ford, gate, grave, ham, hurst, ington, lake, land, ley, low, man, mere, more, ridge, shaw, stead, stone, stow, thorpe, ton, wick, well, wood, worth, yard',
);

export const rootNames: readonly string[] = roots.flatMap((root) => endings.map((ending) => root + ending));

export const streetKinds = words(
  'Street, Road, Lane, Avenue, Close, Drive, Terrace, Gardens, Place, Court, Square, Hill',
);
export const streetShortForms: Readonly<Record<string, string>> = {
  ...{ Street: 'St', Road: 'Rd', Lane: 'Ln', Avenue: 'Ave', Close: 'Cl', Drive: 'Dr', Terrace: 'Terr' },
  ...{ Gardens: 'Gdns', Place: 'Pl', Court: 'Ct', Square: 'Sq' },
};

export const cities = words(
  'London, Birmingham, Manchester, Glasgow, Liverpool, Leeds, Bristol, Sheffield, Edinburgh, Leicester, Coventry, Bradford, Cardiff, Belfast, Nottingham, Hull, Newcastle upon Tyne, Stoke-on-Trent, Southampton, Derby, Portsmouth, Plymouth, Wolverhampton, Swansea, Norwich, Aberdeen, Northampton, Luton, Dundee, Sunderland, Warrington, Bournemouth, York, Peterborough, Ipswich, Gloucester, Oxford, Cambridge, Exeter, Blackpool, Cheltenham, Carlisle, Lincoln, Bath, Worcester, Chester, Salisbury, Inverness, Durham, Perth',
);
export const counties = words(
  'Yorkshire, Lancashire, Kent, Essex, Surrey, Devon, Norfolk, Sussex, Somerset, Cornwall, Dorset, Suffolk, Cheshire, Derbyshire, Shropshire, Wiltshire, Durham, Cumberland, Fife, Perthshire',
);
/** An occupation and what else it is called. */
export const occupations = names(
  'politician/member of parliament, writer/author/novelist, painter/artist, clergyman/priest/vicar, cricketer, physician/doctor, botanist/naturalist, architect, engineer/civil engineer, lawyer/barrister/judge, army officer/soldier, naval officer/sailor, merchant/trader, actor/stage actor, composer/musician, poet/writer, historian/antiquary, mathematician, chemist/scientist, geologist, explorer, engraver/printmaker, sculptor, diplomat/ambassador, journalist/editor, banker/financier, football player/footballer, landowner/gentleman, photographer, publisher/bookseller, surgeon/anatomist, astronomer, missionary, rower, suffragette/activist, inventor/engineer, philanthropist, translator, organist/musician, gardener/horticulturist',
);

export interface NameForms {
  full: string;
  short: readonly string[];
}

function names(text: string): NameForms[] {
  return words(text).map((entry) => {
    const [full = '', ...short] = entry.split('/');
    return { full, short };
  });
}

function words(text: string): string[] {
  return text.split(',').map((word) => word.trim());
}
