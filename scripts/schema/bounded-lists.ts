const ownRecords = 'as many records as identity linked to the customer, usually one or two';

/** Lists of entities that may go without pages, each with the reason why it stays short. */
export const boundedLists: Record<string, string> = {
  'MarketingProfile.contacts': ownRecords,
  'MarketingProfile.companies': ownRecords,
  'SalesProfile.contacts': ownRecords,
  'SalesProfile.accounts': ownRecords,
  'SupportProfile.requesters': ownRecords,
  'SupportProfile.organizations': ownRecords,
  'BillingProfile.accounts': ownRecords,
};
