import type { Decision } from '../resolution/decision.ts';
import type { Engine } from '../resolution/engine/engine.ts';
import type { StewardedReader } from '../store/identity-transaction.ts';
import type { Circumstances } from './planned.ts';

type DecisionReader = Pick<StewardedReader, 'event' | 'decisionsOf'>;

/** What an event decided, as far as it stands: as it was made, or as an undo decided it again after something had revoked it. */
export async function standingOf(event: number, { engine, reader }: Circumstances): Promise<Decision[]> {
  const remembering: DecisionReader = {
    event: once((sequence) => reader.event(sequence)),
    decisionsOf: once((sequence) => reader.decisionsOf(sequence)),
  };
  const { made } = await remembering.decisionsOf(event);
  const standing = await Promise.all(
    made.map(async (decision) => {
      if (decision.revokedBy === null) return [decision];
      const now = standingLike(decision, engine);
      return now && (await comesOf(event, now, remembering)) ? [now] : [];
    }),
  );
  return standing.flat();
}

/** The decision that stands and says the same. Be the records there or not: what was decided waits for them. */
export function standingLike({ type, low, high }: Decision, { decisions }: Engine): Decision | undefined {
  const [one, another] = [decisions.keyOf(low), decisions.keyOf(high)];
  return decisions.aboutKey(one).find(({ decision, other }) => decision.type === type && other === another)?.decision;
}

/** Whether the event made it, or made what an undo decided again with it. */
async function comesOf(event: number, decision: Decision, reader: DecisionReader): Promise<boolean> {
  if (decision.event === event) return true;
  const undone = (await reader.event(decision.event))?.details?.undoes ?? null;
  if (undone === null) return false;
  const { revoked } = await reader.decisionsOf(undone);
  const before = revoked.find(({ type, low, high }) => {
    return type === decision.type && low === decision.low && high === decision.high;
  });
  return before !== undefined && comesOf(event, before, reader);
}

function once<Value>(read: (sequence: number) => Promise<Value>): (sequence: number) => Promise<Value> {
  const known = new Map<number, Promise<Value>>();
  return (sequence) => {
    const value = known.get(sequence) ?? read(sequence);
    known.set(sequence, value);
    return value;
  };
}
