import { createHash } from 'node:crypto';
import { addTypenameToDocument } from '@apollo/client/utilities';
import {
  type DefinitionNode,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  isExecutableDefinitionNode,
  Kind,
  NoUnusedFragmentsRule,
  parse,
  print,
  Source,
  separateOperations,
  specifiedRules,
  validate,
} from 'graphql';
import { type Manifest, type ManifestOperation, manifestFormat } from '../../gateway/operations-manifest.ts';

export interface ClientDocument {
  path: string;
  text: string;
}

export interface ManifestOptions {
  schema: GraphQLSchema;
  /** Adds `__typename` wherever Apollo Client and urql add it before they send. */
  typename?: boolean;
}

export class WrongDocuments extends Error {
  override name = 'WrongDocuments';
}

/** Fragments in one file are of use in all; a schema, which clients keep beside them, is passed over. @throws WrongDocuments naming file, line and every mistake. */
export function manifestOf(documents: readonly ClientDocument[], { schema, typename }: ManifestOptions): Manifest {
  const parsed = documents.map(parseDocument).filter(({ definitions }) => definitions.some(isExecutableDefinitionNode));
  const whole: DocumentNode = { kind: Kind.DOCUMENT, definitions: parsed.flatMap(({ definitions }) => definitions) };
  const rules = specifiedRules.filter((rule) => rule !== NoUnusedFragmentsRule);
  const mistakes = validate(schema, whole, rules);
  if (mistakes.length > 0) throw new WrongDocuments(mistakes.map(described).join('\n'));
  const complete = typename ? addTypenameToDocument(whole) : whole;
  const operations = Object.values(separateOperations(complete)).flatMap((document) => operationsIn(document));
  return { format: manifestFormat, version: 1, operations: operations.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

function parseDocument({ path, text }: ClientDocument): DocumentNode {
  try {
    return parse(new Source(text, path));
  } catch (error) {
    throw new WrongDocuments(error instanceof GraphQLError ? described(error) : String(error));
  }
}

function operationsIn(document: DocumentNode): ManifestOperation[] {
  const body = print({ ...document, definitions: document.definitions.toSorted(byKindAndName) });
  const id = createHash('sha256').update(body).digest('hex');
  return document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return [];
    if (definition.name) return [{ id, name: definition.name.value, type: definition.operation, body }];
    const place = definition.loc?.source.name ?? 'a document';
    throw new WrongDocuments(`${place}: an operation has no name, and logs and clients find it by its name`);
  });
}

/** The operation before its fragments, as Apollo's own manifests and the clients that make ids while they run have it. */
function byKindAndName(a: DefinitionNode, b: DefinitionNode): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}

function placeOf(definition: DefinitionNode): string {
  return definition.kind === Kind.FRAGMENT_DEFINITION ? definition.name.value : '';
}

function described({ message, locations, source, nodes }: GraphQLError): string {
  const place = source?.name ?? nodes?.[0]?.loc?.source.name ?? 'a document';
  const [location] = locations ?? [];
  return `${place}${location ? `:${location.line}:${location.column}` : ''}: ${message}`;
}
