import type { Data } from '../data.ts';
import type { Joining } from '../joining.ts';
import { answerParts, type Belonging } from './answer-parts.ts';

/** With so many entities a call is full: to share it would hardly make it cheaper for anyone. */
const fullCall = 100;

/** Questions about entities that differ in nothing else: their entities are asked for one after the other. */
export function joinedEntities(query: string): Joining {
  return {
    fitting: (asked) => {
      let entities = 0;
      const last = asked.findIndex((variables) => {
        entities += representationsOf(variables).length;
        return entities >= fullCall;
      });
      return last < 0 ? asked.length : last + 1;
    },
    join: (asked) => ({
      query,
      variables: { ...asked[0], representations: asked.flatMap(representationsOf) },
    }),
    parts: (answer, asked) => {
      const lengths = asked.map((variables) => representationsOf(variables).length);
      return answerParts(
        answer,
        ({ _entities: entities }) => split(entities, lengths),
        ([field, at, ...within]) => (field === '_entities' ? belonging(at, within, lengths) : undefined),
      );
    },
  };
}

function representationsOf({ representations }: Data): readonly unknown[] {
  return Array.isArray(representations) ? representations : [];
}

function split(entities: unknown, lengths: readonly number[]): Data[] | undefined {
  const all = lengths.reduce((sum, length) => sum + length, 0);
  if (!Array.isArray(entities) || entities.length !== all) return undefined;
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return { _entities: entities.slice(end - length, end) };
  });
}

function belonging(
  at: string | number | undefined,
  within: Belonging['path'],
  lengths: readonly number[],
): Belonging | undefined {
  if (typeof at !== 'number' || at < 0) return undefined;
  let first = 0;
  for (const [index, length] of lengths.entries()) {
    if (at < first + length) return { index, path: ['_entities', at - first, ...within] };
    first += length;
  }
  return undefined;
}
