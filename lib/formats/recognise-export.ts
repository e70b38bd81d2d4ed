import { AppError } from '#lib/domain/errors/app-error.ts'
import type { SampleRows } from './export-format.ts'
import { FORMATS } from './formats.ts'
import { mappedFormat } from './mapped/format.ts'
import type { RememberedMapping } from './mapped/remembered-mapping.ts'
import { withNumberStyle } from './number-style.ts'
import type { RecognisedExport } from './recognised-export.ts'
import { SourceColumns } from './source-column.ts'
import { readsAsNumber } from './sql/parsed-cells.ts'

/** What Headroom reads, in words, for messages. */
export const WHAT_IS_READ = `Headroom reads these exports, as CSV, JSON or Parquet, packed or not: ${FORMATS.filter(
  ({ id }) => id !== 'mapped',
)
  .map(({ name }) => name)
  .join(', ')}.`

/** What is known of a file before its rows are read. */
export interface FileHead {
  readonly columns: SourceColumns
  /** Called only where a format wants to see rows. */
  readonly sample: SampleRows
  /** The beginning as text; empty for Parquet. */
  readonly text: string
  /** Of a CSV. */
  readonly delimiter?: string
  /** What its owner calls the file, with its folders. */
  readonly name?: string
}

/** An export, the columns of its records, and the relation of these over the file's own rows. */
export interface ReadableExport {
  readonly recognised: RecognisedExport
  readonly columns: SourceColumns
  readonly relation: (source: string) => string
  /** What a person should know of how it is read. */
  readonly warnings: readonly string[]
}

/**
 * Says which export a file is. A mapping counts only where no format knows the file.
 * @throws AppError `column-missing` or `format-unknown`.
 */
export function recogniseExport(
  { columns, sample, text, delimiter, name = '' }: FileHead,
  mappings: readonly RememberedMapping[] = [],
): ReadableExport {
  const format = [...FORMATS, mappedFormat(mappings)].find((candidate) => candidate.is(columns, text))
  if (format === undefined) throw unknownColumns(columns)
  const unfolded = format.unfold?.(columns) ?? { columns, relation: (source: string) => source }
  const recognised = { format: format.id, ...format.recognise(unfolded.columns, sample, text, name) }
  const { warnings = [] } = recognised
  if (delimiter === undefined || format.unfold !== undefined || format.charges === undefined) {
    return { recognised, ...unfolded, warnings }
  }
  const { inner } = format.charges(columns, recognised)
  const styled = withNumberStyle(columns.all, (it) => readsAsNumber(inner, it), sample, delimiter)
  return {
    recognised,
    ...unfolded,
    columns: new SourceColumns(styled.columns),
    warnings: [...warnings, ...styled.warnings],
  }
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
