import { it } from 'vitest'
import { loadDemo } from '#lib/pipeline/demo/load-demo.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { retries } from '#lib/queries/retries/retries.ts'
import { traceMappingView } from '#lib/queries/retries/trace-mapping.ts'
import { setDemoTraces } from '#lib/pipeline/demo/set-demo-traces.ts'
import { ownTestDataDir } from '#test/support/data-dir.ts'
await ownTestDataDir()
it('x', async () => {
  const t = performance.now()
  await loadDemo()
  console.log('load', performance.now() - t)
  const demo = (await listOrganisations()).find(({ slug }) => slug === 'demo')
  const scope = { organisationId: demo?.id ?? '', teams: 'all' } as const
  const t2 = performance.now()
  const r = await retries(scope, { factorSet: '2026.1', from: '2026-09-01', to: '2026-09-30' })
  console.log('q', performance.now() - t2)
  console.log(JSON.stringify({ ...r, edges: r.edges.slice(0, 4), services: r.services.map((s) => [s.service, s.mapping, s.wastedWorkShare, s.waste]) }, null, 1))
  const m = await traceMappingView(scope, { factorSet: '2026.1' })
  console.log(JSON.stringify(m.proposals))
}, 200000)
