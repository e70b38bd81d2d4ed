import { visible } from '#lib/domain/format/visible.ts'
import type { ExplainedKind } from '#lib/domain/report/explanation.ts'
import { formatMonth } from '../../_format/dates.ts'
import type { Translate } from '../../_i18n/translate.ts'

/** What a person calls a kind of usage: its service and the most telling text that the bill has for it. */
export function kindName(
  t: Translate,
  { kind }: ExplainedKind,
): { readonly title: string; readonly detail: string } {
  const service = kind.serviceName || kind.serviceCode || t('noValue.default')
  const what = kind.instanceType || kind.usageType || kind.productFamily || kind.skuId
  return {
    title: visible(what ? `${service}, ${what}` : service),
    detail: visible(
      [kind.region || t('noValue.region'), kind.operation, kind.instanceType ? kind.usageType : '']
        .filter((text) => text !== '')
        .join(' · '),
    ),
  }
}

/** The month of a kind in words. */
export const kindMonth = ({ month }: ExplainedKind): string => formatMonth(month)

/** What the coefficient of a kind multiplies: the bill's unit, or money. */
export function basisUnit(t: Translate, { coefficient, kind }: ExplainedKind): string {
  if (coefficient.basis === 'list-cost-usd') return t('explain.basis.list-cost-usd')
  return visible(kind.unit) || t('explain.unitFallback')
}
