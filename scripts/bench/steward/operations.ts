/** The mutations that are measured, in an order in which each finds something to do. */
export const mutations = [
  ...(['assignProposal', 'deferProposal', 'reopenProposal', 'confirmProposal', 'rejectProposal'] as const),
  ...(['linkRecords', 'unlinkRecord', 'splitCustomer', 'mergeCustomers', 'undo'] as const),
];

export type Mutation = (typeof mutations)[number];

/** What a console shows of what a decision does. */
const answer = `__typename
  ... on Stewarded {
    version
    event { id }
    changes { customerId becomes before { recordIds profile { name { value } } } after { recordIds profile { name { value } } } }
    affected { department recordIds }
    proposals { to { status } }
  }
  ... on InvalidInput { field message }
  ... on AlreadyDecided { message }
  ... on ForbiddenByDecision { message }`;

export function mutationOf(mutation: Mutation, given: object, preview: boolean): string {
  const values = Object.entries({ ...given, reason: 'measured', preview });
  const args = values.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join(', ');
  return `mutation { ${mutation}(${args}) { ${answer} } }`;
}

export function explain(a: string, b: string): string {
  return `{ explainLink(a: "${a}", b: "${b}") {
    outcome weight prior evidence { comparison effect weight sentence values { values } } guards { guard sentence }
  } }`;
}

export const proposalsPage =
  '{ proposals(first: 20) { totalCount edges { node { id status weight probability sides { recordId customer { id name } } } } } }';

export function graphOf(id: string, nodes: number): string {
  return `{ customer(id: "${id}") { graph(depth: 5, maxNodes: ${nodes}) { truncated nodes { __typename id } edges { __typename } } } }`;
}
