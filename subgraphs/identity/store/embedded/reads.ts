import type { Database } from '../../../kit/database.ts';
import type { IdentityReads } from '../identity-reads.ts';
import { customersById, customersByIdentifier, customersByRecord, recordsByKey } from './customers.ts';
import { countDecisions, decisionPage } from './decisions.ts';
import { eventLog, newestEvent } from './event-log.ts';
import { countCustomers, countEvents, countRecords, customerPage, eventPage, recordPage } from './lists.ts';
import { neighbourhoods } from './neighbourhood.ts';
import {
  alertPage,
  countAlerts,
  countHeldMatches,
  countProposals,
  heldMatchPage,
  linksOfCustomers,
  proposalPage,
  proposalsById,
} from './questions.ts';
import { countRules, rulesOfNumber, rulesPage } from './rules.ts';
import { countSetAsideChanges, setAsidePage } from './set-aside.ts';
import type { IdentityTables } from './tables.ts';
import { recordsThen } from './versions.ts';

export function readsOn(database: Database<IdentityTables>, pseudonymKey: string): IdentityReads {
  const { kysely } = database;
  return {
    pseudonymKey,
    customersById: (ids) => customersById(database, ids),
    customersByRecord: (keys) => customersByRecord(database, keys),
    customersByIdentifier: (identifiers, most) => customersByIdentifier(database, identifiers, most),
    recordsByKey: (keys) => recordsByKey(kysely, keys),
    customers: (query) => customerPage(kysely, query),
    countCustomers: (filter) => countCustomers(kysely, filter),
    records: (query) => recordPage(kysely, query),
    countRecords: (department) => countRecords(kysely, department),
    events: (query) => eventPage(kysely, query),
    countEvents: (customerId, upTo) => countEvents(kysely, customerId, upTo),
    eventLog: (query) => eventLog(kysely, query),
    newestEvent: () => newestEvent(kysely),
    recordsThen: (keys, at) => recordsThen(kysely, keys, at),
    linksOfCustomers: (ids, most) => linksOfCustomers(kysely, ids, most),
    neighbourhoods: (keys, bounds) => neighbourhoods(kysely, keys, bounds),
    proposals: (query) => proposalPage(kysely, query),
    proposalsById: (ids) => proposalsById(kysely, ids),
    countProposals: (filter) => countProposals(kysely, filter),
    heldMatches: (query) => heldMatchPage(kysely, query),
    countHeldMatches: () => countHeldMatches(kysely),
    alerts: (query) => alertPage(kysely, query),
    countAlerts: () => countAlerts(kysely),
    decisions: (query) => decisionPage(kysely, query),
    countDecisions: (filter) => countDecisions(kysely, filter),
    setAsideChanges: (query) => setAsidePage(kysely, query),
    countSetAsideChanges: () => countSetAsideChanges(kysely),
    keptRules: (query) => rulesPage(kysely, query),
    countKeptRules: () => countRules(kysely),
    rulesOfNumber: (number) => rulesOfNumber(kysely, number),
  };
}
