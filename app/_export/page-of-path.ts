import type { SharedPage } from '#lib/domain/share/shared-page.ts'
import { SHARED_PAGES } from '#lib/domain/share/shared-page.ts'
import { EXPORT_PAGES, type ExportPage } from './export-pages.ts'

/** A page of an organisation that can be taken away: what it is called, and the team of a team's page. */
export interface TakenPage {
  readonly slug: string
  readonly exported: ExportPage | null
  readonly shared: SharedPage | null
  readonly team: string | null
}

/** What can be taken away of the page at a path; null where that is nothing. @example pageOfPath('/o/acme/teams/checkout')?.exported // 'team' */
export function pageOfPath(path: string): TakenPage | null {
  const [, o, slug = '', name, team] = path.split('/').map(decodeURIComponent)
  if (o !== 'o' || slug === '') return null
  const page = name === 'teams' && team ? 'team' : name
  const exported = EXPORT_PAGES.find((one) => one === page) ?? null
  const shared = SHARED_PAGES.find((one) => one === page) ?? null
  return exported || shared ? { slug, exported, shared, team: page === 'team' ? (team ?? null) : null } : null
}
