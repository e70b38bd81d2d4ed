import { visible } from '#lib/domain/format/visible.ts'
import { formatShare } from '../../_format/share.ts'
import { en } from '../../_messages/en.ts'

const PROPOSED = 3

interface Props {
  readonly found: readonly { readonly key: string; readonly share: number }[]
}

/** Nothing is allocated yet: which tags of the data could name the teams. */
export function NoTeams({ found }: Props) {
  const keys = found.slice(0, PROPOSED).map(({ key, share }) => `“${visible(key)}” (${formatShare(share)})`)
  return (
    <section className="mb-4 rounded-xl border border-line bg-accent-wash px-5 py-4">
      <h2 className="text-sm font-semibold">{en.teams.emptyTitle}</h2>
      <p className="mt-1 text-muted">
        {keys.length > 0 ? en.teams.emptyFound(keys.join(', ')) : en.teams.emptyNothing}
      </p>
    </section>
  )
}
