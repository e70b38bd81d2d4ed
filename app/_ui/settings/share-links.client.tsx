'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import { formatInstant } from '../../_format/dates.ts'
import type { ListedShareLink } from '../../_share/listed-share-link.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { ConfirmDialog } from '../confirm-dialog.client.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'
import { useAuthor } from '../use-author.client.tsx'
import { ListTable } from './list-table.tsx'
import { validity } from './validity.ts'

interface Props {
  readonly slug: string
  readonly organisation: string
  readonly links: readonly ListedShareLink[]
  /** ISO 8601, UTC: what has expired by then shows nothing. */
  readonly now: string
}

/** The views of an organisation that are shared, and the means to end that. */
export function ShareLinks({ slug, organisation, links, now }: Props) {
  const t = useTranslations()
  return (
    <Card title={t('share.list.title')} detail={t('share.list.of', { organisation })}>
      <div className="space-y-5 px-5 pb-5">
        <p className="max-w-2xl text-[0.8125rem] text-muted">{t('share.list.intro')}</p>
        {links.length === 0 ? (
          <p className="text-[0.8125rem] text-muted">{t('share.list.none')}</p>
        ) : (
          <>
            {links.some((link) => validity(link, now) === 'valid') && <AuthorField className="max-w-80" />}
            <LinkTable slug={slug} links={links} now={now} />
          </>
        )}
      </div>
    </Card>
  )
}

function LinkTable({ slug, links, now }: Omit<Props, 'organisation'>) {
  const t = useTranslations()
  const heads = [
    t('share.list.view'),
    t('share.list.prefix'),
    t('share.list.author'),
    t('share.list.expires'),
    t('share.list.lastUsed'),
    t('share.list.state'),
  ]
  return (
    <ListTable label={t('share.list.title')} heads={heads} actions={t('share.list.actions')}>
      {links.map((link) => (
        <LinkRow key={link.id} slug={slug} link={link} state={validity(link, now)} />
      ))}
    </ListTable>
  )
}

interface RowProps {
  readonly slug: string
  readonly link: ListedShareLink
  readonly state: ReturnType<typeof validity>
}

function LinkRow({ slug, link, state }: RowProps) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  return (
    <tr className="border-b border-line last:border-0">
      <th scope="row" className="max-w-96 min-w-48 px-3 py-2 text-start font-medium break-words">
        {link.view}
      </th>
      <td className="px-3 py-2">
        <code className="font-mono text-xs">{link.prefix}…</code>
      </td>
      <td className="max-w-48 px-3 py-2 break-words">{visible(link.author)}</td>
      <td className="px-3 py-2 whitespace-nowrap">{formatInstant(link.expiresAt)}</td>
      <td className="px-3 py-2 whitespace-nowrap text-muted">
        {link.lastUsedAt ? formatInstant(link.lastUsedAt) : t('share.list.never')}
      </td>
      <td className={`px-3 py-2 ${state === 'valid' ? '' : 'text-muted'}`}>
        {t(`share.list.states.${state}`)}
      </td>
      <td className="px-2 py-1 text-end">
        {state === 'valid' && (
          <ConfirmDialog
            trigger={{
              label: `${t('share.list.revoke')} ${link.view}`,
              className: ROW_BUTTON,
              content: t('share.list.revoke'),
            }}
            title={t('share.list.revokeTitle')}
            text={t('share.list.revokeText', { view: link.view })}
            confirm={t('share.list.revoke')}
            confirming={t('share.list.revoke')}
            act={() =>
              callApi(
                `/api/v1/organisations/${encodeURIComponent(slug)}/share-links/${encodeURIComponent(link.id)}`,
                jsonBody('DELETE', { author: author.trim() }),
              )
            }
            onDone={() => router.refresh()}
          />
        )}
      </td>
    </tr>
  )
}
