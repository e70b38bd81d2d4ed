import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, formatMassWithUnit, type MassUnit, massUnit } from '#lib/domain/format/mass.ts'
import type { LogSavings, LogWhatIf } from '#lib/domain/logging/what-if/log-what-if.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { lessOrMore } from '../../_format/less-or-more.ts'
import { formatMoney } from '../../_format/money.ts'
import { RangeText } from '../range-text.tsx'

interface Props {
  /** Null where nothing is tried. */
  readonly answer: LogWhatIf
  readonly unit: MassUnit | null
}

const minus = (a: Range, b: Range): Range => {
  const [low, high] = [a.low - b.low, a.high - b.high]
  return { low: Math.min(low, high), central: a.central - b.central, high: Math.max(low, high) }
}

const central = (range: Range | null): number | null => (range === null ? null : range.central)

function costOf({ cost }: LogSavings, currency: string): number {
  return cost.find((each) => each.currency === currency)?.central ?? 0
}

/** What logs come to now, what is saved of it, and what is left: carbon with its range, money and GB. */
export function WhatIfResult({ answer: { before, saved }, unit: wanted }: Props) {
  const t = useTranslations()
  const unit = wanted ?? massUnit(before.totalKgCo2e.central)
  const left = minus(before.totalKgCo2e, saved.totalKgCo2e)
  const savings = Object.values(saved.totalKgCo2e)
  const [low, high] = [Math.min(...savings), Math.max(...savings)]
  const gbRows = [
    { name: t('logging.writtenGb'), of: 'writtenGb' },
    { name: t('logging.storedGb'), of: 'storedGbMonths' },
  ] as const
  const print = (value: number) => formatMoneyless(value)
  const cell = 'px-3 py-1.5 text-end whitespace-nowrap'
  return (
    <>
      <p role="status" className="text-[0.9375rem]">
        {saved.totalKgCo2e.central !== 0 || saved.cost.some((each) => each.central > 0)
          ? t(`logging.whatIf.${low < 0 ? 'announceEither' : 'announce'}`, {
              saved: formatMassWithUnit(saved.totalKgCo2e.central),
              low: formatMassWithUnit(low),
              high: formatMassWithUnit(high),
              change: lessOrMore(t, { low, high }),
              left: formatMassWithUnit(left.central),
            })
          : t('logging.whatIf.nothing')}
      </p>
      <div className="mt-3 overflow-x-auto">
        <table className="figures w-full text-[0.8125rem]">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <td />
              {(['now', 'saved', 'left'] as const).map((name) => (
                <th key={name} scope="col" className="px-3 py-1.5 text-end font-medium">
                  {t(`logging.whatIf.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr className="border-b border-line align-top">
              <th scope="row" className="py-1.5 text-start font-normal">
                {t('co2e.symbol')}, {unit}
              </th>
              {[before.totalKgCo2e, saved.totalKgCo2e, left].map((kilograms, index) => (
                <td key={['now', 'saved', 'left'][index]} className={cell}>
                  <span className="block font-medium">{formatMass(kilograms.central, unit)}</span>
                  <span className="block text-xs text-muted">
                    <RangeText kilograms={kilograms} unit={unit} />
                  </span>
                </td>
              ))}
            </tr>
            {before.cost.map(({ currency, central: now }) => (
              <tr key={currency} className="border-b border-line">
                <th scope="row" className="py-1.5 text-start font-normal">
                  {t('figure.cost')}
                </th>
                {[now, costOf(saved, currency), now - costOf(saved, currency)].map((amount, index) => (
                  <td key={['now', 'saved', 'left'][index]} className={cell}>
                    {formatMoney(amount, currency)}
                  </td>
                ))}
              </tr>
            ))}
            {gbRows.map(({ name, of }) => {
              const [now, less] = [central(before[of]), central(saved[of]) ?? 0]
              return (
                now !== null && (
                  <tr key={of} className="border-b border-line last:border-0">
                    <th scope="row" className="py-1.5 text-start font-normal">
                      {name}
                    </th>
                    {[now, less, now - less].map((value, index) => (
                      <td key={['now', 'saved', 'left'][index]} className={cell}>
                        {print(value)}
                      </td>
                    ))}
                  </tr>
                )
              )
            })}
          </tbody>
        </table>
      </div>
    </>
  )
}

/** A difference of sums of doubles that comes out as next to nothing is nothing. */
const formatMoneyless = (value: number): string => formatQuantity(Math.abs(value) < 1e-9 ? 0 : value)
