import { isPlaceholder } from './blocked.ts';
import { latinWords, seenText } from './text.ts';
import { wordList } from './word-list.ts';

/** Words that say how a company is organised, not which one it is. */
const legalForms = wordList(`
  ab, ag, and, aps, as, asa, bv, co, company, corp, corporation, cv, doo, ead, eood, et, eurl, gbr, gesellschaft, gmbh,
  group, holding, holdings, inc, incorporated, kft, kg, kgaa, limited, llc, llp, lp, ltd, ltda, mbh, nv, o, ohg, oo, oy,
  oyj, plc, pte, pty, pvt, sa, sarl, sas, sca, se, sl, slu, snc, sp, spa, spk, spol, srl, sro, the, ud, ug, und, z, zrt, ooo, oao, zao, pao, tov, epe, ike, bhd, sdn, tbk
`);

/** Chinese and Japanese legal forms, which no space parts from the name. */
const unspacedForms = /(股份)?有限(责任|責任)?公司|集团|株式会社|有限会社|合同会社|주식회사|유한회사/g;

/** The words that tell a company from another, in plain Latin letters, in their order. */
export function organisationWords(name: string | null): string[] {
  if (name === null || isPlaceholder(name)) return [];
  const apart = seenText(name).replace(unspacedForms, ' ');
  const words = latinWords(apart.replace(/\b([a-z])\.(?=[a-z]\b|\s|$)/gi, '$1'));
  const telling = words.filter((word) => !legalForms.has(word));
  return telling.length > 0 ? telling : words;
}
