import { rmSync } from 'node:fs'
import { afterAll } from 'vitest'
import { shutDown } from '#lib/pipeline/shut-down.ts'
import { newDataDir } from './new-data-dir.ts'

/** A data directory of its own for a test file, empty unless made otherwise, which `DATA_DIR` names, closed and removed at the end. */
export async function ownTestDataDir(make: () => Promise<string> = newDataDir): Promise<string> {
  const dataDir = await make()
  process.env.DATA_DIR = dataDir
  process.env.DATABASE_URL = ''
  afterAll(async () => {
    await shutDown()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return dataDir
}
