import { editDistance } from '../subgraphs/identity/resolution/comparison/similarity.ts';
import { variableNames } from './environment.ts';

export interface MistypedVariable {
  variable: string;
  /** The variable of ours that it is nearly called, and that is not set. */
  meant: string;
}

/** Shorter names are near too many that other programs read. */
const shortestName = 8;

/** Variables that nothing reads, which may be ours by a slip: without a word a house would run by its defaults. */
export function mistypedVariables(variables: NodeJS.ProcessEnv): MistypedVariable[] {
  const known = new Set(variableNames);
  const unset = variableNames.filter((name) => name.length >= shortestName && !variables[name]);
  return Object.keys(variables)
    .filter((variable) => variables[variable] && !known.has(variable))
    .flatMap((variable) => {
      const meant = unset.find((name) => isSlipOf(variable.toUpperCase(), name));
      return meant ? [{ variable, meant }] : [];
    });
}

function isSlipOf(variable: string, name: string): boolean {
  const most = name.length < 15 ? 2 : 3;
  return editDistance(variable, name, most) <= most;
}
