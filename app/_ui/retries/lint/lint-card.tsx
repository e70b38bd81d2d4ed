import { getTranslations } from 'next-intl/server'
import { formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { retryLint } from '#lib/queries/retries/retry-lint.ts'
import { formatSeconds } from '../../../_format/retry-text.ts'
import type { Translate } from '../../../_i18n/translate.ts'
import type { PageRequest } from '../../../_server/read-page.ts'
import { retryQuestionOf } from '../../../_server/retries-of-page.ts'
import { Card } from '../../card.tsx'

const MOST = 30
const MOST_STEPS = 12
const ARROW = ' → '

/** A path, of a long one its ends. */
function pathText(t: Translate, path: string): string {
  const steps = visible(path).split(ARROW)
  if (steps.length <= MOST_STEPS) return steps.join(ARROW)
  const first = steps.slice(0, MOST_STEPS / 2)
  const last = steps.slice(-MOST_STEPS / 2)
  const count = steps.length - MOST_STEPS
  return t('retries.lint.path', { first: first.join(ARROW), count, last: last.join(ARROW) })
}

/** What is wrong with the timeouts and retries that the traces show, each with the smallest repair. */
export async function LintCard({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { from, to } = retryQuestionOf(page)
  const report = await retryLint(page.scope, { from, to }, null)
  const { findings, timeouts } = report
  return (
    <Card title={t('retries.lint.title')} detail={t('retries.lint.detail', { count: findings.length })}>
      <div className="space-y-4 px-5 pb-5 text-[0.8125rem]" data-retries="lint">
        <ul className="space-y-3">
          {findings.slice(0, MOST).map((finding) => (
            <li key={`${finding.rule} ${finding.edge}`} className="flex gap-3">
              <span className="h-fit rounded bg-sunken px-1.5 py-0.5 font-medium">{finding.rule}</span>
              <div className="min-w-0">
                <p className="font-medium break-words">{pathText(t, finding.edge)}</p>
                <p className="text-muted">
                  {t(`retries.lint.rules.${finding.rule}`)}
                  {finding.shortfallMs !== null &&
                    ` ${t('retries.lint.shortBy', { time: formatSeconds(finding.shortfallMs / 1000) })}`}
                </p>
                {finding.repairs.length > 0 && (
                  <ul className="list-disc ps-5">
                    {finding.repairs.map(({ edge, setting, to: value }) => (
                      <li key={`${edge} ${setting}`}>
                        {t(`retries.lint.repair.${setting}`, {
                          edge: visible(edge),
                          value: setting === 'timeoutMs' ? formatSeconds(value / 1000) : String(value),
                        })}
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          ))}
        </ul>
        {findings.length > MOST && (
          <p className="text-muted">{t('retries.lint.more', { count: findings.length - MOST })}</p>
        )}
        {timeouts.length > 0 && (
          <div>
            <h3 className="font-medium">{t('retries.lint.timeouts')}</h3>
            <ul className="mt-1 list-disc ps-5 text-muted">
              {timeouts.slice(0, MOST).map(({ caller, callee, operation, timeoutMs, hits, failed }) => (
                <li key={`${caller} ${callee} ${operation}`} className="break-words">
                  {t('retries.lint.timeout', {
                    edge: `${visible(caller)} → ${visible(callee)} ${visible(operation)}`,
                    time: formatSeconds(timeoutMs / 1000),
                    hits: formatCount(hits),
                    failed: formatCount(failed),
                  })}
                </li>
              ))}
            </ul>
          </div>
        )}
        <p className="text-muted">
          {t('retries.lint.limits', { without: report.withoutTimeout, calls: report.calls })}
        </p>
      </div>
    </Card>
  )
}
