import type { ImportState } from './import-state.ts'

/** How far an import is. No figure of it ever goes backwards while it runs. */
export interface ImportProgress {
  readonly state: ImportState
  /** What it is doing, in words: `waiting`, `checking`, `unpacking`, `reading`, `writing`, `estimating`, `keeping the originals`, `finished`. */
  readonly step: string
  /** Of the whole work, from 0 to 1. */
  readonly share: number
  /** Bytes of the files as they came. */
  readonly bytes: number
  readonly totalBytes: number
  readonly rows: number
  /** An estimate until the end. */
  readonly totalRows: number
  readonly rowsPerSecond: number
  /** Null while nothing can be said. */
  readonly secondsLeft: number | null
  /** Why it failed. */
  readonly error?: string
}
