import { defaultPageSize, largestPage } from '../../../graph-schema/shared/cursor.ts';

export const mostDecisions = `How many to return at most, 1 to ${largestPage}; ${defaultPageSize} if left out.`;
