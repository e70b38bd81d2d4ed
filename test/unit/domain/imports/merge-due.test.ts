import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergeDue, type ReceivedImport } from '#lib/domain/imports/merge-due.ts'

const HOUR_MS = 3_600_000
const DAY = '2026-09-01'
const NOON = Date.parse(`${DAY}T12:00:00Z`)
const MIDNIGHT = NOON + 12 * HOUR_MS

const some = (count: number, given: Partial<ReceivedImport> = {}, name = 'a'): ReceivedImport[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${name}${index}`,
    day: DAY,
    files: 1,
    endedAt: NOON,
    ...given,
  }))

describe('imports of received spans', () => {
  it('wait until twelve of a day are there', () => {
    expect(mergeDue([], NOON)).toEqual([])
    expect(mergeDue(some(11), NOON)).toEqual([])
    expect(mergeDue([...some(11), ...some(11, { day: '2026-09-02' }, 'b')], NOON)).toEqual([])
    expect(mergeDue(some(12), NOON)).toHaveLength(12)
  })

  it('are merged with others of their size only', () => {
    const large = some(11, { files: 12 }, 'b')
    expect(mergeDue([...large, ...some(11)], NOON)).toEqual([])
    expect(mergeDue([...large, ...some(12)], NOON)).toEqual(some(12).map(({ id }) => id))
    expect(mergeDue([...large, ...some(1, { files: 143 }, 'c')], NOON)).toHaveLength(12)
    expect(mergeDue([...large, ...some(1, { files: 144 }, 'c')], NOON)).toEqual([])
  })

  it('become one when their day has been over for an hour in which none of it came', () => {
    const left = [...some(3), ...some(2, { files: 12 }, 'b')]
    expect(mergeDue(left, MIDNIGHT + HOUR_MS - 1)).toEqual([])
    expect(mergeDue(left, MIDNIGHT + HOUR_MS)).toHaveLength(5)
    const late = some(1, { endedAt: MIDNIGHT + HOUR_MS / 2 }, 'c')
    expect(mergeDue([...left, ...late], MIDNIGHT + HOUR_MS)).toEqual([])
    expect(mergeDue([...left, ...late], MIDNIGHT + 1.5 * HOUR_MS)).toHaveLength(6)
    expect(mergeDue(some(1, { files: 288 }), MIDNIGHT + 9 * HOUR_MS)).toEqual([])
  })

  it('stay few, lose no file, and write each file again once a size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), (count) => {
        let live: (ReceivedImport & { readonly written: number })[] = []
        const merge = (now: number) => {
          for (let due = mergeDue(live, now); due.length > 0; due = mergeDue(live, now)) {
            const chosen = live.filter(({ id }) => due.includes(id))
            const files = chosen.reduce((sum, one) => sum + one.files, 0)
            const written = Math.max(...chosen.map((one) => one.written)) + 1
            live = [
              ...live.filter(({ id }) => !due.includes(id)),
              { id: `${due[0]}+`, day: DAY, files, endedAt: NOON, written },
            ]
          }
        }
        const sizes = Math.floor(Math.log(count) / Math.log(12) + 1e-9) + 1
        for (let file = 0; file < count; file += 1) {
          live.push({ id: String(file), day: DAY, files: 1, endedAt: NOON, written: 0 })
          merge(NOON)
          expect(live.length).toBeLessThanOrEqual(11 * sizes)
        }
        expect(Math.max(...live.map(({ written }) => written))).toBeLessThan(sizes)
        merge(MIDNIGHT + HOUR_MS)
        expect(live.map(({ files }) => files)).toEqual([count])
      }),
      { numRuns: 20 },
    )
  })
})
