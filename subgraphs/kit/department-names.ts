/** All departments. Each one's folder, variables and place in the identity graph go by its name. */
export const departmentNames = ['marketing', 'sales', 'support', 'billing'] as const;

export type DepartmentName = (typeof departmentNames)[number];
