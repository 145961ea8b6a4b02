export interface Group {
  id: string;
  name: string;
  department: 'Support' | 'Billing' | 'Sales';
}

export interface Agent {
  id: string;
  name: string;
  group: Group;
}

const careGroup: Group = { id: '360000000101', name: 'Customer Care', department: 'Support' };
const deliveryGroup: Group = { id: '360000000102', name: 'Returns and Delivery', department: 'Support' };
const paymentsGroup: Group = { id: '360000000103', name: 'Payments and Billing', department: 'Billing' };
const accountsGroup: Group = { id: '360000000104', name: 'Business Accounts', department: 'Sales' };

export const groups = {
  care: careGroup,
  delivery: deliveryGroup,
  payments: paymentsGroup,
  accounts: accountsGroup,
} as const;

export const agents: readonly Agent[] = [
  { id: '360000000201', name: 'Mara Holt', group: careGroup },
  { id: '360000000202', name: 'Jonas Feld', group: careGroup },
  { id: '360000000203', name: 'Amina Diallo', group: careGroup },
  { id: '360000000204', name: 'Piet Verhoeven', group: careGroup },
  { id: '360000000205', name: 'Lucía Prado', group: deliveryGroup },
  { id: '360000000206', name: 'Owen Rhys', group: deliveryGroup },
  { id: '360000000207', name: 'Hana Svobodová', group: paymentsGroup },
  { id: '360000000208', name: 'Tomasz Zych', group: paymentsGroup },
  { id: '360000000209', name: 'Grace Okafor', group: paymentsGroup },
  { id: '360000000210', name: 'Elif Tan', group: accountsGroup },
  { id: '360000000211', name: 'Noah Lindahl', group: accountsGroup },
];

export const bot = { id: '360000000999', name: 'Lumen Assistant' };

export function agentsOf(group: Group): Agent[] {
  return agents.filter((agent) => agent.group === group);
}
