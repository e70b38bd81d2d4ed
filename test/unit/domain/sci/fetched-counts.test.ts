import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { askedPeriod } from '#lib/domain/sci/counts/asked-period.ts'
import { queryWindowFault } from '#lib/domain/sci/counts/query-window-fault.ts'
import { sampledCounts, withoutForgotten } from '#lib/domain/sci/counts/sampled-counts.ts'

const HOUR_MS = 3_600_000
const utc = (text: string) => Date.parse(text)
const AUGUST = { from: '2026-08-01', to: '2026-08-02' }
const LATER = utc('2026-09-01T00:00Z')
const period = askedPeriod(AUGUST, 'hour', LATER)
const at = (hour: number, count: number) => ({ startMs: period.startMs + hour * HOUR_MS, count })

describe('the period that is asked about', () => {
  it('is whole days that are over', () => {
    expect(period).toEqual({
      startMs: utc('2026-08-01T00:00Z'),
      endMs: utc('2026-08-03T00:00Z'),
      stepMs: HOUR_MS,
    })
  })

  it('ends with the last hour that has been over for an hour', () => {
    const endAt = (now: string) => askedPeriod(AUGUST, 'hour', utc(now)).endMs
    expect(endAt('2026-08-02T10:20Z')).toBe(utc('2026-08-02T09:00Z'))
    expect(endAt('2026-08-02T10:00Z')).toBe(utc('2026-08-02T09:00Z'))
    expect(endAt('2026-08-02T09:59Z')).toBe(utc('2026-08-02T08:00Z'))
    expect(endAt('2026-08-03T00:59Z')).toBe(utc('2026-08-02T23:00Z'))
    expect(endAt('2026-08-03T01:00Z')).toBe(utc('2026-08-03T00:00Z'))
  })

  it('of days ends with the last day that is over', () => {
    expect(askedPeriod(AUGUST, 'day', utc('2026-08-02T23:00Z'))).toEqual({
      startMs: utc('2026-08-01T00:00Z'),
      endMs: utc('2026-08-02T00:00Z'),
      stepMs: 24 * HOUR_MS,
    })
  })

  it('is empty where nothing is over', () => {
    const { startMs, endMs } = askedPeriod(AUGUST, 'hour', utc('2026-08-01T01:59Z'))
    expect(endMs).toBeLessThanOrEqual(startMs)
  })
})

describe('counts of samples', () => {
  it('are added up by day, and hours that are missing or no number are gaps', () => {
    const samples = [at(25, 4), at(0, 7), at(1, 0), at(2, Number.NaN), at(3, Number.POSITIVE_INFINITY)]
    expect(sampledCounts('order', 'hour', period, samples)).toEqual([
      { operation: 'order', day: '2026-08-01', count: 7, coveredHours: 2 },
      { operation: 'order', day: '2026-08-02', count: 4, coveredHours: 1 },
    ])
  })

  it('of days are whole', () => {
    const days = askedPeriod(AUGUST, 'day', LATER)
    expect(sampledCounts('order', 'day', days, [at(24, 90)])).toEqual([
      { operation: 'order', day: '2026-08-02', count: 90, coveredHours: 24 },
    ])
  })

  it('count the same moment once', () => {
    expect(sampledCounts('order', 'hour', period, [at(0, 7), at(0, 8)])).toMatchObject([
      { count: 8, coveredHours: 1 },
    ])
  })

  it('are refused where one is negative or too large, or for another time', () => {
    const told = (hour: number, count: number) => sampledCounts('order', 'hour', period, [at(hour, count)])
    expect(told(1, -1)).toBe('The count of 2026-08-01T01:00:00.000Z is -1.')
    expect(told(1, 1e16)).toBe('The count of 2026-08-01T01:00:00.000Z is 10000000000000000.')
    for (const hour of [-1, 48, 0.5]) expect(told(hour, 1)).toContain('was not asked about')
  })

  it('are whole days exactly where every hour has a number, and their sum is that of the samples', () => {
    const hourly = fc.array(fc.option(fc.integer({ min: 0, max: 1_000_000 }), { freq: 30 }), {
      minLength: 48,
      maxLength: 48,
    })
    fc.assert(
      fc.property(hourly, fc.boolean(), (counts, turned) => {
        const samples = counts.map((count, hour) => at(hour, count ?? Number.NaN))
        const days = sampledCounts('order', 'hour', period, turned ? [...samples].reverse() : samples)
        if (typeof days === 'string') throw new Error(days)
        const known = counts.filter((count) => count !== null)
        const sum = (of: readonly number[]) => of.reduce((total, each) => total + each, 0)
        expect(sum(days.map(({ count }) => count))).toBe(sum(known))
        expect(sum(days.map(({ coveredHours }) => coveredHours))).toBe(known.length)
      }),
    )
  })

  it('take nothing away from a day that is known better', () => {
    const fetched = [
      { operation: 'order', day: '2026-08-01', count: 5, coveredHours: 3 },
      { operation: 'order', day: '2026-08-02', count: 9, coveredHours: 24 },
      { operation: 'order', day: '2026-08-03', count: 1, coveredHours: 3 },
    ]
    const known = (day: string, coveredHours: number) =>
      ({ day, count: 80, coveredHours, source: 'prometheus', version: 1 }) as const
    expect(
      withoutForgotten(fetched, [known('2026-08-01', 24), known('2026-08-02', 24), known('2026-08-03', 2)]),
    ).toEqual(fetched.slice(1))
  })
})

describe('a query', () => {
  it.each([
    ['sum(increase(http_requests_total{service="checkout"}[1h]))', 'hour'],
    ['sum(increase(x[60m]))', 'hour'],
    ['sum(increase(x[3600s]))', 'hour'],
    ['sum(increase(x[3600]))', 'hour'],
    ['sum(increase(x[ 0h60m ]))', 'hour'],
    ['sum_over_time(rate(x[5m])[1h:5m]) * 300', 'hour'],
    ['sum(increase(x{path=~"/[0-9]+"}[1d]))', 'day'],
    ['sum(increase(x[24h])) or vector(0)', 'day'],
  ] as const)('%s counts each %s once', (query, step) => expect(queryWindowFault(query, step)).toBeNull())

  it.each([
    ['http_requests_total', 'hour', 'no time'],
    ['sum(increase(x[5m]))', 'hour', '[5m]'],
    ['sum(increase(x[1h]))', 'day', '[1h]'],
    ['sum(increase(x[1d]))', 'hour', '[1d]'],
    ['sum(x{path="[1h]"})', 'hour', 'no time'],
    ["sum(x{path='a\\'[1h]'})", 'hour', 'no time'],
    ['sum(x{path=`[1h]`})', 'hour', 'no time'],
  ] as const)('%s does not count each %s once', (query, step, over) =>
    expect(queryWindowFault(query, step)).toContain(`looks back over ${over}, and`),
  )
})
