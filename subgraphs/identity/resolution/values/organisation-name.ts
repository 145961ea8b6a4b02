import { isPlaceholder } from './blocked.ts';
import { latinWords, seenText } from './text.ts';
import { wordList } from './word-list.ts';

/** Words that say how a company is organised, not which one it is. */
const legalForms = wordList(`
  ab, ag, aksjeselskap, aktiebolag, aktiengesellschaft, aktieselskab, and, andelsselskab, anpartsselskab, aps, as, asa, asbl, berhad, bhd, bv, bvba,
  cic, cjsc, clg, co, company, corp, corporation, cv, cvba, dac, dmcc, doo, ead, ehf, eireli, eirl, eood, epe, et, eurl, fzco, fze, gbr, gesellschaft,
  gesmbh, ggmbh, gmbh, group, grp, haftungsbeschrankt, handelsbolag, hldg, hldgs, holding, holdings, ike, inc, incorporated, interessentskab, ivs,
  jdoo, jsc, kft, kg, kgaa, kommanditbolag, kommanditgesellschaft, kommanditselskab, lda, limitada, limited, llc, lllp, llp, lmtd, lp, ltd, ltda,
  ltee, mbb, mbh, nv, nyrt, o, oao, ohg, ojsc, oo, ood, ooo, osakeyhtio, osauhing, osuuskunta, oy, oyj, pao, partg, partgmbb, pcl, pjsc, plc, pllc,
  pte, pty, pvt, sa, sagl, sarl, sas, sasu, sca, scrl, sdn, se, selarl, sia, sirketi, sl, slu, snc, sp, spa, spk, spol, sprl, srl, srls, sro, sti,
  tbk, the, tov, uab, ud, ug, ulc, und, unipessoal, vof, vzw, wll, z, zao, zrt
`);

/** What many companies say of what they do. Where a name has no other word, what is in front is no legal form: `NV Energy`, `SAS Institute`. */
const trades = wordList(`
  academy, advertising, air, airlines, airways, analytics, associates, auto, automation, automotive, aviation, bank, banking,
  beauty, beverages, biotech, brands, builders, building, business, capital, care, catering, center, centre, chemicals, clinic,
  club, college, communications, computers, construction, consultants, consulting, contractors, control, cosmetics, delivery,
  dental, design, designs, development, diagnostics, digital, distribution, ecommerce, education, electric, electrical,
  electronics, energia, energie, energy, engineering, enterprises, entertainment, environmental, equipment, events, fashion,
  film, films, finance, financial, fitness, food, foods, foundation, foto, freight, furniture, gas, global, gold, graphics,
  hair, health, healthcare, home, homes, hospital, hotel, hotels, immobilien, import, industrial, industries, industry, inst,
  institut, institute, insurance, interiors, international, investment, investments, it, jewelry, lab, laboratories, labs,
  law, learning, life, lighting, living, logistics, logistik, machinery, management, manufacturing, marine, marketing,
  materials, media, medical, medicine, metal, metals, mining, mobile, motor, motors, music, network, networks, office, oil,
  packaging, partners, pharma, pharmaceuticals, photography, plastics, power, print, printing, productions, products, projects,
  properties, property, publishing, rail, railways, estate, real, recruitment, recycling, rent, rental, rentals, research,
  resources, restaurant, retail, risk, school, security, semiconductor, service, services, shipping, shop, software, solar,
  solutions, sport, sports, steel, storage, store, studio, studios, supplies, supply, support, surgery, systems, tech,
  technologies, technology, telecom, textiles, tools, toys, trade, trading, training, transport, transportation, travel, trust,
  university, ventures, water, wealth, web, wine, wines, wireless, works, world
`);
/** The same elsewhere, where it may be somebody's name as well. */
const tradesElsewhere = wordList(`
  bau, beratung, commerce, comercial, construct, construcciones, costruzioni, distribuzione, elektro, elettronica, energetyka, fahrschule,
  gasthof, gebaudereinigung, gruppe, handel, handelsgesellschaft, handels, immobilier, immobiliare, impex, impianti, ingenieria, instalacje,
  instalaciones, invest, konsult, maschinenbau, meble, metallbau, mobel, nieruchomosci, obchod, praxis, reality, restaurante, ristorante, serwis, servis,
  servicios, servizi, sklep, spedition, spedycja, stavby, steuerberatung, technik, technika, torg, trans, transporte, transportes, transporti,
  transports, trasporti, uslugi, verlag, vertrieb, verwaltung
`);

/** Whether a word is what many companies do, and names none of them. */
export function isTrade(word: string): boolean {
  return trades.has(word) || tradesElsewhere.has(word);
}

/** In front these are what they are everywhere. */
const neverTelling = wordList('the, and, und, et, eurl, gmbh, oao, ooo, pao, sarl, sasu, zao');

