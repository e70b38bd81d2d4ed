import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { PROJECT_ROOT } from '#lib/store/project-root.ts'
import { makeOnce, TEST_CACHE } from './make-once.ts'
import { plainProgram } from './plain-program.ts'
import { QUICK_WASM } from './quick-wasm.ts'

/** Everything that decides what the demo is once it is loaded. */
const DECIDES = ['lib', 'prisma/migrations', 'package-lock.json', 'test/support/load-demo-child.ts']

const filesIn = (path: string): readonly string[] =>
  path.includes('.')
    ? [path]
    : readdirSync(join(PROJECT_ROOT, path), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(PROJECT_ROOT.length + 1))
        .sort()

function keyOf(paths: readonly string[]): string {
  const hash = createHash('sha256')
  for (const path of paths.flatMap(filesIn)) hash.update(path).update(readFileSync(join(PROJECT_ROOT, path)))
  return hash.digest('hex').slice(0, 16)
}

/**
 * A new data directory with the demo loaded into it, as its button does: a copy of one that was loaded for real, which is made
 * again when anything changes that decides it.
 */
export async function dataDirWithDemo(): Promise<string> {
  const template = join(TEST_CACHE, `demo-${keyOf(DECIDES)}`)
  await makeOnce(
    'demo',
    () => !existsSync(template),
    () => loadInto(template),
  )
  const dataDir = mkdtempSync(join(tmpdir(), 'headroom-data-'))
  cpSync(template, dataDir, { recursive: true })
  return dataDir
}

async function loadInto(template: string): Promise<void> {
  for (const name of readdirSync(TEST_CACHE))
    if (name.startsWith('demo-')) rmSync(join(TEST_CACHE, name), { recursive: true, force: true })
  const fresh = mkdtempSync(join(TEST_CACHE, 'new-'))
  const program = await plainProgram('test/support/load-demo-child.ts')
  const env = { ...process.env, DATA_DIR: fresh, DATABASE_URL: '' }
  await promisify(execFile)(process.execPath, [QUICK_WASM, program], { cwd: PROJECT_ROOT, env })
  renameSync(fresh, template)
}
