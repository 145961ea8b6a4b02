/** What GraphiQL shows at the first visit: a customer whom every department knows, with what each knows of them now. */
export const firstQuery = `# One customer, four departments, one answer. Ctrl+Enter asks.
query OneCustomer {
  customers(first: 1, filter: { departments: [MARKETING, SALES, SUPPORT, BILLING] }) {
    edges {
      node {
        id
        profile { name { value department } }
        marketing { preferredChannel segments { segment { name } } }
        sales { orders(first: 2) { totalCount edges { node { id } } } }
        support { openTicketCount tickets(first: 2) { edges { node { subject createdAt } } } }
        billing { balance { amountMinor currency } nextRenewal }
      }
    }
  }
}
`;
