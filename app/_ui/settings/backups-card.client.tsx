'use client'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { formatBytes } from '#lib/domain/format/count.ts'
import { formatInstant } from '../../_format/dates.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { Card } from '../card.tsx'
import { ConfirmDialog } from '../confirm-dialog.client.tsx'
import { Icon } from '../icon.tsx'
import { ROW_BUTTON, SECONDARY_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'

export interface ListedBackup {
  readonly name: string
  readonly bytes: number
  /** ISO 8601, UTC. */
  readonly createdAt: string
}

/** The backups that there are, and the means to make one. */
export function BackupsCard({ backups }: { backups: readonly ListedBackup[] }) {
  const t = useTranslations()
  const router = useRouter()
  const [withOriginals, setWithOriginals] = useState(true)
  const [isMaking, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const make = async () => {
    setMaking(true)
    setProblem(null)
    const answer = await callApi<{ name: string }>('/api/v1/backups', jsonBody('POST', { withOriginals }))
    setMaking(false)
    if (!answer.ok) return setProblem(answer.problem)
    setMade(answer.body.name)
    router.refresh()
  }
  return (
    <Card title={t('settings.backups.title')}>
      <div className="space-y-4 px-5 pb-5">
        <p className="max-w-2xl text-[0.8125rem] text-muted">
          {t('settings.backups.intro')}{' '}
          <code className="font-mono text-xs whitespace-nowrap text-ink">headroom restore FILE</code>
        </p>
        {backups.length === 0 ? (
          <p className="text-[0.8125rem] text-muted">{t('settings.backups.none')}</p>
        ) : (
          <ul className="figures divide-y divide-line text-[0.8125rem]">
            {backups.map(({ name, bytes, createdAt }) => (
              <li key={name} className="flex flex-wrap items-center gap-x-4 py-1.5">
                <span className="basis-full break-all">{name}</span>
                <span className="flex-1 text-muted">{formatInstant(createdAt)}</span>
                <span className="text-end">{formatBytes(bytes)}</span>
                <a href={`/api/v1/backups/${encodeURIComponent(name)}`} download className={ROW_BUTTON}>
                  <Icon name="download" size={14} />
                  {t('settings.backups.download')}
                  <span className="sr-only"> {name}</span>
                </a>
                <ConfirmDialog
                  trigger={{
                    label: `${t('settings.backups.remove')} ${name}`,
                    className: ROW_BUTTON,
                    content: <Icon name="trash" size={14} />,
                  }}
                  title={t('settings.backups.removeTitle')}
                  text={t('settings.backups.removeText', { name })}
                  confirm={t('settings.backups.remove')}
                  confirming={t('settings.backups.remove')}
                  act={() => callApi(`/api/v1/backups/${encodeURIComponent(name)}`, { method: 'DELETE' })}
                  onDone={() => router.refresh()}
                />
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <button type="button" className={SECONDARY_BUTTON} disabled={isMaking} onClick={make}>
            {isMaking ? t('settings.backups.making') : t('settings.backups.make')}
          </button>
          <label className="inline-flex min-h-6 items-center gap-2 text-[0.8125rem]">
            <input
              type="checkbox"
              className="size-4 accent-accent"
              checked={withOriginals}
              onChange={(event) => setWithOriginals(event.target.checked)}
            />
            {t('settings.backups.withOriginals')}
          </label>
          <p role="status" className="w-full text-[0.8125rem] text-muted empty:hidden">
            {made === null ? '' : t('settings.backups.made', { name: made })}
          </p>
        </div>
        {problem && <ProblemNote problem={problem} />}
      </div>
    </Card>
  )
}
