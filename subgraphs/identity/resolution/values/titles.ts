import { generations } from './generations.ts';
import { isGivenName } from './given-name.ts';
import { wordList } from './word-list.ts';

/** What a company ends in that is kept as a person, as billing systems keep all that name no tax id: `Acme, Inc.` */
const legalForms = wordList(`
  aktiengesellschaft, aps, bvba, co., corp, corporation, gbr, gmbh, inc, incorporated, kft, kgaa, limited, llc, llp, ltd,
  ltda, ohg, oyj, plc, pllc, pty, sarl, srl
`);
/** One with a full stop is a name without it: Ing and Bc. */
const formsOfAddress = wordList(`
  mr, mrs, ms, miss, mister, mx, dr, prof, professor, sir, herr, herrn, frau, hr, mme, mlle, monsieur, madame, sig, signor,
  signora, sra, srta, senor, senora, senhor, senhora, dra, dhr, mevr, mevrouw, mw, frk, dipl, phd, md, esq, esquire, rev, revd,
  reverend, dds, dvm, csc, drsc, mgr, judr, mudr, mvdr, paeddr, phdr, rndr, shri, smt, shrimati, familie, ehepaar, eheleute,
  avv., bc., capt., col., dott., fam., fr., gen., gov., hon., ing., lic., lt., mag., maj., sen., sgt.
`);
/** What is no name of a person's in the name that they go by. */
export const titles: ReadonlySet<string> = new Set([...formsOfAddress, ...legalForms]);
/** Titles of women that a full stop parts: `Sig.ra`, `Dott.ssa` */
const endingsOfTitles = /(?<=(?<!\p{L})(?:dott|dr|prof|sig)\.)(?:na|ra|ssa)(?:\.|(?!\p{L}))/giu;
/** What is a degree behind a whole name, and may be a name elsewhere: `Mba`. */
const degreesBehind = wordList(`
  acca, aprn, bsc, bsn, cbe, cfa, cfp, cpa, crna, dba, dmd, dnp, facp, facs, fca, lcsw, llb, llm, mba, mbe, mph, msc, msn, msw,
  obe, pharmd, pmp, psyd, rn
`);
/** What people are, of which one word behind a name tells: `Mary Smith, Sales Manager`. */
const positions = wordList(`
  accountant, administrator, assistant, ceo, cfo, chairman, consultant, coordinator, cto, deceased, director, engineer,
  executor, executrix, founder, geschaftsfuhrer, geschaftsfuhrerin, manager, officer, owner, president, supervisor, treasurer,
  trustee, ttee, vp
`);
/** … and so is what is written in capitals behind a name that is not: `Jane Doe, CEO`. */
const acronym = /^\s*(\p{Lu}\p{L}*\p{Lu})(?!\p{L})/u;
const fewestOfAcronym = 3;
/** Full stops part the letters of a degree, which are no initials. */
const degrees =
  /(?<![\p{L}.])(?:ph\.\s?d|ed\.\s?d|psy\.\s?d|c\.\s?sc|dr\.\s?sc|d\.\s?d\.\s?s|d\.\s?v\.\s?m)(?:\.|(?!\p{L}))/giu;
/** What may be initials too: `Garcia Lopez, M.D.` */
export const degreeOrInitials =
  /,\s*(?:m\.\s?d|d\.\s?o|j\.\s?d|j\.\s?p|k\.\s?c|q\.\s?c|m\.\s?p|p\.\s?e|r\.\s?n)\.?\s*(?:,.*)?$/iu;
/** What a doctor is of: `Dr. rer. nat.` */
const faculties =
  /(?<=(?<!\p{L})dr\.\s?)(?:(?:dent|habil|h\.\s?c|ing|iur|jur|med|nat|oec|phil|pol|rer|theol|vet)\.\s?)+/giu;
/** Titles that are written without a space: `นายวิชัย`, `山田様`, `김민수님`. */
const gluedTitles =
  /^(?:นางสาว|นาย|นาง|คุณ|น\.ส\.|ด\.[ชญ]\.)\s*(?=[ก-ฮเแโใไ])|(?<=[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}])\s*(?:様|さま|さん|先生|女士|小姐)$|(?<=\p{sc=Hang})\s*(?:님|씨)$/gu;

/** What peers are besides their names, and baronets: `George Osborne, 12th Duke of Leeds`. Earl and Duke are given names as well. */
const peerages = [
  /,\s*(?:the\s+)?\d{1,2}(?:st|nd|rd|th)\s+(?:baron|count|duchess|duke|earl|lord|mar[cq]|viscount)\p{L}*(?:\s.*)?$/iu,
  /(?<=\S\s+\S+),\s*(?:baron|baroness|viscount|viscountess)\s+\p{L}.*$/iu,
  /,\s*(?:countess|duchess|duke|earl|lady|lord|marchioness|marquess|marquis)\s+of\s.*$/iu,
];

export function withoutPeerage(name: string): string {
  return name.includes(',') ? peerages.reduce((text, peerage) => text.replace(peerage, ''), name) : name;
}

/** In front these are initials: `NV Rao`. */
const legalFormBehind = /(?<=\S\s)(?:bv|kg|nv)\.?$/i;

/** Without what no word of a name could be told from. */
export function withoutDegrees(name: string): string {
  return name
    .replace(degrees, ' ')
    .replace(endingsOfTitles, ' ')
    .replace(faculties, ' ')
    .replace(gluedTitles, '')
    .replace(legalFormBehind, '');
}

/**
 * Whether what stands behind a whole name and a comma is a degree, a position or a company. Behind one come others, and no name: `Jane Doe, MD, FACS`.
 *
 * @param words of the text, in plain letters
 */
export function isDegree(words: readonly string[], text: string, name: string): boolean {
  const telling = words.filter((word) => !generations.has(word));
  if (telling.length > 0 && telling.every((word) => titles.has(word) || degreesBehind.has(word))) return true;
  if (telling.some((word) => legalForms.has(word) || positions.has(word))) return true;
  const letters = acronym.exec(text)?.[1] ?? '';
  return letters.length >= fewestOfAcronym && /\p{Ll}/u.test(name) && !isGivenName(letters.toLowerCase());
}
