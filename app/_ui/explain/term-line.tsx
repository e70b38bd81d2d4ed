import { useTranslations } from 'next-intl'
import type { Term } from '#lib/domain/estimate/coefficient.ts'
import type { Figure } from '#lib/domain/factors/figure.ts'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { FactorLink } from './factor-link.tsx'

/** A factor with its value. */
function Value({ figure, unit = figure?.unit }: { figure: Figure | undefined; unit?: string | undefined }) {
  if (!figure) return null
  return (
    <FactorLink figure={figure}>
      {formatQuantity(figure.central)}
      {unit && <span className="text-muted"> {unit}</span>}
    </FactorLink>
  )
}

function Energy({ term: { formula, figures, amount, amountUnit } }: { term: Term }) {
  const [first, second, , fourth] = figures
  const by = (
    <>
      {formatQuantity(amount)} <span className="text-muted">{amountUnit}</span>
      {formula !== 'network' && formula !== 'spend' && ' / 1000'}
    </>
  )
  switch (formula) {
    case 'machine':
      return (
        <>
          (<Value figure={first} /> + <Value figure={fourth} unit="" /> × (<Value figure={second} /> −{' '}
          <Value figure={first} />
          )) × {by}
        </>
      )
    case 'machine-idle':
      return (
        <>
          <Value figure={first} /> × {by}
        </>
      )
    case 'machine-dynamic':
      return (
        <>
          (<Value figure={second} /> − <Value figure={first} />) × {by}
        </>
      )
    case 'storage':
      return (
        <>
          <Value figure={first} /> × <Value figure={figures[2]} /> × {by}
        </>
      )
    case 'network':
    case 'spend':
      return (
        <>
          <Value figure={first} /> × {by}
        </>
      )
  }
}

/** One physical part of a unit: its energy worked out from its factors, before PUE. */
export function TermLine({ term }: { term: Term }) {
  const t = useTranslations()
  const kwh = term.idleKwh.central + term.dynamicKwh.central
  return (
    <p className="text-muted">
      <span className="text-ink">
        <Energy term={term} />
      </span>{' '}
      <span className="inline-block">
        = {formatQuantity(kwh)} kWh {t('explain.perUnitOf', { what: term.what })}
      </span>
    </p>
  )
}
