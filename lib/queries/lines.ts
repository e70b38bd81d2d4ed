import { estimateKind } from '#lib/domain/estimate/estimate-kind.ts'
import type { FactorSetId, Method } from '#lib/domain/factors/factor-set.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { Page, PageOfRows, ResourceUsage, UsageLine } from '#lib/domain/report/usage-line.ts'
import { type KindRow, toKind } from '#lib/engine/facts/kind-row.ts'
import { eachLine, type ListedLine, listLines } from '#lib/engine/facts/list-lines.ts'
import { listResources } from '#lib/engine/facts/list-resources.ts'
import { type Facts, withFacts } from './with-facts.ts'

export interface LinesQuestion {
  readonly filter: UsageFilter
  readonly method: Method
  readonly factorSet: FactorSetId
}

/** Adds to lines the rule that estimated each; a kind and month is looked at once. */
async function ruleNamer({ connection, set }: Facts): Promise<(line: ListedLine) => UsageLine> {
  const rows = await connection.select<KindRow>('SELECT * REPLACE (kind_id::VARCHAR AS kind_id) FROM kinds')
  const kinds = new Map(rows.map((row) => [row.kind_id, row]))
  const rules = new Map<string, string>()
  return (line) => {
    const month = line.start.slice(0, 7)
    const key = `${line.kind} ${month}`
    const kind = kinds.get(line.kind)
    const ruleId = rules.get(key) ?? (kind ? estimateKind(toKind(kind), month, set).ruleId : '')
    rules.set(key, ruleId)
    return { ...line, ruleId }
  }
}

/** The lines that a filter chooses, a page at a time. Their figures add up to the report of the same filter. */
export const usageLines = (
  scope: Scope,
  question: LinesQuestion,
  page: PageOfRows,
): Promise<Page<UsageLine>> =>
  withFacts(scope, question.factorSet, async (facts) => {
    const { rows, next } = await listLines(facts.connection, question, page)
    return { rows: rows.map(await ruleNamer(facts)), next }
  })

/** The resources that a filter chooses, a page at a time. Their figures add up to the report of the same filter. */
export const usedResources = (
  scope: Scope,
  question: LinesQuestion,
  page: PageOfRows,
): Promise<Page<ResourceUsage>> =>
  withFacts(scope, question.factorSet, ({ connection }) => listResources(connection, question, page))

/**
 * Every line that a filter chooses, some at a time, as fast as they are taken. Stopping early ends the question.
 *
 * @example for await (const lines of streamLines(scope, question)) write(lines)
 */
export function streamLines(scope: Scope, question: LinesQuestion): ReadableStream<readonly UsageLine[]> {
  const { readable, writable } = new TransformStream<readonly UsageLine[], readonly UsageLine[]>()
  const writer = writable.getWriter()
  withFacts(scope, question.factorSet, async (facts) => {
    const named = await ruleNamer(facts)
    for await (const lines of eachLine(facts.connection, question)) {
      await writer.ready
      await writer.write(lines.map(named))
    }
  })
    .then(
      () => writer.close(),
      (error: unknown) => writer.abort(error),
    )
    .catch(() => undefined)
  return readable
}
