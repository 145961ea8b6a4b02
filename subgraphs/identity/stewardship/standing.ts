import type { Decision } from '../resolution/decision.ts';
import { byAge } from '../resolution/engine/decisions.ts';
import type { Engine } from '../resolution/engine/engine.ts';
import type { IdentityEvent, ProposalStep } from '../resolution/events.ts';
import type { StewardedReader } from '../store/identity-transaction.ts';
import { isDecision, isStatusOf } from './marks.ts';
import type { Circumstances } from './planned.ts';

type DecisionReader = Pick<StewardedReader, 'event' | 'decisionsOf' | 'proposal'>;

/** What an event decided, as far as it stands: as it was made, or as an undo decided it again after something had revoked it. */
export async function standingOf(event: number, { engine, reader }: Circumstances): Promise<Decision[]> {
  const reading = remembering(reader);
  const { made } = await reading.decisionsOf(event);
  const standingLike = standingIn(engine);
  const standing = await Promise.all(
    made.map(async (decision) => {
      if (decision.revokedBy === null) return [decision];
      return having(standingLike(decision), async (each) => (await makersOf(each, reading)).includes(event));
    }),
  );
  return [...new Map(standing.flat().map((decision) => [decision.id, decision])).values()];
}

/**
 * The decisions that stand and say the same, of which each was somebody's: what two decided stands until both are undone. Be the
 * records there or not: what was decided waits for them.
 */
function standingIn({ decisions }: Engine): (decision: Decision) => readonly Decision[] {
  const about = new Map<string, Map<string, Decision[]>>();
  const group = (key: string): Map<string, Decision[]> => {
    const groups = new Map<string, Decision[]>();
    for (const { decision, other } of decisions.aboutKey(key)) {
      const said = `${decision.type} ${other}`;
      groups.set(said, [...(groups.get(said) ?? []), decision]);
    }
    about.set(key, groups);
    return groups;
  };
  return ({ type, low, high }) => {
    const one = decisions.keyOf(low);
    return (about.get(one) ?? group(one)).get(`${type} ${decisions.keyOf(high)}`) ?? [];
  };
}

/**
 * What was revoked and would stand again, but for what stands again by now or is undone or revoked by others since, and for what was
 * decided on a proposal that is undecided by now. The older first.
 */
export async function restorable(
  revoked: readonly Decision[],
  undoing: Undoing,
  { engine, reader }: Circumstances,
): Promise<Decision[]> {
  const reading = remembering(reader);
  const firstOf = async (decision: Decision): Promise<number> =>
    (await makersOf(decision, reading)).at(-1) ?? decision.event;
  const standingLike = standingIn(engine);
  const everDecided = Map.groupBy(revoked.length > 0 ? await reader.decisionsAbout(revoked) : [], saying);
  const missing = await having([...revoked].sort(byAge), async (decision) => {
    const first = await firstOf(decision);
    const others = await Promise.all(standingLike(decision).map(firstOf));
    if (others.includes(first)) return false;
    const line = await having(everDecided.get(saying(decision)) ?? [], async (each) => (await firstOf(each)) === first);
    return wouldStand({ first, line }, undoing.undone.sequence, reading);
  });
  return having(missing, (decision) => isStillDecided(decision, undoing, reading));
}

async function having(
  decisions: readonly Decision[],
  holds: (decision: Decision) => Promise<boolean>,
): Promise<Decision[]> {
  const wanted = await Promise.all(decisions.map(holds));
  return decisions.filter((_decision, index) => wanted[index]);
}

function saying({ type, low, high }: Decision): string {
  return JSON.stringify([type, low, high]);
}

/** Whether what one event decided first, and undos again since, would stand if another event were undone: whatever else ended it may have been undone itself. */
async function wouldStand(
  { first, line }: { first: number; line: readonly Decision[] },
  undone: number,
  reader: DecisionReader,
): Promise<boolean> {
  const told = new Set(line.flatMap(({ event, revokedBy }) => [event, revokedBy ?? event]));
  const events = (await Promise.all([...told].map((sequence) => reader.event(sequence)))).filter(
    (each) => each !== null,
  );
  const over = new Set([undone]);
  for (const { sequence, details } of events.sort((one, other) => other.sequence - one.sequence))
    if (details && details.undoes !== null && !over.has(sequence)) over.add(details.undoes);
  const endings = events.filter(
    ({ sequence, details }) => details?.undoes === null && line.some(({ revokedBy }) => revokedBy === sequence),
  );
  return !over.has(first) && endings.every(({ sequence }) => over.has(sequence));
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
    // What took back the decision itself brings it back, also where the proposal went with its record, or nobody decided it since.
    if (makers.includes(undone.details?.undoes ?? -1))
      return !now || now.status === to.status || !isDecision(now.status);
    return now?.status === to.status && isStatusOf(first, { id, decidedBy: now.decidedBy }, reader);
  });
  return (await Promise.all(asDecided)).every(Boolean);
}

/** The events that made it, newest first: an undo decides again what an earlier one had decided, in the same order. */
async function makersOf(decision: Decision, reader: DecisionReader): Promise<number[]> {
  const undone = (await reader.event(decision.event))?.details?.undoes ?? null;
  if (undone === null) return [decision.event];
  const [{ made }, { revoked }] = await Promise.all([reader.decisionsOf(decision.event), reader.decisionsOf(undone)]);
  const place = alike(made, decision).findIndex(({ id }) => id === decision.id);
  const before = alike(revoked, decision)[place];
  return [decision.event, ...(before ? await makersOf(before, reader) : [])];
}

/** The older first. What an event decided is asked for once, so that thousands of decisions are grouped once. */
function alike(decisions: readonly Decision[], decision: Decision): readonly Decision[] {
  const groups = grouped.get(decisions) ?? Map.groupBy([...decisions].sort(byAge), saying);
  grouped.set(decisions, groups);
  return groups.get(saying(decision)) ?? [];
}

const grouped = new WeakMap<readonly Decision[], Map<string, Decision[]>>();

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
