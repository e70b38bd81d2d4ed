/** What the server found at the beginning of an uploaded file, before anything is stored. */
export interface Preflight {
  readonly format: string
  readonly version: string
  /** Who wrote the file, as far as it says so. */
  readonly generator: string
  /** ISO dates, `end` exclusive. */
  readonly period: { readonly start: string; readonly end: string } | null
  readonly accounts: readonly string[]
  readonly currencies: readonly string[]
  readonly estimatedRows: number
  readonly tagKeys: readonly string[]
  /** Columns that are not there, and what each gap costs. */
  readonly missing: readonly { readonly column: string; readonly cost: string }[]
}

export interface UploadAnswer {
  readonly uploadId: string
  readonly preflight: Preflight
}

export interface Progress {
  readonly state: 'running' | 'active' | 'failed' | 'deleted'
  readonly step: string
  readonly bytes: number
  readonly totalBytes: number
  readonly rows: number
  readonly error?: string
}
