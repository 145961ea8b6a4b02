import {
  DirectiveLocation,
  GraphQLBoolean,
  GraphQLDirective,
  GraphQLEnumType,
  GraphQLInt,
  specifiedDirectives,
} from 'graphql';

/** Composition carries the directive into the supergraph for the gateway, and hides it and its enum from clients. */
const specification = 'https://specs.customer-graph.example/cacheControl/v1.0';

export type CacheHint = {
  /**
   * Seconds for which the gateway may keep a value, unless the change feed tells of the record it is about before. For a
   * value that changes without being told of, such as one that depends on the time, these are all there is: 1 at most.
   */
  maxAge?: number;
  /** PRIVATE for what depends on who asks beyond their scopes. */
  scope?: 'PUBLIC' | 'PRIVATE';
  /** As long as what it is in. */
  inheritMaxAge?: boolean;
};

/** For Pothos: where the directive may stand, and what it takes. */
export type CacheDirectives = {
  cacheControl: { locations: 'FIELD_DEFINITION' | 'OBJECT' | 'INTERFACE' | 'UNION'; args: CacheHint };
};

const cacheControl = new GraphQLDirective({
  name: 'cacheControl',
  // Several subgraphs may hint at a type they share.
  isRepeatable: true,
  locations: [
    DirectiveLocation.FIELD_DEFINITION,
    DirectiveLocation.OBJECT,
    DirectiveLocation.INTERFACE,
    DirectiveLocation.UNION,
  ],
  args: {
    maxAge: { type: GraphQLInt },
    scope: { type: new GraphQLEnumType({ name: 'cacheControl__Scope', values: { PUBLIC: {}, PRIVATE: {} } }) },
    inheritMaxAge: { type: GraphQLBoolean },
  },
});

export interface CacheHintOptions {
  directives: GraphQLDirective[];
  composeDirectives: `@${string}`[];
  extensions: Record<string, unknown>;
}

/** What a subgraph's schema needs so that its hints reach the gateway. */
export const cacheHintOptions: CacheHintOptions = {
  directives: [...specifiedDirectives, cacheControl],
  composeDirectives: ['@cacheControl'],
  extensions: { directives: [{ name: 'link', args: { url: specification, import: ['@cacheControl'] } }] },
};
