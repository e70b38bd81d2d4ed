import { describe, expect, it } from 'vitest'
import { filesThatCount } from '#lib/formats/manifests/files-that-count.ts'
import type { NamedManifest } from '#lib/formats/manifests/newest-manifests.ts'
import { readManifest } from '#lib/formats/manifests/read-manifest.ts'
import { runOf } from '#lib/formats/manifests/run-of.ts'

const OLD = '11111111-1111-4111-8111-111111111111'
const NEW = '22222222-2222-4222-8222-222222222222'
const MONTH = '20260901-20261001'

const awsManifest = (assemblyId: string, ...names: string[]) =>
  JSON.stringify({
    assemblyId,
    account: '000000000001',
    columns: [{ category: 'lineItem', name: 'UsageType', type: 'String' }],
    reportName: 'cur',
    billingPeriod: { start: '20260901T000000.000Z', end: '20261001T000000.000Z' },
    reportKeys: names.map((name) => `/prefix/cur/${MONTH}/${assemblyId}/${name}`),
  })

const azureManifest = (submittedTime: string, run: string, ...names: string[]) =>
  JSON.stringify({
    manifestVersion: '2024-04-01',
    blobCount: names.length,
    exportConfig: { exportName: 'monthly', type: 'AmortizedCost' },
    runInfo: { runId: run, submittedTime, startDate: '2026-09-01T00:00:00', endDate: '2026-09-30T00:00:00' },
    blobs: names.map((name) => ({ blobName: `exports/monthly/${run}/${name}`, byteCount: 5 })),
  })

const named = (name: string, text: string): NamedManifest => {
  const manifest = readManifest(text)
  if (manifest === null) throw new Error(`${name} is no manifest`)
  return { name, manifest }
}

describe('a manifest', () => {
  it('of AWS CUR names its files without the bucket, its month and its run', () => {
    expect(readManifest(awsManifest(NEW, 'cur-1.csv.gz'))).toEqual({
      kind: 'aws-cur',
      exportName: 'cur',
      month: '2026-09',
      run: NEW,
      made: null,
      files: [`prefix/cur/${MONTH}/${NEW}/cur-1.csv.gz`],
      hint: '',
    })
  })

  it('of AWS Data Exports has columns of name and type, and tells its time by its folder', () => {
    const key = 'p/cur2/data/BILLING_PERIOD=2026-09/20260903T101500Z-abc/cur2-00001.csv.gz'
    const manifest = {
      columns: [{ name: 'line_item_usage_type', type: 'string' }],
      dataFiles: [`s3://bucket/${key}`],
    }
    expect(readManifest(JSON.stringify(manifest))).toMatchObject({
      kind: 'aws-data-export',
      month: '2026-09',
      made: '20260903T101500Z',
      files: [key],
    })
  })

  it('of Azure tells by its type whether costs are amortized', () => {
    expect(readManifest(azureManifest('2026-09-03T10:00:00Z', 'r1', 'part_0.csv'))).toMatchObject({
      kind: 'azure-export',
      run: 'r1',
      month: '2026-09',
      files: ['exports/monthly/r1/part_0.csv'],
      hint: 'AmortizedCost',
    })
  })

  it.each([
    '',
    '{',
    '[]',
    '{"columns":[]}',
    '{"blobs":[{"name":1}]}',
    '{"__proto__":{"reportKeys":[]}}',
    'null',
  ])('is not any other JSON: %s', (text) => expect(readManifest(text)).toBeNull())
})

