import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { plainProgram } from './plain-program.ts'
import { QUICK_WASM } from './quick-wasm.ts'
import { copyTemplateCatalogue } from './template-catalogue.ts'

/** What a process sees. */
export interface Visible {
  readonly rows: { readonly read: number }
  readonly total: unknown
  readonly cost: unknown
  readonly states: readonly string[]
  /** In the lake. */
  readonly folders: number
  readonly uploads: number
}

/** What is killed: the server without warning, or only its process that reads the files. */
export type Victim = 'server' | 'worker'

/** What is seen after a kill: at once, when what was cut short has ended, and when the file has been imported again. */
export interface Outcome {
  readonly victim: Victim
  readonly moment: number
  readonly restarted: Visible
  readonly resumed: Visible
  readonly again: Visible
}

async function start(dataDir: string, file: string): Promise<ChildProcess> {
  const program = await plainProgram('test/support/import-child.ts')
  return spawn(process.execPath, [QUICK_WASM, program, file], {
    env: { ...process.env, DATA_DIR: dataDir, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
}

const linesOf = (child: ChildProcess) => createInterface({ input: child.stdout as NodeJS.ReadableStream })

/** Runs a process to its end: what it sees, and how long its import took in milliseconds. */
async function see(dataDir: string, file: string) {
  const child = await start(dataDir, file)
  const seen: Visible[] = []
  const times: number[] = []
  for await (const line of linesOf(child)) {
    seen.push(JSON.parse(line))
    times.push(performance.now())
  }
  const [restarted, resumed, again] = seen
  if (!restarted || !resumed || !again) throw new Error('The process ended early.')
  return { restarted, resumed, again, milliseconds: (times[2] ?? 0) - (times[1] ?? 0) }
}

/** The processes that a process started and that still run, from Linux's /proc. */
const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)

function kill(child: ChildProcess, victim: Victim): void {
  const { pid } = child
  if (pid === undefined || child.exitCode !== null) return
  for (const each of victim === 'server' ? [pid] : childrenOf(pid)) process.kill(each, 'SIGKILL')
}

/** Starts an import and kills without warning, `after` milliseconds into it. */
async function killDuring(dataDir: string, file: string, after: number, victim: Victim): Promise<void> {
  const child = await start(dataDir, file)
  const exited = once(child, 'exit')
  const lines = linesOf(child)[Symbol.asyncIterator]()
  for (const _ of ['at once', 'resumed']) await lines.next()
  await sleep(after)
  kill(child, victim)
  await exited
}

/**
 * Kills imports of a file at several moments, each in a data directory of its own.
 *
 * @param moments shares of the time that an undisturbed import takes, from 0 to 1 and beyond
 */
export async function killImports(
  file: string,
  moments: readonly { readonly victim: Victim; readonly moment: number }[],
) {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-kill-'))
  try {
    const at = (name: string) => copyTemplateCatalogue(join(folder, name)).then(() => join(folder, name))
    const { restarted: nothing, again: everything, milliseconds } = await see(await at('undisturbed'), file)
    const outcomes: Outcome[] = []
    for (const [index, { victim, moment }] of moments.entries()) {
      const dataDir = await at(`killed-${index}`)
      await killDuring(dataDir, file, moment * milliseconds, victim)
      const { restarted, resumed, again } = await see(dataDir, file)
      outcomes.push({ victim, moment, restarted, resumed, again })
      rmSync(dataDir, { recursive: true, force: true })
    }
    return { nothing, everything, outcomes }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** What counts, without the history of how it came to. */
const figures = ({ rows, total, cost }: Visible): string => JSON.stringify({ rows, total, cost })

/** What is wrong with an outcome; nothing where all is well. */
export function faultsOf(outcome: Outcome, nothing: Visible, everything: Visible): readonly string[] {
  const { victim, restarted, resumed, again } = outcome
  const [none, all] = [figures(nothing), figures(everything)]
  const faults: string[] = []
  if (![none, all].includes(figures(restarted))) faults.push('a mix was visible after the kill')
  if (restarted.states.includes('running')) faults.push('an import was called running that was not')
  const wasBegun = restarted.states.length > 0
  if (victim === 'server' && wasBegun && figures(resumed) !== all)
    faults.push('the import was not resumed to its end')
  if (figures(again) !== all) faults.push('importing again did not give the same figures')
  if (wasBegun && again.uploads !== 0) faults.push('uploads were left behind')
  if (again.folders !== everything.folders) faults.push('folders were left behind in the lake')
  return faults
}
