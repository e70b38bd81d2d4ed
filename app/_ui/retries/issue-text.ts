import { formatCount } from '#lib/domain/format/count.ts'
import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import { WASTE_CLASSES } from '#lib/domain/retries/judge-attempts.ts'
import type { WorstChain } from '#lib/domain/retries/worst-chain.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { formatPeriod } from '../../_format/dates.ts'
import { codeText } from '../../_format/markdown.ts'
import { formatMoney } from '../../_format/money.ts'
import { operationText } from '../../_format/operation-text.ts'
import { formatAmplification } from '../../_format/retry-text.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { adviceFor } from '../../_view/retry-advice.ts'
import { BLAMES } from '../../_view/view-params.ts'
import { grams } from './derivation.tsx'
import { measureLines, triggerLines } from './edge-measures.tsx'
import { namesText } from './names-text.ts'

interface Subject {
  readonly row: EdgeRow
  readonly answer: RetryView
  readonly chain: WorstChain | null
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

/** An edge as the text of a ticket, in Markdown. Names from traces are code: they link to nothing and mention nobody. */
export function issueText(t: Translate, { row, answer, chain }: Subject): string {
  const { measures } = row
  const caller = row.caller === '' ? t('retries.outside') : codeText(row.caller)
  const edge = `${caller} → ${codeText(row.callee)}`
  const wasted = WASTE_CLASSES.filter((name) => (measures?.wastedByClass[name] ?? 0) > 0)
  return [
    `## ${t('retries.issue.heading', { edge })}`,
    t('retries.issue.operation', { operation: codeText(operationText(t, row.operation, 2000)) }),
    answer.period &&
      t('retries.issue.period', {
        period: formatPeriod(answer.period.from, answer.period.to),
        traced: answer.tracedDays.length,
      }),
    `### ${t('retries.panel.carbon')}`,
    table(
      [t('retries.blame.label'), t('retries.head.attributed'), t('retries.head.avoidable'), t('figure.cost')],
      BLAMES.map((blame) => {
        const { waste, unknownServices } = row[blame]
        const unknown = t('retries.unknownBecause', { services: namesText(t, unknownServices, codeText) })
        return [
          t(`retries.blame.${blame}`),
          waste ? grams(waste.attributedG) : unknown,
          waste ? grams(waste.avoidableG) : '',
          waste ? waste.cost.map(({ currency, amount }) => formatMoney(amount, currency)).join(', ') : '',
        ]
      }),
    ),
    ...BLAMES.filter((blame) => row[blame].waste && row[blame].unknownServices.length > 0).map(
      (blame) =>
        `${t(`retries.blame.${blame}`)}: ${t('retries.moreUnknown', { services: namesText(t, row[blame].unknownServices, codeText) })}`,
    ),
    t('retries.issue.part'),
    measures && `### ${t('retries.panel.measures')}`,
    measures && table([t('retries.issue.measure'), t('retries.issue.value')], measureLines(t, measures)),
    measures && measures.retries > 0 && `### ${t('retries.triggers.title')}`,
    measures &&
      measures.retries > 0 &&
      triggerLines(t, measures)
        .map(([name, count]) => `- ${name}: ${formatCount(count)}`)
        .join('\n'),
    wasted.length > 0 && `### ${t('retries.panel.classes')}`,
    wasted.length > 0 &&
      wasted
        .map(
          (name) =>
            `- ${t(`retries.classes.${name}.name`)}: ${formatCount(measures?.wastedByClass[name] ?? 0)} (${t(`retries.classes.${name}.why`)})`,
        )
        .join('\n'),
    chain && `### ${t('retries.chain.title')}`,
    chain &&
      `${chain.links.map((link) => `${codeText(link.caller)} ×${formatAmplification(link.amplification)}`).join(' → ')} → ${codeText(chain.links.at(-1)?.callee ?? '')}: ×${formatAmplification(chain.amplification)}`,
    `### ${t('retries.advice.title')}`,
    adviceFor(row)
      .map((advice) => `- [ ] ${t(`retries.advice.${advice}`)}`)
      .join('\n'),
    `---\n${t('retries.issue.identity', {
      snapshot: answer.snapshot,
      factors: answer.factorSet,
      share: answer.notVisibleShare === null ? '–' : formatShare(answer.notVisibleShare),
    })}`,
  ]
    .filter((part) => typeof part === 'string')
    .join('\n\n')
}
