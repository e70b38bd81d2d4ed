import { useTranslations } from 'next-intl'
import type { LintFinding } from '#lib/domain/call-graph/lint/finding.ts'
import { formatCount } from '#lib/domain/format/count.ts'
import { shortName } from '#lib/domain/format/short-name.ts'
import type { RetryLint } from '#lib/queries/retries/retry-lint.ts'
import { operationText } from '../../../_format/operation-text.ts'
import { formatSeconds } from '../../../_format/retry-text.ts'
import type { Translate } from '../../../_i18n/translate.ts'
import { namesText } from '../names-text.ts'

const MOST = 30
const MOST_STEPS = 12
const ARROW = ' → '

/** A path, of a long one its ends. */
function pathText(t: Translate, path: string): string {
  const steps = path.split(ARROW).map((step) => shortName(step))
  if (steps.length <= MOST_STEPS) return steps.join(ARROW)
  const first = steps.slice(0, MOST_STEPS / 2)
  const last = steps.slice(-MOST_STEPS / 2)
  const count = steps.length - MOST_STEPS
  return t('retries.lint.path', { first: first.join(ARROW), count, last: last.join(ARROW) })
}

/** What the lint found, the first of many, each with the smallest repair; then the timeouts that it went by. */
export function LintFindings({ report }: { report: RetryLint }) {
  const t = useTranslations()
  const { findings, timeouts, policies, loops } = report
  // A call is judged against every call above it, and may be told the same of each.
  const said = new Map(findings.map((each) => [JSON.stringify([each.rule, each.edge, each.repairs]), each]))
  const shown = [...said].slice(0, MOST)
  return (
    <>
      <p className="font-medium">{t('retries.lint.found', { count: said.size })}</p>
      <ul className="space-y-3">
        {shown.map(([key, finding]) => (
          <Finding key={key} finding={finding} />
        ))}
      </ul>
      {said.size > shown.length && (
        <p className="text-muted">{t('retries.lint.more', { count: said.size - shown.length })}</p>
      )}
      {timeouts.length > 0 && (
        <div>
          <h3 className="font-medium">{t('retries.lint.timeouts')}</h3>
          <ul className="mt-1 list-disc ps-5 text-muted">
            {timeouts.slice(0, MOST).map(({ caller, callee, operation, timeoutMs, hits, failed }) => (
              <li key={JSON.stringify([caller, callee, operation])} className="break-words">
                {t('retries.lint.timeout', {
                  edge: `${shortName(caller)} → ${shortName(callee)} ${operationText(t, operation)}`,
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
        {t(policies ? 'retries.lint.limitsStated' : 'retries.lint.limits', {
          without: report.withoutTimeout,
          calls: report.calls,
        })}
      </p>
      {loops.length > 0 && (
        <p className="break-words text-warn">
          {t('retries.lint.loops', { calls: namesText(t, loops, shortName) })}
        </p>
      )}
    </>
  )
}

function Finding({ finding: { rule, edge, shortfallMs, repairs } }: { finding: LintFinding }) {
  const t = useTranslations()
  return (
    <li className="flex gap-3" data-rule={rule}>
      <span className="h-fit min-w-8 rounded bg-sunken px-1.5 py-0.5 text-center font-medium">{rule}</span>
      <div className="min-w-0">
        <p className="font-medium break-words">{pathText(t, edge)}</p>
        <p className="text-muted">
          {t(`retries.lint.rules.${rule}`)}
          {shortfallMs !== null &&
            ` ${t('retries.lint.shortBy', { time: formatSeconds(shortfallMs / 1000) })}`}
        </p>
        {repairs.length > 0 && (
          <ul className="list-disc ps-5">
            {repairs.map(({ edge: at, setting, to: value }) => (
              <li key={`${at} ${setting}`} className="break-words">
                {t(`retries.lint.repair.${setting}`, {
                  edge: pathText(t, at),
                  value: formatCount(value),
                })}
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
