import { useTranslations } from 'next-intl'
import { formatBytes, formatCount, formatQuantity } from '#lib/domain/format/count.ts'
import type { MassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { BilledSample } from '#lib/domain/logging/billed/billed-sample.ts'
import type { SourceSums } from '#lib/domain/logging/logging-report.ts'
import { formatShare } from '../../_format/share.ts'
import { Card } from '../card.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { TemplateTable } from './template-table.tsx'

interface Props {
  readonly slug: string
  readonly search: string
  readonly source: SourceSums
  readonly sample: BilledSample
  readonly unit: MassUnit | null
}

/** What the logs of a source are made of, as far as samples tell: templates, levels, fields. */
export function SampleCards({ sample, ...rest }: Props) {
  const t = useTranslations()
  const { templates, templateCount, otherTemplates, fileNames, lines, bytesPerLine } = sample
  return (
    <>
      <Card
        title={t('logging.templates.title')}
        detail={t(fileNames.length > 0 ? 'logging.templates.detail' : 'logging.templates.detailNoFiles', {
          shown: templates.length,
          all: templateCount,
          files: fileNames.map(visible).join(', '),
          lines,
          perLine: formatBytes(bytesPerLine ?? 0),
        })}
      >
        <div className="px-5 pb-5">
          <TemplateTable {...rest} templates={templates} />
          {otherTemplates && (
            <p className="mt-2 text-[0.8125rem] text-muted">
              {t('logging.templates.others', {
                lines: otherTemplates.lines,
                bytes: formatBytes(otherTemplates.bytes),
              })}
            </p>
          )}
          <p className="mt-2 text-[0.8125rem] text-muted">{t('logging.templates.interval')}</p>
        </div>
      </Card>
      <div className="mt-4 grid gap-4 lg:grid-cols-2">
        <LevelCard sample={sample} />
        {sample.fields.length > 0 && <FieldCard sample={sample} />}
      </div>
    </>
  )
}

function LevelCard({ sample: { levels } }: { sample: BilledSample }) {
  const t = useTranslations()
  return (
    <Card title={t('logging.templates.levels')}>
      <ul className="px-5 pb-4">
        {levels.map(({ level, share, gb, lines }) => (
          <li key={level} className="py-1.5">
            <div className="figures flex items-baseline justify-between gap-4">
              <span className="break-all">
                {level === 'none' ? t('logging.templates.level_none') : visible(level)}
              </span>
              <span className="text-[0.8125rem]">
                <span className="font-medium">{formatShare(share)}</span>
                {gb !== null && (
                  <span className="text-muted">
                    {' '}
                    · {formatQuantity(gb)} {t('logging.gb')}
                  </span>
                )}
                <span className="text-muted">
                  {' '}
                  · {formatCount(lines)} {t('logging.samples.lines').toLowerCase()}
                </span>
              </span>
            </div>
            <span aria-hidden="true" className="mt-1 block h-2 overflow-hidden rounded-[3px] bg-sunken">
              <span className="block h-full bg-accent" style={{ width: `${share * 100}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function FieldCard({ sample: { fields, bytes: all } }: { sample: BilledSample }) {
  const t = useTranslations()
  const heads = [t('logging.templates.records'), t('logging.templates.bytes'), t('logging.templates.share')]
  return (
    <Card title={t('logging.templates.fields')} detail={t('logging.templates.fieldsHint')}>
      <div className="px-5 pb-5">
        <TableScroll label={t('logging.templates.fields')}>
          <table className="figures w-full text-[0.8125rem]">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="px-3 py-2 text-start font-medium">
                  {t('logging.templates.field')}
                </th>
                {heads.map((head) => (
                  <th key={head} scope="col" className="px-3 py-2 text-end font-medium">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {fields.map(({ field, records, bytes }) => (
                <tr key={field} className="border-b border-line last:border-0">
                  <th scope="row" className="px-3 py-1.5 text-start font-normal break-all">
                    <code className="font-mono">{visible(field)}</code>
                  </th>
                  <td className="px-3 py-1.5 text-end">{formatCount(records)}</td>
                  <td className="px-3 py-1.5 text-end whitespace-nowrap">{formatBytes(bytes)}</td>
                  <td className="px-3 py-1.5 text-end whitespace-nowrap">
                    {formatShare(all > 0 ? bytes / all : 0)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      </div>
    </Card>
  )
}
