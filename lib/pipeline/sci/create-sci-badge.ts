import type { Scope } from '#lib/domain/report/filter.ts'
import { addSciBadge } from '#lib/store/add-sci-badge.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'
import type { SciBadgeRecord } from '#lib/store/sci-badge-record.ts'
import { newSecretText, secretHash, secretPrefix } from '../secret-text.ts'

export interface BadgeWish {
  readonly boundary: string
  readonly operation: string
  /** The last days with a bill that its number is of. */
  readonly days: number
  readonly author: string
}

/** Makes an address that shows one number, and nothing else, to whoever has it. The secret is to be shown once. @throws AppError `not-found` */
export async function createSciBadge(
  scope: Scope,
  wish: BadgeWish,
): Promise<SciBadgeRecord & { readonly secret: string }> {
  await findBoundary(scope, wish.boundary)
  const secret = newSecretText('hb')
  const badge = { ...wish, prefix: secretPrefix(secret), hash: secretHash(secret) }
  return { ...(await addSciBadge(scope, badge)), secret }
}
