import { useTranslations } from 'next-intl'
import type { Sensitivity } from '#lib/domain/explain/sensitivity.ts'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { Section } from './section.tsx'

const SHOWN = 10

/** What each input alone could change, largest first, as bars around the figure. */
export function WhatMovesIt({ sensitivity }: { sensitivity: readonly Sensitivity[] }) {
  const t = useTranslations()
  const shown = sensitivity.slice(0, SHOWN)
  const all = shown.flatMap(({ atLowKg, atHighKg }) => [Math.abs(atLowKg), Math.abs(atHighKg)])
  const largest = Math.max(...all, 0)
  const unit = sharedMassUnit(all)
  if (shown.length === 0)
    return (
      <Section title={t('explain.sensitivity.title')}>
        <p className="text-[0.8125rem] text-muted">{t('explain.sensitivity.none')}</p>
      </Section>
    )
  return (
    <Section title={t('explain.sensitivity.title')} detail={t('explain.sensitivity.detail')}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface px-4 text-[0.8125rem]">
        {shown.map((each) => (
          <li
            key={`${each.input} ${each.name}`}
            className="grid grid-cols-1 items-center gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[minmax(0,1fr)_9rem_10.5rem]"
          >
            <span className="min-w-0 break-words">
              {t(`explain.sensitivity.inputs.${each.input}`)}
              {each.name !== '' && `, ${visible(each.name.replace(/^grid, /, ''))}`}
              {each.value && <span className="block text-xs text-muted">{valueInWords(t, each)}</span>}
            </span>
            <Bar change={each} largest={largest} />
            <span className="figures sm:text-end">{changeInWords(t, each, unit)}</span>
          </li>
        ))}
      </ul>
      {sensitivity.length > SHOWN && (
        <p className="mt-2 text-xs text-muted">
          {t('explain.sensitivity.more', { count: sensitivity.length - SHOWN })}
        </p>
      )}
    </Section>
  )
}

/** `50 % assumed, 10 % to 80 %`; other inputs in their unit. */
function valueInWords(t: Translate, { input, value }: Sensitivity): string {
  if (!value) return ''
  const print = (number: number) =>
    input === 'load' ? formatShare(number) : `${formatQuantity(number)}\u00a0${value.unit}`
  const central =
    input === 'load'
      ? t('explain.sensitivity.assumed', { value: print(value.central) })
      : print(value.central)
  return t('explain.sensitivity.between', { value: central, low: print(value.low), high: print(value.high) })
}

function signed(kilograms: number, unit: MassUnit): string {
  if (kilograms === 0) return '0'
  return `${kilograms > 0 ? '+' : '−'}${formatMass(Math.abs(kilograms), unit)}`
}

/** `± 23 kg` where both sides print alike, else `−12 to +23 kg`. */
function changeInWords(t: Translate, { atLowKg, atHighKg }: Sensitivity, unit: MassUnit): string {
  const sides = [atLowKg, atHighKg].sort((a, b) => a - b)
  const [down = 0, up = 0] = sides
  const same = formatMass(Math.abs(down), unit) === formatMass(Math.abs(up), unit)
  if (same && down < 0 && up > 0) return `±\u00a0${formatMass(up, unit)}\u00a0${unit}`
  return t('explain.sensitivity.range', { down: signed(down, unit), up: `${signed(up, unit)}\u00a0${unit}` })
}

/** Half of the width is the largest change of all. */
function Bar({ change: { atLowKg, atHighKg }, largest }: { change: Sensitivity; largest: number }) {
  const from = Math.min(atLowKg, atHighKg, 0)
  const to = Math.max(atLowKg, atHighKg, 0)
  const percent = (kilograms: number) => (largest === 0 ? 0 : (kilograms / largest) * 50)
  return (
    <span aria-hidden="true" className="relative block h-3 rounded-[3px] bg-sunken">
      <span
        className="absolute inset-y-0 rounded-s-[3px] bg-measured"
        style={{ insetInlineStart: `${50 + percent(from)}%`, width: `${-percent(from)}%` }}
      />
      <span
        className="absolute inset-y-0 rounded-e-[3px] bg-proxied"
        style={{ insetInlineStart: '50%', width: `${percent(to)}%` }}
      />
      <span className="absolute inset-y-[-2px] w-px bg-ink" style={{ insetInlineStart: '50%' }} />
    </span>
  )
}
