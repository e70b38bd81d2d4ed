import { useTranslations } from 'next-intl'
import type { BillGrade } from '#lib/domain/imports/preflight-report.ts'

const LOOK: Readonly<Record<BillGrade, string>> = {
  A: 'bg-accent text-on-accent',
  B: 'bg-accent-wash text-accent',
  C: 'bg-warn-wash text-warn',
  D: 'bg-warn-wash text-warn',
  E: 'bg-danger-wash text-danger',
}

/** How fit a bill is for estimating, A the best. */
export function GradeBadge({ grade }: { grade: BillGrade }) {
  const t = useTranslations()
  return (
    <span
      className={`inline-flex min-h-6 shrink-0 items-center rounded px-2 text-xs font-semibold whitespace-nowrap ${LOOK[grade]}`}
    >
      {t('imports.grade', { grade })}
    </span>
  )
}
