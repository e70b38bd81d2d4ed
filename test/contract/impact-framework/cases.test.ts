import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import type { ManifestReport } from '#lib/domain/sci/impact-framework/manifest-report.ts'
import { importManifest } from '#lib/queries/sci/import-manifest.ts'
import { sample, samplesDir } from '#test/support/samples.ts'

const FOLDER = 'sci/if-cases'
const Case = z.object({
  id: z.string(),
  manifest: z.string(),
  output: z.string(),
  status: z.enum(['success', 'fail']),
  error: z.string().nullable(),
})
const Row = z.record(z.string(), z.unknown())
const Node = z.object({
  outputs: z.array(Row).nullish(),
  aggregated: Row.nullish(),
  get children() {
    return z.record(z.string(), Node).nullish()
  },
})

/** Manifests that are not re-computed, and why. */
const OPAQUE: Readonly<Record<string, string>> = {
  'probes/p10-eval-regex':
    'the pattern is not a plain regular expression; Impact Framework would run it as JavaScript',
}

const isSame = (a: unknown, b: unknown): boolean =>
  typeof a === 'number' && typeof b === 'number'
    ? a === b || Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
    : (a instanceof Date ? a.toISOString() : String(a)) === String(b)

function rowFaults(where: string, expected: z.infer<typeof Row>, given: z.infer<typeof Row>): string[] {
  return [...new Set([...Object.keys(expected), ...Object.keys(given)])]
    .filter((name) => !isSame(given[name], expected[name]))
    .map((name) => `${where} ${name}: expected ${expected[name]}, got ${given[name]}`)
}

/** Every value of the published tree that the report does not have, or has otherwise. */
function faults(node: z.infer<typeof Node>, path: readonly string[], report: ManifestReport): string[] {
  const where = path.join('/')
  const own = path.length === 0 ? report : report.components.find((each) => each.path === where)
  if (!own) return [`${where} is missing`]
  const outputs = own.outputs ?? []
  return [
    ...(node.outputs && node.outputs.length !== outputs.length ? [`${where}: ${outputs.length} rows`] : []),
    ...(node.outputs ?? []).flatMap((row, index) =>
      rowFaults(`${where}[${index}]`, row, outputs[index] ?? {}),
    ),
    ...(node.aggregated ? rowFaults(`${where} aggregated`, node.aggregated, own.aggregated ?? {}) : []),
    ...Object.entries(node.children ?? {}).flatMap(([name, child]) => faults(child, [...path, name], report)),
  ]
}

const text = (path: string) => readFileSync(sample(`${FOLDER}/${path}`), 'utf8')
const cases = samplesDir === null ? [] : z.array(Case).parse(JSON.parse(text('index.json')))
const importCase = (manifest: string) => importManifest(sample(`${FOLDER}/${manifest}`), sample(FOLDER))

describe.skipIf(samplesDir === null)('manifests that Impact Framework 1.1.0 was run on', () => {
  it.each(cases.filter(({ status }) => status === 'success'))(
    '$id gives the same values to 1e-9, or names what is opaque',
    async ({ id, manifest, output }) => {
      const report = await importCase(manifest)
      expect(report.status).toBe('success')
      const opaque = report.components.flatMap((component) => component.opaque)
      expect(opaque.map(({ reason }) => reason)).toEqual(OPAQUE[id] ? [OPAQUE[id]] : [])
      const published = z.object({ tree: Node }).parse(parse(text(output)))
      if (opaque.length === 0) expect(faults(published.tree, [], report)).toEqual([])
    },
  )

  it.each(cases.filter(({ status }) => status === 'fail'))(
    '$id fails with the error of Impact Framework',
    async ({ manifest, error }) => {
      const report = await importCase(manifest)
      expect(report.status).toBe('fail')
      expect(report.error?.kind).toBe(error?.split(':')[0])
    },
  )

  it('has cases of both kinds, and not more than one is opaque', () => {
    expect(cases.filter(({ status }) => status === 'success').length).toBeGreaterThan(50)
    expect(cases.filter(({ status }) => status === 'fail').length).toBeGreaterThan(20)
    expect(Object.keys(OPAQUE)).toHaveLength(1)
  })
})

const differencesOf = async (probe: string) =>
  (await importCase(`probes/${probe}.manifest.yml`)).differences.map(
    ({ path, at, parameter, ...values }) => ({
      where: [path, at, parameter].join(' '),
      theirs: values.impactFramework,
      correct: values.correct,
    }),
  )

describe.skipIf(samplesDir === null)('where the definition of Impact Framework is not the right one', () => {
  it('a mean of rates is answered with the ratio of sums beside it', async () => {
    const both = { theirs: 5.005, correct: 20 / 1001 }
    expect(await differencesOf('p1-sci-time-avg')).toEqual([
      { where: 'svc aggregated sci', ...both },
      { where: ' aggregated sci', ...both },
    ])
  })

  it('rates of different R are not added', async () => {
    const report = await importCase('probes/p2-sci-component-sum.manifest.yml')
    const [first] = report.differences
    expect(first).toMatchObject({ impactFramework: 1.1, correct: null })
    expect(first?.reason).toContain('0.2 per each of 1000')
  })

  it('nothing is divided by 0', async () => {
    expect(await differencesOf('p3-zero-r')).toEqual([
      { where: 'svc outputs[0] sci', theirs: 250, correct: null },
    ])
    expect(await differencesOf('p9-divide-zero')).toEqual([
      { where: 'svc outputs[0] q', theirs: 7, correct: null },
    ])
  })

  it('points of an interpolation keep together', async () => {
    expect(await differencesOf('p4-interp-nonmonotone')).toEqual([
      { where: 'svc outputs[0] p', theirs: 5, correct: 6 },
      { where: 'svc outputs[1] p', theirs: 8, correct: 2 },
      { where: 'svc outputs[2] p', theirs: 10, correct: 8 },
    ])
  })

  it('small amounts keep their digits', async () => {
    const [energy] = await differencesOf('p5-timeconverter-rounding')
    expect(energy).toEqual({ where: 'svc outputs[0] energy', theirs: 0, correct: 4e-7 })
  })

  it('several matching rows that disagree have no answer', async () => {
    expect(await differencesOf('p7-csvlookup-firstmatch')).toEqual([
      { where: 'svc outputs[0] grid/carbon-intensity', theirs: 291, correct: null },
    ])
  })

  it('an average over time has all its samples, and unobserved time is unknown', async () => {
    expect(await differencesOf('p11-timesync-sum-avg')).toEqual([
      { where: 'svc outputs[0] util', theirs: 39, correct: 40 },
      { where: 'svc outputs[1] util', theirs: 0, correct: null },
    ])
  })
})
