import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { departmentNames } from '../../subgraphs/kit/department-names.ts';

export interface Rule {
  /** Says what must not be, as the sentence of a violation. */
  name: string;
  from: RegExp;
  to: RegExp;
  except?: RegExp;
}

const house = /^(gateway|scripts|subgraphs|test)\//;

/** The dependency direction of the house: scripts, test → gateway → graph-schema ← subgraphs/* → subgraphs/kit → graph-schema. */
export const rules: Rule[] = [
  ...departmentNames.map((name) => ({
    name: `${name} imports no other subgraph`,
    from: new RegExp(`^subgraphs/${name}/`),
    to: /^subgraphs\//,
    except: new RegExp(`^subgraphs/(${name}|kit)/`),
  })),
  {
    name: 'identity imports no department',
    from: /^subgraphs\/identity\//,
    to: /^subgraphs\//,
    except: /^subgraphs\/(identity|kit)\//,
  },
  {
    name: 'resolution imports no store, no server and no kit',
    from: /^subgraphs\/identity\/resolution\//,
    to: house,
    except: /^subgraphs\/identity\/resolution\//,
  },
  { name: 'the kit imports no subgraph', from: /^subgraphs\/kit\//, to: house, except: /^subgraphs\/kit\// },
  { name: 'graph-schema imports nothing of the house', from: /^graph-schema\//, to: house },
  { name: 'subgraphs import no gateway and no script', from: /^subgraphs\//, to: /^(gateway|scripts|test)\// },
  {
    name: 'the gateway imports no subgraph but the kit',
    from: /^gateway\//,
    to: house,
    except: /^(gateway|subgraphs\/kit)\//,
  },
  { name: 'scripts import no test', from: /^scripts\//, to: /^test\// },
];

/** What each file imports of the project, types included, by path below the project's folder. */
export type Imports = ReadonlyMap<string, readonly string[]>;

const importStatement =
  /(?:^|[\s;])(?:import|export)\b[^'";]*?from\s*'(\.[^']+)'|import\(\s*'(\.[^']+)'\s*\)|^import\s+'(\.[^']+)'/gm;

export function readImports(root: string): Imports {
  const files = globSync('{gateway,graph-schema,scripts,subgraphs}/**/*.ts', { cwd: root });
  return new Map(
    files
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => [file, importsOf(file, readFileSync(join(root, file), 'utf8'))]),
  );
}

export function importsOf(file: string, text: string): string[] {
  return [...text.matchAll(importStatement)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    return normalize(join(dirname(file), specifier));
  });
}

export function violations(imports: Imports): string[] {
  return [...imports].flatMap(([from, targets]) =>
    targets.flatMap((to) =>
      rules
        .filter((rule) => rule.from.test(from) && rule.to.test(to) && !rule.except?.test(to))
        .map((rule) => `${rule.name}: ${from} imports ${to}`),
    ),
  );
}

/** Each circle of imports once, as the files on it. */
export function cycles(imports: Imports): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) found.push(path.slice(at));
    if (at >= 0 || done.has(file)) return;
    path.push(file);
    for (const target of imports.get(file) ?? []) visit(target);
    path.pop();
    done.add(file);
  };
  for (const file of imports.keys()) visit(file);
  return found;
}
