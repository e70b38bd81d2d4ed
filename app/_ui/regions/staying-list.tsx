import { formatCount } from '#lib/domain/format/count.ts'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { StayingUsage } from '#lib/domain/what-if/move-answer.ts'
import { en } from '../../_messages/en.ts'

const SHOWN = 12

/** What a what-if leaves where it is, and why. */
export function StayingList({ staying }: { staying: readonly StayingUsage[] }) {
  if (staying.length === 0) return null
  const words = en.regions.move
  const estimated = staying.filter(({ reason }) => reason !== 'not-estimated')
  const kilograms = estimated.reduce((sum, { totalKgCo2e }) => sum + totalKgCo2e.central, 0)
  return (
    <details className="mt-4 text-[0.8125rem]">
      <summary className="min-h-6 text-muted">
        {words.left(
          staying.length,
          estimated.length > 0 ? formatMassWithUnit(kilograms) : null,
          staying.length - estimated.length,
        )}
      </summary>
      <ul className="figures mt-2 space-y-1.5">
        {staying.slice(0, SHOWN).map(({ reason, service, usageType, region, lines, totalKgCo2e }) => (
          <li key={`${reason} ${service} ${usageType} ${region}`} className="break-words">
            {visible(service)} <span className="text-muted">{visible(usageType)}</span> ·{' '}
            {reason === 'not-estimated' ? en.figure.notEstimated : formatMassWithUnit(totalKgCo2e.central)} ·{' '}
            {en.coverage.lines(formatCount(lines))} · {words.stayingReasons[reason]}
          </li>
        ))}
        {staying.length > SHOWN && <li className="text-muted">{words.more(staying.length - SHOWN)}</li>}
      </ul>
    </details>
  )
}
