'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { TokenScope } from '#lib/domain/access/token-scope.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { formatInstant } from '../../_format/dates.ts'
import { callApi } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { ConfirmDialog } from '../confirm-dialog.client.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'
import { ListTable } from './list-table.tsx'
import { type FreshToken, NewToken } from './new-token.client.tsx'
import { ShownToken } from './shown-token.client.tsx'
import { validity } from './validity.ts'

/** A token as it is listed: the token itself is not kept. */
export interface ListedToken {
  readonly id: string
  readonly name: string
  readonly scope: TokenScope
  readonly prefix: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

interface Props {
  readonly slug: string
  readonly organisation: string
  readonly tokens: readonly ListedToken[]
  /** ISO 8601, UTC: what has expired by then is no longer valid. */
  readonly now: string
}

/** The tokens of an organisation, and the means to make and to revoke one. */
export function TokenList({ slug, organisation, tokens, now }: Props) {
  const t = useTranslations()
  const router = useRouter()
  const [fresh, setFresh] = useState<FreshToken | null>(null)
  return (
    <Card title={t('settings.tokens.title')} detail={t('settings.tokens.of', { organisation })}>
      <div className="space-y-5 px-5 pb-5">
        <p className="max-w-2xl text-[0.8125rem] text-muted">{t('settings.tokens.intro')}</p>
        {fresh ? (
          <ShownToken fresh={fresh} onDone={() => setFresh(null)} />
        ) : (
          <NewToken
            slug={slug}
            onCreated={(token) => {
              setFresh(token)
              router.refresh()
            }}
          />
        )}
        {tokens.length === 0 ? (
          <p className="text-[0.8125rem] text-muted">{t('settings.tokens.none')}</p>
        ) : (
          <TokenTable slug={slug} tokens={tokens} now={now} onRevoked={() => router.refresh()} />
        )}
      </div>
    </Card>
  )
}

interface TableProps extends Omit<Props, 'organisation'> {
  readonly onRevoked: () => void
}

function TokenTable({ slug, tokens, now, onRevoked }: TableProps) {
  const t = useTranslations()
  const heads = [
    t('settings.tokens.name'),
    t('settings.tokens.prefix'),
    t('settings.tokens.scope'),
    t('settings.tokens.expires'),
    t('settings.tokens.lastUsed'),
    t('settings.tokens.state'),
  ]
  return (
    <ListTable label={t('settings.tokens.title')} heads={heads} actions={t('settings.actions')}>
      {tokens.map((token) => {
        const state = validity(token, now)
        return (
          <tr key={token.id} className="border-b border-line last:border-0">
            <th scope="row" className="max-w-64 px-3 py-2 text-start font-medium break-words">
              {visible(token.name)}
            </th>
            <td className="px-3 py-2">
              <code className="font-mono text-xs">{token.prefix}…</code>
            </td>
            <td className="px-3 py-2">{t(`settings.tokens.scopes.${token.scope}`)}</td>
            <td className="px-3 py-2 whitespace-nowrap">{formatInstant(token.expiresAt)}</td>
            <td className="px-3 py-2 whitespace-nowrap text-muted">
              {token.lastUsedAt ? formatInstant(token.lastUsedAt) : t('settings.tokens.never')}
            </td>
            <td className={`px-3 py-2 ${state === 'valid' ? '' : 'text-muted'}`}>
              {t(`settings.tokens.states.${state}`)}
            </td>
            <td className="px-2 py-1 text-end">
              {state === 'valid' && (
                <ConfirmDialog
                  trigger={{
                    label: `${t('settings.tokens.revoke')} ${visible(token.name)}`,
                    className: ROW_BUTTON,
                    content: t('settings.tokens.revoke'),
                  }}
                  title={t('settings.tokens.revokeTitle')}
                  text={t('settings.tokens.revokeText', { name: visible(token.name) })}
                  confirm={t('settings.tokens.revoke')}
                  confirming={t('settings.tokens.revoke')}
                  act={() =>
                    callApi(
                      `/api/v1/organisations/${encodeURIComponent(slug)}/tokens/${encodeURIComponent(token.id)}`,
                      { method: 'DELETE' },
                    )
                  }
                  onDone={onRevoked}
                />
              )}
            </td>
          </tr>
        )
      })}
    </ListTable>
  )
}
