import type { Evidence } from '../model/scorer.ts';
import { remembered } from '../remembered.ts';

const written = remembered((comparison) => encodeURI(comparison.toWellFormed()));

/** Evidence as a match keeps it: `comparison level weight` of each comparison, one after the other. */
export function evidenceText(evidence: readonly Evidence[]): string {
  let text = '';
  for (const { comparison, level, weight } of evidence)
    text += `${text === '' ? '' : ','}${written(comparison)} ${level} ${weight}`;
  return text;
}

export function readEvidence(text: string): Evidence[] {
  if (text === '') return [];
  return text.split(',').map((each) => {
    const [comparison = '', level, weight] = each.split(' ');
    return { comparison: decodeURI(comparison), level: Number(level), weight: Number(weight) };
  });
}
