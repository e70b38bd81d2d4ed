import type { Scope } from '#lib/domain/report/filter.ts'
import { DIMENSION_SQL } from '#lib/engine/facts/conditions.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { withFacts } from './with-facts.ts'

/** What there is to ask about: the line under the top bar, and the choices of the filters. */
export interface DataBand {
  readonly period: { readonly start: string; readonly end: string } | null
  readonly imports: number
  readonly failed: number
  /** Tag keys with the share of lines that carry them, most common first. */
  readonly tagKeys: readonly { readonly key: string; readonly share: number }[]
  readonly providers: readonly string[]
  readonly services: readonly string[]
  readonly regions: readonly string[]
  readonly accounts: readonly string[]
  readonly teams: readonly string[]
}

/** A filter with more choices than this is no list to choose from; the address takes any value all the same. */
const CHOICES = 2000

/** What the bills of a scope hold. */
export async function dataBand(scope: Scope): Promise<DataBand> {
  const imports = await listImports(scope)
  return withFacts(scope, '2026.1', async ({ connection }) => {
    const values = async (expression: string, from: string) =>
      (
        await connection.select<{ value: string }>(
          `SELECT DISTINCT ${expression} AS value FROM ${from} ORDER BY value LIMIT ${CHOICES}`,
        )
      ).map((row) => row.value)
    const tagKeys = await connection.select<{ key: string; share: number }>(
      'SELECT key, share FROM tag_keys ORDER BY share DESC, key',
    )
    const active = imports.filter((each) => each.parts.some((part) => part.state === 'active'))
    return {
      period: billPeriod(activeBills(imports), {}),
      imports: active.length,
      failed: imports.filter((each) => each.state === 'failed').length,
      tagKeys,
      providers: await values('provider', 'kinds'),
      services: await values(DIMENSION_SQL.service, 'kinds k'),
      regions: await values(DIMENSION_SQL.region, 'kinds k'),
      accounts: await values('sub_account_id', 'sum_owners'),
      teams: await values('team', 'sum_owners'),
    }
  })
}
