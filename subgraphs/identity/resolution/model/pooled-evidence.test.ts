import { describe, expect, it } from 'vitest';
import { averageLinkage } from '../clustering/average-linkage.ts';
import { type Profile, profileOf } from '../profile.ts';
import type { PartyRecord } from '../record.ts';
import { PooledEvidence } from './pooled-evidence.ts';
import { fullPower, scorerOf } from './scorer.ts';
import { shippedModel } from './shipped.ts';

const scorer = scorerOf(shippedModel);
const weightOf = (a: Profile, b: Profile): number => scorer.weightOf(a, b, fullPower, Number.NEGATIVE_INFINITY);

function profile(said: Partial<PartyRecord>): Profile {
  return profileOf({
    ...{ key: 'billing:account:1', department: 'billing', type: 'account', sourceId: '1', kind: 'PERSON' },
    ...{ name: null, givenName: 'Rosalind', familyName: 'Featherstone', otherNames: [], emails: [], phones: [] },
    ...{ addresses: [], birthDate: null, externalIds: [], taxIds: [], domains: [], attributes: [], updatedAt: null },
    ...said,
  });
}

function evidenceAmong(profiles: readonly Profile[], handicap = 0): PooledEvidence {
  const evidence = new PooledEvidence(profiles.length, scorer.kindOfAll(profiles));
  profiles.forEach((one, a) => {
    profiles.slice(0, a).forEach((other, b) => {
      weightOf(one, other);
      evidence.note(a, b, handicap);
    });
  });
  return evidence;
}

const emails = ['rosalind@example.org'];
const withEmail = profile({ emails });
const elder = profile({ birthDate: '1948-03-31' });
const younger = profile({ birthDate: '1979-11-02' });
const undated = profile({});

describe('what records say together', () => {
  it('is for two records what the scorer says of them', () => {
    expect(evidenceAmong([withEmail, undated]).weightBetween(0, 1)).toBe(weightOf(withEmail, undated));
    expect(evidenceAmong([elder, younger]).weightBetween(1, 0)).toBe(weightOf(elder, younger));
  });

  it('is less by the handicap of each pair', () => {
    expect(evidenceAmong([elder, undated], 700).weightBetween(0, 1)).toBe(weightOf(elder, undated) - 700);
  });

  it('does not depend on the order in which clusters grew', () => {
    const records = [withEmail, undated, elder, profile({ emails })];
    const [one, other] = [evidenceAmong(records), evidenceAmong(records)];
    one.join(0, 1);
    one.join(0, 3);
    other.join(1, 3);
    other.join(0, 1);
    expect(one.weightBetween(0, 2)).toBe(other.weightBetween(0, 2));
  });

  it('keeps two birth dates apart, however many records without one lie between', () => {
    const records = [elder, younger, undated, undated, undated, undated];
    const { clusters } = averageLinkage(records.length, evidenceAmong(records), {
      mergeBar: -1500,
      forbids: () => null,
    });
    const placeOf = (member: number): number => clusters.findIndex((cluster) => cluster.includes(member));
    expect(placeOf(0)).not.toBe(placeOf(1));
  });

  it('takes more than one record to say an email for many that say none', () => {
    const records = [withEmail, profile({ emails }), undated, undated];
    const evidence = evidenceAmong(records);
    const alone = evidence.weightBetween(0, 1);
    evidence.join(0, 2);
    evidence.join(0, 3);
    expect(evidence.weightBetween(0, 1)).toBeLessThan(alone);
  });
});
