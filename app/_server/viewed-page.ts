import { isOfWholeOrganisation, type SharedPage } from '#lib/domain/share/shared-page.ts'
import type { ExportPage } from '../_export/export-pages.ts'
import { loggingPageOf } from './logging-page.ts'
import type { PageRequest } from './read-page.ts'
import { teamPageOf } from './team-page.ts'

/**
 * What a page is about once it has read its address: Logging is about the kinds of logs, a team's page about one month of
 * one team, and null where there is none. No score and no waste is market-based, whatever the address says.
 */
export async function viewedPage(
  name: ExportPage | SharedPage,
  page: PageRequest,
): Promise<PageRequest | null> {
  if (name === 'logging') return loggingPageOf(page)
  if (isOfWholeOrganisation(name)) return { ...page, view: { ...page.view, method: 'location' } }
  if (name !== 'team') return page
  const [team, ...others] = page.view.filter.team ?? []
  if (team === undefined || others.length > 0) return null
  return (await teamPageOf(page, encodeURIComponent(team)))?.page ?? null
}
