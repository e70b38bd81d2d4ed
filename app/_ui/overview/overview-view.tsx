import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { massUnit } from '#lib/domain/format/mass.ts'
import { SHARED, UNALLOCATED } from '#lib/domain/report/emissions.ts'
import type { Target } from '#lib/domain/targets/target.ts'
import { targetOfDays } from '#lib/domain/targets/target-of-days.ts'
import type { Mark } from '#lib/queries/marks.ts'
import type { Overview } from '#lib/queries/overview.ts'
import { addDays, firstDay, lastDay } from '../../_format/dates.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import { dataPeriodOf } from '../../_server/data-period-of.ts'
import { overviewOfPage } from '../../_server/overview-of-page.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { covered } from '../../_view/covered.ts'
import { targetSubject } from '../../_view/target-subject.ts'
import type { TimeGrain } from '../../_view/time-series.ts'
import { BreakdownCard } from '../breakdown-card.tsx'
import { CoverageCard } from '../coverage-card.tsx'
import { DataBand } from '../data-band.tsx'
import { ContentOrEmpty } from '../empty-state.tsx'
import { PageHead } from '../page-head.tsx'
import { TimeCard } from '../time-card.tsx'
import { TotalCard } from '../total-card.tsx'
import { ChangeCard } from './change-card.tsx'
import { ComparisonLine, TargetLine } from './comparison-line.tsx'
import { MoversCard } from './movers-card.tsx'
import { NoteDialog } from './note-dialog.client.tsx'
import { TargetChoice } from './target-choice.tsx'
import { TeamStrip } from './team-strip.tsx'

/** How much was emitted, whether that is good, what changed, and where it comes from. */
export async function OverviewView({ page }: { page: PageRequest }) {
  const t = await getTranslations()
  const { organisation, scope, view, search } = page
  const [band, data] = await Promise.all([dataBandOf(scope), dataPeriodOf(scope)])
  const { answer, targets, marks, days, grain } = await overviewOfPage(page, data)
  const { byService, byRegion, byTeam, change } = answer
  const breakdown = { unit: view.unit, search }
  const base = `/o/${organisation.slug}`
  return (
    <>
      <PageHead title={t('overview.title')} view={view} search={search}>
        <DataBand slug={organisation.slug} search={search} view={view} band={band} cost={byService.cost} />
      </PageHead>
      <ContentOrEmpty page={page} answer={byService}>
        <div className="grid gap-4 lg:grid-cols-[7fr_5fr]">
          <Total page={page} answer={answer} targets={targets} />
          <CoverageCard cost={byService.cost} excluded={answer.excluded} />
        </div>
        <div className="mt-4">
          <OverTime
            page={page}
            answer={answer}
            targets={targets}
            marks={marks}
            grain={grain}
            teams={band.teams}
          />
        </div>
        <div className="mt-4 space-y-4">
          <ChangeCard page={page} change={change} data={data} />
          {change && <MoversCard page={page} change={change} />}
        </div>
        <div className="mt-4">
          <TeamStrip
            page={page}
            groups={byTeam.groups}
            change={change}
            targetOf={(team) => (days ? targetOfDays(targets, team, days) : null)}
          />
        </div>
        <div className="mt-4 grid gap-4 lg:grid-cols-2">
          <BreakdownCard
            {...breakdown}
            title={t('overview.byService')}
            dimension="service"
            groups={byService.groups}
            page={`${base}/services`}
            rowPage={`${base}/services`}
          />
          <BreakdownCard
            {...breakdown}
            title={t('overview.byRegion')}
            dimension="region"
            groups={byRegion.groups}
            page={`${base}/regions`}
            rowPage={`${base}/regions`}
          />
        </div>
      </ContentOrEmpty>
    </>
  )
}

interface PartProps {
  readonly page: PageRequest
  readonly answer: Overview
  readonly targets: readonly Target[]
}

function Total({ page, answer: { byService, change }, targets }: PartProps) {
  const t = useTranslations()
  const { view, shown } = page
  const { totalKgCo2e: total } = byService.total
  const subject = targetSubject(view.filter)
  const target = subject && shown ? targetOfDays(targets, subject.team, shown) : null
  return (
    <TotalCard
      report={byService}
      view={view}
      action={subject?.team === null && <TargetChoice page={page} targets={targets} />}
    >
      {change && <ComparisonLine change={change} unit={view.unit ?? massUnit(total.central)} />}
      {target !== null && target > 0 && (
        <TargetLine
          total={total}
          targetKgCo2e={target}
          isPartial={
            (shown?.isPartial ?? false) || (change !== null && change.now.billedDays < change.now.days)
          }
          isUncovered={covered(t, byService.cost).isPartial}
        />
      )}
    </TotalCard>
  )
}

interface TimeProps extends PartProps {
  readonly marks: readonly Mark[]
  readonly grain: TimeGrain
  readonly teams: readonly string[]
}

function OverTime({ page, answer, targets, marks, grain, teams }: TimeProps) {
  const { organisation, view, search } = page
  const { period } = answer.overTime
  if (!period) return null
  const subject = targetSubject(view.filter)
  return (
    <TimeCard
      slug={organisation.slug}
      report={answer.overTime}
      period={period}
      view={view}
      search={search}
      grain={grain}
      billed={answer.billed}
      marks={marks}
      targetOf={(time) =>
        subject
          ? targetOfDays(
              targets,
              subject.team,
              grain === 'day' ? { from: time, to: time } : { from: firstDay(time), to: lastDay(time) },
            )
          : null
      }
      note={
        <NoteDialog
          slug={organisation.slug}
          day={addDays(period.end, -1)}
          teams={teams.filter((team) => team !== UNALLOCATED && team !== SHARED)}
          team={subject?.team ?? null}
        />
      }
    />
  )
}
