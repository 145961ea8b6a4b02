import type { Belonging, Entities } from '../../kit/import/row-change.ts';
import type { ExternalId, Party } from '../../kit/party.ts';
import type { OrganizationRow, RequesterRow } from '../tables.ts';

type PartyValues = Partial<Omit<RequesterRow, 'id'>>;
type OrganizationValues = Partial<Omit<OrganizationRow, 'id'>>;

const nothingKnown: Omit<Party, 'kind' | 'updatedAt'> = {
  name: null,
  givenName: null,
  familyName: null,
  emails: [],
  phones: [],
  addresses: [],
  birthDate: null,
  externalIds: [],
  taxIds: [],
  domains: [],
  employer: null,
};

/** Telephony names a caller it does not know after the number; that is nobody's name. */
const unnamedCaller = /^caller\s*[+(\d]/i;
const billingAccountId = /^cus_\w+$/;

function requesterParty(id: string, values: PartyValues, updatedAt: number | null): Party {
  const { name, email, phone } = values;
  return {
    ...nothingKnown,
    kind: 'PERSON',
    name: name && !unnamedCaller.test(name) ? name : null,
    emails: email ? [email] : [],
    phones: phone ? [phone] : [],
    externalIds: externalIds(id, values.external_id),
    updatedAt,
  };
}

function organizationParty(
  id: string,
  values: OrganizationValues,
  updatedAt: number | null,
  domains: Belonging[],
): Party {
  const listed: unknown = values.domain_list ? JSON.parse(values.domain_list) : null;
  const known = domains.map(({ domain }) => String(domain));
  return {
    ...nothingKnown,
    kind: 'ORGANISATION',
    name: values.name ?? null,
    externalIds: externalIds(id, values.external_id),
    domains: Array.isArray(listed) ? known.filter((domain) => listed.includes(domain)) : known,
    updatedAt,
  };
}

function externalIds(id: string, given: string | null | undefined): ExternalId[] {
  const own = { system: 'support', value: id };
  if (!given) return [own];
  const external = { system: 'external', value: given };
  return billingAccountId.test(given) ? [own, external, { system: 'billing', value: given }] : [own, external];
}

export const entities: Entities = {
  requester: { table: 'requester', references: { organization_id: 'organization' }, toParty: requesterParty },
  organization: { table: 'organization', toParty: organizationParty },
  organization_domain: {
    table: 'organization_domain',
    references: { organization_id: 'organization' },
    belongsTo: { entity: 'organization', column: 'organization_id' },
  },
  agent: { table: 'agent' },
  group: { table: 'agent_group' },
  tag: { table: 'tag', partOf: { owner: { ticket: 'ticket', user: 'requester', organization: 'organization' } } },
  ticket: {
    table: 'ticket',
    references: { requester_id: 'requester', submitter_id: 'requester', organization_id: 'organization' },
  },
  ticket_link: { table: 'ticket_link', partOf: { ticket_id: 'ticket', continued_id: 'ticket' } },
  ticket_change: { table: 'ticket_change', partOf: { ticket_id: 'ticket' } },
  ticket_chat: { table: 'ticket_chat', partOf: { ticket_id: 'ticket' } },
  message: {
    table: 'message',
    references: { author_id: 'requester' },
    partOf: {
      conversation_id: {
        ticket: 'ticket',
        chat: { entity: 'ticket_chat', columns: ['conversation_id'], whole: true },
      },
    },
  },
  rating: { table: 'rating', references: { requester_id: 'requester' }, partOf: { ticket_id: 'ticket' } },
};
