import { useTranslations } from 'next-intl'
import { formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, formatMassWithUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { ExplainedKind, Explanation } from '#lib/domain/report/explanation.ts'
import { add } from '#lib/domain/units/range.ts'
import { TableScroll } from '../table-scroll.tsx'
import { basisUnit, kindMonth, kindName } from './kind-name.ts'
import { Section } from './section.tsx'

const SHOWN = 20

interface Props {
  readonly explanation: Explanation
  /** Of what, where a page has several. */
  readonly of?: string
}

/** The kinds with the most carbon: quantity × coefficient = result, and why that coefficient. */
export function ExplainedKinds({ explanation: { kinds, kindCount }, of }: Props) {
  const t = useTranslations()
  const shown = kinds.slice(0, SHOWN)
  const unit = sharedMassUnit(shown.map((kind) => kind.totalKgCo2e.central))
  if (shown.length === 0) return null
  return (
    <Section
      title={t('explain.kinds')}
      detail={t('explain.kindsShown', { shown: shown.length, all: formatCount(kindCount) })}
    >
      <TableScroll label={[t('explain.kinds'), ...(of === undefined ? [] : [of])].join(', ')}>
        <table className="w-full text-[0.8125rem]">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <th className="px-3 py-2 text-start font-medium">{t('explain.kindColumns.kind')}</th>
              <th className="px-3 py-2 text-end font-medium">{t('explain.kindColumns.quantity')}</th>
              <th className="px-3 py-2 text-end font-medium">{t('explain.kindColumns.coefficient')}</th>
              <th className="px-3 py-2 text-end font-medium">
                {t('explain.kindColumns.result')}, {unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((kind) => (
              <tr
                key={`${kind.kindId} ${kind.month}`}
                className="border-b border-line align-top last:border-0"
              >
                <td className="min-w-56 px-3 py-2.5">
                  <span className="font-medium break-words">{kindName(t, kind).title}</span>
                  <span className="block text-xs text-muted">
                    {kindMonth(kind)} · {kindName(t, kind).detail}
                  </span>
                  <span className="mt-0.5 block text-xs text-muted">
                    {kind.coefficient.grade && `${kind.coefficient.grade} · `}
                    {kind.coefficient.reason}
                  </span>
                </td>
                <td className="figures px-3 py-2.5 text-end whitespace-nowrap">
                  {formatQuantity(kind.quantity)}
                  <span className="block text-xs text-muted">{basisUnit(t, kind)}</span>
                </td>
                <td className="figures px-3 py-2.5 text-end whitespace-nowrap">
                  <PerUnit kind={kind} />
                </td>
                <td className="figures px-3 py-2.5 text-end font-medium whitespace-nowrap">
                  {formatMass(kind.totalKgCo2e.central, unit)}
                  <span className="block text-xs font-normal text-muted">
                    {formatMass(kind.totalKgCo2e.low, unit)} – {formatMass(kind.totalKgCo2e.high, unit)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </Section>
  )
}

/** Grams per unit of the basis: energy at the grid's intensity, and embodied. */
function PerUnit({ kind: { coefficient, grid } }: { kind: ExplainedKind }) {
  const kwh = add(coefficient.idleKwh, coefficient.dynamicKwh).central
  const grams = kwh * (grid?.central ?? 0) + coefficient.embodiedGrams.central
  return (
    <>
      {formatMassWithUnit(grams / 1000)}
      <span className="block text-xs text-muted">{formatQuantity(kwh)} kWh</span>
    </>
  )
}
