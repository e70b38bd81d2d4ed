import { useTranslations } from 'next-intl'
import { type Group, SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import { nameOf } from '../../_format/names.ts'
import { otherPage } from '../../_view/view-href.ts'
import { ViewLink } from '../view-link.client.tsx'

interface Props {
  readonly slug: string
  readonly group: Group
  readonly search: string
}

/** A path cannot have these as a part: browsers go up a folder instead. */
const NO_PATH = ['.', '..', '']

/** The name of a row: leads to the team's page, or to the services that nobody or everybody uses. */
export function TeamName({ slug, group, search }: Props) {
  const t = useTranslations()
  const team = group.key.team ?? ''
  const isNoTeam = team === UNALLOCATED || team === SHARED
  const href =
    isNoTeam || NO_PATH.includes(team)
      ? otherPage(`/o/${slug}/services`, search, { team: [team] })
      : otherPage(`/o/${slug}/teams/${encodeURIComponent(team)}`, search, { team: null })
  return (
    <ViewLink
      href={href}
      className={`block min-h-6 leading-6 break-words underline-offset-2 hover:underline ${isNoTeam ? 'text-muted italic' : ''}`}
    >
      {nameOf(t, 'team', team)}
    </ViewLink>
  )
}
