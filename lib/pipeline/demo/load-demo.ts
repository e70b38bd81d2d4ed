import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { addUpload } from '../add-upload.ts'
import { runImport } from '../run-import.ts'
import { recordImport } from '../start-import.ts'
import { COMPANY } from './company.ts'
import { setDemoAdjustments } from './demo-adjustments.ts'
import { setDemoBoundary } from './demo-boundary.ts'
import { setDemoTargets } from './demo-targets.ts'
import { setDemoLogs } from './set-demo-logs.ts'
import { setDemoTraces } from './set-demo-traces.ts'
import { writeDemoFiles } from './write-demo-files.ts'

const DEMO = { slug: 'demo', name: `${COMPANY} (demo)`, isDemo: true } as const
const FILES = 5

const stateOfImports = async (scope: Scope) => {
  const imports = (await listImports(scope)).filter(({ contents }) => contents === 'bills')
  return {
    isComplete: imports.filter((each) => each.state === 'active').length === FILES,
    failure: imports.find((each) => each.state === 'failed')?.error ?? 'It was interrupted.',
  }
}

async function load(): Promise<{ slug: string }> {
  const { id: organisationId, slug } = await ensureOrganisation(DEMO)
  const scope: Scope = { organisationId, teams: 'all' }
  if ((await stateOfImports(scope)).isComplete) return { slug }
  await setDemoAdjustments(scope)
  const folder = await mkdtemp(join(tmpdir(), 'headroom-demo-'))
  try {
    let imports = Promise.resolve()
    for await (const path of writeDemoFiles(folder)) {
      const { begun } = await recordImport(scope, [await addUpload(basename(path), path)])
      imports = imports.then(() => runImport(scope, begun.id)).catch((error: unknown) => console.error(error))
    }
    await imports
    await setDemoTraces(scope, folder)
    await setDemoLogs(scope, folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const { isComplete, failure } = await stateOfImports(scope)
  if (!isComplete)
    throw new AppError('import-failed', `The demo could not be loaded. ${failure}`, 'Try again.')
  await setDemoTargets(scope)
  await setDemoBoundary(scope)
  return { slug }
}

/** The load under way, so that two people who ask at once share it. */
const underWay = () => processSingleton('demo', () => ({ load: null as Promise<{ slug: string }> | null }))

/**
 * Loads the demo's files, by the ordinary import but without waiting for others, into an organisation of their own, which adjusts
 * a factor, sets targets and counts the orders of a team. What is loaded already stays.
 *
 * @throws AppError `import-failed`
 */
export function loadDemo(): Promise<{ slug: string }> {
  const demo = underWay()
  demo.load ??= load().finally(() => {
    demo.load = null
  })
  return demo.load
}
