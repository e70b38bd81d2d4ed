import { useTranslations } from 'next-intl'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import type { KnownSciScore } from '#lib/domain/sci/score.ts'
import type { Range } from '#lib/domain/units/range.ts'
import { sciRangeText, sciText, sciUnit } from '../../_format/sci-text.ts'

interface Props {
  readonly shown: BoundaryScore
  readonly score: KnownSciScore
  readonly unit: string
  readonly asked: MassUnit | null
}

interface Term {
  readonly name: 'E' | 'I' | 'O' | 'M' | 'R'
  readonly value: string
  readonly range: string | null
}

const ranged = (range: Range, of: (value: number) => string, unit: string) => ({
  value: `${of(range.central)} ${unit}`,
  range: `${of(range.low)}–${of(range.high)} ${unit}`,
})

/** SCI = ((E × I) + M) per R with the values of the period filled in. */
export function ScoreFormula({ shown, score, unit, asked }: Props) {
  const t = useTranslations()
  const { energyKwh, operationalKgCo2e, embodiedKgCo2e } = shown.emissions
  const mass = sharedMassUnit([operationalKgCo2e.central, embodiedKgCo2e.central])
  const per = sciUnit([score.sciG.central], asked)
  const kilograms = (value: number) => formatMass(value, mass)
  const intensity = energyKwh.central > 0 ? (operationalKgCo2e.central * 1000) / energyKwh.central : null
  const terms: readonly Term[] = [
    { name: 'E', ...ranged(energyKwh, formatQuantity, 'kWh') },
    {
      name: 'I',
      value: intensity === null ? '–' : `${formatQuantity(intensity)} g/kWh`,
      range: null,
    },
    { name: 'O', ...ranged(operationalKgCo2e, kilograms, mass) },
    { name: 'M', ...ranged(embodiedKgCo2e, kilograms, mass) },
    { name: 'R', value: `${formatCount(score.functionalUnits)} × ${unit}`, range: null },
  ]
  return (
    <div className="mt-5">
      <p className="figures font-mono text-xs leading-6 break-words" data-sci="formula">
        SCI = ((E × I) + M) / R = ({kilograms(operationalKgCo2e.central)} {mass} +{' '}
        {kilograms(embodiedKgCo2e.central)} {mass}) / {formatCount(score.functionalUnits)} ={' '}
        {sciText(score.sciG.central, per)} {per}
      </p>
      <p className="figures text-[0.8125rem] text-muted">
        {t('sci.score.split', {
          operational: `${sciText(score.operationalG.central, per)} ${per} (${sciRangeText(score.operationalG, per)})`,
          embodied: `${sciText(score.embodiedG.central, per)} ${per} (${sciRangeText(score.embodiedG, per)})`,
        })}
      </p>
      <dl className="figures mt-3 grid gap-x-6 gap-y-3 text-[0.8125rem] sm:grid-cols-2">
        {terms.map(({ name, value, range }) => (
          <div key={name}>
            <dt className="text-xs text-muted">
              <span className="font-mono text-ink">{name}</span> {t(`sci.terms.${name}`)}
            </dt>
            <dd className="mt-0.5 font-medium break-words">
              {value}
              {range !== null && <span className="block text-xs font-normal text-muted">{range}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
