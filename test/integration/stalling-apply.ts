import { Resolver } from '../../subgraphs/identity/linking/resolver.ts';
import { defaultRules } from '../../subgraphs/identity/resolution/engine/rules.ts';
import { parseRules } from '../../subgraphs/identity/settings/rules-file.ts';
import { type IdentityConfig, openIdentityStore } from '../../subgraphs/identity/store/open.ts';

/** What the process is told as its one argument, in JSON: it applies rules, and stands still before it commits them. */
export interface StallingApply {
  store: IdentityConfig;
  /** As in a rules file. */
  rules: object;
}

const { store: config, rules }: StallingApply = JSON.parse(process.argv[2] ?? '');
const store = await openIdentityStore(config);
const chosen = { ...defaultRules, ...parseRules(JSON.stringify(rules)) };
const stalling: typeof store = {
  ...store,
  transact: (work) =>
    store.transact((transaction) =>
      work({
        ...transaction,
        write: async (effects) => {
          await transaction.write(effects);
          console.log('in the middle of it');
          await new Promise(() => {});
        },
      }),
    ),
};
// A promise that nothing settles keeps no process alive.
setInterval(() => {}, 1000);
await new Resolver(stalling, { rules: chosen }).applyRules('alex');
