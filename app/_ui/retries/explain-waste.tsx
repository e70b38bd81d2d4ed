import { useTranslations } from 'next-intl'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import { formatPeriod } from '../../_format/dates.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { Section } from '../explain/section.tsx'
import { ExplainDrawer } from '../explain-drawer.client.tsx'
import { Derivation, grams } from './derivation.tsx'
import { EXPLAIN_AVOIDABLE, EXPLAIN_WASTE } from './explained-waste.ts'

/** The drawer that says how what was wasted comes about: service by service, from the totals of their usage. */
export function ExplainWaste({ page, answer }: { page: PageRequest; answer: RetryView }) {
  const t = useTranslations()
  const { explain } = page.view
  const isKnown = explain === EXPLAIN_WASTE || explain === EXPLAIN_AVOIDABLE
  const of = explain === EXPLAIN_AVOIDABLE ? 'avoidableG' : 'attributedG'
  const known = answer.services.filter(({ waste }) => waste !== null && waste.wastedShare > 0)
  return (
    <ExplainDrawer shown={explain}>
      {!isKnown && <p className="text-muted">{t('retries.explain.nothing')}</p>}
      {isKnown && (
        <div className="space-y-6" data-retries="explanation">
          <div>
            <p className="text-lg font-semibold">{grams(answer.waste[of])}</p>
            <p className="mt-1 text-[0.8125rem] text-muted">
              {answer.period && formatPeriod(answer.period.from, answer.period.to)} ·{' '}
              {t(`retries.explain.${of}`)}
            </p>
          </div>
          <Section title={t('retries.explain.services')} detail={t('retries.explain.servicesDetail')}>
            <div className="space-y-3">
              {known.map((service) => (
                <Derivation
                  key={service.service}
                  slug={page.organisation.slug}
                  answer={answer}
                  service={service}
                  of={of}
                />
              ))}
            </div>
          </Section>
          <Section title={t('retries.explain.trust')}>
            <ul className="list-disc space-y-1 ps-5 text-[0.8125rem] text-muted">
              <li>{t('retries.explain.days', { traced: answer.tracedDays.length })}</li>
              <li>{t('retries.explain.basis')}</li>
              <li>{t('retries.explain.part')}</li>
            </ul>
          </Section>
          <Section title={t('explain.identity')}>
            <p className="text-[0.8125rem] break-all text-muted">
              {t('retries.explain.identity', {
                snapshot: answer.snapshot,
                factors: answer.factorSet,
                rules: answer.mappingVersion,
              })}
            </p>
          </Section>
        </div>
      )}
    </ExplainDrawer>
  )
}
