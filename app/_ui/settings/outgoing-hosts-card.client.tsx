'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import { AuthorField } from '../author-field.client.tsx'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { FIELD, ROW_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'
import { useAuthor } from '../use-author.client.tsx'
import { ListTable } from './list-table.tsx'

const shown = ({ host, port }: OutgoingHost): string => (port === undefined ? host : `${host}:${port}`)

/** A host as somebody writes it: a name or an address, with a port or without. */
function hostIn(text: string, allowPrivate: boolean): OutgoingHost {
  const [, host = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(text.trim()) ?? ['', text.trim()]
  return { host, ...(port === undefined ? {} : { port: Number(port) }), allowPrivate }
}

/** The hosts that this server may connect to: it connects to no other. */
export function OutgoingHostsCard({ hosts }: { hosts: readonly OutgoingHost[] }) {
  const t = useTranslations()
  const router = useRouter()
  const [author] = useAuthor()
  const [text, setText] = useState('')
  const [allowPrivate, setAllowPrivate] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const replace = async (next: readonly OutgoingHost[]) => {
    const body = { hosts: next, author: author.trim() }
    const answer = await callApi('/api/v1/settings/outgoing-hosts', jsonBody('PUT', body))
    setProblem(answer.ok ? null : answer.problem)
    if (answer.ok) setText('')
    router.refresh()
  }
  return (
    <Card title={t('settings.outgoing.title')}>
      <div className="space-y-4 px-5 pb-5">
        <p className="max-w-2xl text-[0.8125rem] text-muted">{t('settings.outgoing.intro')}</p>
        {hosts.length === 0 ? (
          <p className="text-[0.8125rem] text-muted">{t('settings.outgoing.none')}</p>
        ) : (
          <ListTable
            label={t('settings.outgoing.title')}
            heads={[t('settings.outgoing.host'), t('settings.outgoing.private')]}
            actions={t('settings.actions')}
          >
            {hosts.map((each) => (
              <tr key={shown(each)} className="border-b border-line last:border-0">
                <th scope="row" className="px-3 py-2 text-start font-medium break-all">
                  {shown(each)}
                </th>
                <td className="px-3 py-2">
                  {each.allowPrivate ? t('settings.outgoing.allowed') : t('settings.outgoing.refused')}
                </td>
                <td className="px-2 py-1 text-end">
                  <button
                    type="button"
                    className={ROW_BUTTON}
                    aria-label={`${t('settings.outgoing.switchOff')} ${shown(each)}`}
                    disabled={author.trim() === ''}
                    onClick={() => void replace(hosts.filter((other) => other !== each))}
                  >
                    {t('settings.outgoing.switchOff')}
                  </button>
                </td>
              </tr>
            ))}
          </ListTable>
        )}
        <form
          className="grid items-end gap-3 sm:grid-cols-[2fr_2fr_auto]"
          onSubmit={(event) => {
            event.preventDefault()
            void replace([...hosts, hostIn(text, allowPrivate)])
          }}
        >
          <label className="text-xs font-medium">
            {t('settings.outgoing.host')}
            <input
              className={`${FIELD} mt-1 font-normal`}
              required
              spellCheck={false}
              placeholder={t('settings.outgoing.hint')}
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </label>
          <AuthorField />
          <button
            type="submit"
            className={SECONDARY_BUTTON}
            disabled={text.trim() === '' || author.trim() === ''}
          >
            {t('settings.outgoing.switchOn')}
          </button>
          <label className="inline-flex min-h-6 items-center gap-2 text-[0.8125rem] sm:col-span-3">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={allowPrivate}
              onChange={(event) => setAllowPrivate(event.target.checked)}
            />
            {t('settings.outgoing.allowPrivate')}
          </label>
        </form>
        {problem && <ProblemNote problem={problem} />}
      </div>
    </Card>
  )
}
