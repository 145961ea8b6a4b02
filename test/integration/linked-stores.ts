import { pino } from 'pino';
import { houseConfig } from '../../scripts/config.ts';
import { openFeed } from '../../subgraphs/identity/following/feeds.ts';
import { takeNextPage } from '../../subgraphs/identity/following/follow.ts';
import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import { openIdentityStore } from '../../subgraphs/identity/store/open.ts';
import { departments } from '../../subgraphs/subgraphs.ts';
import { freshEnvironment, type Mode, type ModeEnvironment } from '../engines/modes.ts';
import { importSampleWorld } from './house-under-test.ts';

/** The mode's stores with a sample world imported and all of its records linked, so that a house on them is at rest. */
export async function linkedStores(mode: Mode, customers: number): Promise<ModeEnvironment> {
  await using opened = new AsyncDisposableStack();
  const environment = opened.use(await freshEnvironment(mode));
  await importSampleWorld(environment.variables, customers);
  await linkAll(environment.variables);
  const stack = opened.move();
  return { ...environment, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

async function linkAll(variables: Record<string, string>): Promise<void> {
  const config = houseConfig(variables);
  if (!('here' in config.identity)) throw new Error('identity has no store here');
  const store = await openIdentityStore(config.identity.here.store);
  const resolver = new Resolver(store, { rules: config.identity.here.rules });
  const logger = pino({ level: 'error' });
  for (const { name } of departments) {
    const place = config.departments[name];
    if (!('here' in place)) throw new Error(`${name} has no database here`);
    const { source, close } = openFeed({ name, ...place.here });
    const following = { resolver, store, sources: [source], logger, signal: new AbortController().signal };
    while (!(await takeNextPage(source, following)));
    await close();
  }
  await store.close();
}
