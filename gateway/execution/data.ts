export type Data = Record<string, unknown>;

/** Where a field is in an answer: names as the client gave them, and indices of lists. */
export type Path = readonly (string | number)[];

export function keyOf(path: Path): string {
  return path.join('/');
}

/** An object that inherits no name, so that a field may be called `__proto__`, and that V8 keeps as fast as a class's. */
function fields() {}
fields.prototype = Object.create(null);
export const Fields = fields as unknown as new () => Data;

export function emptyData(): Data {
  return new Fields();
}

/** Whether it is an object of the answer, not what a custom scalar holds. */
export function isData(value: unknown): value is Data {
  return value instanceof Fields;
}

export function isRecord(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether ordinary objects have this name without anyone giving it to them. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}
