import { randomUUID } from 'node:crypto';

/**
 * A part of a subgraph's answer that goes to the client in the text in which it came: that text was found to have the very form
 * that the client asked for, so that nobody needs to take it apart and put it together again.
 */
export class Sealed {
  readonly text: string;
  /** Of the lists of objects in it. */
  readonly items: number;

  constructor(text: string, items = 0) {
    this.text = text;
    this.items = items;
  }

  /** What is in it, for whoever does not write it by `writeJson`. */
  toJSON(): unknown {
    if (!met) return JSON.parse(this.text);
    met.push(this.text);
    return placeholder;
  }
}

/** The texts in the order in which they are written, while `writeJson` writes. */
let met: string[] | undefined;
/** No subgraph knows it, so none can say it. */
const placeholder = `sealed ${randomUUID()}`;
const written = JSON.stringify(placeholder);

/** `JSON.stringify` of an answer; what is sealed in it stands there as it came. */
export function writeJson(answer: object): string {
  const texts: string[] = [];
  met = texts;
  try {
    const around = JSON.stringify(answer).split(written);
    return around.reduce((text, next, index) => text + (texts[index - 1] ?? '') + next);
  } finally {
    met = undefined;
  }
}
