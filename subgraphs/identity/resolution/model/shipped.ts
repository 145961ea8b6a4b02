import type { PartyKind } from '../record.ts';
import type { ComparisonModel, Model } from './model.ts';
import { shippedCalibration } from './shipped-calibration.ts';

/**
 * Values for records of which nothing was learned. The `m` of names and birth dates are what was learned, on average, from
 * populations of people with typos, gaps and moves.
 */
const names: ComparisonModel = {
  m: [0.01, 0.01, 0.02, 0.1, 0.06, 0.8],
  u: [0.885, 0.06, 0.025, 0.005, 0.006, 0.019],
};
const givenName: ComparisonModel = { ...names, r: [0.86, 0.05, 0.02, 0.01, 0.01, 0.05] };
const givenInitial: ComparisonModel = { m: [0.04, 0.96], u: [0.92, 0.08], r: [0.86, 0.14] };
const familyInitial: ComparisonModel = { m: [0.05, 0.95], u: [0.92, 0.08], r: [0.05, 0.95] };
const middleInitial: ComparisonModel = { m: [0.05, 0.95], u: [0.92, 0.08], r: [0.92, 0.08] };
/** People write their names in Latin letters as they like, or take another given name there; relatives have one family name. */
const acrossScripts: ComparisonModel = { m: [0.01, 0.03, 0.96], u: [0.947, 0.05, 0.003], r: [0.1, 0.85, 0.05] };
const familyName: ComparisonModel = { ...names, u: [0.904, 0.06, 0.02, 0.003, 0.004, 0.009], r: names.m };
const birthDate: ComparisonModel = {
  m: [0.015, 0.02, 0.02, 0.05, 0.1, 0.795],
  u: [0.965, 0.02, 0.009, 0.004, 0.0015, 0.00006],
  r: [0.95, 0.02, 0.009, 0.01, 0.006, 0.005],
};
const birthYear: ComparisonModel = { m: [0.04, 0.08, 0.88], u: [0.75, 0.23, 0.02], r: [0.65, 0.3, 0.05] };
const email: ComparisonModel = {
  m: [0.1, 0.02, 0.03, 0.05, 0.1, 0.7],
  u: [0.84, 0.14, 0.018, 0.001, 0.0005, 0.00005],
  r: [0.5, 0.12, 0.04, 0.01, 0.03, 0.3],
};
const phone: ComparisonModel = {
  m: [0.18, 0.02, 0.04, 0.76],
  u: [0.99995, 0.00001, 0.00002, 0.00002],
  r: [0.6, 0.02, 0.03, 0.35],
};
const id: ComparisonModel = { m: [0.05, 0.01, 0.02, 0.07, 0.85], u: [0.97, 0.0289, 0.001, 0.0001, 0.000005] };
/** Where a number is not mistyped, no two companies have it. */
const companyTaxId: ComparisonModel = { ...id, u: [0.97, 0.0289, 0.001, 0.0001, 0.0000005] };
const placeOf = (m: number[], u: number[]): ComparisonModel => ({ m, u, r: m });
const place = {
  street: placeOf([0.1, 0.03, 0.07, 0.8], [0.996, 0.003, 0.0007, 0.0003]),
  postalCode: placeOf([0.16, 0.04, 0.05, 0.75], [0.96, 0.035, 0.003, 0.002]),
  city: placeOf([0.14, 0.03, 0.08, 0.75], [0.95, 0.025, 0.005, 0.02]),
};

export const shippedAttribute: ComparisonModel = { m: [0.12, 0.08, 0.8], u: [0.8, 0.05, 0.15] };

const prior = 0.0005;

export const shippedModel: Model = {
  name: 'shipped-8',
  records: 0,
  blocking: { commonKeys: 50, enoughPoints: 3 },
  calibration: shippedCalibration,
  kinds: {
    PERSON: {
      ...{ prior, related: prior / 2, namesTogether: 1.5 },
      comparisons: {
        ...{
          givenName,
          familyName,
          givenInitial,
          familyInitial,
          middleInitial,
          acrossScripts,
          birthDate,
          birthYear,
          email,
          phone,
          externalId: id,
          taxId: id,
          ...place,
        },
        nameOrder: { m: [0.03, 0.97], u: [0.005, 0.995] },
        mailbox: { m: [0.4, 0.6], u: [0.95, 0.05] },
      },
    },
    ORGANISATION: {
      ...{ prior, related: prior / 2, namesTogether: 1 },
      comparisons: {
        ...{ email, phone, externalId: id, taxId: companyTaxId, ...place },
        // Less often than a person: of companies whose names have nothing in common many share an accountant's email and phone.
        name: {
          m: [0.006, 0.02, 0.03, 0.09, 0.134, 0.72],
          u: [0.955, 0.03, 0.01, 0.0005, 0.004, 0.0005],
          r: [0.38, 0.42, 0.03, 0.02, 0.1, 0.05],
        },
        domain: { m: [0.1, 0.9], u: [0.9998, 0.0002], r: [0.1, 0.9] },
      },
    },
  },
};

/**
 * Where learning begins for these, in place of the shipped values: from a stricter beginning it would not find that a population
 * has many slips.
 */
const beginnings: Readonly<Record<string, readonly number[]>> = {
  name: [0.03, 0.02, 0.03, 0.09, 0.13, 0.7],
  givenName: [0.03, 0.02, 0.03, 0.09, 0.05, 0.78],
  familyName: [0.03, 0.02, 0.03, 0.09, 0.05, 0.78],
  birthDate: [0.03, 0.02, 0.02, 0.05, 0.1, 0.78],
};

/**
 * What a model of one comparison is learned from, besides the records. Colleagues share their employer as one party does: where
 * names can tell them from one party, they share any attribute as often.
 */
export function beginningOf(kind: PartyKind, comparison: string, areNamed: boolean): ComparisonModel {
  const known = shippedModel.kinds[kind].comparisons[comparison];
  if (known) return { ...known, m: beginnings[comparison] ?? known.m };
  return areNamed ? { ...shippedAttribute, r: shippedAttribute.m } : shippedAttribute;
}
