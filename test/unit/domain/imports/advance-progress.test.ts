import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  advanceProgress,
  type HeardProgress,
  type ProgressTrack,
  startProgress,
} from '#lib/domain/imports/advance-progress.ts'

const heard = (share: number, more: Partial<HeardProgress> = {}): HeardProgress => ({
  step: 'reading',
  share,
  bytes: Math.round(share * 1000),
  totalBytes: 1000,
  rows: Math.round(share * 10_000),
  totalRows: 10_000,
  ...more,
})

/** Messages every quarter of a second of work that is done after `seconds`, until so much of it is done. */
function follow(
  shareAt: (second: number) => number,
  until: number,
): { track: ProgressTrack; second: number } {
  let track = startProgress(1000, 0)
  for (let quarter = 1; ; quarter += 1) {
    const second = quarter / 4
    const share = shareAt(second)
    track = advanceProgress(track, heard(share), second * 1000)
    if (share >= until) return { track, second }
  }
}

describe('progress', () => {
  it('never goes backwards, whatever is heard and whenever', () => {
    const number = fc.double({ min: 0, max: 2, noNaN: true })
    const count = fc.nat({ max: 1_000_000 })
    const message = fc.record({
      step: fc.constantFrom('checking', 'reading', 'writing'),
      share: number,
      bytes: count,
      totalBytes: count,
      rows: count,
      totalRows: count,
    })
    fc.assert(
      fc.property(
        fc.array(fc.tuple(message, fc.integer({ min: -500, max: 5000 })), { minLength: 2 }),
        (steps) => {
          let now = 0
          let track = startProgress(500, now)
          for (const [message, later] of steps) {
            now += later
            const next = advanceProgress(track, message, now)
            for (const field of ['share', 'bytes', 'totalBytes', 'rows', 'totalRows'] as const)
              expect(next.progress[field]).toBeGreaterThanOrEqual(track.progress[field])
            expect(next.progress.share).toBeLessThanOrEqual(1)
            expect(next.progress.bytes).toBeLessThanOrEqual(next.progress.totalBytes)
            expect(next.progress.rows).toBeLessThanOrEqual(next.progress.totalRows)
            expect(next.progress.rowsPerSecond).toBeGreaterThanOrEqual(0)
            expect(next.progress.secondsLeft ?? 0).toBeGreaterThanOrEqual(0)
            track = next
          }
        },
      ),
    )
  })

  it('says nothing of the time left until something can be said', () => {
    const first = advanceProgress(startProgress(1000, 0), heard(0.5), 200)
    expect(first.progress.secondsLeft).toBeNull()
    expect(advanceProgress(first, heard(0.5), 1000).progress.secondsLeft).toBe(1)
    const slow = advanceProgress(startProgress(1000, 0), heard(0.01), 60_000)
    expect(slow.progress.secondsLeft).toBeNull()
  })

  it('of steady work says half way how long the other half takes: 100 s of work, 50 s left', () => {
    const { track } = follow((second) => second / 100, 0.5)
    expect(track.progress.secondsLeft).toBeCloseTo(50, 6)
    expect(track.progress.rowsPerSecond).toBeCloseTo(100, 6)
  })

  it('is within 30 % half way, where the first half takes 55 % of the time and speed swings by a fifth', () => {
    // 55 s for the first half, 45 s for the second: the truth at half way is 45 s.
    const swinging = (second: number) => second / 110 + 0.01 * Math.sin(second / 3)
    const { track, second } = follow((at) => swinging(at), 0.5)
    const truth = 100 - second
    expect(Math.abs((track.progress.secondsLeft ?? 0) - truth) / truth).toBeLessThan(0.3)
  })

  it('does not jump because of one burst: 10 % at once in 50 s of work move the end by less than a second at once', () => {
    const { track } = follow((second) => second / 50, 0.4)
    const burst = advanceProgress(track, heard(0.5), track.heardAt + 250)
    const before = track.progress.secondsLeft ?? 0
    // Foretold before: 30 s left; after: 20.25 s / 0.5 - 20.25 s = 20.25 s. A quarter second weighs 1 - e^(-0.05) = 4.9 %.
    expect(before).toBeCloseTo(30, 6)
    expect(burst.progress.secondsLeft).toBeCloseTo(29.75 + 0.0488 * (20.25 - 29.75), 1)
  })
})
