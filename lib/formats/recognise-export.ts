import { AppError } from '#lib/domain/errors/app-error.ts'
import { isAwsCur, recogniseAwsCur } from './aws-cur/recognise.ts'
import { isFocus, recogniseFocus } from './focus/recognise.ts'
import { nameOtherExport } from './other-exports.ts'
import type { RecognisedExport } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'

/** What Headroom reads, in words, for messages. */
export const WHAT_IS_READ =
  'Headroom reads AWS Cost and Usage Reports (legacy and 2.0) and FOCUS 1.0 to 1.3 exports, as CSV, CSV.gz or Parquet.'

/**
 * Says which export a file is, by its columns alone.
 * @throws AppError `column-missing`, `format-not-supported-yet` or `format-unknown`.
 */
export function recogniseExport(columns: SourceColumns): RecognisedExport {
  if (isAwsCur(columns)) return recogniseAwsCur(columns)
  const other = nameOtherExport(columns)
  if (other !== null) throw notSupportedYet(other)
  if (isFocus(columns)) return recogniseFocus(columns)
  const shown = columns.all.slice(0, 6).map(({ header }) => header.slice(0, 40))
  throw new AppError(
    'format-unknown',
    `The columns of this file are not those of a billing export that Headroom knows (it begins with ${shown.join(', ')}).`,
    WHAT_IS_READ,
  )
}

/** The refusal of a known export that is not read yet. */
export function notSupportedYet(name: string): AppError {
  return new AppError(
    'format-not-supported-yet',
    `This is ${name}, which Headroom does not read yet.`,
    WHAT_IS_READ,
  )
}
