import { z } from 'zod'
import type { ImportState } from '#lib/domain/imports/import-state.ts'
import type { CurrencyCost, RowCounts } from '#lib/domain/report/emissions.ts'
import type { Import as ImportRow, Part as PartRow, Prisma } from './client/client.ts'
import { type Part, toPart } from './part.ts'

/** Which files an import reads, as recognised before it begins. Text that the files do not give is `''`. */
export interface NewImport {
  readonly fileNames: readonly string[]
  /** SHA-256 over the SHA-256 of each file, in hexadecimal. */
  readonly contentHash: string
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

/** One import. Its counts are zero until it is active. */
export interface ImportRecord extends NewImport, ImportCounts {
  readonly id: string
  readonly state: ImportState
  /** Why it failed. */
  readonly error: string | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly finishedAt: string | null
  /** By period, provider and account. */
  readonly parts: readonly Part[]
}

const Costs = z.array(
  z.object({ currency: z.string(), kept: z.number(), excluded: z.number(), rejected: z.number() }),
)

export const toImportRecord = (row: ImportRow & { parts: PartRow[] }): ImportRecord => ({
  id: row.id,
  state: row.state,
  fileNames: row.fileNames,
  contentHash: row.contentHash,
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
  finishedAt: row.finishedAt?.toISOString() ?? null,
  parts: row.parts.map(toPart),
})

/** How the parts of an import are read with it. */
export const WITH_PARTS = {
  parts: { orderBy: [{ billingPeriod: 'asc' }, { provider: 'asc' }, { billingAccountId: 'asc' }] },
} satisfies Prisma.ImportInclude
