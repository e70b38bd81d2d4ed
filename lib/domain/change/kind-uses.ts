import type { Coefficient } from '../estimate/coefficient.ts'
import type { SummaryRow } from '../report/summary-row.ts'
import type { Kind } from '../usage/kind.ts'
import type { KindUse } from './change.ts'
import { inEach } from './scenarios.ts'

/** Sums of one kind in one month, of some owner and in one currency, with how they were estimated. */
export interface UsedRow {
  readonly row: SummaryRow
  readonly kindId: string
  readonly kind: Kind
  readonly coefficient: Pick<Coefficient, 'status' | 'basis'>
}

const GRAMS_PER_KG = 1000

function kindUse({ row, kindId, kind, coefficient: { status, basis } }: UsedRow): KindUse {
  const isLeftOut = row.amount === 0 && row.positive_excluded > 0
  return {
    kindId,
    kind,
    category: row.category ?? '',
    basis,
    isEstimated: (status === 'measured' || status === 'proxied') && !isLeftOut,
    amount: row.amount,
    kgCo2e: inEach(
      (scenario) => (row[`operational_${scenario}`] + row[`embodied_${scenario}`]) / GRAMS_PER_KG,
    ),
  }
}

/** The uses of each kind by month, all owners together. Lines that move money only are left out. */
export function kindUses(rows: readonly UsedRow[]): readonly KindUse[] {
  const uses = new Map<string, KindUse>()
  for (const used of rows) {
    if (used.row.lines === 0) continue
    const use = kindUse(used)
    const key = `${use.kindId} ${used.row.month} ${use.isEstimated}`
    const sum = uses.get(key)
    uses.set(
      key,
      sum
        ? {
            ...sum,
            amount: sum.amount + use.amount,
            kgCo2e: inEach((scenario) => sum.kgCo2e[scenario] + use.kgCo2e[scenario]),
          }
        : use,
    )
  }
  return [...uses.values()]
}
