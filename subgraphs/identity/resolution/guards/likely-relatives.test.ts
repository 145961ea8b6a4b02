import { describe, expect, it } from 'vitest';
import type { KindModel } from '../model/model.ts';
import { shippedModel } from '../model/shipped.ts';
import { heldRelatives } from './likely-relatives.ts';

const likely = { holdTwins: 'likely', holdParents: 'likely' } as const;

function modelOf(person: Partial<KindModel>) {
  const { PERSON, ORGANISATION } = shippedModel.kinds;
  return { ...shippedModel, kinds: { PERSON: { ...PERSON, ...person }, ORGANISATION } };
}

describe('heldRelatives', () => {
  it('holds twins, and parents and children, by the shipped model', () => {
    expect(heldRelatives({ ...likely, model: shippedModel })).toEqual({ twins: true, parents: true });
  });

  it('holds neither where a model was learned of people who have no relatives among them', () => {
    const { prior } = shippedModel.kinds.PERSON;
    expect(heldRelatives({ ...likely, model: modelOf({ related: prior / 50 }) })).toEqual({
      twins: false,
      parents: false,
    });
  });

  it('holds neither where a model says nothing of given names and birth dates', () => {
    expect(heldRelatives({ ...likely, model: modelOf({ comparisons: {} }) })).toEqual({ twins: false, parents: false });
  });

  it('holds whom the rules say, whatever the model', () => {
    const rules = { holdTwins: false, holdParents: true, model: modelOf({ related: 1e-9 }) };
    expect(heldRelatives(rules)).toEqual({ twins: false, parents: true });
  });
});
