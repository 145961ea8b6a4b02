/** What GraphiQL shows at first, and what `npm start` suggests. */
export const firstQuery = `# One customer, from four departments. Ctrl+Enter asks.
query Customers {
  customers(first: 3) {
    edges {
      node {
        id
        kind
        marketing { __typename }
        sales { __typename }
        support { __typename }
        billing { balance { amountMinor currency } }
      }
    }
  }
}
`;
