import type { DepartmentImport } from '../kit/import/format.ts';
import { entities } from './import/entities.ts';
import { hubspot } from './import/hubspot.ts';
import { plain } from './import/plain.ts';

export const marketingImport: DepartmentImport = {
  department: 'marketing',
  entities,
  formats: { hubspot, generic: plain },
};
