const departments = ['marketing', 'sales', 'support', 'billing'];

/** The dependency direction of the house; `npm run check:boundaries` enforces it. */
module.exports = {
  forbidden: [
    ...departments.map((department) => ({
      name: `${department}-imports-no-other-department`,
      severity: 'error',
      from: { path: `^subgraphs/${department}/` },
      to: { path: '^subgraphs/', pathNot: `^subgraphs/(${department}|kit)/` },
    })),
    {
      name: 'identity-imports-no-department',
      severity: 'error',
      from: { path: '^subgraphs/identity/' },
      to: { path: '^subgraphs/', pathNot: '^subgraphs/(identity|kit)/' },
    },
    {
      name: 'resolution-imports-no-store-and-no-server',
      severity: 'error',
      from: { path: '^subgraphs/identity/resolution/' },
      to: { path: '^(gateway|scripts|test|subgraphs)/', pathNot: '^subgraphs/identity/resolution/' },
    },
    {
      name: 'kit-imports-no-subgraph',
      severity: 'error',
      from: { path: '^subgraphs/kit/' },
      to: { path: '^(gateway|scripts|test|subgraphs)/', pathNot: '^subgraphs/kit/' },
    },
    {
      name: 'graph-schema-imports-nothing-of-the-house',
      severity: 'error',
      from: { path: '^graph-schema/' },
      to: { path: '^(gateway|scripts|test|subgraphs)/' },
    },
    {
      name: 'subgraphs-import-no-gateway',
      severity: 'error',
      from: { path: '^subgraphs/' },
      to: { path: '^(gateway|scripts|test)/' },
    },
    {
      name: 'gateway-imports-no-subgraph-code',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^(scripts|test|subgraphs)/', pathNot: '^subgraphs/kit/' },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    exclude: { path: '\\.test\\.ts$|^test/' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
