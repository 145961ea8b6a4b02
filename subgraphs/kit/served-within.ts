/** Far longer than a gateway, or who follows the changes, waits for one statement. */
export const servedWithinMs = 15_000;
