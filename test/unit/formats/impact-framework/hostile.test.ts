import { describe, expect, it } from 'vitest'
import { manifestReport } from '#lib/domain/sci/impact-framework/manifest-report.ts'
import { csvTable } from '#lib/formats/impact-framework/csv-table.ts'
import { readManifest } from '#lib/formats/impact-framework/read-manifest.ts'
import { safeYaml } from '#lib/formats/impact-framework/safe-yaml.ts'

const aliases = ['a: &a [1, 2, 3, 4, 5, 6, 7, 8, 9]']
for (let level = 1; level < 9; level++) {
  const [name, before] = ['abcdefghi'[level], 'abcdefghi'[level - 1]]
  aliases.push(`${name}: &${name} [${Array.from({ length: 9 }, () => `*${before}`).join(', ')}]`)
}

describe('YAML that nobody vetted', () => {
  it.each([
    ['tags of its own', 'a: !!js/function "function () {}"'],
    ['aliases that grow', aliases.join('\n')],
    ['keys that reach a prototype', '{"__proto__": {"polluted": 1}}'],
    ['more than 100 levels', `${'['.repeat(150)}${']'.repeat(150)}`],
    ['more levels than a stack has', '['.repeat(200_000)],
    ['the same key twice', 'a: 1\na: 2'],
  ])('is refused for %s', (_what, text) => {
    expect(() => safeYaml(text)).toThrow(expect.objectContaining({ name: 'AppError' }))
  })

  it('gives dates, merges and aliases', () => {
    expect(safeYaml('x: &x {a: 1}\ny: {<<: *x, b: 2026-01-01T00:00:00Z}')).toEqual({
      x: { a: 1 },
      y: { a: 1, b: new Date('2026-01-01T00:00:00Z') },
    })
  })

  it('is no manifest where tags are a text or the name is missing', () => {
    const text = 'name: x\ntags: hello\ninitialize: {plugins: {}}\ntree: {}'
    expect(() => readManifest(text)).toThrow('ManifestValidationError')
    expect(() => readManifest('initialize: {plugins: {}}\ntree: {}')).toThrow('ManifestValidationError')
  })
})

const opaqueOf = (plugin: string) => {
  const row =
    '{timestamp: "2026-01-01T00:00:00.000Z", duration: 1, s: "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!"}'
  const text = `
name: x
initialize: {plugins: {p: ${plugin}}}
tree: {children: {a: {pipeline: {compute: [p]}, inputs: [${row}]}}}
`
  return manifestReport(readManifest(text), new Map()).components[0]?.opaque[0]?.reason
}

describe('steps of a manifest that are not run', () => {
  it.each([
    ['a process', '{path: builtin, method: Shell, config: {command: touch /tmp/x}}', 'starts a process'],
    ['somebody’s module', '{path: ../evil.js, method: Evil}', 'not run here'],
    ['an unknown built-in', '{path: builtin, method: Nope}', 'no built-in Nope'],
    [
      'code as a pattern',
      `{path: builtin, method: Regex, config: {parameter: s, match: "/a/; process.exit(1); /a/", output: o}}`,
      'JavaScript',
    ],
    [
      'a pattern that takes very long',
      `{path: builtin, method: Regex, config: {parameter: s, match: "^(a+)+$", output: o}}`,
      'very long',
    ],
    [
      'alternatives that take very long',
      `{path: builtin, method: Regex, config: {parameter: s, match: "^(a|a)*$", output: o}}`,
      'very long',
    ],
    [
      'a nested pattern that takes very long',
      `{path: builtin, method: Regex, config: {parameter: s, match: "^((a)+)+$", output: o}}`,
      'very long',
    ],
    [
      'a group in a repeated group',
      `{path: builtin, method: Regex, config: {parameter: s, match: "^((a+)a?)*$", output: o}}`,
      'very long',
    ],
    [
      'a table that was not read',
      `{path: builtin, method: CSVLookup, config: {filepath: "https://x.org/a.csv", query: {a: s}, output: b}}`,
      'was not read',
    ],
  ])('%s is opaque', (_what, plugin, reason) => {
    expect(opaqueOf(plugin)).toContain(reason)
  })
})

describe('a table beside a manifest', () => {
  it('has numbers where a whole cell is one', () => {
    expect(csvTable('a,b,c\n1,x,"2,5"\n-0.5,"say ""hi""",\r\n')).toEqual({
      rows: [
        { a: 1, b: 'x', c: '2,5' },
        { a: -0.5, b: 'say "hi"', c: '' },
      ],
    })
  })

  it('is damaged where a line has another number of cells', () => {
    expect(csvTable('a,b\n1\n2,3')).toEqual({ damaged: expect.stringContaining('line 2') })
  })
})
