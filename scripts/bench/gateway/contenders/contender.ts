import type { WorldName } from '../worlds/world.ts';

export interface Setup {
  world: WorldName;
  /** Where the databases of the departments are. */
  directory: string;
  /** The subgraphs' servers, by name; they answer at `/graphql`. */
  urls: Record<string, string>;
  /** A supergraph that names these servers. */
  supergraphPath: string;
}

/** Starts to serve on a free port of this machine. @returns where operations are sent */
export type StartContender = (setup: Setup) => Promise<string>;
