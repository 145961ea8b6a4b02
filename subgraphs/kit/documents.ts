import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  isInputObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { isCompilable, namedType } from './compilable.ts';
import { neverNullIn } from './never-null.ts';
import { type OneKey, oneKeysIn } from './one-key.ts';

/** Documents repeat: the gateway sends one text per query plan, so each is parsed and validated once. */
const remembered = 500;
/** How often a text comes before it is compiled, which takes milliseconds and four times the memory. */
const worthCompiling = 3;
/** Compiled code writes objects as literals, in which this is no name. */
const nameThatIsLost = /\b__proto__\b/;
/** The text that was compiled first makes room, and is compiled again when it comes again. */
const keptCompiled = 150;

export interface Question {
  query: string;
  operationName?: string;
  variables?: Record<string, unknown>;
  contextValue: object;
}

interface ValidDocument {
  document: DocumentNode;
  oneKeys: OneKey[];
  neverNull: Set<string>;
  /** How often it came since it was last compiled. */
  times: number;
}

interface CompiledDocument {
  operation: OperationDefinitionNode;
  hasInputObjects: boolean;
  ask: CompiledQuery['query'];
}

type Refused = Pick<ExecutionResult, 'errors'>;

/**
 * Answers by a schema. Fields that have a resolver are the same however often a text was asked before; of those without
 * one, a value that is a function or a promise is only called or awaited at first. An answer without `data` never began.
 */
export class Documents {
  readonly #schema: GraphQLSchema;
  readonly #known = new Map<string, ValidDocument | Refused>();
  readonly #compiled = new Map<string, CompiledDocument>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  async answer({ query, operationName, variables = {}, contextValue }: Question): Promise<ExecutionResult> {
    const known = this.#know(query);
    if (!('document' in known)) return known;
    const missing = known.oneKeys.filter(({ variable }) => isNull(known.document, variable, variables));
    if (missing.length > 0) return { errors: missing.map(missingKey) };
    const hasNull = [...known.neverNull].some((variable) => isNull(known.document, variable, variables));
    const compiled = hasNull ? undefined : (this.#compiled.get(query) ?? this.#compile(query, known));
    if (compiled && isMeant(compiled.operation, operationName) && this.#canRead(compiled, variables)) {
      const result = await compiled.ask(undefined, contextValue, variables);
      if ('data' in result) return result;
    }
    return execute({
      ...{ schema: this.#schema, document: known.document },
      ...{ variableValues: variables, operationName, contextValue: Object.assign(contextValue, { isWalked: true }) },
    });
  }

  /** Compiled code lets pass what `@oneOf` forbids. Everything else that is wrong it finds by itself. */
  #canRead({ operation, hasInputObjects }: CompiledDocument, variables: Record<string, unknown>): boolean {
    if (!hasInputObjects) return true;
    return getVariableValues(this.#schema, operation.variableDefinitions ?? [], variables).errors === undefined;
  }

  #know(query: string): ValidDocument | Refused {
    const known = this.#known.get(query);
    if (known) return known;
    const document = parse(query, { noLocation: true });
    const mistakes = validate(this.#schema, document);
    const places = { oneKeys: oneKeysIn(this.#schema, document), neverNull: neverNullIn(this.#schema, document) };
    const result = mistakes.length > 0 ? this.#refuse(query) : { document, ...places, times: 0 };
    makeRoom(this.#known, remembered);
    this.#known.set(query, result);
    return result;
  }

  /** Where in a text something stands takes more of the memory than the text itself, and is told of mistakes alone. */
  #refuse(query: string): Refused {
    return { errors: validate(this.#schema, parse(query)) };
  }

  #compile(query: string, known: ValidDocument): CompiledDocument | undefined {
    known.times += 1;
    if (known.times < worthCompiling || nameThatIsLost.test(query)) return undefined;
    known.times = 0;
    const operation = getOperationAST(known.document);
    if (!operation || !isCompilable(this.#schema, known.document, operation)) return undefined;
    const compiled = compileQuery(this.#schema, known.document);
    if (!isCompiledQuery(compiled)) return undefined;
    const inputs = operation.variableDefinitions?.map(({ type }) => namedType(this.#schema, type)) ?? [];
    const hasInputObjects = inputs.some(isInputObjectType);
    const result = { operation, hasInputObjects, ask: compiled.query };
    makeRoom(this.#compiled, keptCompiled);
    this.#compiled.set(query, result);
    return result;
  }
}

function isNull({ definitions }: DocumentNode, variable: string, given: Record<string, unknown>): boolean {
  if (given[variable] !== undefined) return given[variable] === null;
  const defined = definitions.flatMap((each) =>
    'variableDefinitions' in each ? (each.variableDefinitions ?? []) : [],
  );
  const usual = defined.find((each) => each.variable.name.value === variable)?.defaultValue;
  return usual === undefined || usual.kind === Kind.NULL;
}

function missingKey({ variable, type }: OneKey): GraphQLError {
  return new GraphQLError(`Variable "$${variable}" must not be null: it is the one key of "${type}".`);
}

function isMeant({ name }: OperationDefinitionNode, operationName: string | undefined): boolean {
  return operationName === undefined || operationName === name?.value;
}

function makeRoom(kept: Map<string, unknown>, most: number): void {
  const oldest = kept.keys().next();
  if (kept.size >= most && !oldest.done) kept.delete(oldest.value);
}
