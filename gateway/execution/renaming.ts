import type { FetchDataRewrite } from '@apollo/query-planner';

/**
 * Where two types have a field of one name and different types, the planner asks a subgraph for one of them under an
 * alias; `path` leads there through names and type conditions, `to` is the name that it has in the answer to the client.
 */
export interface Renaming {
  path: readonly string[];
  to: string;
}

const condition = /^\.\.\. on /;

export function renamingsOf(rewrites: readonly FetchDataRewrite[] = []): Renaming[] {
  return rewrites.map((rewrite) => {
    if (rewrite.kind !== 'KeyRenamer') throw new Error(`answers cannot be rewritten by a ${rewrite.kind}`);
    return { path: rewrite.path, to: rewrite.renameKeyTo };
  });
}

/** Those that are about an object of some type, without the conditions that it meets. */
export function narrowed(renamings: readonly Renaming[], meets: (typeName: string) => boolean): Renaming[] {
  return renamings.flatMap(({ path: [first = '', ...rest], to }) => {
    if (!condition.test(first)) return [{ path: [first, ...rest], to }];
    return meets(first.replace(condition, '')) ? narrowed([{ path: rest, to }], meets) : [];
  });
}

/** The name under which a field is written, and the renamings below it. */
export function renamed(renamings: readonly Renaming[], key: string): { as: string; within: Renaming[] } {
  const about = renamings.filter(({ path }) => path[0] === key);
  return {
    as: about.find(({ path }) => path.length === 1)?.to ?? key,
    within: about.filter(({ path }) => path.length > 1).map(({ path, to }) => ({ path: path.slice(1), to })),
  };
}