/** What is a legal form at the end of a name only, or says it in parts: `A/S`, `spol. s r. o.`, `S.A. de C.V.`, `S.à r.l.` */
const formBehind = new RegExp(
  ` (?:${[
    ...['a s', 's a', 's p a', 's ?a r ?l', 's r ?l', 's ?a(?: ?p ?i)? de c ?v', 's de r ?l(?: de c ?v)?'],
    ...[
      '(?:spol )?s r ?o',
      '(?:sp(?:olka)? ?z ?o ?o|spolka z ograniczona odpowiedzialnoscia)(?: sp ?k| spolka komandytowa)?',
      'sp [jk]',
      'd o ?o',
      'd ?d',
      'b v',
      'n v',
      '[ik] s',
      'k ?k',
    ],
    ...[
      'ad',
      'ae',
      'eg',
      'hb',
      'ou',
      '(?:ab )?publ(?: ab)?',
      'fz llc',
      'ges mbh',
      'kabushiki kaisha',
      'anonim sirketi',
    ],
    ...['spolka (?:akcyjna|jawna|komandytowa)', 'gesellschaft mit beschrankter haftung'],
    ...['besloten vennootschap(?: met beperkte aansprakelijkheid)?', 'naamloze vennootschap'],
    ...['p(?:rivate)? (?:limited|ltd)', 'proprietary limited', 'sendirian berhad', 'eingetragener? kauf(?:mann|frau)'],
    ...['societa a responsabilita limitata', 'societe a responsabilite limitee', 'societe par actions simplifiee'],
    ...['spol[eo]cnost s rucenim o(?:bmedz|mez)enym', 'akciova spol[eo]cnost'],
    ...['korlatolt felelossegu tarsasag', '(?:zartkoruen|nyilvanosan) mukodo reszvenytarsasag', 'beteti tarsasag'],
    ...['b t', 'bt', 'ky', 'kommandiittiyhtio', 'tmi', 'toiminimi', 'avoin yhtio', 'ek for', 'enkeltmandsvirksomhed'],
    ...['limited liability (?:company|partnership)', 'public limited company', 'societa per azioni'],
    ...['soci(?:edad|edade|ete) anonim[ae]', 'societe anonyme', 'sociedade? limitada', 'cia ltda'],
    ...['ao', 'ans', 'enk', 'nuf', 'k ?b', 'h b', 'ks', 'v ?o ?s', 'akc spol', 'gesbr', 'og', 'keg', 'rt', 'hf'],
    ...['ska', 'pfa', 'sa[ac]', 's ?l ?l', 's ?coop', 'soc(?:ieta)? coop(?:erativa)?(?: a ?r ?l)?', 'comm ?v'],
    ...['g ?k', 'y ?k', 'godo kaisha'],
    ...['unlimited company', 'public company(?: limited)?', 'proprietary ltd', 'llc fz', 'saog', 'ksc', 'qp?sc'],
    '(?:san(?:ayi)?(?: ve)? tic(?:aret)?|tic(?:aret)?(?: ve)? san(?:ayi)?) (?:(?:ltd|limited|anonim) (?:sti|sirketi)|a ?s)',
    '(?:san(?:ayi)?|tic(?:aret)?) (?:ltd|limited|anonim) (?:sti|sirketi)',
    '(?:ltda|eireli) (?:epp|me)',
  ].join('|')})$`,
);
/** Without full stops they are words: `Charge EV`. */
const stoppedForm =
  /(?<![\p{L}.])(?:e\.\s?(?:[gkuv]|kfm|kfr)|p\.\s?[ac]|[cn]\.\s?a|s\.\s?c|c\.\s?b|[oο]\.\s?[eε])\.?\s*$/iu;
/** In Poland any firm may be `P.P.H.U.`, in Romania `S.C.` where `S.R.L.` or `S.A.` is behind. */
const formInFront = new RegExp(
  `^(?:${[
    ...[
      'pt',
      'fa',
      'firma',
      'fma',
      'tmi',
      'toiminimi',
      'cong ty (?:tnhh(?: mtv)?|co phan|cp)',
      'ctcp',
      'messrs',
      'pfa',
      'vsi',
    ],
    ...['p?[fp]hu', 'ppuh', 's ?c(?=.* (?:srl|s r l|sa|s a)$)', 'kabushiki kaisha', 'uzdaroji akcine bendrove'],
    ...['sabiedriba ar ierobezotu atbildibu', 'obshchestvo s ogranichennoi otvetstvennostiu'],
    ...['(?:(?:ne)?publichnoe |zakrytoe |otkrytoe )?aktsionernoe obshchestvo', 'individualnyi predprinimatel'],
    'tovarystvo z obmezhenoiu vidpovidalnistiu',
  ].join('|')}) (?=.)`,
);

