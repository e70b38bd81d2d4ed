import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { SharedPage } from '#lib/domain/share/shared-page.ts'
import type { ShareLink as ShareLinkRow } from './client/client.ts'

/** A share link as its owner sees it: the secret in it is not kept. */
export interface ShareLinkRecord {
  readonly id: string
  readonly organisationId: string
  readonly page: SharedPage
  /** The query of the view, without `?`. */
  readonly search: string
  /** The first characters of the secret, by which a person tells links apart. */
  readonly prefix: string
  /** How figures were made when the link was. */
  readonly identity: FigureIdentity
  readonly author: string
  /** ISO 8601, UTC, as all that follow. */
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export const toShareLinkRecord = (row: ShareLinkRow): ShareLinkRecord => ({
  id: row.id,
  organisationId: row.organisationId,
  page: row.page as SharedPage,
  search: row.search,
  prefix: row.prefix,
  identity: row.identity as unknown as FigureIdentity,
  author: row.author,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  revokedAt: row.revokedAt?.toISOString() ?? null,
})
