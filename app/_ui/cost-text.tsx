import type { CurrencyAmount } from '#lib/domain/report/emissions.ts'
import { formatMoney } from '../_format/money.ts'
import { formatShare } from '../_format/share.ts'
import { CoverageBar } from './coverage-card.tsx'

/** Amounts per currency, never added. */
export function CostText({ cost }: { cost: readonly Pick<CurrencyAmount, 'currency' | 'amount'>[] }) {
  return cost.map(({ currency, amount }) => (
    <span key={currency} className="block whitespace-nowrap">
      {formatMoney(amount, currency)}
    </span>
  ))
}

/** How much of the cost is measured or proxied, per currency. */
export function CoverageText({ cost }: { cost: readonly CurrencyAmount[] }) {
  return cost.map(({ currency, coverage }) =>
    coverage ? (
      <span key={currency} className="flex items-center justify-end gap-2 whitespace-nowrap">
        <span className="w-12">
          <CoverageBar coverage={coverage} thin />
        </span>
        <span className="w-14 text-end">{formatShare(coverage.measured + coverage.proxied)}</span>
      </span>
    ) : (
      <span key={currency} className="block text-muted">
        –
      </span>
    ),
  )
}
