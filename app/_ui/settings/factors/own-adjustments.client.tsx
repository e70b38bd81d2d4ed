'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { Adjustments, FactorOverride, KindRule } from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { methodName } from '../../../_format/method-name.ts'
import type { Translate } from '../../../_i18n/translate.ts'
import { AuthorField } from '../../author-field.client.tsx'
import { ConfirmDialog } from '../../confirm-dialog.client.tsx'
import { ROW_BUTTON } from '../../popup-classes.ts'
import { useAuthor } from '../../use-author.client.tsx'
import { ListTable } from '../list-table.tsx'
import { saveAdjustments } from './save-adjustments.client.tsx'

const CELL = 'px-3 py-2 align-top break-words'

interface Props {
  readonly slug: string
  readonly inForce: AdjustmentsInForce
}

const monthsOf = (t: Translate, { from, to, method }: FactorOverride): string =>
  [
    ...(from === undefined ? [] : [t('factorSettings.validFrom', { month: from })]),
    ...(to === undefined ? [] : [t('factorSettings.validTo', { month: to })]),
    ...(method === undefined ? [] : [methodName(t, method)]),
  ].join(' ')

const outcomeText = (t: Translate, { outcome }: KindRule): string => {
  if (outcome.as === 'like') return t('factorSettings.own.like', { rule: visible(outcome.ruleId) })
  return t(`factorSettings.own.${outcome.as}`, { category: t(`categories.${outcome.category}`) })
}

/** What the organisation changes in the factor sets, each with a way back. */
export function OwnAdjustments({ slug, inForce }: Props) {
  const t = useTranslations()
  const { overrides, kindRules } = inForce.adjustments
  const without = (what: string, adjustments: Adjustments) => (
    <Withdraw slug={slug} after={inForce.version} what={what} adjustments={adjustments} />
  )
  if (overrides.length + kindRules.length === 0)
    return <p className="text-muted">{t('factorSettings.own.none')}</p>
  return (
    <div className="space-y-5">
      <AuthorField className="max-w-64" />
      {overrides.length > 0 && (
        <section>
          <h2 className="mb-2 text-sm font-semibold">{t('factorSettings.own.overrides')}</h2>
          <ListTable
            label={t('factorSettings.own.overrides')}
            className="min-w-2xl"
            actions={t('factorSettings.action')}
            heads={[
              t('factorSettings.figure'),
              t('factorSettings.value'),
              t('factorSettings.set'),
              t('factorSettings.own.by'),
              t('factorSettings.own.reason'),
            ]}
          >
            {overrides.map((override, index) => (
              <tr
                key={JSON.stringify([override.figureId, override.factorSet, monthsOf(t, override)])}
                className="border-b border-line last:border-0"
              >
                <th scope="row" className={`${CELL} text-start font-normal`}>
                  {visible(override.figureId)}
                  <span className="block text-xs text-muted">{monthsOf(t, override)}</span>
                </th>
                <td className={CELL}>
                  {override.central}{' '}
                  <span className="text-muted">
                    ({override.low} – {override.high}) {visible(override.unit)}, {override.year}
                  </span>
                </td>
                <td className={CELL}>{override.factorSet}</td>
                <td className={CELL}>{visible(override.author)}</td>
                <td className={CELL}>{visible(override.reason)}</td>
                <td className={CELL}>
                  {without(override.figureId, {
                    overrides: overrides.filter((_, other) => other !== index),
                    kindRules,
                  })}
                </td>
              </tr>
            ))}
          </ListTable>
        </section>
      )}
      {kindRules.length > 0 && (
        <section>
          <h2 className="mb-2 text-sm font-semibold">{t('factorSettings.own.kindRules')}</h2>
          <ListTable
            label={t('factorSettings.own.kindRules')}
            className="min-w-2xl"
            actions={t('factorSettings.action')}
            heads={[
              t('factorSettings.own.usage'),
              t('factorSettings.own.is'),
              t('factorSettings.own.by'),
              t('factorSettings.own.reason'),
            ]}
          >
            {kindRules.map((rule, index) => (
              <tr
                key={JSON.stringify([rule.provider, rule.service, rule.usageType])}
                className="border-b border-line last:border-0"
              >
                <th scope="row" className={`${CELL} text-start font-normal`}>
                  {visible(rule.usageType)}
                  <span className="block text-xs text-muted">
                    {visible(rule.service)}, {visible(rule.provider)}
                  </span>
                </th>
                <td className={CELL}>{outcomeText(t, rule)}</td>
                <td className={CELL}>{visible(rule.author)}</td>
                <td className={CELL}>{visible(rule.reason)}</td>
                <td className={CELL}>
                  {without(rule.usageType, {
                    overrides,
                    kindRules: kindRules.filter((_, other) => other !== index),
                  })}
                </td>
              </tr>
            ))}
          </ListTable>
        </section>
      )}
    </div>
  )
}

interface WithdrawProps {
  readonly slug: string
  readonly after: number
  readonly what: string
  /** What is left. */
  readonly adjustments: Adjustments
}

function Withdraw({ slug, after, what, adjustments }: WithdrawProps) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  if (author.trim() === '')
    return <span className="text-xs text-muted">{t('factorSettings.own.needsName')}</span>
  return (
    <ConfirmDialog
      trigger={{
        label: `${t('factorSettings.own.withdraw')} ${visible(what)}`,
        className: ROW_BUTTON,
        content: t('factorSettings.own.withdraw'),
      }}
      title={t('factorSettings.own.withdrawTitle')}
      text={t('factorSettings.own.withdrawText', { what: visible(what) })}
      confirm={t('factorSettings.own.withdraw')}
      confirming={t('factorSettings.own.withdrawing')}
      act={() =>
        saveAdjustments(slug, {
          adjustments,
          after,
          author: author.trim(),
          reason: t('factorSettings.own.withdrawn', { what }).slice(0, 500),
        })
      }
      onDone={() => router.refresh()}
    />
  )
}
