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
    ['1 /Day', time(24)],
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

  it('gives a month the hours it has', () => {
    expect(unitMeaning('GB-Mo', '2024-02')).toEqual(stored(696))
    expect(unitMeaning('GB-Mo', '2023-02')).toEqual(stored(672))
    expect(unitMeaning('GB-Mo', '2024-04')).toEqual(stored(720))
  })
})
