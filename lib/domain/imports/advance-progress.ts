import type { ImportProgress } from './import-progress.ts'

/** What the process that reads files says of its work. */
export interface HeardProgress {
  readonly step: string
  /** Of its whole work, from 0 to 1. */
  readonly share: number
  readonly bytes: number
  readonly totalBytes: number
  readonly rows: number
  readonly totalRows: number
}

/** The progress of an import, and what the next is worked out from. Times are in milliseconds of a clock that never goes back. */
export interface ProgressTrack {
  readonly progress: ImportProgress
  readonly startedAt: number
  readonly heardAt: number
  /** When the import will have ended, as far as can be said. */
  readonly endsAt: number | null
}

/** How long a new observation takes to displace older ones. */
const SMOOTHING_MILLISECONDS = 5000
/** Nothing is said of the time left before so much was done, for so long. */
const LEAST_SHARE = 0.02
const LEAST_MILLISECONDS = 1000

/** The weight of what is new after a silence: 0 for none at all, 1 for an endless one. */
const weightOf = (silence: number): number => 1 - Math.exp(-silence / SMOOTHING_MILLISECONDS)

/** An import that has just begun. */
export const startProgress = (totalBytes: number, now: number): ProgressTrack => ({
  progress: {
    state: 'running',
    step: 'checking',
    share: 0,
    bytes: 0,
    totalBytes,
    rows: 0,
    totalRows: 0,
    rowsPerSecond: 0,
    secondsLeft: null,
  },
  startedAt: now,
  heardAt: now,
  endsAt: null,
})

/**
 * The progress after one more message. Shares, bytes and rows never go backwards, whatever is heard, and rows never exceed their
 * total. The time left is what the work so far took, per share of it, times the share that is left; the end that this
 * foretells is smoothed exponentially over five seconds. So is the speed.
 */
export function advanceProgress(track: ProgressTrack, heard: HeardProgress, now: number): ProgressTrack {
  const { progress: before, startedAt } = track
  const heardAt = Math.max(now, track.heardAt)
  const weight = weightOf(heardAt - track.heardAt)
  const share = Math.min(1, Math.max(before.share, heard.share))
  const bytes = Math.max(before.bytes, heard.bytes)
  const rows = Math.max(before.rows, heard.rows)

  const elapsed = heardAt - startedAt
  const canTell = share >= LEAST_SHARE && elapsed >= LEAST_MILLISECONDS
  const foretold = canTell ? startedAt + elapsed / share : null
  const endsAt =
    foretold === null || track.endsAt === null ? foretold : track.endsAt + weight * (foretold - track.endsAt)

  const silence = heardAt - track.heardAt
  const speed = silence > 0 ? ((rows - before.rows) / silence) * 1000 : before.rowsPerSecond
  const rowsPerSecond =
    before.rowsPerSecond === 0 ? speed : before.rowsPerSecond + weight * (speed - before.rowsPerSecond)

  return {
    progress: {
      state: 'running',
      step: heard.step,
      share,
      bytes,
      totalBytes: Math.max(before.totalBytes, heard.totalBytes, bytes),
      rows,
      totalRows: Math.max(before.totalRows, heard.totalRows, rows),
      rowsPerSecond,
      secondsLeft: endsAt === null ? null : Math.max(0, (endsAt - heardAt) / 1000),
    },
    startedAt,
    heardAt,
    endsAt,
  }
}
