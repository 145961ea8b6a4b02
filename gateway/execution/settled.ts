import { type DirectiveNode, type DocumentNode, Kind, type SelectionNode, type SelectionSetNode, visit } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

export const introspectionFields: ReadonlySet<string> = new Set(['__schema', '__type']);

/** The variables that decide what an operation selects. */
export function decidingVariables(document: DocumentNode): string[] {
  if (!mayHaveDirectives(document)) return [];
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      const value = conditionOf(directive);
      if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names].sort();
}

/** The document without what `@skip` and `@include` leave out, and without these directives. */
export function settled(document: DocumentNode, variables: Variables): DocumentNode {
  if (!mayHaveDirectives(document)) return document;
  const counted = (node: SelectionNode) => (counts(node, variables) ? undefined : null);
  return visit(document, {
    Field: counted,
    InlineFragment: counted,
    FragmentSpread: counted,
    Directive: (directive) => (conditionOf(directive) ? null : undefined),
  });
}

/** The text tells sooner than the document. */
export function mayHaveDirectives({ loc }: DocumentNode): boolean {
  return loc === undefined || loc.source.body.includes('@');
}

/**
 * The document as the planner is to see it. It fetches nothing of an object that it is asked nothing of, and then nobody
 * would know whether the object is there; and where no fragment on an object ever applies, it makes invalid fetches. What is
 * asked about the schema it has no part in, and knows less of it than we answer (`isOneOf`).
 */
export function plannable(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: ({ name }) => (introspectionFields.has(name.value) ? null : undefined),
    FragmentDefinition: ({ typeCondition }) => (typeCondition.name.value.startsWith('__') ? null : undefined),
    SelectionSet: { leave: (node) => (node.selections.some(isField) ? undefined : withTypename(node)) },
  });
}

function counts({ directives = [] }: SelectionNode, variables: Variables): boolean {
  return directives.every((directive) => {
    const value = conditionOf(directive);
    if (!value) return true;
    const holds =
      value.kind === Kind.VARIABLE ? variables[value.name.value] === true : value.kind === Kind.BOOLEAN && value.value;
    return holds === (directive.name.value === 'include');
  });
}

function conditionOf({ name, arguments: args }: DirectiveNode) {
  if (name.value !== 'skip' && name.value !== 'include') return undefined;
  return args?.find((argument) => argument.name.value === 'if')?.value;
}

function isField({ kind }: SelectionNode): boolean {
  return kind === Kind.FIELD;
}

function withTypename(node: SelectionSetNode): SelectionSetNode {
  const typename = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } } as const;
  return { ...node, selections: [...node.selections, typename] };
}
