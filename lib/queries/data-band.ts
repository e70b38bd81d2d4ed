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

const TAG_KEYS_SHOWN = 50

/** What the bills of a scope hold. */
export async function dataBand(scope: Scope): Promise<DataBand> {
  const imports = await listImports(scope)
  return withFacts(scope, '2026.1', async ({ connection }) => {
    const values = async (sql: string) =>
      (await connection.select<{ value: string }>(sql)).map((row) => row.value)
    const tagKeys = await connection.select<{ key: string; share: number }>(
      `WITH lines AS (SELECT owner_id, sum(lines)::DOUBLE AS lines FROM facts GROUP BY owner_id)
       SELECT key, sum(l.lines) / (SELECT sum(lines) FROM lines) AS share
       FROM (SELECT owner_id, unnest(json_keys(tags)) AS key FROM owners) JOIN lines l USING (owner_id)
       GROUP BY key ORDER BY share DESC, key LIMIT ${TAG_KEYS_SHOWN}`,
    )
    const active = imports.filter((each) => each.parts.some((part) => part.state === 'active'))
    return {
      period: billPeriod(activeBills(imports), {}),
      imports: active.length,
      failed: imports.filter((each) => each.state === 'failed').length,
      tagKeys,
      providers: await values('SELECT DISTINCT provider AS value FROM kinds ORDER BY value'),
      services: await values(`SELECT DISTINCT ${DIMENSION_SQL.service} AS value FROM kinds k ORDER BY value`),
      regions: await values(`SELECT DISTINCT ${DIMENSION_SQL.region} AS value FROM kinds k ORDER BY value`),
      accounts: await values('SELECT DISTINCT sub_account_id AS value FROM owners ORDER BY value'),
      teams: await values('SELECT DISTINCT team AS value FROM teams ORDER BY value'),
    }
  })
}
