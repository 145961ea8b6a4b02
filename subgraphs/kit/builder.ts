import SchemaBuilder from '@pothos/core';
import DirectivesPlugin from '@pothos/plugin-directives';
import FederationPlugin from '@pothos/plugin-federation';
import RelayPlugin from '@pothos/plugin-relay';
import type { GraphQLSchema } from 'graphql';
import { defaultPageSize, largestPage } from '../../graph-schema/shared/cursor.ts';
import { CalendarDate, CurrencyCode, DateTime, SafeInt } from '../../graph-schema/shared/scalars.ts';
import { type CacheDirectives, type CacheHintOptions, cacheHintOptions } from './cache-hints.ts';
import type { Caller } from './caller.ts';
import { countListedItems } from './count-listed-items.ts';
import type { Database } from './database.ts';
import type { LeaveSignal } from './leave-signal.ts';
import type { CostDirectives } from './list-size.ts';
import type { ListedItems } from './listed-items.ts';

/** What every resolver of every subgraph gets. */
export interface SubgraphContext {
  caller: Caller;
  requestId: string;
  signal?: LeaveSignal;
  /** Set while an answer is made. */
  listed?: ListedItems;
}

/** What a department's resolvers get besides. */
export interface DepartmentContext<Tables> extends SubgraphContext {
  database: Database<Tables>;
}

export interface Money {
  amountMinor: number;
  currency: string;
}

type SharedScalars = {
  ID: { Input: string; Output: string };
  DateTime: { Input: number; Output: number };
  Date: { Input: string; Output: string };
  CurrencyCode: { Input: string; Output: string };
  SafeInt: { Input: number; Output: number };
};

/**
 * Makes the Pothos builder of one subgraph, with the scalars and types that all of them share.
 *
 * Fields are non-null unless they say otherwise; what a subgraph adds to another's entity must say so.
 */
export function createBuilder<Context extends SubgraphContext>() {
  const builder = new SchemaBuilder<{
    Context: Context;
    Scalars: SharedScalars;
    Directives: CacheDirectives & CostDirectives;
    Objects: { Money: Money };
    Connection: { totalCount: () => Promise<number> };
    DefaultFieldNullability: false;
    DefaultEdgesNullability: { list: false; items: false };
    DefaultNodeNullability: false;
  }>({
    plugins: [RelayPlugin, DirectivesPlugin, FederationPlugin],
    defaultFieldNullability: false,
    relay: {
      nodeQueryOptions: false,
      nodesQueryOptions: false,
      cursorType: 'String',
      edgesFieldOptions: {
        nullable: { list: false, items: false },
        description: 'The items of this page with their cursors.',
        directives: { cacheControl: { inheritMaxAge: true } },
      },
      nodeFieldOptions: {
        nullable: false,
        description: 'The item itself.',
        directives: { cacheControl: { inheritMaxAge: true } },
      },
      cursorFieldOptions: { description: 'Where this item stands; pass it as `after` to go on from here.' },
      pageInfoFieldOptions: { description: 'Whether there is more, and where to go on.' },
      pageInfoTypeOptions: {
        shareable: true,
        description: 'Where a page of a connection begins and ends.',
        directives: { cacheControl: { inheritMaxAge: true } },
      },
      hasNextPageFieldOptions: { description: 'Whether more items follow this page.' },
      hasPreviousPageFieldOptions: { description: 'Whether items come before this page.' },
      startCursorFieldOptions: { description: 'Cursor of the first item on this page.' },
      endCursorFieldOptions: {
        description: 'Cursor of the last item on this page; pass it as `after` for the next one.',
      },
    },
  });
  builder.addScalarType('DateTime', DateTime);
  builder.addScalarType('Date', CalendarDate);
  builder.addScalarType('CurrencyCode', CurrencyCode);
  builder.addScalarType('SafeInt', SafeInt);
  builder.objectType('Money', {
    description: 'An amount of money. Never a fraction: 12.50 euros are 1250 minor units.',
    shareable: true,
    directives: { cacheControl: { inheritMaxAge: true } },
    fields: (t) => ({
      amountMinor: t.expose('amountMinor', {
        type: 'SafeInt',
        description: "In the currency's smallest unit: cents for EUR, yen for JPY.",
      }),
      currency: t.expose('currency', { type: 'CurrencyCode', description: 'The currency of the amount.' }),
    }),
  });
  builder.globalConnectionField('totalCount', (t) =>
    t.int({
      description: 'How many items there are on all pages together.',
      resolve: (connection) => connection.totalCount(),
    }),
  );
  builder.queryType({ description: 'What can be asked.' });
  return builder;
}

interface ArgumentBuilder<IntArgument, StringArgument> {
  int: (options: { description: string }) => IntArgument;
  string: (options: { description: string }) => StringArgument;
}

/** The arguments of every connection; cursors stay valid while rows come and go. */
export function pageArguments<IntArgument, StringArgument>(arg: ArgumentBuilder<IntArgument, StringArgument>) {
  return {
    first: arg.int({ description: `How many items to return, 1 to ${largestPage}; ${defaultPageSize} if left out.` }),
    after: arg.string({ description: 'Return the items after this cursor.' }),
  };
}

export function toSubgraphSchema(builder: {
  toSubGraphSchema: (options: { linkUrl: string; federationDirectives: string[] } & CacheHintOptions) => GraphQLSchema;
}): GraphQLSchema {
  const schema = builder.toSubGraphSchema({
    ...cacheHintOptions,
    linkUrl: 'https://specs.apollo.dev/federation/v2.9',
    federationDirectives: ['@key', '@shareable', '@extends', '@external', '@requires', '@inaccessible', '@listSize'],
  });
  return countListedItems(schema);
}
