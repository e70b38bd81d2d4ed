import { z } from 'zod'
import { DATASETS, type Dataset } from '#lib/domain/usage/dataset.ts'
import type { Part as PartRow } from './client/client.ts'

/** What identifies the facts of a part, whatever file or format they came from. */
export interface PartKey {
  readonly dataset: Dataset
  readonly provider: string
  readonly billingAccountId: string
  /** The first day of the month, ISO. */
  readonly billingPeriod: string
}

/** A part whose files lie in the lake, not yet counted. */
export interface NewPart extends PartKey {
  /** Also the name of its folder in the lake. */
  readonly id: string
  readonly rows: number
  /** SHA-256 in hexadecimal of each of its files, by file name. */
  readonly sha256: Readonly<Record<string, string>>
}

/** The facts of one provider, billing account and month, as one import gave them. Only `active` parts count. */
export interface Part extends NewPart {
  readonly importId: string
  readonly state: 'active' | 'superseded' | 'deleted'
  /** The part that counts in its place, or that one's place in turn. Set exactly where the state is `superseded`. */
  readonly supersededById: string | null
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

const DatasetOf = z.enum(DATASETS)
const State = z.enum(['active', 'superseded', 'deleted'])
const Sha256 = z.record(z.string(), z.string())

export const toPart = (row: PartRow): Part => ({
  id: row.id,
  importId: row.importId,
  dataset: DatasetOf.parse(row.dataset),
  provider: row.provider,
  billingAccountId: row.billingAccountId,
  billingPeriod: row.billingPeriod,
  state: State.parse(row.state),
  supersededById: row.supersededById,
  rows: Number(row.rows),
  sha256: Sha256.parse(row.sha256),
  createdAt: row.createdAt.toISOString(),
})
