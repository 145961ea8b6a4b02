import { createHmac } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import type { HouseConfig } from '../config.ts';

/**
 * Tells a house apart from others that use the same Redis: by where each subgraph's data is, and by the secret that its
 * calls are signed with. All gateways and threads that are configured alike have the same, also after a restart.
 */
export function houseId({
  departments,
  identity,
  secret = '',
}: Pick<HouseConfig, 'departments' | 'identity' | 'secret'>): string {
  const places = Object.entries(departments).map(([name, place]) => [
    name,
    'at' in place ? addressed(place.at) : databaseAt(place.here.databaseUrl),
  ]);
  const graph = 'at' in identity ? addressed(identity.at) : graphAt(identity.here.store);
  return createHmac('sha256', secret)
    .update(JSON.stringify([...places.sort(), graph]))
    .digest('base64url')
    .slice(0, 22);
}

type PlaceOnNetwork = readonly [url: string, onMachine: string];

function graphAt(store: Extract<HouseConfig['identity'], { here: unknown }>['here']['store']): PlaceOnNetwork {
  return 'databasePath' in store ? inFile(store.databasePath) : addressed(store.neo4j.uri);
}

function databaseAt(url: string): PlaceOnNetwork {
  return /^postgres(ql)?:/i.test(url) ? addressed(url) : inFile(url);
}

/** A password may be another tomorrow, and the data still the same. */
function addressed(text: string): PlaceOnNetwork {
  const url = URL.parse(text);
  if (!url) return [text, hostname()];
  url.password = '';
  return [url.href, onlyHere.test(url.hostname) ? hostname() : ''];
}

/** Names by which each machine finds something else: its own loopback, or a socket in its files. */
const onlyHere = /^(|localhost|.*\.localhost|127\..*|\[::1\]|%2f.*)$/i;

function inFile(path: string): PlaceOnNetwork {
  return [join(realPath(dirname(resolve(path))), basename(path)), hostname()];
}

function realPath(directory: string): string {
  try {
    return realpathSync(directory);
  } catch {
    // Its subgraph waits for it as well, and says so.
    return directory;
  }
}
