import { type Data, Fields, isInherited } from './data.ts';
import { mergedOfOne } from './merge.ts';

export interface BuiltField {
  /** Its name in the object that is built. Values of several fields that have one name are merged. */
  as: string;
  /** Its name in the object that is read. */
  key: string;
  /** Makes the value. */
  from: (value: unknown) => unknown;
  /** JavaScript that tells of `value` that it can stay as it is, where that is quick to tell. */
  staysIf: string | undefined;
}

/**
 * Makes a function that builds an object from another. It is compiled, because fields are read and written several times faster
 * where their names stand in the code; what stands there is names, quoted, and the conditions that this project wrote.
 */
export function builderOf(fields: readonly BuiltField[]): (source: Data) => Data {
  const written = new Set<string>();
  const lines = fields.map(({ as, key, staysIf }, index) => {
    const read = isInherited(key) ? `own(source, ${quoted(key)})` : `source[${quoted(key)}]`;
    const value = staysIf ? `${staysIf} ? value : from${index}(value)` : `from${index}(value)`;
    const target = `this[${quoted(as)}]`;
    const all = written.has(as) ? `merged(${target}, ${value})` : value;
    written.add(as);
    return `{ const value = ${read}; ${target} = ${all}; }`;
  });
  const names = fields.map((_field, index) => `from${index}`).join(', ');
  const define = new Function(
    'froms',
    'own',
    'merged',
    `const [${names}] = froms; return function (source) { ${lines.join(' ')} };`,
  );
  const Built = define(
    fields.map(({ from }) => from),
    ownValue,
    mergedOfOne,
  );
  Built.prototype = Fields.prototype;
  return (source) => new Built(source);
}

function ownValue(source: Data, key: string): unknown {
  return Object.hasOwn(source, key) ? source[key] : undefined;
}

function quoted(name: string): string {
  return JSON.stringify(name);
}
