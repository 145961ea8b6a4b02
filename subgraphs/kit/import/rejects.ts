import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makeDirectory } from '../make-directory.ts';

/** A row that was not taken in, with all that is needed to mend it and import it again. */
export interface Reject {
  file: string;
  line: number;
  column: string | null;
  value: string | null;
  /** What is wrong and what was expected. */
  reason: string;
  /** The row as it stands in the file. */
  row: string;
}

/** The rejects file of one import, as JSON Lines; it comes into being with the first reject. */
export class RejectsFile {
  readonly path: string;
  count = 0;
  #handle: FileHandle | null = null;

  constructor(path: string) {
    this.path = path;
  }

  async add(rejects: readonly Reject[]): Promise<void> {
    if (rejects.length === 0) return;
    this.count += rejects.length;
    const lines = rejects.map((reject) => `${JSON.stringify(reject)}\n`).join('');
    try {
      this.#handle ??= await this.#make();
      await this.#handle.appendFile(lines);
    } catch (error) {
      throw new Error(
        `the rejects file ${this.path} cannot be written (${error instanceof Error ? error.message : error}): ` +
          'what was taken in is kept, and the same command takes in the rest and names all rejects',
        { cause: error },
      );
    }
  }

  async #make(): Promise<FileHandle> {
    makeDirectory(dirname(this.path));
    // It repeats personal data of the source: for the one who imports only.
    return open(this.path, 'w', 0o600);
  }

  async close(): Promise<void> {
    await this.#handle?.close();
  }
}
