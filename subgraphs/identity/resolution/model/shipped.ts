import type { ComparisonModel, Model } from './model.ts';

/**
 * Values to begin with, before a model is learned from the data in place. The `m` are those of people with typos, gaps and
 * moves; a learned model starts from them too.
 */
const names: ComparisonModel = { m: [0.03, 0.02, 0.03, 0.09, 0.06, 0.77], u: [0.88, 0.06, 0.025, 0.005, 0.015, 0.015] };
const email: ComparisonModel = { m: [0.1, 0.02, 0.03, 0.05, 0.1, 0.7], u: [0.84, 0.14, 0.018, 0.001, 0.0005, 0.00005] };
const phone: ComparisonModel = { m: [0.18, 0.02, 0.04, 0.76], u: [0.99995, 0.00001, 0.00002, 0.00002] };
const id: ComparisonModel = { m: [0.05, 0.01, 0.02, 0.07, 0.85], u: [0.97, 0.0289, 0.001, 0.0001, 0.000005] };
const street: ComparisonModel = { m: [0.1, 0.03, 0.07, 0.8], u: [0.996, 0.003, 0.0007, 0.0003] };
const postalCode: ComparisonModel = { m: [0.16, 0.04, 0.05, 0.75], u: [0.96, 0.035, 0.003, 0.002] };
const city: ComparisonModel = { m: [0.14, 0.03, 0.08, 0.75], u: [0.95, 0.025, 0.005, 0.02] };
const place = { street, postalCode, city };

export const shippedAttribute: ComparisonModel = { m: [0.12, 0.08, 0.8], u: [0.8, 0.05, 0.15] };

export const shippedModel: Model = {
  name: 'shipped-1',
  records: 0,
  kinds: {
    PERSON: {
      prior: 0.0001,
      comparisons: {
        givenName: names,
        familyName: { ...names, u: [0.9, 0.06, 0.02, 0.003, 0.005, 0.005] },
        nameOrder: { m: [0.03, 0.97], u: [0.005, 0.995] },
        birthDate: { m: [0.03, 0.02, 0.02, 0.05, 0.1, 0.78], u: [0.965, 0.02, 0.009, 0.004, 0.0015, 0.00006] },
        email,
        mailbox: { m: [0.4, 0.6], u: [0.95, 0.05] },
        phone,
        externalId: id,
        taxId: id,
        ...place,
      },
    },
    ORGANISATION: {
      prior: 0.0001,
      comparisons: {
        name: { m: [0.03, 0.02, 0.03, 0.09, 0.13, 0.7], u: [0.955, 0.03, 0.01, 0.0005, 0.004, 0.0005] },
        domain: { m: [0.1, 0.9], u: [0.9998, 0.0002] },
        email,
        phone,
        externalId: id,
        taxId: id,
        ...place,
      },
    },
  },
};