describe('which files count', () => {
  it('those of the period’s manifest; files of an older assembly are set aside', () => {
    const counted = filesThatCount(
      [
        named(`cur/${MONTH}/cur-Manifest.json`, awsManifest(NEW, 'cur-1.csv.gz', 'cur-2.csv.gz')),
        named(`cur/${MONTH}/${NEW}/cur-Manifest.json`, awsManifest(NEW, 'cur-1.csv.gz', 'cur-2.csv.gz')),
        named(`cur/${MONTH}/${OLD}/cur-Manifest.json`, awsManifest(OLD, 'cur-1.csv.gz')),
      ],
      [
        `cur/${MONTH}/${NEW}/cur-1.csv.gz`,
        `cur/${MONTH}/${NEW}/cur-2.csv.gz`,
        `cur/${MONTH}/${OLD}/cur-1.csv.gz`,
      ],
    )
    expect([...counted.manifestOf.keys()]).toEqual([
      `cur/${MONTH}/${NEW}/cur-1.csv.gz`,
      `cur/${MONTH}/${NEW}/cur-2.csv.gz`,
    ])
    expect([...counted.setAside.keys()]).toEqual([`cur/${MONTH}/${OLD}/cur-1.csv.gz`])
    expect(counted.missing).toEqual([])
  })

  it('an older assembly is set aside even where its own manifest is not given', () => {
    const counted = filesThatCount(
      [named(`${MONTH}/cur-Manifest.json`, awsManifest(NEW, 'cur-1.csv.gz'))],
      [`${MONTH}/${NEW}/cur-1.csv.gz`, `${MONTH}/${OLD}/cur-1.csv.gz`, `${MONTH}/${OLD}/cur-2.csv.gz`],
    )
    expect(counted.setAside.size).toBe(2)
  })

  it('files that lost their folders are found by their names, and those not given are missing', () => {
    const counted = filesThatCount(
      [named('cur-Manifest.json', awsManifest(NEW, 'cur-1.csv.gz', 'cur-2.csv.gz'))],
      ['cur-2.csv.gz', 'cur-3.csv.gz', 'other.csv'],
    )
    expect([...counted.manifestOf.keys()]).toEqual(['cur-2.csv.gz'])
    expect([...counted.setAside.keys()]).toEqual(['cur-3.csv.gz'])
    expect(counted.missing).toEqual([`prefix/cur/${MONTH}/${NEW}/cur-1.csv.gz`])
  })

  it('several assemblies without the period’s manifest cannot be told apart: they are undecided', () => {
    const counted = filesThatCount(
      [
        named(`${MONTH}/${NEW}/cur-Manifest.json`, awsManifest(NEW, 'cur-1.csv.gz')),
        named(`${MONTH}/${OLD}/cur-Manifest.json`, awsManifest(OLD, 'cur-1.csv.gz')),
      ],
      [`${MONTH}/${NEW}/cur-1.csv.gz`, `${MONTH}/${OLD}/cur-1.csv.gz`],
    )
    expect(counted.undecided.size).toBe(2)
    expect(filesThatCount([], [`${MONTH}/${NEW}/a.csv`, `${MONTH}/${OLD}/a.csv`]).undecided.size).toBe(2)
  })

  it('of two Azure runs of one month the later counts, by its manifest or by its folder', () => {
    const files = ['m/202609021000/r1/part_0.csv', 'm/202609031000/r2/part_0.csv']
    const [earlier = '', later = ''] = files
    const byManifest = filesThatCount(
      [
        named('m/a/manifest.json', azureManifest('2026-09-02T10:00:00Z', '202609021000/r1', 'part_0.csv')),
        named('m/b/manifest.json', azureManifest('2026-09-03T10:00:00Z', '202609031000/r2', 'part_0.csv')),
      ],
      files,
    )
    expect([...byManifest.manifestOf.keys()]).toEqual([later])
    expect([...byManifest.setAside.keys()]).toEqual([earlier])
    expect([...filesThatCount([], files).setAside.keys()]).toEqual([earlier])
  })

  it('folders named by ids that may be anything, as those of subscriptions, only warn', () => {
    const counted = filesThatCount([], [`exports/${OLD}/costs.csv`, `exports/${NEW}/costs.csv`])
    expect(counted).toMatchObject({ warnings: [expect.stringContaining('more than once')] })
    expect(counted.setAside.size + counted.undecided.size).toBe(0)
  })

  it('files of exports without a manifest count beside those of one with it', () => {
    const counted = filesThatCount(
      [named(`a/${MONTH}/cur-Manifest.json`, awsManifest(NEW, 'cur-1.csv.gz'))],
      [`a/${MONTH}/${NEW}/cur-1.csv.gz`, 'b/focus.parquet'],
    )
    expect(counted.setAside.size + counted.undecided.size).toBe(0)
  })
})

describe('the run of a file', () => {
  it.each([
    [`p/cur/${MONTH}/${NEW}/cur-1.csv.gz`, { of: `p/cur/${MONTH}`, id: NEW, made: null, certain: true }],
    [
      'data/BILLING_PERIOD=2026-09/20260903T101500Z-abc/x.csv',
      {
        of: 'data/BILLING_PERIOD=2026-09',
        id: '20260903T101500Z-abc',
        made: '20260903T101500Z',
        certain: true,
      },
    ],
    [
      `e/${MONTH}/202609031015/${NEW}/part_0.csv`,
      { of: `e/${MONTH}`, id: '202609031015', made: '202609031015', certain: true },
    ],
    ['a/b/c.csv', null],
    [`${NEW}.csv`, null],
  ])('%s', (path, run) => expect(runOf(path)).toEqual(run))
})
