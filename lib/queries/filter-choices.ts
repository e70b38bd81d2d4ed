import type { Scope } from '#lib/domain/report/filter.ts'
import { withFacts } from './with-facts.ts'

/** What filters offer that only a menu needs. */
export interface FilterChoices {
  readonly usageTypes: readonly string[]
  /** `key=value`, those on most lines first. */
  readonly tags: readonly string[]
}

/** More choices than this are no list to choose from; the address takes any value all the same. */
const CHOICES = 2000

/** The usage types and tags of the bills of a scope. */
export const filterChoices = (scope: Scope): Promise<FilterChoices> =>
  withFacts(scope, '2026.1', async ({ connection }) => {
    const usageTypes = await connection.select<{ value: string }>(
      `SELECT DISTINCT usage_type AS value FROM kinds WHERE usage_type <> '' ORDER BY value LIMIT ${CHOICES}`,
    )
    const tags = await connection.select<{ tag: string }>(
      'SELECT tag FROM tag_values ORDER BY lines DESC, tag',
    )
    return { usageTypes: usageTypes.map(({ value }) => value), tags: tags.map(({ tag }) => tag) }
  })
