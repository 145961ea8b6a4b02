import { type GraphQLLeafType, isEnumType, isObjectType } from 'graphql';
import { isInherited } from '../../data.ts';
import { type FieldShape, type ObjectShape, objectWithin, type TypedShape, type ValueShape } from '../../shape.ts';
import { Sealed } from '../sealed.ts';
import * as jsonBytes from './json-bytes.ts';

/** What the code calls by name. */
const tools = { ...jsonBytes, Sealed };

/** Whether the object, as far as it is not sealed, can be read by code that is made from its shape. */
export function isReadable({ type, fields }: TypedShape): boolean {
  return isObjectType(type) && fields.every((field) => !isInherited(field.key) && (field.isSealed || canOpen(field)));
}

function canOpen({ value }: FieldShape): boolean {
  const object = objectWithin(value);
  const typed = object?.of(object.declared.name);
  return object ? typed !== undefined && isReadable(typed) : value.kind !== 'introspection';
}

/** About how many bytes the code compares with names; counted no further than `most`. */
export function nameBytesOf({ type, fields }: TypedShape, most: number): number {
  let bytes = 0;
  for (const { key, value } of fields) {
    if (bytes > most) return bytes;
    bytes += key.length + (value.kind === 'typename' ? type.name.length : nameBytesIn(value, most - bytes));
  }
  return bytes;
}

function nameBytesIn(value: ValueShape, most: number): number {
  const object = objectWithin(value);
  if (object) return nameBytesOf(onlyTyped(object), most);
  if (value.kind === 'list') return nameBytesIn(value.item, most);
  if (value.kind !== 'leaf' || !isEnumType(value.type)) return 0;
  return value.type.getValues().reduce((sum, { name }) => sum + name.length, 0);
}

/**
 * JavaScript that goes through bytes `b` from `p` on. What stands in it is bytes of names, and names in quotes. Functions that
 * read a value leave in `at` where it ends; others return it. `items` counts those of lists of objects that are skipped. All throw `unexpected`.
 */
export class ReaderCode {
  readonly #functions: string[] = [];
  readonly #skippers = new Map<TypedShape, string>();

  /** @param names the way from the beginning to the data that `reader` reads. */
  compile(reader: string, names: readonly string[]): (bytes: Buffer) => unknown {
    const before = names.map((name) => `{${JSON.stringify(name)}:`).join('');
    const code = `let at = 0, items = 0; ${this.#functions.join('\n')}
      return function (b) {
        let p = 0; ${literal(before)} const found = ${reader}(b, p);
        p = at; ${literal('}'.repeat(names.length))} skipRest(b, p);
        return found;
      };`;
    return new Function(...Object.keys(tools), code)(...Object.values(tools));
  }

