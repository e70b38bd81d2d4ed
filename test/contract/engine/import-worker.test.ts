import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '#lib/domain/imports/limits.ts'
import { type Connection, openEngine } from '#lib/engine/duckdb/engine.ts'
import { quotePath } from '#lib/engine/duckdb/quote.ts'
import { preflight } from '#lib/engine/worker/preflight.ts'
import { runImportWorker } from '#lib/engine/worker/run-import-worker.ts'
import { runPreflightWorker } from '#lib/engine/worker/run-preflight-worker.ts'
import { CUR_LINE } from '#test/support/cur-lines.ts'
import { given, preflightJob } from '#test/support/preflight-of.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
const bills = join(folder, 'bills')
await mkdir(bills)

let number = 0
async function lake(): Promise<string> {
  number += 1
  const path = join(folder, `lake-${number}`)
  await mkdir(path)
  return path
}

const line = (change: Partial<Record<keyof typeof CUR_LINE, string>>) => ({ ...CUR_LINE, ...change })
const LINES = [
  line({}),
  line({}),
  line({ 'lineItem/UsageStartDate': '2026-01-05T11:00:00Z', 'lineItem/UnblendedCost': '-0.05' }),
  line({ 'lineItem/ResourceId': 'i-2', 'lineItem/UsageAccountId': '7' }),
  line({ 'bill/PayerAccountId': '9', 'lineItem/UsageAmount': '0.1' }),
  line({ 'bill/BillingPeriodStartDate': '', 'lineItem/UsageStartDate': '2026-02-03T00:00:00Z' }),
  line({ 'lineItem/UsageAmount': 'many', 'lineItem/UnblendedCost': '3' }),
]
const bill = writeCsv(join(bills, 'bill.csv'), LINES)

async function read<Row extends object>(path: string, select: string): Promise<Row[]> {
  const engine = await openEngine()
  const connection: Connection = await engine.connect()
  try {
    return await connection.select<Row>(`SELECT ${select} FROM read_parquet(${quotePath(path)})`)
  } finally {
    engine.close()
  }
}

describe('an import', () => {
  it('writes one part for each billing account and month, exact sums in it, and lists what it rejects', async () => {
    const lakeFolder = await lake()
    const steps: string[] = []
    const result = await runImportWorker(
      { importId: 'first', files: [given(bill)], lakeFolder },
      ({ step }) => steps.push(step),
    )
    expect(result.parts).toMatchObject([
      { provider: 'AWS', billingAccountId: '111122223333', billingPeriod: '2026-01-01', rows: 4 },
      { provider: 'AWS', billingAccountId: '111122223333', billingPeriod: '2026-02-01', rows: 1 },
      { provider: 'AWS', billingAccountId: '9', billingPeriod: '2026-01-01', rows: 1 },
    ])
    expect(result.rejected).toEqual({ lines: 1, cost: [{ currency: 'USD', amount: 3 }] })
    expect(result.period).toEqual({ start: '2026-01-05', end: '2026-02-04' })
    expect(steps).toContain('writing')
    expect(readFileSync(result.rejectedFile ?? '', 'utf8')).toContain(
      ',8,lineItem/UsageAmount is not a number,',
    )

    const part = join(lakeFolder, result.parts[0]?.id ?? '')
    expect(
      await read(
        join(part, 'usage.parquet'),
        'CAST(charge_period_start AS VARCHAR) AS start, resource_id, CAST(quantity AS VARCHAR) AS quantity, CAST(positive_cost AS VARCHAR) AS positive, CAST(lines AS INTEGER) AS lines, typeof(quantity) AS type, typeof(kind_id) AS id',
      ),
    ).toEqual(
      expect.arrayContaining([
        {
          start: '2026-01-05 10:00:00',
          resource_id: 'i-1',
          quantity: '2.000000000000',
          positive: '0.200000000000',
          lines: 2,
          type: 'DECIMAL(38,12)',
          id: 'UBIGINT',
        },
        expect.objectContaining({ start: '2026-01-05 11:00:00', positive: '0.000000000000', lines: 1 }),
      ]),
    )
    expect(
      await read(
        join(part, 'usage_daily.parquet'),
        'CAST(max(day) AS VARCHAR) AS day, CAST(sum(effective_cost) AS VARCHAR) AS cost, CAST(sum(positive_cost) AS VARCHAR) AS positive, CAST(sum(lines) AS INTEGER) AS lines, CAST(count(*) AS INTEGER) AS rows',
      ),
    ).toEqual([{ day: '2026-01-05', cost: '0.250000000000', positive: '0.300000000000', lines: 4, rows: 2 }])
    expect(await read(join(part, 'kinds.parquet'), 'usage_type, region, has_quantity')).toEqual([
      { usage_type: 'EUC1-BoxUsage:m5.large', region: 'eu-central-1', has_quantity: true },
    ])
    expect(await read(join(part, 'owners.parquet'), 'sub_account_id')).toHaveLength(2)
  })

  it('gives the same files for the same bill, whatever the threads, and their hashes', async () => {
    const runs = []
    for (const threads of [1, 2]) {
      const lakeFolder = await lake()
      const { parts } = await runImportWorker({ importId: 'same', files: [given(bill)], lakeFolder, threads })
      runs.push(parts.map(({ id: _id, ...part }) => part))
      for (const { id, sha256 } of parts) {
        for (const [name, hash] of Object.entries(sha256)) {
          const content = readFileSync(join(lakeFolder, id, name))
          expect(createHash('sha256').update(content).digest('hex')).toBe(hash)
        }
      }
    }
    expect(runs[0]).toEqual(runs[1])
  })

  it('reads a bill of no rows to no parts', async () => {
    const empty = join(bills, 'empty.csv')
    writeFileSync(empty, `${Object.keys(CUR_LINE).join(',')}\n`)
    const lakeFolder = await lake()
    expect(await runImportWorker({ importId: 'none', files: [given(empty)], lakeFolder })).toEqual({
      exports: [{ format: 'aws-cur', version: 'legacy', generator: 'AWS' }],
      setAside: [],
      parts: [],
      rejected: { lines: 0, cost: [] },
      rejectedFile: null,
      period: null,
    })
    expect(readdirSync(lakeFolder)).toEqual([])
  })
})

