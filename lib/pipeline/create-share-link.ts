import type { FigureIdentity } from '#lib/domain/report/explanation.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { SharedPage } from '#lib/domain/share/shared-page.ts'
import { addShareLink } from '#lib/store/add-share-link.ts'
import type { ShareLinkRecord } from '#lib/store/share-link-record.ts'
import { newSecretText, secretHash, secretPrefix } from './secret-text.ts'

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000

export interface ShareWish {
  readonly page: SharedPage
  /** The query of the view with nothing left to a default. */
  readonly search: string
  /** From 1 to 90. */
  readonly expiresInDays: number
  readonly author: string
  /** How the figures are made that are shared. */
  readonly identity: FigureIdentity
}

export interface CreatedShareLink extends ShareLinkRecord {
  /** To be shown once: it is not kept. */
  readonly secret: string
}

/** Makes a link that shows one view, and nothing else, to whoever has it. @throws AppError `not-found` */
export async function createShareLink(
  scope: Scope,
  { expiresInDays, ...wish }: ShareWish,
  now = Date.now(),
): Promise<CreatedShareLink> {
  const secret = newSecretText('hs')
  const record = await addShareLink(scope, {
    ...wish,
    prefix: secretPrefix(secret),
    hash: secretHash(secret),
    expiresAt: new Date(now + expiresInDays * DAY_MILLISECONDS),
  })
  return { ...record, secret }
}
