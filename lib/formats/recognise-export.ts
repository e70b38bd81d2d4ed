import { AppError } from '#lib/domain/errors/app-error.ts'
import type { SampleRows } from './export-format.ts'
import { FORMATS } from './formats.ts'
import type { RecognisedExport } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'

/** What Headroom reads, in words, for messages. */
export const WHAT_IS_READ =
  'Headroom reads AWS Cost and Usage Reports (legacy and 2.0) and FOCUS 1.0 to 1.3 exports, as CSV, CSV.gz or Parquet.'

/** What is known of a file before its rows are read. */
export interface FileHead {
  readonly columns: SourceColumns
  /** Called only where a format wants to see rows. */
  readonly sample: SampleRows
  /** The beginning as text; empty for Parquet. */
  readonly text: string
}

/** An export, the columns of its records, and the relation of these over the file's own rows. */
export interface ReadableExport {
  readonly recognised: RecognisedExport
  readonly columns: SourceColumns
  readonly relation: (source: string) => string
}

/**
 * Says which export a file is.
 * @throws AppError `column-missing` or `format-unknown`.
 */
export function recogniseExport({ columns, sample, text }: FileHead): ReadableExport {
  const format = FORMATS.find((candidate) => candidate.is(columns, text))
  if (format === undefined) throw unknownColumns(columns)
  const unfolded = format.unfold?.(columns) ?? { columns, relation: (source: string) => source }
  const recognition = format.recognise(unfolded.columns, sample)
  return { recognised: { format: format.id, ...recognition }, ...unfolded }
}

function unknownColumns(columns: SourceColumns): AppError {
  const shown = columns.all.slice(0, 6).map(({ header }) => header.slice(0, 40))
  return new AppError(
    'format-unknown',
    `The columns of this file are not those of a billing export that Headroom knows (it begins with ${shown.join(', ')}).`,
    WHAT_IS_READ,
  )
}

/** The refusal of a known kind of file that is not read. */
export function notSupportedYet(name: string): AppError {
  return new AppError(
    'format-not-supported-yet',
    `This is ${name}, which Headroom does not read yet.`,
    WHAT_IS_READ,
  )
}
