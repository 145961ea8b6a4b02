import { randomUUID } from 'node:crypto';
import { textToSend } from '../../../subgraphs/kit/long-text.ts';

/**
 * A part of a subgraph's answer that goes to the client in the bytes in which it came: that text was found to have the very form
 * that the client asked for, so that nobody needs to take it apart and put it together again.
 */
export class Sealed {
  /** The subgraph's whole answer, in UTF-8. */
  readonly bytes: Buffer;
  readonly from: number;
  readonly to: number;
  /** Of the lists of objects in it. */
  readonly items: number;

  constructor(bytes: Buffer, from = 0, to = bytes.length, items = 0) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.items = items;
  }

  get text(): string {
    return this.bytes.toString('utf8', this.from, this.to);
  }

  /** What is in it, for whoever does not write it by `writeJson`. */
  toJSON(): unknown {
    if (!met) return JSON.parse(this.text);
    met.push(this);
    return placeholder;
  }
}

/** In the order in which they are written, while `writeJson` writes. */
let met: Sealed[] | undefined;
/** No subgraph knows it, so none can say it. */
const placeholder = `sealed ${randomUUID()}`;
const written = JSON.stringify(placeholder);

/** `JSON.stringify` of an answer, and a new line; what is sealed in it stands there as it came. */
export function writeJson(answer: object): string | Buffer {
  const sealed: Sealed[] = [];
  met = sealed;
  try {
    const around = `${JSON.stringify(answer)}\n`;
    return sealed.length > 0 ? together(around, sealed) : textToSend(around);
  } finally {
    met = undefined;
  }
}

function together(around: string, sealed: readonly Sealed[]): Buffer {
  const sealedBytes = sealed.reduce((sum, { from, to }) => sum + to - from, 0);
  const all = Buffer.allocUnsafe(Buffer.byteLength(around) - sealed.length * written.length + sealedBytes);
  let at = 0;
  for (const [index, text] of around.split(written).entries()) {
    at += all.write(text, at);
    const next = sealed[index];
    if (next) at += next.bytes.copy(all, at, next.from, next.to);
  }
  return all;
}
