import fc, { type GeneratorValue } from 'fast-check';
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';

export interface RandomOperation {
  query: string;
  variables: Record<string, unknown>;
}

/** Names of fields that clients may give to others, and such as are something else to who answers. */
const mistakable = ['id', 'name', 'price', '__typename', '__proto__', 'constructor', 'key__id', 'as__1_id__name', '_0'];

/**
 * A random operation over the schema; undefined when what was drawn is not valid.
 *
 * @param isOdd it may have what the stock gateway fails on, as fields that are called as others are, and what is rarely written: one
 * item in place of a list, and a variable that may be null, with a default, where null may not stand.
 */
export function drawOperation(
  draw: GeneratorValue,
  schema: GraphQLSchema,
  { kind = OperationTypeNode.QUERY, isOdd = false }: { kind?: OperationTypeNode; isOdd?: boolean } = {},
): RandomOperation | undefined {
  const root = schema.getRootType(kind);
  if (!root) return undefined;
  const operation = new Drawing(draw, schema, isOdd);
  const selections = operation.selections(root, 4);
  const query = `${kind} Drawn${operation.definitions()} ${selections}\n${operation.fragments.join('\n')}`;
  return validate(schema, parse(query)).length === 0 ? { query, variables: operation.variables } : undefined;
}

class Drawing {
  readonly fragments: string[] = [];
  readonly variables: Record<string, unknown> = {};
  readonly #draw: GeneratorValue;
  readonly #schema: GraphQLSchema;
  readonly #isOdd: boolean;
  readonly #definitions: string[] = [];
  /** Fields with their arguments, by name. */
  readonly #calls = new Map<string, string>();
  readonly #fragmentsOn = new Map<GraphQLCompositeType, string[]>();
  /** Variables, by type. */
  readonly #names = new Map<string, string>();
  #count = 0;

  constructor(draw: GeneratorValue, schema: GraphQLSchema, isOdd: boolean) {
    this.#draw = draw;
    this.#schema = schema;
    this.#isOdd = isOdd;
  }

  definitions(): string {
    return this.#definitions.length > 0 ? `(${this.#definitions.join(', ')})` : '';
  }

