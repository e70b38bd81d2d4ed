import type { Scope } from '#lib/domain/report/filter.ts'
import { revokeSciBadge as revoke } from '#lib/store/revoke-sci-badge.ts'

/** From here on the badge shows nothing. @throws AppError `not-found` */
export const revokeSciBadge = (scope: Scope, badgeId: string, author: string): Promise<void> =>
  revoke(scope, badgeId, author)
