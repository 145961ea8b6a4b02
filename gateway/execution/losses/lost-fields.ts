import type { GraphQLFormattedError } from 'graphql';
import { isForClients } from '../../../subgraphs/kit/client-error.ts';
import type { ReportedError } from '../answers/subgraph-answer.ts';
import type { Data, Path } from '../data.ts';
import type { Fetch } from '../fetch.ts';
import { placesOf } from '../places.ts';
import type { Question, Taken } from '../representations/question.ts';
import type { ObjectShape } from '../shape.ts';
import type { LostValues } from './lost-values.ts';
import { listOn, type ToldErrors } from './told-errors.ts';
import { visiblePath } from './visible-path.ts';

/** The answer to a client, as far as it is known. */
interface ClientAnswer {
  data: Data;
  errors: ToldErrors;
  lost: LostValues;
  response: ObjectShape;
}

/**
 * An error that names no field, or an entity as a whole, is told for each of the fields that are lost by it. Of several for
 * one path a client is told the first that is for clients, or else the first: "only one error should be added to the errors
 * list per field". Hundreds without a path would otherwise each be told of all that is lost, which held everyone up.
 */
export function lostBy(question: Question, errors: readonly ReportedError[]): { error: ReportedError; path: Path }[] {
  const byPath = new Map<string, { error: ReportedError; path: Path }>();
  for (const error of errors) {
    const path = question.known(error.path);
    const key = JSON.stringify(path);
    const before = byPath.get(key);
    if (!before || (isForClients(error) && !isForClients(before.error))) byPath.set(key, { error, path });
    if (byPath.size >= mostLooks) break;
  }
  return [...byPath.values()].flatMap(({ error, path }) => {
    if (path.length > (question.representations ? 2 : 0)) return [{ error, path }];
    const lost = question.lost(path);
    return (lost.length > 0 ? lost : [path]).map((each) => ({ error, path: each }));
  });
}

/** Where errors are about things that no client sees, or about entities that are in many places, few are told of many. */
const mostLooks = 20_000;

/** Tells an error at every place in the answer that it is about; of too many, what is left is told once, at a list. */
export function report<Lost extends { path: Path }>(
  answer: ClientAnswer,
  { places, aliases }: Fetch,
  question: Question,
  lost: readonly Lost[],
  tell: (lost: Lost) => GraphQLFormattedError,
): void {
  const placesOfObject = placesOf(answer.data, places);
  // Another subgraph may have told of a longer or shorter list meanwhile: then the list is what is known of the place.
  const lists: Path[] = places.map((path) => (path.includes('@') ? path.slice(0, path.indexOf('@')) : path));
  let looks = 0;
  for (const one of lost) {
    const { objects, within } = question.about(one.path);
    const named = unaliased(within, aliases);
    const found = objects.flatMap((object) => placesOfObject.get(object) ?? []);
    for (const place of found.length > 0 ? found.map((object) => [...object, ...named]) : lists) {
      const visible = visiblePath(answer.response, place);
      looks += 1;
      if (looks <= mostLooks && answer.errors.tell(tell({ ...one, path: visible }))) continue;
      answer.errors.tellOfRest(tell({ ...one, path: listOn(visible) }));
      return;
    }
  }
}

/** So that another subgraph's answer does not bring it back. */
export function rememberLost(
  answer: ClientAnswer,
  { aliases }: Fetch,
  question: Question,
  { taken, lost }: { taken: readonly Taken[]; lost: readonly { path: Path }[] },
): void {
  const answers = new Map(taken.map(([object, answered]) => [object, answered]));
  for (const { path } of lost) {
    const { objects, within } = question.about(path);
    const named = unaliased(within, aliases);
    for (const object of objects) {
      const answered = answers.get(object);
      if (answered && !answer.lost.remember(object, answered, named)) return;
    }
  }
}

/** By the names that an answer has here, which the subgraph may have been asked for by others. */
function unaliased(path: Path, aliases: Fetch['aliases']): Path {
  return path.map((step) => (typeof step === 'string' ? (aliases.get(step) ?? step) : step));
}
