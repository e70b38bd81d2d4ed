import { useTranslations } from 'next-intl'
import type { Direction, Scenarios } from '#lib/domain/change/scenarios.ts'
import { sciText, sciUnit } from '../../_format/sci-text.ts'
import { formatShare } from '../../_format/share.ts'

interface Props {
  /** Grams per unit, after minus before. */
  readonly difference: Scenarios
  readonly direction: Direction
  readonly baseG: number
}

const LOOKS = {
  up: { tone: 'text-warn', sign: '▲' },
  down: { tone: 'text-accent', sign: '▼' },
  unclear: { tone: 'text-muted', sign: '≈' },
  none: { tone: 'text-muted', sign: '=' },
} as const

const SCENARIOS = ['low', 'central', 'high'] as const

/** A difference of scores with its direction in shape and word, and each scenario by itself. */
export function SciDifference({ difference, direction, baseG }: Props) {
  const t = useTranslations()
  const { tone, sign } = LOOKS[direction]
  const unit = sciUnit(SCENARIOS.map((scenario) => difference[scenario]))
  const signed = (grams: number) => `${grams > 0 ? '+' : ''}${sciText(grams, unit)} ${unit}`
  const share = baseG > 0 ? Math.abs(difference.central) / baseG : null
  return (
    <div className="figures" data-sci="difference">
      <p className={`font-medium ${tone}`}>
        <span aria-hidden="true" className="me-1 text-[0.8em]">
          {sign}
        </span>
        {t(`sci.compare.directions.${direction}`, {
          size: `${sciText(Math.abs(difference.central), unit)} ${unit}`,
          share: share === null ? '' : ` (${formatShare(share)})`,
        })}
      </p>
      <dl className="mt-2 grid grid-cols-3 gap-3">
        {SCENARIOS.map((scenario) => (
          <div key={scenario}>
            <dt className="text-xs text-muted">{t(`sci.compare.scenarios.${scenario}`)}</dt>
            <dd>{signed(difference[scenario])}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
