/** What is told of a database that older software must not touch. */
export function writtenByNewer(place: string, migrations: readonly string[]): string {
  return (
    `${place} was written by a newer version of this software, which knows ${migrations.join(', ')}: ` +
    'start that version, or put a backup from before it in its place'
  );
}

/** What is told of a database in which others have made their tables: newer software would have made ours as well. */
export function madeForAnother(place: string, migrations: readonly string[]): string {
  return (
    `${place} is in use for something else, which made ${migrations.join(', ')} in it: ` +
    'give each department a database of its own'
  );
}
