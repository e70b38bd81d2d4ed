import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import type { Translate } from '../_i18n/translate.ts'

/**
 * What several answers save, in words: the least and the most. Where some save and others cost, it says both.
 *
 * @param kilograms saved, the smaller first; negative is more than there was
 * @example lessOrMore(t, { low: -1, high: 2 }) // 'from 2 kg less to 1 kg more'
 */
export function lessOrMore(t: Translate, { low, high }: { low: number; high: number }): string {
  const unit = sharedMassUnit([low, high])
  const said = (kilograms: number): string => `${formatMass(Math.abs(kilograms), unit)}\u00a0${unit}`
  if (low === 0 && high === 0) return t('change.same')
  if (low < 0 && high > 0) return t('change.lessToMore', { less: said(high), more: said(low) })
  const word = high > 0 ? 'less' : 'more'
  const [least, most] = high > 0 ? [said(low), said(high)] : [said(high), said(low)]
  if (least === most) return `${least} ${t(`change.${word}`)}`
  return t(`change.${word}Between`, { least, most })
}
