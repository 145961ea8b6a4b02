import {
  type DocumentNode,
  type GraphQLField,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  Kind,
  visit,
} from 'graphql';
import { otherCalls } from './other-calls.ts';

/** In a document that is planned: names that we gave to fields, and the client's for them. */
export type ClientNames = ReadonlyMap<string, string>;

export interface Unmistakable {
  document: DocumentNode;
  clientNames: ClientNames;
}

const prefix = 'as__';
const mayBeThePlanners = /^(as__|__typename$)|__alias_\d+$/;
/** The planner calls the variable of entities so. */
const mayBeThePlannersVariable = /^(as__|representations$)/;

/**
 * The planner adds keys and requirements by their own names. Where the client calls another field so (`id: name`), both
 * would be one value: a key that is none, or one that no client may see. Such a field is planned under a name of ours. So is
 * one that departments require with arguments: the client's may be others. And so is what else is called alike at the same place.
 */
export function unmistakable(schema: GraphQLSchema): (document: DocumentNode) => Unmistakable {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const known = types.flatMap((type) => Object.values(type.getFields()));
  const fields = new Set(known.map(({ name }) => name));
  const required = new Set(known.flatMap(requiredBy));
  const mayDiffer = new Set(
    known.filter(({ args, name }) => args.length > 0 && required.has(name)).map(({ name }) => name),
  );
  return (document) => {
    const clientNames = new Map<string, string>();
    const callNumber = otherCalls(document);
    let hasOwnVariables = false;
    const renamed = visit(document, {
      Variable: (variable) => {
        const { value } = variable.name;
        if (!mayBeThePlannersVariable.test(value)) return undefined;
        hasOwnVariables = true;
        return { ...variable, name: { ...variable.name, value: prefix + value } };
      },
      Field: (field) => {
        const { alias, name } = field;
        if (name.value.startsWith('__') && name.value !== '__typename') return false;
        const called = alias ?? name;
        const isMistakable = fields.has(called.value) || mayBeThePlanners.test(called.value);
        const number = callNumber(field);
        if (number === 0 && (called.value === name.value ? !mayDiffer.has(name.value) : !isMistakable))
          return undefined;
        // With its length, for names of fields may have underscores of their own.
        const ours = `${prefix}${number > 0 ? `${number}x` : ''}${called.value.length}_${called.value}__${name.value}`;
        clientNames.set(ours, called.value);
        return { ...field, alias: { ...called, value: ours } };
      },
    });
    // Its text is another one now.
    const isRenamed = clientNames.size > 0 || hasOwnVariables;
    return { document: isRenamed ? { ...renamed, loc: undefined } : document, clientNames };
  };
}

/** All names in what the field requires; too many do no harm. */
function requiredBy({ astNode }: GraphQLField<unknown, unknown>): string[] {
  const args = astNode?.directives?.flatMap((directive) => directive.arguments ?? []) ?? [];
  return args.flatMap(({ name, value }) =>
    name.value === 'requires' && value.kind === Kind.STRING ? (value.value.match(/\w+/g) ?? []) : [],
  );
}

/** The client's name of a variable that is planned as `name`. */
export function clientVariable(name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
