import type { Decision } from '../resolution/decision.ts';
import type { Engine } from '../resolution/engine/engine.ts';
import type { IdentityEvent, ProposalStep } from '../resolution/events.ts';
import type { StewardedReader } from '../store/identity-transaction.ts';
import type { Circumstances } from './planned.ts';

type DecisionReader = Pick<StewardedReader, 'event' | 'decisionsOf' | 'proposal'>;

/** What an event decided, as far as it stands: as it was made, or as an undo decided it again after something had revoked it. */
export async function standingOf(event: number, { engine, reader }: Circumstances): Promise<Decision[]> {
  const reading = remembering(reader);
  const { made } = await reading.decisionsOf(event);
  const standing = await Promise.all(
    made.map(async (decision) => {
      if (decision.revokedBy === null) return [decision];
      const now = standingLike(decision, engine);
      return now && (await makersOf(now, reading)).includes(event) ? [now] : [];
    }),
  );
  return standing.flat();
}

/** The decision that stands and says the same. Be the records there or not: what was decided waits for them. */
function standingLike({ type, low, high }: Decision, { decisions }: Engine): Decision | undefined {
  const [one, another] = [decisions.keyOf(low), decisions.keyOf(high)];
  return decisions.aboutKey(one).find(({ decision, other }) => decision.type === type && other === another)?.decision;
}

/**
 * What was revoked and would stand again, but for what stands by now, and for what was decided on a proposal that is undecided
 * by now.
 */
export async function restorable(
  revoked: readonly Decision[],
  undoing: Undoing,
  { engine, reader }: Circumstances,
): Promise<Decision[]> {
  const reading = remembering(reader);
  const missing = revoked.filter((decision) => !standingLike(decision, engine));
  const wanted = await Promise.all(missing.map((decision) => isStillDecided(decision, undoing, reading)));
  return missing.filter((_decision, index) => wanted[index]);
}

/** An event that is to be taken back, and what becomes of proposals at the same time. */
interface Undoing {
  undone: IdentityEvent;
  steps: readonly ProposalStep[];
}

async function isStillDecided(
  decision: Decision,
  { undone, steps }: Undoing,
  reader: DecisionReader,
): Promise<boolean> {
  const makers = await makersOf(decision, reader);
  const first = makers.at(-1) ?? decision.event;
  const { details } = (await reader.event(first)) ?? {};
  const asDecided = (details?.proposals ?? []).map(async ({ id, to }) => {
    const now = steps.find((step) => step.id === id)?.to ?? (await reader.proposal(id));
    // One that went with its record says nothing: what took back the decision itself brings it back.
    return now ? now.status === to.status : makers.includes(undone.details?.undoes ?? -1);
  });
  return (await Promise.all(asDecided)).every(Boolean);
}

/** The events that made it, newest first: an undo decides again what an earlier one had decided. */
async function makersOf(decision: Decision, reader: DecisionReader): Promise<number[]> {
  const undone = (await reader.event(decision.event))?.details?.undoes ?? null;
  if (undone === null) return [decision.event];
  const { revoked } = await reader.decisionsOf(undone);
  const before = revoked.find(({ type, low, high }) => {
    return type === decision.type && low === decision.low && high === decision.high;
  });
  return [decision.event, ...(before ? await makersOf(before, reader) : [])];
}

/** Asks for each thing once. */
function remembering(reader: DecisionReader): DecisionReader {
  return {
    event: once((sequence) => reader.event(sequence)),
    decisionsOf: once((sequence) => reader.decisionsOf(sequence)),
    proposal: once((id) => reader.proposal(id)),
  };
}

function once<Key, Value>(read: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const known = new Map<Key, Promise<Value>>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}
