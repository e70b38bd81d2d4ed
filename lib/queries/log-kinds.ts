import type { FactorSetId } from '#lib/domain/factors/factor-set.ts'
import type { LogStage, StageOfKind } from '#lib/domain/logging/log-stage.ts'
import { stageOfKind } from '#lib/domain/logging/stage-of-kind.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import type { Connection } from '#lib/engine/duckdb/engine.ts'
import { type KindRow, toKind } from '#lib/engine/facts/kind-row.ts'
import { withFacts } from './with-facts.ts'

export type LogKinds = ReadonlyMap<string, { readonly kind: Kind; readonly stage: StageOfKind }>

/** The kinds of logs among those of the connection, by id. @param wanted ids among which; all where absent */
export async function logKinds(connection: Connection, wanted?: readonly string[]): Promise<LogKinds> {
  const rows = await connection.select<KindRow>('SELECT * REPLACE (kind_id::VARCHAR AS kind_id) FROM kinds')
  const found = new Map<string, { readonly kind: Kind; readonly stage: StageOfKind }>()
  for (const row of rows) {
    const kind = toKind(row)
    const stage = stageOfKind(kind)
    if (stage && (wanted === undefined || wanted.includes(row.kind_id)))
      found.set(row.kind_id, { kind, stage })
  }
  return found
}

/** A kind of logs: what a filter by kind asks for. */
export interface LogKindId {
  readonly id: string
  readonly stage: LogStage
}

/** The kinds of logs that the bills of a scope have, with their stages. */
export const logKindIds = (
  scope: Scope,
  { factorSet }: { readonly factorSet: FactorSetId },
): Promise<readonly LogKindId[]> =>
  withFacts(scope, factorSet, async ({ connection }) =>
    [...(await logKinds(connection))].map(([id, { stage }]) => ({ id, stage: stage.stage })),
  )
