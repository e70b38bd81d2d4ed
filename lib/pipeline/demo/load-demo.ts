import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { AppError } from '#lib/domain/errors/app-error.ts'
import { processSingleton } from '#lib/domain/process-singleton.ts'
import type { Scope } from '#lib/domain/report/filter.ts'
import { ensureOrganisation } from '#lib/store/ensure-organisation.ts'
import { listImports } from '#lib/store/list-imports.ts'
import { startImport } from '../start-import.ts'
import { storeUpload } from '../store-upload.ts'
import { COMPANY } from './company.ts'
import { writeDemoBills } from './write-demo-bills.ts'

const DEMO = { slug: 'demo', name: `${COMPANY} (demo)`, isDemo: true } as const
const FILES = 3

const stateOfImports = async (scope: Scope) => {
  const imports = await listImports(scope)
  return {
    isComplete: imports.filter((each) => each.state === 'active').length === FILES,
    failure: imports.find((each) => each.state === 'failed')?.error ?? 'It was interrupted.',
  }
}

async function load(): Promise<{ slug: string }> {
  const { id: organisationId, slug } = await ensureOrganisation(DEMO)
  const scope: Scope = { organisationId, teams: 'all' }
  if ((await stateOfImports(scope)).isComplete) return { slug }
  const folder = await mkdtemp(join(tmpdir(), 'headroom-demo-'))
  try {
    const imports: Promise<void>[] = []
    for await (const path of writeDemoBills(folder)) {
      const body = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>
      const { uploadId } = await storeUpload(basename(path), body)
      const { done } = await startImport(scope, [uploadId])
      imports.push(done)
    }
    await Promise.allSettled(imports)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  const { isComplete, failure } = await stateOfImports(scope)
  if (!isComplete)
    throw new AppError('import-failed', `The demo could not be loaded. ${failure}`, 'Try again.')
  return { slug }
}

/** The load under way, so that two people who ask at once share it. */
const underWay = () => processSingleton('demo', () => ({ load: null as Promise<{ slug: string }> | null }))

/**
 * Loads the demo's bills, by the ordinary import, into an organisation of their own. What is loaded already stays.
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
