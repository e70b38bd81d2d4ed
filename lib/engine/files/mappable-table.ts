import { AppError } from '#lib/domain/errors/app-error.ts'
import type { Limits } from '#lib/domain/imports/limits.ts'
import type { MappableFile } from '#lib/domain/imports/preflight-report.ts'
import { openContainer } from './container.ts'
import type { Head } from './read-head.ts'

const ROWS_SHOWN = 10

/** A table in a file of no known format, for a person to say what its columns are; null where there is none. */
export function mappableTable(head: Head, limits: Limits): MappableFile | null {
  try {
    const { container, sample } = openContainer(head, { limits, isKnown: () => false })
    if (container.kind !== 'csv') return null
    return {
      headers: container.headers,
      rows: sample.slice(0, ROWS_SHOWN).map((row) => row.map((cell) => cell.slice(0, limits.cellCharacters))),
    }
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
