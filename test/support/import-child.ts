import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import { startImportQueue } from '#lib/pipeline/import-queue.ts'
import { shutDown } from '#lib/pipeline/shut-down.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { importEnded, importFiles } from './import-file.ts'

/**
 * A process to be killed: starts as the server does, and says on standard output what is visible at once, when the imports that a
 * kill cut short have ended, and when it has imported the files it is given.
 */
const files = process.argv.slice(2)
await startUp()
const [organisation] = await listOrganisations()
const scope: Scope = { organisationId: organisation?.id ?? '', teams: 'all' }

async function tellWhatIsVisible(): Promise<void> {
  const question = { filter: {}, groupBy: [], method: 'location', factorSet: '2026.1' } as const
  const { rows, total, cost } = await report(scope, question)
  const { dataDir } = await catalogue()
  const entries = (...folder: string[]) => {
    const path = join(dataDir, ...folder)
    return existsSync(path) ? readdirSync(path).length : 0
  }
  const states = (await listImports(scope)).map((each) => each.state)
  const folders = entries('lake', scope.organisationId)
  process.stdout.write(
    `${JSON.stringify({ rows, total, cost, states, folders, uploads: entries('uploads') })}\n`,
  )
}

await tellWhatIsVisible()
await startImportQueue()
for (const { id } of await listImports(scope)) await importEnded(scope, id)
await tellWhatIsVisible()
await importFiles(scope, files)
await tellWhatIsVisible()
await shutDown()
