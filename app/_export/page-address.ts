import type { SharedPage } from '#lib/domain/share/shared-page.ts'
import type { ExportPage } from './export-pages.ts'

/** Where a page is. A team's page has the team in its path and not in its query. */
export function pageAddress(slug: string, page: ExportPage | SharedPage, search: string): string {
  const base = `/o/${encodeURIComponent(slug)}`
  const query = new URLSearchParams(search)
  const [team] = query.getAll('team')
  if (page !== 'team' || team === undefined) return `${base}/${page}?${query}`
  query.delete('team')
  return `${base}/teams/${encodeURIComponent(team)}?${query}`
}