  selections(type: GraphQLCompositeType, depth: number): string {
    const count = this.#upTo(3) + 1;
    const drawn = Array.from({ length: count }, () => this.#selection(type, depth));
    return `{ ${drawn.filter((text) => text !== '').join(' ') || '__typename'} }`;
  }

  #selection(type: GraphQLCompositeType, depth: number): string {
    const how = this.#upTo(9);
    if (how === 0) return `${this.#alias(3)}__typename${this.#condition()}`;
    if (how <= 2 || !('getFields' in type)) return this.#fragment(type, depth);
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || !isCompositeType(getNamedType(field.type)),
    );
    const field = fields.length > 0 ? this.#oneOf(fields) : undefined;
    return field ? this.#field(field, depth) : '';
  }

  #field(field: GraphQLField<unknown, unknown>, depth: number): string {
    const call = field.args.length > 0 ? this.#call(field) : `${this.#alias(6)}${field.name}`;
    const named = getNamedType(field.type);
    const within = isCompositeType(named) ? ` ${this.selections(named, depth - 1)}` : '';
    return `${call}${this.#condition()}${within}`;
  }

  /** Fields of one name with different arguments do not merge, so each gets a name of its own; asked again alike they do. */
  #call({ name, args }: GraphQLField<unknown, unknown>): string {
    const before = this.#calls.get(name);
    if (before && this.#upTo(1) === 0) return before;
    const drawn = args.filter((arg) => isRequiredArgument(arg) || this.#upTo(3) === 0);
    const given = drawn.map((arg) => `${arg.name}: ${this.#input(arg.type)}`);
    const asked = `${name}${given.length > 0 ? `(${given.join(', ')})` : ''}`;
    // Under its own name it may be asked for otherwise only in objects of other types.
    if (this.#isOdd && this.#upTo(2) === 0) return asked;
    const call = `${this.#name()}: ${asked}`;
    this.#calls.set(name, call);
    return call;
  }

  #fragment(type: GraphQLCompositeType, depth: number): string {
    if (depth === 0 && !('getFields' in type)) return '__typename';
    const condition = this.#oneOf([type, ...this.#overlapping(type)]);
    const before = this.#fragmentsOn.get(condition) ?? [];
    if (before.length > 0 && this.#upTo(1) === 0) return `...${this.#oneOf(before)}${this.#condition()}`;
    const within = this.selections(condition, depth - (condition === type ? 1 : 0));
    if (this.#upTo(2) > 0) return `... on ${condition.name}${this.#condition()} ${within}`;
    const name = `f${this.#count++}`;
    this.#fragmentsOn.set(condition, [...before, name]);
    this.fragments.push(`fragment ${name} on ${condition.name} ${within}`);
    return `...${name}${this.#condition()}${this.#upTo(4) === 0 ? ` ...${name}` : ''}`;
  }

  /** Whatever some object may be as well: what it implements, and unions and interfaces that have types in common. */
  #overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    const possible = (each: GraphQLCompositeType) =>
      isAbstractType(each) ? this.#schema.getPossibleTypes(each) : [each];
    const own = new Set(possible(type));
    return Object.values(this.#schema.getTypeMap())
      .filter(isCompositeType)
      .filter((each) => each !== type && possible(each).some((object) => own.has(object)));
  }

  #condition(): string {
    const how = this.#upTo(23);
    if (how > 4) return '';
    return `${how > 1 ? ` @skip(if: ${this.#decision()})` : ''}${how < 3 ? ` @include(if: ${this.#decision()})` : ''}`;
  }

  #decision(): string {
    if (this.#upTo(3) === 0) return String(this.#draw(fc.boolean));
    const name = `b${this.#upTo(1)}`;
    if (!this.#definitions.some((definition) => definition.startsWith(`$${name}:`))) {
      const value = this.#draw(fc.boolean);
      this.#definitions.push(this.#draw(fc.boolean) ? `$${name}: Boolean! = ${value}` : `$${name}: Boolean!`);
      if (!this.#definitions.at(-1)?.includes('=') || this.#draw(fc.boolean))
        this.variables[name] = this.#draw(fc.boolean);
    }
    return `$${name}`;
  }

  #input(type: GraphQLInputType, depth = 0): string {
    if (this.#upTo(depth === 0 ? 1 : 3) === 0) return this.#variable(type);
    if (isNonNullType(type)) return this.#literal(type.ofType, depth);
    return this.#upTo(7) === 0 ? 'null' : this.#literal(type, depth);
  }

  #literal(type: GraphQLInputType, depth: number): string {
    if (isListType(type) && this.#isOdd && this.#upTo(3) === 0)
      return this.#literal(getNullableType(type.ofType), depth + 1);
    if (isListType(type))
      return `[${Array.from({ length: this.#upTo(2) }, () => this.#input(type.ofType, depth + 1)).join(', ')}]`;
    if (!isInputObjectType(type)) return printLiteral(this.#value(type), type);
    const given = this.#fieldsOf(type, depth).map((field) => `${field.name}: ${this.#input(field.type, depth + 1)}`);
    return `{ ${given.join(', ')} }`;
  }

  /** One that is there already, or a new one: with a default or without, and where it may be, null or not sent at all. */
  #variable(type: GraphQLInputType): string {
    const before = this.#names.get(String(type));
    if (before && this.#upTo(1) === 0) return `$${before}`;
    const name = `v${this.#count++}`;
    this.#names.set(String(type), name);
    const byDefault = (!isNonNullType(type) || this.#isOdd) && this.#upTo(2) === 0;
    this.#definitions.push(
      `$${name}: ${byDefault ? getNullableType(type) : type}${byDefault ? ` = ${printLiteral(this.#value(type), type)}` : ''}`,
    );
    const how = !isNonNullType(type) ? this.#upTo(4) : byDefault ? 2 * this.#upTo(1) : 2;
    if (how > 0) this.variables[name] = how === 1 ? null : this.#value(type);
    return `$${name}`;
  }

  #value(type: GraphQLInputType, depth = 0): unknown {
    if (isNonNullType(type)) return this.#value(type.ofType, depth);
    if (isListType(type)) return Array.from({ length: this.#upTo(2) }, () => this.#value(type.ofType, depth));
    if (isEnumType(type)) return this.#oneOf(type.getValues()).name;
    if (isInputObjectType(type))
      return Object.fromEntries(
        this.#fieldsOf(type, depth).map((field) => [field.name, this.#value(field.type, depth + 1)]),
      );
    if (type.name === 'Int' || type.name === 'SafeInt') return this.#upTo(3) + 1;
    if (type.name === 'DateTime') return `2026-11-2${this.#upTo(9)}T08:30:00Z`;
    if (type.name === 'Date') return `2026-11-2${this.#upTo(9)}`;
    if (type.name === 'CurrencyCode') return this.#oneOf(['EUR', 'SEK']);
    if (type.name === 'Float') return this.#upTo(8) / 4;
    if (type.name === 'Boolean') return this.#draw(fc.boolean);
    return `text-${this.#upTo(4)}`;
  }

  #fieldsOf(type: GraphQLInputObjectType, depth: number): GraphQLInputField[] {
    return Object.values(type.getFields()).filter(
      (field) => isRequiredInputField(field) || (depth < 2 && this.#upTo(2) === 0),
    );
  }

  #alias(oneIn: number): string {
    return this.#upTo(oneIn) === 0 ? `${this.#name()}: ` : '';
  }

  #name(): string {
    return this.#isOdd && this.#upTo(1) === 0 ? this.#oneOf(mistakable) : `a${this.#count++}`;
  }

  #oneOf<Item>(items: readonly Item[]): Item {
    const item = items[this.#upTo(items.length - 1)];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  }

  #upTo(max: number): number {
    return this.#draw(fc.nat, max);
  }
}

function printLiteral(value: unknown, type: GraphQLInputType): string {
  if (isNonNullType(type)) return printLiteral(value, type.ofType);
  if (isListType(type) && Array.isArray(value))
    return `[${value.map((item) => printLiteral(item, type.ofType)).join(', ')}]`;
  if (isInputObjectType(type)) {
    const given: [string, unknown][] = Object.entries(Object(value));
    return `{ ${given.map(([name, item]) => `${name}: ${printLiteral(item, type.getFields()[name]?.type ?? type)}`).join(', ')} }`;
  }
  return isEnumType(type) ? String(value) : JSON.stringify(value);
}
