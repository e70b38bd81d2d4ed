import { getTranslations } from 'next-intl/server'
import { retryLint } from '#lib/queries/retries/retry-lint.ts'
import type { PageRequest } from '../../../_server/read-page.ts'
import { retryQuestionOf } from '../../../_server/retries-of-page.ts'
import { Card } from '../../card.tsx'
import { LintFindings } from './lint-findings.tsx'
import { PolicyDesk } from './policy-desk.client.tsx'

/** What is wrong with the timeouts and retries that the traces show, and with those that a file states. */
export async function LintCard({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { from, to } = retryQuestionOf(page)
  const report = await retryLint(page.scope, { from, to }, null)
  return (
    <Card title={t('retries.lint.title')}>
      <div className="space-y-4 px-5 pb-5 text-[0.8125rem]" data-retries="lint">
        <PolicyDesk slug={page.organisation.slug} period={{ ...(from && { from }), ...(to && { to }) }}>
          <LintFindings report={report} />
        </PolicyDesk>
      </div>
    </Card>
  )
}
