/** Tells when nobody waits for an answer any more. Every `AbortSignal` is one. */
export interface LeaveSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: LeaveListener, options?: { once?: boolean }): void;
  removeEventListener(type: 'abort', listener: LeaveListener): void;
}

export type LeaveListener = (() => void) | { handleEvent(): void };
