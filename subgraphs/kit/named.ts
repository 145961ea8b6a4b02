/** What has a name that comes from outside, which may be one that every object knows, such as `constructor`. */
export function named<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
