import type { CompanyHistory, Export, PersonHistory } from '../history.ts';
import type { Table } from '../table-files.ts';
import { writeHubspotCompany } from './hubspot/contacts.ts';
import { writeHubspotPerson } from './hubspot/hubspot.ts';
import { writeHubspotSetup } from './hubspot/setup.ts';
import { hubspotTables } from './hubspot/tables.ts';
import { writeDeals } from './salesforce/deals.ts';
import { writeCompanyOrders, writePersonOrders } from './salesforce/orders.ts';
import { writeSalesforceAccounts, writeSalesforceParties } from './salesforce/parties.ts';
import { writeSalesforceSetup } from './salesforce/setup.ts';
import { salesforceTables } from './salesforce/tables.ts';
import { writeStripeSetup } from './stripe/setup.ts';
import { writeStripeForCompany, writeStripeForPerson } from './stripe/stripe.ts';
import { stripeTables } from './stripe/tables.ts';
import { writeOrganizations, writeRequesters, writeZendeskSetup } from './zendesk/parties.ts';
import { zendeskTables } from './zendesk/tables.ts';
import { writeCompanyTickets, writePersonTickets } from './zendesk/tickets.ts';

/** How one system exports what its department knows. */
interface Vendor {
  /** Rows that belong to nobody: catalogue, campaigns, agents. */
  setup: (world: Export) => void;
  company: (history: CompanyHistory, world: Export) => void;
  person: (history: PersonHistory, world: Export) => void;
}

const hubspot: Vendor = { setup: writeHubspotSetup, company: writeHubspotCompany, person: writeHubspotPerson };

const salesforce: Vendor = {
  setup: writeSalesforceSetup,
  company: (history, world) => {
    writeSalesforceAccounts(history, world);
    writeDeals(history, world);
    writeCompanyOrders(history, world);
  },
  person: (history, world) => {
    writeSalesforceParties(history, world);
    writePersonOrders(history, world);
  },
};

const zendesk: Vendor = {
  setup: writeZendeskSetup,
  company: (history, world) => {
    writeOrganizations(history, world);
    writeCompanyTickets(history, world);
  },
  person: (history, world) => {
    writeRequesters(history, world);
    writePersonTickets(history, world);
  },
};

const stripe: Vendor = { setup: writeStripeSetup, company: writeStripeForCompany, person: writeStripeForPerson };

export const vendors: readonly Vendor[] = [hubspot, salesforce, zendesk, stripe];

export const vendorTables: readonly Table[] = [
  ...hubspotTables,
  ...salesforceTables,
  ...zendeskTables,
  ...stripeTables,
];
