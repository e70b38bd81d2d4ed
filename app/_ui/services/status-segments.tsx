import { useTranslations } from 'next-intl'
import type { View } from '../../_view/view.ts'
import { changedView } from '../../_view/view-href.ts'
import { Segments } from '../segments.client.tsx'

const STATUSES = ['measured', 'proxied', 'excluded'] as const

/** Leaves only usage whose figure was come by in one way. */
export function StatusSegments({ view, search }: { view: View; search: string }) {
  const t = useTranslations()
  const chosen = view.filter.status ?? []
  const at = (status: readonly string[] | null) =>
    changedView(search, { status: status && [...status], after: null, explain: null })
  return (
    <Segments
      label={t('services.statusFilter')}
      segments={[
        { label: t('services.anyStatus'), href: at(null), current: chosen.length === 0 },
        ...STATUSES.map((status) => ({
          label: t(`status.${status}`),
          href: at([status]),
          current: chosen.length === 1 && chosen[0] === status,
        })),
      ]}
    />
  )
}
