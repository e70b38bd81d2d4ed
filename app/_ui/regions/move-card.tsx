import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { formatMassWithUnit } from '#lib/domain/format/mass.ts'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { GRID_SOURCE_IDS } from '#lib/domain/what-if/grid-source.ts'
import type { MoveAnswer } from '#lib/domain/what-if/move-answer.ts'
import { type Place, placeKey } from '#lib/domain/what-if/place.ts'
import { moveRegion } from '#lib/queries/move-region.ts'
import { providerNameOf } from '#lib/queries/places.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changedView } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { MoveForm } from './move-form.client.tsx'
import { MoveResult } from './move-result.tsx'
import { StayingList } from './staying-list.tsx'
import { TargetList } from './target-list.tsx'

/** What can be moved: one region of the selection, or all of one provider. */
export interface Workload {
  /** `aws/eu-west-1`, or `aws/` for all of a provider. */
  readonly key: string
  readonly label: string
  readonly filter: UsageFilter
}

interface Props {
  readonly page: PageRequest
  readonly workloads: readonly Workload[]
  readonly places: readonly Place[]
}

/** What-if: the chosen workload in another region, and where it would be cleaner. */
export async function MoveCard({ page, workloads, places }: Props) {
  const t = await getTranslations()
  const { view, scope, search } = page
  const chosen = workloads.find(({ key }) => key === view.place) ?? workloads[0]
  if (!chosen) return null
  const answer = await moveRegion(scope, {
    filter: chosen.filter,
    factorSet: view.factorSet,
    to: view.move ?? undefined,
    source: view.grid ?? undefined,
  })
  const own = chosen.key.split('/')[0]
  const others = places.filter((place) => placeKey(place) !== chosen.key)
  const choices = (some: readonly Place[]) =>
    some.map((place) => ({ value: placeKey(place), label: `${place.region}, ${place.city}` }))
  const providers = [...new Set(others.map(({ provider }) => provider))].sort(
    (a, b) => Number(b === own) - Number(a === own),
  )
  return (
    <Card className="mt-6" title={t('regions.move.title')}>
      <div className="px-5 pb-5" id="what-if">
        <MoveForm
          from={workloads.map(({ key, label }) => ({ value: key, label }))}
          chosenFrom={chosen.key}
          to={providers.map((provider) => {
            const of = others.filter((place) => place.provider === provider)
            return {
              label: of[0] ? nameOf(t, 'provider', providerNameOf(of[0])) : provider,
              choices: choices(of),
            }
          })}
          chosenTo={view.move ?? ''}
          by={answer.sources.map(({ source, isUsable, missing }) => ({
            value: source.id,
            isUsable,
            label: isUsable ? source.title : `${source.title}: ${whyNot(t, missing)}`,
          }))}
          chosenBy={view.grid ?? ''}
        />
        <div className="mt-5 grid gap-x-10 gap-y-6 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="min-w-0">
            <Answer answer={answer} search={search} />
            <StayingList staying={answer.staying} />
          </div>
          <div className="min-w-0">
            <TargetList answer={answer} from={chosen.key} search={search} />
          </div>
        </div>
      </div>
    </Card>
  )
}

const whyNot = (t: Translate, missing: readonly string[]): string =>
  missing.length > 0
    ? t('regions.move.sourceMisses', { cities: [...new Set(missing)].join(', ') })
    : t('regions.move.sourceNoYear')

/** The result; or why there is none and which sources would have one; or, before a target is chosen, what is to move. */
function Answer({ answer, search }: { answer: MoveAnswer; search: string }) {
  const t = useTranslations()
  const { move, sources, source } = answer
  if (move?.ok) return <MoveResult result={move} moving={answer.moving} />
  if (!move)
    return (
      <div className="text-[0.8125rem]">
        <p className="text-xl font-semibold tracking-tight">
          {formatMassWithUnit(answer.moving.totalKgCo2e.central)}
        </p>
        <p className="text-muted">{t('regions.move.marginal')}</p>
      </div>
    )
  const works = sources.filter(({ isUsable }) => isUsable)
  const asked = sources.find((each) => each.source.id === source)?.source.title ?? ''
  return (
    <div className="text-[0.8125rem]" data-what-if="refusal">
      <p>
        {move.reason === 'source-misses'
          ? t('regions.move.misses', { source: asked, cities: [...new Set(move.missing)].join(', ') })
          : t(`regions.move.refusals.${move.reason}`)}
      </p>
      {works.length > 0 && move.reason !== 'unknown-place' && (
        <p className="mt-2">
          {t('regions.move.works')}{' '}
          {works.map(({ source: each }) => (
            <ViewLink
              key={each.id}
              href={changedView(search, { grid: GRID_SOURCE_IDS.find((id) => id === each.id) ?? null })}
              className="me-3 inline-block min-h-6 text-accent underline underline-offset-2"
            >
              {each.title}
            </ViewLink>
          ))}
        </p>
      )}
    </div>
  )
}
