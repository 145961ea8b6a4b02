type Functions = Record<string, (...given: never[]) => unknown>;

type Message =
  | { kind: 'call'; number: number; name: string; given: unknown[] }
  | { kind: 'answer'; number: number; value: unknown }
  | { kind: 'failure'; number: number; message: string };

/** A thread, or a port to one. */
export interface ThreadPort {
  on(event: 'message', listener: (message: Message) => void): unknown;
  postMessage(message: Message): void;
}

export interface Calls<Theirs extends Functions> {
  /** Calls a function at the other end. What is given and what is answered survives a structured clone. */
  call<Name extends keyof Theirs & string>(
    name: Name,
    ...given: Parameters<Theirs[Name]>
  ): Promise<Awaited<ReturnType<Theirs[Name]>>>;
  /** Fails all who wait for an answer: nobody is there any more. */
  end(reason: Error): void;
}

/** Calls over a port in both directions. */
export function callsOver<Theirs extends Functions>(port: ThreadPort, ours: Functions): Calls<Theirs> {
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let count = 0;
  const send = (message: Message): void => port.postMessage(message);
  const answer = async ({ number, name, given }: Extract<Message, { kind: 'call' }>): Promise<void> => {
    try {
      const asked = ours[name] as ((...given: unknown[]) => unknown) | undefined;
      if (!asked) throw new Error(`${name} cannot be called here`);
      send({ kind: 'answer', number, value: await asked(...given) });
    } catch (error) {
      send({ kind: 'failure', number, message: error instanceof Error ? error.message : String(error) });
    }
  };
  port.on('message', (message) => {
    if (message.kind === 'call') return void answer(message);
    const asker = waiting.get(message.number);
    waiting.delete(message.number);
    if (message.kind === 'failure') asker?.reject(new Error(message.message));
    else asker?.resolve(message.value as never);
  });
  return {
    call: (name, ...given) => {
      const { promise, resolve, reject } = Promise.withResolvers<never>();
      count += 1;
      waiting.set(count, { resolve, reject });
      send({ kind: 'call', number: count, name, given });
      return promise;
    },
    end: (reason) => {
      for (const { reject } of waiting.values()) reject(reason);
      waiting.clear();
    },
  };
}
