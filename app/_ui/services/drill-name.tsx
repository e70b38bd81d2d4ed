import { useTranslations } from 'next-intl'
import type { Group } from '#lib/domain/report/emissions.ts'
import { nameOf } from '../../_format/names.ts'
import { deeper } from '../../_view/drill.ts'
import { explainKey } from '../../_view/explained.ts'
import type { GroupedLevel } from '../../_view/view-params.ts'
import { ViewLink } from '../view-link.client.tsx'
import { PickRow } from './pick-row.client.tsx'

interface Props {
  readonly group: Group
  readonly level: GroupedLevel
  readonly search: string
}

/** The name of a row: leads to the same page, filtered by the row and one level deeper. */
export function DrillName({ group, level, search }: Props) {
  const t = useTranslations()
  const { provider, service } = group.key
  const name = nameOf(t, level, group.key[level] ?? '')
  const under = [
    ...(level === 'usageType' && service !== undefined ? [nameOf(t, 'service', service)] : []),
    ...(level !== 'provider' && provider !== undefined ? [nameOf(t, 'provider', provider)] : []),
  ]
  return (
    <span className="flex items-start gap-1.5">
      <PickRow row={explainKey(group.key)} name={name} />
      <ViewLink
        href={deeper(search, level, group.key)}
        className="block min-h-6 min-w-0 leading-6 underline-offset-2 hover:underline"
      >
        <span className="break-words">{name}</span>
        {under.length > 0 && <span className="block text-xs leading-4 text-muted">{under.join(', ')}</span>}
      </ViewLink>
    </span>
  )
}
