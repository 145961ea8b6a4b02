import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isForClients } from '../../../subgraphs/kit/client-error.ts';
import { keyOf, type Path } from '../data.ts';

/** Nobody reads more of them, and a sick subgraph may lose fifty thousand fields in one answer. */
export const mostTold = 2000;

/** The errors of one answer to a client: "only one error should be added to the errors list per field". */
export class ToldErrors {
  /** Made when there is one: most answers have none. */
  #byPath: Map<string, GraphQLFormattedError> | undefined;

  /** Of several for one field one is told, whichever comes first. False when there are too many. */
  tell(error: GraphQLFormattedError): boolean {
    const key = keyOf(error.path ?? []);
    this.#byPath ??= new Map();
    const before = this.#byPath.get(key);
    if (!before && this.#byPath.size >= mostTold) return false;
    if (!before || isToldInsteadOf(before, error)) this.#byPath.set(key, error);
    return true;
  }

  /** Stands for those that are too many: as many of these are told as an operation has fields. */
  tellOfRest(error: GraphQLFormattedError): void {
    const key = keyOf(error.path ?? []);
    this.#byPath ??= new Map();
    if (!this.#byPath.has(key)) this.#byPath.set(key, error);
  }

  all(): GraphQLFormattedError[] {
    return this.#byPath ? [...this.#byPath.values()] : [];
  }
}

/** One that is for clients, or else by its text: which subgraph answers first is chance. */
function isToldInsteadOf(before: GraphQLFormattedError, error: GraphQLFormattedError): boolean {
  const isBetter = isForClients(error);
  return isBetter === isForClients(before) ? textOf(error) < textOf(before) : isBetter;
}

function textOf({ message, extensions }: GraphQLFormattedError): string {
  return JSON.stringify([extensions?.serviceName, extensions?.code, message]);
}

/** The outermost list on the path, or else all of it. */
export function listOn(path: Path): Path {
  const index = path.findIndex((step) => typeof step === 'number');
  return index < 0 ? path : path.slice(0, index);
}

/** Without stacks: where in this code they were told says nothing, and to find it out takes longer than the rest. */
export function graphqlErrors(errors: readonly GraphQLFormattedError[]): GraphQLError[] {
  if (errors.length === 0) return [];
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return errors.map(({ message, path, extensions }) => new GraphQLError(message, { path, extensions }));
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}
