import { useTranslations } from 'next-intl'
import { directionOf, type Scenarios } from '#lib/domain/change/scenarios.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'

interface Props {
  readonly kilograms: Scenarios
  readonly unit: MassUnit
  /** Without the words: the place says it. */
  readonly terse?: boolean
}

const LOOKS = {
  up: { tone: 'text-warn', sign: '▲', word: 'more' },
  down: { tone: 'text-accent', sign: '▼', word: 'less' },
} as const

/** A difference with its direction as shape and word; colour is never the only carrier. Scenarios that disagree give no direction. */
export function DifferenceText({ kilograms, unit, terse = false }: Props) {
  const t = useTranslations()
  const direction = directionOf(kilograms)
  if (direction === 'none') return <span className="text-muted">{t('change.same')}</span>
  const size = formatMass(Math.abs(kilograms.central), unit)
  if (direction === 'unclear')
    return (
      <span className="text-muted" title={t('change.unclearHint')}>
        {terse ? `≈ ${formatMass(kilograms.central, unit)}` : t('change.unclear')}
        {terse && <span className="sr-only"> {t('change.unclear')}</span>}
      </span>
    )
  const { tone, sign, word } = LOOKS[direction]
  return (
    <span className={`figures font-medium whitespace-nowrap ${tone}`}>
      <span aria-hidden="true" className="me-1 text-[0.7em]">
        {sign}
      </span>
      {size} {unit} <span className={terse ? 'sr-only' : ''}>{t(`change.${word}`)}</span>
    </span>
  )
}

/** The span of a difference over its scenarios. */
export function DifferenceRange({ kilograms, unit }: Props) {
  const t = useTranslations()
  const { low, central, high } = kilograms
  const from = signed(Math.min(low, central, high), unit)
  const to = signed(Math.max(low, central, high), unit)
  return (
    <span className="figures whitespace-nowrap text-muted">
      <span className="sr-only">{t('change.rangeOf', { from, to })}</span>
      <span aria-hidden="true">
        {from} – {to}
      </span>
    </span>
  )
}

/** With its sign, also where it is positive. */
export const signed = (kilograms: number, unit: MassUnit): string =>
  `${kilograms > 0 ? '+' : ''}${formatMass(kilograms, unit)}`
