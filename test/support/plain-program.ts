import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { PROJECT_ROOT } from '#lib/store/project-root.ts'
import { makeOnce, TEST_CACHE } from './make-once.ts'

/** Modules that ask where they lie are told where their sources do. */
const whereSourcesLie: Plugin = {
  name: 'where-sources-lie',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll(
        'import.meta.url',
        JSON.stringify(pathToFileURL(path).href),
      ),
      loader: 'ts',
    })),
}

const programs = new Map<string, Promise<string>>()

/**
 * A program of the project, named by its path, in one file of plain JavaScript, to be run by Node from the project's folder: it starts in
 * a fraction of the time that its sources take. The file is named after what is in it, so it is never out of date.
 */
export function plainProgram(entry: string): Promise<string> {
  const program = programs.get(entry) ?? bundle(entry)
  programs.set(entry, program)
  return program
}

async function bundle(entry: string): Promise<string> {
  const made = await build({
    absWorkingDir: PROJECT_ROOT,
    entryPoints: [entry],
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    plugins: [whereSourcesLie],
  })
  const text = made.outputFiles[0]?.text ?? ''
  const name = basename(entry, '.ts')
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
