import { useTranslations } from 'next-intl'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import type { MonthStatus } from '#lib/domain/targets/month-status.ts'

/** What is used, what is projected with its range, and the target, on one scale. The numbers stand beside it in words. */
export function TargetGauge({ month, unit }: { month: MonthStatus; unit: MassUnit }) {
  const t = useTranslations()
  const { targetKgCo2e: target, usedKgCo2e, projection } = month
  if (target === null) return null
  const used = Math.max(0, usedKgCo2e.central)
  const range = projection?.kgCo2e
  const most = Math.max(target, used, range?.high ?? 0) * 1.04
  const at = (kilograms: number) => `${(Math.max(0, kilograms) / most) * 100}%`
  return (
    <div aria-hidden="true" className="figures text-xs text-muted">
      <div className="relative h-4">
        <div className="absolute inset-x-0 top-0.5 h-3 overflow-hidden rounded-[3px] bg-sunken">
          {range && (
            <div
              className="hatched absolute inset-y-0 bg-accent/40"
              style={{ insetInlineStart: at(used), width: at(range.central - used) }}
            />
          )}
          <div className="absolute inset-y-0 start-0 bg-accent" style={{ width: at(used) }} />
          {range && (
            <div
              className="absolute inset-y-1 bg-ink/70"
              style={{ insetInlineStart: at(range.low), width: at(range.high - range.low) }}
            />
          )}
        </div>
        <div
          className="absolute inset-y-0 w-0.5 bg-ink"
          style={{ insetInlineStart: `calc(${at(target)} - 1px)` }}
        />
      </div>
      <p className="mt-1 flex flex-wrap gap-x-3">
        <Key mark="bg-accent" text={`${t('team.status.used')} ${formatMass(used, unit)}`} />
        {range && (
          <Key
            mark="bg-accent/40 hatched"
            text={`${t('team.status.projectedShort')} ${formatMass(range.central, unit)}`}
          />
        )}
        <Key mark="bg-ink w-0.5!" text={`${t('team.status.target')} ${formatMass(target, unit)} ${unit}`} />
      </p>
    </div>
  )
}

function Key({ mark, text }: { mark: string; text: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className={`inline-block size-2.5 ${mark}`} />
      {text}
    </span>
  )
}
