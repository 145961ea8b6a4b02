import type { Evidence } from '../model/scorer.ts';

/** Evidence as a match keeps it: `comparison level weight` of each comparison, one after the other. */
export function evidenceText(evidence: readonly Evidence[]): string {
  return evidence
    .map(({ comparison, level, weight }) => `${encodeURI(comparison.toWellFormed())} ${level} ${weight}`)
    .join(',');
}

export function readEvidence(text: string): Evidence[] {
  if (text === '') return [];
  return text.split(',').map((each) => {
    const [comparison = '', level, weight] = each.split(' ');
    return { comparison: decodeURI(comparison), level: Number(level), weight: Number(weight) };
  });
}
