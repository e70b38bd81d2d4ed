import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import type { SharedPage } from '#lib/domain/share/shared-page.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { teamPageOf } from '../../_server/team-page.ts'
import { FootprintsView } from '../footprints/footprints-view.tsx'
import { KubernetesView } from '../kubernetes/kubernetes-view.tsx'
import { LoggingView } from '../logging/logging-view.tsx'
import { OverviewView } from '../overview/overview-view.tsx'
import { RegionsView } from '../regions/regions-view.tsx'
import { PrintedReport } from '../report/printed-report.tsx'
import { RetriesView } from '../retries/retries-view.tsx'
import { SciView } from '../sci/sci-view.tsx'
import { ServicesView } from '../services/services-view.tsx'
import { TeamView } from '../team/team-view.tsx'
import { TeamsView } from '../teams/teams-view.tsx'

const VIEWS: Readonly<Record<SharedPage, (page: PageRequest) => ReactNode>> = {
  overview: (page) => <OverviewView page={page} />,
  services: (page) => <ServicesView page={page} />,
  regions: (page) => <RegionsView page={page} />,
  teams: (page) => <TeamsView page={page} />,
  team: (page) => <SharedTeam page={page} />,
  logging: (page) => <LoggingView page={page} />,
  kubernetes: (page) => <KubernetesView page={page} />,
  footprints: (page) => <FootprintsView page={page} />,
  sci: (page) => <SciView page={page} />,
  retries: (page) => <RetriesView page={page} />,
  report: (page) => <PrintedReport page={page} />,
}

async function SharedTeam({ page }: { page: PageRequest }) {
  const found = await teamPageOf(page, encodeURIComponent(page.view.filter.team?.[0] ?? ''))
  return found ? <TeamView {...found} /> : notFound()
}

/** What a page shows, by the very component that shows it in the organisation. */
export const SharedView = ({ name, page }: { name: SharedPage; page: PageRequest }) => VIEWS[name](page)
