import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Scope } from '#lib/domain/report/filter.ts'
import { startUp } from '#lib/pipeline/start-up.ts'
import { listImports } from '#lib/queries/imports.ts'
import { listOrganisations } from '#lib/queries/organisations.ts'
import { report } from '#lib/queries/report.ts'
import { catalogue } from '#lib/store/catalogue.ts'
import { importFiles } from './import-file.ts'

/**
 * A process to be killed: starts as the server does, and says on standard output what is visible before and after
 * it imports the files it is given.
 */
const files = process.argv.slice(2)
await startUp()
const [organisation] = await listOrganisations()
const scope: Scope = { organisationId: organisation?.id ?? '', teams: 'all' }

async function visible(): Promise<string> {
  const question = { filter: {}, groupBy: [], method: 'location', factorSet: '2026.1' } as const
  const { rows, total, cost } = await report(scope, question)
  const lake = join((await catalogue()).dataDir, 'lake', scope.organisationId)
  const folders = existsSync(lake) ? readdirSync(lake).length : 0
  const states = (await listImports(scope)).map((each) => each.state)
  return `${JSON.stringify({ rows, total, cost, states, folders })}\n`
}

process.stdout.write(await visible())
if (files.length > 0) {
  await importFiles(scope, files)
  process.stdout.write(await visible())
}
await (await catalogue()).close()
