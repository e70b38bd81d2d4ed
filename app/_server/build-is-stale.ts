import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What the built application is made of. */
const SOURCES = [
  'app',
  'lib',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.json',
]

/** Types of the messages: every build writes them anew. */
const GENERATED = /\.d\.json\.ts$/

async function newest(path: string): Promise<number> {
  const found = await stat(path).catch(() => null)
  if (found === null) return 0
  if (!found.isDirectory()) return found.mtimeMs
  const entries = await readdir(path)
  const written = entries.filter((entry) => !GENERATED.test(entry))
  const times = await Promise.all(written.map((entry) => newest(join(path, entry))))
  return Math.max(found.mtimeMs, ...times)
}

/**
 * Whether the application in `root` was never built to the end, or has changed since. A deleted file counts as a
 * change of its folder.
 */
export async function buildIsStale(root: string): Promise<boolean> {
  const [began, ended] = await Promise.all(
    ['BUILD_ID', 'export-marker.json'].map((file) => newest(join(root, '.next', file))),
  )
  const changes = await Promise.all(SOURCES.map((source) => newest(join(root, source))))
  return !began || !ended || Math.max(...changes) > began
}
