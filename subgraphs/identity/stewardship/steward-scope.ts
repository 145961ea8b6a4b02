/** Lets a caller decide about the identity graph. */
export const stewardScope = 'identity:steward';
