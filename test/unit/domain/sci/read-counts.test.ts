import { describe, expect, it } from 'vitest'
import { constantCounts, daysBetween } from '#lib/domain/sci/counts/constant-counts.ts'
import { gapOf, joinGaps } from '#lib/domain/sci/counts/day-gaps.ts'
import { readCounts } from '#lib/domain/sci/counts/read-counts.ts'
import { countsInCsv } from '#lib/pipeline/sci/counts-in-csv.ts'

const HEAD = ['day', 'operation', 'count']
const read = (...rows: readonly (readonly string[])[]) => readCounts([HEAD, ...rows])
const linesOf = (...rows: readonly (readonly string[])[]) => read(...rows).faults.map(({ line }) => line)

describe('counts', () => {
  it('by day are of all its hours, decimals and zeros included', () => {
    expect(
      read(['2026-08-02', 'order', '0'], ['2026-08-01', 'order', '12.5'], ['2026-08-01', 'GB', '3']),
    ).toEqual({
      counts: [
        { operation: 'GB', day: '2026-08-01', count: 3, coveredHours: 24 },
        { operation: 'order', day: '2026-08-01', count: 12.5, coveredHours: 24 },
        { operation: 'order', day: '2026-08-02', count: 0, coveredHours: 24 },
      ],
      faults: [],
    })
  })

  it('by hour are added up by day, which says how many hours it has', () => {
    const { counts } = read(
      ['2026-08-01T13:00Z', 'order', '5'],
      ['2026-08-01T00:00:00Z', 'order', '2'],
      ['2026-08-01T23:00:00.000Z', 'order', '0'],
    )
    expect(counts).toEqual([{ operation: 'order', day: '2026-08-01', count: 7, coveredHours: 3 }])
  })

  it.each([
    ['no such day', ['2026-02-30', 'order', '1']],
    ['no such hour', ['2026-08-01T24:00Z', 'order', '1']],
    ['half an hour', ['2026-08-01T13:30Z', 'order', '1']],
    ['a time that is not UTC', ['2026-08-01T13:00+02:00', 'order', '1']],
    ['a local time', ['2026-08-01T13:00', 'order', '1']],
    ['no time', ['', 'order', '1']],
    ['another order of the date', ['01/08/2026', 'order', '1']],
    ['no operation', ['2026-08-01', ' ', '1']],
    ['an operation that hides something', ['2026-08-01', 'a\u200bb', '1']],
    ['no count', ['2026-08-01', 'order', '']],
    ['a negative count', ['2026-08-01', 'order', '-1']],
    ['a count with separators', ['2026-08-01', 'order', '1,200']],
    ['a word', ['2026-08-01', 'order', 'NaN']],
    ['an endless count', ['2026-08-01', 'order', '9'.repeat(400)]],
    ['a cell too many', ['2026-08-01', 'order', '1', '200']],
  ])('with %s are refused with their line, and nothing is read', (_, row) => {
    const { counts, faults } = read(['2026-08-03', 'order', '1'], row)
    expect(faults.map(({ line }) => line)).toEqual([3])
    expect(counts).toEqual([])
  })

  it('that say the same thing twice are refused, in days as in hours', () => {
    expect(linesOf(['2026-08-01', 'order', '1'], ['2026-08-01', 'order', '1'])).toEqual([3])
    expect(linesOf(['2026-08-01T01:00Z', 'o', '1'], ['2026-08-01T01:00:00Z', 'o', '1'])).toEqual([3])
    expect(linesOf(['2026-08-01T01:00Z', 'o', '1'], ['2026-08-01', 'o', '1'])).toEqual([3])
    expect(linesOf(['2026-08-01', 'o', '1'], ['2026-08-01T01:00Z', 'o', '1'])).toEqual([3])
    expect(linesOf(['2026-08-01', 'o', '1'], ['2026-08-01', 'p', '1'], ['2026-08-02', 'o', '1'])).toEqual([])
  })

  it('in a file are found by header, behind a BOM, between quotes and with the line of the file', () => {
    const text =
      '\uFEFFCount;HOUR;note;operation\r\n"5";2026-08-01T01:00Z;;"a;b"\r\n\r\n-5;2026-08-01T02:00Z;;"a;b"\r\n'
    expect(countsInCsv(text)).toEqual({
      counts: [],
      faults: [{ line: 4, fault: 'The count -5 is negative.' }],
    })
    expect(countsInCsv(text.replace('-5', '5')).counts).toEqual([
      { operation: 'a;b', day: '2026-08-01', count: 10, coveredHours: 2 },
    ])
  })

  it.each([
    ['', /no column day and no operation and no count/],
    ['day,count\n2026-08-01,1\n', /no column operation/],
    ['day,operation,count\n', /no row/],
    ['day,operation,count\n2026-08-01,"a,1\n', /no end/],
  ])('in the file %j are refused', (text, fault) => {
    expect(countsInCsv(text)).toEqual({
      counts: [],
      faults: [{ line: expect.any(Number), fault: expect.stringMatching(fault) }],
    })
  })

  it('named like parts of JavaScript are ordinary names', () => {
    const { counts } = read(['2026-08-01', '__proto__', '1'], ['2026-08-01', 'constructor', '2'])
    expect(counts.map(({ operation, count }) => [operation, count])).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ])
  })

  it('that are constant are there on every day, both ends included, over the end of a month', () => {
    const counts = constantCounts({ operation: 'seat', perDay: 40, from: '2028-02-28', to: '2028-03-01' })
    expect(counts.map(({ day, count, coveredHours }) => [day, count, coveredHours])).toEqual([
      ['2028-02-28', 40, 24],
      ['2028-02-29', 40, 24],
      ['2028-03-01', 40, 24],
    ])
    expect(daysBetween('2026-08-02', '2026-08-01')).toEqual([])
  })
})

describe('a day', () => {
  it('is a gap without a bill, without a count, or with some of its hours; a count of 0 is none', () => {
    expect(gapOf(false, { coveredHours: 24 })).toBe('no-bill')
    expect(gapOf(true, undefined)).toBe('no-count')
    expect(gapOf(true, { coveredHours: 23 })).toBe('part-of-day')
    expect(gapOf(true, { coveredHours: 24 })).toBeNull()
  })

  it('joins those before it that are gaps for the same reason', () => {
    const days = (['no-count', 'no-count', null, 'no-count', 'no-bill'] as const).map((reason, index) => ({
      day: `2026-08-0${index + 1}`,
      reason,
    }))
    expect(joinGaps(days)).toEqual([
      { from: '2026-08-01', to: '2026-08-02', reason: 'no-count' },
      { from: '2026-08-04', to: '2026-08-04', reason: 'no-count' },
      { from: '2026-08-05', to: '2026-08-05', reason: 'no-bill' },
    ])
  })
})
