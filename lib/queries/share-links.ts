import type { Scope } from '#lib/domain/report/filter.ts'
import { listShareLinks as stored } from '#lib/store/list-share-links.ts'
import type { ShareLinkRecord } from '#lib/store/share-link-record.ts'

export type ShareLinkSummary = ShareLinkRecord

/** The share links of the organisation, newest first. They may show any of it, so only who sees all may see them. */
export const shareLinks = async (scope: Scope): Promise<readonly ShareLinkSummary[]> =>
  scope.teams === 'all' ? stored(scope) : []
