/** What the server found at the beginning of an uploaded file, before anything is stored. */
export interface Preflight {
  readonly format: 'aws-cur' | 'focus'
  readonly version: string
  /** Who wrote the file, as far as it says so. */
  readonly generator: string
  readonly container: 'csv' | 'csv.gz' | 'parquet'
  readonly fileBytes: number
  readonly rows: { readonly count: number; readonly exact: boolean }
  /** ISO dates, `end` exclusive; null where no row was seen. */
  readonly period: { readonly start: string; readonly end: string } | null
  readonly accounts: readonly string[]
  readonly currencies: readonly string[]
  readonly tagKeys: readonly string[]
  /** Columns that are not there, and what each gap costs. */
  readonly missing: readonly { readonly column: string; readonly cost: string }[]
  readonly warnings: readonly string[]
}

export interface UploadAnswer {
  readonly uploadId: string
  readonly preflight: Preflight
}

export interface StartedImport {
  readonly importId: string
  readonly alreadyImported: boolean
}

export interface Progress {
  readonly state: 'running' | 'active' | 'failed' | 'deleted'
  readonly step: string
  readonly bytes: number
  readonly totalBytes: number
  readonly rows: number
  readonly error?: string
}
