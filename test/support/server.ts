import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildOnce } from './build-once.ts'
import { newDataDir } from './new-data-dir.ts'
import { plainProgram } from './plain-program.ts'
import { QUICK_WASM } from './quick-wasm.ts'

export const PROJECT_ROOT = join(import.meta.dirname, '..', '..')

const START_MILLISECONDS = 180_000
const STOP_MILLISECONDS = 60_000

export interface TestServer {
  readonly url: string
  readonly dataDir: string
  /** Everything it has written on stdout and stderr. */
  output(): string
  /** Ends it as a person would, with SIGTERM, and answers its exit code. The data directory stays. */
  stop(): Promise<number | null>
  /** Ends it without warning. The data directory stays. */
  kill(): Promise<number | null>
  /** Ends it with its whole process group, and removes the data directory. */
  remove(): Promise<void>
}

const signalGroup = (child: ChildProcess, signal: NodeJS.Signals) => {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** How people start it. */
export const AS_PEOPLE_DO: readonly string[] = ['--import', 'tsx', 'server.ts']

/** Starts a server in a process of its own, with what it writes. */
export function spawnServer(
  environment: Readonly<Record<string, string>>,
  program: readonly string[] = AS_PEOPLE_DO,
) {
  // A benchmark measures what people run.
  const flags = process.env.VITEST === undefined ? [] : [QUICK_WASM]
  const child = spawn(process.execPath, [...flags, ...program], {
    cwd: PROJECT_ROOT,
    detached: true,
    env: { ...process.env, HOST: '', PORT: '0', DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const written: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => written.push(String(chunk)))
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  return { child, exited, output: () => written.join('') }
}

interface Start {
  /** Empty where none is given. */
  readonly dataDir?: string
  readonly environment?: Readonly<Record<string, string>>
  /** What Node runs: the server in plain JavaScript, which starts faster than its sources, where none is given. */
  readonly program?: readonly string[]
}

/** Starts the application, built if that is due, on a free port. */
export async function startServer(given: Start = {}): Promise<TestServer> {
  await buildOnce(PROJECT_ROOT)
  const dataDir = given.dataDir ?? (await newDataDir())
  const program = given.program ?? [await plainProgram('server.ts')]
  const { child, exited, output } = spawnServer({ ...given.environment, DATA_DIR: dataDir }, program)
  const ready = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`It did not start in time:\n${output()}`)),
      START_MILLISECONDS,
    )
    child.stdout.on('data', () => {
      const url = /Headroom is ready: (\S+)/.exec(output())?.[1]
      if (url === undefined) return
      clearTimeout(timer)
      resolve(url)
    })
    void exited.then((code) => reject(new Error(`It ended with ${code}:\n${output()}`)))
  })
  const stop = async () => {
    signalGroup(child, 'SIGTERM')
    const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), STOP_MILLISECONDS)
    const code = await exited
    clearTimeout(timer)
    return code
  }
  const kill = () => {
    signalGroup(child, 'SIGKILL')
    return exited
  }
  const remove = async () => {
    await stop()
    signalGroup(child, 'SIGKILL')
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    return { url: await ready, dataDir, output, stop, kill, remove }
  } catch (error) {
    if (given.dataDir === undefined) await remove()
    else await kill()
    throw error
  }
}
