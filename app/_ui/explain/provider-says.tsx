import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { Scope, UsageFilter } from '#lib/domain/report/filter.ts'
import type { FootprintMonth } from '#lib/domain/report/footprint-report.ts'
import { footprints } from '#lib/queries/footprints.ts'
import { formatMonth } from '../../_format/dates.ts'
import { footprintFilter } from '../../_view/footprint-filter.ts'
import type { View } from '../../_view/view.ts'
import { Section } from './section.tsx'

interface Props {
  readonly scope: Scope
  readonly filter: UsageFilter
  readonly view: View
}

const WHOLE = new Set(['from', 'to', 'provider'])

/** What the providers themselves say of the months of a figure, where their exports were imported: theirs, ours, and why they differ. */
export async function ProviderSays({ scope, filter, view: { method, factorSet } }: Props) {
  const t = await getTranslations()
  const { months } = await footprints(scope, { filter: footprintFilter({ filter }), factorSet })
  if (months.length === 0) return null
  const isNarrower = Object.keys(filter).some((name) => !WHOLE.has(name))
  return (
    <Section
      title={t('explain.provider.title')}
      detail={isNarrower ? t('explain.provider.detailNarrower') : t('explain.provider.detail')}
    >
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {months.map((month) => (
          <Month key={`${month.provider} ${month.month}`} month={month} method={method} />
        ))}
      </ul>
    </Section>
  )
}

function Month({ month, method }: { month: FootprintMonth; method: View['method'] }) {
  const t = useTranslations()
  const { compared, official, reasons } = month
  const theirs =
    (method === 'location' ? official.totalLocationKg : official.totalMarketKg) ?? official.totalUnstatedKg
  const ours = compared?.estimate[method]?.totalKgCo2e ?? null
  const difference = compared?.differenceKg[method] ?? null
  const unit = sharedMassUnit([theirs ?? 0, ours?.central ?? 0])
  const print = (kilograms: number | null) =>
    kilograms === null ? t('footprints.unknown') : `${formatMass(kilograms, unit)}\u00a0${unit}`
  return (
    <li className="p-4 text-[0.8125rem]">
      <p className="font-medium">
        {t('footprints.month', { month: formatMonth(month.month), provider: visible(month.provider) })}
      </p>
      <p className="figures mt-1">
        {t('explain.provider.sentence', {
          theirs: print(theirs),
          ours: ours === null ? t('footprints.notCompared') : print(ours.central),
        })}
        {difference !== null && ` ${t('explain.provider.difference', { mass: print(difference) })}`}
      </p>
      <ul className="mt-1.5 list-disc space-y-0.5 ps-5 text-muted">
        {reasons.map((reason) => (
          <li key={reason}>{t(`footprints.reasons.${reason}`)}</li>
        ))}
      </ul>
    </li>
  )
}
