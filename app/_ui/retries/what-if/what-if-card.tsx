import { getTranslations } from 'next-intl/server'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { shortName } from '#lib/domain/format/short-name.ts'
import type { RetryChange } from '#lib/domain/retries/what-if/edge-change.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { type RetryWhatIf, retryWhatIf } from '#lib/queries/retries/retry-what-if.ts'
import { operationText } from '../../../_format/operation-text.ts'
import type { PageRequest } from '../../../_server/read-page.ts'
import { retryQuestionOf } from '../../../_server/retries-of-page.ts'
import { edgeParam, readEdgeParam } from '../../../_view/edge-param.ts'
import { Card } from '../../card.tsx'
import { PlayPanel } from './play-panel.client.tsx'
import { WhatIfForm } from './what-if-form.client.tsx'
import { WhatIfResult } from './what-if-result.tsx'

const MOST_EDGES = 50

/** What the address asks to be tried. */
const changeOf = ({ view }: PageRequest): RetryChange => ({
  edge: readEdgeParam(view.retryTry.on),
  attempts: view.retryTry.tries,
  budgetShare: view.retryTry.budget === null ? null : view.retryTry.budget / 100,
  timeoutMs: view.retryTry.timeout,
  backoffMs: view.retryTry.backoff,
  stopBelowDepth: view.retryTry.depth,
})

async function answerOf(page: PageRequest): Promise<RetryWhatIf | 'endless' | 'gone'> {
  try {
    return await retryWhatIf(page.scope, { ...retryQuestionOf(page), change: changeOf(page) })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-computable') return 'endless'
    if (error instanceof AppError && error.code === 'not-found') return 'gone'
    throw error
  }
}

/** What the page asks about, as the API is asked. */
function questionText(page: PageRequest): string {
  const { from, to, factorSet } = retryQuestionOf(page)
  const asked = { factors: factorSet, ...(from && { from }), ...(to && { to }) }
  return new URLSearchParams(asked).toString()
}

/** What other settings of retries and timeouts would have made of these days. */
export async function WhatIfCard({ page, answer }: { page: PageRequest; answer: RetryView }) {
  const t = await getTranslations()
  const found = await answerOf(page)
  const { on } = page.view.retryTry
  const edges = answer.edges
    .filter(({ caller, measures }) => caller !== '' && measures && !measures.local)
    .filter((edge, index) => index < MOST_EDGES || edgeParam(edge) === on)
    .map((edge) => ({
      value: edgeParam(edge),
      label: `${shortName(edge.caller)} → ${shortName(edge.callee)} ${operationText(t, edge.operation)}`,
    }))
  return (
    <Card title={t('retries.whatIf.title')} detail={t('retries.whatIf.detail')}>
      <div className="space-y-5 px-5 pb-5" data-retries="what-if">
        <WhatIfForm edges={edges} />
        {typeof found === 'string' ? (
          <p className="text-[0.8125rem] text-warn">{t(`retries.whatIf.${found}`)}</p>
        ) : (
          <>
            <WhatIfResult found={found} />
            <PlayPanel
              slug={page.organisation.slug}
              question={questionText(page)}
              services={answer.services.flatMap(({ service }) => (service === '' ? [] : [service]))}
            />
          </>
        )}
      </div>
    </Card>
  )
}
