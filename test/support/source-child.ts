import type { Scope } from '#lib/domain/report/filter.ts'
import { changeOutgoingHosts } from '#lib/pipeline/change-outgoing-hosts.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { shutDown } from '#lib/pipeline/shut-down.ts'
import { addSource } from '#lib/pipeline/sources/add-source.ts'
import { runSource } from '#lib/pipeline/sources/run-source.ts'
import { runDueSources } from '#lib/pipeline/sources/source-clock.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { listSources } from '#lib/queries/sources.ts'
import { curSource } from './cur-bucket.ts'

/** A process to be killed: starts as the server does, fetches from a source, and says on standard output what is visible then. */
const url = process.argv[2] ?? ''
await startUp()
const [organisation] = await listOrganisations()
const scope: Scope = { organisationId: organisation?.id ?? '', teams: 'all' }
await startImportQueue()
const isFirst = (await listSources(scope)).length === 0
if (isFirst) {
  await changeOutgoingHosts(
    [{ host: '127.0.0.1', port: Number(new URL(url).port), allowPrivate: true }],
    'Ada',
  )
  const { id } = await addSource(scope, curSource(url))
  await (await runSource(scope, id, { author: 'Ada' })).ended
} else await runDueSources()
const { rows, cost } = await report(scope, {
  filter: {},
  groupBy: [],
  method: 'location',
  factorSet: '2026.1',
})
const states = (await listImports(scope)).map(({ state }) => state)
const [source] = await listSources(scope)
process.stdout.write(JSON.stringify({ rows: rows.read, cost, states, outcome: source?.lastRun?.outcome }))
await shutDown()
