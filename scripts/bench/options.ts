/** What every bench can be told; a bench has its own default for what is left out. */
export interface BenchOptions {
  customers?: number;
  seed: number;
}
