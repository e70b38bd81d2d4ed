import type { Scope } from '#lib/domain/report/filter.ts'
import { revokeToken as revoke } from '#lib/store/revoke-token.ts'

/** From here on the token lets nobody in. @throws AppError `not-found` */
export const revokeToken = (scope: Scope, tokenId: string): Promise<void> => revoke(scope, tokenId)
