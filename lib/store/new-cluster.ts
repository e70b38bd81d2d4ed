import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PROJECT_ROOT } from './project-root.ts'

const MODULES = join(PROJECT_ROOT, 'node_modules')

/**
 * Writes an empty PostgreSQL for this process to `dir`, which is not there yet. That is seconds of work, which comes to the same each
 * time: its files are kept for each version of PGlite, where they can be, and copied the next time.
 *
 * @param keptIn folder they are kept in
 */
export async function newCluster(dir: string, keptIn = join(MODULES, '.cache', 'headroom')): Promise<void> {
  const { version }: { version: string } = JSON.parse(
    await readFile(join(MODULES, '@electric-sql/pglite/package.json'), 'utf8'),
  )
  const kept = join(keptIn, `cluster-${version}`)
  if (existsSync(kept) && (await isCopied(kept, dir))) return
  const fresh = await PGlite.create(dir)
  await fresh.close()
  await keep(dir, kept)
}

/** What was kept by somebody else may not be readable; nothing is left of a copy that was not made whole. */
async function isCopied(kept: string, dir: string): Promise<boolean> {
  try {
    await cp(kept, dir, { recursive: true })
    return true
  } catch {
    await rm(dir, { recursive: true, force: true })
    return false
  }
}

/** Several processes may do so at once: the first whole copy stays. */
async function keep(dir: string, kept: string): Promise<void> {
  const copy = `${kept}.${randomUUID()}`
  try {
    await mkdir(dirname(kept), { recursive: true })
    await cp(dir, copy, { recursive: true })
    await rename(copy, kept)
  } catch {
    await rm(copy, { recursive: true, force: true }).catch(() => undefined)
  }
}
