import { getTranslations } from 'next-intl/server'
import { worstChain } from '#lib/domain/retries/worst-chain.ts'
import { marks as marksOf } from '#lib/queries/marks.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { retryEdge } from '#lib/queries/retries/retry-edge.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { retryQuestionOf } from '../../_server/retries-of-page.ts'
import { edgeParam, readEdgeParam } from '../../_view/edge-param.ts'
import { Section } from '../explain/section.tsx'
import { Advice } from './advice.tsx'
import { ChainView } from './chain-view.tsx'
import { EdgeCarbon } from './edge-carbon.tsx'
import { EdgeDays } from './edge-days.tsx'
import { EdgeMeasures } from './edge-measures.tsx'
import { EdgeName } from './edge-name.tsx'
import { IssueActions } from './issue-actions.client.tsx'
import { issueText } from './issue-text.ts'

/** All that is known of one edge, and what to do about it. */
export async function EdgePanel({ page, answer }: { page: PageRequest; answer: RetryView }) {
  const t = await getTranslations()
  const name = readEdgeParam(page.view.edge)
  const row = name && answer.edges.find((each) => edgeParam(each) === edgeParam(name))
  if (!row) return <p className="text-muted">{t('retries.panel.gone')}</p>
  const { measures } = row
  const [edge, marks] = await Promise.all([
    retryEdge(page.scope, {
      ...retryQuestionOf(page),
      caller: row.caller,
      callee: row.callee,
      operation: row.operation,
    }),
    marksOf(page.scope, { ...(answer.period ?? {}), factorSet: page.view.factorSet, method: 'location' }),
  ])
  const all = answer.edges.flatMap((each) => (each.measures ? [each.measures] : []))
  const chain = measures && worstChain(all, measures)
  return (
    <div className="space-y-7" data-retries="panel">
      <div className="text-base">
        <EdgeName edge={row} most={400} />
      </div>
      <EdgeCarbon page={page} answer={answer} row={row} />
      {measures && <EdgeMeasures measures={measures} />}
      <Section title={t('retries.advice.title')}>
        <Advice row={row} />
      </Section>
      {chain && (
        <Section title={t('retries.chain.title')} detail={t('retries.chain.detail')}>
          <ChainView chain={chain} through={edgeParam(row)} />
        </Section>
      )}
      <Section title={t('retries.days.title')} detail={t('retries.days.detail')}>
        <EdgeDays days={edge.days} marks={marks} />
      </Section>
      <Section title={t('retries.issue.title')} detail={t('retries.issue.detail')}>
        <IssueActions text={issueText(t, { row, answer, chain })} />
      </Section>
    </div>
  )
}
