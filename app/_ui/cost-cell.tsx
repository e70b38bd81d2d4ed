import type { CurrencyAmount } from '#lib/domain/report/emissions.ts'
import { formatMoney } from '../_format/money.ts'
import { formatShare } from '../_format/share.ts'
import { CoverageBar } from './coverage-card.tsx'

/** Amounts per currency, never added. */
export function CostCell({ cost }: { cost: readonly CurrencyAmount[] }) {
  return (
    <td className="px-3 py-2 text-end whitespace-nowrap">
      {cost.map(({ currency, amount }) => (
        <span key={currency} className="block">
          {formatMoney(amount, currency)}
        </span>
      ))}
    </td>
  )
}

/** How much of the cost is measured or proxied, per currency. */
export function CoverageCell({ cost }: { cost: readonly CurrencyAmount[] }) {
  return (
    <td className="px-3 py-2 text-end whitespace-nowrap">
      {cost.map(({ currency, coverage }) =>
        coverage ? (
          <span key={currency} className="flex items-center justify-end gap-2">
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
      )}
    </td>
  )
}
