'use client'
import { useRouter } from 'next/navigation'
import type { Adjustments, FactorOverride, KindRule } from '#lib/domain/adjustments/adjustments.ts'
import type { AdjustmentsInForce } from '#lib/domain/adjustments/adjustments-in-force.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { methodName } from '../../../_format/method-name.ts'
import { en } from '../../../_messages/en.ts'
import { AuthorField } from '../../author-field.client.tsx'
import { ConfirmDialog } from '../../confirm-dialog.client.tsx'
import { ROW_BUTTON } from '../../popup-classes.ts'
import { TableScroll } from '../../table-scroll.tsx'
import { useAuthor } from '../../use-author.client.tsx'
import { saveAdjustments } from './save-adjustments.client.tsx'

const words = en.factorSettings.own
const HEAD = 'px-3 py-1.5 text-start text-xs font-medium text-muted'
const CELL = 'px-3 py-2 align-top break-words'

interface Props {
  readonly slug: string
  readonly inForce: AdjustmentsInForce
}

const monthsOf = ({ from, to, method }: FactorOverride): string =>
  [
    ...(from === undefined ? [] : [en.factorSettings.validFrom(from)]),
    ...(to === undefined ? [] : [en.factorSettings.validTo(to)]),
    ...(method === undefined ? [] : [methodName(method)]),
  ].join(' ')

const outcomeText = ({ outcome }: KindRule): string => {
  if (outcome.as === 'like') return words.like(visible(outcome.ruleId))
  return words[outcome.as](en.categories[outcome.category])
}

/** What the organisation changes in the factor sets, each with a way back. */
export function OwnAdjustments({ slug, inForce }: Props) {
  const { overrides, kindRules } = inForce.adjustments
  const without = (what: string, adjustments: Adjustments) => (
    <Withdraw slug={slug} after={inForce.version} what={what} adjustments={adjustments} />
  )
  if (overrides.length + kindRules.length === 0) return <p className="text-muted">{words.none}</p>
  return (
    <div className="space-y-5">
      <AuthorField className="max-w-64" />
      {overrides.length > 0 && (
        <section>
          <h2 className="mb-2 text-sm font-semibold">{words.overrides}</h2>
          <TableScroll label={words.overrides}>
            <table className="figures w-full min-w-2xl text-[0.8125rem]">
              <thead>
                <tr className="border-b border-line">
                  {[
                    en.factorSettings.figure,
                    en.factorSettings.value,
                    en.factorSettings.set,
                    words.by,
                    words.reason,
                    en.factorSettings.action,
                  ].map((name) => (
                    <th key={name} scope="col" className={HEAD}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {overrides.map((override, index) => (
                  <tr
                    key={JSON.stringify([override.figureId, override.factorSet, monthsOf(override)])}
                    className="border-b border-line last:border-0"
                  >
                    <th scope="row" className={`${CELL} text-start font-normal`}>
                      {visible(override.figureId)}
                      <span className="block text-xs text-muted">{monthsOf(override)}</span>
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
              </tbody>
            </table>
          </TableScroll>
        </section>
      )}
      {kindRules.length > 0 && (
        <section>
          <h2 className="mb-2 text-sm font-semibold">{words.kindRules}</h2>
          <TableScroll label={words.kindRules}>
            <table className="w-full min-w-2xl text-[0.8125rem]">
              <thead>
                <tr className="border-b border-line">
                  {[words.usage, words.is, words.by, words.reason, en.factorSettings.action].map((name) => (
                    <th key={name} scope="col" className={HEAD}>
                      {name}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
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
                    <td className={CELL}>{outcomeText(rule)}</td>
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
              </tbody>
            </table>
          </TableScroll>
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
  const router = useRouter()
  const [author] = useAuthor()
  if (author.trim() === '') return <span className="text-xs text-muted">{words.needsName}</span>
  return (
    <ConfirmDialog
      trigger={{
        label: `${words.withdraw} ${visible(what)}`,
        className: ROW_BUTTON,
        content: words.withdraw,
      }}
      title={words.withdrawTitle}
      text={words.withdrawText(visible(what))}
      confirm={words.withdraw}
      confirming={words.withdrawing}
      act={() =>
        saveAdjustments(slug, {
          adjustments,
          after,
          author: author.trim(),
          reason: words.withdrawn(what).slice(0, 500),
        })
      }
      onDone={() => router.refresh()}
    />
  )
}
