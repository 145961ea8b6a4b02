import { createBuilder, type DepartmentContext } from '../kit/builder.ts';

/** Rows are read through the kit's loaders, which know tables by name; no table type reaches a resolver. */
export type SalesContext = DepartmentContext<unknown>;

export const builder = createBuilder<SalesContext>();
