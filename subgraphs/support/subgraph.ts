import { toSubgraphSchema } from '../kit/builder.ts';
import type { Department } from '../kit/department.ts';
import { supportImport } from './import.ts';
import { migrations } from './migrations.ts';
import { builder } from './schema.ts';
import './requester.ts';
import './ticket.ts';
import './message.ts';
import './history.ts';
import './handoff.ts';
import './satisfaction.ts';
import './ticket-lists.ts';
import './support-party-fields.ts';
import './profile.ts';

export const department: Department = {
  name: 'support',
  migrations,
  schema: toSubgraphSchema(builder),
  import: supportImport,
};
