import { toSubgraphSchema } from '../kit/builder.ts';
import type { Department } from '../kit/department.ts';
import { salesImport } from './import.ts';
import { migrations } from './migrations.ts';
import { builder } from './schema.ts';
import './contact.ts';
import './account.ts';
import './membership.ts';
import './product.ts';
import './order.ts';
import './return.ts';
import './opportunity.ts';
import './buyer-fields.ts';
import './profile.ts';

export const department: Department = {
  name: 'sales',
  migrations,
  schema: toSubgraphSchema(builder),
  import: salesImport,
};
