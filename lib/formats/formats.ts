import { awsCur } from './aws-cur/format.ts'
import type { ExportFormat } from './export-format.ts'
import { focus } from './focus/format.ts'
import type { FormatId } from './recognised-export.ts'

/** Every export, in the order of the test: the first whose columns fit is the one. */
export const FORMATS: readonly ExportFormat[] = [awsCur, focus]

/** The format of an id. */
export function formatOf(id: FormatId): ExportFormat {
  const found = FORMATS.find((format) => format.id === id)
  if (found === undefined) throw new TypeError(`There is no format ${id}.`)
  return found
}
