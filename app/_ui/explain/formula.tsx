import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import type { ExplainedKind } from '#lib/domain/report/explanation.ts'
import { FactorLink } from './factor-link.tsx'
import { basisUnit, kindMonth, kindName } from './kind-name.ts'
import { Section } from './section.tsx'
import { TermLine } from './term-line.tsx'

const SHOWN = 3

/** The formula in words, then with the values of the largest kinds filled in. Every factor leads to its source. */
export function Formula({ kinds }: { kinds: readonly ExplainedKind[] }) {
  const t = useTranslations()
  return (
    <Section title={t('explain.formula')} detail={t('explain.formulaGeneral')}>
      <ol className="space-y-3">
        {kinds.slice(0, SHOWN).map((kind) => (
          <li key={`${kind.kindId} ${kind.month}`} className="rounded-lg border border-line bg-surface p-4">
            <p className="flex flex-wrap justify-between gap-x-4">
              <span className="min-w-0 font-medium break-words">{kindName(t, kind).title}</span>
              <span className="text-[0.8125rem] text-muted">
                {kindMonth(kind)} · {kindName(t, kind).detail}
              </span>
            </p>
            <FilledIn kind={kind} />
          </li>
        ))}
      </ol>
    </Section>
  )
}

/** kWh of one unit before PUE, where the PUE applies to all of it or to none of it; else with PUE. */
function energyOf({ coefficient: { terms, idleKwh, dynamicKwh } }: ExplainedKind) {
  const [first, ...others] = terms
  const isUniform = first !== undefined && others.every((term) => term.pueApplies === first.pueApplies)
  if (!isUniform) return { kwh: idleKwh.central + dynamicKwh.central, hasPue: false }
  const kwh = terms.reduce((sum, term) => sum + term.idleKwh.central + term.dynamicKwh.central, 0)
  return { kwh, hasPue: first.pueApplies }
}

function FilledIn({ kind }: { kind: ExplainedKind }) {
  const t = useTranslations()
  const { coefficient, quantity, grid, pue } = kind
  const unit = basisUnit(t, kind)
  const { kwh, hasPue } = energyOf(kind)
  const embodied = coefficient.embodiedGrams.central
  return (
    <div className="figures mt-2.5 space-y-1 font-mono text-xs leading-5">
      <p>
        <Value of={formatQuantity(quantity)} unit={unit} /> ×{' '}
        <Value of={formatQuantity(kwh)} unit={`kWh/${unit}`} /> ×{' '}
        {hasPue && (
          <>
            <FactorLink figure={pue}>
              <Value of={formatQuantity(pue.central)} unit="PUE" />
            </FactorLink>{' '}
            ×{' '}
          </>
        )}
        {grid ? (
          <FactorLink figure={grid}>
            <Value of={formatQuantity(grid.central)} unit="g/kWh" />
          </FactorLink>
        ) : (
          <span className="text-warn">{t('explain.notFound')}</span>
        )}{' '}
        <Result kilograms={kind.operationalKgCo2e.central} remark={t('explain.operationalSum')} />
      </p>
      {embodied > 0 && (
        <p>
          <Value of={formatQuantity(quantity)} unit={unit} /> ×{' '}
          <Value of={formatQuantity(embodied)} unit={`g/${unit}`} />{' '}
          <Result kilograms={kind.embodiedKgCo2e.central} remark={t('explain.embodiedSum')} />
        </p>
      )}
      {coefficient.terms.map((term) => (
        <TermLine key={`${term.what} ${term.formula} ${term.amount}`} term={term} />
      ))}
    </div>
  )
}

function Value({ of, unit }: { of: string; unit: string }) {
  return (
    <span className="inline-block">
      {of} <span className="text-muted">{unit}</span>
    </span>
  )
}

function Result({ kilograms, remark }: { kilograms: number; remark: string }) {
  return (
    <span className="inline-block">
      = {formatMassWithUnit(kilograms)} <span className="text-muted">{remark}</span>
    </span>
  )
}
