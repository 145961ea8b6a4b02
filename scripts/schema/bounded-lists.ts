/** Lists of entities that may go without pages, each with the reason why it stays short. */
export const boundedLists: Record<string, string> = {
  'BillingProfile.accounts': 'as many accounts as identity linked to the customer',
};
