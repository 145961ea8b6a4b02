import type { TestSpecification } from 'vitest/node';
import { BaseSequencer } from 'vitest/node';
import { longFiles } from './long-files.ts';

/**
 * Starts the long files of each group first. In a fresh clone vitest has no durations to go by and starts the largest files first,
 * so that a long one that is small was left to run alone at the end.
 */
export default class LongFilesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((one, other) => groupOf(one) - groupOf(other) || rankOf(one) - rankOf(other));
  }
}

const groupOf = (file: TestSpecification): number => file.project.config.sequence.groupOrder;

function rankOf(file: TestSpecification): number {
  const rank = longFiles.findIndex((long) => file.moduleId.endsWith(`/${long}`));
  return rank < 0 ? longFiles.length : rank;
}
