import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { SoftwareBoundary } from '#lib/domain/sci/boundary.ts'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import { formatInstant } from '../../_format/dates.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { WithdrawBoundary } from './withdraw-boundary.client.tsx'

interface Props {
  readonly page: PageRequest
  readonly shown: BoundaryScore
  readonly history: readonly SoftwareBoundary[]
}

/** Who changed the boundary and when; any version can be looked at again. */
export function VersionsCard({ page, shown, history }: Props) {
  const t = useTranslations()
  const latest = history[0]?.version
  return (
    <Card title={t('sci.versions.title')} detail={t('sci.versions.detail')}>
      <div className="px-5 pb-5 text-[0.8125rem]">
        <ol className="divide-y divide-line" data-sci="versions">
          {history.map(({ version, author, note, createdAt, withdrawnAt }) => (
            <li key={version} className="py-2">
              <ViewLink
                href={changedView(page.search, {
                  boundary: shown.boundary.name,
                  version: version === latest ? null : version,
                })}
                aria-current={version === shown.boundary.version ? 'true' : undefined}
                className="inline-block min-h-6 leading-6 underline underline-offset-2 aria-[current=true]:font-medium aria-[current=true]:no-underline"
              >
                {t('sci.versions.version', { version })}
              </ViewLink>{' '}
              <span className="break-words text-muted">
                {t('sci.versions.by', { author: visible(author), when: formatInstant(createdAt) })}
                {note !== '' && ` · ${visible(note)}`}
                {withdrawnAt !== null && ` · ${t('sci.versions.withdrawn')}`}
              </span>
            </li>
          ))}
        </ol>
        <div className="mt-3">
          <WithdrawBoundary slug={page.organisation.slug} name={shown.boundary.name} />
        </div>
      </div>
    </Card>
  )
}
