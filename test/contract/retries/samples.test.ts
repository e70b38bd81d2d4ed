import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { DEFAULT_ROOT_RULE } from '#lib/domain/retries/root-rule.ts'
import { analyseRetryFiles } from '#lib/pipeline/retries/analyse-retry-files.ts'
import { sample, samplesDir } from '../../support/samples.ts'

const analyse = (...files: readonly string[]) =>
  analyseRetryFiles(
    files.map((file) => sample(file)),
    DEFAULT_ROOT_RULE,
  )

const HOTROD = 'traces/hotrod-jaeger-es-bulk-2023-01-24.ndjson'

/** Spans, traces and repeats as EXPECTED.md prints them for a file. */
function expectedOf(): [
  string,
  { spans: number; traces: number; hiddenRetries: number; siblingRetries: number },
][] {
  const text = readFileSync(sample('traces/EXPECTED.md'), 'utf8')
  return text
    .split('\nFILE ')
    .slice(1)
    .map((part) => {
      const number = (pattern: RegExp) => Number(pattern.exec(part)?.[1])
      return [
        part.split('\n')[0] ?? '',
        {
          spans: number(/spans (\d+) traces/),
          traces: number(/traces (\d+) /),
          hiddenRetries: number(/>1 server\) (\d+)/),
          siblingRetries: number(/after an error (\d+)/),
        },
      ]
    })
}

describe.skipIf(!samplesDir)('real traces', () => {
  const all = samplesDir ? readdirSync(sample('traces')).filter((name) => !name.endsWith('.md')) : []
  const files = samplesDir ? expectedOf().filter(([name]) => all.includes(name)) : []

  it('are all expected to be something', () => {
    expect(files.map(([name]) => name).sort()).toEqual(all.sort())
  })

  it.each(files)('%s gives what EXPECTED.md says', async (file, expected) => {
    const { report, damaged } = await analyse(`traces/${file}`)
    expect(report).toMatchObject({ ...expected, explicitRetries: 0, hedges: 0, orphans: { count: 0 } })
    expect(damaged.count).toBe(0)
  })

  it('HotROD: 88 attempts of 70 calls, 42.57 % of the time, 37.92 % of redis, 10.15 % of /dispatch', async () => {
    const { report } = await analyse(HOTROD)
    const edge = report.edges[0]
    expect(edge).toMatchObject({
      caller: 'driver',
      callee: 'redis',
      operation: 'GetDriver',
      attempts: 88,
      logicalCalls: 70,
      amplification: 88 / 70,
      retries: 18,
      rescued: 18,
      wasted: 18,
      retrySuccessRatio: 1,
      confidence: 'high',
    })
    expect(edge?.timeAmplification).toBeCloseTo(1.7413, 4)
    expect((edge?.wastedSeconds ?? 0) * 1e6).toBeCloseTo(577_571, 3)
    expect((edge?.attemptSeconds ?? 0) * 1e6).toBeCloseTo(1_356_742, 3)
    const redis = report.services.find(({ service }) => service === 'redis')
    expect(redis?.wastedTimeShare).toBeCloseTo(0.3792, 4)
    const dispatch = report.roots.find(({ operation }) => operation.endsWith('/dispatch'))
    expect((dispatch?.wastedSeconds ?? 0) / (dispatch?.seconds ?? 1)).toBeCloseTo(0.1015, 4)
    expect({ all: report.repeatedSiblings, ...report.loops }).toEqual({ all: 149, repeats: 68, groups: 8 })
  })

  it('Data Prepper: the hidden retry of payment, and 17 posts of the client over its callees', async () => {
    const { report } = await analyse('traces/dataprepper-otel-v1-apm-span-000001.ndjson')
    const hidden = report.edges.find(({ retries }) => retries > 0)
    expect(hidden).toMatchObject({ caller: 'payment', callee: 'inventory', retries: 1, rescued: 1 })
    expect(hidden?.wastedSeconds).toBeCloseTo(0.030279936, 9)
    const posts = report.edges.filter(
      (edge) => edge.caller === 'frontend-client' && edge.operation === 'HTTP POST',
    )
    const sum = (key: 'attempts' | 'wasted' | 'attemptSeconds') =>
      posts.reduce((total, edge) => total + edge[key], 0)
    expect({ n: sum('attempts'), w: sum('wasted') }).toEqual({ n: 17, w: 1 })
    expect(sum('attemptSeconds')).toBeCloseTo(4.801936, 5)
  })

  it('the same spans as gzip, in any order and twice are the same analysis', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'retries-'))
    const lines = readFileSync(sample(HOTROD), 'utf8').trim().split('\n')
    writeFileSync(join(folder, 'a.gz'), gzipSync(lines.toReversed().concat(lines).join('\n')))
    const { report } = await analyseRetryFiles([join(folder, 'a.gz')], DEFAULT_ROOT_RULE)
    const { report: expected } = await analyse(HOTROD)
    expect({ ...report, duplicates: 0 }).toEqual(expected)
    expect(report.duplicates).toBe(379)
  })
})

describe.skipIf(!samplesDir)('real counters', () => {
  const edgesOf = async (file: string) => (await analyse(`metrics/${file}`)).counters

  it('Envoy: 5 retries of one call that never succeeded', async () => {
    expect((await edgesOf('envoy-osm-retry-stats.txt'))[0]).toMatchObject({
      amplification: { low: 6, high: 6 },
      wasted: { low: 6 },
      retrySuccessRatio: 0,
    })
  })

  it('Linkerd 2.16: W = 469 + 222, RSR = 247 / 469, A not known', async () => {
    const [edge] = await edgesOf('linkerd-2.16-books-create-retries.txt')
    expect(edge).toMatchObject({ amplification: null, wasted: { low: 691, high: 691 } })
    expect(edge?.retrySuccessRatio).toBeCloseTo(0.5267, 4)
  })

  it('Linkerd 2.16 with a timeout: 3345 of 8893 failed, 151 of them in time', async () => {
    expect((await edgesOf('linkerd-2.16-books-create-statuses-timeout15ms.txt'))[0]).toMatchObject({
      logicalCalls: 8893,
      finalFailures: 3345,
      timeouts: 151,
      retries: null,
      wasted: { low: 3345 },
    })
  })

  it('Linkerd 2.10: A = 1.6786 with 1.953 wasted per second, and A below 1 where calls timed out', async () => {
    const [authors] = await edgesOf('linkerd-2.10-viz-routes-wide-retries.txt')
    expect(authors?.amplification?.low).toBeCloseTo(1.6786, 4)
    expect(authors?.wasted?.low).toBeCloseTo(1.953, 3)
    const put = (await edgesOf('linkerd-2.10-viz-routes-wide-timeouts.txt')).find(({ operation }) =>
      operation.startsWith('PUT'),
    )
    expect(put?.amplification?.low).toBeCloseTo(0.875, 9)
    expect(put?.wasted?.low).toBeCloseTo(0.104, 3)
  })
})
