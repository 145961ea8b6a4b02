import { extendSchema, type GraphQLSchema, isObjectType, parse } from 'graphql';

const subscriptionSdl = parse(`
extend schema { subscription: Subscription }

"""
What is told as it happens, as server-sent events or over WebSocket.
"""
type Subscription {
  """
  Tells each time that something about one of these customers has changed, in identity or in any department; several
  changes at once are told as one. The fields are answered as the same query would be at that moment.
  """
  customerChanged(
    """
    Customers by their ids; former ids go on to tell of the customer that they became part of.
    """
    ids: [ID!]!
    """
    The eventId that was received last: whoever changed since then is told first. When it is too long ago, all are.
    """
    after: ID
  ): CustomerChanged!
}

"""
That a customer has changed.
"""
type CustomerChanged {
  """
  Everything up to here has been told; name it in \`after\`, or as Last-Event-ID, to go on after a lost connection.
  """
  eventId: ID!
  """
  The id that was subscribed to.
  """
  customerId: ID!
  """
  Where something changed, e.g. billing or identity; empty when it is told because something may have been missed, as after
  a lost connection.
  """
  changedIn: [String!]!
  """
  The customer as of now; null when there is none any more.
  """
  customer: Customer
}
`);

/** Adds what the gateway itself tells, where the graph has customers by their ids. */
export function withSubscriptions(schema: GraphQLSchema): GraphQLSchema {
  const customer = schema.getType('Customer');
  const isAsked = schema
    .getQueryType()
    ?.getFields()
    .customer?.args.some(({ name }) => name === 'id');
  if (schema.getSubscriptionType() || !isObjectType(customer) || !isAsked) return schema;
  return extendSchema(schema, subscriptionSdl);
}
