import { z } from 'zod';
import { withoutMark } from '../../../subgraphs/kit/byte-order-mark.ts';

const column = z.string('must be the name of a column').min(1, 'must be the name of a column');
const nameOrNames = 'must be the name of a column, or a list of such names';
const listOfColumns = z
  .union([column, z.array(column).min(1, nameOrNames)], { error: nameOrNames })
  .refine((names) => new Set([names].flat()).size === [names].flat().length, 'must name no column twice');
/** Columns whose cells are one value, joined by a space. */
const joined = listOfColumns.transform((names) => [names].flat()).optional();
/** Columns each of whose cells is a value of its own. */
const each = listOfColumns.transform((names) => [names].flat()).default([]);
const named = (error?: string) => z.record(z.string(), column, error);

const shape = {
  name: joined,
  givenName: joined,
  middleName: joined,
  familyName: joined,
  otherNames: each,
  birthDate: joined,
  email: each,
  emails: each,
  phone: each,
  phones: each,
  address: joined,
  street: joined,
  city: joined,
  region: joined,
  postalCode: joined,
  country: joined,
  taxId: each,
  domain: each,
  externalId: each,
  externalIds: named('must be an object that gives each system its column').default({}),
  kind: column.optional(),
  attributes: z
    .union([z.array(column), named()], {
      error: 'must be a list of columns, or an object that gives each attribute its column',
    })
    .transform((columns) =>
      Array.isArray(columns) ? Object.fromEntries(columns.map((name) => [name, name])) : columns,
    )
    .default({}),
};

const mappingFile = z
  .strictObject(shape, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys')
        return `no attribute is called ${issue.keys.join(' or ')}: choose of ${Object.keys(shape).join(', ')}`;
      return 'must be an object that gives each attribute its column';
    },
  })
  .transform(({ emails, phones, externalId, externalIds, ...rest }) => ({
    ...rest,
    email: [...rest.email, ...emails],
    phone: [...rest.phone, ...phones],
    externalIds: { ...Object.fromEntries(externalId.map((name) => [name, name])), ...externalIds },
  }));

/** Which columns of a CSV file hold which attribute of a party. */
export type Mapping = z.infer<typeof mappingFile>;

export const fixedKinds = ['PERSON', 'ORGANISATION'] as const;

/** @throws Error that names the field of the mapping and what it must be. */
export function parseMapping(text: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(withoutMark(text));
  } catch {
    throw new Error('the mapping must be JSON, e.g. {"givenName": "first_name", "familyName": "surname"}');
  }
  const parsed = mappingFile.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      [path.join('.'), message].filter(Boolean).join(': '),
    );
    throw new Error(`the mapping is not right: ${problems.join('; ')}`);
  }
  if (mappedColumns(parsed.data).length === 0)
    throw new Error(`the mapping names no column: give at least one of ${Object.keys(shape).join(', ')}`);
  return parsed.data;
}

/** @throws Error that names the attributes whose column is in none of the files, and the columns there are. */
export function assertColumns(mapping: Mapping, columns: ReadonlySet<string>): void {
  const missing = mappedColumns(mapping).filter(([, name]) => !columns.has(name));
  if (missing.length === 0) return;
  const problems = missing.map(([attribute, name]) => `${attribute}: no column is called "${name}"`);
  throw new Error(`the mapping does not fit: ${problems.join('; ')}. The columns are ${[...columns].join(', ')}`);
}

/** What to know of figures whose truth was among what was compared; null where it was not. */
export function truthCompared(mapping: Mapping, truth: string): string | null {
  const attributes = mappedColumns(mapping).flatMap(([attribute, name]) => (name === truth ? [attribute] : []));
  if (attributes.length === 0) return null;
  return `the truth is in the column "${truth}", which is compared as well, as ${attributes.join(' and ')}: leave it out of the mapping for figures that mean something`;
}

function mappedColumns({ kind, externalIds, attributes, ...rest }: Mapping): [string, string][] {
  const fields: Record<string, string[] | undefined> = {
    ...rest,
    externalIds: Object.values(externalIds),
    attributes: Object.values(attributes),
    kind: kind === undefined || fixedKinds.some((fixed) => fixed === kind) ? [] : [kind],
  };
  return Object.entries(fields).flatMap(([field, names = []]) => names.map((name): [string, string] => [field, name]));
}
