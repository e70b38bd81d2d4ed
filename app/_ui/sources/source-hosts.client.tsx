'use client'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { OutgoingHost } from '#lib/domain/outgoing/outgoing-host.ts'
import { callApi, jsonBody, type Problem } from '../call-api.client.tsx'
import { ROW_BUTTON } from '../popup-classes.ts'
import { ProblemNote } from '../problem-note.tsx'

/** A host that a source asks. */
export interface AskedHost {
  readonly host: string
  readonly port: number
  readonly isSwitchedOn: boolean
}

interface Props {
  readonly hosts: readonly AskedHost[]
  /** Who switches one on; empty where nobody said. */
  readonly author: string
  readonly onChanged: () => void
}

const SETTINGS = '/api/v1/settings/outgoing-hosts'
const HTTPS_PORT = 443
/** Addresses of this machine and of private networks, as far as their names show it. */
const PRIVATE = /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[)/

/** The hosts that a source asks: each is off until somebody switches it on. */
export function SourceHosts({ hosts, author, onChanged }: Props) {
  const t = useTranslations()
  const [problem, setProblem] = useState<Problem | null>(null)
  const switchOn = async ({ host, port }: AskedHost) => {
    setProblem(null)
    const known = await callApi<{ hosts: OutgoingHost[] }>(SETTINGS)
    if (!known.ok) return setProblem(known.problem)
    const added = {
      host,
      ...(port === HTTPS_PORT ? {} : { port }),
      allowPrivate: PRIVATE.test(host),
    }
    const answer = await callApi(SETTINGS, jsonBody('PUT', { hosts: [...known.body.hosts, added], author }))
    if (answer.ok) onChanged()
    else setProblem(answer.problem)
  }
  return (
    <div className="space-y-2 text-[0.8125rem]">
      <ul className="space-y-1">
        {hosts.map((each) => (
          <li key={`${each.host}:${each.port}`} className="flex flex-wrap items-center gap-x-3">
            <code className="font-mono text-xs break-all">
              {each.port === HTTPS_PORT ? each.host : `${each.host}:${each.port}`}
            </code>
            {each.isSwitchedOn ? (
              <span className="text-muted">{t('sources.hosts.on')}</span>
            ) : (
              <>
                <span className="font-medium text-danger">{t('sources.hosts.off')}</span>
                <button
                  type="button"
                  className={ROW_BUTTON}
                  disabled={author === ''}
                  onClick={() => void switchOn(each)}
                >
                  {t('sources.hosts.switchOn')}
                </button>
              </>
            )}
          </li>
        ))}
      </ul>
      {problem && <ProblemNote problem={problem} />}
    </div>
  )
}
