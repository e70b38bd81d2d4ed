'use client'
import { useTranslations } from 'next-intl'
import { visible } from '#lib/domain/format/visible.ts'
import type { Proposal } from '#lib/domain/teams/propose-rules.ts'
import { formatShare } from '../../../_format/share.ts'
import { SECONDARY_BUTTON } from '../../popup-classes.ts'

const SHOWN = 3

interface Props {
  readonly proposals: readonly Proposal[]
  readonly onAccept: (proposal: Proposal) => void
}

/** Rules that the bills suggest, each put into the editor by one click. */
export function ProposalList({ proposals, onAccept }: Props) {
  const t = useTranslations()
  if (proposals.length === 0) return null
  const tags = proposals.filter(({ from }) => from === 'tag').slice(0, SHOWN)
  const others = proposals.filter(({ from }) => from === 'accounts')
  return (
    <section className="rounded-lg bg-accent-wash px-4 py-3">
      <h3 className="text-xs font-medium">{t('teams.proposals.title')}</h3>
      <ul className="mt-2 space-y-2">
        {[...tags, ...others].map((proposal) => (
          <li
            key={`${proposal.from}-${proposal.key}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1"
          >
            <span className="min-w-0 flex-1 basis-48 break-words">
              {proposal.from === 'tag'
                ? t('teams.proposals.tag', { key: visible(proposal.key), share: formatShare(proposal.share) })
                : t('teams.proposals.accounts', { count: proposal.teams })}
            </span>
            <button type="button" className={SECONDARY_BUTTON} onClick={() => onAccept(proposal)}>
              {proposal.from === 'tag'
                ? t('teams.proposals.fromTag', { teams: proposal.teams, key: visible(proposal.key) })
                : t('teams.proposals.fromAccounts', { teams: proposal.teams })}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
