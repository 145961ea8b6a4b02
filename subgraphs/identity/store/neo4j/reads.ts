import type { IdentityReads } from '../identity-reads.ts';
import type { Run } from './connection.ts';
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
import { recordsThen } from './versions.ts';

export function readsOn(read: Run, pseudonymKey: string): IdentityReads {
  return {
    pseudonymKey,
    customersById: (ids) => customersById(read, ids),
    customersByRecord: (keys) => customersByRecord(read, keys),
    customersByIdentifier: (identifiers, most) => customersByIdentifier(read, identifiers, most),
    recordsByKey: (keys) => recordsByKey(read, keys),
    customers: (query) => customerPage(read, query),
    countCustomers: (filter) => countCustomers(read, filter),
    records: (query) => recordPage(read, query),
    countRecords: (department) => countRecords(read, department),
    events: (query) => eventPage(read, query),
    countEvents: (customerId, upTo) => countEvents(read, customerId, upTo),
    eventLog: (query) => eventLog(read, query),
    newestEvent: () => newestEvent(read),
    recordsThen: (keys, at) => recordsThen(read, keys, at),
    linksOfCustomers: (ids, most) => linksOfCustomers(read, ids, most),
    neighbourhoods: (keys, bounds) => neighbourhoods(read, keys, bounds),
    proposals: (query) => proposalPage(read, query),
    proposalsById: (ids) => proposalsById(read, ids),
    countProposals: (filter) => countProposals(read, filter),
    heldMatches: (query) => heldMatchPage(read, query),
    countHeldMatches: () => countHeldMatches(read),
    alerts: (query) => alertPage(read, query),
    countAlerts: () => countAlerts(read),
    decisions: (query) => decisionPage(read, query),
    countDecisions: (filter) => countDecisions(read, filter),
    setAsideChanges: (query) => setAsidePage(read, query),
    countSetAsideChanges: () => countSetAsideChanges(read),
    keptRules: (query) => rulesPage(read, query),
    countKeptRules: () => countRules(read),
    rulesOfNumber: (number) => rulesOfNumber(read, number),
  };
}
