import { useTranslations } from 'next-intl'
import type { Grade } from '#lib/domain/factors/machine.ts'
import type { LineStatus } from '#lib/domain/report/usage-line.ts'

const LOOK: Readonly<Record<LineStatus | 'mixed', string>> = {
  measured: 'bg-accent-wash text-ink',
  proxied: 'border border-dashed border-strong-line text-ink',
  excluded: 'bg-warn-wash text-warn',
  mixed: 'border border-line text-muted',
}

interface Props {
  readonly status: LineStatus | 'mixed'
  readonly grade?: Grade | null
}

/** How a figure was come by, in a word; what the word means is its title. */
export function StatusBadge({ status, grade = null }: Props) {
  const t = useTranslations()
  const name = status === 'mixed' ? t('services.mixed') : t(`status.${status}`)
  return (
    <span
      title={t(`services.statusHints.${status}`)}
      className={`inline-block rounded px-1.5 py-0.5 text-xs whitespace-nowrap ${LOOK[status]}`}
    >
      {name}
      {grade && ` ${grade}`}
    </span>
  )
}
