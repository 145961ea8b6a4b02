const beginning = '{"id":"';

/**
 * Names each operation of a connection anew for graphql-ws, which sends what it has of one that the client has completed under
 * the id of the next, if the client uses it again.
 */
export class OperationNames {
  /** By the client's id, while it goes on. */
  readonly #names = new Map<string, string>();
  #begun = 0;

  /** @returns undefined for an id of one that goes on. */
  begin(id: string): string | undefined {
    if (this.#names.has(id)) return undefined;
    this.#begun += 1;
    const name = `${this.#begun} ${id}`;
    this.#names.set(id, name);
    return name;
  }

  /** The client wants no more of it. For an id of none that goes on it is a name that none has. */
  complete(id: string): string {
    const name = this.#names.get(id) ?? `0 ${id}`;
    this.#names.delete(id);
    return name;
  }

  /** The server has told all of it. */
  end(name: string): void {
    const id = name.slice(name.indexOf(' ') + 1);
    if (this.#names.get(id) === name) this.#names.delete(id);
  }
}

/** A message of graphql-ws with the client's id. Not parsed, for it may be megabytes. */
export function withClientsId(message: string): string {
  return message.startsWith(beginning) ? beginning + message.slice(message.indexOf(' ') + 1) : message;
}
