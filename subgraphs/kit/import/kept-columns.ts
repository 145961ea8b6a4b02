import type { Entities, EntityDefinition } from './row-change.ts';

/** The columns that say whose a row is. */
export function namingColumns({ references = {}, partOf = {} }: EntityDefinition): string[] {
  const columns = new Set([...Object.keys(references), ...Object.keys(partOf)]);
  columns.delete('id');
  return [...columns];
}

/** What a deleted row keeps of its values: whose it is, by what other rows find it, and what they go on telling of it. */
export function keptColumns(entities: Entities, entity: string): string[] {
  const definition = entities[entity] ?? { table: entity };
  const others = Object.values(entities).flatMap(({ partOf = {}, linkedBy }) => [
    ...Object.values(partOf).flatMap((whole) => (typeof whole === 'string' ? [] : Object.values(whole))),
    ...(linkedBy ? [linkedBy] : []),
  ]);
  const knownBy = others.flatMap((by) => (typeof by !== 'string' && by.entity === entity ? by.columns : []));
  return [...new Set([...namingColumns(definition), ...knownBy, ...(definition.kept ?? [])])];
}

/** Whether what a column names somebody by is personal data itself, as an email address is. */
export function isPersonal({ partOf = {} }: EntityDefinition, column: string, value: unknown): boolean {
  const whole = partOf[column];
  if (typeof value !== 'string' || typeof whole !== 'object') return false;
  const by = whole[value.split(':', 1)[0] ?? ''];
  return typeof by === 'object' && by.personal === true;
}

/** Whether rows may name somebody by personal data. */
export function mayBePersonal({ partOf = {} }: EntityDefinition): boolean {
  const ways = Object.values(partOf).flatMap((whole) => (typeof whole === 'string' ? [] : Object.values(whole)));
  return ways.some((by) => typeof by === 'object' && by.personal);
}