  /** The name of a function that reads an object. */
  readerOf({ type, fields }: TypedShape): string {
    const lines = fields.map(
      (field, index) => `${literal(nameOf(field, index))} ${this.#read(field, type.name, index)}`,
    );
    const properties = fields.map(({ key }, index) => `${JSON.stringify(key)}: v${index}`);
    return this.#add(
      `let q = 0, n = 0; ${lines.join(' ')} ${literal('}')} at = p; return { ${properties.join(', ')} };`,
    );
  }

  /** The name of a function that reads a list of objects, of which each may be null. */
  listReaderOf(typed: TypedShape): string {
    return this.#add(readItems(orNull(`${this.readerOf(typed)}(b, p)`)));
  }

  #read({ value, isSealed }: FieldShape, typeName: string, index: number): string {
    const as = `v${index}`;
    if (value.kind === 'typename') {
      const name = JSON.stringify(typeName);
      return `${literal(name)} const ${as} = ${name};`;
    }
    if (!isSealed) return `const ${as} = ${this.#opened(value)}; p = at;`;
    const sealed = `q = p; n = items; ${this.#skipPresent(value)} ${as} = new Sealed(b, q, p, items - n);`;
    return `let ${as} = null; ${value.nonNull ? sealed : unlessNull(sealed)}`;
  }

  /** An expression of the value at `p`. */
  #opened(value: ValueShape): string {
    const present = `${this.#presentReaderOf(value)}(b, p)`;
    return value.nonNull ? present : orNull(present);
  }

  #presentReaderOf(value: ValueShape): string {
    if (value.kind === 'list') return this.#add(readItems(this.#opened(value.item)));
    if (value.kind === 'object') return this.readerOf(onlyTyped(value.object));
    return this.#add(`const q = p; ${this.#skipPresent(value)} at = p; return parsed(b, q, p);`);
  }

  #skip(value: ValueShape): string {
    const present = this.#skipPresent(value);
    return value.nonNull ? present : unlessNull(present);
  }

  #skipPresent(value: ValueShape): string {
    if (value.kind === 'leaf') return skipLeaf(value.type);
    if (value.kind === 'object') return `p = ${this.#skipperOf(onlyTyped(value.object))}(b, p);`;
    if (value.kind === 'list')
      return `${literal('[')} if (b[p] === 93) p += 1; else for (;;) {
        ${value.item.kind === 'leaf' ? '' : 'items += 1;'} ${this.#skip(value.item)} if (b[p] === 93) { p += 1; break; } ${literal(',')}
      }`;
    throw new Error(`a value of the kind ${value.kind} is not skipped`);
  }

  #skipperOf(typed: TypedShape): string {
    const known = this.#skippers.get(typed);
    if (known) return known;
    const lines = typed.fields.map((field, index) => {
      const name = nameOf(field, index);
      if (field.value.kind === 'typename') return literal(name + JSON.stringify(typed.type.name));
      return `${literal(name)} ${this.#skip(field.value)}`;
    });
    const skipper = this.#add(`${lines.join(' ')} ${literal('}')} return p;`);
    this.#skippers.set(typed, skipper);
    return skipper;
  }

  #add(body: string): string {
    const name = `f${this.#functions.length}`;
    this.#functions.push(`function ${name}(b, p) { ${body} }`);
    return name;
  }
}

function onlyTyped(object: ObjectShape): TypedShape {
  const typed = object.of(object.declared.name);
  if (!typed) throw new Error(`nothing is asked of a ${object.declared.name}`);
  return typed;
}

function nameOf({ key }: FieldShape, index: number): string {
  return `${index === 0 ? '{' : ','}${JSON.stringify(key)}:`;
}

function orNull(present: string): string {
  return `(b[p] === 110 ? (at = skipNull(b, p), null) : ${present})`;
}

function unlessNull(present: string): string {
  return `if (b[p] === 110) p = skipNull(b, p); else { ${present} }`;
}

function readItems(item: string): string {
  return `const list = []; ${literal('[')} if (b[p] === 93) { at = p + 1; return list; }
    for (;;) { list.push(${item}); p = at; if (b[p] === 93) { at = p + 1; return list; } ${literal(',')} }`;
}

/** Goes over a text, byte by byte, that must stand there. */
function literal(text: string): string {
  const bytes = [...Buffer.from(text)];
  const differs = bytes.map((byte, index) => `b[p + ${index}] !== ${byte}`);
  return `if (${differs.join(' || ')}) throw unexpected; p += ${bytes.length};`;
}

function skipLeaf(type: GraphQLLeafType): string {
  if (!isEnumType(type)) return `p = ${skipping[type.name] ?? 'skipScalar'}(b, p);`;
  const known = type.getValues().map(({ name }) => {
    const bytes = [...Buffer.from(JSON.stringify(name))];
    const isThere = bytes.map((byte, index) => `b[p + ${index}] === ${byte}`);
    return `if (${isThere.join(' && ')}) p += ${bytes.length}; else`;
  });
  return `${known.join(' ')} throw unexpected;`;
}

const skipping: Record<string, keyof typeof jsonBytes | undefined> = {
  Int: 'skipInt',
  Float: 'skipNumber',
  Boolean: 'skipBoolean',
  String: 'skipText',
  ID: 'skipId',
};
