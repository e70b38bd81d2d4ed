import { Suspense } from 'react'
import { explain } from '#lib/queries/explain.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { explainedGroup, narrowed } from '../../_view/explained.ts'
import { DrawerSkeleton, ExplainDrawer } from '../explain-drawer.client.tsx'
import { ExplanationView } from './explanation-view.tsx'

/** The drawer of a page, with the explanation that the address asks for. */
export function ExplainSlot({ page }: { page: PageRequest }) {
  const { explain: name } = page.view
  return (
    <ExplainDrawer shown={name}>
      {name !== null && (
        <Suspense key={name} fallback={<DrawerSkeleton />}>
          <Explained page={page} name={name} />
        </Suspense>
      )}
    </ExplainDrawer>
  )
}

async function Explained({ page: { scope, view }, name }: { page: PageRequest; name: string }) {
  const group = explainedGroup(name)
  const explanation = await explain(scope, {
    filter: narrowed(view.filter, group),
    method: view.method,
    factorSet: view.factorSet,
  })
  return <ExplanationView explanation={explanation} group={group} view={view} />
}
