'use client'
import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { Card } from '../card.tsx'
import { CopyButton } from '../copy-button.client.tsx'
import { SECONDARY_BUTTON } from '../popup-classes.ts'
import { useShared } from '../share/shared.client.tsx'
import { BadgeDialog } from './badge-dialog.client.tsx'
import { gateCommand } from './gate-command.ts'
import { type ListedBadge, RevokeBadge } from './revoke-badge.client.tsx'
import { ScoreFiles } from './score-files.client.tsx'

interface Props {
  readonly slug: string
  readonly boundary: string
  readonly version: number
  readonly operation: string
  /** ISO dates, both included. */
  readonly period: { readonly from: string; readonly to: string }
  /** All bills are shown, and not some of their days. */
  readonly isWhole: boolean
  readonly factorSet: string
  readonly centralG: number
  /** Of this boundary. */
  readonly badges: readonly ListedBadge[]
}

/** Takes the score elsewhere: as files for others, as a picture, as a gate of a pipeline. */
export function PublishCard(props: Props) {
  const t = useTranslations()
  const { slug, boundary, operation, centralG, badges, isWhole } = props
  const server = useSyncExternalStore(
    () => () => undefined,
    () => window.location.origin,
    () => '',
  )
  if (useShared() !== null) return null
  const command = gateCommand({
    server,
    slug,
    boundary,
    operation,
    centralG,
    period: isWhole ? null : props.period,
  })
  return (
    <Card title={t('sci.publish.title')} detail={t('sci.publish.detail')}>
      <div className="grid gap-6 px-5 pb-5 text-[0.8125rem] lg:grid-cols-3" data-sci="publish">
        <ScoreFiles {...props} />
        <div className="min-w-0">
          <h3 className="font-medium">{t('sci.badge.title')}</h3>
          <p className="mt-1 text-muted">{t('sci.badge.text')}</p>
          <div className="mt-3">
            <BadgeDialog slug={slug} boundary={boundary} operation={operation} />
          </div>
          <ul className="mt-3 space-y-1">
            {badges
              .filter(({ revokedAt }) => revokedAt === null)
              .map((badge) => (
                <li key={badge.id} className="flex flex-wrap items-center gap-x-3">
                  <RevokeBadge slug={slug} badge={badge} />
                </li>
              ))}
          </ul>
        </div>
        <div className="min-w-0">
          <h3 className="font-medium">{t('sci.gate.title')}</h3>
          <p className="mt-1 text-muted">{t('sci.gate.text')}</p>
          <pre className="mt-3 overflow-x-auto rounded-md border border-line bg-sunken px-3 py-2 font-mono text-xs break-words whitespace-pre-wrap">
            <code data-sci="gate">{command}</code>
          </pre>
          <div className="mt-2">
            <CopyButton label={t('sci.gate.copy')} className={SECONDARY_BUTTON} text={() => command} />
          </div>
        </div>
      </div>
    </Card>
  )
}
