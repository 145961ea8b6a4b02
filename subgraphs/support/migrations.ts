import type { Migrations } from '../kit/database.ts';
import { erasedTombstones } from '../kit/import/erased-tombstones.ts';
import { numberingByTable } from '../kit/outbox.ts';
import { createPartyTable, createRowTable, mergedPartiesIndexed } from '../kit/row-table.ts';

export const migrations: Migrations = {
  '001-people': {
    async up(kysely) {
      await createPartyTable(kysely, 'requester')
        .addColumn('name', 'text')
        .addColumn('email', 'text')
        .addColumn('phone', 'text')
        .addColumn('external_id', 'text')
        .addColumn('organization_id', 'text')
        .addColumn('locale', 'text')
        .addColumn('time_zone', 'text')
        .addColumn('suspended', 'integer')
        .addColumn('verified', 'integer')
        .addColumn('tag_list', 'text')
        .addColumn('last_login_at', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await kysely.schema
        .createIndex('requester_organization')
        .on('requester')
        .columns(['organization_id', 'created_at'])
        .execute();
      await createPartyTable(kysely, 'organization')
        .addColumn('name', 'text')
        .addColumn('external_id', 'text')
        .addColumn('tag_list', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await createRowTable(kysely, 'organization_domain')
        .addColumn('organization_id', 'text')
        .addColumn('domain', 'text')
        .execute();
      await kysely.schema
        .createIndex('organization_domain_organization')
        .on('organization_domain')
        .column('organization_id')
        .execute();
      await createRowTable(kysely, 'agent')
        .addColumn('name', 'text')
        .addColumn('email', 'text')
        .addColumn('role', 'text')
        .addColumn('active', 'integer')
        .execute();
      await createRowTable(kysely, 'agent_group').addColumn('name', 'text').addColumn('active', 'integer').execute();
      await createRowTable(kysely, 'tag').addColumn('owner', 'text').addColumn('tag', 'text').execute();
      await kysely.schema.createIndex('tag_owner').on('tag').columns(['owner', 'tag']).execute();
    },
  },
  '002-tickets': {
    async up(kysely) {
      await createRowTable(kysely, 'ticket')
        .addColumn('requester_id', 'text')
        .addColumn('submitter_id', 'text')
        .addColumn('organization_id', 'text')
        .addColumn('assignee_id', 'text')
        .addColumn('group_id', 'text')
        .addColumn('subject', 'text')
        .addColumn('description', 'text')
        .addColumn('status', 'text')
        .addColumn('priority', 'text')
        .addColumn('type', 'text')
        .addColumn('channel', 'text')
        .addColumn('tag_list', 'text')
        .addColumn('due_at', 'bigint')
        .addColumn('updated_at', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      for (const parent of ['requester_id', 'organization_id'])
        await kysely.schema.createIndex(`ticket_${parent}`).on('ticket').columns([parent, 'created_at']).execute();
      await kysely.schema.createIndex('ticket_created').on('ticket').columns(['created_at', 'id']).execute();
      await createRowTable(kysely, 'ticket_link')
        .addColumn('kind', 'text')
        .addColumn('ticket_id', 'text')
        .addColumn('continued_id', 'text')
        .execute();
      for (const parent of ['ticket_id', 'continued_id'])
        await kysely.schema.createIndex(`ticket_link_${parent}`).on('ticket_link').column(parent).execute();
      await createRowTable(kysely, 'ticket_change')
        .addColumn('ticket_id', 'text')
        .addColumn('field', 'text')
        .addColumn('field_name', 'text')
        .addColumn('value', 'text')
        .addColumn('changed_by', 'text')
        .addColumn('changed_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await kysely.schema
        .createIndex('ticket_change_ticket')
        .on('ticket_change')
        .columns(['ticket_id', 'field_name', 'changed_at'])
        .execute();
    },
  },
  '003-conversations': {
    async up(kysely) {
      await createRowTable(kysely, 'ticket_chat')
        .addColumn('conversation_id', 'text')
        .addColumn('ticket_id', 'text')
        .execute();
      await kysely.schema.createIndex('ticket_chat_ticket').on('ticket_chat').column('ticket_id').execute();
      await createRowTable(kysely, 'message')
        .addColumn('conversation_id', 'text')
        .addColumn('kind', 'text')
        .addColumn('author_kind', 'text')
        .addColumn('author_id', 'text')
        .addColumn('public', 'integer')
        .addColumn('channel', 'text')
        .addColumn('event', 'text')
        .addColumn('body', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await kysely.schema
        .createIndex('message_conversation')
        .on('message')
        .columns(['conversation_id', 'created_at'])
        .execute();
      await createRowTable(kysely, 'rating')
        .addColumn('ticket_id', 'text')
        .addColumn('requester_id', 'text')
        .addColumn('assignee_id', 'text')
        .addColumn('score', 'text')
        .addColumn('comment', 'text')
        .addColumn('reason', 'text')
        .addColumn('embedded', 'integer')
        .addColumn('rated_at', 'bigint', (column) => column.notNull().defaultTo(0))
        .execute();
      await kysely.schema.createIndex('rating_ticket').on('rating').columns(['ticket_id', 'rated_at']).execute();
    },
  },
  '004-tickets-of-chats': {
    up: (kysely) =>
      kysely.schema.createIndex('ticket_chat_conversation').on('ticket_chat').column('conversation_id').execute(),
  },
  '005-numbering-by-table': numberingByTable,
  '006-merged-parties': mergedPartiesIndexed('requester', 'organization'),
  '007-erased-deletions': erasedTombstones({
    requester: { table: 'requester', isParty: true, kept: ['organization_id'] },
    organization: { table: 'organization', isParty: true },
    organization_domain: { table: 'organization_domain', kept: ['organization_id'] },
    agent: { table: 'agent' },
    group: { table: 'agent_group' },
    tag: { table: 'tag', kept: ['owner'] },
    ticket: { table: 'ticket', kept: ['requester_id', 'submitter_id', 'organization_id'] },
    ticket_link: { table: 'ticket_link', kept: ['ticket_id', 'continued_id'] },
    ticket_change: { table: 'ticket_change', kept: ['ticket_id'] },
    ticket_chat: { table: 'ticket_chat', kept: ['ticket_id', 'conversation_id'] },
    message: { table: 'message', kept: ['author_id', 'conversation_id'] },
    rating: { table: 'rating', kept: ['requester_id', 'ticket_id'] },
  }),
  '008-domains-of-organizations': {
    up: (kysely) => kysely.schema.alterTable('organization').addColumn('domain_list', 'text').execute(),
  },
  // With the id it has changes in their whole order: PostgreSQL sorted all earlier ones of a ticket to find the one before each.
  '009-order-of-changes': {
    async up(kysely) {
      await kysely.schema.dropIndex('ticket_change_ticket').execute();
      await kysely.schema
        .createIndex('ticket_change_ticket')
        .on('ticket_change')
        .columns(['ticket_id', 'field_name', 'changed_at', 'id'])
        .execute();
    },
  },
};
