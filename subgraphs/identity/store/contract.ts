import { describe } from 'vitest';
import { customerChangeCases } from './contract/customer-changes.ts';
import { customerCases } from './contract/customers.ts';
import { deliveryCases } from './contract/delivery.ts';
import { failureCases } from './contract/failure.ts';
import { garbageCases } from './contract/garbage.ts';
import { historyCases } from './contract/history.ts';
import { listCases } from './contract/lists.ts';
import { nameCases } from './contract/names.ts';
import { neighbourhoodCases } from './contract/neighbourhoods.ts';
import { orderCases } from './contract/order.ts';
import { questionCases } from './contract/questions.ts';
import { readAnewCases } from './contract/read-anew.ts';
import { repeatCases } from './contract/repeats.ts';
import { restoredCases } from './contract/restored.ts';
import { rulesCases } from './contract/rules.ts';
import { setAsideCases } from './contract/set-aside.ts';
import { stewardsProperty } from './contract/stewards-property.ts';
import { proposalDecisionCases } from './contract/stewardship-proposals.ts';
import { recordDecisionCases } from './contract/stewardship-records.ts';
import { refusedOrderCases } from './contract/stewardship-refused.ts';
import { undoCases } from './contract/stewardship-undo.ts';
import { versionCases } from './contract/versions.ts';
import { writtenCases } from './contract/written.ts';
import type { IdentityStore } from './identity-store.ts';

export interface StoreUnderTest {
  name: string;
  /** An empty store. */
  open(): Promise<IdentityStore>;
  /** A second connection to the store that was opened last. */
  reopen(): Promise<IdentityStore>;
  /** Keeps what is in the store that was opened last, and tells how to put it back while the store is in use. */
  backUp(): Promise<() => Promise<void>>;
  /** How many random histories the order test plays. */
  histories: number;
}

/** What every identity store does; each implementation runs all of it. */
export function identityStoreContract({ name, open, reopen, backUp, histories }: StoreUnderTest): void {
  describe(name, () => {
    writtenCases(open, reopen);
    customerCases(open);
    customerChangeCases(open);
    deliveryCases(open, reopen);
    failureCases(open);
    restoredCases(open, reopen, backUp);
    garbageCases(open);
    nameCases(open, reopen);
    setAsideCases(open, reopen);
    rulesCases(open, reopen);
    readAnewCases(open);
    listCases(open);
    questionCases(open);
    proposalDecisionCases(open, reopen);
    recordDecisionCases(open, reopen);
    undoCases(open);
    refusedOrderCases(open);
    stewardsProperty(open, histories);
    neighbourhoodCases(open, reopen);
    versionCases(open);
    historyCases(open, histories);
    repeatCases(open);
    orderCases(open, histories);
  });
}
