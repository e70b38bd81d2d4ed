/** The layers of the README's picture: imports point one way. Every rule is an error. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  comment: `${from} may import only: ${allowed.join(', ')}`,
  from: { path: `^${from}/` },
  to: { path: '^(lib|app|test)/', pathNot: [from, ...allowed].map((folder) => `^${folder}/`) },
})

module.exports = {
  forbidden: [
    only('domain-is-pure', 'lib/domain', []),
    {
      name: 'domain-has-no-packages',
      severity: 'error',
      from: { path: '^lib/domain/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    only('factors', 'lib/factors', ['lib/domain']),
    only('formats', 'lib/formats', ['lib/domain']),
    only('store', 'lib/store', ['lib/domain']),
    only('sources', 'lib/sources', ['lib/domain', 'lib/formats']),
    only('engine', 'lib/engine', ['lib/domain', 'lib/formats']),
    only('pipeline', 'lib/pipeline', [
      ...['lib/domain', 'lib/factors', 'lib/formats', 'lib/engine', 'lib/store', 'lib/sources'],
    ]),
    only('queries', 'lib/queries', [
      ...['lib/domain', 'lib/factors', 'lib/formats', 'lib/engine', 'lib/store', 'lib/sources'],
    ]),
    only('cli', 'lib/cli', ['lib/pipeline', 'lib/queries', 'lib/domain']),
    only('app', 'app', ['lib/pipeline', 'lib/queries', 'lib/domain']),
    {
      name: 'browser-code-imports-only-domain',
      severity: 'error',
      from: { path: '\\.client\\.tsx$' },
      to: { path: '^lib/', pathNot: '^lib/domain/' },
    },
    {
      name: 'one-importer-of-duckdb',
      severity: 'error',
      from: { pathNot: '^lib/engine/' },
      to: { path: 'node_modules/@duckdb/' },
    },
    {
      name: 'one-importer-of-prisma',
      severity: 'error',
      from: { pathNot: '^lib/store/' },
      to: {
        path: [
          'node_modules/(@prisma|pglite-prisma-adapter|@electric-sql|pg|pg-boss)/',
          '^lib/store/client/',
        ],
      },
    },
    {
      name: 'one-way-out',
      comment:
        'every request to elsewhere passes lib/sources/outgoing; the command line talks to its server by fetch',
      severity: 'error',
      from: { path: '^lib/', pathNot: '^lib/sources/outgoing/' },
      to: { path: '^(node:)?(http|https|http2|net|tls|dgram|dns)(/promises)?$', dependencyTypes: ['core'] },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^lib/store/client/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
}
