export interface Sample {
  name: string;
  labels: Record<string, string>;
  value: number;
}

const help = /^# HELP [a-zA-Z_:][a-zA-Z0-9_:]* \S.*$/;
const type = /^# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)$/;
const label = String.raw`[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\[\\n"])*"`;
const sample = new RegExp(
  String.raw`^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(${label}(?:,${label})*)?\})? (NaN|[+-]Inf|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$`,
);

/** Reads Prometheus's text format 0.0.4 as its grammar has it. @throws at the first line that does not follow it. */
export function parseExposition(text: string): Sample[] {
  if (!text.endsWith('\n')) throw new Error('the last line does not end');
  const types = new Map<string, string>();
  const samples: Sample[] = [];
  for (const line of text.split('\n')) {
    if (line === '' || help.test(line)) continue;
    const [, family, kind = ''] = type.exec(line) ?? [];
    if (family) {
      if (types.has(family)) throw new Error(`${family} is told twice`);
      types.set(family, kind);
      continue;
    }
    const [, name = '', labels = '', value = ''] = sample.exec(line) ?? [];
    if (!types.has(name) && !types.has(name.replace(/_(bucket|sum|count)$/, ''))) throw new Error(`no sample: ${line}`);
    samples.push({ name, labels: labelsOf(labels), value: Number(value.replace('Inf', 'Infinity')) });
  }
  const keys = samples.map(({ name, labels }) => JSON.stringify([name, Object.entries(labels).sort()]));
  if (new Set(keys).size !== keys.length) throw new Error('a series is told twice');
  for (const [family, kind] of types) if (kind === 'histogram') checkHistogram(family, samples);
  return samples;
}

/** The value of the one series with this name and these labels; 0 when there is none. */
export function sampleValue(samples: readonly Sample[], name: string, labels: Record<string, string> = {}): number {
  const found = samples.filter((one) => one.name === name && sameLabels(one.labels, labels));
  if (found.length > 1) throw new Error(`${found.length} series called ${name}`);
  return found[0]?.value ?? 0;
}

function sameLabels(one: Record<string, string>, other: Record<string, string>): boolean {
  return Object.entries(other).every(([name, value]) => one[name] === value);
}

function labelsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\]|\\.)*)"/g)].map(([, name, value]) => [name, value]),
  );
}

/** Buckets only grow, and the last one holds everything. */
function checkHistogram(family: string, samples: readonly Sample[]): void {
  for (const { labels, value } of samples.filter(({ name }) => name === `${family}_count`)) {
    const buckets = samples.filter((one) => one.name === `${family}_bucket` && sameLabels(one.labels, labels));
    const counts = buckets.map((bucket) => bucket.value);
    const grows = counts.every((count, index) => index === 0 || count >= (counts[index - 1] ?? 0));
    const last = buckets.at(-1);
    if (!grows || last?.labels.le !== '+Inf' || last.value !== value) throw new Error(`${family} is no histogram`);
  }
}
