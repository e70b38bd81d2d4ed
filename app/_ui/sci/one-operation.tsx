import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'
import type { DataBand } from '#lib/queries/data-band.ts'
import { marks as marksOf } from '#lib/queries/marks.ts'
import { badges as badgesOf } from '#lib/queries/sci/badges.ts'
import { boundaryHistory } from '#lib/queries/sci/boundaries.ts'
import { operations as operationsOf } from '#lib/queries/sci/operations.ts'
import { dataPeriodOf } from '../../_server/data-period-of.ts'
import { explainedScore } from '../../_server/explained-score.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import type { sciQuestionOf } from '../../_server/shown-score.ts'
import { comparedDays } from '../../_view/compare.ts'
import { ExplainSlot } from '../explain/explain-slot.tsx'
import { BoundaryCard } from './boundary-card.tsx'
import { CompareCard } from './compare-card.tsx'
import { ComponentCard } from './component-card.tsx'
import { ownersOf } from './owners-of.ts'
import { PublishCard } from './publish-card.client.tsx'
import { SciTimeCard } from './sci-time-card.tsx'
import { ScoreCard } from './score-card.tsx'
import { UnitsCard } from './units-card.tsx'
import { VersionsCard } from './versions-card.tsx'

interface Props {
  readonly page: PageRequest
  readonly shown: BoundaryScore
  readonly share: number | null
  readonly band: DataBand
  readonly question: ReturnType<typeof sciQuestionOf>
}

/** All that is to be said of the score of one operation. */
export async function OneOperation({ page, shown, share, band, question }: Props) {
  const t = await getTranslations()
  const { organisation, scope, view } = page
  const { slug } = organisation
  const { boundary } = shown
  const [marks, history, counted, badges, data] = await Promise.all([
    marksOf(scope, { ...shown.period, factorSet: view.factorSet, method: 'location' }),
    boundaryHistory(scope, boundary.name),
    operationsOf(scope, boundary.name),
    badgesOf(scope),
    dataPeriodOf(scope),
  ])
  const days = { from: shown.period?.from ?? '', to: shown.period?.to ?? '' }
  const explained = explainedScore(page, shown)
  return (
    <>
      <div className="grid gap-4 lg:grid-cols-[7fr_5fr]">
        <ScoreCard page={page} shown={shown} share={share} isExplained={explained !== null} />
        <UnitsCard slug={slug} shown={shown} counted={counted} data={data} />
      </div>
      {shown.operation && (
        <div className="mt-4">
          <SciTimeCard page={page} shown={shown} marks={marks} />
        </div>
      )}
      {shown.operation && (
        <div className="mt-4 grid gap-4 xl:grid-cols-2">
          <ComponentCard page={page} shown={shown} />
          <Suspense>
            <CompareCard
              page={page}
              shown={shown}
              marks={marks}
              base={comparedDays(view.compare, page.shown, data)}
              question={question}
              data={data}
            />
          </Suspense>
        </div>
      )}
      <div className="mt-4 grid gap-4 xl:grid-cols-2">
        <BoundaryCard
          slug={slug}
          shown={shown}
          owners={page.shared === undefined ? ownersOf(t, band) : []}
          current={history[0] ?? boundary}
        />
        <VersionsCard page={page} shown={shown} history={history} />
      </div>
      {page.shared === undefined && shown.score.ok && shown.operation && (
        <div className="mt-4">
          <PublishCard
            slug={slug}
            boundary={boundary.name}
            version={boundary.version}
            operation={shown.operation.operation}
            period={days}
            isWhole={page.shown?.choice === 'all'}
            factorSet={shown.factorSet}
            centralG={shown.score.sciG.central}
            badges={badges
              .filter((badge) => badge.boundary === boundary.name)
              .map(({ organisationId: _, ...badge }) => badge)}
          />
        </div>
      )}
      {explained && <ExplainSlot page={explained} />}
    </>
  )
}
