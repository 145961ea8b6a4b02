import type { DepartmentImport } from '../kit/import/format.ts';
import { entities } from './import/entities.ts';
import { plain } from './import/plain.ts';
import { stripe } from './import/stripe.ts';

export const billingImport: DepartmentImport = {
  department: 'billing',
  entities,
  formats: { stripe, generic: plain },
};
