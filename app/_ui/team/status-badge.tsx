import { useTranslations } from 'next-intl'
import type { Status } from '#lib/domain/targets/month-status.ts'

/** Word, shape and colour of each status: colour is never the only carrier. */
const LOOKS: Readonly<Record<Status, { readonly tone: string; readonly sign: string }>> = {
  'on course': { tone: 'bg-accent-wash text-accent', sign: '✓' },
  'at risk': { tone: 'bg-warn-wash text-warn', sign: '▲' },
  'off course': { tone: 'bg-danger-wash text-danger', sign: '✕' },
  unknown: { tone: 'bg-sunken text-muted', sign: '?' },
}

/** The status of a month against its target, in a word. */
export function StatusBadge({ status }: { status: Status }) {
  const t = useTranslations()
  const { tone, sign } = LOOKS[status]
  return (
    <span
      className={`inline-flex items-center gap-1 rounded px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${tone}`}
    >
      <span aria-hidden="true">{sign}</span>
      {t(`team.statuses.${status}`)}
    </span>
  )
}
