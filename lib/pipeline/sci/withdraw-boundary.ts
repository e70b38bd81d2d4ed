import type { Scope } from '#lib/domain/report/filter.ts'
import { findBoundary } from '#lib/store/find-boundary.ts'
import { withdrawBoundary as withdraw } from '#lib/store/withdraw-boundary.ts'

/** Takes a boundary out of force; its history stays. @throws AppError `not-found` */
export async function withdrawBoundary(
  scope: Scope,
  boundary: { readonly name: string; readonly author: string },
): Promise<void> {
  await findBoundary(scope, boundary.name)
  await withdraw(scope, boundary)
}
