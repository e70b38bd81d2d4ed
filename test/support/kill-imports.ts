import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { copyTemplateCatalogue } from './template-catalogue.ts'

/** What a restarted process sees. */
export interface Visible {
  readonly rows: { readonly read: number }
  readonly total: unknown
  readonly cost: unknown
  readonly states: readonly string[]
  readonly folders: number
}

const start = (dataDir: string, files: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', join('test', 'support', 'import-child.ts'), ...files], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })

/** Runs a process to its end: what it sees before and after its import, and how long that took in milliseconds. */
async function see(dataDir: string, files: readonly string[]) {
  const child = start(dataDir, files)
  const seen: Visible[] = []
  const times: number[] = []
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    seen.push(JSON.parse(line))
    times.push(performance.now())
  }
  const [before, after] = seen
  if (!before || !after) throw new Error('The process ended early.')
  return { before, after, milliseconds: (times[1] ?? 0) - (times[0] ?? 0) }
}

/** Starts an import and kills it without warning, `after` milliseconds into it. */
async function killDuring(dataDir: string, file: string, after: number): Promise<void> {
  const child = start(dataDir, [file])
  const exited = once(child, 'exit')
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) if (line) break
  await sleep(after)
  child.kill('SIGKILL')
  await exited
}

/**
 * Kills imports of a file at several moments, each in a data directory of its own. For each: what a restart sees,
 * and what importing the file again then gives.
 *
 * @param moments shares, 0 to 1, of the time that an undisturbed import takes
 */
export async function killImports(file: string, moments: readonly number[]) {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-kill-'))
  try {
    const at = (name: string) => copyTemplateCatalogue(join(folder, name)).then(() => join(folder, name))
    const undisturbed = await see(await at('undisturbed'), [file])
    const { before: nothing, after: everything } = undisturbed
    const outcomes = []
    for (const [index, moment] of moments.entries()) {
      const dataDir = await at(`killed-${index}`)
      await killDuring(dataDir, file, moment * undisturbed.milliseconds)
      const { before: restarted, after: again } = await see(dataDir, [file])
      outcomes.push({ moment, restarted, again })
    }
    return { nothing, everything, outcomes }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
