import type { DepartmentImport } from '../kit/import/format.ts';
import { entities } from './import/entities.ts';
import { plain } from './import/plain.ts';
import { salesforce } from './import/salesforce.ts';

export const salesImport: DepartmentImport = {
  department: 'sales',
  entities,
  formats: { salesforce, generic: plain },
};
