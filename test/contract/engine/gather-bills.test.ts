import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { preflight } from '#lib/engine/worker/preflight.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { importHere } from '#test/support/import-here.ts'
import { given, preflightJob, preflightOf } from '#test/support/preflight-of.ts'
import { sample, samplesDir } from '#test/support/samples.ts'
import { awsBillCsv } from '#test/support/small-bill.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { zipOf } from '#test/support/zip-of.ts'

const folder = await temporaryFolder()
const OLD = '11111111-1111-4111-8111-111111111111'
const NEW = '22222222-2222-4222-8222-222222222222'
const MONTH = '20260601-20260701'

function write(name: string, content: string | Buffer): { path: string; name: string } {
  const path = join(folder, name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
  return { path, name }
}

/** Bills that differ, so that none is taken for a copy of another. */
let lines = 0
const bill = (rows: number): string =>
  awsBillCsv(
    Array.from({ length: rows }, () => {
      lines += 1
      return { 'identity/LineItemId': `line${lines}` }
    }),
  )

const manifest = (assemblyId: string, ...names: string[]): string =>
  JSON.stringify({
    assemblyId,
    columns: [{ category: 'lineItem', name: 'UsageType' }],
    reportName: 'cur',
    billingPeriod: { start: '20260601T000000.000Z', end: '20260701T000000.000Z' },
    reportKeys: names.map((name) => `prefix/cur/${MONTH}/${assemblyId}/${name}`),
  })

describe('a folder of a bucket', () => {
  it('counts what the manifest of the period names, and nothing of older assemblies', async () => {
    const files = [
      write(`a/${MONTH}/cur-Manifest.json`, manifest(NEW, 'cur-1.csv.gz', 'cur-2.csv.gz')),
      write(`a/${MONTH}/${NEW}/cur-Manifest.json`, manifest(NEW, 'cur-1.csv.gz', 'cur-2.csv.gz')),
      write(`a/${MONTH}/${NEW}/cur-1.csv.gz`, gzipSync(bill(2))),
      write(`a/${MONTH}/${NEW}/cur-2.csv.gz`, gzipSync(bill(3))),
      write(`a/${MONTH}/${OLD}/cur-1.csv.gz`, gzipSync(bill(7))),
      write('a/_SUCCESS', ''),
    ]
    const { result } = await importHere(folder, files)
    expect(result?.parts).toMatchObject([{ rows: 5 }])
    expect(result?.setAside.map(({ name }) => name).sort()).toEqual(
      [
        'a/_SUCCESS',
        `a/${MONTH}/${OLD}/cur-1.csv.gz`,
        `a/${MONTH}/${NEW}/cur-Manifest.json`,
        `a/${MONTH}/cur-Manifest.json`,
      ].sort(),
    )
    const report = await preflight(preflightJob(files))
    expect(report.bills).toMatchObject([
      { rows: { count: 5, exact: true }, files: [{ given: 2 }, { given: 3 }] },
    ])
    const question = { groupBy: [], factorSet: '2026.1', method: 'location', teamTagKeys: [] } as const
    const estimated = await estimateBill({ files: [join(folder, 'a')], ...question })
    expect(estimated.rows.read).toBe(5)
  })

  it('without a file that its manifest names fails, and the preflight says so', async () => {
    const files = [
      write(`b/${MONTH}/cur-Manifest.json`, manifest(NEW, 'cur-1.csv.gz', 'cur-2.csv.gz')),
      write(`b/${MONTH}/${NEW}/cur-1.csv.gz`, gzipSync(bill(2))),
    ]
    const key = `prefix/cur/${MONTH}/${NEW}/cur-2.csv.gz`
    expect((await importHere(folder, files)).error).toMatchObject({
      code: 'file-not-found',
      happened: expect.stringContaining(key),
    })
    expect(await preflight(preflightJob(files))).toMatchObject({ missingFiles: [key] })
  })

  it('of several assemblies and no manifest fails: nothing says which is the newest', async () => {
    const files = [write(`c/${MONTH}/${NEW}/c.csv`, bill(2)), write(`c/${MONTH}/${OLD}/c.csv`, bill(2))]
    expect((await importHere(folder, files)).error).toMatchObject({
      code: 'bad-arguments',
      happened: expect.stringContaining('newest'),
    })
  })
})

describe('an archive', () => {
  it('named by a manifest counts with all that is in it, and a folder in an archive with its manifest', async () => {
    const inside = {
      [`d/${MONTH}/cur-Manifest.json`]: manifest(NEW, 'cur-1.csv'),
      [`d/${MONTH}/${NEW}/cur-1.csv`]: bill(2),
      [`d/${MONTH}/${OLD}/cur-1.csv`]: bill(9),
    }
    expect((await importHere(folder, [write('d.zip', await zipOf(inside))])).result?.parts).toMatchObject([
      { rows: 2 },
    ])
    const files = [
      write('e/cur-Manifest.json', manifest(NEW, 'cur-1.csv.zip')),
      write('e/cur-1.csv.zip', await zipOf({ 'other-name.csv': bill(4) })),
    ]
    expect((await importHere(folder, files)).result?.parts).toMatchObject([{ rows: 4 }])
    expect((await preflight(preflightJob(files))).bills).toMatchObject([
      { files: [{ given: 1, name: 'e/cur-1.csv.zip/other-name.csv', container: 'zip: csv' }] },
    ])
  })

  it('of a large member is looked at by its beginning only', async () => {
    const zip = write('large.zip', await zipOf({ 'bill.csv': bill(30_000) }))
    const report = await preflight(preflightJob([zip]))
    const { rows, rowsSeen } = report.bills[0] ?? {}
    expect(rowsSeen).toBeLessThan(10_000)
    expect(rows?.exact).toBe(false)
    expect(Math.abs((rows?.count ?? 0) / 30_000 - 1)).toBeLessThan(0.05)
    expect((await importHere(folder, [zip])).result?.parts).toMatchObject([{ rows: 30_000 }])
  })

  it.skipIf(samplesDir === null)('as AWS writes it is read', async () => {
    const files = ['cur1_manifest.json', 'MockTestReport-00001.csv.zip'].map((name) =>
      given(sample(`bills/aws-cur-legacy-zip/${name}`)),
    )
    const { result } = await importHere(folder, files)
    expect(result?.exports).toEqual([{ format: 'aws-cur', version: 'legacy', generator: 'AWS' }])
    expect(result?.parts.reduce((sum, { rows }) => sum + rows, 0)).toBe(3)
  })
})

it('the same bytes count once, packed in an archive or not', async () => {
  const once = bill(3)
  const files = [
    write('f/one.csv', once),
    write('f/two.csv', once),
    write('f/both.zip', await zipOf({ 'three.csv': once })),
  ]
  const { result } = await importHere(folder, files)
  expect(result?.parts).toMatchObject([{ rows: 3 }])
  expect(result?.setAside).toMatchObject([{ reason: expect.stringContaining('same file as f/one.csv') }, {}])
})

describe('what only shows after the first MB', () => {
  const many = awsBillCsv(Array.from({ length: 8000 }, () => ({})))
  const [header = '', row = ''] = many.split('\n')
  const short = row.slice(0, row.lastIndexOf(','))

  it('rows short of cells are read with blanks, and the file again', async () => {
    const { result } = await importHere(folder, [write('short.csv', `${many}${short}\n${row}\n`)])
    expect(result).toMatchObject({ parts: [{ rows: 8002 }], rejected: { lines: 0 } })
  })

  it('but not the last row of a file that was cut off', async () => {
    const { result } = await importHere(folder, [write('cut.csv', `${many}${row.slice(0, row.length >> 1)}`)])
    expect(result).toMatchObject({ parts: [{ rows: 8000 }], rejected: { lines: 1 } })
  })

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('other line endings: %s', async (_, end) => {
    const tail = Array.from({ length: 50 }, () => row).join(end)
    const { result } = await importHere(folder, [write('ends.csv', `${many}${tail}${end}`)])
    expect(result).toMatchObject({ parts: [{ rows: 8050 }], rejected: { lines: 0 } })
    const crlf = [header, ...Array.from({ length: 8000 }, () => row)].join('\r\n')
    const other = await importHere(folder, [write('ends2.csv', `${crlf}\r\n${row}\n${row}\n`)])
    expect(other.result).toMatchObject({ parts: [{ rows: 8002 }], rejected: { lines: 0 } })
  })
})

it('lines that are no JSON are rejected with their number', async () => {
  const record = JSON.stringify({
    billing_account_id: 'A',
    service: { id: 'S', description: 'Compute Engine' },
    sku: { id: 'K', description: 'N1 Predefined Instance Core running in Zurich' },
    usage_start_time: '2026-06-01T00:00:00Z',
    usage_end_time: '2026-06-01T01:00:00Z',
    project: { id: 'p', name: 'p', labels: [] },
    location: { location: 'europe-west6', region: 'europe-west6' },
    cost: 1.5,
    currency: 'USD',
    usage: { amount: 3600, unit: 'seconds' },
    credits: [],
    invoice: { month: '202606' },
    cost_type: 'regular',
  })
  const file = write('gcp.json', [record, 'not json', record, '{"cut": 1', '[1]', record, ''].join('\n'))
  const { result } = await importHere(folder, [file], { rejectedShare: 1 })
  expect(result).toMatchObject({ parts: [{ rows: 3 }], rejected: { lines: 3 } })
  const rejected = readFileSync(result?.rejectedFile ?? '', 'utf8')
    .trim()
    .split('\n')
    .slice(1)
  expect(rejected.map((it) => it.split(',').slice(1, 3))).toEqual(
    [2, 4, 5].map((line) => [String(line), 'the line is no JSON record']),
  )
})

it('a rejected row below a title has its line in the file', async () => {
  const rows = awsBillCsv([{}, { 'lineItem/UsageAmount': 'many' }])
  const { result } = await importHere(folder, [write('title.csv', `A title\n\n${rows}`)])
  // The title is line 1, a blank line 2, the header 3, the good row 4.
  expect(readFileSync(result?.rejectedFile ?? '', 'utf8')).toContain(
    'title.csv,5,lineItem/UsageAmount is not a number',
  )
})

it('an unknown table can be mapped, notes beside a bill are set aside, and alone are refused', async () => {
  const table = write('g/costs.csv', 'Title of it\nday;what;how much\n2026-06-01;vm;3\n2026-06-02;vm;4\n')
  const report = await preflight(
    preflightJob([table, write('g/bill.csv', bill(1)), write('g/notes.md', '# a, b')]),
  )
  expect(report).toMatchObject({
    bills: [{ format: 'aws-cur', grade: expect.any(String) }],
    setAside: [{ given: 2 }],
    refused: [{ given: 0, code: 'format-unknown', mappable: { headers: ['day', 'what', 'how much'] } }],
  })
  expect(report.refused[0]?.mappable?.rows).toHaveLength(2)
  expect(await preflightOf(join(folder, 'g/notes.md'))).toMatchObject({
    setAside: [],
    refused: [{ given: 0 }],
  })
})
