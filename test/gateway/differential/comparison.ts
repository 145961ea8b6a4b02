import { type DocumentNode, type ExecutionResult, Kind, parse, print, type SelectionSetNode } from 'graphql';
import { plannable, settled } from '../../../gateway/execution/settled.ts';
import type { RandomOperation } from './random-operation.ts';

type Path = readonly (string | number)[];

/** Names in the answer, within each other. */
interface Names extends Map<string, Names> {}

/**
 * The errors of an answer as texts of path, code and subgraph. Paths of the stock gateway may hold the planner's own aliases
 * and go on into fields that only departments need of each other; here they end where the client's operation does.
 */
export function toldErrors({ query, variables }: RandomOperation, { errors = [] }: ExecutionResult): string[] {
  const names = namesIn(decided({ query, variables }));
  const told = errors.map(({ path = [], extensions: { code, serviceName } }) => {
    const known = code === 'DOWNSTREAM_SERVICE_ERROR' ? 'INTERNAL_SERVER_ERROR' : code;
    return `${visible(path, names).join('.')} ${known} ${serviceName}`;
  });
  return [...new Set(told)].sort();
}

/**
 * The operation as the stock gateway can plan it. With conditions that depend on variables the planner forgets requirements,
 * and of objects that are asked nothing it fetches nothing; the stock gateway then answers null.
 */
export function forStock({ query, variables }: RandomOperation): RandomOperation {
  return { query: print(plannable(decided({ query, variables }))), variables };
}

/** The operation without what its variables, or their defaults, leave out. */
function decided({ query, variables }: RandomOperation): DocumentNode {
  const document = parse(query);
  const values = { ...variables };
  for (const definition of document.definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      for (const { variable, defaultValue } of definition.variableDefinitions ?? [])
        if (defaultValue?.kind === Kind.BOOLEAN) values[variable.name.value] ??= defaultValue.value;
  return settled(document, values);
}

export function withoutIndices(errors: readonly string[]): string[] {
  return [...new Set(errors.map((error) => error.replace(/\.\d+(?=[. ])/g, '.@')))].sort();
}

/**
 * The stock gateway's errors without those that are known to be too many (stock-gateway.test.ts): it tells one of a field for
 * each subgraph that lost it, and of fields that only objects of other types were asked for.
 */
export function withoutKnownExtras(stock: readonly string[], ours: readonly string[], data: unknown): string[] {
  const told = new Set(withoutIndices(ours));
  const toldFields = new Set([...told].map(fieldOf));
  const counts = (error: string) => {
    const [general = ''] = withoutIndices([error]);
    return told.has(general) || (!toldFields.has(fieldOf(general)) && isIn(data, fieldOf(error).split('.')));
  };
  return stock.filter(counts);
}

function fieldOf(error: string): string {
  return error.slice(0, error.indexOf(' '));
}

/** Whether there is such a place, or a null in place of an object that has it. */
function isIn(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined || value === null) return true;
  if (Array.isArray(value)) return isIn(value[Number(step)], rest);
  return isObject(value) && step in value && isIn(value[step], rest);
}

function visible(path: Path, names: Names): Path {
  let within: Names | undefined = names;
  const steps = path.map((step) => (typeof step === 'string' ? step.replace(/__alias_\d+$/, '') : step));
  const end = steps.findIndex((step) => {
    if (typeof step === 'string') within = within?.get(step);
    return within === undefined;
  });
  return end < 0 ? steps : steps.slice(0, end);
}

function namesIn({ definitions }: DocumentNode): Names {
  const collect = ({ selections }: SelectionSetNode, names: Names): Names => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        for (const definition of definitions)
          if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value)
            collect(definition.selectionSet, names);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, names);
      else {
        const name = selection.alias?.value ?? selection.name.value;
        const within = names.get(name) ?? new Map();
        names.set(name, within);
        if (selection.selectionSet) collect(selection.selectionSet, within);
      }
    }
    return names;
  };
  const operation = definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  return operation ? collect(operation.selectionSet, new Map()) : new Map();
}

/**
 * The stock gateway's data without what is known to be its fault (stock-gateway.test.ts): it answers parts of an object even
 * when no subgraph could tell of which type it is, where we have null and an error; and it loses fields in a fragment on an
 * object within one on its interface; and where a subgraph tells of an interface as of one object (`forgetsTypes`), it takes
 * the interface's name for the type of the object, which then is null.
 */
export function withoutKnownFaults(stock: unknown, ours: ExecutionResult, forgetsTypes: boolean): unknown {
  const paths = (ours.errors ?? []).map(({ path = [] }) => path);
  const isTold = (place: Path) =>
    paths.some((path) => path.every((step, at) => at >= place.length || step === place[at]));
  const walk = (value: unknown, counterpart: unknown, place: Path): unknown => {
    if (counterpart === null) return isTold(place) ? null : value;
    if (value === null && forgetsTypes && typeof counterpart === 'object') return counterpart;
    if (Array.isArray(value) && Array.isArray(counterpart))
      return value.map((item, index) => walk(item, counterpart[index], [...place, index]));
    if (!isObject(value) || !isObject(counterpart)) return value;
    const told = Object.entries(value).filter(([key]) => key !== '__typename' || key in counterpart);
    const walked = told.map(([key, item]) => [key, walk(item, counterpart[key], [...place, key])]);
    return { ...counterpart, ...Object.fromEntries(walked) };
  };
  return walk(stock, ours.data, []);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
