import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { workerProgram } from '#lib/engine/worker/worker-program.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const folder = await temporaryFolder()

/** A project whose worker says a word that stands in another layer. */
function project(): string {
  const root = mkdtempSync(join(folder, 'project-'))
  const files = {
    'package.json': '{ "type": "module", "imports": { "#lib/*": "./lib/*" } }',
    'tsconfig.json': '{}',
    'lib/domain/word.ts': 'export const WORD: string = "one"',
    'lib/formats/none.ts': 'export {}',
    'lib/engine/worker/import-worker.ts': 'import { WORD } from "#lib/domain/word.ts"\nconsole.log(WORD)',
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const cacheOf = (root: string): string => join(root, 'node_modules', '.cache', 'headroom')

/** What a program prints; `node` alone can run it, unless it is the sources. */
const said = (program: readonly string[]): string =>
  spawnSync(process.execPath, [...program], { encoding: 'utf8' }).stdout.trim()

it('the worker is one file of JavaScript, which is kept and follows every change of its sources', async () => {
  const root = project()
  const [kept = '', ...more] = await workerProgram(root)
  expect(more).toEqual([])
  expect(dirname(kept)).toBe(cacheOf(root))
  expect(said([kept])).toBe('one')
  writeFileSync(kept, readFileSync(kept, 'utf8').replace('"one"', '"kept"'))
  expect(said(await workerProgram(root))).toBe('kept')
  writeFileSync(join(root, 'lib/domain/word.ts'), 'export const WORD: string = "two"')
  expect(said(await workerProgram(root))).toBe('two')
  expect(readdirSync(cacheOf(root))).toEqual(['import-worker.mjs'])
})

it('a file that was cut short is made again', async () => {
  const root = project()
  const [kept = ''] = await workerProgram(root)
  writeFileSync(kept, readFileSync(kept, 'utf8').slice(0, -20))
  expect(said(await workerProgram(root))).toBe('one')
  expect(readFileSync(kept, 'utf8')).toMatch(/\n\/\/ [0-9a-f]{64}\n$/)
})

it('the worker runs from its sources where nothing can be kept, or where they do not compile', async () => {
  const sources = (root: string) => ['--import', 'tsx', join(root, 'lib/engine/worker/import-worker.ts')]
  const closed = project()
  cpSync(join(closed, 'package.json'), join(closed, 'node_modules'))
  expect(await workerProgram(closed)).toEqual(sources(closed))

  const broken = project()
  const before = await workerProgram(broken)
  writeFileSync(join(broken, 'lib/domain/word.ts'), 'export const WORD: string = ')
  expect(await workerProgram(broken)).toEqual(sources(broken))
  expect(before).not.toEqual(sources(broken))
  expect(readdirSync(cacheOf(broken))).toEqual(['import-worker.mjs'])
})
