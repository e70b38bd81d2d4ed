/** What a manifest says: which files are one run of one export. */
export interface Manifest {
  readonly kind: 'aws-cur' | 'aws-data-export' | 'azure-export'
  /** The export's own name; `''` where the manifest has none. */
  readonly exportName: string
  /** The month it is of, `2026-09`; `''` where it does not say. */
  readonly month: string
  /** The run: assembly, execution or run id; `''` where it does not say. */
  readonly run: string
  /** When the run was made, as text that sorts; null where it does not say. */
  readonly made: string | null
  /** Paths of the files in their bucket, without the bucket. */
  readonly files: readonly string[]
  /** What the export calls itself, `AmortizedCost`: only a hint. */
  readonly hint: string
}
