import { toSubgraphSchema } from '../kit/builder.ts';
import type { Department } from '../kit/department.ts';
import { billingImport } from './import.ts';
import { migrations } from './migrations.ts';
import { builder } from './schema.ts';
import './account.ts';
import './subscription.ts';
import './invoice.ts';
import './payment.ts';
import './payer.ts';
import './profile.ts';

export const department: Department = {
  name: 'billing',
  migrations,
  schema: toSubgraphSchema(builder),
  import: billingImport,
};
