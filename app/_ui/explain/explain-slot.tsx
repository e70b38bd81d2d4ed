import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import type { UsageFilter } from '#lib/domain/report/filter.ts'
import { explain } from '#lib/queries/explain.ts'
import { explainChange } from '#lib/queries/explain-change.ts'
import { dataPeriodOf } from '../../_server/data-period-of.ts'
import { explainedFilter } from '../../_server/logging-page.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { comparedDays } from '../../_view/compare.ts'
import { explainedGroup, isChangeKey, narrowed } from '../../_view/explained.ts'
import { questionSearch } from '../../_view/question-search.ts'
import { ExplainDrawer } from '../explain-drawer.client.tsx'
import { DrawerSkeleton } from '../side-drawer.client.tsx'
import { ExplainedChangeView } from './explained-change.tsx'
import { ExplanationView } from './explanation-view.tsx'
import { ProviderSays } from './provider-says.tsx'
import { TopLines } from './top-lines.tsx'

/** The drawer of a page, with the explanation that the address asks for. */
export function ExplainSlot({ page }: { page: PageRequest }) {
  const { explain: name } = page.view
  return (
    <ExplainDrawer shown={name}>
      {name !== null && (
        <Suspense key={name} fallback={<DrawerSkeleton />}>
          {isChangeKey(name) ? <Changed page={page} name={name} /> : <Explained page={page} name={name} />}
        </Suspense>
      )}
    </ExplainDrawer>
  )
}

const WHOLE_ACCOUNTS = ['from', 'to', 'provider']

/** Providers' own figures are of whole accounts: beside a part of one, they would say more than a shared view does. */
const isOfWholeAccounts = (filter: UsageFilter): boolean =>
  Object.keys(filter).every((name) => WHOLE_ACCOUNTS.includes(name))

/** A difference where there is one to explain, else the figure. Who may see one view only sees its days only. */
async function Changed({ page, name }: { page: PageRequest; name: string }) {
  const { scope, view, shown, search, shared } = page
  const base = shared === undefined ? comparedDays(view.compare, shown, await dataPeriodOf(scope)) : null
  if (!base || !shown) return <Explained page={page} name={name} />
  const group = explainedGroup(name)
  const { from, to } = shown
  const explained = await explainChange(scope, {
    filter: { ...narrowed(view.filter, group), from, to },
    base,
    method: view.method,
    factorSet: view.factorSet,
  })
  return <ExplainedChangeView explained={explained} group={group} view={view} search={search} />
}

async function Explained({ page, name }: { page: PageRequest; name: string }) {
  const t = await getTranslations()
  const { scope, view, organisation, shared } = page
  const group = explainedGroup(name)
  const question = {
    filter: explainedFilter(page, name),
    method: view.method,
    factorSet: view.factorSet,
  }
  const explanation = await explain(scope, question)
  const search = questionSearch(question)
  const slug = encodeURIComponent(organisation.slug)
  return (
    <ExplanationView
      explanation={explanation}
      group={group}
      view={view}
      {...(page.kinds && { about: t('logging.title') })}
      evidenceHref={
        shared
          ? `${shared}/evidence?${new URLSearchParams({ explain: name })}`
          : `/api/v1/organisations/${slug}/evidence${search}`
      }
      lines={
        <Suspense>
          <TopLines
            scope={scope}
            question={question}
            lines={explanation.lines}
            servicesHref={`/o/${slug}/services${search}`}
          />
        </Suspense>
      }
      provider={
        (shared === undefined || isOfWholeAccounts(question.filter)) && (
          <Suspense>
            <ProviderSays scope={scope} filter={question.filter} view={view} />
          </Suspense>
        )
      }
    />
  )
}
