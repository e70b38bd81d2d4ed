import type { Scope } from '#lib/domain/report/filter.ts'
import { listTokens as stored } from '#lib/store/list-tokens.ts'
import type { TokenRecord } from '#lib/store/token-record.ts'

export type TokenSummary = TokenRecord

/** The tokens of the organisation, newest first. They open all of it, so only who sees all may see them. */
export const listTokens = async (scope: Scope): Promise<readonly TokenSummary[]> =>
  scope.teams === 'all' ? stored(scope) : []
