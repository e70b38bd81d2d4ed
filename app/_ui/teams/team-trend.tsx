import { useTranslations } from 'next-intl'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { MonthTotal } from '#lib/domain/targets/team-status.ts'
import { formatMonth } from '../../_format/dates.ts'

const WIDTH = 72
const HEIGHT = 20
const GAP = 2

/** Six months as small bars, a month of which the bills cover only part hatched; the numbers are in words for who cannot see them. */
export function TeamTrend({ name, trend }: { name: string; trend: readonly MonthTotal[] }) {
  const t = useTranslations()
  const values = trend.map(({ totalKgCo2e }) => Math.max(0, totalKgCo2e?.central ?? 0))
  const most = Math.max(...values, 0)
  const unit = sharedMassUnit(values)
  const words = trend.map(
    ({ month, totalKgCo2e }) =>
      `${formatMonth(month)} ${totalKgCo2e ? `${formatMass(totalKgCo2e.central, unit)} ${unit}` : '–'}`,
  )
  const label = t('teams.trendOf', { name, months: words.join(', ') })
  const width = (WIDTH + GAP) / Math.max(1, trend.length) - GAP
  return (
    <svg role="img" aria-label={label} width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`}>
      {trend.map(({ month, isPartial }, index) => {
        const height = most > 0 ? Math.max(1, ((values[index] ?? 0) / most) * HEIGHT) : 1
        return (
          <rect
            key={month}
            x={index * (width + GAP)}
            y={HEIGHT - height}
            width={width}
            height={height}
            rx={1}
            className={index === trend.length - 1 ? 'fill-accent' : 'fill-strong-line/50'}
            opacity={isPartial ? 0.4 : 1}
          />
        )
      })}
    </svg>
  )
}
