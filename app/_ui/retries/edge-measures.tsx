import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { WASTE_CLASSES } from '#lib/domain/retries/judge-attempts.ts'
import type { EdgeReport } from '#lib/domain/retries/retry-report.ts'
import { formatAmplification, formatSeconds } from '../../_format/retry-text.ts'
import { formatShare } from '../../_format/share.ts'
import type { Translate } from '../../_i18n/translate.ts'
import { Section } from '../explain/section.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { ShareSwatch } from './share-swatch.tsx'

/** The measures of an edge by name, as the panel and the issue print them. */
export function measureLines(t: Translate, measures: EdgeReport): readonly (readonly [string, string])[] {
  const ratio = (value: number | null) => (value === null ? '–' : formatShare(value))
  return [
    [t('retries.columns.calls'), formatCount(measures.logicalCalls)],
    [t('retries.columns.attempts'), formatCount(measures.attempts)],
    [t('retries.columns.amplification'), formatAmplification(measures.amplification)],
    [t('retries.panel.timeAmplification'), formatAmplification(measures.timeAmplification)],
    [t('retries.columns.retries'), formatCount(measures.retries)],
    ...(measures.hedges > 0 ? [[t('retries.panel.hedges'), formatCount(measures.hedges)] as const] : []),
    [t('retries.columns.rescued'), formatCount(measures.rescued)],
    [t('retries.panel.rescueRatio'), ratio(measures.rescueRatio)],
    [t('retries.panel.finalFailures'), formatCount(measures.finalFailures)],
    [
      t('retries.columns.wasted'),
      `${formatCount(measures.wasted)} (${ratio(measures.attempts > 0 ? measures.wasted / measures.attempts : null)})`,
    ],
    [t('retries.columns.seconds'), formatSeconds(measures.wastedSeconds)],
    [
      t('retries.columns.confidence'),
      measures.confidence ? t(`retries.confidence.${measures.confidence}`) : '–',
    ],
    ...(measures.notVisible > 0
      ? [[t('retries.panel.notVisible'), formatCount(measures.notVisible)] as const]
      : []),
    ...(measures.untimed > 0 ? [[t('retries.panel.untimed'), formatCount(measures.untimed)] as const] : []),
  ]
}

/** What the retries of an edge followed, the most frequent first. */
export function triggerLines(t: Translate, { triggers }: EdgeReport): readonly (readonly [string, number])[] {
  const nameOf = (trigger: string): string => {
    const [kind, code] = trigger.split('-')
    if (kind === 'http' && code) return `HTTP ${code}`
    if (kind === 'grpc' && code) return `gRPC ${code}`
    return t(`retries.triggers.${trigger as 'timed-out' | 'failed' | 'answered' | 'not-shown'}`)
  }
  return Object.entries(triggers)
    .sort((a, b) => b[1] - a[1])
    .map(([trigger, count]) => [nameOf(trigger), count])
}

/** The measures, and what was wasted by why. */
export function EdgeMeasures({ measures }: { measures: EdgeReport }) {
  const t = useTranslations()
  const classes = WASTE_CLASSES.filter((name) => (measures.wastedByClass[name] ?? 0) > 0)
  return (
    <>
      <Section title={t('retries.panel.measures')}>
        <dl
          className="figures grid grid-cols-2 gap-x-6 gap-y-2 text-[0.8125rem] sm:grid-cols-3"
          data-retries="measures"
        >
          {measureLines(t, measures).map(([name, value]) => (
            <div key={name}>
              <dt className="text-xs text-muted">{name}</dt>
              <dd className="font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {measures.retries > 0 && (
        <Section title={t('retries.triggers.title')} detail={t('retries.triggers.detail')}>
          <ul className="figures space-y-1 text-[0.8125rem]" data-retries="triggers">
            {triggerLines(t, measures).map(([name, count]) => (
              <li key={name} className="flex justify-between gap-4 border-b border-line py-1 last:border-0">
                <span>{name}</span>
                <span>
                  {formatCount(count)}{' '}
                  <span className="text-muted">{formatShare(count / measures.retries)}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {classes.length > 0 && (
        <Section title={t('retries.panel.classes')} detail={t('retries.panel.classesDetail')}>
          <TableScroll label={t('retries.panel.classes')}>
            <table className="figures w-full text-[0.8125rem]">
              <tbody>
                {classes.map((name) => (
                  <tr key={name} className="border-b border-line last:border-0">
                    <th scope="row" className="px-3 py-2 text-start font-normal">
                      {t(`retries.classes.${name}.name`)}
                      <span className="block text-xs text-muted">{t(`retries.classes.${name}.why`)}</span>
                    </th>
                    <td className="px-3 py-2 text-end whitespace-nowrap">
                      {formatCount(measures.wastedByClass[name] ?? 0)}
                    </td>
                    <td className="px-3 py-2 text-end whitespace-nowrap">
                      <ShareSwatch
                        share={(measures.wastedByClass[name] ?? 0) / Math.max(1, measures.attempts)}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableScroll>
        </Section>
      )}
    </>
  )
}
