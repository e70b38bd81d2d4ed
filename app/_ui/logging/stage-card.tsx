import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { StageSums } from '#lib/domain/logging/logging-report.ts'
import { explainKey } from '../../_view/explained.ts'
import { Card } from '../card.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { RangeBar } from '../range-bar.tsx'
import { RangeText } from '../range-text.tsx'

/** The stages on the way of a byte, in their order, with what each costs. */
export function StageCard({ stages, unit: wanted }: { stages: readonly StageSums[]; unit: MassUnit | null }) {
  const t = useTranslations()
  const unit = wanted ?? sharedMassUnit(stages.map(({ totalKgCo2e }) => totalKgCo2e.central))
  const most = stages.reduce((high, { totalKgCo2e }) => Math.max(high, totalKgCo2e.high), 0)
  return (
    <Card title={t('logging.byStage')}>
      <ul className="px-5">
        {stages.map(({ stage, gb, totalKgCo2e }) => {
          const amount = gb[stage] ?? null
          return (
            <li key={stage} className="py-1.5">
              <div className="flex items-baseline justify-between gap-4">
                <span className="min-w-0">
                  {t(`logging.stages.${stage}`)}{' '}
                  <span className="text-[0.8125rem] text-muted">{t(`logging.stageHints.${stage}`)}</span>
                </span>
                <ExplainButton of={explainKey({ stage })} className="min-h-6 shrink-0 font-medium">
                  {formatMass(totalKgCo2e.central, unit)}
                  <span className="ms-1 font-normal text-muted">{unit}</span>
                </ExplainButton>
              </div>
              <RangeBar kilograms={totalKgCo2e} most={most} />
              <p className="figures mt-0.5 flex justify-between gap-4 text-xs text-muted">
                <span>
                  {amount === null
                    ? t('logging.noBytes')
                    : `${formatQuantity(amount)} ${stage === 'storage' ? t('logging.gbMonths') : t('logging.gb')}`}
                </span>
                <RangeText kilograms={totalKgCo2e} unit={unit} />
              </p>
            </li>
          )
        })}
      </ul>
      <p className="px-5 pt-1 pb-4 text-xs text-muted">{t('logging.byStageHint')}</p>
    </Card>
  )
}
