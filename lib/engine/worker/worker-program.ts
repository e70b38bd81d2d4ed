import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** All that the worker can be made of: the layers let it import nothing else of this project. */
const SOURCES = ['lib/domain', 'lib/formats', 'lib/engine', 'package.json', 'tsconfig.json']
const ENTRIES = {
  'import-worker': 'lib/engine/worker/import-worker.ts',
  'simulation-worker': 'lib/engine/simulation/simulation-worker.ts',
} as const

/**
 * What Node is to be started with to be a worker: the worker in one file of plain JavaScript, which starts three times as fast
 * as its sources. The file is kept under `node_modules`, where it finds its packages, and is made again when a source has changed.
 * Where it cannot be made or kept, as in a folder that may only be read, the worker runs from its sources.
 *
 * @param root folder of the project
 */
export async function workerProgram(
  root = process.cwd(),
  worker: keyof typeof ENTRIES = 'import-worker',
): Promise<readonly string[]> {
  const kept = join(root, 'node_modules', '.cache', 'headroom', `${worker}.mjs`)
  const seal = sealOf(root)
  const isKept = endsWith(kept, seal) || (await make(root, ENTRIES[worker], kept, seal))
  return isKept ? [kept] : ['--import', 'tsx', join(root, ENTRIES[worker])]
}

/** The last line of the file, which says what it was made of: what is cut short lacks it. */
function sealOf(root: string): string {
  const hash = createHash('sha256')
  for (const source of SOURCES)
    for (const path of filesOf(join(/* turbopackIgnore: true */ root, source)))
      hash.update(path).update('\0').update(readFileSync(path))
  return `\n// ${hash.digest('hex')}\n`
}

const filesOf = (path: string): readonly string[] =>
  path.endsWith('.json')
    ? [path]
    : readdirSync(path, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .sort()

function endsWith(path: string, seal: string): boolean {
  try {
    return readFileSync(path, 'utf8').endsWith(seal)
  } catch {
    return false
  }
}

/** Several processes may make it at once: each moves a whole file into its place. */
async function make(root: string, entry: string, kept: string, seal: string): Promise<boolean> {
  const unfinished = `${kept}.${randomUUID()}`
  try {
    mkdirSync(dirname(kept), { recursive: true })
    const { buildSync } = await import('esbuild')
    buildSync({
      absWorkingDir: root,
      entryPoints: [entry],
      outfile: unfinished,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      footer: { js: seal.trim() },
      logLevel: 'silent',
    })
    if (sealOf(root) !== seal) return false
    renameSync(unfinished, kept)
    return true
  } catch {
    return false
  } finally {
    await rm(unfinished, { force: true }).catch(() => undefined)
  }
}
