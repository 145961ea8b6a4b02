import type { DepartmentImport } from '../kit/import/format.ts';
import { entities } from './import/entities.ts';
import { plain } from './import/plain.ts';
import { zendesk } from './import/zendesk.ts';

export const supportImport: DepartmentImport = {
  department: 'support',
  entities,
  formats: { zendesk, generic: plain },
};
