import type { BillDataset } from '#lib/domain/usage/dataset.ts'
import type { AllocationExpressions } from './allocation-expressions.ts'
import type { ChargeExpressions } from './charge-expressions.ts'
import type { FootprintExpressions } from './footprint-expressions.ts'
import type { FormatId, RecognisedExport, Recognition } from './recognised-export.ts'
import type { SourceColumns } from './source-column.ts'

/** The first rows of a file as text, in the order of its columns; blank cells are `''`. Empty where none could be had. */
export type SampleRows = readonly (readonly string[])[]

/** A relation over the file's own rows, where these are not one record each, and the columns it has. */
export interface Unfolded {
  readonly columns: SourceColumns
  /** @param source the file's own rows, as SQL */
  readonly relation: (source: string) => string
}

/** One export: how it is known by its columns, and how its rows become records. */
export interface ExportFormat {
  readonly id: FormatId
  /** What a person calls it: `AWS Cost and Usage Report`. */
  readonly name: string
  readonly dataset: BillDataset
  /** Whether a file is this export, by its columns before unfolding and, of JSON, by its first MB as text. */
  readonly is: (columns: SourceColumns, text: string) => boolean
  /** For JSON documents, nested arrays, lines that are no rows. Its answer is what the functions below are given. */
  readonly unfold?: (columns: SourceColumns) => Unfolded
  /**
   * @param text the beginning of the file; empty for Parquet
   * @param name what its owner calls the file, with its folders: only a hint, and `''` where nothing is known
   * @throws AppError `column-missing`
   */
  readonly recognise: (columns: SourceColumns, sample: SampleRows, text: string, name: string) => Recognition
  /** Of the dataset `usage`: how rows become canonical records. */
  readonly charges?: (columns: SourceColumns, recognised: RecognisedExport) => ChargeExpressions
  /** Of exports that say how workloads share machines: how rows do. Undefined for a file without the columns. */
  readonly allocations?: (columns: SourceColumns) => AllocationExpressions | undefined
  /** Of the dataset `footprints`: how rows become a provider's own carbon figures. */
  readonly footprints?: (columns: SourceColumns) => FootprintExpressions
}
