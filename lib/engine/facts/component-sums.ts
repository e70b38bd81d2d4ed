import type { Dimension } from '#lib/domain/report/emissions.ts'
import { SHARED } from '#lib/domain/report/emissions.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import type { SummaryRow } from '#lib/domain/report/summary-row.ts'
import type { Selection } from '#lib/domain/sci/boundary.ts'
import type { Connection } from '../duckdb/engine.ts'
import { conditions, DIMENSION_SQL } from './conditions.ts'
import type { FactSource } from './counted-facts.ts'
import { summariseFrom } from './summarise.ts'

/** Sums of usage by the component that it belongs to. */
export type ComponentRow = SummaryRow & { readonly component: string }

export interface ComponentQuestion {
  /** In order: usage belongs to the first that selects it. */
  readonly selections: readonly Selection[]
  /** Whether shared usage that none selects is a component too, after the last. */
  readonly withShared: boolean
  readonly groupBy: readonly ('day' | 'month' | 'team')[]
  readonly period: Pick<UsageFilter, 'from' | 'to'>
}

/** The facts that some component selects, with the place of the first that does, counted from 0, as text. */
export function componentFacts({
  selections,
  withShared,
}: ComponentQuestion): FactSource<Dimension | 'component'> {
  const readsTags = selections.some(({ tag }) => tag !== undefined)
  const [facts, owners, teams] = readsTags
    ? ['facts', 'owners', 'teams']
    : ['sums', 'sum_owners', 'sum_owners']
  const wheres = selections.map((selection, index) => conditions(selection, `component${index}_`))
  const cases = wheres.map(({ sql }, index) => `WHEN true${sql(false)}${sql(true)} THEN '${index}'`)
  const shared = withShared ? `WHEN t.team = '${SHARED}' THEN '${selections.length}'` : ''
  return {
    relation: `(SELECT * FROM (
      SELECT f.*, CASE ${cases.join(' ')} ${shared} END AS component
      FROM ${facts} f JOIN kinds k USING (kind_id)
        JOIN coefficients c ON c.kind_id = f.kind_id AND c.month = strftime(f.day, '%Y-%m')
        JOIN ${owners} o USING (owner_id) JOIN ${teams} t USING (owner_id)
    ) WHERE component IS NOT NULL)`,
    params: Object.assign({}, ...wheres.map(({ params }) => params)),
    owners,
    teams,
    dimensions: { ...DIMENSION_SQL, component: 'f.component' },
  }
}

/** The usage of each component in one SQL sum, location-based. No usage is in two components. */
export const componentSums = async (
  connection: Connection,
  question: ComponentQuestion,
): Promise<readonly ComponentRow[]> => {
  const rows = await summariseFrom(connection, componentFacts(question), {
    groupBy: ['component', ...question.groupBy],
    filter: question.period,
    method: 'location',
  })
  return rows as readonly ComponentRow[]
}
