import { buildSchema, printSchema } from 'graphql';
import type { Pricing } from '../limits/document-excess.ts';
import { withSharedScalars } from '../shared-scalars.ts';

/** A schema with its weights, which composition takes out of what clients see, as text for another thread. */
export function toldSchema({ schema, weights }: Pricing): string {
  const { types, fields, arguments: ofArguments, listSizes, readsInput } = weights;
  return JSON.stringify({
    sdl: printSchema(schema),
    types: [...types],
    fields: [...fields],
    arguments: [...ofArguments],
    listSizes: [...listSizes],
    readsInput,
  });
}

export function schemaTold(told: string): Pricing {
  const { sdl, types, fields, arguments: ofArguments, listSizes, readsInput } = JSON.parse(told);
  const schema = withSharedScalars(buildSchema(sdl, { assumeValid: true, noLocation: true }));
  return {
    schema,
    weights: {
      ...{ types: new Map(types), fields: new Map(fields) },
      ...{ arguments: new Map(ofArguments), listSizes: new Map(listSizes), readsInput },
    },
  };
}
