import { Kind, type OperationDefinitionNode, type SelectionNode } from 'graphql';

export type Variables = Readonly<Record<string, unknown>>;

/** Whether `@skip` and `@include` leave a selection in. */
export function includes({ directives }: SelectionNode, variables: Variables): boolean {
  return (directives ?? []).every(({ name, arguments: args }) => {
    if (name.value !== 'skip' && name.value !== 'include') return true;
    const condition = args?.find((argument) => argument.name.value === 'if')?.value;
    const holds =
      condition?.kind === Kind.VARIABLE
        ? variables[condition.name.value] === true
        : condition?.kind === Kind.BOOLEAN && condition.value;
    return name.value === 'include' ? holds : !holds;
  });
}

/** The variables that conditions are decided by: those sent, and the defaults of those left out. */
export function withDefaults({ variableDefinitions }: OperationDefinitionNode, variables: Variables): Variables {
  const completed = { ...variables };
  for (const { variable, defaultValue } of variableDefinitions ?? [])
    if (defaultValue?.kind === Kind.BOOLEAN) completed[variable.name.value] ??= defaultValue.value;
  return completed;
}
