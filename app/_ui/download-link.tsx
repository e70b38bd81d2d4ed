import type { Dimension } from '#lib/domain/report/emissions.ts'
import { en } from '../_messages/en.ts'
import { FILTER_DIMENSIONS } from '../_view/view-params.ts'
import { Icon } from './icon.tsx'
import { SECONDARY_BUTTON } from './popup-classes.ts'

interface Props {
  readonly slug: string
  readonly search: string
  readonly groupBy: readonly Dimension[]
}

const ASKED = ['from', 'to', 'method', 'factors', ...FILTER_DIMENSIONS]

/** The figures of this view as a CSV file. */
export function DownloadLink({ slug, search, groupBy }: Props) {
  const query = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => ASKED.includes(name)))
  query.set('group', groupBy.join(','))
  return (
    <a
      href={`/api/v1/organisations/${encodeURIComponent(slug)}/emissions.csv?${query}`}
      download
      title={en.services.downloadHint}
      className={`${SECONDARY_BUTTON} px-3 whitespace-nowrap`}
    >
      <Icon name="download" size={15} />
      {en.services.download}
    </a>
  )
}
