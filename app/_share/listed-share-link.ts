import type { SharedPage } from '#lib/domain/share/shared-page.ts'
import type { ShareLinkSummary } from '#lib/queries/share-links.ts'
import { viewInWords } from '../_format/view-in-words.ts'
import type { Translate } from '../_i18n/translate.ts'
import { readView } from '../_view/view.ts'
import { searchParamsOf } from '../_view/view-href.ts'

/** A share link as it is listed: the secret in it is not kept. */
export interface ListedShareLink {
  readonly id: string
  readonly page: SharedPage
  readonly search: string
  /** What it shows, in words. */
  readonly view: string
  readonly prefix: string
  readonly author: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

/** What a link shows, in words: its query leaves nothing to a default. */
function inWords(t: Translate, page: SharedPage, search: string): string {
  const view = readView(searchParamsOf(new URLSearchParams(search)), { factorSetId: '2026.1' })
  return viewInWords(t, t(`exports.pages.${page}`), view)
}

/** A link without what is nobody else's business. */
export const listedShareLink = (t: Translate, link: ShareLinkSummary): ListedShareLink => ({
  id: link.id,
  page: link.page,
  search: link.search,
  view: inWords(t, link.page, link.search),
  prefix: link.prefix,
  author: link.author,
  createdAt: link.createdAt,
  expiresAt: link.expiresAt,
  lastUsedAt: link.lastUsedAt,
  revokedAt: link.revokedAt,
})
