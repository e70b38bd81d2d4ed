import { randomUUID } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '#lib/domain/errors/app-error.ts'

/**
 * Makes this process the one owner of the data directory, until `release` or its end. The
 * lock file names the process; the lock of a process that no longer runs is taken over.
 *
 * @throws AppError `data-dir-in-use` where another owner is alive.
 */
export function ownDataDir(dataDir: string): { release(): void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = join(dataDir, 'owner.lock')
  const mine = JSON.stringify({
    pid: process.pid,
    start: startOf(process.pid)?.start ?? '',
    id: randomUUID(),
  })
  while (!claim(lock, mine)) {
    const found = read(lock)
    if (found === undefined) continue
    const owner = parse(found)
    if (owner && isAlive(owner)) throw inUse(dataDir, owner.pid, lock)
    dropStale(lock, found)
  }
  const release = () => {
    process.off('exit', release)
    if (read(lock) === mine) rmSync(lock, { force: true })
  }
  process.on('exit', release)
  return { release }
}

interface Owner {
  readonly pid: number
  /** Which process of that number: boot and start time, or `''` where the system does not tell. */
  readonly start: string
}

/** Creates the lock whole, or not at all: a link cannot replace a file. */
function claim(lock: string, text: string): boolean {
  const draft = `${lock}.${randomUUID()}`
  writeFileSync(draft, text, { mode: 0o600 })
  try {
    linkSync(draft, lock)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Removes the lock that held `stale`. Where another process was faster, its lock goes back. */
function dropStale(lock: string, stale: string): void {
  const aside = `${lock}.${randomUUID()}`
  try {
    renameSync(lock, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (read(aside) === stale) rmSync(aside, { force: true })
  else renameSync(aside, lock)
}

function isAlive({ pid, start }: Owner): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) !== 'ESRCH'
  }
  const now = startOf(pid)
  if (now === undefined) return true
  return !now.ended && (start === '' || start === now.start)
}

/** From Linux's /proc; undefined elsewhere. */
function startOf(pid: number): { readonly start: string; readonly ended: boolean } | undefined {
  const boot = read('/proc/sys/kernel/random/boot_id')
  const stat = read(`/proc/${pid}/stat`)
  if (boot === undefined || stat === undefined) return undefined
  const [state = '', ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { start: `${boot.trim()}/${fields[18]}`, ended: state === 'Z' || state === 'X' }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ESRCH') return undefined
    throw error
  }
}

function parse(text: string): Owner | undefined {
  try {
    const { pid, start } = JSON.parse(text)
    return Number.isInteger(pid) && pid > 0 && typeof start === 'string' ? { pid, start } : undefined
  } catch {
    return undefined
  }
}

const codeOf = (error: unknown): unknown => (error as NodeJS.ErrnoException).code

const inUse = (dataDir: string, pid: number, lock: string): AppError =>
  new AppError(
    'data-dir-in-use',
    `The data directory ${dataDir} is in use by process ${pid}.`,
    `Stop that process, or set DATA_DIR to another directory. If ${pid} is not Headroom, delete ${lock}.`,
  )
