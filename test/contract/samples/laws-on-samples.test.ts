import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Dimension, Report } from '#lib/domain/report/emissions.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { samplesDir } from '#test/support/samples.ts'

const FOLDERS = [
  'aws-cur-legacy-csv',
  'aws-cur-legacy-csv-manifest',
  'aws-cur-legacy-parquet',
  'aws-cur2-csv',
  'azure-csp',
  'azure-ea',
  'azure-mca',
  'azure-odd',
  'azure-payg',
  'focus-1.0',
  'focus-1.2-aws-csv',
  'focus-1.2-synthetic',
  'gcp-standard',
]

const EVERY_DIMENSION: readonly Dimension[] = [
  ...(['provider', 'service', 'region', 'category'] as const),
  ...(['account', 'team', 'month', 'day', 'kind'] as const),
]

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesUnder(path)
    return /\.(csv|csv\.gz|parquet)$/.test(name) ? [path] : []
  })
}

const bills = samplesDir
  ? FOLDERS.flatMap((folder) => filesUnder(join(samplesDir as string, 'bills', folder)))
  : []

const ask = (file: string, given: Partial<Parameters<typeof estimateBill>[0]> = {}): Promise<Report> =>
  estimateBill({
    files: [file],
    groupBy: [],
    factorSet: '2026.1',
    method: 'location',
    teamTagKeys: ['team'],
    ...given,
  })

describe.skipIf(!samplesDir)('real bills', () => {
  it.each(bills.map((bill) => [relative(samplesDir ?? '', bill), bill]))(
    '%s obeys the laws',
    async (_, bill) => {
      const whole = await ask(bill, { threads: 1 })
      expect(whole.rows.read).toBe(whole.rows.kept + whole.rows.excluded + whole.rows.rejected)
      const { low, central, high } = whole.total.totalKgCo2e
      expect(low).toBeLessThanOrEqual(central)
      expect(central).toBeLessThanOrEqual(high)
      const { groups, ...rest } = await ask(bill, { groupBy: EVERY_DIMENSION })
      expect({ ...rest, groups: [] }).toEqual(whole)
      const sum = groups.reduce((value, group) => value + group.totalKgCo2e.central, 0)
      expect(Math.abs(sum - central)).toBeLessThanOrEqual(1e-9 * Math.abs(central))
      expect(groups.reduce((value, group) => value + group.rows, 0)).toBe(whole.rows.kept)
    },
  )
})
