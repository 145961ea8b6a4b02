import { toSubgraphSchema } from '../kit/builder.ts';
import type { Department } from '../kit/department.ts';
import { marketingImport } from './import.ts';
import { migrations } from './migrations.ts';
import { builder } from './schema.ts';
import './contact.ts';
import './company.ts';
import './campaign.ts';
import './segment.ts';
import './addressee.ts';
import './profile.ts';

export const department: Department = {
  name: 'marketing',
  migrations,
  schema: toSubgraphSchema(builder),
  import: marketingImport,
};
