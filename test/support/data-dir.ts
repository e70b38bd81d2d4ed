import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { shutDown } from '#lib/pipeline/shut-down.ts'

/** A data directory of its own for a test file, which `DATA_DIR` names, closed and removed at the end. */
export function ownTestDataDir(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'headroom-data-'))
  process.env.DATA_DIR = dataDir
  process.env.DATABASE_URL = ''
  afterAll(async () => {
    await shutDown()
    rmSync(dataDir, { recursive: true, force: true })
  })
  return dataDir
}
