import { AppError } from '#lib/domain/errors/app-error.ts'
import type { SourceColumns } from './source-column.ts'

/** A column without which an export cannot be read: any of the keys will do. */
export interface RequiredColumn {
  readonly keys: readonly string[]
  readonly column: string
  /** How to switch it on in the export. */
  readonly remedy: string
}

/** Throws `column-missing` for the first required column that the file lacks. */
export function requireColumns(
  columns: SourceColumns,
  exportName: string,
  required: readonly RequiredColumn[],
): void {
  const missing = required.filter(({ keys }) => !columns.hasAny(...keys))
  const [first] = missing
  if (first === undefined) return
  const names = missing.map(({ column }) => column).join(', ')
  throw new AppError(
    'column-missing',
    `This looks like ${exportName}, but it has no column ${names}.`,
    first.remedy,
  )
}
