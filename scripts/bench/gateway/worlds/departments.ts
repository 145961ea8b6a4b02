import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Caller, personalDataScope, stewardScope } from '../../../../subgraphs/kit/caller.ts';
import { departments, identity, startDepartmentEntry } from '../../../../subgraphs/subgraphs.ts';
import { supergraphPath } from '../../../schema/files.ts';
import type { World } from './world.ts';

const caller: Caller = { subject: 'bench', scopes: new Set([personalDataScope, stewardScope]) };

/** The real subgraphs over the databases of a house that was filled before. */
export async function openDepartments(directory: string): Promise<World> {
  const started = await Promise.all(
    departments.map((entry) => startDepartmentEntry(entry, join(directory, `${entry.name}.sqlite`))),
  );
  const { startIdentity } = await identity.load();
  started.push(await startIdentity({ databasePath: join(directory, 'identity.sqlite') }));
  return {
    supergraphSdl: readFileSync(supergraphPath, 'utf8'),
    subgraphs: started.map((subgraph) => ({
      name: subgraph.name,
      execute: ({ query, variables }) => subgraph.execute({ query, variables, caller, requestId: 'bench' }),
    })),
    close: async () => {
      for (const subgraph of started) await subgraph.close();
    },
  };
}
