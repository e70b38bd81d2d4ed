import type { AppError } from '#lib/domain/errors/app-error.ts'
import type { MappableFile } from '#lib/domain/imports/preflight-report.ts'
import type { OpenedBill } from './open-bill.ts'

/** A file as it was given: where it lies, and what its owner calls it, folders included. */
export interface GivenFile {
  readonly path: string
  readonly name: string
}

/** A file, or one member of a zip archive. */
interface OfGiven {
  /** Its place among the files given. */
  readonly given: number
  readonly name: string
}

/** A bill, and where it came from. */
export interface GatheredBill extends OfGiven, OpenedBill {
  /** Whether it was a member of a zip archive. */
  readonly zipped: boolean
}

/** A file that cannot be read, and why. */
export interface RefusedFile extends OfGiven {
  readonly error: AppError
  readonly mappable: MappableFile | null
}

/** What files given together come to. */
export interface Gathered {
  readonly bills: readonly GatheredBill[]
  readonly setAside: readonly (OfGiven & { readonly reason: string })[]
  readonly refused: readonly RefusedFile[]
  /** Files that a manifest names and nobody gave. */
  readonly missingFiles: readonly string[]
  readonly warnings: readonly string[]
}