/** What is said of a company behind its name when it comes to its end. */
const ending =
  /[\s,(–-](?:in (?:liquidation|liq|insolvenz|administration|receivership)|i\.\s?(?:l|ins|gr)|en liquidation(?: judiciaire)?|in liquidazione|en liquidaci[oó]n|em liquida[cç][aã]o|w likwidacji|v likvidaci|likvidálás alatt|felszámolás alatt)\.?\)?\s*$/iu;

/** One spelling for the words that everyone shortens. */
const fullWords = new Map(
  Object.entries({
    ...{
      agcy: 'agency',
      assn: 'association',
      assoc: 'associates',
      bldg: 'building',
      bros: 'brothers',
      cntr: 'center',
      ctr: 'center',
      dept: 'department',
      govt: 'government',
    },
    ...{ intl: 'international', inst: 'institute', mfg: 'manufacturing', mgmt: 'management', mgt: 'management' },
    ...{ natl: 'national', svc: 'services', svcs: 'services', srvcs: 'services', univ: 'university' },
    ...{
      engrg: 'engineering',
      ents: 'enterprises',
      htg: 'heating',
      inds: 'industries',
      mktg: 'marketing',
      pkg: 'packaging',
    },
    ...{ plbg: 'plumbing', prods: 'products', props: 'properties', rlty: 'realty', sply: 'supply', trkg: 'trucking' },
    ets: 'etablissements',
  }),
);

/** Legal forms in other scripts: of East Asia, which no space parts from the name, of Israel, whose letters are parted, and what is words in Latin letters, `AO World`, or initials, `M/s` of India. */
const unspacedForms =
  /^\s*(?:АО|ИП|ФОП|شركة|M\/[sS]\.?)\s|\s(?:АО|ИП|ΟΕ)\s*$|(股份)?有限(责任|責任)?公司|集[团團]|株式会社|有限会社|合同会社|주식회사|유한회사|[(（][株有同주유][)）]|[㈱㈲㈜]|(?<=\s)ذ\.?\s?م\.?\s?م\.?|บริษัท|ห้างหุ้นส่วน|จำกัด|\(มหาชน\)|בע["״]?מ/g;

/** Behind a letter that is a word of its own: `S.A.`, `Α.Ε.` */
const stop = /(?<![\p{L}\p{N}_])(\p{L})\.(?=\p{L}(?![\p{L}\p{N}_])|\s|$)/gu;

/** The words that tell a company from another, in plain Latin letters, in their order. */
export function organisationWords(name: string | null): string[] {
  if (name === null || isPlaceholder(name)) return [];
  const apart = seenText(name).replace(ending, '').replace(unspacedForms, ' ').replace(stoppedForm, ' ');
  const words = latinWords(apart.replace(stop, '$1'));
  const bare = words.join(' ').replace(formInFront, '').replace(formBehind, '').split(' ');
  const telling = bare.filter((word, place) => !legalForms.has(word) || (place === 0 && isNameInFront(bare)));
  return (telling.length > 0 ? telling : words).map((word) => fullWords.get(word) ?? word);
}

/** Whether a name says that it is a company's: by a legal form, by what it does, or by a number. */
export function isWrittenAsCompany(name: string): boolean {
  const words = latinWords(name);
  return organisationWords(name).length < words.length || words.some((word) => trades.has(word) || /\d/.test(word));
}

/** Whether a name begins with what would be a legal form elsewhere: all else that it says many say, or is a number. */
function isNameInFront([first = '', ...others]: readonly string[]): boolean {
  const telling = others.filter((word) => !legalForms.has(word));
  return (
    telling.length > 0 && !neverTelling.has(first) && telling.every((word) => trades.has(word) || /^\d+$/.test(word))
  );
}

/** Between a company's name and the one that it does business by, or had: `ABC Holdings LLC dba Joe’s Pizza`, `Acme (formerly Beta Ltd)`. */
const betweenNames =
  /(?<=[^\s,])[\s,]+\(?(?:d[./]?b[./]?a\.?|doing business as|t\/a|trading as|trading under|[afn][./]?k[./]?a\.?|formerly(?: known as)?|previously(?: known as)?|vormals|ehemals|vorm\.|anciennement|voorheen|handelend onder de naam|h\.?o\.?d\.?n\.?)[:\s]\s*(?=\S)/iu;

const mostNamesInOneField = 3;

/** Each name in one field: what it is called, and what it does business as or was called. */
export function organisationNamesIn(name: string): string[] {
  const [first = name, ...others] = name.split(betweenNames, mostNamesInOneField);
  const isAside = others.length > 0 && name.includes('(');
  return [first, ...others.map((other) => (isAside ? other.replace(/\)\s*$/, '') : other))];
}

const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', æ: 'ae' };

/** How a name is written where there are no such letters: `Mueller` for Müller. Itself where it has none. */
export function withoutUmlauts(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüøåæ]/g, (letter) => umlauts[letter] ?? letter);
}
