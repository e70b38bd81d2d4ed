import { createHash } from 'node:crypto'
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { PROJECT_ROOT } from '#lib/store/project-root.ts'
import { makeOnce, TEST_CACHE } from './make-once.ts'

/** The one module of a child that asks where it lies. */
const WHERE = pathToFileURL(join(PROJECT_ROOT, 'lib', 'store', 'project-root.ts')).href

/**
 * A program of this folder in one file of plain JavaScript, to be run by Node from the project's folder: it starts in a fraction of the
 * time that its sources take. The file is named after what is in it, so it is never out of date.
 */
export async function childProgram(name: string): Promise<string> {
  const made = await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [join('test', 'support', `${name}.ts`)],
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    define: { 'import.meta.url': JSON.stringify(WHERE) },
  })
  const text = made.outputFiles[0]?.text ?? ''
  const key = createHash('sha256').update(text).digest('hex').slice(0, 16)
  const program = join(TEST_CACHE, `${name}-${key}.mjs`)
  await makeOnce(
    name,
    () => !existsSync(program),
    () => {
      for (const old of readdirSync(TEST_CACHE))
        if (old.startsWith(`${name}-`)) rmSync(join(TEST_CACHE, old), { force: true })
      writeFileSync(`${program}.part`, text)
      renameSync(`${program}.part`, program)
    },
  )
  return program
}