it('looks at files in a process of its own', async () => {
  const files = [given(bill), given(join(bills, 'gone.csv'))]
  const report = await runPreflightWorker(preflightJob(files))
  expect(report).toEqual(await preflight(preflightJob(files)))
  expect(report).toMatchObject({
    bills: [{ format: 'aws-cur' }],
    refused: [{ given: 1, code: 'file-not-found' }],
  })
})

describe('an import that fails', () => {
  it('says what is wrong with the file, and leaves nothing', async () => {
    const lakeFolder = await lake()
    const cut = join(bills, 'cut.csv.gz')
    const { gzipSync } = await import('node:zlib')
    const packed = gzipSync(readFileSync(bill))
    writeFileSync(cut, packed.subarray(0, packed.length - 8))
    await expect(runImportWorker({ importId: 'cut', files: [given(cut)], lakeFolder })).rejects.toMatchObject(
      {
        code: 'file-damaged',
      },
    )
    await expect(
      runImportWorker({ importId: 'gone', files: [given(join(bills, 'gone.csv'))], lakeFolder }),
    ).rejects.toMatchObject({ code: 'file-not-found' })
    expect(readdirSync(lakeFolder)).toEqual([])
  })

  it('because it is cancelled, is killed and leaves no part', async () => {
    const lakeFolder = await lake()
    const cancel = new AbortController()
    const running = runImportWorker({ importId: 'cancelled', files: [given(bill)], lakeFolder }, undefined, {
      signal: cancel.signal,
    })
    setTimeout(() => cancel.abort(), 50)
    await expect(running).rejects.toMatchObject({
      code: 'import-failed',
      happened: 'The import was cancelled.',
    })
    expect(existsSync(join(lakeFolder, 'cancelled.work'))).toBe(false)
  })

  it('because the worker crashes, does not take the server with it', async () => {
    const workerFile = join(folder, 'crash.mjs')
    writeFileSync(workerFile, `console.error('boom'); process.kill(process.pid, 'SIGSEGV')`)
    await expect(
      runImportWorker({ importId: 'crash', files: [given(bill)], lakeFolder: await lake() }, undefined, {
        workerFile,
      }),
    ).rejects.toMatchObject({ code: 'import-failed', cause: expect.stringContaining('boom') })
  })

  it('because it may not use enough memory, says so', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => line({ 'lineItem/ResourceId': `i-${index}` }))
    const large = writeCsv(join(bills, 'large.csv'), rows)
    await expect(
      runImportWorker({
        importId: 'poor',
        files: [given(large)],
        lakeFolder: await lake(),
        limits: { ...DEFAULT_LIMITS, workerMemoryBytes: 1024 ** 2 },
      }),
    ).rejects.toMatchObject({ code: 'import-failed', happened: expect.stringContaining('memory') })
  })
})
