import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { attributeComparison, attributeOf, comparisons } from '../comparison/comparisons.ts';
import type { PartyKind } from '../record.ts';
import type { ComparisonModel, KindModel, Model } from './model.ts';

/** What is missing is told like what is of another type. */
function object<Shape extends z.ZodRawShape>(shape: Shape, what: string): z.ZodObject<Shape, z.core.$strict> {
  const fields = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `there is nothing called ${issue.keys.join(' or ')}: leave it out, or choose of ${fields}`
        : `must be ${what}: ${fields}`,
  });
}

const share = z.number('must be a number from 0 to 1').min(0, 'must be 0 or more').max(1, 'must be 1 or less');
const chance = z.number('must be a number between 0 and 1').gt(0, 'must be more than 0').lt(1, 'must be less than 1');
const count = z.int('must be a whole number').min(0, 'must be 0 or more');
const text = z.string('must be a text').min(1, 'must not be empty');
const level = object(
  { same: chance, strangers: chance, related: chance.optional(), namesakes: chance.optional() },
  'an object with how often each of them reaches the level',
);
const counts = z.record(z.string(), count, 'must be an object with how often each value was counted');
const frequencies = object(
  { counted: count.min(1, 'must be 1 or more'), values: counts },
  'an object with how many values were counted, and how often each of them',
).refine(
  ({ counted, values }) => Object.values(values).every((each) => each <= counted),
  'no value can be counted more often than all of them',
);
const comparison = object(
  {
    levels: z.record(z.string(), level, 'must be an object with the levels by their names'),
    frequencies: frequencies.optional(),
  },
  'an object with what is known of the comparison',
);
const kind = object(
  {
    prior: chance,
    related: chance,
    namesTogether: z.number('must be a number, 1 or more').min(1, 'must be 1 or more'),
    comparisons: z.record(z.string(), comparison, 'must be an object with the comparisons by their names'),
  },
  'an object with what is known of parties of the kind',
);
const rising = (points: readonly (readonly [number, number])[]): boolean =>
  points.every(([weight, probability], index) => {
    const before = points[index - 1];
    return before === undefined || (weight > before[0] && probability >= before[1]);
  });
const point = z.tuple([z.number('must be a weight'), share], 'must be a list of a weight and its probability');
const modelFile = object(
  {
    name: text,
    records: count,
    blocking: object(
      { commonKeys: count, enoughPoints: count.min(1, 'must be 1 to 6').max(6, 'must be 1 to 6') },
      'an object with two numbers',
    ),
    kinds: object({ PERSON: kind, ORGANISATION: kind }, 'an object with both kinds of parties'),
    calibration: z
      .array(point, 'must be a list of weights with their probabilities, or be left out')
      .refine(rising, 'weights and probabilities must rise')
      .optional(),
  },
  'an object with the parts of a model',
);

type WrittenComparison = z.infer<typeof comparison>;
type WrittenKind = z.infer<typeof kind>;

/** A model as people read it: of each comparison the levels by name, and how often one party, strangers, relatives and namesakes reach them. */
export function modelText(model: Model): string {
  const kinds = {
    PERSON: writtenKind('PERSON', model.kinds.PERSON),
    ORGANISATION: writtenKind('ORGANISATION', model.kinds.ORGANISATION),
  };
  return `${JSON.stringify({ ...model, kinds }, null, 2)}\n`;
}

/** @throws Error that names the field and what it must be. */
export function parseModel(text: string): Model {
  let json: unknown;
  try {
    // Some editors begin a file with a mark that nobody sees.
    json = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // Where it is damaged JSON.parse says by a piece of it, which may be somebody's name.
    throw new Error(
      'a model must be JSON, as npm run identity:train writes it: take a copy that is whole, or learn one anew',
    );
  }
  const parsed = modelFile.safeParse(json);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) =>
      [path.join('.'), message].filter(Boolean).join(': '),
    );
    throw new Error(`the model is not right: ${problems.join('; ')}`);
  }
  const { kinds, ...rest } = parsed.data;
  return {
    ...rest,
    kinds: { PERSON: readKind('PERSON', kinds.PERSON), ORGANISATION: readKind('ORGANISATION', kinds.ORGANISATION) },
  };
}

