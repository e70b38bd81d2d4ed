import { useTranslations } from 'next-intl'
import { shortName } from '#lib/domain/format/short-name.ts'
import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import type { RetryView } from '#lib/queries/retries/retries.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { BLAMES } from '../../_view/view-params.ts'
import { CostText } from '../cost-text.tsx'
import { Section } from '../explain/section.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { Derivation, grams } from './derivation.tsx'
import { namesText } from './names-text.ts'

interface Props {
  readonly page: PageRequest
  readonly answer: RetryView
  readonly row: EdgeRow
}

/** What the waste of an edge comes to in both views, and how: every figure with its factors. */
export function EdgeCarbon({ page, answer, row }: Props) {
  const t = useTranslations()
  const { blame } = page.view
  const shown = row[blame]
  return (
    <Section title={t('retries.panel.carbon')} detail={t('retries.panel.carbonDetail')}>
      <TableScroll label={t('retries.panel.carbon')}>
        <table className="figures w-full text-[0.8125rem]" data-retries="carbon">
          <thead>
            <tr className="border-b border-line text-xs text-muted">
              <th scope="col" className="px-3 py-2 text-start font-medium">
                {t('retries.blame.label')}
              </th>
              <th scope="col" className="px-3 py-2 text-end font-medium">
                {t('retries.head.attributed')}
              </th>
              <th scope="col" className="px-3 py-2 text-end font-medium">
                {t('retries.head.avoidable')}
              </th>
              <th scope="col" className="px-3 py-2 text-end font-medium">
                {t('figure.cost')}
              </th>
            </tr>
          </thead>
          <tbody>
            {BLAMES.map((each) => {
              const { waste } = row[each]
              return (
                <tr key={each} className="border-b border-line last:border-0">
                  <th scope="row" className="px-3 py-2 text-start font-normal">
                    {t(`retries.blame.${each}`)}
                    <span className="block text-xs text-muted">{t(`retries.blame.${each}Short`)}</span>
                  </th>
                  {waste ? (
                    <>
                      <td className="px-3 py-2 text-end">{grams(waste.attributedG)}</td>
                      <td className="px-3 py-2 text-end">{grams(waste.avoidableG)}</td>
                      <td className="px-3 py-2 text-end">
                        <CostText cost={waste.cost} />
                      </td>
                    </>
                  ) : (
                    <td colSpan={3} className="px-3 py-2 text-muted">
                      {t('retries.unknownBecause', {
                        services: namesText(t, row[each].unknownServices, shortName),
                      })}
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableScroll>
      {shown.waste && shown.unknownServices.length > 0 && (
        <p className="mt-2 text-[0.8125rem] text-warn">
          {t('retries.moreUnknown', { services: namesText(t, shown.unknownServices, shortName) })}
        </p>
      )}
      {shown.parts.length > 0 && (
        <div className="mt-4 space-y-3 text-[0.8125rem]">
          <p className="text-muted">{t('retries.derivation.title', { view: t(`retries.blame.${blame}`) })}</p>
          {shown.parts.map((part) => {
            const service = answer.services.find((each) => each.service === part.service)
            return (
              service && (
                <Derivation
                  key={part.service}
                  slug={page.organisation.slug}
                  answer={answer}
                  service={service}
                  part={part}
                  of="attributedG"
                />
              )
            )
          })}
        </div>
      )}
    </Section>
  )
}
