import type { PageRequest } from '../_server/read-page.ts'
import type { ExportPage } from './export-pages.ts'
import { footprintsTable } from './footprints-table.ts'
import { importsTable } from './imports-table.ts'
import { overviewTable } from './overview-table.ts'
import type { PageTable } from './page-table.ts'
import { regionsTable } from './regions-table.ts'
import { servicesTable } from './services-table.ts'
import { teamTable } from './team-table.ts'
import { teamsTable } from './teams-table.ts'
import { workloadsTable } from './workloads-table.ts'

const TABLES: Readonly<Record<ExportPage, (page: PageRequest) => Promise<PageTable>>> = {
  overview: overviewTable,
  services: servicesTable,
  regions: regionsTable,
  teams: teamsTable,
  team: teamTable,
  kubernetes: workloadsTable,
  footprints: footprintsTable,
  imports: importsTable,
}

/** The table of exactly this view: the same filter, period, grouping, order, method and factor set as on the page. */
export const tableOfPage = (name: ExportPage, page: PageRequest): Promise<PageTable> => TABLES[name](page)
