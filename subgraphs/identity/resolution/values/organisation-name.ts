import { isPlaceholder } from './blocked.ts';
import { latinWords, seenText } from './text.ts';
import { wordList } from './word-list.ts';

/** Words that say how a company is organised, not which one it is. */
const legalForms = wordList(`
  ab, ag, and, aps, as, asa, bv, co, company, corp, corporation, cv, doo, ead, eood, et, eurl, gbr, gesellschaft, gmbh,
  group, holding, holdings, inc, incorporated, kft, kg, kgaa, limited, llc, llp, lp, ltd, ltda, mbh, nv, o, ohg, oo, oy,
  oyj, plc, pte, pty, pvt, sa, sarl, sas, sca, se, sl, slu, snc, sp, spa, spk, spol, srl, sro, the, ud, ug, und, z, zrt, ooo, oao, zao, pao, tov, epe, ike, bhd, sdn, tbk,
  bvba, cjsc, ehf, eirl, eireli, jsc, limitada, nyrt, ojsc, pjsc, pllc, sprl, sti, sirketi, uab
`);

/** What is a legal form at the end of a name only, or says it in parts: `A/S`, `spol. s r. o.`, `S.A. de C.V.`, `S.à r.l.` */
const formBehind = new RegExp(
  ` (?:${[
    ...['a s', 's a', 's p a', 's a r ?l', 's r ?l', 's ?a(?: ?p ?i)? de c ?v', 's de r ?l(?: de c ?v)?'],
    ...['(?:spol )?s r ?o', 'sp(?:olka)? z o ?o', 'd o ?o', 'b v', 'n v', 'k ?k', 'kabushiki kaisha', 'anonim sirketi'],
    ...['ou', 'publ'],
  ].join('|')})$`,
);
/** Without full stops they are words: `Charge EV`. */
const stoppedForm = /(?<!\p{L})e\.\s?[kuv]\.?\s*$/iu;
const formInFront = /^pt (?=.)/;

/** One spelling for the words that everyone shortens. */
const fullWords = new Map(
  Object.entries({
    ...{
      assn: 'association',
      assoc: 'associates',
      bros: 'brothers',
      ctr: 'center',
      dept: 'department',
      govt: 'government',
    },
    ...{ intl: 'international', inst: 'institute', mfg: 'manufacturing', mgmt: 'management', mgt: 'management' },
    ...{ natl: 'national', svc: 'services', svcs: 'services', univ: 'university' },
  }),
);

/** Chinese and Japanese legal forms, which no space parts from the name. */
const unspacedForms = /(股份)?有限(责任|責任)?公司|集团|株式会社|有限会社|合同会社|주식회사|유한회사/g;

/** The words that tell a company from another, in plain Latin letters, in their order. */
export function organisationWords(name: string | null): string[] {
  if (name === null || isPlaceholder(name)) return [];
  const apart = seenText(name).replace(unspacedForms, ' ').replace(stoppedForm, ' ');
  const words = latinWords(apart.replace(/\b([a-z])\.(?=[a-z]\b|\s|$)/gi, '$1'));
  const bare = words.join(' ').replace(formBehind, '').replace(formInFront, '').split(' ');
  const telling = bare.filter((word) => !legalForms.has(word));
  return (telling.length > 0 ? telling : words).map((word) => fullWords.get(word) ?? word);
}
