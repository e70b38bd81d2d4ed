import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { recogniseBill } from '#lib/engine/files/open-bill.ts'
import { estimateBill } from '#lib/pipeline/estimate-bill.ts'
import { samplesDir } from '#test/support/samples.ts'

const SUBJECT = { factorSet: '2026.1', method: 'location', teamTagKeys: ['team'] } as const

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name)
      return statSync(path).isDirectory() ? filesUnder(path) : [path]
    })
}

/** Everything that a person would check first, in a few lines that can be compared by eye. */
async function describeBill(path: string): Promise<readonly string[]> {
  const { rows, cost, total, period, coverage, groups } = await estimateBill({
    ...SUBJECT,
    files: [path],
    groupBy: ['service'],
  })
  const money = cost.map(
    ({ currency, kept, excluded, rejected }) =>
      `${currency || 'no currency'} kept ${kept} excluded ${excluded} rejected ${rejected}`,
  )
  const { low, central, high } = total.totalKgCo2e
  const share = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(4))
  return [
    `rows ${rows.read} = kept ${rows.kept} + excluded ${rows.excluded} + rejected ${rows.rejected}`,
    `period ${period === null ? 'none' : `${period.start} to ${period.end}`}`,
    ...money,
    `kgCO2e ${[low, central, high].map((value) => value.toPrecision(9)).join(' / ')}, kWh ${total.energyKwh.central.toPrecision(9)}`,
    `measured ${share(coverage?.measured)} proxied ${share(coverage?.proxied)} excluded ${share(coverage?.excluded)}`,
    ...groups.map(({ key, rows: count, totalKgCo2e }) =>
      `  ${key.service}: ${count} rows, ${totalKgCo2e.central.toPrecision(6)} kg`.trimEnd(),
    ),
  ]
}

/** The error of a failed request as a line; anything else is thrown on. */
const asLine = (error: unknown): readonly string[] => {
  if (error instanceof AppError) return [`${error.code}: ${error.happened}`]
  throw error
}

/** What one file is by itself; archives and manifests only mean something as part of an import. */
async function family(path: string): Promise<readonly string[]> {
  const { format, version, generator, variant } = await recogniseBill(path)
  return [[format, version, generator, variant].filter(Boolean).join(' · ')]
}

async function lines(path: string): Promise<readonly string[]> {
  const isByItself = !/\.zip$|manifest\.json$/i.test(path)
  return [
    ...(isByItself ? await family(path).catch(asLine) : []),
    ...(await describeBill(path).catch(asLine)),
  ]
}

const bills =
  samplesDir === null
    ? []
    : filesUnder(join(samplesDir, 'bills')).filter((path) => !path.endsWith('INDEX.md'))

describe.skipIf(samplesDir === null)('every real and public bill', () => {
  it.each(bills.map((path) => relative(join(samplesDir ?? '', 'bills'), path)))(
    '%s is what it was when its figures were reviewed',
    async (name) => {
      const found = await lines(join(samplesDir ?? '', 'bills', name))
      const snapshot = `snapshots/${name.replaceAll('/', '--')}.txt`
      await expect(`${found.join('\n')}\n`).toMatchFileSnapshot(snapshot)
    },
  )
})
