import { type DocumentNode, type GraphQLSchema, isInterfaceType, isObjectType, visit } from 'graphql';

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
 * would be one value: a key that is none, or one that no client may see. Such a field is planned under a name of ours.
 */
export function unmistakable(schema: GraphQLSchema): (document: DocumentNode) => Unmistakable {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const fields = new Set(types.flatMap((type) => Object.keys(type.getFields())));
  return (document) => {
    const clientNames = new Map<string, string>();
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
        if (!alias || alias.value === name.value) return undefined;
        if (!fields.has(alias.value) && !mayBeThePlanners.test(alias.value)) return undefined;
        const ours = `${prefix}${alias.value}__${name.value}`;
        clientNames.set(ours, alias.value);
        return { ...field, alias: { ...alias, value: ours } };
      },
    });
    // Its text is another one now.
    const isRenamed = clientNames.size > 0 || hasOwnVariables;
    return { document: isRenamed ? { ...renamed, loc: undefined } : document, clientNames };
  };
}

/** The client's name of a variable that is planned as `name`. */
export function clientVariable(name: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : name;
}
