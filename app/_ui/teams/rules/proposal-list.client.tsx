'use client'
import { visible } from '#lib/domain/format/visible.ts'
import type { Proposal } from '#lib/domain/teams/propose-rules.ts'
import { formatShare } from '../../../_format/share.ts'
import { en } from '../../../_messages/en.ts'
import { SECONDARY_BUTTON } from '../../popup-classes.ts'

const SHOWN = 3

interface Props {
  readonly proposals: readonly Proposal[]
  readonly onAccept: (proposal: Proposal) => void
}

/** Rules that the bills suggest, each put into the editor by one click. */
export function ProposalList({ proposals, onAccept }: Props) {
  const words = en.teams.proposals
  if (proposals.length === 0) return null
  const tags = proposals.filter(({ from }) => from === 'tag').slice(0, SHOWN)
  const others = proposals.filter(({ from }) => from === 'accounts')
  return (
    <section className="rounded-lg bg-accent-wash px-4 py-3">
      <h3 className="text-xs font-medium">{words.title}</h3>
      <ul className="mt-2 space-y-2">
        {[...tags, ...others].map((proposal) => (
          <li
            key={`${proposal.from}-${proposal.key}`}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1"
          >
            <span className="min-w-0 flex-1 basis-48 break-words">
              {proposal.from === 'tag'
                ? words.tag(visible(proposal.key), formatShare(proposal.share))
                : words.accounts(proposal.teams)}
            </span>
            <button type="button" className={SECONDARY_BUTTON} onClick={() => onAccept(proposal)}>
              {proposal.from === 'tag'
                ? words.fromTag(proposal.teams, visible(proposal.key))
                : words.fromAccounts(proposal.teams)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
