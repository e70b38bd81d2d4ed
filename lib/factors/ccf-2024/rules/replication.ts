import type { Figure } from '#lib/domain/factors/figure.ts'
import type { Category } from '#lib/domain/usage/category.ts'
import { rowsOf } from '../../shared/table.ts'
import { ccfFigure } from '../ccf-figure.ts'
import replication from '../tables/replication.json' with { type: 'json' }

const COPIES = new Map(
  rowsOf(replication).map((row) => [`${row.text('provider')} ${row.text('what')}`, row.number('copies')]),
)

/** What is kept how many times. The first that matches counts. */
export interface Kept {
  readonly id: string
  /** The exact service; any where absent. */
  readonly service?: string
  readonly usageType?: RegExp
  readonly copies: Figure
  /** Where it is not simply disk storage. */
  readonly category?: Category
}

/** Copies of stored data, by the name of CCF's replication factor. */
export function copiesOf(provider: string, what: string): Figure {
  const copies = COPIES.get(`${provider} ${what}`)
  if (copies === undefined) throw new Error(`replication.json has no ${what} of ${provider}`)
  return ccfFigure(`copies, ${provider} ${what}`, 'copies', copies, 'service default', 2021)
}

export const ONE_COPY: Figure = ccfFigure('copies, no replication known', 'copies', 1, 'CCF default', 2021)
