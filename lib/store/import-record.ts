import { z } from 'zod'
import { FILE_CONTENTS, type FileContents } from '#lib/domain/imports/file-contents.ts'
import type { ImportState } from '#lib/domain/imports/import-state.ts'
import { ON_OVERLAP, type OnOverlap } from '#lib/domain/imports/on-overlap.ts'
import type { CurrencyCost, RowCounts } from '#lib/domain/report/emissions.ts'
import type { Import as ImportRow, Part as PartRow, Prisma } from './client/client.ts'
import { type Part, toPart } from './part.ts'

/** A file of an import, as it was uploaded. */
export const ImportedUpload = z.object({
  uploadId: z.string(),
  /** As its owner calls it, folder included. */
  fileName: z.string(),
  /** In hexadecimal. */
  sha256: z.string(),
  bytes: z.number(),
})
export type ImportedUpload = Readonly<z.infer<typeof ImportedUpload>>

/** Which files an import reads, and how. */
export interface NewImport {
  readonly uploads: readonly ImportedUpload[]
  /** SHA-256 over the SHA-256 of each file, in hexadecimal. */
  readonly contentHash: string
  readonly onOverlap: OnOverlap
  /** Whether files that count already are to be read once more. */
  readonly isAgain?: boolean
  /** What the files are; bills where absent. */
  readonly contents?: FileContents
}

/** Which export the files were found to be. Text that they do not give is `''`. */
export interface ImportSource {
  readonly format: string
  readonly formatVersion: string
  readonly generator: string
}

/** Effective cost per currency: everything that was read is in one of the three. */
type ImportCost = Omit<CurrencyCost, 'coverage'>

/** What was found in the files. */
export interface ImportCounts {
  readonly rows: RowCounts
  readonly cost: readonly ImportCost[]
  /** ISO dates, `end` exclusive. Null where no row was kept. */
  readonly period: { readonly start: string; readonly end: string } | null
}

/** One import. Its counts are zero, and its source is not known, until it is active. */
export interface ImportRecord extends Required<Omit<NewImport, 'isAgain'>>, ImportSource, ImportCounts {
  readonly id: string
  readonly state: ImportState
  readonly fileNames: readonly string[]
  /** Of all its files, as they came. */
  readonly bytes: number
  /** Why it failed or was cancelled. */
  readonly error: string | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly startedAt: string | null
  readonly finishedAt: string | null
  /** By period, provider and account. */
  readonly parts: readonly Part[]
}

const Uploads = z.array(ImportedUpload)
const Contents = z.enum(FILE_CONTENTS)
const Overlap = z.enum(ON_OVERLAP)
const Costs = z.array(
  z.object({ currency: z.string(), kept: z.number(), excluded: z.number(), rejected: z.number() }),
)

export const toImportRecord = (row: ImportRow & { parts: PartRow[] }): ImportRecord => ({
  id: row.id,
  state: row.state,
  fileNames: row.fileNames,
  uploads: Uploads.parse(row.uploads),
  bytes: Number(row.bytes),
  contentHash: row.contentHash,
  onOverlap: Overlap.parse(row.onOverlap),
  contents: Contents.parse(row.contents),
  format: row.format,
  formatVersion: row.formatVersion,
  generator: row.generator,
  rows: {
    read: Number(row.rowsRead),
    kept: Number(row.rowsKept),
    excluded: Number(row.rowsExcluded),
    rejected: Number(row.rowsRejected),
  },
  cost: Costs.parse(row.costs),
  period:
    row.periodStart !== null && row.periodEnd !== null
      ? { start: row.periodStart, end: row.periodEnd }
      : null,
  error: row.error,
  createdAt: row.createdAt.toISOString(),
  startedAt: row.startedAt?.toISOString() ?? null,
  finishedAt: row.finishedAt?.toISOString() ?? null,
  parts: row.parts.map(toPart),
})

/** How the parts of an import are read with it. */
export const WITH_PARTS = {
  parts: { orderBy: [{ billingPeriod: 'asc' }, { provider: 'asc' }, { billingAccountId: 'asc' }] },
} satisfies Prisma.ImportInclude
