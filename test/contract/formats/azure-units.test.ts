import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import { type KindRow, toKind } from '#lib/engine/facts/kind-row.ts'
import { factorSet20261 } from '#lib/factors/2026-1/factor-set.ts'
import { EA_LINE, type EaLine } from '#test/support/azure-lines.ts'
import { readCharges } from '#test/support/read-charges.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'
import { writeCsv } from '#test/support/write-table.ts'

const folder = await temporaryFolder()
let files = 0

/** A line without a machine's attributes. */
const PLAIN: EaLine = { AdditionalInfo: '', MeterSubCategory: '' }

/** What the lines of a file come to, each by its own quantity: kWh before PUE, or why there are none. */
async function energyOf(...lines: readonly EaLine[]): Promise<(number | string)[]> {
  const path = writeCsv(
    join(folder, `${files++}.csv`),
    lines.map((line) => ({ ...EA_LINE, ...line })),
  )
  const charges = await readCharges(path)
  return charges.map((charge) => {
    const kind = toKind(charge as unknown as KindRow)
    const { status, reason, terms } = estimateKind(kind, '2026-09', factorSet20261)
    if (status !== 'measured') return reason
    const kwh = terms.reduce((sum, term) => sum + term.idleKwh.central + term.dynamicKwh.central, 0)
    return kwh * Number(charge.quantity)
  })
}

const storage = (MeterName: string, UnitOfMeasure: string, Quantity: string): EaLine => ({
  ...PLAIN,
  MeterCategory: 'Storage',
  MeterName,
  UnitOfMeasure,
  Quantity,
})

/** September has 720 hours. SSD 1.2 W per TB, HDD 0.65 W per TB, three copies of each (LRS, managed disks). */
describe('units of Azure, from the file to the energy', () => {
  it.each([
    // 24 h × 6.008 W, the mean draw of a D2s v3; 10 and 100 hours are what is priced, not what is counted
    ['a machine by the hour', { UnitOfMeasure: '1 Hour' }, 0.144192],
    ['a machine by the 10 hours', { UnitOfMeasure: '10 Hours' }, 0.144192],
    ['a machine by the 100 hours', { UnitOfMeasure: '100 Hours' }, 0.144192],
    // 0.5 × 720 h × 0.128 TB × 1.2 W × 3
    ['half a month of a P10 disk', storage('P10 LRS Disk', '1/Month', '0.5'), 0.165888],
    ['half a month of a P10 disk, with a space', storage('P10 Disks', '1 /Month', '0.5'), 0.165888],
    // a day: 0.033336 × 720 h × 0.032 TB × 0.65 W × 3
    ['a day of an S4 disk', storage('S4 LRS Disk', '1/Month', '0.033336'), 0.0014977],
    // 0.5 × 720 h × 0.128 TB × 1.2 W × 3
    ['half a month of an E10 disk', storage('E10 LRS Disk', '1/Month', '0.5'), 0.165888],
    // 2 × 10 × 24 h × 0.032 TB × 0.65 W × 3
    ['two times ten days of an S4 disk', storage('S4 LRS Disk', '1/10 Days', '2'), 0.029952],
    // 1000 GB × 720 h × 0.65 W/TB × 3
    ['1000 GB for a month', storage('Hot LRS Data Stored', '1 GB/Month', '1000'), 1.404],
    ['10 blocks of 100 GB for a month', storage('Hot LRS Data Stored', '100 GB/Month', '10'), 1.404],
    ['1 TB for a month', storage('Hot LRS Data Stored', '1 TB/Month', '1'), 1.404],
    // 1000 GB × 24 h × 0.65 W/TB × 3
    ['1000 GB for a day', storage('Hot LRS Data Stored', '10 GB/Day', '100'), 0.0468],
    ['1000 GB for a month, in Chinese', storage('Hot LRS Data Stored', '1 GB/月', '1000'), 1.404],
    ['1000 GB for a month, in Spanish', storage('Hot LRS Data Stored', '1 GB/mes', '1000'), 1.404],
    // 720 GB-hours: 720 × 0.65 W/TB × 3
    ['720 GB for an hour, in Spanish', storage('Hot LRS Data Stored', '1 GB/hora', '720'), 0.001404],
    ['a machine by the hour, in Chinese', { UnitOfMeasure: '1 小时' }, 0.144192],
    ['a machine by the hour, in Chinese with a slash', { UnitOfMeasure: '1/小时' }, 0.144192],
    ['a machine by the hour, in German', { UnitOfMeasure: '100 Stunden' }, 0.144192],
    ['a machine by the hour, in Spanish', { UnitOfMeasure: '1 hora' }, 0.144192],
    ['half a month of a P10 disk, in Spanish', storage('P10 LRS Disk', '1 por mes', '0.5'), 0.165888],
    ['half a month of a P10 disk, in German', storage('P10 LRS Disk', '1/Monat', '0.5'), 0.165888],
  ] as const)('%s', async (_, line, kwh) => {
    const [energy] = await energyOf(line)
    expect(Math.abs(Number(energy) / kwh - 1)).toBeLessThan(1e-3)
  })

  it('requests are counted by no unit at all: no energy of theirs is published', async () => {
    const reads = ['10K', '1M', '100000000', '0 Unassigned'].map((unit) =>
      storage('Hot LRS Read Operations', unit, '3'),
    )
    expect(new Set(await energyOf(...reads))).toEqual(new Set(['no published energy per request']))
  })

  it('a unit that says nothing of time is no time', async () => {
    const [machine] = await energyOf({ UnitOfMeasure: '' })
    expect(machine).toContain('unit "" is not a time')
  })

  it('the licence in a product’s subcategory is no machine', async () => {
    const licence = {
      ...PLAIN,
      MeterCategory: 'SQL Managed Instance',
      MeterSubCategory: 'Managed Instance General Purpose - SQL License',
      MeterName: 'vCore',
    }
    expect(await energyOf(licence)).toEqual(['software licence: no energy of its own'])
  })
})
