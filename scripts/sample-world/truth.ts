import { table } from './table-files.ts';

/** Which records are one customer: every record that is alive in its department, once. */
export const truth = table('truth', 'record,customer,kind,story');
