/** The machine lacks a part of an engine; the message says which and how to get it. */
export class MissingEngineError extends Error {
  override name = 'MissingEngineError';
}
