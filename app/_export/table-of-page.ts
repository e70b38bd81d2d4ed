import type { Translate } from '../_i18n/translate.ts'
import type { PageRequest } from '../_server/read-page.ts'
import type { ExportPage } from './export-pages.ts'
import { footprintsTable } from './footprints-table.ts'
import { importsTable } from './imports-table.ts'
import { loggingTable } from './logging-table.ts'
import { overviewTable } from './overview-table.ts'
import type { PageTable } from './page-table.ts'
import { regionsTable } from './regions-table.ts'
import { retriesTable } from './retries-table.ts'
import { sciTable } from './sci-table.ts'
import { servicesTable } from './services-table.ts'
import { teamTable } from './team-table.ts'
import { teamsTable } from './teams-table.ts'
import { workloadsTable } from './workloads-table.ts'

const TABLES: Readonly<Record<ExportPage, (t: Translate, page: PageRequest) => Promise<PageTable>>> = {
  overview: (_, page) => overviewTable(page),
  services: servicesTable,
  regions: regionsTable,
  teams: teamsTable,
  team: teamTable,
  logging: loggingTable,
  kubernetes: (_, page) => workloadsTable(page),
  footprints: (_, page) => footprintsTable(page),
  sci: (_, page) => sciTable(page),
  retries: (_, page) => retriesTable(page),
  imports: (_, page) => importsTable(page),
}

/** The table of exactly this view: the same filter, period, grouping, order, method and factor set as on the page. */
export const tableOfPage = (t: Translate, name: ExportPage, page: PageRequest): Promise<PageTable> =>
  TABLES[name](t, page)
