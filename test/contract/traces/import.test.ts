import { existsSync, readdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '#lib/domain/report/filter.ts'
import { mergeSums } from '#lib/domain/retries/merge-sums.ts'
import { retryReport } from '#lib/domain/retries/retry-report.ts'
import { noSums } from '#lib/domain/retries/retry-sums.ts'
import { dayAnalyses } from '#lib/engine/traces/day-analyses.ts'
import { addUpload } from '#lib/pipeline/add-upload.ts'
import { deleteImport } from '#lib/pipeline/delete-import.ts'
import { analyseRetryFiles } from '#lib/pipeline/retries/analyse-retry-files.ts'
import { runImport } from '#lib/pipeline/run-import.ts'
import { recordImport } from '#lib/pipeline/start-import.ts'
import { activeParts } from '#lib/store/active-parts.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { findImport } from '#lib/store/find-import.ts'
import { generateTraces } from '#test/bench/generate-traces.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
import { otlpRequest, retriedRequest } from '#test/support/otlp-spans.ts'

const dataDir = await ownTestDataDir()

let scope: Scope
let lake: string

const line = (at: string, trace: number, tries: number): string =>
  JSON.stringify(otlpRequest(at, retriedRequest(trace, tries)))

async function importText(text: string | Uint8Array, name = 'traces.jsonl') {
  const path = join(dataDir, `given-${Math.random()}.jsonl`)
  await writeFile(path, text)
  const recorded = await recordImport(scope, [await addUpload(name, path)], { contents: 'traces' })
  if (!recorded.isEarlier) await runImport(scope, recorded.begun.id)
  const ended = await findImport(scope, recorded.begun.id)
  if (!ended) throw new Error('the import is not there')
  return { ...recorded, path, ended }
}

async function found(isAsked: (day: string) => boolean = () => true) {
  const days = await dayAnalyses(lake, await activeParts(scope, 'spans'), isAsked)
  const sums = noSums()
  for (const each of days) mergeSums(sums, each.sums)
  return { days: days.map(({ day }) => day), report: retryReport(sums) }
}

/** Each test has an organisation of its own. */
const begin = async (slug: string): Promise<void> => {
  const { id } = await ensureOrganisation({ slug, name: slug })
  scope = { organisationId: id, teams: 'all' }
  lake = join(dataDir, 'lake', id)
}

const DAY_ONE = '2026-09-01T12:00:00Z'
const DAY_TWO = '2026-09-02T12:00:00Z'

describe('an import of traces', () => {
  beforeAll(() => begin('whole'))

  it('is one part a day, and is found to be what the command line finds in the file', async () => {
    const text = [line(DAY_ONE, 1, 3), line(DAY_TWO, 2, 1), line(DAY_ONE, 3, 2)].join('\n')
    const { ended, path } = await importText(text)
    expect(ended).toMatchObject({ state: 'active', format: 'traces', contents: 'traces', error: null })
    expect(ended.rows).toMatchObject({ read: 15, kept: 15, rejected: 0 })
    expect(ended.period).toEqual({ start: '2026-09-01', end: '2026-09-03' })
    expect(ended.parts.map(({ billingPeriod, rows, dataset }) => [billingPeriod, rows, dataset])).toEqual([
      ['2026-09-01', 12, 'spans'],
      ['2026-09-02', 3, 'spans'],
    ])
    const { report, days } = await found()
    expect(days).toEqual(['2026-09-01', '2026-09-02'])
    const { report: direct } = await analyseRetryFiles([path], { clientErrorsAreAnswers: true })
    expect(report).toEqual(direct)
    expect(report.edges.find(({ callee }) => callee === 'pay')).toMatchObject({
      attempts: 6,
      logicalCalls: 3,
      amplification: 2,
      wasted: 3,
    })
  })

  it('keeps what it found, and reads no span again', async () => {
    const first = await found()
    const parts = await activeParts(scope, 'spans')
    const kept = parts.flatMap(({ id }) =>
      readdirSync(join(lake, id)).filter((name) => name.endsWith('.json')),
    )
    expect(kept).toHaveLength(2)
    expect((await found()).report).toEqual(first.report)
    expect((await found((day) => day === '2026-09-02')).report.traces).toBe(1)
  })
})

describe('an import of many spans', () => {
  beforeAll(() => begin('many'))

  it('gives back exactly what was generated, traces over several requests and in no order', async () => {
    const { path, spans, traces, retries } = await generateTraces(dataDir, 30_000)
    const { ended } = await importText(await readFile(path))
    expect(ended.rows).toMatchObject({ kept: spans, rejected: 0 })
    const { report } = await found()
    expect(report).toMatchObject({ spans, traces, retries, duplicates: 0, missingParents: 0 })
    expect(report.edges.find(({ callee }) => callee === 'stock')).toMatchObject({
      attempts: traces + retries,
      logicalCalls: traces,
      wasted: retries,
      finalFailures: 0,
    })
  })
})

describe('the same spans', () => {
  beforeAll(() => begin('twice'))

  it('count once, as the same file or in another file', async () => {
    const first = await importText(line(DAY_ONE, 1, 3))
    const again = await importText(line(DAY_ONE, 1, 3), 'other-name.jsonl')
    expect(again).toMatchObject({ isEarlier: true, begun: { id: first.begun.id } })
    await importText([line(DAY_ONE, 1, 3), line(DAY_ONE, 2, 1)].join('\n'))
    const { report } = await found()
    expect(report).toMatchObject({ traces: 2, spans: 10, retries: 2, duplicates: 7 })
  })
})

describe('a trace that two files share', () => {
  beforeAll(() => begin('shared'))

  it('is one trace, across midnight too', async () => {
    const spans = retriedRequest(1, 3)
    const before = '2026-09-01T23:59:59.985Z'
    await importText(JSON.stringify(otlpRequest(before, spans.slice(0, 3))))
    await importText(JSON.stringify(otlpRequest(before, spans.slice(3))))
    expect((await activeParts(scope, 'spans')).map(({ billingPeriod }) => billingPeriod).sort()).toEqual([
      '2026-09-01',
      '2026-09-02',
    ])
    const { report, days } = await found()
    expect(days).toEqual(['2026-09-01', '2026-09-02'])
    expect(report).toMatchObject({ traces: 1, spans: 7, retries: 2, missingParents: 0 })
  })
})

describe('deleting an import of traces', () => {
  beforeAll(() => begin('deleted'))

  it('takes its spans out again, and the same file may come again', async () => {
    const kept = await importText(line(DAY_ONE, 1, 3))
    const before = await found()
    const gone = await importText(line(DAY_ONE, 2, 2))
    expect((await found()).report.traces).toBe(2)
    const folders = gone.ended.parts.map(({ id }) => join(lake, id))
    await deleteImport(scope, gone.begun.id)
    expect(folders.some((folder) => existsSync(folder))).toBe(false)
    expect((await found()).report).toEqual(before.report)
    const back = await importText(line(DAY_ONE, 2, 2))
    expect(back.isEarlier).toBe(false)
    expect((await found()).report.traces).toBe(2)
    expect(kept.ended.state).toBe('active')
  })
})

describe('damaged files', () => {
  beforeAll(() => begin('damaged'))

  it('give what can be read, with the number of lines that cannot', async () => {
    const { ended } = await importText(
      [line(DAY_ONE, 1, 2), '{"resourceSpans":[{', line(DAY_ONE, 2, 1)].join('\n'),
    )
    expect(ended).toMatchObject({ state: 'active', rows: { read: 9, kept: 8, rejected: 1 } })
  })

  it.each([
    ['no span at all', '{"resourceSpans":[]}\n', /no span/],
    [
      'times before 1970 only',
      JSON.stringify(otlpRequest('1969-06-01T00:00:00Z', retriedRequest(1, 1))),
      /None of the spans/,
    ],
    ['a bill', 'lineItem/UsageAmount,bill/BillingPeriodStartDate\n1,2026-01-01\n', /no traces/],
    ['nothing', '', /empty/],
    [
      'a gzip bomb',
      gzipSync(`${line(DAY_ONE, 1, 2)}\n${'\n'.repeat(12 * 1024 ** 2)}`),
      /unpacks to more than 200 times/,
    ],
  ])('fail where they hold %s, and leave nothing behind', async (_, text, why) => {
    const parts = await activeParts(scope, 'spans')
    const { ended } = await importText(text)
    expect(ended.state).toBe('failed')
    expect(ended.error).toMatch(why)
    expect(await activeParts(scope, 'spans')).toEqual(parts)
    expect(readdirSync(lake).filter((name) => name.includes('work') || name.startsWith('analysis'))).toEqual(
      [],
    )
  })
})