/** Names that several bear are in it, so it is for this user alone until somebody says otherwise. */
const ownersOnly = 0o600;

/** A model that was there stays as it is until all of the new one is written; a device, as `/dev/null`, stays one. */
export function writeModel(path: string, model: Model): void {
  const there = statSync(path, { throwIfNoEntry: false });
  if (there && !there.isFile() && !there.isDirectory()) writeFileSync(path, modelText(model));
  else replaceFile(path, model, there?.isFile() ? there.mode : ownersOnly);
}

function replaceFile(path: string, model: Model, mode: number): void {
  const unfinished = `${path}.unfinished`;
  try {
    writeFileSync(unfinished, modelText(model), { flush: true, mode });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** @throws Error that names the file, the field and what it must be. */
export function readModel(path: string): Model {
  try {
    return parseModel(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : error}`);
  }
}

function writtenKind(name: PartyKind, { comparisons: known, ...rest }: KindModel): WrittenKind {
  const written = Object.entries(known).map(([each, model]) => [each, writtenComparison(levelsOf(name, each), model)]);
  return { ...rest, comparisons: Object.fromEntries(written) };
}

function writtenComparison(levels: readonly string[], { m, u, r, n, frequencies }: ComparisonModel): WrittenComparison {
  const named = levels.map((each, index) => {
    const related = r ? { related: r[index] ?? 0 } : {};
    const namesakes = n ? { namesakes: n[index] ?? 0 } : {};
    return [each, { same: m[index] ?? 0, strangers: u[index] ?? 0, ...related, ...namesakes }];
  });
  return { levels: Object.fromEntries(named), ...(frequencies ? { frequencies } : {}) };
}

function readKind(name: PartyKind, { comparisons: known, ...rest }: WrittenKind): KindModel {
  const read = Object.entries(known).map(([each, written]): [string, ComparisonModel] => [
    each,
    readComparison(`kinds.${name}.comparisons.${each}`, levelsOf(name, each), written),
  ]);
  return { ...rest, comparisons: Object.fromEntries(read) };
}

function readComparison(path: string, levels: readonly string[], written: WrittenComparison): ComparisonModel {
  if (levels.length === 0) throw new Error(`the model is not right: ${path}: nothing is compared under this name`);
  const unknown = Object.keys(written.levels).find((each) => !levels.includes(each));
  if (unknown !== undefined)
    throw new Error(`the model is not right: ${path}.levels: there is no level "${unknown}": ${levels.join(', ')}`);
  const found = levels.map((each) => {
    const shares = written.levels[each];
    if (!shares) throw new Error(`the model is not right: ${path}.levels: the level "${each}" is missing`);
    return shares;
  });
  assertWhole(path, found);
  const [related, namesakes] = (['related', 'namesakes'] as const).map((name) => {
    const given = found.flatMap((each) => each[name] ?? []);
    if (given.length > 0 && given.length < levels.length)
      throw new Error(`the model is not right: ${path}.levels: "${name}" must be given for all levels or for none`);
    return given.length > 0 ? given : null;
  });
  return {
    ...{ m: found.map(({ same }) => same), u: found.map(({ strangers }) => strangers) },
    ...(related ? { r: related } : {}),
    ...(namesakes ? { n: namesakes } : {}),
    ...(written.frequencies ? { frequencies: written.frequencies } : {}),
  };
}

/** Shares are written rounded. */
const roundedOff = 0.01;

/** @throws Error where a comparison does not always reach one of its levels, as after a level was changed by hand. */
function assertWhole(path: string, found: readonly z.infer<typeof level>[]): void {
  for (const name of ['same', 'strangers', 'related', 'namesakes'] as const) {
    const shares = found.flatMap((each) => each[name] ?? []);
    const sum = shares.reduce((all, each) => all + each, 0);
    if (shares.length === found.length && Math.abs(sum - 1) > roundedOff)
      throw new Error(
        `the model is not right: ${path}.levels: "${name}" must add up to 1 over all levels, not to ${Number(sum.toFixed(4))}`,
      );
  }
}

export function levelsOf(kind: PartyKind, name: string): readonly string[] {
  const attribute = attributeOf(name);
  if (attribute !== null) return attributeComparison(attribute).levels;
  return comparisons[kind].find((each) => each.name === name)?.levels ?? [];
}
