import type { Limits } from './limits.ts'

/** What a limit may be set to. */
export interface Bounds {
  readonly min: number
  readonly max: number
  /** False for shares. */
  readonly whole: boolean
}

const MB = 1024 ** 2
const GB = 1024 ** 3
const TB = 1024 ** 4

const whole = (min: number, max: number): Bounds => ({ min, max, whole: true })

/**
 * Below the minima ordinary bills would be refused, or the server would end with a full disk; beyond the maxima a hostile file could
 * take the machine with it.
 */
export const LIMIT_BOUNDS: Readonly<Record<keyof Limits, Bounds>> = {
  fileBytes: whole(MB, 10 * TB),
  importBytes: whole(MB, 100 * TB),
  unpackRatio: whole(20, 2000),
  archiveEntries: whole(1, 100_000),
  columns: whole(100, 10_000),
  cellCharacters: whole(1024, MB),
  lineBytes: whole(64 * 1024, 64 * MB),
  rejectedShare: { min: 0, max: 1, whole: false },
  freeDiskBytes: whole(64 * MB, 10 * TB),
  workerMemoryBytes: whole(256 * MB, 256 * GB),
  workerSeconds: whole(60, 7 * 24 * 3600),
}
