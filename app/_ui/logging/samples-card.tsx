import { useTranslations } from 'next-intl'
import { formatBytes, formatCount } from '#lib/domain/format/count.ts'
import { visible } from '#lib/domain/format/visible.ts'
import type { LoggingReport, SampleSummary } from '#lib/domain/logging/logging-report.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { Card } from '../card.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { AttachDialog } from './attach-dialog.client.tsx'
import { SampleDesk } from './sample-desk.client.tsx'

interface Props {
  readonly page: PageRequest
  readonly report: LoggingReport
}

const COMMAND = 'npm run -s headroom -- logs app.log.gz'

/** The samples of an organisation, which source each is of, and how to add more. */
export function SamplesCard({ page: { organisation }, report: { samples, sources, clusters } }: Props) {
  const t = useTranslations()
  const { slug, isDemo } = organisation
  const choices = [
    ...sources.map(({ id, source }) => ({ value: id, label: visible(source.name) || t('logging.noSource') })),
    ...clusters.map(({ id, name }) => ({ value: id, label: visible(name) })),
  ]
  const nameOf = (source: string) =>
    choices.find(({ value }) => value === source)?.label ?? t('logging.samples.elsewhere')
  return (
    <Card title={t('logging.samples.title')}>
      <div className="space-y-3 px-5 pb-5 text-[0.8125rem]">
        {samples.length === 0 && <p className="max-w-3xl">{t('logging.samples.none')}</p>}
        {samples.length > 0 && <Samples slug={slug} samples={samples} choices={choices} nameOf={nameOf} />}
        <p className="max-w-3xl text-muted">{t('logging.samples.privacy')}</p>
        <p className="max-w-3xl break-words text-muted">
          {t('logging.samples.ways', {
            api: `POST /api/v1/organisations/${slug || '…'}/logs`,
            command: COMMAND,
          })}
        </p>
        {isDemo ? <p className="text-muted">{t('logging.samples.demo')}</p> : <SampleDesk slug={slug} />}
      </div>
    </Card>
  )
}

interface SamplesProps {
  readonly slug: string
  readonly samples: readonly SampleSummary[]
  readonly choices: readonly { readonly value: string; readonly label: string }[]
  readonly nameOf: (source: string) => string
}

function Samples({ slug, samples, choices, nameOf }: SamplesProps) {
  const t = useTranslations()
  const heads = [t('logging.samples.lines'), t('logging.samples.bytes'), t('logging.samples.templates')]
  const cell = 'px-3 py-1.5 text-end whitespace-nowrap'
  return (
    <TableScroll label={t('logging.samples.title')}>
      <table className="figures w-full text-[0.8125rem]">
        <thead>
          <tr className="border-b border-line text-xs text-muted">
            <th scope="col" className="px-3 py-2 text-start font-medium">
              {t('logging.samples.of')}
            </th>
            {heads.map((head) => (
              <th key={head} scope="col" className="px-3 py-2 text-end font-medium">
                {head}
              </th>
            ))}
            <th scope="col" className="px-3 py-2 text-start font-medium">
              {t('logging.samples.attached')}
            </th>
          </tr>
        </thead>
        <tbody>
          {samples.map(({ importId, fileNames, lines, bytes, templateCount, attachment, proposal }) => {
            const name = fileNames.map(visible).join(', ')
            const source = attachment ? attachment.source : (proposal?.source ?? null)
            return (
              <tr key={importId} className="border-b border-line last:border-0">
                <th scope="row" className="px-3 py-1.5 text-start font-normal break-all">
                  {name}
                </th>
                <td className={cell}>{formatCount(lines)}</td>
                <td className={cell}>{formatBytes(bytes)}</td>
                <td className={cell}>{formatCount(templateCount)}</td>
                <td className="px-3 py-1.5">
                  {attachment && (
                    <span className="break-all">
                      {attachment.source === null
                        ? t('logging.samples.noSource')
                        : nameOf(attachment.source)}{' '}
                    </span>
                  )}
                  {proposal && (
                    <span className="text-muted">
                      {t('logging.samples.proposed', {
                        source: nameOf(proposal.source),
                        because: visible(proposal.because),
                      })}{' '}
                    </span>
                  )}
                  <AttachDialog
                    slug={slug}
                    importId={importId}
                    name={name}
                    source={source}
                    choices={
                      source === null || choices.some(({ value }) => value === source)
                        ? choices
                        : [{ value: source, label: nameOf(source) }, ...choices]
                    }
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </TableScroll>
  )
}
