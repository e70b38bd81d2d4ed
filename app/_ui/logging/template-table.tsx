import { useTranslations } from 'next-intl'
import { formatQuantity } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { BilledTemplate } from '#lib/domain/logging/billed/billed-sample.ts'
import type { SourceSums } from '#lib/domain/logging/logging-report.ts'
import { formatShare } from '../../_format/share.ts'
import { CostText } from '../cost-text.tsx'
import { RangeText } from '../range-text.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { MarkDialog } from './mark-dialog.client.tsx'
import { TemplateFlags } from './template-flags.tsx'

interface Props {
  readonly slug: string
  readonly search: string
  readonly source: SourceSums
  readonly templates: readonly BilledTemplate[]
  readonly unit: MassUnit | null
}

const CELL = 'px-3 py-2 align-top text-end whitespace-nowrap'

/** Templates by the bytes they hold, with their part of the source's bill. What they say is text of a file, and never more than text. */
export function TemplateTable({ slug, search, source, templates, unit: wanted }: Props) {
  const t = useTranslations()
  const unit = wanted ?? sharedMassUnit(templates.map(({ totalKgCo2e }) => totalKgCo2e.central))
  const heads = [
    t('logging.templates.share'),
    t('logging.writtenGb'),
    `${t('co2e.symbol')}, ${unit}`,
    t('figure.cost'),
  ]
  return (
    <TableScroll label={t('logging.templates.title')}>
      <table className="figures w-full text-[0.8125rem]">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            {[t('logging.templates.template'), t('logging.templates.level')].map((head) => (
              <th key={head} scope="col" className="px-3 py-2 text-start font-medium">
                {head}
              </th>
            ))}
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 text-end font-medium whitespace-nowrap">
                {head}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 text-start font-medium">
              {t('logging.templates.audit')}
            </th>
          </tr>
        </thead>
        <tbody>
          {templates.map((each) => (
            <tr key={each.id} className="border-b border-line last:border-0">
              <th scope="row" className="min-w-64 px-3 py-2 text-start align-top font-normal">
                <bdi className="block text-xs break-all">
                  <code className="font-mono">{visible(each.template)}</code>
                </bdi>
                <TemplateFlags slug={slug} search={search} template={each} />
              </th>
              <td className="px-3 py-2 align-top">
                {each.level === 'none' ? t('logging.templates.level_none') : visible(each.level)}
              </td>
              <td className={CELL}>
                <span className="block font-medium">{formatShare(each.share)}</span>
                <span className="block text-xs text-muted">
                  {t('logging.templates.shareRange', {
                    low: formatShare(each.shareRange.low),
                    high: formatShare(each.shareRange.high),
                  })}
                </span>
              </td>
              <td className={CELL}>
                {each.gb === null ? (
                  <span className="text-muted">{t('logging.noBytes')}</span>
                ) : (
                  formatQuantity(each.gb.central)
                )}
              </td>
              <td className={CELL}>
                <span className="block font-medium">{formatMass(each.totalKgCo2e.central, unit)}</span>
                <span className="block text-xs text-muted">
                  <RangeText kilograms={each.totalKgCo2e} unit={unit} />
                </span>
              </td>
              <td className={CELL}>
                <CostText cost={each.cost} />
              </td>
              <td className="px-3 py-2 align-top">
                {each.auditKeep && <span className="block">{t('logging.oneSource.auditKeep')}</span>}
                {source.auditKeep === null && (
                  <MarkDialog
                    slug={slug}
                    source={source.id}
                    template={each.id}
                    name={visible(each.template)}
                    isKept={each.auditKeep !== null}
                  />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  )
}
