import type { Scope } from '#lib/domain/report/filter.ts'
import { revokeShareLink as revoke } from '#lib/store/revoke-share-link.ts'

/** From here on the link shows nothing. @throws AppError `not-found` */
export const revokeShareLink = (scope: Scope, shareLinkId: string, author: string): Promise<void> =>
  revoke(scope, shareLinkId, author)
