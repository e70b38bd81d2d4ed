import { describe, expect, it } from 'vitest'
import { unitMeaning } from '#lib/domain/units/unit-meaning.ts'

const time = (hours: number) => ({ dimension: 'time', hours })
const stored = (gbHours: number, byteHours = 0) => ({ dimension: 'data-time', gbHours, byteHours })
const data = (gb: number, bytes = 0) => ({ dimension: 'data', gb, bytes })
const count = (number: number) => ({ dimension: 'count', count: number })

describe('unitMeaning', () => {
  it.each([
    ['Hrs', time(1)],
    ['Hours', time(1)],
    ['vCPU-Hours', time(1)],
    ['ShardHour', time(1)],
    ['DPU-Hour', time(1)],
    ['seconds', time(1 / 3600)],
    ['minutes', time(1 / 60)],
    ['1 Hour', time(1)],
    ['100 Hours', time(1)],
    ['1/Month', time(744)],
    ['1 /Month', time(744)],
    ['1 /Day', time(24)],
    // Azure: blocks of hours are priced so, counted in hours
    ['10 Hours', time(1)],
    // one unit lasts 10 × 24 hours
    ['1/10 Days', time(240)],
    ['1/3 Months', time(2232)],
    ['1 PB/Hour', stored(1e6)],
    ['1 PiB/Hour', stored(0, 2 ** 50)],
    ['100000000', count(100_000_000)],
    ['1B', count(1e9)],
    ['0 Unassigned', count(1)],
    ['Unassigned', count(1)],
    ['GB-Mo', stored(744)],
    ['GB-Month', stored(744)],
    ['GB-Months', stored(744)],
    ['GB-Hours', stored(1)],
    ['Lambda-GB-Second', stored(1 / 3600)],
    ['1 GB/Month', stored(744)],
    ['100 GB/Month', stored(74400)],
    ['1 TB/Month', stored(744_000)],
    ['1 GiB/Month', stored(0, 744 * 2 ** 30)],
    ['1 GiB Second', stored(0, 2 ** 30 / 3600)],
    ['byte-seconds', stored(0, 1 / 3600)],
    ['gibibyte month', stored(0, 744 * 2 ** 30)],
    ['GB', data(1)],
    ['GigaBytes', data(1)],
    ['10 GB', data(10)],
    ['bytes', data(0, 1)],
    ['gibibyte', data(0, 2 ** 30)],
    ['Requests', count(1)],
    ['10K', count(10_000)],
    ['1M', count(1_000_000)],
    ['', count(1)],
  ])('reads %s', (unit, meaning) => {
    expect(unitMeaning(unit, '2018-10')).toEqual(meaning)
  })

  it.each([
    ['1 NONE HOURS INSTANCE', time(1)],
    ['1 NONE HOURS OCPUS', time(1)],
    ['1 GiB HOURS MEMORY', stored(0, 2 ** 30)],
    ['1 GiB MONTHS STORAGE_SIZE', stored(0, 744 * 2 ** 30)],
    ['1 TiB MONTHS STORAGE_SIZE', stored(0, 744 * 2 ** 40)],
    ['10000 GiB SECONDS MEMORY_USED', stored(0, (10_000 * 2 ** 30) / 3600)],
    ['1000000 NONE NONE DATAPOINTS', count(1_000_000)],
    ['1 GiB NONE DATA_TRANSFERRED', data(0, 2 ** 30)],
  ])('reads what Oracle writes, %s', (unit, meaning) => {
    expect(unitMeaning(unit, '2023-10', 'Oracle')).toEqual(meaning)
  })

  it('gives a month of Oracle 744 hours, also in November: 0.0672043 GiB months are 50 GiB for an hour', () => {
    const meaning = unitMeaning('1 GiB MONTHS STORAGE_SIZE', '2023-11', 'Oracle')
    const byteHours = meaning.dimension === 'data-time' ? meaning.byteHours : 0
    // 50 / 744 = 0.0672043…
    expect((0.0672043 * byteHours) / 2 ** 30).toBeCloseTo(50, 5)
  })

  it('gives a month the hours it has', () => {
    expect(unitMeaning('GB-Mo', '2024-02')).toEqual(stored(696))
    expect(unitMeaning('GB-Mo', '2023-02')).toEqual(stored(672))
    expect(unitMeaning('GB-Mo', '2024-04')).toEqual(stored(720))
  })
})
