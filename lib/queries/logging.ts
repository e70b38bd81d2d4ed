import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import { billedAdvice } from '#lib/domain/logging/billed/billed-advice.ts'
import { billedSources, sampleSummaries } from '#lib/domain/logging/billed/billed-sources.ts'
import { namelessLogs } from '#lib/domain/logging/billed/nameless-logs.ts'
import { LOG_STAGES } from '#lib/domain/logging/log-stage.ts'
import type { LoggingReport } from '#lib/domain/logging/logging-report.ts'
import { groupLogs, type LogRow, sumLogs, toLogRow } from '#lib/domain/logging/sum-logs.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Kind } from '#lib/domain/usage/kind.ts'
import { sourceLogSums, teamLogSums } from '#lib/engine/facts/log-sums.ts'
import { activeBills } from './active-bills.ts'
import { billPeriod } from './bill-period.ts'
import { type AskedOperation, gbPerOperation } from './gb-per-operation.ts'
import { importsOf } from './imports-of.ts'
import { type LogKinds, logKinds } from './log-kinds.ts'
import { logClusters } from './logging/log-clusters.ts'
import { logSamples } from './logging/log-samples.ts'
import { retryEdges } from './logging/retry-edges.ts'
import { withFacts } from './with-facts.ts'

export interface LoggingQuestion {
  readonly filter: UsageFilter
  readonly method: Method
  readonly factorSet: FactorSetId
  /** How many sources to list: the rest is summed. */
  readonly sources: number
  /** How many templates and fields of a source to list. */
  readonly templates?: number
  readonly operation?: AskedOperation
}

/** More advice than anybody reads. */
const MOST_ADVICE = 100
const TEMPLATES = 50

/** Rows with what their kinds are; those without lines of usage are none. */
function graded<Row extends SummaryRow & { kind: string; month: string; quantity: number }>(
  rows: readonly Row[],
  kinds: LogKinds,
): readonly (LogRow & { readonly row: Row; readonly kind: Kind })[] {
  return rows.flatMap((row) => {
    const known = kinds.get(row.kind)
    if (!known || row.lines === 0) return []
    return [{ ...toLogRow(row, known.kind, known.stage), row, kind: known.kind }]
  })
}

const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts)

/**
 * What a bill says of logs: by stage, usage type, service, team and source. All of it is part of the report of the same filter.
 *
 * @throws AppError `not-found` where there is no such boundary
 */
export async function logging(scope: Scope, question: LoggingQuestion): Promise<LoggingReport> {
  const { filter, method, factorSet, operation } = question
  const imports = await importsOf(scope)
  const active = activeBills(imports)
  const known = await logSamples(scope, imports)
  const edges = await retryEdges(scope, { from: filter.from, to: filter.to }, known.samples)
  return withFacts(scope, factorSet, async ({ connection }) => {
    const kinds = await logKinds(connection, filter.kind)
    const asked = { filter: { ...filter, kind: [...kinds.keys()] }, method }
    const rows = graded(await teamLogSums(connection, asked), kinds)
    const sources = groupLogs(graded(await sourceLogSums(connection, asked), kinds), ({ row }) =>
      keyOf(row.account, row.resource, row.resourceType),
    )
    const knownOfLogs = { ...known, edges, templates: question.templates ?? TEMPLATES }
    const billed = billedSources(sources, knownOfLogs)
    const others = sources.slice(question.sources).flatMap((each) => each.rows)
    const report: LoggingReport = {
      factorSet,
      method,
      period: billPeriod(active, filter),
      total: sumLogs(rows),
      stages: LOG_STAGES.flatMap((stage) => {
        const own = rows.filter((row) => row.stage.stage === stage)
        return own.length === 0 ? [] : [{ stage, ...sumLogs(own) }]
      }),
      kinds: groupLogs(rows, ({ kind, row, stage }) =>
        keyOf(kind.provider, row.service, kind.usageType, ...Object.values(stage).map(String)),
      ).map(({ rows: [{ kind, row, stage }], sums }) => ({
        stage: stage.stage,
        quantity: stage.quantity,
        logClass: stage.logClass ?? null,
        vendedBy: stage.vendedBy ?? null,
        provider: kind.provider,
        service: row.service,
        usageType: kind.usageType,
        ...sums,
      })),
      services: groupLogs(rows, ({ row }) => row.service).map(({ key, sums }) => ({ service: key, ...sums })),
      teams: groupLogs(rows, ({ row }) => row.team).map(({ key, sums }) => ({ team: key, ...sums })),
      sources: billed.slice(0, question.sources),
      sourceCount: sources.length,
      otherSources: others.length === 0 ? null : sumLogs(others),
      clusters: await logClusters(connection, { filter, method }, knownOfLogs),
      advice: billedAdvice(billed).slice(0, MOST_ADVICE),
      samples: sampleSummaries(known, billed),
      perOperation: operation ? await gbPerOperation(scope, connection, { asked, kinds, operation }) : null,
    }
    return scope.teams === 'all' ? report : namelessLogs(report)
  })
}
